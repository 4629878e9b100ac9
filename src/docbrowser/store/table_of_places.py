"""The places of a table's documents, a million of them in some twenty megabytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from docbrowser.store.scanning import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Whereabouts(Protocol):
    """What a change within a file needs to know of where the documents lie."""

    def find(self, number: int) -> Place | None:
        """Return where the document of that number lies, None where there is none."""

    def backwards(self) -> Iterator[Place]:
        """Return the places from the last one of the file to the first."""


class TableOfPlaces:
    """Places in the order of the file; they are added in that order."""

    def __init__(self) -> None:
        self._numbers = array("Q")
        self._offsets = array("Q")
        self._lengths = array("Q")
        self._ascending = True
        self._by_number: array[int] | None = None

    def add(self, place: Place) -> None:
        """Add the place of the next document of the file."""
        if self._ascending and self._numbers and place.number < self._numbers[-1]:
            self._ascending = False
        self._numbers.append(place.number)
        self._offsets.append(place.offset)
        self._lengths.append(place.length)
        self._by_number = None

    def find(self, number: int) -> Place | None:
        """Return where the document of that number lies, None where there is none."""
        if self._ascending:
            row = bisect_left(self._numbers, number)
        else:
            by_number = self._rows_by_number()
            at = bisect_left(by_number, number, key=self._numbers.__getitem__)
            row = by_number[at] if at < len(by_number) else len(self._numbers)
        if row == len(self._numbers) or self._numbers[row] != number:
            return None
        return self._place(row)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Place]:
        return map(Place, self._numbers, self._offsets, self._lengths)

    def numbers(self) -> Sequence[int]:
        """Return the numbers in the order of the file."""
        return self._numbers

    def backwards(self) -> Iterator[Place]:
        """Return the places from the last one of the file to the first."""
        return map(self._place, reversed(range(len(self))))

    def _place(self, row: int) -> Place:
        return Place(self._numbers[row], self._offsets[row], self._lengths[row])

    def _rows_by_number(self) -> array[int]:
        if self._by_number is None:  # a document that outgrew its line stands at the end
            rows = sorted(range(len(self._numbers)), key=self._numbers.__getitem__)
            self._by_number = array("Q", rows)
        return self._by_number
