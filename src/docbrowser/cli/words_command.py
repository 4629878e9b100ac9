"""`docbrowser rate`, `unrate`, `note`, `unnote`, `tag`, `untag`: the user's own words."""

from __future__ import annotations

import click

from docbrowser.cli.options import completes, library_of, places
from docbrowser.cli.outcomes import tell
from docbrowser.i18n import _

_TARGET = click.argument("target", metavar="ID[#sNeM]", shell_complete=completes("targets"))
_TAGS = click.argument(
    "tags", metavar="TAG...", nargs=-1, required=True, shell_complete=completes("tags")
)


@click.command()
@_TARGET
@click.argument("rating", metavar="N", type=int)
@places
@click.pass_context
def rate(context: click.Context, target: str, rating: int) -> None:
    """Rate a title or an episode from 1 to 10."""
    from docbrowser.wishes import Target

    tell(library_of(context).marks.rate(Target.parse(target), rating))


@click.command()
@_TARGET
@places
@click.pass_context
def unrate(context: click.Context, target: str) -> None:
    """Take your rating off a title or an episode."""
    from docbrowser.wishes import Target

    tell(library_of(context).marks.rate(Target.parse(target), None))


@click.command()
@_TARGET
@click.argument("text", nargs=-1, required=True)
@places
@click.pass_context
def note(context: click.Context, target: str, text: tuple[str, ...]) -> None:
    """Note something, or a moment: `12:40 claim: …`, of kinds claim, quote, question, to-check."""
    from docbrowser.errors import UsageError
    from docbrowser.wishes import Target

    said = " ".join(text)
    if not said.strip():
        raise UsageError(_("There is nothing to note; unnote takes a note off."))
    tell(library_of(context).marks.note(Target.parse(target), said))


@click.command()
@_TARGET
@places
@click.pass_context
def unnote(context: click.Context, target: str) -> None:
    """Take your notes off a title or an episode."""
    from docbrowser.wishes import Target

    tell(library_of(context).marks.rewrite_note(Target.parse(target), ""))


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@_TAGS
@places
@click.pass_context
def tag(context: click.Context, title_id: str, tags: tuple[str, ...]) -> None:
    """Put tags of your own on a title; `tag:` finds them again."""
    tell(library_of(context).marks.tag(_whole(title_id), tags))


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@_TAGS
@places
@click.pass_context
def untag(context: click.Context, title_id: str, tags: tuple[str, ...]) -> None:
    """Take tags off a title."""
    tell(library_of(context).marks.tag(_whole(title_id), (), without=tags))


def _whole(text: str) -> str:
    from docbrowser.errors import UsageError
    from docbrowser.wishes import Target

    target = Target.parse(text)
    if target.part:
        raise UsageError(
            _("What bears a tag is a title: {title}, not {part} of it.").format(
                title=target.title, part=target.part
            )
        )
    return target.title
