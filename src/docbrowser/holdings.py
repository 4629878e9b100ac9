"""What the catalogues hold, as somebody who adds to them has to know it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final, TypeVar

from docbrowser.search.index import DAMAGED
from docbrowser.store.catalog import OWN, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import Protocol

    from docbrowser.listing import Summary
    from docbrowser.model import Record
    from docbrowser.search.index import Index
    from docbrowser.store.catalog import CatalogStore

    T = TypeVar("T")

    class Ask(Protocol):
        """Has the index answer a question."""

        def __call__(self, question: Callable[[Index], T], /) -> T:  # noqa: D102
            ...


NAMESAKES: Final = 50
"""So many works of one key are looked at."""
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
        self._ids: frozenset[str] | None = None
        self._keys: tuple[Index, dict[int, list[int]]] | None = None

    @contextlib.contextmanager
    def steady(self) -> Iterator[None]:
        """Answer from one state of the catalogues: nobody looks again with each question."""

        def at_hand(index: Index) -> tuple[Index, frozenset[str] | None]:
            return index, frozenset(index.ids()) if index.titles <= _AT_HAND else None

        self._index, self._ids = self._ask(at_hand)
        try:
            yield
        finally:
            self._index = self._keys = self._ids = None

    def _answer(self, question: Callable[[Index], T]) -> T:
        if self._index is not None:
            with contextlib.suppress(*DAMAGED):  # then a new one is asked
                return question(self._index)
        return self._ask(question)

    def has(self, title_id: str) -> bool:
        """Return whether there is a title of that id."""
        if self._ids is not None:
            return title_id in self._ids
        return self._answer(lambda index: index.rank(title_id) is not None)

    def summary(self, title_id: str) -> Summary | None:
        """Return what a list shows of a title, None of one that is not there."""

        def summary(index: Index) -> Summary | None:
            rank = index.rank(title_id)
            return None if rank is None else index.summary(rank)

        return self._answer(summary)

    def keyed(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of the titles that have one of the keys of `matching.keys_of`."""

        def keyed(index: Index) -> list[str]:
            if index.titles > _AT_HAND:
                return [index.id(rank) for rank in index.keyed(keys, NAMESAKES)]
            ranks = self._at_hand(index)
            found = {rank for key in keys if key in ranks for rank in ranks[key][:NAMESAKES]}
            return [index.id(rank) for rank in sorted(found)] if found else []

        return self._answer(keyed)

    def known_keys(self, keys: Collection[int]) -> set[int]:
        """Return those of `keys` that any title has."""

        def known(index: Index) -> set[int]:
            if index.titles > _AT_HAND:
                return index.known_keys(keys)
            return self._at_hand(index).keys() & keys

        return self._answer(known)

    def _at_hand(self, index: Index) -> dict[int, list[int]]:
        """Return the ranks of all titles by key."""
        if self._keys is None or self._keys[0] is not index:
            self._keys = index, index.all_keys()
        return self._keys[1]

    def records(self, title_id: str) -> dict[str, Record]:
        """Return what each source says of a title; nothing of one that is not there."""

        def records(index: Index) -> dict[str, Record]:
            rank = index.rank(title_id)
            return {
                record.source: record
                for where in ([] if rank is None else index.whereabouts(rank))
                for record in self._catalog.records(where.catalog, where.number, title_id)
            }

        return self._answer(records)

    def own_records(self, title_id: str) -> dict[str, Record]:
        """Return what sources say of a title in the user's own catalogue."""

        def records(_index: Index) -> tuple[Record, ...]:
            number = self.own_number(title_id)
            return () if number is None else self._catalog.records(OWN, number, title_id)

        return {record.source: record for record in self._answer(records)}

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
