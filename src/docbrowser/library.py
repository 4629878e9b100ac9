"""The library: what both the interface and the command line ask. One core, no drawing.

It holds the merged titles and the user's state in memory and is safe to call from threads:
readers get values that never change, writers take their turn at the file.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from docbrowser import marking, watching
from docbrowser.errors import NothingToUndoError, UnknownTitleError, UsageError
from docbrowser.listing import ORDERS, Counts, Row, display_name
from docbrowser.marking import Outcome, Target
from docbrowser.merge import merge
from docbrowser.search.matching import Candidate, match
from docbrowser.search.query import EVERYTHING, parse
from docbrowser.search.spelling import corrected
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.watching import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docbrowser.model import Title
    from docbrowser.paths import Paths
    from docbrowser.watching import Action, Entry, Progress, Verb


class Library:
    """All titles and all marks.

    `warn` is told what had to be left out, in a sentence, once each. It may be exchanged, and may
    be called from any thread.
    """

    def __init__(self, paths: Paths, warn: Callable[[str], None]) -> None:
        self.paths = paths
        self.warn = warn
        self._warned: set[str] = set()
        self._watchlist = WatchlistStore(paths.watchlist, paths.device, self._warn_once)
        self._catalog = CatalogStore(paths.shipped_catalog, paths.catalog, self._warn_once)
        self._stamp: object = None
        self._marks = _Marks({})

    # What there is

    @cached_property
    def titles(self) -> Mapping[str, Title]:
        """Every title by its id.

        Raises:
            StoreError: a catalogue cannot be read.
        """
        documents = self._catalog.documents()
        return {key: merge(key, document.records) for key, document in documents.items()}

    def title(self, title_id: str) -> Title:
        """Return the title of that id.

        Raises:
            UnknownTitleError: there is none; the message offers the nearest.
        """
        try:
            return self.titles[title_id]
        except KeyError:
            near = difflib.get_close_matches(title_id, self.titles, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else "docbrowser list shows them."
            raise UnknownTitleError(f"There is no title {title_id!r}; {hint}") from None

    def find(
        self,
        query: str = "",
        *,
        languages: Sequence[str] = (),
        sort: str | None = None,
        backwards: bool = False,
    ) -> list[Row]:
        """Return the titles that match, best first; all of them by name where there is no query.

        Names are in the first of `languages` that a title has. `sort` is one of `listing.ORDERS`.

        Raises:
            QueryError: the query cannot be understood.
            UsageError: there is no such sort key.
        """
        if sort is not None and sort not in ORDERS:
            raise UsageError(f"There is no sort key {sort}; choose from {', '.join(ORDERS)}.")
        tree = parse(query)
        if tree == EVERYTHING and not query.isascii() and query.strip():
            return []  # it was asked for something, if only a sign that no text holds
        rows = []
        for title_id, candidate in self._candidates.items():
            progress = self.progress(title_id)
            hit = match(tree, candidate, progress)
            if hit is not None:
                name = display_name(candidate.title, languages)
                rows.append(Row(candidate.title, name, progress, hit))
        order = "match" if sort is None and tree != EVERYTHING else sort or "name"
        rows.sort(key=ORDERS[order])
        return rows[::-1] if backwards else rows

    def corrected(self, query: str) -> str | None:
        """Return what was probably meant by a query that finds nothing; None where that is open."""
        return corrected(query, self._vocabulary)

    def counts(self) -> Counts:
        """Return how many titles there are, are watched, and are being watched."""
        states = [self.progress(title_id).status for title_id in self.titles]
        return Counts(len(states), states.count("watched"), states.count("watching"))

    @cached_property
    def _candidates(self) -> Mapping[str, Candidate]:
        return {title_id: Candidate(title) for title_id, title in self.titles.items()}

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        return Counter(word for title in self._candidates.values() for word in title.all_words())

    # What the user did

    def entry(self, title_id: str) -> Entry:
        """Return what the user's actions say of a title."""
        return self._current().entries.get(title_id, watching.NOTHING)

    def progress(self, title_id: str) -> Progress:
        """Return how far a title has been watched."""
        marks = self._current()
        known = marks.progress.get(title_id)
        if known is None:
            entry = marks.entries.get(title_id, watching.NOTHING)
            known = watching.progress(self.titles[title_id], entry, _today())
            marks.progress[title_id] = known
        return known

    def mark(self, verb: Verb, targets: Iterable[Target], on: str | None = None) -> Outcome:
        """Do `verb` to every target, as one step that one undo takes back; it is then on disk.

        Watching a series or season marks its aired episodes that have not been seen, a series
        its regular ones. `on` is the day or date-time of viewing, now by default.

        Raises:
            UnknownTitleError, UsageError: a target is not there; nothing was marked.
            StoreError: it could not be saved; nothing was marked.
        """
        wanted = [(self._checked(target), target.part) for target in targets]

        def decide(actions: list[Action]) -> list[Draft]:
            entries = watching.fold(actions)
            return [
                draft
                for title, part in wanted
                for draft in marking.drafts(
                    verb, title, part, _entry(entries, title), _today(), on or _now()
                )
            ]

        return self._record(decide)

    def toggle_watched(self, target: Target) -> Outcome:
        """Mark what has not been watched as watched, and what has as not."""
        title = self._checked(target)

        def decide(actions: list[Action]) -> list[Draft]:
            entry = _entry(watching.fold(actions), title)
            return marking.toggle_watched(title, target.part, entry, _today(), _now())

        return self._record(decide)

    def toggle_wanted(self, title_id: str) -> Outcome:
        """Put a title on the list of what to watch, or take it off."""
        title = self.title(title_id)

        def decide(actions: list[Action]) -> list[Draft]:
            wanted = _entry(watching.fold(actions), title).wanted
            return [Draft("unwant" if wanted else "want", title.id)]

        return self._record(decide)

    def toggle_skipped(self, target: Target) -> Outcome:
        """Mark a title or episode as one that will not be watched, or take that back."""
        title, part = self._checked(target), target.part

        def decide(actions: list[Action]) -> list[Draft]:
            entry = _entry(watching.fold(actions), title)
            skipped = part in entry.skipped_episodes if part else entry.skipped
            return [Draft("unskip" if skipped else "skip", title.id, part)]

        return self._record(decide)

    def undo(self, times: int = 1) -> Outcome:
        """Take back the last steps that stand; fewer where there are not that many.

        Raises:
            NothingToUndoError: there is none.
        """
        return self._travel("undo", watching.undoable, times, "There is nothing to undo.")

    def redo(self, times: int = 1) -> Outcome:
        """Do again what was undone last.

        Raises:
            NothingToUndoError: nothing was undone since the last mark.
        """
        return self._travel("redo", watching.redoable, times, "There is nothing to do again.")

    def refresh(self) -> bool:
        """Take in what was marked here, in other windows and on other devices.

        Return whether anything was. Where the files cannot be read the state stays as it was.

        Raises:
            StoreError: this device's own file cannot be read.
        """
        stamp = self._watchlist.stamp()
        if stamp == self._stamp:
            return False
        if self._stamp is not None:
            self._stamp = stamp  # an unreadable file is told of once, not with every look
        marks = _Marks(watching.fold(self._watchlist.actions()))
        self._marks, self._stamp = marks, stamp
        return True

    def _checked(self, target: Target) -> Title:
        title = self.title(target.title)
        marking.check_part(title, target.part)
        return title

    def _travel(
        self, verb: Verb, steps: Callable[[list[Action]], list[str]], times: int, nothing: str
    ) -> Outcome:
        def decide(actions: list[Action]) -> list[Draft]:
            return [Draft(verb, value=step) for step in steps(actions)[:times]]

        outcome = self._record(decide)
        if not outcome.targets:
            raise NothingToUndoError(nothing)
        return outcome

    def _record(self, decide: Callable[[list[Action]], list[Draft]]) -> Outcome:
        undone: dict[str, tuple[Action, ...]] = {}

        def decide_and_note(actions: list[Action]) -> list[Draft]:
            undone.update((step.id, step.actions) for step in watching.steps(actions))
            return decide(actions)

        new = self._watchlist.record(decide_and_note)
        self.refresh()
        # Undo and redo speak of a step; what they touch is what that step did.
        done = [old for action in new for old in undone.get(action.value or "", (action,))]
        targets = tuple(Target(str(action.title), action.episode) for action in done)
        return Outcome(new[0].verb if new else None, targets)

    def _warn_once(self, sentence: str) -> None:
        if sentence not in self._warned:
            self._warned.add(sentence)
            self.warn(sentence)

    def _current(self) -> _Marks:
        if self._stamp is None:
            self.refresh()
        return self._marks


@dataclass(frozen=True)
class _Marks:
    """The state of the watchlist at one moment, and what was worked out from it so far."""

    entries: Mapping[str, Entry]
    progress: dict[str, Progress] = field(default_factory=dict)


def _entry(entries: Mapping[str, Entry], title: Title) -> Entry:
    return entries.get(title.id, watching.NOTHING)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day where the user is


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="minutes")
