"""What waits to be written: on disk, so that an import may be larger than the memory."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from docbrowser.model import Document, Record
from docbrowser.store.lean import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT_HAND: Final = 100_000
"""Keys that are held in memory before they go to disk."""


class Pending(NamedTuple):
    """What one import says of one title."""

    title_id: str
    is_new: bool
    records: tuple[Record, ...]


class Spool:
    """The pending titles in the order of coming, each under its place, from 0.

    They lie on disk as documents of the catalogue, so that new ones can be written as they are.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="docbrowser-")  # noqa: SIM115 - close() does
        self._places = array("q")
        self._lengths = array("l")
        self._new = bytearray()
        self._end = 0

    def close(self) -> None:
        """Throw everything away."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def append(self, pending: Pending) -> int:
        """Put one at the end, and return its place."""
        raw = document_of(pending.title_id, pending.records)
        self._places.append(self._end)
        self._lengths.append(len(raw))
        self._new.append(pending.is_new)
        self._write(raw)
        return len(self._places) - 1

    def replace(self, place: int, pending: Pending) -> None:
        """Put another one in a place."""
        raw = document_of(pending.title_id, pending.records)
        self._places[place], self._lengths[place] = self._end, len(raw)
        self._write(raw)

    def is_new(self, place: int) -> bool:
        """Return whether a title is one that was not there before."""
        return bool(self._new[place])

    def raw(self, place: int) -> bytes:
        """Return a title as a document of the catalogue."""
        self._file.seek(self._places[place])
        self._at = -1
        return self._file.read(self._lengths[place])

    def __getitem__(self, place: int) -> Pending:
        document = _DECODER.decode(self.raw(place))
        return Pending(document.id, self.is_new(place), document.records)

    _at = -1

    def _write(self, raw: bytes) -> None:
        if self._at != self._end:
            self._file.seek(self._end)
        self._file.write(raw)
        self._at = self._end = self._end + len(raw)


_DECODER: Final = msgspec.json.Decoder(Document)


class Keys:
    """Which keys lead to which places."""

    def __init__(self) -> None:
        self._at_hand: dict[int, list[int]] = {}
        self._filed: sqlite3.Connection | None = None

    def close(self) -> None:
        """Throw everything away."""
        if self._filed is not None:
            with contextlib.suppress(sqlite3.Error):
                self._filed.close()

    def add(self, keys: Iterable[int], place: int) -> None:
        """Let `keys` lead to a place, too."""
        for key in keys:
            places = self._at_hand.setdefault(key, [])
            if place not in places:
                places.append(place)
        if len(self._at_hand) >= _AT_HAND:
            self._file()

    def find(self, keys: Iterable[int]) -> list[int]:
        """Return the places that any of `keys` lead to, in order."""
        found: set[int] = set()
        for key in keys:
            found.update(self._at_hand.get(key, ()))
            if self._filed is not None:
                rows = self._filed.execute("SELECT place FROM keys WHERE key = ?", (key,))
                found.update(place for (place,) in rows)
        return sorted(found)

    def _file(self) -> None:
        if self._filed is None:
            self._filed = sqlite3.connect("", isolation_level=None)  # a file without a name
            self._filed.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;"
                "CREATE TABLE keys (key INTEGER, place INTEGER, PRIMARY KEY (key, place))"
                " WITHOUT ROWID; BEGIN"
            )
        self._filed.executemany(
            "INSERT OR IGNORE INTO keys VALUES (?, ?)",
            sorted((key, place) for key, places in self._at_hand.items() for place in places),
        )
        self._at_hand.clear()
