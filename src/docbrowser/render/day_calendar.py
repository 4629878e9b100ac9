"""The days with viewings, as a calendar of weeks: a column a week, a row a day of the week."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from rich.text import Text

from docbrowser.i18n import N_, _
from docbrowser.render import styles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WEEKS: Final = 53
"""As many as a year touches."""
SHADES: Final = ((1, "░", "1"), (2, "▒", "2"), (3, "▓", "3–4"), (5, "█", N_("5 or more viewings")))
"""From how many viewings on a day has which shape, and what the legend says of it."""
_NONE: Final = "·"
# TR: at the edge of a calendar: three letters at most, and so the others
_WEEKDAYS: Final = (N_("Mon"), "", N_("Wed"), "", N_("Fri"), "", N_("Sun"))
MONTHS: Final = (
    # TR: above a calendar: four letters at most, and so the other months
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    # TR: the month, in four letters at most
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_NAME: Final = len("Mon")
_LEFT: Final = _NAME + 1
_DAYS: Final = 7


def month(number: int) -> str:
    """Return the short name of a month, of which January is 1."""
    return _(MONTHS[number - 1])


def weeks(days: Mapping[str, int], today: dt.date, width: int) -> list[Text]:
    """Return the weeks up to today, at most a year of them and as many as `width` has room for.

    Where there is room a day is two columns wide, and so about as wide as it is high.
    """
    wide, first = _wide(width), first_day(today, width)
    mondays = [first + dt.timedelta(days=_DAYS * number) for number in range(_count(width))]
    rows = [_months(mondays, wide)]
    for weekday, name in enumerate(_WEEKDAYS):
        row = Text(no_wrap=True).append(_(name)[:_NAME].ljust(_LEFT), style=styles.DIM)
        for monday in mondays:
            day = monday + dt.timedelta(days=weekday)
            shape = " " if day > today else shade(days.get(day.isoformat(), 0))
            is_seen = shape not in {" ", _NONE}
            cell = shape * wide if is_seen else shape.ljust(wide)
            row.append(cell, style=styles.ACCENT if is_seen else styles.DIM)
        rows.append(row)
    return rows


def first_day(today: dt.date, width: int) -> dt.date:
    """Return the Monday with which the calendar begins."""
    return today - dt.timedelta(days=today.weekday() + _DAYS * (_count(width) - 1))


def legend() -> Text:
    """Return what the shapes mean."""
    line = Text(" " * _LEFT, no_wrap=True)
    for number, (_least, shape, meaning) in enumerate(SHADES):
        line.append("   " if number else "").append(shape, style=styles.ACCENT)
        line.append(f" {_(meaning)}", style=styles.DIM)
    return line


def shade(viewings: int) -> str:
    """Return the shape of a day with so many viewings."""
    shape = _NONE
    for least, darker, _meaning in SHADES:
        if viewings >= least:
            shape = darker
    return shape


def _wide(width: int) -> int:
    return 2 if width >= _LEFT + 2 * WEEKS else 1


def _count(width: int) -> int:
    return max(0, min(WEEKS, (width - _LEFT) // _wide(width)))


def _months(mondays: Sequence[dt.date], wide: int) -> Text:
    """Return the names of the months, each above the week in which it begins."""
    line = " " * _LEFT
    for number, monday in enumerate(mondays):
        sunday = monday + dt.timedelta(days=_DAYS - 1)
        begins = sunday.day <= _DAYS
        left = _LEFT + number * wide
        # A name that has no room beside its neighbours or before the edge is left out.
        name = month(sunday.month)
        if begins and left >= len(line) and left + len(name) <= _LEFT + len(mondays) * wide:
            line = line.ljust(left) + name + " "
    return Text(line.rstrip(), style=styles.DIM, no_wrap=True)
