"""What a lazy storage answers with: tables and documents that are read when they are asked for."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, MutableMapping, ValuesView
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docbrowser.store.live_file import LiveFile


class LazyTables(MutableMapping[str, Any]):
    """The tables of a file by name, and those put in their place that are not yet written."""

    def __init__(self, file: LiveFile) -> None:
        self._file = file
        self._put: dict[str, Any] = {}
        self._removed: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name in self._put:
            return self._put[name]
        if name in self._removed or not self._file.has_table(name):
            raise KeyError(name)
        return LazyTable(self._file, name)

    def __setitem__(self, name: str, table: Any) -> None:
        self._put[name] = table

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self._put.pop(name, None)
        self._removed.add(name)

    def __iter__(self) -> Iterator[str]:
        names = self._file.names()
        yield from (name for name in names if name in self._put or name not in self._removed)
        yield from (name for name in self._put if name not in names)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LazyTable(Mapping[str, dict[str, Any]]):
    """The documents of one table by number, which is a string as in TinyDB's own storages.

    While it is gone through, documents that are removed meanwhile are passed over.
    """

    def __init__(self, file: LiveFile, name: str) -> None:
        self._file = file
        self._name = name

    def __getitem__(self, number: str) -> dict[str, Any]:
        plain = _plain_number(number)
        found = None if plain is None else self._file.document(self._name, plain)
        if found is None:
            raise KeyError(number)
        return found[1]

    def __contains__(self, number: object) -> bool:
        plain = _plain_number(number)
        return plain is not None and self._file.has_document(self._name, plain)

    def __iter__(self) -> Iterator[str]:
        return map(str, self._file.numbers(self._name))

    def __len__(self) -> int:
        return len(self._file.numbers(self._name))

    def items(self) -> ItemsView[str, dict[str, Any]]:
        """Return numbers and documents."""
        return _Items(self)

    def values(self) -> ValuesView[dict[str, Any]]:
        """Return the documents."""
        return _Values(self)

    def objects(self) -> Iterator[tuple[int, bytes]]:
        """Return number and JSON object of each document, in order."""
        return self._file.objects(self._name)


class _Items(ItemsView[str, dict[str, Any]]):
    def __init__(self, table: LazyTable) -> None:
        super().__init__(table)
        self._table = table

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for number in self._table:
            document = self._table.get(number)
            if document is not None:
                yield number, document


class _Values(ValuesView[dict[str, Any]]):
    def __init__(self, table: LazyTable) -> None:
        super().__init__(table)
        self._table = table

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (document for _, document in self._table.items())


def _plain_number(key: object) -> int | None:
    """Return the number that `key` spells as TinyDB does, None where it is another key."""
    if isinstance(key, str) and key.isascii() and key.isdecimal():
        number = int(key) if len(key) < 20 else -1  # noqa: PLR2004 - no table has such numbers
        return number if str(number) == key else None
    return None
