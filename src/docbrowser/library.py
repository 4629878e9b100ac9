"""The library: what both the interface and the command line ask. One core, no drawing.

Titles stay in their files and are read when they are asked for; what matches, and in which order,
an index tells that is derived from them. The user's state is held in memory. It is safe to call
from threads: readers get values that never change, writers take their turn at the file.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from docbrowser import clock, watching
from docbrowser.entries import NOTHING
from docbrowser.errors import StoreError, UnknownTitleError
from docbrowser.finding import Finder
from docbrowser.holdings import Holdings
from docbrowser.keeper import IndexKeeper
from docbrowser.listing import Counts
from docbrowser.marks import Marks
from docbrowser.merge import merge
from docbrowser.standing import Standing
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.locking import DEADLINE
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docbrowser.actions import Action, Verb
    from docbrowser.entries import Entry
    from docbrowser.finding import Question
    from docbrowser.listing import Summary
    from docbrowser.model import Record
    from docbrowser.paths import Paths
    from docbrowser.results import Results
    from docbrowser.revisions import Revision
    from docbrowser.search.index import Index
    from docbrowser.store.places import Place
    from docbrowser.titles import Title
    from docbrowser.watching import Progress

T = TypeVar("T")


class Library:
    """All titles and all marks.

    `warn` is told what had to be left out, in a sentence, once each. It may be exchanged, and may
    be called from any thread. A `patient` library answers when it knows; another one answers with
    what it knows, and then `is_behind` where it has yet to look into large catalogues. A mark waits
    as many seconds as its `patience` lasts while another program writes.
    """

    def __init__(
        self,
        paths: Paths,
        warn: Callable[[str], None],
        *,
        patient: bool = True,
        patience: float | None = None,
    ) -> None:
        self.paths = paths
        self.warn = warn
        self._warned: set[str] = set()
        seconds = DEADLINE if patience is None else patience
        watchlist = WatchlistStore(paths.watchlist, paths.device, self._warn_once, seconds)
        self.marks = Marks(watchlist, self.title)
        self._catalog = CatalogStore(
            paths.shipped_catalog, paths.catalog, self._warn_once, self._place
        )
        self._keeper = IndexKeeper(self._catalog, lambda: paths.cache, patient=patient)
        self.marks.follow = self._follow
        self.holdings = Holdings(self._ask, self._catalog)
        self._told: Index | None = None
        self._aside: tuple[Index, Index] | None = None
        self._catalogs: str | None = None
        self._known: Standing | None = None

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
            standing = self._standing(index)
            finder = Finder(
                index=index,
                searched=self._beside(index) if aside else index,
                records=lambda title: self._records(index, title),
                progress=partial(_progress, standing),
                has_seen=lambda title_id, key: standing.entry(title_id).has_seen(key),
                states=standing.states,
                question=question,
            )
            return finder.find()

        return self._ask(find)

    def words(self, field: str, beginning: str, limit: int = 8) -> list[str]:
        """Return the words of a field that begin so, folded, the most frequent first."""
        folded = fold(beginning)
        if field == "tag":
            return [tag for tag in self.tags() if fold(tag).startswith(folded)][:limit]
        return self._ask(lambda index: index.words.beginning(field, folded, limit))

    def counts(self) -> Counts:
        """Return how many titles there are, are watched, and are being watched."""

        def count(index: Index) -> Counts:
            states = self._standing(index).states.titles
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
        return self._ask(lambda index: self._standing(index).entry(title_id))

    def progress(self, title_id: str) -> Progress:
        """Return how far a title has been watched.

        Raises:
            UnknownTitleError: there is no such title.
        """
        known = self._ask(lambda index: self._standing(index).progress(title_id))
        if known is not None:
            return known
        return watching.progress(watching.regular(self.title(title_id)), NOTHING, clock.today())

    def tags(self) -> tuple[str, ...]:
        """Return every tag that a title bears, the most frequent first."""
        return self._ask(lambda index: self._standing(index).tags)

    def orphans(self) -> tuple[tuple[str, Entry], ...]:
        """Return the ids of titles, and their entries, that have marks no catalogue knows of."""
        return self._ask(lambda index: self._standing(index).orphans)

    def _standing(self, index: Index) -> Standing:
        entries, today, known = self.marks.entries, clock.today(), self._known
        if known is None or not known.is_of(index, entries, today):
            known = self._known = Standing(index, entries, today, known)
        return known

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
        return self.marks.refresh() or changed

    # What the user did to the catalogue

    def revise(self, changes: Sequence[Revision]) -> None:
        """Change what sources say; return when it is on disk.

        Raises:
            StoreError: it could not be written; nothing was changed.
        """
        from docbrowser.store.catalog_writing import revise

        titles = dict.fromkeys(change.title_id for change in changes)
        numbers = {title_id: self.holdings.own_number(title_id) for title_id in titles}
        revise(self.paths.catalog, changes, numbers, self._warn_once)

    def _follow(self, verb: Verb, actions: Sequence[Action]) -> None:
        """Let the catalogue follow what was taken back or done again."""
        from docbrowser.revisions import CATALOG_VERBS, decoded

        for action in actions:
            if action.verb in CATALOG_VERBS:
                changes = decoded(str(action.value))
                if verb == "undo":
                    changes = [one.reversed() for one in reversed(changes)]
                self.revise(changes)

    def _warn_once(self, sentence: str) -> None:
        if sentence not in self._warned:
            self._warned.add(sentence)
            self.warn(sentence)


def _progress(standing: Standing, told: Summary) -> Progress:
    known = standing.progress(told.id)
    return known or watching.progress(told.airings, NOTHING, standing.today)


def _nearest(title_id: str, ids: list[str]) -> str | None:
    from rapidfuzz import process

    found = process.extractOne(title_id, ids, score_cutoff=60)
    return found[0] if found else None
