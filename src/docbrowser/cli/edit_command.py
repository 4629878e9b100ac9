"""`docbrowser edit`, `merge` and `split`: the catalogue mended by hand, undoable."""

from __future__ import annotations

import click

from docbrowser.cli.options import completes, library_of, places


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@click.argument("field", metavar="FIELD", shell_complete=completes("fields"))
@click.argument("value", metavar="[VALUE]", default="")
@places
@click.pass_context
def edit(context: click.Context, title_id: str, field: str, value: str) -> None:
    """Correct a field of a title; your word counts more than any source's.

    Without a VALUE the correction is taken away.
    """
    from docbrowser import editing
    from docbrowser.cli.outcomes import tell

    tell(editing.edit(library_of(context), title_id, field, value))


@click.command()
@click.argument("one", metavar="ID", shell_complete=completes("titles"))
@click.argument("other", metavar="ID", shell_complete=completes("titles"))
@places
@click.pass_context
def merge(context: click.Context, one: str, other: str) -> None:
    """Make one title of two; what is known of the first goes to the second, and so do its marks."""
    from docbrowser import editing
    from docbrowser.cli.outcomes import tell_parted

    tell_parted(editing.merge_titles(library_of(context), one, other), joined=True)


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@places
@click.pass_context
def split(context: click.Context, title_id: str, sources: tuple[str, ...]) -> None:
    """Make a title of its own of what these sources say of one."""
    from docbrowser import editing
    from docbrowser.cli.outcomes import tell_parted

    tell_parted(editing.split_title(library_of(context), title_id, sources), joined=False)
