"""`docbrowser` without a command: the interface, where there is a terminal for it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from docbrowser.cli.options import library_of
from docbrowser.cli.output import complain
from docbrowser.errors import UsageError

if TYPE_CHECKING:
    import click

SECONDS_TO_WAIT: Final = 1.5


def open_interface(context: click.Context) -> None:
    """Open the interface; print the list of titles where standard output is no terminal.

    Raises:
        UsageError: there is no keyboard to read from.
    """
    # A dumb terminal can show lines, but no screen.
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") in {"", "dumb"}:
        from docbrowser.cli.listing_command import list_titles

        context.exit(list_titles(context))
    if not sys.stdin.isatty():
        raise UsageError("Standard input is no terminal, so there are no keys to read; try list.")
    # Who sits before a screen wants to know soon that a mark has to wait.
    library = library_of(context, patient=False, patience=SECONDS_TO_WAIT)
    library.counts()  # what cannot be read is said before the screen is taken over
    from docbrowser.tui.app import DocbrowserApp

    app = DocbrowserApp(library)
    try:
        app.run()
    finally:
        unsaved = app.finish()
    if unsaved:
        marks = "the last mark" if len(unsaved) == 1 else f"the last {len(unsaved)} marks"
        titles = ", ".join(dict.fromkeys(job.title for job in unsaved if job.title))
        on = f" on {titles}" if titles else ""
        complain(f"Not saved: {marks}{on}; docbrowser doctor says what is wrong.")
    context.exit(app.return_code or (1 if unsaved else 0))
