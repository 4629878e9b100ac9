"""Importing: files in, a report out; what is taken in is on disk when that is told."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser import clock
from docbrowser.errors import DocbrowserError, MissingFileError, UnknownTitleError, UsageError
from docbrowser.finding import Question
from docbrowser.importers.formats import Format, format_named, format_of, formats
from docbrowser.importers.items import (
    NO_WISHES,
    Deed,
    Part,
    Passage,
    RefusedError,
    Rejected,
    Wishes,
)
from docbrowser.importers.report import Likely, Report, Tally
from docbrowser.intake.deeds import DeedFinder, Found, News, news_of, rejected
from docbrowser.intake.records import RecordIntake, slug
from docbrowser.intake.texts import THRESHOLD, likeliest
from docbrowser.marking import Made
from docbrowser.model import Document, Record
from docbrowser.store.catalog_writing import write_changes
from docbrowser.text import fold, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docbrowser.actions import Action
    from docbrowser.diary import Diary
    from docbrowser.importers.items import Item
    from docbrowser.library import Library
    from docbrowser.store.catalog_writing import Change

VIDEOS: Final = frozenset(
    {".mkv", ".mp4", ".avi", ".m4v", ".webm", ".ts", ".mov", ".wmv", ".mpg", ".mpeg", ".iso"}
)
_NEAR: Final = 3
_MOST_LOOKUPS: Final = 200
"""For how many rows without a match near names are looked for."""


@dataclass(frozen=True)
class Plan:
    """What the user wants of an import."""

    format: str | None = None
    into: str | None = None
    accept: bool = False
    threshold: float = THRESHOLD
    dry_run: bool = False
    wishes: Wishes = NO_WISHES
    progress: Callable[[int, int, Path], None] = lambda _files, _read, _path: None
    """Is told how many files and works have been read, and the file that is next."""
    is_stopped: Callable[[], bool] = lambda: False


@dataclass
class _Waiting:
    """What can be settled once all records are in, and the format of each file that it is of."""

    formats: dict[Path, str] = field(default_factory=dict)
    deeds: list[tuple[Deed, Path]] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    texts: list[tuple[Passage, Path]] = field(default_factory=list)


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
        raise UsageError(f"There is no format {plan.format}; choose from {names}.")
    if plan.into is not None and not library.holdings.has(plan.into):
        raise UnknownTitleError(f"There is no title {plan.into!r}; docbrowser list shows them.")
    report, waiting = Report(), _Waiting()
    with (
        contextlib.closing(RecordIntake(library.holdings, report, plan.into)) as intake,
        library.holdings.steady(),
    ):
        _read_all(paths, plan, intake, waiting, report)
        for passage, path in waiting.texts:
            _take_text(library, passage, path, plan, intake, report)
        _write(library, intake, plan, report)
    if waiting.actions:
        _take_actions(library, waiting.actions, plan, report)
    if waiting.deeds:
        before = len(report.rejected)
        _take_deeds(library, waiting.deeds, plan, report)
        for one in report.rejected[before:]:
            if one.path in waiting.formats:
                report.formats[waiting.formats[one.path]].rejected += 1
    return report


def import_records(library: Library, records: Iterable[Record]) -> Report:
    """Take in records that were fetched.

    Raises:
        StoreError: the catalogue cannot be written.
    """
    report = Report()
    with contextlib.closing(RecordIntake(library.holdings, report)) as intake:
        for record in records:
            report.read += 1
            intake.take(record)
        _write(library, intake, Plan(), report)
    return report


# Reading


def _read_all(
    paths: Sequence[Path], plan: Plan, intake: RecordIntake, waiting: _Waiting, report: Report
) -> None:
    done: set[Path] = set()
    there = list(_files(paths))
    for path in there:
        if path in done:
            continue
        if plan.is_stopped():
            raise InterruptedError
        plan.progress(report.files, report.read, path)
        report.files += 1
        try:
            kind = format_named(plan.format) if plan.format else format_of(path)
        except RefusedError as error:
            kind = None
            report.rejected.append(Rejected(reason=error.reason, line=error.line, path=path))
        tally = report.formats.setdefault(kind.name if kind else "unknown", Tally())
        tally.files += 1
        before = report.read, len(report.rejected) - (kind is None)
        if kind is not None:
            waiting.formats[path] = kind.name
            together = _together(path, there, kind, plan) if kind.joins else (path,)
            done.update(together)
            report.files += len(together) - 1
            tally.files += len(together) - 1
            _read(kind, path, together, plan, intake, waiting, report)
        tally.read += report.read - before[0]
        tally.rejected += len(report.rejected) - before[1]


def _together(path: Path, there: Iterable[Path], kind: Format, plan: Plan) -> tuple[Path, ...]:
    """Return the files of a format in one folder."""
    found = [path]
    for other in there:
        if other == path or other.parent != path.parent:
            continue
        with contextlib.suppress(RefusedError):
            if plan.format or format_of(other).name == kind.name:
                found.append(other)
    return tuple(found)


def _read(  # noqa: PLR0913 - what is read, and where it goes
    kind: Format,
    path: Path,
    together: tuple[Path, ...],
    plan: Plan,
    intake: RecordIntake,
    waiting: _Waiting,
    report: Report,
) -> None:
    from msgspec.structs import replace

    try:
        for item in kind.read(path, replace(plan.wishes, together=together)):
            if isinstance(item, Rejected):
                report.rejected.append(item if item.path else replace(item, path=path))
                continue
            report.read += 1
            _take(item, path, intake, waiting)
            if report.read % 1_000 == 0:
                plan.progress(report.files, report.read, path)
                if plan.is_stopped():
                    raise InterruptedError
    except RefusedError as error:
        report.rejected.append(Rejected(reason=error.reason, line=error.line, path=path))
    except (DocbrowserError, InterruptedError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 - an importer of whatever package: the rest goes on
        reason = f"{kind.name} could not read it ({type(error).__name__}: {error})"
        report.rejected.append(Rejected(reason=reason, path=path))


def _take(item: Item, path: Path, intake: RecordIntake, waiting: _Waiting) -> None:
    match item:
        case Record():
            intake.take(item)
        case Part():
            intake.take(item.record, is_part=True)
        case Document():
            for record in item.records:
                intake.put(item.id, record)
        case Deed():
            waiting.deeds.append((item, path))
        case Passage():
            waiting.texts.append((item, path))
        case Rejected():
            pass
        case _:
            waiting.actions.append(item)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Return the files that are named, and those in folders that are named.

    Raises:
        MissingFileError: one is not there.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise MissingFileError(f"{path} does not exist; check the path.")
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and not _is_told_of(Path(folder), name, names):
                    yield Path(folder, name)


def _is_told_of(folder: Path, name: str, names: Sequence[str]) -> bool:
    """Whether a file is a video that an NFO beside it tells of."""
    path = Path(name)
    if path.suffix.lower() not in VIDEOS:
        return False
    return f"{path.stem}.nfo" in names or "movie.nfo" in names or (folder / "tvshow.nfo").exists()


# Taking in


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
    near = f"; it may be about {title_id} ({found.score:.2f}: {found.reason})" if title_id else ""
    report.rejected.append(
        Rejected(
            reason=f"nobody says which title the text is about{near}",
            line=passage.line,
            path=path,
            candidates=(title_id,) if title_id else (),
        )
    )


def _write(library: Library, intake: RecordIntake, plan: Plan, report: Report) -> None:
    def changes() -> Iterator[Change]:
        for one in intake.settle():
            report.titles[one.title_id] = None
            if one.change is None:
                report.unchanged += 1
                continue
            report.added += one.is_new
            report.updated += not one.is_new
            yield one.change

    if plan.dry_run:
        for _ in changes():
            pass
    else:
        write_changes(library.paths.catalog, changes(), library.warn)


def _take_actions(library: Library, actions: Sequence[Action], plan: Plan, report: Report) -> None:
    """Record the actions of another home that are not known here."""
    new = library.marks.missing(actions)
    report.added += len(new)
    report.unchanged += len(actions) - len(new)
    if new and not plan.dry_run:
        library.marks.take_in(new)


def _take_deeds(
    library: Library, deeds: Sequence[tuple[Deed, Path]], plan: Plan, report: Report
) -> None:
    """Find out what each deed is about, and record those that are new, as one step."""
    finder = DeedFinder(library.holdings, library.title, _near(library), accept=plan.accept)
    about: dict[str, list[tuple[Deed, str | None]]] = {}
    told: set[tuple[Path, int | None]] = set()
    for deed, path in deeds:
        found = finder.find(deed.work)
        if isinstance(found, Found):
            about.setdefault(found.title.id, []).append((deed, found.part))
        elif (
            deed.line is None or (path, deed.line) not in told
        ):  # once of a row that says two things
            told.add((path, deed.line))
            candidates = finder.candidates(deed.work)
            report.rejected.append(rejected(deed, path, found, candidates))
    if not about:
        return
    today, news = clock.today(), list[News]()

    def decide(_diary: Diary) -> Made:
        titles = [finder.title(title_id) for title_id in about]
        news[:] = [
            news_of(about[title.id], title, library.marks.entry(title), today) for title in titles
        ]
        return Made([draft for one in news for draft in one.drafts])

    if plan.dry_run:
        decide(library.marks.diary)
    else:
        library.marks.record(decide)
    report.added += sum(one.added for one in news)
    report.updated += sum(one.updated for one in news)
    report.unchanged += sum(one.unchanged for one in news)
    report.titles.update(dict.fromkeys(about))


def _near(library: Library) -> Callable[[str], Sequence[str]]:
    """Return what finds the ids of titles with a name like one; not for ever so many names."""
    left = iter(range(_MOST_LOOKUPS))

    def near(name: str) -> Sequence[str]:
        words = " ".join(split(fold(name)))
        if not words or next(left, None) is None:
            return ()
        with contextlib.suppress(DocbrowserError):
            found = library.find(Question(f"name:({words})", limit=_NEAR))
            return [row.summary.id for row in found[:_NEAR]]
        return ()

    return near
