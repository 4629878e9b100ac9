"""What the catalogues hold, as somebody who adds to them has to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docbrowser.store.catalog import OWN, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Protocol

    from docbrowser.model import Record
    from docbrowser.search.index import Index
    from docbrowser.store.catalog import CatalogStore

    T = TypeVar("T")

    class Ask(Protocol):
        """Has the index answer a question."""

        def __call__(self, question: Callable[[Index], T], /) -> T:  # noqa: D102
            ...


class Holdings:
    """The titles that there are, with what each source says of them.

    Any method may raise a StoreError: a catalogue cannot be read.
    """

    def __init__(self, ask: Ask, catalog: CatalogStore) -> None:
        self._ask = ask
        self._catalog = catalog

    def has(self, title_id: str) -> bool:
        """Return whether there is a title of that id."""
        return self._ask(lambda index: index.rank(title_id) is not None)

    def keyed(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of the titles that have one of the keys of `matching.keys_of`."""
        return self._ask(lambda index: [index.id(rank) for rank in index.keyed(keys)])

    def records(self, title_id: str) -> dict[str, Record]:
        """Return what each source says of a title; nothing of one that is not there."""

        def records(index: Index) -> dict[str, Record]:
            rank = index.rank(title_id)
            return {
                record.source: record
                for where in ([] if rank is None else index.whereabouts(rank))
                for record in self._catalog.records(where.catalog, where.number)
            }

        return self._ask(records)

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

        return self._ask(is_shipped)

    def own_number(self, title_id: str) -> int | None:
        """Return the number of the user's own document of a title, None where there is none."""

        def number(index: Index) -> int | None:
            rank = index.rank(title_id)
            places = [] if rank is None else index.whereabouts(rank)
            return next((where.number for where in places if where.catalog == OWN), None)

        return self._ask(number)
