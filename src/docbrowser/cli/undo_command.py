"""`docbrowser undo` and `docbrowser redo`."""

from __future__ import annotations

import click

from docbrowser.cli.options import library_of, places
from docbrowser.cli.values import WholeNumber
from docbrowser.i18n import N_, ngettext

_TIMES = click.option(
    "--times", type=WholeNumber(min=1), default=1, metavar="N", help=N_("How many steps.")
)


@click.command()
@_TIMES
@places
@click.pass_context
def undo(context: click.Context, times: int) -> None:
    """Take back the last actions; what there is, where they are fewer than N."""
    what, steps = _travel(context, -times)
    # TR: {what} is what had been done: "mars-2007, rated 8"
    told = ngettext(
        "Undone: {what} (docbrowser redo does it again).",
        "Undone: {what} (docbrowser redo --times {n} does it again).",
        steps,
    )
    _say(told.format(what=what, n=steps))


@click.command()
@_TIMES
@places
@click.pass_context
def redo(context: click.Context, times: int) -> None:
    """Redo what was undone last."""
    what, steps = _travel(context, times)
    # TR: {what} is what had been done: "mars-2007, rated 8"
    told = ngettext(
        "Done again: {what} (docbrowser undo takes it back).",
        "Done again: {what} (docbrowser undo --times {n} takes it back).",
        steps,
    )
    _say(told.format(what=what, n=steps))


def _travel(context: click.Context, by: int) -> tuple[str, int]:
    """Go so many steps back, or on; return what they had done, and how many they were."""
    from docbrowser.cli.outcomes import travelled

    library = library_of(context)
    if by < 0:
        library.marks.undo(-by)
    else:
        library.marks.redo(by)
    return travelled(library)


def _say(sentence: str) -> None:
    from docbrowser.cli.output import complain

    complain(sentence)
