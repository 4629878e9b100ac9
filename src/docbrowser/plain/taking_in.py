"""Importing files and folders: what it would bring is said first, and asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser.errors import UsageError
from docbrowser.i18n import _, counted
from docbrowser.importing import Plan, import_paths
from docbrowser.render.import_report import sentence
from docbrowser.render.import_sums import in_a_line

if TYPE_CHECKING:
    from docbrowser.importers.report import Report
    from docbrowser.plain.desk import Desk

MOST: Final = 20
"""Files and rows that are named where they were rejected."""


def import_(desk: Desk, words: str) -> None:
    """Say what a file or folder would bring, and import it where that is agreed to."""
    named = words.strip().strip("\"'")
    if not named:
        raise UsageError(_("Say what to import: import ~/Films."))
    try:
        path = Path(named).expanduser().absolute()
    except RuntimeError:  # "~" without a home
        raise UsageError(_("The home folder is not known; write the whole path.")) from None
    report = import_paths(desk.library, [path], Plan(dry_run=True))
    _tell(desk, report, dry_run=True)
    if not report.added and not report.updated:
        desk.say(_("Nothing is there to be imported."))
        return

    def answered(yes: bool) -> None:  # noqa: FBT001 - an answer
        if yes:
            _tell(desk, import_paths(desk.library, [path], Plan()), dry_run=False)
        else:
            desk.say(_("Nothing was imported."))

    desk.ask(_("Import it? Answer yes or no."), answered)


def _tell(desk: Desk, report: Report, *, dry_run: bool) -> None:
    desk.say(counted("{n} file looked at.", "{n} files looked at.", report.files))
    # Without a dot between: it is read aloud.
    desk.say(f"{in_a_line(report, dry_run=dry_run, between='; ')}.")
    for one in report.rejected[:MOST]:
        desk.say(sentence(one))
    more = len(report.rejected) - MOST
    if more > 0:
        desk.say(counted("{n} more was rejected.", "{n} more were rejected.", more))
