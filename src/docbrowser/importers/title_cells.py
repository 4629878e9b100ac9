"""What the cells of title lists mean. Pure functions; those whose cells recur remember them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docbrowser.importers.parsing import (
    country_of,
    date_of,
    language_tag_of,
    minutes_of,
    rating_of,
    year_of,
)
from docbrowser.importers.title_words import COMMON, COUNTRIES, KINDS
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.model import Form, Kind

REMEMBERED: Final = 8_192
_MOST: Final = 1_000_000
_SEASONS = re.compile(
    r"(\d{1,3})\s*(?:season|staffel|сезон|saison|temporada|stagion|sezon)\w*", re.IGNORECASE
)
_MINUTES = re.compile(r"\d{1,4}\s*(?:min|мин)\w*\.?", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4})(?:\.0)?\s*(?:([-–—])\s*(\d{4})?)?")
_ENOUGH: Final = 50
_SHARE: Final = 0.12


@lru_cache(maxsize=REMEMBERED)
def date_in(cell: str) -> str | None:
    """Return the date of a cell."""
    return date_of(cell.strip())


@lru_cache(maxsize=REMEMBERED)
def years_in(cell: str) -> tuple[str | None, str | None]:
    """Return the first and the last year of `2007`, `2007-2009` or `2007–`, or the day it names."""
    cell = cell.strip()
    match = _SPAN.fullmatch(cell)
    if match and year_of(match[1]):
        return match[1], match[3]
    return date_of(cell), None


@lru_cache(maxsize=REMEMBERED)
def length_in(cell: str) -> tuple[int | None, int | None]:
    """Return minutes, or how many seasons; `(None, None)` where it is neither."""
    cell = cell.strip()
    if match := _SEASONS.fullmatch(cell):
        return None, int(match[1])
    cell = cell.removesuffix(".0")
    return minutes_of(cell), None


def is_minutes(cell: str) -> bool:
    """Return whether a cell is a length in minutes that says so."""
    return _MINUTES.fullmatch(cell.strip()) is not None


@lru_cache(maxsize=REMEMBERED)
def kind_in(cell: str) -> tuple[Kind | None, Form | None]:
    """Return the kind and the form that a cell names; `(None, None)` where it names none."""
    return KINDS.get(re.sub(r"[\W_]+", "", fold(cell)), (None, None))


@lru_cache(maxsize=REMEMBERED)
def list_in(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell, each once: parted by commas, or `;`, `|`, `/`, or as in JSON."""
    cell = " ".join(cell.split())
    if cell[:1] == "[" and cell[-1:] == "]":
        cell = re.sub(r"""^\[\s*['"]?|['"]?\s*\]$|['"]\s*(?=,)|(?<=,)\s*['"]""", "", cell)
    for mark in (";", "|", ",", " / "):
        if mark in cell:
            return tuple(dict.fromkeys(part for p in cell.split(mark) if (part := p.strip())))
    return (cell,) if cell else ()


@lru_cache(maxsize=REMEMBERED)
def countries_in(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of a cell's countries, and what is no country."""
    codes: list[str] = []
    unknown: list[str] = []
    for name in list_in(cell):
        code = COUNTRIES.get(name) or country_of(name)
        if code:
            codes.append(code)
        else:
            unknown.append(name)
    return tuple(dict.fromkeys(codes)), tuple(unknown)


@lru_cache(maxsize=REMEMBERED)
def languages_in(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags of a cell's languages, and what is no language."""
    pairs = [(name, language_tag_of(name)) for name in list_in(cell)]
    tags = tuple(dict.fromkeys(tag for _, tag in pairs if tag))
    return tags, tuple(name for name, tag in pairs if not tag)


def count_in(cell: str) -> int | None:
    """Return a whole number, thousands set apart or not; None where it is none."""
    digits = re.sub(r"[,.' \u00a0\u202f]", "", cell.removesuffix(".0"))
    plain = digits.isdigit() and digits.isascii() and len(digits) < 10  # noqa: PLR2004
    return min(int(digits), _MOST) if plain else None


def rating_in(cell: str) -> float | None:
    """Return a number of at most ten, which is all of the cell but a `/10`."""
    match = re.fullmatch(r"(\d{1,2}(?:[.,]\d{1,4})?)(?:\s*/\s*10)?", cell.strip())
    number = rating_of(match[1]) if match else None
    return number if number is not None and number <= 10 else None  # noqa: PLR2004


def language_by_words(texts: Sequence[str]) -> str | None:
    """Return the language of texts whose small words leave no doubt; None where they do."""
    words = "\n".join(texts)[:50_000].lower().split()
    if len(words) < _ENOUGH:
        return None
    shares = {
        tag: sum(map(common.__contains__, words)) / len(words) for tag, common in COMMON.items()
    }
    first, second = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
    return first if shares[first] > max(_SHARE, 2 * shares[second]) else None
