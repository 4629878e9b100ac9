"""`docbrowser undo` and `docbrowser redo`."""

from __future__ import annotations

import click

from docbrowser.cli.options import library_of, places

_TIMES = click.option(
    "--times", type=click.IntRange(min=1), default=1, metavar="N", help="How many steps."
)


@click.command()
@_TIMES
@places
@click.pass_context
def undo(context: click.Context, times: int) -> None:
    """Take back the last actions; what there is, where they are fewer than N."""
    from docbrowser.cli.outcomes import named
    from docbrowser.cli.output import complain

    outcome = library_of(context).marks.undo(times)
    complain(f"Undone: {named(outcome)} (docbrowser redo does it again).")


@click.command()
@_TIMES
@places
@click.pass_context
def redo(context: click.Context, times: int) -> None:
    """Do again what was undone last."""
    from docbrowser.cli.outcomes import named
    from docbrowser.cli.output import complain

    outcome = library_of(context).marks.redo(times)
    complain(f"Done again: {named(outcome)} (docbrowser undo takes it back).")
