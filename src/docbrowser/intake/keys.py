"""Which keys lead to which pending titles: at hand while they are few, else on disk."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser.holdings import NAMESAKES

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT_HAND: Final = 100_000
"""Keys that are held in memory before they go to disk."""

_STORED: Final = (
    "SELECT key, place FROM keys WHERE key IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
)


class Keys:
    """Which keys lead to which places; of each key the first places alone."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._others: dict[int, list[int]] = {}
        self._filed: sqlite3.Connection | None = None
        self._fetched: frozenset[int] = frozenset()

    def close(self) -> None:
        """Throw everything away."""
        if self._filed is not None:
            with contextlib.suppress(sqlite3.Error):
                self._filed.close()

    def fetch(self, keys: Iterable[int]) -> None:
        """Take what is on disk of `keys` into memory, where many are asked for one by one."""
        if self._filed is not None:
            self._fetched = frozenset(keys)
            self._load([key for key in self._fetched if key not in self._first])

    def _load(self, keys: list[int]) -> None:
        if self._filed is not None:
            wanted = msgspec.json.encode(keys).decode()
            for key, place in self._filed.execute(_STORED, (wanted,)):
                self._add(key, place)

    def lead(self, keys: Iterable[int], place: int) -> None:
        """Let `keys`, none of which leads anywhere yet, lead to a place."""
        self._first.update(dict.fromkeys(keys, place))

    def add(self, keys: Iterable[int], place: int) -> None:
        """Let `keys` lead to a place, too."""
        for key in keys:
            self._add(key, place)

    def _add(self, key: int, place: int) -> None:
        if self._first.setdefault(key, place) == place:
            return
        others = self._others.setdefault(key, [])
        if len(others) < NAMESAKES and place not in others:
            others.append(place)

    def leads(self, keys: Iterable[int]) -> bool:
        """Return whether one of `keys`, all of which were fetched, leads anywhere."""
        return not self._first.keys().isdisjoint(keys)

    def find(self, keys: Iterable[int]) -> list[int]:
        """Return the places that any of `keys`, which were fetched, lead to, in order."""
        return sorted({place for key in keys for place in self._places(key)})

    def look_up(self, key: int) -> list[int]:
        """Return the places that one key leads to."""
        if key not in self._fetched and key not in self._first:
            self._load([key])
        return self._places(key)

    def _places(self, key: int) -> list[int]:
        first = self._first.get(key)
        return [] if first is None else [first, *self._others.get(key, ())]

    def make_room(self) -> None:
        """Put what is at hand on disk, where it is much."""
        if len(self._first) < _AT_HAND:
            return
        if self._filed is None:
            self._filed = sqlite3.connect("", isolation_level=None)  # a file without a name
            self._filed.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;"
                "CREATE TABLE keys (key INTEGER, place INTEGER, PRIMARY KEY (key, place))"
                " WITHOUT ROWID; BEGIN"
            )
        others = ((key, place) for key, places in self._others.items() for place in places)
        self._filed.executemany(
            "INSERT OR IGNORE INTO keys VALUES (?, ?)", sorted([*self._first.items(), *others])
        )
        self._first.clear()
        self._others.clear()
        self._fetched = frozenset()
