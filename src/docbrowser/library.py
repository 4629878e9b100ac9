"""The library: what both the interface and the command line ask. One core, no drawing.

Titles stay in their files and are read when they are asked for; what matches, and in which order,
an index tells that is derived from them. The user's state is held in memory. It is safe to call
from threads: readers get values that never change, writers take their turn at the file.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, TypeVar

from docbrowser import marking, watching
from docbrowser.actions import Draft, redoable, undoable
from docbrowser.errors import StoreError, UnknownTitleError
from docbrowser.finding import Finder
from docbrowser.keeper import IndexKeeper
from docbrowser.listing import Counts
from docbrowser.marks import Marks
from docbrowser.merge import merge
from docbrowser.search.hits import States
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docbrowser.actions import Action, Verb
    from docbrowser.finding import Question
    from docbrowser.listing import Summary
    from docbrowser.marking import Outcome, Target
    from docbrowser.model import Record, Title
    from docbrowser.paths import Paths
    from docbrowser.results import Results
    from docbrowser.search.index import Index
    from docbrowser.store.places import Place
    from docbrowser.watching import Entry, Progress

T = TypeVar("T")


class Library:
    """All titles and all marks.

    `warn` is told what had to be left out, in a sentence, once each. It may be exchanged, and may
    be called from any thread. A `patient` library answers when it knows; another one answers with
    what it knows, and then `is_behind` where it has yet to look into large catalogues.
    """

    def __init__(self, paths: Paths, warn: Callable[[str], None], *, patient: bool = True) -> None:
        self.paths = paths
        self.warn = warn
        self._warned: set[str] = set()
        self._marks = Marks(WatchlistStore(paths.watchlist, paths.device, self._warn_once))
        self._catalog = CatalogStore(
            paths.shipped_catalog, paths.catalog, self._warn_once, self._place
        )
        self._keeper = IndexKeeper(self._catalog, lambda: paths.cache, patient=patient)
        self._told: Index | None = None
        self._aside: tuple[Index, Index] | None = None
        self._catalogs: str | None = None
        self._known_states: tuple[Mapping[str, Entry], Index, dt.date, States] | None = None

    # What there is

    def title(self, title_id: str) -> Title:
        """Return the title of that id.

        Raises:
            UnknownTitleError: there is none; the message offers the nearest.
            StoreError: a catalogue cannot be read.
        """
        title = self._ask(lambda index: self._title(index, title_id))
        if title is None:
            near = self._ask(lambda index: _nearest(title_id, index.ids()))
            hint = f"did you mean {near}?" if near else "docbrowser list shows them."
            raise UnknownTitleError(f"There is no title {title_id!r}; {hint}")
        return title

    def find(self, question: Question, *, aside: bool = False) -> Results:
        """Return the titles that match, best first; all of them by name where nothing is asked.

        Where nothing matches, and that because of a typing slip, it is what was meant that is
        looked for. A thread that may be told to stop by `interrupt()` asks `aside`.

        Raises:
            QueryError: the query cannot be understood.
            UsageError: there is no such sort key.
            StoreError: a catalogue cannot be read.
            InterruptedError: it was told to stop.
        """

        def find(index: Index) -> Results:
            finder = Finder(
                index=index,
                searched=self._beside(index) if aside else index,
                records=lambda title: self._records(index, title),
                progress=self._progress,
                states=self._states(index),
                question=question,
            )
            return finder.find()

        return self._ask(find)

    def words(self, field: str, beginning: str, limit: int = 8) -> list[str]:
        """Return the words of a field that begin so, folded, the most frequent first."""
        return self._ask(lambda index: index.words.beginning(field, fold(beginning), limit))

    def counts(self) -> Counts:
        """Return how many titles there are, are watched, and are being watched."""

        def count(index: Index) -> Counts:
            states = self._states(index).titles
            watched, watching_ = states.get("watched", ()), states.get("watching", ())
            return Counts(index.titles, len(watched), len(watching_))

        return self._ask(count)

    @property
    def is_behind(self) -> bool:
        """Whether there are titles that are yet to be looked into; `catch_up()` does it."""
        return self._keeper.is_behind

    def catch_up(self) -> None:
        """Look into large catalogues, and return when that is done; for a thread of its own.

        Raises:
            StoreError: a catalogue cannot be read.
        """
        self._keeper.catch_up()

    def interrupt(self) -> None:
        """Stop what another thread asks aside."""
        if self._aside is not None:
            self._aside[1].interrupt()

    def _beside(self, index: Index) -> Index:
        """Return the index on a connection for another thread."""
        if self._aside is None or self._aside[0] is not index:
            self._aside = index, index.again()
        return self._aside[1]

    def _ask(self, question: Callable[[Index], T]) -> T:
        """Return the answer of the index; one that is found damaged is made anew."""
        try:
            return question(self._index())
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise InterruptedError from error
            self._keeper.discard()
        try:
            return question(self._index())
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"The index in {self.paths.cache} cannot be used ({error})."
            ) from error

    def _index(self) -> Index:
        index = self._keeper.index()
        if index is not self._told:
            self._told = index
            for sentence in index.complaints():
                self._warn_once(sentence)
        return index

    def _place(self, catalog: int, number: int) -> Place | None:
        from docbrowser.store.places import Place

        where = self._keeper.index().place(catalog, number)
        return Place(number, where.offset, where.length) if where else None

    def _title(self, index: Index, title_id: str) -> Title | None:
        rank = index.rank(title_id)
        return None if rank is None else merge(title_id, self._records(index, rank))

    def _records(self, index: Index, rank: int) -> list[Record]:
        """Return what all sources say; of two records of one source the user's catalogue's."""
        records = {
            record.source: record
            for where in index.whereabouts(rank)
            for record in self._catalog.records(where.catalog, where.number)
        }
        return list(records.values())

    # What the user did

    def entry(self, title_id: str) -> Entry:
        """Return what the user's actions say of a title."""
        return self._marks.entries.get(title_id, watching.NOTHING)

    def progress(self, title_id: str) -> Progress:
        """Return how far a title has been watched."""
        return watching.progress(
            watching.regular(self.title(title_id)), self.entry(title_id), _today()
        )

    def _progress(self, told: Summary) -> Progress:
        return watching.progress(told.airings, self.entry(told.id), _today())

    def _states(self, index: Index) -> States:
        """Return the state of each title that was ever marked, by its rank in the index."""
        entries, today = self._marks.entries, _today()
        known = self._known_states
        if known is None or known[0] is not entries or known[1:3] != (index, today):
            states: dict[str, list[int]] = {}
            for title_id, entry in entries.items():
                rank = index.rank(title_id)
                if rank is None:
                    continue  # its title is gone, the marks stay
                progress = watching.progress(index.summary(rank).airings, entry, today)
                if progress.status != "unwatched":
                    states.setdefault(progress.status, []).append(rank)
            found = States({status: tuple(ranks) for status, ranks in states.items()})
            known = self._known_states = entries, index, today, found
        return known[3]

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

        return self._marks.record(decide)

    def toggle_watched(self, target: Target) -> Outcome:
        """Mark what has not been watched as watched, and what has as not."""
        title = self._checked(target)

        def decide(actions: list[Action]) -> list[Draft]:
            entry = _entry(watching.fold(actions), title)
            return marking.toggle_watched(title, target.part, entry, _today(), _now())

        return self._marks.record(decide)

    def toggle_wanted(self, title_id: str) -> Outcome:
        """Put a title on the list of what to watch, or take it off."""
        title = self.title(title_id)

        def decide(actions: list[Action]) -> list[Draft]:
            wanted = _entry(watching.fold(actions), title).wanted
            return [Draft("unwant" if wanted else "want", title.id)]

        return self._marks.record(decide)

    def toggle_skipped(self, target: Target) -> Outcome:
        """Mark a title or episode as one that will not be watched, or take that back."""
        title, part = self._checked(target), target.part

        def decide(actions: list[Action]) -> list[Draft]:
            entry = _entry(watching.fold(actions), title)
            skipped = part in entry.skipped_episodes if part else entry.skipped
            return [Draft("unskip" if skipped else "skip", title.id, part)]

        return self._marks.record(decide)

    def undo(self, times: int = 1) -> Outcome:
        """Take back the last steps that stand; fewer where there are not that many.

        Raises:
            NothingToUndoError: there is none.
        """
        return self._marks.travel("undo", undoable, times, "There is nothing to undo.")

    def redo(self, times: int = 1) -> Outcome:
        """Do again what was undone last.

        Raises:
            NothingToUndoError: nothing was undone since the last mark.
        """
        return self._marks.travel("redo", redoable, times, "There is nothing to do again.")

    def refresh(self) -> bool:
        """Take in what was marked here, in other windows and on other devices.

        Return whether anything was, or a catalogue has changed. Where the files cannot be read the
        state stays as it was.

        Raises:
            StoreError: this device's own file cannot be read, or a named catalogue is gone.
        """
        catalogs, before = self._catalog.stamp(), self._catalogs
        self._catalogs = catalogs
        changed = before is not None and catalogs != before
        return self._marks.refresh() or changed

    def _checked(self, target: Target) -> Title:
        title = self.title(target.title)
        marking.check_part(title, target.part)
        return title

    def _warn_once(self, sentence: str) -> None:
        if sentence not in self._warned:
            self._warned.add(sentence)
            self.warn(sentence)


def _entry(entries: Mapping[str, Entry], title: Title) -> Entry:
    return entries.get(title.id, watching.NOTHING)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day where the user is


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="minutes")


def _nearest(title_id: str, ids: list[str]) -> str | None:
    from rapidfuzz import process

    found = process.extractOne(title_id, ids, score_cutoff=60)
    return found[0] if found else None
