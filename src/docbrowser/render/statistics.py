"""What was watched, in numbers: hours by month, people, languages, subjects, and the days."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from docbrowser.i18n import N_, _, counted
from docbrowser.render import day_calendar, styles, vocabulary, words
from docbrowser.render.cut import fit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from docbrowser.overviews.statistics import Statistics

MAX_WIDTH: Final = 120
"""Columns; more of them would tear names and numbers apart."""
MONTHS: Final = 12
TOP: Final = 8
"""How many people, languages and subjects are named."""
_BESIDE: Final = 100
"""Columns from which two lists stand side by side."""
_BETWEEN: Final = 4
_GAP: Final = 2
_LONGEST_BAR: Final = 32
_LEAST_BAR: Final = 14
"""Columns that a bar keeps beside names that are longer than most."""
_LONGEST_NAME: Final = 24
_LEAST_NAME: Final = 8


class _Bar(NamedTuple):
    """A line of a list: a name, and how many minutes; without a bar where it is a remainder."""

    name: str
    minutes: int
    is_rest: bool = False


@dataclass(frozen=True)
class StatisticsView:
    """The statistics as a renderable, laid out for the width that there is."""

    found: Statistics
    today: dt.date

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MAX_WIDTH)
        is_wide = width >= _BESIDE
        column = (width - _BETWEEN) // 2 if is_wide else width
        months, people, subjects, languages = _sections(_lists(self.found, self.today), column)
        calendar = _calendar(self.found, self.today, width)
        blocks = [months, calendar, people, subjects, languages]
        if is_wide:
            pairs = (months, people), (subjects, languages)
            above, below = (_beside(left, right, column) for left, right in pairs)
            blocks = [above, calendar, below]
        yield from _heading(self.found)
        for block in filter(None, blocks):
            yield Text()
            yield from block


def headline(found: Statistics) -> str:
    """Return `38 h 20 min · 41 titles · 112 episodes`; what is none of it is left out."""
    parts = [
        words.runtime(found.minutes),
        counted("{n} title", "{n} titles", found.watched) if found.watched else "",
        counted("{n} episode", "{n} episodes", found.episodes_watched)
        if found.episodes_watched
        else "",
    ]
    return " · ".join(filter(None, parts)) or _viewings(found.viewings)


def _viewings(count: int) -> str:
    return counted("{n} viewing", "{n} viewings", count)


def _heading(found: Statistics) -> Iterator[Text]:
    yield Text(headline(found), style=styles.NAME)
    titles = counted("the catalogue has {n} title", "the catalogue has {n} titles", found.titles)
    yield Text(f"{_viewings(found.viewings)} · {titles}", styles.DIM)
    if found.viewings_of_unknown_runtime:
        unknown = counted(
            "{n} viewing of unknown length is not in the hours.",
            "{n} viewings of unknown length are not in the hours.",
            found.viewings_of_unknown_runtime,
        )
        yield Text(unknown, style=styles.WARN)


def _by_month(found: Statistics, today: dt.date) -> list[_Bar]:
    """Return the last months, and what was watched before them or nobody knows when."""
    this = today.year * 12 + today.month - 1
    last = [
        f"{number // 12:04}-{number % 12 + 1:02}" for number in range(this - MONTHS + 1, this + 1)
    ]
    bars = [_Bar(_month(month), found.by_month.get(month, 0)) for month in last]
    if not any(bar.minutes for bar in bars):
        bars = []
    earlier = sum(minutes for month, minutes in found.by_month.items() if month < last[0])
    undated = found.minutes_of_unknown_month
    # TR: in a list of months, what was watched before them, and what nobody knows the day of
    rests = [_Bar(_("earlier"), earlier, is_rest=True), _Bar(_("undated"), undated, is_rest=True)]
    return bars + [rest for rest in rests if rest.minutes]


def _month(month: str) -> str:
    year, number = month.split("-")
    return f"{day_calendar.month(int(number))} {year}"


def _most(minutes: Mapping[str, int]) -> list[_Bar]:
    bars = [_Bar(name, count) for name, count in minutes.items()]
    others = len(bars) - TOP
    if others <= 1:  # the line that would speak of one more has room for it
        return bars
    # A work counts for each of its people: a sum of theirs would say nothing.
    more = counted("and {n} more", "and {n} more", others)
    return [*bars[:TOP], _Bar(more, 0, is_rest=True)]


def _lists(found: Statistics, today: dt.date) -> dict[str, Sequence[_Bar]]:
    return {
        N_("Hours by month"): _by_month(found, today),
        N_("People"): _most(found.by_person),
        N_("Subjects"): _most(_named(found.by_subject, vocabulary.subject)),
        N_("Languages"): _most(_named(found.by_language, words.language)),
    }


def _named(minutes: Mapping[str, int], say: Callable[[str], str]) -> dict[str, int]:
    """Return minutes by what a reader calls it, the most first."""
    sums: dict[str, int] = {}
    for name, count in minutes.items():
        said = say(name)
        sums[said] = sums.get(said, 0) + count
    return dict(sorted(sums.items(), key=lambda one: -one[1]))


def _sections(lists: Mapping[str, Sequence[_Bar]], width: int) -> Iterator[list[Text]]:
    """Return each list under its name, its bars right behind its labels; nothing of an empty one.

    The numbers of all lists end below each other.
    """
    every = [bar for bars in lists.values() for bar in bars]
    right = max((cell_len(_amount(bar)) for bar in every), default=0)
    room = width - right - 2 * _GAP
    # A bar tells enough in a quarter of the room; of a very long name its beginning does, unless
    # there is more room.
    most = max(min(_LONGEST_NAME, max(_LEAST_NAME, 3 * room // 4)), room - _LEAST_BAR)
    widest = min(most, max((cell_len(bar.name) for bar in every), default=0))
    ends = widest + max(0, min(_LONGEST_BAR, room - widest))
    for name, bars in lists.items():
        left = min(most, max((cell_len(bar.name) for bar in bars), default=0))
        longest = min(_LONGEST_BAR, ends - left)
        numbers = right + ends - left - longest
        yield [_title(_(name)), *_lines(bars, left, longest, numbers)] if bars else []


def _title(name: str, remark: str = "") -> Text:
    parts = (name.upper(), styles.HEADING), (f"   {remark}" if remark else "", styles.DIM)
    return Text.assemble(*parts, no_wrap=True)


def _lines(bars: Sequence[_Bar], left: int, longest: int, right: int) -> Iterator[Text]:
    most = max((bar.minutes for bar in bars if not bar.is_rest), default=0)
    for bar in bars:
        style = styles.DIM if bar.is_rest else styles.TEXT
        line = Text(fit(bar.name, left), style=style, no_wrap=True)
        filled = max(1, round(longest * bar.minutes / most)) if most and bar.minutes else 0
        filled = 0 if bar.is_rest else min(longest, filled)
        shapes = " " * longest if bar.is_rest else "▰" * filled + "▱" * (longest - filled)
        line.append(" " * _GAP)
        line.append(shapes[:filled], style=styles.ACCENT).append(shapes[filled:], style=styles.DIM)
        line.append(" " * _GAP + _amount(bar).rjust(right), style=styles.DIM)
        yield line


def _amount(bar: _Bar) -> str:
    return words.runtime(bar.minutes) if bar.minutes else "" if bar.is_rest else "–"


def _calendar(found: Statistics, today: dt.date, width: int) -> list[Text]:
    if not found.days:
        none = Text(_("Of no viewing the day is known."), style=styles.WARN)
        return [_title(_("Days")), none]
    title = _title(_("Days"), _streaks(found))
    latest = max(found.days)
    if latest < day_calendar.first_day(today, width).isoformat():
        last = _("The last viewing was on {day}.").format(day=words.date(latest))
        return [title, Text(last, style=styles.DIM)]
    lines = [title, *day_calendar.weeks(found.days, today, width), day_calendar.legend()]
    if found.viewings_of_unknown_day:
        unknown = counted(
            "{n} viewing of an unknown day is not in the calendar.",
            "{n} viewings of an unknown day are not in the calendar.",
            found.viewings_of_unknown_day,
        )
        lines.append(Text(unknown, style=styles.WARN))
    return lines


def _streaks(found: Statistics) -> str:
    if not found.streak:
        return counted("longest streak {n} day", "longest streak {n} days", found.longest_streak)
    row = counted("{n} day in a row", "{n} days in a row", found.streak)
    # TR: of streaks, days in a row: how many days the longest of them has
    longest = counted("longest streak {n}", "longest streak {n}", found.longest_streak)
    return f"{row} · {longest}"


def _beside(left: Sequence[Text], right: Sequence[Text], width: int) -> list[Text]:
    """Return two lists side by side, the left one in so many columns; a lone one as it is."""
    if not left or not right:
        return list(left or right)
    lines = []
    for one, other in zip_longest(left, right, fillvalue=Text()):
        line = one.copy()
        line.pad_right(width + _BETWEEN - line.cell_len)
        lines.append(line.append_text(other))
    return lines
