"""The viewing history of a Netflix profile.

`NetflixViewingHistory.csv` (<https://help.netflix.com/en/node/101917>) has the columns Title and
Date, in the profile's language and in its order of day and month. `ViewingActivity.csv`, of the
data that Netflix gives on request, has Start Time.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers.items import NO_WISHES, Deed, Rejected
from docbrowser.importers.netflix_titles import work_of
from docbrowser.importers.parsing import date_of
from docbrowser.importers.rows import Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "netflix"
_TITLE: Final = frozenset(
    ["title", "titel", "título", "titulo", "titre", "titolo", "название", "tytuł", "başlık"]
)
_DATE: Final = frozenset(["date", "datum", "fecha", "data", "дата", "tarih", "dato", "start time"])
_TRIPLE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})", re.ASCII)
_FOUR: Final = 4
_MONTHS: Final = 12
_SLASHED: Final = ("dmy", "mdy")


def recognises(sample: Sample) -> bool:
    """Return whether it is a table of titles and days, and of nothing else."""
    columns = frozenset(sample.columns)
    return _is_header(columns) and (len(columns) == len("TD") or "profile name" in columns)


def _is_header(columns: frozenset[str]) -> bool:
    return not columns.isdisjoint(_TITLE) and not columns.isdisjoint(_DATE)


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield a viewing for each row; which of 07/12/20 is the month, the whole file tells."""
    order = _order_of(_days(path))
    if order is None:
        order = "mdy"
        wishes.say(
            _("{name}: days and months cannot be told apart; 07/12 is taken for July 12").format(
                name=path.name
            )
        )
    for row in rows(path, _is_header):
        if isinstance(row, Rejected):
            yield row
            continue
        title = row.first(*_TITLE)
        if not title:
            yield row.rejected(_("the row names nothing"))
            continue
        if row["supplemental video type"]:
            continue  # a trailer, or a loop behind the menu
        written = _date_cell(row)
        day = _day(written, order)
        if day is None:
            yield row.rejected(
                _("{written} is not a date").format(written=written[:40] or _("an empty cell"))
            )
        yield Deed(verb="watch", work=work_of(title), value=day or "unknown", line=row.line)


def _date_cell(row: Row) -> str:
    return row.first(*_DATE)


def _days(path: Path) -> Iterator[str]:
    return (_date_cell(row) for row in rows(path, _is_header) if isinstance(row, Row))


def _order_of(days: Iterable[str]) -> str | None:
    """Return whether the day or the month stands first between slashes; None if nothing tells.

    A number above twelve is a day. Where there is none, the rows tell, which go down in time.
    """
    over: Counter[str] = Counter()
    steps = {order: [0, 0] for order in _SLASHED}  # how often time goes forward, and back
    last: dict[str, str] = {}
    for written in days:
        match = _TRIPLE.fullmatch(written)
        if not match or match[2] == "." or len(match[1]) == _FOUR:
            continue
        over["dmy"] += int(match[1]) > _MONTHS
        over["mdy"] += int(match[3]) > _MONTHS
        for order in _SLASHED:
            if day := _day(written, order):
                before = last.get(order, day)
                steps[order][0] += day > before
                steps[order][1] += day < before
                last[order] = day
    if not last:
        return "dmy"  # nothing is written with slashes
    if over["dmy"] != over["mdy"]:
        return "dmy" if over["dmy"] > over["mdy"] else "mdy"
    in_turn = [order for order in _SLASHED if any(steps[order]) and not all(steps[order])]
    return in_turn[0] if len(in_turn) == 1 else None


def _day(written: str, order: str) -> str | None:
    match = _TRIPLE.fullmatch(written)
    if match is None:
        return date_of(written)
    first, dot, second, third = match.groups()
    if len(first) == _FOUR:
        year, month, day = first, second, third
    elif dot == "." or order == "dmy":
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    full = year if len(year) == _FOUR else f"20{year.zfill(2)}"
    return date_of(f"{full}-{month}-{day}")
