"""Rows of a table for spreadsheet programs, in which no cell can act as a formula. Pure.

The table is CSV as RFC 4180 has it: comma, double quotes, CR LF. A cell whose text a spreadsheet
would take for a formula gets an apostrophe in front, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection). A program that parts cells at semicolons
or tabs, or takes each line for a row, finds none either.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# At the beginning of a cell, or of what another program would take for one: space, and the ASCII
# or full-width form of what begins a formula.
_BEGINS: Final = r"=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212"
_FORMULA: Final = re.compile(rf"(^|[;\t\r\n])(?=\s*[{_BEGINS}])")
_CONTROL: Final = re.compile(r"^(?=[\t\r\n])")


def rows(header: Sequence[str], cells: Iterable[Sequence[object]]) -> Iterator[str]:
    """Return a table, row by row; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    yield _taken(buffer)
    for row in cells:
        writer.writerow([safe_cell(str(cell)) if cell is not None else "" for cell in row])
        yield _taken(buffer)


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe before whatever could begin a formula."""
    return _CONTROL.sub("'", _FORMULA.sub(r"\1'", text.replace("\r\n", "\n")))


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
