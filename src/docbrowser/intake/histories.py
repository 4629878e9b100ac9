"""Viewing histories that come in: what is new in them becomes one step of the watchlist."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from docbrowser import clock
from docbrowser.errors import DocbrowserError
from docbrowser.finding import Question, by_name
from docbrowser.intake.deeds import DeedFinder, Found, News, news_of, rejected
from docbrowser.intake.telling import tell_of, tell_of_title
from docbrowser.wishes import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from docbrowser.actions import Action
    from docbrowser.diary import Diary
    from docbrowser.importers.items import Deed
    from docbrowser.importers.report import Report
    from docbrowser.intake.plan import Plan
    from docbrowser.library import Library

_NEAR: Final = 3
_MOST_LOOKUPS: Final = 200
"""For how many rows without a match near names are looked for."""


def take_actions(library: Library, actions: Sequence[Action], plan: Plan, report: Report) -> None:
    """Record the actions of another home that are not known here.

    Raises:
        StoreError: they could not be saved; nothing was.
    """
    new = library.marks.missing(actions)
    report.added += len(new)
    report.marks_added += len(new)
    report.unchanged += len(actions) - len(new)
    if new and not plan.dry_run:
        library.marks.take_in(new)


def take_deeds(
    library: Library,
    deeds: Sequence[tuple[Deed, Path]],
    plan: Plan,
    report: Report,
    coming: Collection[Path] = (),
) -> None:
    """Find out what each deed is about, and record those that are new, as one step.

    `coming` are the files that held titles, too: in a dry run these are not there to be found.

    Raises:
        StoreError: they could not be saved; nothing was marked.
    """
    finder = DeedFinder(library.holdings, library.title, _near(library), accept=plan.accept)
    about: dict[str, list[tuple[Deed, str | None]]] = {}
    told: set[tuple[Path, int | None]] = set()
    for deed, path in deeds:
        found = finder.find(deed.work)
        if isinstance(found, Found):
            about.setdefault(found.title.id, []).append((deed, found.part))
        elif plan.dry_run and path in coming:
            report.added += 1
            report.marks_added += 1
        elif deed.line is None or (path, deed.line) not in told:
            told.add((path, deed.line))  # a row may say two things, and is named once
            candidates = finder.candidates(deed.work)
            report.rejected.append(rejected(deed, path, found, candidates))
            tell_of(report, library.holdings, candidates)
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
    added, updated = sum(one.added for one in news), sum(one.updated for one in news)
    report.added += added
    report.updated += updated
    report.marks_added += added
    report.marks_updated += updated
    report.unchanged += sum(one.unchanged for one in news)
    report.titles.update(dict.fromkeys(about))
    for title_id in about:
        tell_of_title(report, finder.title(title_id))


def _near(library: Library) -> Callable[[str], Sequence[str]]:
    """Return what finds the ids of titles with a name like one; not for ever so many names."""
    left = iter(range(_MOST_LOOKUPS))

    def near(name: str) -> Sequence[str]:
        query = by_name(name)
        if not query or next(left, None) is None:
            return ()
        with contextlib.suppress(DocbrowserError):
            found = library.find(Question(query, limit=_NEAR))
            return [row.summary.id for row in found[:_NEAR]]
        return ()

    return near
