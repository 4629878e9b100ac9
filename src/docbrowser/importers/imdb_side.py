"""Rows of one IMDb table, looked up for the titles of another, with bounded memory.

A table in the order of title.basics is followed line by line beside it. Any other is put, as far
as its titles are selected, into a temporary file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import N_, _
from docbrowser.importers.imdb_values import line_of
from docbrowser.importers.items import Rejected

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from docbrowser.importers.imdb_rows import Table

MOST_ROWS: Final = 20_000
"""How many rows of one table are heeded for one title."""
WIDTH: Final = N_("it has another number of cells than the header")
_SHOWN: Final = 40
_ID = re.compile(r"(?:tt|nm)(\d{1,9})", re.ASCII)
_PAGE: Final = 1 << 15
_HIGHEST: Final = 400_000_000  # ten times what there is; it bounds the memory


def number_of(ident: str) -> int | None:
    """Return the number of an id such as tt0944111; None where it is no such id."""
    match = _ID.fullmatch(ident)
    number = int(match[1]) if match else 0
    return number if 0 < number < _HIGHEST else None


class Problems:
    """What of the tables did not fit, until it is told."""

    def __init__(self) -> None:
        self._found: list[Rejected] = []

    def add(self, table: Table, line: int | None, reason: str) -> None:
        """Remember what is wrong with a line of a table."""
        self._found.append(Rejected(reason=reason, line=line, path=table.path))

    def unfit(self, table: Table, line: int | None, column: str, cell: str) -> None:
        """Remember that a cell does not fit."""
        shown = line_of(cell)
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        self.add(
            table, line, _("{column}: {shown} does not fit").format(column=column, shown=shown)
        )

    def of(self, table: Table, line: int | None) -> Callable[[str, str], None]:
        """Return what takes the column and the cell that does not fit on a line."""
        return lambda column, cell: self.unfit(table, line, column, cell)

    def told(self) -> list[Rejected]:
        """Return what was found since it was last asked for."""
        told, self._found = self._found, []
        return told


class Numbers:
    """A set of numbers that takes a bit for each: a bitmap in pages."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}
        self.count = 0

    def add(self, number: int) -> None:
        """Take a number in."""
        place = number >> 15
        page = self._pages.get(place)
        if page is None:
            page = self._pages[place] = bytearray(_PAGE >> 3)
        bit = 1 << (number & 7)
        at = (number & (_PAGE - 1)) >> 3
        if not page[at] & bit:
            page[at] |= bit
            self.count += 1

    def discard(self, number: int) -> None:
        """Leave a number out."""
        if number in self:
            self._pages[number >> 15][(number & (_PAGE - 1)) >> 3] &= ~(1 << (number & 7)) & 0xFF
            self.count -= 1

    def __contains__(self, number: int | None) -> bool:
        if number is None:
            return False
        page = self._pages.get(number >> 15)
        return page is not None and bool(page[(number & (_PAGE - 1)) >> 3] & (1 << (number & 7)))


class Order:
    """Whether ids come as text does, or as their numbers do; IMDb's own tables are text."""

    def __init__(self) -> None:
        self.by_text = self.by_number = True
        self._last = ""

    def see(self, ident: str) -> None:
        """Take the next id in."""
        last, self._last = self._last, ident
        if len(ident) == len(last):
            if ident < last:
                self.by_text = self.by_number = False
        elif len(ident) < len(last):
            self.by_number = False
            if ident < last:
                self.by_text = False
        elif ident < last:
            self.by_text = False

    def fits(self, rank: Callable[[str], Any] | None) -> bool:
        """Return whether a table in this order can be followed by `rank`."""
        return self.by_text if rank is by_text else self.by_number if rank is by_number else False


def by_text(ident: str) -> Any:
    """Rank an id as text."""
    return ident


def by_number(ident: str) -> Any:
    """Rank an id by its number."""
    return len(ident), ident


class Followed:
    """The rows of a table in order, asked for in that order."""

    def __init__(self, table: Table, rank: Callable[[str], Any]) -> None:
        self._lines = table.lines()
        self._rank = rank
        self._width = table.width
        self._line, self._key = (0, ""), ""
        self._step()

    def _step(self) -> bool:
        for self._line in self._lines:  # noqa: B020 - one step
            self._key = self._line[1].partition("\t")[0]
            return True
        self._key = ""
        return False

    def of(self, ident: str) -> list[tuple[int, list[str]]]:
        """Return the rows of a title, each with its line."""
        rank, key = self._rank, self._key
        if not key:
            return []
        wanted = rank(ident)
        if rank(key) < wanted:
            for line in self._lines:
                key = line[1].partition("\t")[0]
                if rank(key) >= wanted:
                    self._line, self._key = line, key
                    break
            else:
                self._key = ""
                return []
        found: list[tuple[int, list[str]]] = []
        while self._key == ident:
            cells = self._line[1].split("\t")
            if len(found) < MOST_ROWS:
                found.append((self._line[0], cells))
            if not self._step():
                break
        return found


class Spilled:
    """The rows of a table in no order, from a temporary file."""

    def __init__(self, base: sqlite3.Connection, table: Table, selected: Numbers) -> None:
        self._base, self._what = base, table.what
        base.execute(
            "CREATE TABLE IF NOT EXISTS spilled (what TEXT, id INTEGER, line INTEGER, row TEXT)"
        )
        base.executemany("INSERT INTO spilled VALUES (?, ?, ?, ?)", self._rows(table, selected))
        base.execute("CREATE INDEX IF NOT EXISTS by_title ON spilled (what, id, line)")

    def _rows(self, table: Table, selected: Numbers) -> Iterator[tuple[str, int, int, str]]:
        for number, line in table.lines():
            ident = number_of(line.partition("\t")[0])
            if ident is not None and ident in selected:
                yield self._what, ident, number, line.encode(errors="replace").decode()

    def of(self, ident: str) -> list[tuple[int, list[str]]]:
        """Return the rows of a title, each with its line."""
        found = self._base.execute(
            "SELECT line, row FROM spilled WHERE what = ? AND id = ? ORDER BY line LIMIT ?",
            (self._what, number_of(ident), MOST_ROWS),
        )
        return [(line, row.split("\t")) for line, row in found]
