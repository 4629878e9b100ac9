"""A file that others may change at any time, asked for its documents one by one."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any, Final, TypeVar

from docbrowser.errors import MissingFileError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.store.journal import journal_of, recover, settle
from docbrowser.store.lines import on_one_line
from docbrowser.store.locking import exclusive
from docbrowser.store.places import ChangedMeanwhileError, decode_document, stamp_of
from docbrowser.store.snapshot import ChangedError, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docbrowser.store.snapshot import FindPlace
    from docbrowser.store.table_of_places import TableOfPlaces

T = TypeVar("T")
_TRIES: Final = 4


class LiveFile:
    """The TinyDB file at `path`, a resolved path; each answer is of one state of it.

    `find_place` tells where a document of `table` lies, None where it does not know. Whoever asks
    needs no lock; a change that is under way is waited for. A missing file has no tables. `decode`
    makes a document of its JSON object.
    """

    def __init__(
        self,
        path: Path,
        find_place: FindPlace | None,
        table: str,
        decode: Callable[[bytes], dict[str, Any]] | None = None,
    ) -> None:
        self.path = path
        self.find_place = find_place
        self._table = table
        self._decode = decode or decode_document
        self._journal = os.fspath(journal_of(path))
        self._snapshot: Snapshot | None = None

    def close(self) -> None:
        """Let go of the file; a later question opens it again."""
        if self._snapshot is not None:
            self._snapshot.close()
        self._snapshot = None

    def snapshot(self) -> Snapshot:
        """Return the file as it is now.

        Raises:
            MissingFileError: there is none.
            UnreadableFileError: it cannot be read.
            StoreError: a cut off change of it cannot be finished.
        """
        if os.access(self._journal, os.F_OK):
            settle(self.path)
        known = self._snapshot
        try:
            if known is not None and stamp_of(self.path.stat()) == known.stamp:
                return known
        except OSError:
            pass  # opening it says what is wrong
        self._snapshot = None
        self._snapshot = Snapshot(self.path)
        return self._snapshot

    def names(self) -> list[str]:
        """Return the names of the tables, none where there is no file."""
        return list(self._all_places())

    def places(self, name: str) -> TableOfPlaces | None:
        """Return the places of the table of that name, None where there is no such table."""
        return self._all_places().get(name)

    def has_table(self, name: str) -> bool:
        """Return whether the table of that name is there; it is where an index knows its places."""
        return self._is_indexed(name) or self.places(name) is not None

    def has_document(self, name: str, number: int) -> bool:
        """Return whether the table has a document of that number."""
        if self._is_indexed(name):
            return self.document(name, number) is not None
        places = self.places(name)
        return places is not None and places.find(number) is not None

    def numbers(self, name: str) -> Sequence[int]:
        """Return the numbers of the table's documents, in the order of the file."""
        places = self.places(name)
        return places.numbers() if places is not None else ()

    def document(self, name: str, number: int) -> tuple[bytes, dict[str, Any]] | None:
        """Return a document as it stands in the file, and parsed; None where there is none.

        Raises:
            UnreadableFileError: it is there, and cannot be parsed.
        """
        if self.find_place is not None and name == self._table:
            # Where the index speaks of another state of the file, the file itself is asked.
            with contextlib.suppress(ChangedError, ValueError, MissingFileError):
                snapshot = self.snapshot()
                place = None if snapshot.is_scanned else self.find_place(number)
                if place is not None:
                    raw = snapshot.object_at(place)
                    return raw, self._decode(raw)
        try:
            return self._scanned_document(name, number)
        except ValueError:
            self._snapshot = None  # a change may leave size and time as they were
        try:
            return self._scanned_document(name, number)
        except ValueError as error:
            raise UnreadableFileError(
                self.path, _("document {number}: {error}").format(number=number, error=error)
            ) from None

    def objects(self, name: str) -> Iterator[tuple[int, bytes]]:
        """Return number and JSON object, on one line, of each document of a table, in order.

        Raises:
            UnreadableFileError: the file changed meanwhile, or cannot be read.
        """
        try:
            snapshot, tables = self._of_one_state(lambda now: (now, now.tables()))
        except MissingFileError:
            return
        for place in tables.get(name, ()):
            try:
                yield place.number, on_one_line(snapshot.read(place.offset, place.length))
            except ChangedError:
                raise ChangedMeanwhileError(self.path) from None

    def _scanned_document(self, name: str, number: int) -> tuple[bytes, dict[str, Any]] | None:
        def look(snapshot: Snapshot) -> tuple[bytes, dict[str, Any]] | None:
            table = snapshot.tables().get(name)
            place = table.find(number) if table is not None else None
            if place is None:
                return None
            raw = snapshot.read(place.offset, place.length)
            return raw, self._decode(raw)

        with contextlib.suppress(MissingFileError):
            return self._of_one_state(look)
        return None

    def _all_places(self) -> Mapping[str, TableOfPlaces]:
        try:
            return self._of_one_state(Snapshot.tables)
        except MissingFileError:
            return {}

    def _is_indexed(self, name: str) -> bool:
        return self.find_place is not None and name == self._table

    def _of_one_state(self, look: Callable[[Snapshot], T]) -> T:
        """Return what `look` finds in the file between two changes."""
        for _try in range(_TRIES):
            with contextlib.suppress(ChangedError):
                return look(self.snapshot())
        try:
            with exclusive(self.path):  # a writer that never rests must let us in now
                recover(self.path)
                return look(self.snapshot())
        except ChangedError:
            raise ChangedMeanwhileError(self.path) from None
