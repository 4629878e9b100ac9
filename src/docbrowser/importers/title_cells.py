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
_KINDS: Final[dict[str, tuple[Kind | None, Form | None]]] = {
    **dict.fromkeys(
        [
            "movie",
            "film",
            "feature",
            "featurefilm",
            "spielfilm",
            "kinofilm",
            "tvmovie",
            "fernsehfilm",
            "фильм",
            "кино",
            "полнометражный",
            "pelicula",
            "largometraje",
            "longmetrage",
            "telefilm",
            "video",
        ],
        ("film", None),
    ),
    **dict.fromkeys(
        [
            "tvshow",
            "show",
            "series",
            "tvseries",
            "tv",
            "serie",
            "fernsehserie",
            "сериал",
            "телесериал",
            "serietv",
            "serietele",
            "seriedetv",
            "anime",
            "docuseries",
        ],
        ("series", None),
    ),
    **dict.fromkeys(
        ["miniseries", "tvminiseries", "miniserie", "limitedseries", "минисериал"],
        ("miniseries", None),
    ),
    **dict.fromkeys(["special", "tvspecial", "спецвыпуск", "especial"], ("special", None)),
    **dict.fromkeys(
        [
            "short",
            "shortfilm",
            "tvshort",
            "kurzfilm",
            "короткометражный",
            "короткометражка",
            "короткометражныйфильм",
            "courtmetrage",
            "cortometraje",
        ],
        ("short", None),
    ),
    **dict.fromkeys(
        ["documentary", "doku", "dokumentation", "документальный", "documentaire", "documental"],
        (None, "documentary"),
    ),
    **dict.fromkeys(
        ["documentaryfilm", "dokumentarfilm", "документальныйфильм", "filmdocumentaire"],
        ("film", "documentary"),
    ),
    **dict.fromkeys(
        ["documentaryseries", "dokuserie", "документальныйсериал"], ("series", "documentary")
    ),
}
# The countries that lists of titles name most; to ask for the names of all of them takes longer
# than to read a thousand rows.
_COUNTRIES: Final = {
    name: code
    for pair in [
        "United States US",
        "India IN",
        "United Kingdom GB",
        "Canada CA",
        "France FR",
        "Japan JP",
        "Spain ES",
        "South Korea KR",
        "Germany DE",
        "Mexico MX",
        "China CN",
        "Australia AU",
        "Egypt EG",
        "Turkey TR",
        "Hong Kong HK",
        "Nigeria NG",
        "Italy IT",
        "Brazil BR",
        "Argentina AR",
        "Belgium BE",
        "Indonesia ID",
        "Taiwan TW",
        "Philippines PH",
        "Thailand TH",
        "South Africa ZA",
        "Colombia CO",
        "Netherlands NL",
        "Denmark DK",
        "Ireland IE",
        "Sweden SE",
        "Singapore SG",
        "Poland PL",
        "United Arab Emirates AE",
        "New Zealand NZ",
        "Lebanon LB",
        "Israel IL",
        "Norway NO",
        "Chile CL",
        "Russia RU",
        "Malaysia MY",
        "Pakistan PK",
        "Czech Republic CZ",
        "Switzerland CH",
        "Romania RO",
        "Uruguay UY",
        "Saudi Arabia SA",
        "Austria AT",
        "Luxembourg LU",
        "Finland FI",
        "Greece GR",
        "Hungary HU",
        "Iceland IS",
        "Bulgaria BG",
        "Qatar QA",
        "Peru PE",
        "Jordan JO",
        "Kuwait KW",
        "Vietnam VN",
        "Serbia RS",
        "Kenya KE",
        "Cambodia KH",
        "Portugal PT",
        "Morocco MA",
        "Ghana GH",
        "West Germany DE",
        "East Germany DD",
        "Venezuela VE",
        "Bangladesh BD",
        "Croatia HR",
        "Iran IR",
        "Algeria DZ",
        "Syria SY",
        "Senegal SN",
        "Malta MT",
        "Zimbabwe ZW",
        "Soviet Union SU",
        "Ukraine UA",
        "Slovenia SI",
        "Nepal NP",
        "Mauritius MU",
        "Cayman Islands KY",
        "Namibia NA",
        "Guatemala GT",
        "Iraq IQ",
        "Georgia GE",
        "Burkina Faso BF",
        "Ethiopia ET",
        "Cameroon CM",
        "Palestine PS",
        "Angola AO",
        "Mozambique MZ",
        "Belarus BY",
        "Puerto Rico PR",
        "Cyprus CY",
        "Malawi MW",
        "Paraguay PY",
        "Albania AL",
        "Slovakia SK",
        "Bermuda BM",
        "Ecuador EC",
        "Armenia AM",
        "Mongolia MN",
        "Bahamas BS",
        "Sri Lanka LK",
        "Latvia LV",
        "Liechtenstein LI",
        "Cuba CU",
        "Nicaragua NI",
        "Dominican Republic DO",
        "Samoa WS",
        "Azerbaijan AZ",
        "Botswana BW",
        "Vatican City VA",
        "Jamaica JM",
        "Kazakhstan KZ",
        "Lithuania LT",
        "Afghanistan AF",
        "Somalia SO",
        "Sudan SD",
        "Panama PA",
        "Uganda UG",
        "Montenegro ME",
        "Tanzania TZ",
        "Bolivia BO",
        "Estonia EE",
        "Costa Rica CR",
        "Tunisia TN",
        "USA US",
        "UK GB",
    ]
    for name, _, code in [pair.rpartition(" ")]
}
# By such words a text can be told without a model, whose loading takes a second.
_COMMON: Final = {
    "en": "the and of to in a is his her with for an from on their",
    "de": "der die und das ein eine ist mit den dem von zu sich einer auf",
    "fr": "le la les et des une est dans pour un du au qui son sur",
    "es": "el la los y una de con por que un las su del en para",
    "it": "il che di una per con gli e della un nel sono da lo alla",
    "pt": "o que uma para com os do da em não um seu sua dos as",
    "nl": "de het een en van is in zijn op met te haar voor dat aan",
    "ru": "и в на с его не что из к по как она он для это",
}
_COMMON_SETS: Final = {tag: frozenset(words.split()) for tag, words in _COMMON.items()}
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
    return _KINDS.get(re.sub(r"[\W_]+", "", fold(cell)), (None, None))


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
        code = _COUNTRIES.get(name) or country_of(name)
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
        tag: sum(map(common.__contains__, words)) / len(words)
        for tag, common in _COMMON_SETS.items()
    }
    first, second = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
    return first if shares[first] > max(_SHARE, 2 * shares[second]) else None
