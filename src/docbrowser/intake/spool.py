"""What waits to be written: on disk, so that an import may be larger than the memory."""

from __future__ import annotations

import tempfile
from array import array
from os import SEEK_END
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from docbrowser.model import Document, Record
from docbrowser.store.lean import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_BLOCK: Final = 1 << 18
"""Bytes that are read at once, where documents are read one after the other."""


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
        self._ids: list[str] = []
        self._places = array("q")
        self._lengths = array("l")
        self._new = bytearray()
        self._waiting: list[bytes] = []
        self._end = 0

    def close(self) -> None:
        """Throw everything away."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, title_id: str, document: bytes, *, is_new: bool = True) -> int:
        """Put a document at the end, and return its place."""
        self._ids.append(title_id)
        self._new.append(is_new)
        self._places.append(self._end)
        self._lengths.append(self._write(document))
        return len(self._ids) - 1

    def replace(self, place: int, records: Iterable[Record]) -> None:
        """Put other records in a place."""
        self._lengths[place] = self._write(document_of(self._ids[place], records))
        self._places[place] = self._end - self._lengths[place]

    def is_new(self, place: int) -> bool:
        """Return whether a title is one that was not there before."""
        return bool(self._new[place])

    def id(self, place: int) -> str:
        """Return the id of a title."""
        return self._ids[place]

    def raw(self, place: int) -> bytes:
        """Return a title as a document of the catalogue."""
        self.make_room()
        self._file.seek(self._places[place])
        return self._file.read(self._lengths[place])

    def new(self) -> Iterator[tuple[str, bytes]]:
        """Return id and document of each title that was not there before."""
        self.make_room()
        block, start = b"", 0
        told = zip(self._ids, self._new, self._places, self._lengths, strict=True)
        for title_id, is_new, place, length in told:
            if not is_new:
                continue
            if not start <= place <= start + len(block) - length:
                self._file.seek(place)
                block, start = self._file.read(max(length, _BLOCK)), place
            yield title_id, block[place - start : place - start + length]

    def __getitem__(self, place: int) -> Pending:
        records = _DECODER.decode(self.raw(place)).records
        return Pending(self._ids[place], self.is_new(place), records)

    def _write(self, raw: bytes) -> int:
        self._waiting.append(raw)
        self._end += len(raw)
        return len(raw)

    def make_room(self) -> None:
        """Put on disk what waits for it."""
        if self._waiting:
            self._file.seek(0, SEEK_END)
            self._file.write(b"".join(self._waiting))
            self._waiting = []


_DECODER: Final = msgspec.json.Decoder(Document)
