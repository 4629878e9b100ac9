"""What waits to be written: on disk, so that an import may be larger than the memory."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from array import array
from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AT_HAND: Final = 100_000
"""Keys that are held in memory before they go to disk."""


class Pending(msgspec.Struct, frozen=True, array_like=True):
    """What one import says of one title."""

    title_id: str
    is_new: bool
    records: tuple[Record, ...]


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(Pending)


class Spool:
    """The pending titles in the order of coming, each under its place, from 0."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="docbrowser-")  # noqa: SIM115 - close() does
        self._places = array("q")
        self._end = 0

    def close(self) -> None:
        """Throw everything away."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def append(self, pending: Pending) -> int:
        """Put one at the end, and return its place."""
        self._places.append(self._written(pending))
        return len(self._places) - 1

    def replace(self, place: int, pending: Pending) -> None:
        """Put another one in a place."""
        self._places[place] = self._written(pending)

    def __getitem__(self, place: int) -> Pending:
        self._file.seek(self._places[place])
        length = int.from_bytes(self._file.read(8), "big")
        return _DECODER.decode(self._file.read(length))

    def __iter__(self) -> Iterator[Pending]:
        return (self[place] for place in range(len(self)))

    def _written(self, pending: Pending) -> int:
        raw, start = _ENCODER.encode(pending), self._end
        self._file.seek(start)
        self._file.write(len(raw).to_bytes(8, "big") + raw)
        self._end += 8 + len(raw)
        return start


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
