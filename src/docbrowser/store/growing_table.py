"""A TinyDB table that hands its storage what is new, and nothing of what there was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.table import Table

from docbrowser.store.growth import grown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docbrowser.store.growth import Growth
    from docbrowser.store.safe_storage import SafeStorage


class GrowingTable(Table):
    """A table that documents with numbers of their own are inserted into, and no more.

    `growth` is what the file holds; after an insert, what it holds by then.
    """

    def __init__(self, storage: SafeStorage, growth: Growth) -> None:
        super().__init__(storage, growth.name)
        self._safe = storage
        self.growth = growth

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        new = _NewDocuments(self.growth.last)
        updater(new)
        rows = {str(number): dict(document) for number, document in new.items()}
        tables = {} if self.growth.can_grow else self._safe.read() or {}
        growth = grown(self.growth, rows, tables)
        self._safe.put(growth.content)
        self.growth = growth
        self.clear_cache()


class _NewDocuments(dict[int, "Mapping[str, Any]"]):
    """The documents behind those up to the number `last`, which count as there."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self._last = last

    def __contains__(self, number: object) -> bool:
        return super().__contains__(number) or (isinstance(number, int) and number <= self._last)
