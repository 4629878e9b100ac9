"""What an import says around its list: what is shown, and which keys help. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import N_, _
from docbrowser.render import import_sums
from docbrowser.render.import_report import ReportLine, can_accept, report_lines, sentence
from docbrowser.tui import keys
from docbrowser.tui.helped_screen import HELP
from docbrowser.tui.keys import named
from docbrowser.tui.screen_keys import ACCEPT, PICKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.importers.report import Report
    from docbrowser.tui.import_job import Gone, Job

FORMATS: Final = N_("videos, pages, media libraries, data sets, viewing histories")


def picking() -> Sequence[tuple[str, str]]:
    """Return the keys that help where a file is picked from a list."""
    return [*keys.hints(PICKER), (_back(), _("close")), *keys.hints((HELP,))]


def typing() -> Sequence[tuple[str, str]]:
    """Return the keys that help where a path is typed."""
    return [
        (named("enter"), _("choose")),
        (named("tab"), _("complete")),
        ("↓", _("to the list")),
        (_back(), _("close")),
    ]


def working() -> Sequence[tuple[str, str]]:
    """Return the keys that help while something is read."""
    return [(_back(), _("stop"))]


def reported(job: Job, report: Report, title: str | None) -> Sequence[tuple[str, str]]:
    """Return the keys that help in a report, where `title` is under the cursor."""
    if not job.dry_run:
        first = [(named("enter"), _("open"))] if title else []
    else:
        first = [(named("enter"), _("import"))] if is_new(report) else []
        if may_accept(job, report):
            likely = _("likely ones not") if job.accept else _("likely ones too")
            first.append((ACCEPT.first, likely))
    back = _("back") if job.dry_run else _("close")
    return [*first, (_back(), back), keys.moving(), *keys.hints((HELP,))]


def lines(job: Job | None, report: Report | None, languages: Sequence[str]) -> Sequence[ReportLine]:
    """Return the report of a job, as lines; none where there is no report yet."""
    if job is None or report is None:
        return ()
    return report_lines(
        report, languages=languages, root=job.path, dry_run=job.dry_run, notes=job.notes
    )


def first_reason(job: Job | None, report: Report | None, languages: Sequence[str]) -> str:
    """Return why the first of what was rejected was, as its line tells it; else nothing."""
    if job is None or report is None or not report.rejected:
        return ""
    return sentence(report.rejected[0], job.path, import_sums.caller(report, languages))


def is_new(report: Report) -> bool:
    """Return whether there is anything to import."""
    return bool(report.added or report.updated)


def may_accept(job: Job, report: Report) -> bool:
    """Return whether one may agree to likely matches, or no longer agree."""
    return job.dry_run and (job.accept or can_accept(report))


def sums(job: Job) -> str:
    """Return what the report of a job is about."""
    what = _("nothing written yet") if job.dry_run else _("imported")
    agreed = [_("likely matches accepted")] if job.accept else []
    return " · ".join([what, *agreed, job.name])


def how_far(gone: Gone) -> str:
    """Return how much has been read."""
    return import_sums.how_far(gone.files, gone.read, gone.path)


def _back() -> str:
    return keys.BY_ID["back"].first
