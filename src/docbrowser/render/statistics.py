"""What was watched, in numbers: hours by month, people, languages, subjects, and the days."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from docbrowser.render import day_calendar, styles, words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

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
        words.plural(found.watched, "title") if found.watched else "",
        words.plural(found.episodes_watched, "episode") if found.episodes_watched else "",
    ]
    return " · ".join(filter(None, parts)) or words.plural(found.viewings, "viewing")


def _heading(found: Statistics) -> Iterator[Text]:
    yield Text(headline(found), style=styles.NAME)
    seen = words.plural(found.viewings, "viewing")
    yield Text(f"{seen} · the catalogue has {words.plural(found.titles, 'title')}", styles.DIM)
    if found.viewings_of_unknown_runtime:
        yield _left_out(found.viewings_of_unknown_runtime, "of unknown length", "hours")


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
    rests = [_Bar("earlier", earlier, is_rest=True), _Bar("undated", undated, is_rest=True)]
    return bars + [rest for rest in rests if rest.minutes]


def _month(month: str) -> str:
    year, number = month.split("-")
    return f"{day_calendar.MONTHS[int(number) - 1]} {year}"


def _most(minutes: Mapping[str, int]) -> list[_Bar]:
    bars = [_Bar(name, count) for name, count in minutes.items()]
    others = len(bars) - TOP
    if others <= 1:  # the line that would speak of one more has room for it
        return bars
    # A work counts for each of its people: a sum of theirs would say nothing.
    return [*bars[:TOP], _Bar(f"and {others} more", 0, is_rest=True)]


def _lists(found: Statistics, today: dt.date) -> dict[str, Sequence[_Bar]]:
    languages = {words.language(tag): minutes for tag, minutes in found.by_language.items()}
    return {
        "Hours by month": _by_month(found, today),
        "People": _most(found.by_person),
        "Subjects": _most(found.by_subject),
        "Languages": _most(languages),
    }


def _sections(lists: Mapping[str, Sequence[_Bar]], width: int) -> Iterator[list[Text]]:
    """Return each list under its name, all of them in the same columns; nothing of an empty one."""
    every = [bar for bars in lists.values() for bar in bars]
    right = max((cell_len(_amount(bar)) for bar in every), default=0)
    room = width - right - 2 * _GAP
    # Of a long name its beginning tells enough; the bars of all lists begin below each other.
    names = max((cell_len(bar.name) for bar in every), default=0)
    left = min(names, _LONGEST_NAME, max(_LEAST_NAME, room // 2))
    longest = max(0, min(_LONGEST_BAR, room - left))
    for name, bars in lists.items():
        yield [_title(name), *_lines(bars, left, longest, right)] if bars else []


def _title(name: str, remark: str = "") -> Text:
    parts = (name.upper(), styles.HEADING), (f"   {remark}" if remark else "", styles.DIM)
    return Text.assemble(*parts, no_wrap=True)


def _lines(bars: Sequence[_Bar], left: int, longest: int, right: int) -> Iterator[Text]:
    most = max((bar.minutes for bar in bars if not bar.is_rest), default=0)
    for bar in bars:
        line = Text(bar.name, style=styles.DIM if bar.is_rest else styles.TEXT, no_wrap=True)
        line.truncate(left, overflow="ellipsis", pad=True)
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
        return [_title("Days"), Text("Of no viewing the day is known.", style=styles.WARN)]
    title = _title("Days", _streaks(found))
    latest = max(found.days)
    if latest < day_calendar.first_day(today, width).isoformat():
        return [title, Text(f"The last viewing was on {words.date(latest)}.", style=styles.DIM)]
    lines = [title, *day_calendar.weeks(found.days, today, width), day_calendar.legend()]
    if found.viewings_of_unknown_day:
        lines.append(_left_out(found.viewings_of_unknown_day, "of an unknown day", "calendar"))
    return lines


def _left_out(count: int, which: str, where: str) -> Text:
    verb = "is" if count == 1 else "are"
    sentence = f"{words.plural(count, 'viewing')} {which} {verb} not in the {where}."
    return Text(sentence, style=styles.WARN)


def _streaks(found: Statistics) -> str:
    if not found.streak:
        return f"longest streak {words.plural(found.longest_streak, 'day')}"
    return f"{words.plural(found.streak, 'day')} in a row · longest {found.longest_streak}"


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
