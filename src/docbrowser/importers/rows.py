"""The rows of an export as a table, by the names of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers.items import Deed, RefusedError, Rejected, Work
from docbrowser.importers.parsing import date_of
from docbrowser.importers.reading import read_table
from docbrowser.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docbrowser.importers.items import Item

_TIMED = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})"
)
_STARS = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
_MOST: Final = 10


class Row:
    """One row of a table: cells by column, and the line on which it begins."""

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self.line = line
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return clean_line(self._cells.get(column, ""))

    def has(self, column: str) -> bool:
        """Return whether the table has that column."""
        return column in self._cells

    def first(self, *columns: str) -> str:
        """Return the first cell that holds something, of columns that go by several names."""
        return next((cell for column in columns if (cell := self[column])), "")

    def text(self, column: str) -> str:
        """Return a cell with its line breaks."""
        return clean(self._cells.get(column, "")).strip()

    def rejected(self, reason: str) -> Rejected:
        """Return that something of this row cannot be taken in."""
        return Rejected(reason=reason, line=self.line)


def rows(path: Path, begins: Callable[[frozenset[str]], bool]) -> Iterator[Row | Rejected]:
    """Yield the rows below the line whose columns, folded in case, `begins` says are the header.

    A row with more cells than columns was broken on its way, and is rejected.

    Raises:
        RefusedError: there is no such line, or the table cannot be read.
    """
    header: list[str] | None = None
    for line, cells in read_table(path):
        if header is None:
            folded = [cell.lstrip("\ufeff").strip().casefold() for cell in cells]
            if begins(frozenset(folded)):
                header = folded
            continue
        if any(cell.strip() for cell in cells[len(header) :]):
            yield Rejected(
                reason=_("the row has {cells} cells, and there are {columns} columns").format(
                    cells=len(cells), columns=len(header)
                ),
                line=line,
            )
            continue
        filled = cells + [""] * (len(header) - len(cells))
        yield Row(line, dict(zip(header, filled, strict=False)))
    if header is None:
        raise RefusedError(_("it has no line with the names of the columns"))


def moment_of(text: str) -> str | None:
    """Return a date-time with its offset, or a partial date; None where it is neither."""
    written = text.strip()
    if match := _TIMED.fullmatch(written):
        if date_of(match[1]) is None or match[2] > "23:59:59":
            return None
        return f"{match[1]}T{match[2]}{match[3]}"
    return date_of(written)


def rating_from(text: str, best: float = 10) -> str | None:
    """Return a rating from 1 to 10 of a number out of `best`, halves rounded up; else None."""
    match = _STARS.fullmatch(text.strip())
    value = float(match[0].replace(",", ".")) if match else 0.0
    rating = int(value * _MOST / best + 0.5)
    return str(rating) if 0 < value <= best and rating else None


def rated(
    row: Row, work: Work, cell: str, *, best: float = 10, implied: bool = False
) -> Iterator[Item]:
    """Yield the rating that a cell holds, or that it is none."""
    if not cell:
        return
    rating = rating_from(cell, best)
    if rating is None:
        yield row.rejected(
            _("{cell} is no rating from 1 to {best}").format(cell=cell[:40], best=f"{best:g}")
        )
    else:
        yield Deed(verb="rate", work=work, value=rating, line=row.line, implied=implied)


def day_in(row: Row, cell: str) -> tuple[str | None, Rejected | None]:
    """Return the moment that a cell writes, and what is wrong with the cell if it is none."""
    moment = moment_of(cell) if cell else None
    if moment or not cell:
        return moment, None
    return moment, row.rejected(_("{cell} is not a date").format(cell=cell[:40]))
