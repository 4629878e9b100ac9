"""What the catalogues hold, as somebody who adds to them has to know it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final, TypeVar

from docbrowser.store.catalog import OWN, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    from docbrowser.model import Record
    from docbrowser.search.index import Index
    from docbrowser.store.catalog import CatalogStore

    T = TypeVar("T")

    class Ask(Protocol):
        """Has the index answer a question."""

        def __call__(self, question: Callable[[Index], T], /) -> T:  # noqa: D102
            ...


_AT_HAND: Final = 50_000
"""Titles of which all keys are kept in memory."""


class Holdings:
    """The titles that there are, with what each source says of them.

    Any method may raise a StoreError: a catalogue cannot be read.
    """

    def __init__(self, ask: Ask, catalog: CatalogStore) -> None:
        self._ask = ask
        self._catalog = catalog
        self._index: Index | None = None
        self._keys: tuple[Index, tuple[dict[int, list[int]], frozenset[str]]] | None = None

    @contextlib.contextmanager
    def steady(self) -> Iterator[None]:
        """Answer from one state of the catalogues: nobody looks again with each question."""
        self._index = self._ask(lambda index: index)
        try:
            yield
        finally:
            self._index = self._keys = None

    def _answer(self, question: Callable[[Index], T]) -> T:
        return question(self._index) if self._index is not None else self._ask(question)

    def has(self, title_id: str) -> bool:
        """Return whether there is a title of that id."""

        def has(index: Index) -> bool:
            if index.titles > _AT_HAND:
                return index.rank(title_id) is not None
            return title_id in self._at_hand(index)[1]

        return self._answer(has)

    def keyed(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of the titles that have one of the keys of `matching.keys_of`."""

        def keyed(index: Index) -> list[str]:
            if index.titles > _AT_HAND:
                return [index.id(rank) for rank in index.keyed(keys)]
            ranks = self._at_hand(index)[0]
            found = {rank for key in keys if key in ranks for rank in ranks[key]}
            return [index.id(rank) for rank in sorted(found)] if found else []

        return self._answer(keyed)

    def _at_hand(self, index: Index) -> tuple[dict[int, list[int]], frozenset[str]]:
        """Return the ranks by key, and the ids, of all titles."""
        if self._keys is None or self._keys[0] is not index:
            self._keys = index, (index.all_keys(), frozenset(index.ids()))
        return self._keys[1]

    def records(self, title_id: str) -> dict[str, Record]:
        """Return what each source says of a title; nothing of one that is not there."""

        def records(index: Index) -> dict[str, Record]:
            rank = index.rank(title_id)
            return {
                record.source: record
                for where in ([] if rank is None else index.whereabouts(rank))
                for record in self._catalog.records(where.catalog, where.number)
            }

        return self._answer(records)

    def own_records(self, title_id: str) -> dict[str, Record]:
        """Return what sources say of a title in the user's own catalogue."""
        number = self.own_number(title_id)
        found = () if number is None else self._catalog.records(OWN, number)
        return {record.source: record for record in found}

    def is_shipped(self, title_id: str) -> bool:
        """Return whether the shipped catalogue has a title."""

        def is_shipped(index: Index) -> bool:
            rank = index.rank(title_id)
            places = [] if rank is None else index.whereabouts(rank)
            return any(where.catalog == SHIPPED for where in places)

        return self._answer(is_shipped)

    def own_number(self, title_id: str) -> int | None:
        """Return the number of the user's own document of a title, None where there is none."""

        def number(index: Index) -> int | None:
            rank = index.rank(title_id)
            places = [] if rank is None else index.whereabouts(rank)
            return next((where.number for where in places if where.catalog == OWN), None)

        return self._answer(number)
