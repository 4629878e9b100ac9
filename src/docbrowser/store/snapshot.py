"""A catalogue file as it is between two changes: where its documents lie, and their bytes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from docbrowser.errors import UnreadableFileError
from docbrowser.i18n import _
from docbrowser.store.journal import journal_of
from docbrowser.store.lines import head_of
from docbrowser.store.places import ChangedMeanwhileError, Place, everything, open_regular, stamp_of
from docbrowser.store.table_of_places import TableOfPlaces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    FindPlace = Callable[[int], Place | None]

_HEAD_ROOM: Final = 32
_HEAD = re.compile(rb'"0*([0-9]+)"[ \t\r\n]*:[ \t\r\n]*\Z')


class ChangedError(Exception):
    """The file is no longer what the snapshot was taken of."""


class Snapshot:
    """An open file; its descriptor is closed when nobody needs the snapshot any more.

    A file put in the place of this one leaves it as it is; a change within it is noticed.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = -1
        self.path = path
        self._journal = os.fspath(journal_of(path))
        self._descriptor = open_regular(path)
        self.stamp = stamp_of(os.fstat(self._descriptor))
        self._tables: dict[str, TableOfPlaces] | None = None

    def close(self) -> None:
        """Close the descriptor."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def __del__(self) -> None:
        self.close()

    def read(self, offset: int, length: int) -> bytes:
        """Return the bytes there; fewer at the end of the file.

        Raises:
            ChangedError: the file changed, and they may be of any time.
            UnreadableFileError: the disk does not give them.
        """
        try:
            content = os.pread(self._descriptor, length, offset)
            # In this order: a writer marks the file as changed, then takes the journal away.
            if os.access(self._journal, os.F_OK):
                raise ChangedError
            if stamp_of(os.fstat(self._descriptor)) != self.stamp:
                raise ChangedError
        except OSError as error:
            raise UnreadableFileError(
                self.path, str(error.strerror), _("check the disk")
            ) from error
        return content

    def object_at(self, place: Place) -> bytes:
        """Return the JSON object that lies at `place`, a place from elsewhere.

        Raises:
            ChangedError: no document of that number begins there.
            UnreadableFileError: as `read` does.
        """
        if not (
            all(type(number) is int for number in place)
            and 0 <= place.offset <= place.offset + place.length <= self.stamp[0]
        ):
            raise ChangedError
        room = min(_HEAD_ROOM, place.offset)
        content = self.read(place.offset - room, room + place.length)
        before, raw = content[:room], content[room:]
        if not before.endswith(head_of(place.number)):
            head = _HEAD.search(before)
            if head is None or int(head[1]) != place.number:
                raise ChangedError
        return raw

    def tables(self) -> dict[str, TableOfPlaces]:
        """Return the places of all tables; they are looked for once.

        Raises:
            ChangedError: the file changed since the snapshot was taken.
            StoreError: as `places.documents` does.
        """
        if self._tables is None:
            try:
                self._tables = _places_in(self.path)
            except ChangedMeanwhileError:
                raise ChangedError from None
            if not self._is_current():
                self._tables = None
                raise ChangedError
        return self._tables

    def _is_current(self) -> bool:
        try:
            return stamp_of(self.path.stat()) == self.stamp
        except OSError:
            return False

    @property
    def is_scanned(self) -> bool:
        """Whether the places of all tables are known."""
        return self._tables is not None


def _places_in(path: Path) -> dict[str, TableOfPlaces]:
    tables: dict[str, TableOfPlaces] = {}
    table = TableOfPlaces()
    for name, place, _raw in everything(path):
        if place is None:
            table = tables[name] = TableOfPlaces()
        else:
            table.add(place)
    return tables
