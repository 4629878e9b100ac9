"""The day of a viewing, as people write it in English, German and Russian. Pure."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from docbrowser.actions import AIRED, UNKNOWN_DAY
from docbrowser.i18n import _, language
from docbrowser.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIRST_YEAR: Final = 1888  # the oldest film that is left is of that year

_MONTHS: Final = (
    "january januar январь января", "february februar февраль февраля",
    "march märz maerz март марта", "april апрель апреля", "may mai май мая",
    "june juni июнь июня", "july juli июль июля", "august август августа",
    "september сентябрь сентября", "october oktober октябрь октября",
    "november ноябрь ноября", "december dezember декабрь декабря",
)  # fmt: skip
_WEEKDAYS: Final = (
    "monday montag понедельник пн", "tuesday dienstag вторник",
    "wednesday mittwoch среда среду", "thursday donnerstag четверг чт",
    "friday freitag пятница пятницу пт", "saturday samstag sonnabend суббота субботу сб",
    "sunday sonntag воскресенье вс",
)  # fmt: skip
_DAYS_AGO: Final[Mapping[str, int]] = {
    "today": 0, "heute": 0, "сегодня": 0,
    "yesterday": 1, "gestern": 1, "вчера": 1,
    "vorgestern": 2, "позавчера": 2,
}  # fmt: skip
_KEPT_WORDS: Final[Mapping[str, str]] = {
    "aired": AIRED, "air date": AIRED, "sendetag": AIRED, "ausgestrahlt": AIRED,
    "день показа": AIRED, "дата показа": AIRED,
    "unknown": UNKNOWN_DAY, "?": UNKNOWN_DAY, "unbekannt": UNKNOWN_DAY, "неизвестно": UNKNOWN_DAY,
}  # fmt: skip
# What may stand around the names of days and months: "31st of March", "last Monday".
_AROUND: Final = frozenset(
    ["st", "nd", "rd", "th", "of", "on", "last", "am", "letzten", "в", "во", "г", "года"]
)
_SHORTEST_MONTH: Final = 3  # so many letters tell months apart, and weekdays two
_SHORTEST_WEEKDAY: Final = 2
_MOST_SHOWN: Final = 40  # letters of what is no date, in the sentence that says so
_YEAR_MONTH: Final = len("2015-06")

_TIMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9.:]+(Z|[+-][0-9]{2}:?[0-9]{2})?")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})(?:\.(?: ?([0-9]{4}))?)?")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{4})")
_AGO = re.compile(
    r"[-–−] ?([0-9]{1,6})|([0-9]{1,6}) days? ago|vor ([0-9]{1,6}) tag(?:en)?"
    r"|([0-9]{1,6}) (?:день|дня|дней) назад"
)
_WORDS = re.compile(r"[0-9]+|[^\W\d_]+")
_BETWEEN = re.compile(r"[ .,]*")


def viewing_day(text: str, today: dt.date) -> str:
    """Return what a watchlist keeps for the day of a viewing that was written as `text`.

    That is `2026-03-31`, `2026-03` or `2026`, as far as it was given; `2026-03-31T20:15` with the
    offset, if there was one; `aired` or `unknown`. A day without a year is the latest of its kind
    that is not in the future, and a weekday is the last one before today.

    Raises:
        ValueError: the text is none of it, or the day is yet to come; a sentence says what.
    """
    written = clean_line(text)
    folded = fold(written).strip()
    if not folded:
        raise ValueError(_("a day is missing"))
    if (kept := _KEPT_WORDS.get(folded)) is not None:
        return kept
    try:
        day = next((day for read in _READERS if (day := read(folded, today))), None)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        shown = written if len(written) <= _MOST_SHOWN else f"{written[:_MOST_SHOWN]}…"
        raise ValueError(_("“{shown}” is not a date").format(shown=shown))
    if day[: len(today.isoformat())] > today.isoformat()[: len(day)]:
        raise ValueError(_("{day} is yet to come").format(day=_named(day)))
    if int(day[:4]) < FIRST_YEAR:
        raise ValueError(_("there were no films in {day}").format(day=day[:4]))
    return day


def _timed(text: str, _today: dt.date) -> str | None:
    """Read a day with a time: `2026-03-31T20:15`, `2026-03-31 20:15+02:00`."""
    if not _TIMED.fullmatch(text.upper()):
        return None
    return dt.datetime.fromisoformat(text.upper()).isoformat(timespec="minutes")


def _year_first(text: str, _today: dt.date) -> str | None:
    """Read `2015`, `2015-06`, `2015-06-03` and `20150603`."""
    if match := _COMPACT.fullmatch(text):
        return _partial(*match.groups())
    match = _YEAR_FIRST.fullmatch(text)
    return _partial(match[1], match[3], match[4]) if match else None


def _day_first(text: str, today: dt.date) -> str | None:
    """Read `31.3.2026`, `31.3.` and `3.2026`."""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return _partial(year, month, day) if year else _latest(int(month), int(day), today)
    match = _MONTH_FIRST.fullmatch(text)
    return _partial(match[2], match[1]) if match else None


def _ago(text: str, today: dt.date) -> str | None:
    """Read `yesterday`, `-3` and `3 days ago`."""
    days = _DAYS_AGO.get(text)
    if days is None and (match := _AGO.fullmatch(text)):
        days = int(next(filter(None, match.groups())))
    return None if days is None else (today - dt.timedelta(days=days)).isoformat()


def _named_day(text: str, today: dt.date) -> str | None:
    """Read `monday`, `31 March`, `March 31, 2026`, `March 2026` and `March`."""
    if _BETWEEN.sub("", text) != "".join(words := _WORDS.findall(text)):
        return None
    words = [word for word in words if word not in _AROUND]
    months = [month for word in words if (month := _place(word, _MONTHS, _SHORTEST_MONTH))]
    numbers = [word for word in words if word.isdecimal()]
    if len(words) == 1 and (weekday := _place(words[0], _WEEKDAYS, _SHORTEST_WEEKDAY)):
        # On a Monday, Monday is a week ago: today has a word of its own.
        return (today - dt.timedelta(days=(today.isoweekday() - weekday - 1) % 7 + 1)).isoformat()
    if len(months) != 1 or len(months) + len(numbers) != len(words):
        return None
    if any(len(number) not in {1, 2, 4} for number in numbers):
        return None
    [month] = months
    match [(len(number) > len("31"), number) for number in numbers]:
        case [(False, day), (True, year)]:
            return _partial(year, str(month), day)
        case [(False, day)]:
            return _latest(month, int(day), today)
        case [(True, year)]:
            return _partial(year, str(month))
        case []:
            return _partial(str(today.year - (month > today.month)), str(month))
    return None


_READERS: Final[tuple[Callable[[str, dt.date], str | None], ...]] = (
    _timed, _year_first, _day_first, _ago, _named_day,
)  # fmt: skip


def _partial(year: str, month: str | None = None, day: str | None = None) -> str:
    """Return a date as far as it is given; ValueError where the calendar has no such."""
    if month is None:
        return year
    # Of a month its first day is asked for.
    date = dt.date(int(year), int(month), int(day or 1)).isoformat()
    return date if day else date[:_YEAR_MONTH]


def _latest(month: int, day: int, today: dt.date) -> str | None:
    """Return the last such day up to today; 29 February is not in every year."""
    for year in range(today.year, today.year - 9, -1):
        with contextlib.suppress(ValueError):
            if (date := dt.date(year, month, day)) <= today:
                return date.isoformat()
    return None


def _place(word: str, names: tuple[str, ...], shortest: int) -> int | None:
    """Return at which place, from 1, a name stands that is `word` or begins so."""
    if len(word) < shortest:
        return None
    matching = (
        place
        for place, forms in enumerate(names, 1)
        if any(name.startswith(word) for name in fold(forms).split())
    )
    return next(matching, None)


def _named(day: str) -> str:
    """Return a day as `31 Dec 2030`, `December 2030` or `2030`; of English alone the names."""
    if language() != "en":
        return day
    year, *rest = day[: len("2030-12-31")].split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1].split()[0].title()
    return f"{int(rest[1])} {month[:3]} {year}" if len(rest) > 1 else f"{month} {year}"
