"""The catalogues, and the index that is derived from them and answers what they hold.

Titles stay in their files and are read when they are asked for. An index that is found damaged, or
of another state of the files, is made anew before the question is asked once more.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from docbrowser.errors import StoreError, UnknownTitleError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.keeper import IndexKeeper, about
from docbrowser.merge import merge
from docbrowser.search.index import DAMAGED
from docbrowser.store.catalog import CatalogStore, OtherTitleError
from docbrowser.suggesting import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.listing import Row
    from docbrowser.model import Record
    from docbrowser.paths import Paths
    from docbrowser.results import Results
    from docbrowser.search.index import Index
    from docbrowser.search.whereabouts import Whereabouts
    from docbrowser.store.places import Place
    from docbrowser.titles import Title

T = TypeVar("T")


class Stacks:
    """All titles in their files.

    `warn` is told what had to be left out. `patient` and `tolerant` are what they are of a
    library.

    Any method may raise a StoreError: a catalogue cannot be read.
    """

    def __init__(
        self, paths: Paths, warn: Callable[[str], None], *, patient: bool, tolerant: bool
    ) -> None:
        self.catalog = CatalogStore(paths.shipped_catalog, paths.catalog, warn, self._place)
        self.keeper = IndexKeeper(self.catalog, lambda: paths.cache, patient=patient)
        self._paths = paths
        self._warn = warn
        self._tolerant = tolerant
        self._told: Index | None = None
        self._aside: tuple[Index, Index] | None = None

    def title(self, title_id: str) -> Title:
        """Return the title of that id.

        Raises:
            UnknownTitleError: there is none; the message offers the nearest.
            StoreError: a catalogue cannot be read.
        """
        title = self.ask(lambda index: self._title(index, title_id))
        if title is not None:
            return title
        ids = self.ask(lambda index: index.ids())
        if title_id in ids:  # the index was found damaged, and a new one has it
            title = self.ask(lambda index: self._title(index, title_id))
            if title is not None:
                return title
        near = _nearest(title_id, ids)
        if near:
            problem = _("There is no title “{title_id}”").format(title_id=title_id)
            raise UnknownTitleError(did_you_mean(problem, near), near)
        told = _("There is no title “{title_id}”; docbrowser list shows them.")
        raise UnknownTitleError(told.format(title_id=title_id))

    def ask(self, question: Callable[[Index], T]) -> T:
        """Return the answer of the index; one that is found damaged is made anew."""
        try:
            return question(self._index())
        except DAMAGED as error:
            if _is_interrupted(error):
                raise InterruptedError from error
            self.keeper.discard()
        try:
            return question(self._index())
        except (sqlite3.DatabaseError, OtherTitleError) as error:
            raise StoreError(
                _("The index in {cache} cannot be used ({error}).").format(
                    cache=self._paths.cache, error=error
                )
            ) from error

    def records(self, index: Index, rank: int) -> list[Record]:
        """Return what all sources say; of two records of one source the user's catalogue's."""
        title_id, places = index.named_whereabouts(rank)
        records = {
            record.source: self._placed(record, where.catalog)
            for where in places
            for record in self._told_of(index, where, title_id)
        }
        return list(records.values())

    def beside(self, index: Index) -> Index:
        """Return the index on a connection for another thread."""
        if self._aside is None or self._aside[0] is not index:
            self._aside = index, index.again()
        return self._aside[1]

    def interrupt(self) -> None:
        """Stop what another thread asks of the index beside."""
        if self._aside is not None:
            self._aside[1].interrupt()

    def mending(self, found: Results, find: Callable[[Index], Results]) -> Results:
        """Return results whose rows come from a new index once this one is found damaged."""
        fresh: list[Results] = []

        def load(title: int, rank: int) -> Row:
            if not fresh:
                try:
                    return found.load(title, rank)
                except DAMAGED as error:
                    if _is_interrupted(error):
                        return found.load(title, rank)
                self.keeper.discard()
                fresh.append(self.ask(find))
            return fresh[0][found.hits.titles.index(title)]

        def rank_of(title_id: str) -> int | None:
            try:
                return found.rank_of(title_id)
            except DAMAGED:
                return None

        return replace(found, load=load, rank_of=rank_of)

    def _index(self) -> Index:
        try:
            index = self.keeper.index()
        except UnreadableFileError as error:
            # Who has seen all titles keeps them in view, and is told that they are of before.
            is_first = self._told is None or self.catalog.was_left_out
            may_go = self._tolerant and is_first and error.path == self.catalog.own.path
            if not may_go or not self.catalog.leave_out_own():
                raise
            self._warn(_("Your own catalogue is left out: {error}").format(error=error))
            index = self.keeper.index()
        if index is not self._told:
            self._told = index
            for sentence in index.complaints():
                self._warn(sentence)
        return index

    def _place(self, catalog: int, number: int) -> Place | None:
        from docbrowser.store.places import Place

        where = self.keeper.index().place(catalog, number)
        return Place(number, where.offset, where.length) if where else None

    def _title(self, index: Index, title_id: str) -> Title | None:
        rank = index.rank(title_id)
        return None if rank is None else merge(title_id, self.records(index, rank))

    def _told_of(self, index: Index, where: Whereabouts, title_id: str) -> tuple[Record, ...]:
        try:
            return self.catalog.records(where.catalog, where.number, title_id)
        except OtherTitleError:
            if index.is_of(about(self.catalog)):
                raise
            return ()  # the file has changed, and a new index is on its way

    def _placed(self, record: Record, catalog: int) -> Record:
        """Return a record with the whole path of the picture that it names."""
        if record.picture is None:
            return record
        from docbrowser.pictures.files import placed

        file = self.catalog.files().get(catalog)
        return record if file is None else placed(record, file.parent)


def _is_interrupted(error: Exception) -> bool:
    # What Python itself finds wrong with a row bears no code.
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT


def _nearest(title_id: str, ids: list[str]) -> str | None:
    from rapidfuzz import process

    found = process.extractOne(title_id, ids, score_cutoff=60)
    return found[0] if found else None
