"""`docbrowser` without a command: the interface, where there is a terminal for it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from docbrowser.cli import crash
from docbrowser.cli.options import library_of, paths_of
from docbrowser.cli.output import complain
from docbrowser.errors import UsageError
from docbrowser.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from docbrowser.tui.scribe import Job
    from docbrowser.wishes import Target

SECONDS_TO_WAIT: Final = 1.5


def is_served() -> bool:
    """Return whether `docbrowser serve` has started this, and shows what it draws."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def is_screen() -> bool:
    """Return whether standard output can show a screen; a dumb terminal shows lines alone."""
    if is_served():
        return True
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in {"", "dumb"}


def is_plain(context: click.Context) -> bool:
    """Return whether the command line or the settings ask for a conversation in lines.

    The settings do so for terminals alone: what is read by a program stays what it is.
    """
    if context.find_root().params.get("plain"):
        return True
    if not (sys.stdout.isatty() and sys.stdin and sys.stdin.isatty()):
        return False
    from docbrowser.store.settings import load_settings

    return load_settings(paths_of(context).settings, lambda _sentence: None).plain


def open_plain(context: click.Context, begin: Sequence[str]) -> int:
    """Talk in lines, with `begin` as the first ones, and return the exit code."""
    from docbrowser.plain.conversation import talk
    from docbrowser.tui.choices import Choices

    return talk(library_of(context, tolerant=True), Choices(), begin)


def open_interface(
    context: click.Context, *, query: str = "", target: Target | None = None
) -> None:
    """Open the interface; print the list of titles where standard output is no terminal.

    It opens with a query typed, or at a title, where one is given.

    Raises:
        UsageError: there is no keyboard to read from.
    """
    if not is_screen():
        from docbrowser.cli.listing_command import list_titles

        context.exit(list_titles(context, query))
    if not is_served() and (sys.stdin is None or not sys.stdin.isatty()):
        raise UsageError(
            _("Standard input is no terminal, so there are no keys to read; try list.")
        )
    # Who sits before a screen wants to know soon that a mark has to wait.
    library = library_of(context, patient=False, patience=SECONDS_TO_WAIT, tolerant=True)
    library.counts()  # what cannot be read is said before the screen is taken over
    from docbrowser.tui.app import DocbrowserApp

    app = DocbrowserApp(library, query=query, target=target)
    try:
        app.run()
    finally:
        unsaved = app.finish()
    if app.failure is not None:
        crash.tell(app.failure)
    if unsaved:
        complain(_not_saved(unsaved))
    context.exit(app.return_code or (1 if unsaved or app.failure else 0))


def _not_saved(jobs: Sequence[Job]) -> str:
    titles = ", ".join(dict.fromkeys(job.title for job in jobs if job.title))
    if titles:
        said = ngettext(
            "Not saved: the last mark on {titles}; docbrowser doctor says what is wrong.",
            "Not saved: the last {n} marks on {titles}; docbrowser doctor says what is wrong.",
            len(jobs),
        )
    else:
        said = ngettext(
            "Not saved: the last mark; docbrowser doctor says what is wrong.",
            "Not saved: the last {n} marks; docbrowser doctor says what is wrong.",
            len(jobs),
        )
    return said.format(n=len(jobs), titles=titles)
