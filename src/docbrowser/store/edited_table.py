"""A TinyDB table whose changes are kept beside the file until all are written at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from tinydb.table import Table

from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.store.lines import object_of
from docbrowser.store.places import decode_leniently
from docbrowser.store.scanning import MAX_NUMBER

if TYPE_CHECKING:
    from docbrowser.store.lazy_storage import LazyStorage
    from docbrowser.store.live_file import LiveFile

    Document = dict[str, Any]

Changes = dict[int, bytes | None]
"""New JSON objects by number; None for what was removed."""

_HELD: Final = 64


class EditedTable(Table):
    """The table `name` of a lazy storage. Each operation touches the documents it is about alone.

    An operation that raises changes nothing.
    """

    def __init__(self, storage: LazyStorage, name: str) -> None:
        super().__init__(storage, name)
        self._file = storage.file
        self._changes: Changes = {}

    def changes(self) -> Changes:
        """Return what was changed since the table was opened."""
        return self._changes

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        state = _State(self._file, self.name, self._changes)
        return _View(state)  # type: ignore[return-value] # TinyDB does no more than read it

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        draft = Draft(_State(self._file, self.name, dict(self._changes)))
        updater(draft)  # type: ignore[arg-type] # all that TinyDB does with a dict, a draft does
        self._changes = draft.settled()
        self.clear_cache()


class _State:
    """A table of a file with changes over it."""

    def __init__(self, file: LiveFile, name: str, changes: Changes) -> None:
        self._file = file
        self._name = name
        self.changes = changes

    def document(self, number: int) -> tuple[bytes, Document] | None:
        """Return a document as bytes and parsed anew, None where there is none."""
        if number in self.changes:
            raw = self.changes[number]
            return None if raw is None else (raw, decode_leniently(raw))
        return self._file.document(self._name, number)

    def has(self, number: int) -> bool:
        """Return whether there is a document of that number."""
        if number in self.changes:
            return self.changes[number] is not None
        return self._file.has_document(self._name, number)

    def numbers(self) -> Iterator[int]:
        """Return the numbers, those new to the file last."""
        filed = self._file.numbers(self._name)
        new = (number for number in self.changes if not self._is_filed(number))
        return (number for number in chain(filed, new) if self.changes.get(number, b"") is not None)

    def count(self) -> int:
        """Return how many documents there are."""
        return len(self._file.numbers(self._name)) + sum(
            (raw is not None) - self._is_filed(number) for number, raw in self.changes.items()
        )

    def _is_filed(self, number: int) -> bool:
        places = self._file.places(self._name)
        return places is not None and places.find(number) is not None


class Draft(MutableMapping[int, "Document"]):
    """A table that is being changed, by number.

    As in a dict, a document that was asked for may be changed in place; that of a few dozen that
    were asked for lately, so that a search through a big table does not keep all of it.
    """

    def __init__(self, state: _State) -> None:
        self._state = state
        self._held: dict[int, tuple[bytes, Document]] = {}

    def settled(self) -> Changes:
        """Return all changes.

        Raises:
            StoreError: a document holds what JSON or TinyDB does not have.
        """
        for number in list(self._held):
            self._settle(number)
        return self._state.changes

    def __getitem__(self, number: int) -> Document:
        if number not in self._held:
            found = self._state.document(number)
            if found is None:
                raise KeyError(number)
            if len(self._held) >= _HELD:
                self._settle(next(iter(self._held)))
            self._held[number] = found
        return self._held[number][1]

    def __setitem__(self, number: int, document: Mapping[str, Any]) -> None:
        if not 0 <= number <= MAX_NUMBER:
            raise StoreError(
                _("Not saved: {number} is no number for a document.").format(number=number)
            )
        raw = object_of(document)
        self._held.pop(number, None)
        self._state.changes[number] = raw

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._held.pop(number, None)
        self._state.changes[number] = None

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._state.has(number)

    def __iter__(self) -> Iterator[int]:
        return self._state.numbers()

    def __len__(self) -> int:
        return self._state.count()

    def clear(self) -> None:
        """Remove all documents, without a look at them."""
        self._held.clear()
        self._state.changes.update(dict.fromkeys(list(self)))

    def _settle(self, number: int) -> None:
        """Take note of what was done to a document that was asked for."""
        raw, document = self._held.pop(number)
        if not same(document, decode_leniently(raw)):
            self._state.changes[number] = object_of(document)


class _View(Mapping[str, "Document"]):
    """A table as TinyDB reads it: its numbers are strings."""

    def __init__(self, state: _State) -> None:
        self._state = state

    def __getitem__(self, number: str) -> Document:
        found = self._state.document(int(number))
        if found is None:
            raise KeyError(number)
        return found[1]

    def __iter__(self) -> Iterator[str]:
        return map(str, self._state.numbers())

    def __len__(self) -> int:
        return self._state.count()


def same(one: Any, other: Any) -> bool:
    """Return whether two JSON values are written alike: 1, 1.0 and true are three values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
