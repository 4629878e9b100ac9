"""Titles line by line: the mark, the name, what is said of it here, and the year, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from docbrowser.render import styles
from docbrowser.render.cut import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docbrowser.listing import Row
    from docbrowser.render.next_up import Pieces
    from docbrowser.watching import WatchStatus

GAP: Final = 2
_YEAR: Final = 4
_MARK: Final = 2
_LEAST_REMARK: Final = 8


class Entry(NamedTuple):
    """What a line says, before it is known how much room there is."""

    status: WatchStatus
    name: str
    remark: str = ""
    year: str = ""
    lead: str = ""
    """The beginning of the remark, where that is to be seen at once."""


class Columns(NamedTuple):
    """How wide name and remark are; 0 of what is left out."""

    name: int
    remark: int
    year: int


def entry(row: Row, remark: str = "", *, has_year: bool = True) -> Entry:
    """Return the line of a title."""
    year = str(row.summary.year or "") if has_year else ""
    return Entry(row.progress.status, row.name, remark, year)


def columns(entries: Iterable[Entry], width: int) -> Columns:
    """Return the columns for lines of `width`: names and remarks share what room there is."""
    told = list(entries)
    name = max((cell_len(one.name) for one in told), default=0)
    remark = max((cell_len(one.remark) for one in told), default=0)
    year = _YEAR if any(one.year for one in told) else 0
    room = width - _MARK - (GAP + year if year else 0)
    if not remark:
        return Columns(max(1, min(name, room)), 0, year)
    room -= GAP
    half = room // 2
    if name > half:
        name = max(half, min(name, room - remark))
    remark = min(remark, room - name)
    if remark < _LEAST_REMARK <= max(cell_len(one.remark) for one in told):
        return Columns(max(1, min(name, room + GAP)), 0, year)
    return Columns(max(1, name), remark, year)


def are_cut(entries: Iterable[Entry], widths: Columns) -> bool:
    """Return whether there is less room than some entry has to say."""
    return any(cell_len(one.remark) > widths.remark for one in entries)


def pieces(one: Entry, widths: Columns, name_style: str = styles.TEXT) -> Pieces:
    """Return the line of an entry; it is as wide as its columns."""
    line = [
        (f"{styles.MARKS[one.status]:<{_MARK}}", styles.STATUS_STYLES[one.status]),
        (fit(one.name, widths.name), name_style),
    ]
    if widths.year:
        line.append((" " * GAP + f"{one.year:>{_YEAR}}", styles.DIM))
    if widths.remark:
        remark, lead = fit(one.remark, widths.remark), len(one.lead)
        line.append((" " * GAP, styles.DIM))
        line += [(remark[:lead], styles.SEEN)] if lead else []
        line.append((remark[lead:], styles.DIM))
    return line


def row_lines(entries: Sequence[tuple[Entry, str]], width: int) -> Iterator[Text]:
    """Return lines for the command line: each entry, and behind it, whole, the title's id."""
    ids = max((cell_len(title_id) for _one, title_id in entries), default=0)
    widths = columns((one for one, _id in entries), max(1, width - GAP - ids))
    for one, title_id in entries:
        line = Text.assemble(*pieces(one, widths))
        yield line.append(" " * GAP + title_id, style=styles.DIM)
