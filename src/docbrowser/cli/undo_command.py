"""`docbrowser undo` and `docbrowser redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from docbrowser.cli.options import library_of, places

if TYPE_CHECKING:
    from docbrowser.marking import Outcome

MOST_NAMED: Final = 3

_TIMES = click.option(
    "--times", type=click.IntRange(min=1), default=1, metavar="N", help="How many steps."
)


def _named(outcome: Outcome) -> str:
    if len(outcome.targets) > MOST_NAMED:
        return f"{len(outcome.targets)} marks of {', '.join(outcome.titles)}"
    return ", ".join(map(str, outcome.targets))


@click.command()
@_TIMES
@places
@click.pass_context
def undo(context: click.Context, times: int) -> None:
    """Take back the last actions; what there is, where they are fewer than N."""
    from docbrowser.cli.output import complain

    outcome = library_of(context).undo(times)
    complain(f"Undone: {_named(outcome)} (docbrowser redo does it again).")


@click.command()
@_TIMES
@places
@click.pass_context
def redo(context: click.Context, times: int) -> None:
    """Do again what was undone last."""
    from docbrowser.cli.output import complain

    outcome = library_of(context).redo(times)
    complain(f"Done again: {_named(outcome)} (docbrowser undo takes it back).")
