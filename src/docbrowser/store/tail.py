"""The last documents of a big file, found from its end, so that the rest need not be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.store.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.store.snapshot import FindPlace, Snapshot

_REACH: Final = 1 << 18
_END = re.compile(rb"\n[ \t\r\n]*\}[ \t\r\n]*\}[ \t\r\n]*\Z")
_LINE = re.compile(rb'"([0-9]{1,18})": (\{.*\}),?[ \t\r]*')


class UnknownPlaceError(Exception):
    """Only reading the whole file can tell."""


class IndexedWhereabouts:
    """The places that an index of this state of the file knows, and the last ones of the file.

    An index may leave documents out: that it knows nothing of a number proves nothing. Whatever
    it cannot vouch for raises UnknownPlaceError.
    """

    def __init__(self, snapshot: Snapshot, find_place: FindPlace) -> None:
        self._snapshot = snapshot
        self._find_place = find_place

    def find(self, number: int) -> Place:
        """Return where the document of that number lies."""
        place = self._find_place(number)
        if place is None:
            raise UnknownPlaceError
        return place

    def backwards(self) -> Iterator[Place]:
        """Return the places from the last one of the file on, as far as they are easily seen.

        That the index knows them, too, shows that they are of its table.
        """
        size = self._snapshot.stamp[0]
        start = max(0, size - _REACH)
        content = self._snapshot.read(start, _REACH)
        end = _END.search(content)
        if end is None:
            raise UnknownPlaceError
        stop = end.start()
        while (begin := content.rfind(b"\n", 0, stop) + 1) > 0:
            line = content[begin:stop]
            stop = begin - 1
            if not line.strip():
                continue
            found = _LINE.fullmatch(line)
            if found is None:
                break
            place = Place(int(found[1]), start + begin + found.start(2), len(found[2]))
            if self._find_place(place.number) != place:
                break
            yield place
        raise UnknownPlaceError
