"""Importing: files in, a report out; what is taken in is on disk when that is told."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from docbrowser.errors import UnknownTitleError, UsageError
from docbrowser.i18n import _
from docbrowser.importers.formats import format_named, formats
from docbrowser.importers.items import Rejected
from docbrowser.importers.report import Likely, Report
from docbrowser.intake.arrivals import slug
from docbrowser.intake.histories import take_actions, take_deeds
from docbrowser.intake.plan import Plan
from docbrowser.intake.reader import Reader
from docbrowser.intake.records import RecordIntake
from docbrowser.intake.telling import tell_of, tell_of_new
from docbrowser.intake.texts import likeliest
from docbrowser.model import Record
from docbrowser.store.catalog_writing import write_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Passage
    from docbrowser.library import Library
    from docbrowser.store.catalog_writing import Change

__all__ = ["Plan", "import_paths", "import_records"]


def import_paths(library: Library, paths: Sequence[Path], plan: Plan) -> Report:
    """Read files and folders of files, and take in what they hold.

    What does not fit is named in the report. With `dry_run` nothing is written. A stopped import
    has written nothing.

    Raises:
        UsageError: there is no such format.
        UnknownTitleError: what `into` names is not there.
        StoreError: a path is not there, or a catalogue or the watchlist cannot be written.
        InterruptedError: it was stopped.
    """
    if plan.format is not None and format_named(plan.format) is None:
        names = ", ".join(one.name for one in formats())
        raise UsageError(
            _("There is no format {format}; choose from {names}.").format(
                format=plan.format, names=names
            )
        )
    _know_all(library)
    if plan.into is not None and not library.holdings.has(plan.into):
        raise UnknownTitleError(
            _("There is no title “{title_id}”; docbrowser list shows them.").format(
                title_id=plan.into
            )
        )
    report = Report()
    with (
        contextlib.closing(RecordIntake(library.holdings, report, plan.into)) as intake,
        library.holdings.steady(),
    ):
        reader = Reader(plan, intake, report)
        reader.read(paths)
        for passage, path in reader.texts:
            _take_text(library, passage, path, plan, intake, report)
        _write(library, intake, plan, report)
        tell_of(report, library.holdings, (one.title_id for one in report.texts if one.title_id))
        tell_of(report, library.holdings, (title for one in report.doubles for title in one.of))
    # Only now, so that a history may be about what came in with it.
    take_actions(library, reader.actions, plan, report)
    take_deeds(library, reader.deeds, plan, report, reader.bringing)
    reader.count_rejected()
    return report


def import_records(library: Library, records: Iterable[Record]) -> Report:
    """Take in records that were fetched.

    Raises:
        StoreError: the catalogue cannot be written.
    """
    _know_all(library)
    report = Report()
    with contextlib.closing(RecordIntake(library.holdings, report)) as intake:
        for record in records:
            report.read += 1
            intake.take(record)
        _write(library, intake, Plan(), report)
    return report


def _know_all(library: Library) -> None:
    """Have a library that answers with what it knows look into all of its catalogues first."""
    library.counts()
    if library.is_behind:
        library.catch_up()


def _take_text(
    library: Library,
    passage: Passage,
    path: Path,
    plan: Plan,
    intake: RecordIntake,
    report: Report,
) -> None:
    """Put a text to the title that it most likely is about, if the user agrees."""
    found = likeliest(library, passage.text, passage.lang)
    title_id = plan.into or found.title_id
    accepted = plan.into is not None or (
        plan.accept and title_id is not None and found.score >= plan.threshold
    )
    report.texts.append(
        Likely(passage.text, passage.lang, title_id, found.score, found.reason, accepted)
    )
    if accepted and title_id is not None:
        source = f"text-{slug(path.stem, '')}"
        intake.put(title_id, Record(source=source, synopses={passage.lang: passage.text}))
        return
    reason = _("nobody says which title the text is about")
    if title_id:
        # TR: {score} tells from 0 to 1 how likely it is, {why} why: "it has rover, crater"
        reason = _(
            "nobody says which title the text is about; it may be about {title_id} ({score}: {why})"
        ).format(title_id=title_id, score=f"{found.score:.2f}", why=found.reason)
    report.rejected.append(
        Rejected(
            reason=reason,
            line=passage.line,
            path=path,
            candidates=(title_id,) if title_id else (),
        )
    )


def _write(library: Library, intake: RecordIntake, plan: Plan, report: Report) -> None:
    def changes() -> Iterator[Change]:
        for one in intake.settle():
            report.titles[one.title_id] = None
            if one.is_new:
                report.new.add(one.title_id)
            else:
                tell_of(report, library.holdings, [one.title_id])
            if one.change is None:
                report.unchanged += 1
                continue
            report.added += one.is_new
            report.updated += not one.is_new
            if one.change.raw is not None:
                tell_of_new(report, one.change.raw)
            yield one.change

    if plan.dry_run:
        for _ in changes():
            pass
    else:
        write_changes(library.paths.catalog, changes(), library.warn)
