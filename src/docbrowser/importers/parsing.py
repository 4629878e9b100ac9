"""Dates, lengths, numbers, countries and lists, as pages and tables write them. Pure."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docbrowser.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?")
_NAMED_DAY = re.compile(r"(?:\w+,?\s+)??(\d{1,2})\.?\s+([^\W\d_]+)\.?,?\s+(\d{4})")  # 23 Sep 2007
_MONTH_FIRST = re.compile(
    r"(?:[^\W\d_]+,?\s+)??([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH = re.compile(r"([^\W\d_]+)\.?\s+(\d{4})")
_MONTHS: Final = {
    beginning: month
    for month, beginnings in enumerate(
        (
            "jan янв ene gen", "feb fev fév févr фев", "mar mär mrz маr мар", "apr avr abr апр",
            "may mai май мая mag", "jun juin июн giu", "jul juil июл lug", "aug aou aoû авг ago",
            "sep set сен", "oct okt ott окт", "nov ноя", "dec dez déc dic дек",
        ),
        start=1,
    )
    for beginning in beginnings.split()
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d|21\d\d)(?!\d)")
_ISO_LENGTH = re.compile(
    r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_HOURS = re.compile(
    r"(\d+)\s*(?:h|hr|hrs|hours?|std\.?|stunden?|ч\.?|час\w*)(?![^\W\d_])", re.IGNORECASE
)
_MINUTES = re.compile(
    r"(\d+)\s*(?:m|min|mins|minutes?|minuten|мин\.?|минут\w*)(?![^\W\d_])", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f']\d{3})+(?!\d)|\d+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_WITH_YEAR = re.compile(r"(.+?)\s*\((\d{4})(?:\s*[–-]\s*(?:\d{4})?)?\)\s*")
_LONGEST: Final = 200
_LONGEST_NAME: Final = 60
_SELF = frozenset({"self", "himself", "herself", "themselves", "themself", "selbst"})
_NARRATOR = re.compile(
    r"\s*[(\[]?\b(narrator|narration|voice-?over|erzähler(in)?|sprecher(in)?|рассказчик)\b[)\]]?\s*",
    re.IGNORECASE,
)


def date_of(text: str | None) -> str | None:
    """Return the partial ISO date that `text` writes out; None where it is none, or not sure.

    A date-time is the day that it says, whatever its time zone.
    """
    written = (text or "").strip()[:_LONGEST]
    if match := _ISO.fullmatch(written):
        return _checked(match[1], match[2], match[3])
    if match := _DOTTED.fullmatch(written):
        return _checked(match[3], match[2], match[1])
    if match := _NAMED_DAY.fullmatch(written):
        return _checked(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(written):
        return _checked(match[3], _month(match[1]), match[2])
    if match := _MONTH.fullmatch(written):
        return _checked(match[2], _month(match[1]), None) if _month(match[1]) else None
    return None


def _month(name: str) -> str | None:
    for length in (4, 3):
        month = _MONTHS.get(name.lower()[:length])
        if month:
            return str(month)
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    if day is not None and month is None:
        return None
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def minutes_of(text: str | float | None) -> int | None:
    """Return whole minutes; a bare number is taken for minutes; None where there are none."""
    if text is None or isinstance(text, bool):
        return None
    if isinstance(text, (int, float)):
        return int(text) if 1 <= text < 100_000 else None  # noqa: PLR2004 - the schema's cap
    written = text.strip()[:_LONGEST]
    minutes: float | None = None
    if written.isdecimal():
        minutes = int(written[:6])
    elif len(written) > 1 and (match := _ISO_LENGTH.fullmatch(written)):
        days, hours, whole, seconds = (float(part or 0) for part in match.groups())
        minutes = round(days * 1440 + hours * 60 + whole + seconds / 60)
    elif match := _CLOCK.fullmatch(written):
        minutes = int(match[1]) * 60 + int(match[2])
    else:
        hour = _HOURS.search(written)
        # In "5h:44m" a colon stands between the two.
        rest = _MINUTES.search(written)
        if hour or rest:
            minutes = (int(hour[1]) * 60 if hour else 0) + (int(rest[1]) if rest else 0)
    return int(minutes) if minutes and minutes < 100_000 else None  # noqa: PLR2004


def year_of(text: str | None) -> int | None:
    """Return the first year that stands in `text`."""
    match = _YEAR.search((text or "")[:_LONGEST])
    return int(match[0]) if match else None


def number_of(text: str | None) -> int | None:
    """Return the first whole number in `text`; thousands may be set apart."""
    match = _NUMBER.search((text or "")[:_LONGEST])
    return int(re.sub(r"\D", "", match[0])[:15]) if match else None


def rating_of(text: str | None) -> float | None:
    """Return the first decimal number in `text`, with a point or a comma."""
    match = _DECIMAL.search((text or "")[:_LONGEST])
    return float(match[0].replace(",", ".")) if match else None


def country_of(text: str | None) -> str | None:
    """Return the ISO 3166-1 code of a country that is written out or is a code."""
    written = clean_line(text or "")[:_LONGEST]
    if len(written) == 2 and written.isascii() and written.isalpha():  # noqa: PLR2004 - a code
        return {"UK": "GB"}.get(written.upper(), written.upper())
    return _countries().get(fold(written))


def language_tag_of(text: str | None) -> str | None:
    """Return the BCP 47 tag of a language that is written out or is a code."""
    written = clean_line(text or "")[:_LONGEST]
    if re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z]{2,4})?", written):
        return written.replace("_", "-")
    tag = _languages().get(fold(written))
    return tag or (written.lower() if re.fullmatch(r"[A-Za-z]{3}", written) else None)


_NAMED_IN: Final = ("en", "de", "ru", "fr", "es", "it")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from babel import Locale

    found = {
        fold(name): code
        for locale in reversed(_NAMED_IN)
        for code, name in Locale.parse(locale).territories.items()
        if len(code) == 2 and code.isalpha()  # noqa: PLR2004 - no regions such as 001
    }
    also = {
        "usa": "US", "u.s.a.": "US", "united states of america": "US", "сша": "US", "uk": "GB",
        "england": "GB", "great britain": "GB", "soviet union": "SU", "ссср": "SU",
        "west germany": "DE", "czech republic": "CZ", "russian federation": "RU",
        "hong kong": "HK", "turkey": "TR", "south korea": "KR", "korea": "KR",
    }  # fmt: skip
    return {**found, **also}


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    from babel import Locale

    return {
        fold(name): code.replace("_", "-")
        for locale in reversed(_NAMED_IN)
        for code, name in Locale.parse(locale).languages.items()
    } | {"mandarin": "zh", "chinese": "zh"}


def cell_list(text: str | None, sep: str = ",") -> list[str]:
    """Return the parts of a cell, without space around them and without empty ones."""
    return [part for piece in (text or "").split(sep) if (part := piece.strip())]


def is_person(name: str) -> bool:
    """Return whether `name` can be a person's, and is no sentence that slipped in."""
    return 0 < len(name) <= _LONGEST_NAME and not (name.endswith(".") and name.count(" ") > 4)  # noqa: PLR2004


def credits_of(names: Iterable[str], job: str | None) -> list[dict[str, str | None]]:
    """Return the credits of people with one job; what is no person's name is left out.

    "Ann Moon (narrator)" says what Ann Moon does.
    """
    found: list[dict[str, str | None]] = []
    for written in names:
        name = _NARRATOR.sub(" ", written).strip() if "(" in written or "[" in written else written
        own = "narrator" if name != written else job
        if is_person(name.strip()):
            found.append({"person": name.strip(), "job": own})
    return found


def part_played(person: str, role: str | None, job: str | None = "actor") -> dict[str, str | None]:
    """Return the credit of a person with a role: a narrator and oneself are jobs, no characters."""
    played = clean_line(role or "")
    if _NARRATOR.fullmatch(played):
        return {"person": person, "job": "narrator"}
    first = fold(played).partition(" ")[0].strip(" -()")
    if first in _SELF:
        return {"person": person, "job": "self"}
    return {"person": person, "job": job, "character": played or None}


def part_name(name: str) -> tuple[str, int | None]:
    """Return a name without the year behind it in brackets, and that year."""
    match = _WITH_YEAR.fullmatch(name[: 5 * _LONGEST])
    return (match[1], int(match[2])) if match else (name.strip(), None)
