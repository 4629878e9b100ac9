"""What the cells of the IMDb data sets mean. Pure functions.

Format: https://developer.imdb.com/non-commercial-datasets/. A cell that does not fit is named to
`complain`, as column and cell, and left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from docbrowser.importers.imdb_rows import NOTHING
from docbrowser.importers.languages import language_of_country
from docbrowser.importers.parsing import part_played
from docbrowser.model import Credit, Episode, Kind, Rating
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NO_TITLES: Final = frozenset({"tvEpisode", "videoGame"})
"""The types that are no titles of their own."""
_KINDS: Final[dict[str, Kind | None]] = {
    "movie": "film", "tvMovie": "film", "video": "film", "short": "short", "tvShort": "short",
    "tvSeries": "series", "tvMiniSeries": "miniseries", "tvSpecial": "special", "tvPilot": None,
    NOTHING: None,
}  # fmt: skip
_JOBS: Final = {"actress": "actor"}
_HOSTS: Final = frozenset({"host", "presenter", "co-host", "moderator"})
# Regions of IMDb's own: countries that are no more, West Germany, and the whole world.
_REGIONS: Final = {"DDDE": "DE", "XWG": "DE", "CSHH": "CZ", "SUHH": "RU", "XWW": "US"}
# Codes of IMDb's own, and what has a more usual tag.
_LANGUAGES: Final = {"cmn": "zh", "qbn": "nl-BE", "iw": "he", "no": "nb"}
_WORST: Final = 9
_BEST_RATING: Final = 10
_MOST_MINUTES: Final = 100_000
_MOST: Final = 1_000_000
"""The cap of the catalogue's counts."""


class Basics(NamedTuple):
    """A row of title.basics, as it is written."""

    tconst: str
    type: str
    name: str
    original: str
    adult: str
    start: str
    end: str
    minutes: str
    genres: str


class Aka(NamedTuple):
    """A row of title.akas, as it is written."""

    tconst: str
    ordering: str
    title: str
    region: str
    language: str
    types: str
    attributes: str
    original: str


def record_of(
    basics: Basics,
    akas: Iterable[Aka],
    rating: Rating | None,
    complain: Callable[[str, str], None],
) -> dict[str, Any]:
    """Return the fields of a title's record, all in the types of the model."""
    name, original = line_of(basics.name), line_of(basics.original)
    names = {"en": name} if name else {}
    if akas:
        for tag, other in names_of(akas).items():
            names.setdefault(tag, other)
    if basics.type not in _KINDS:
        complain("titleType", basics.type)
    return {
        "source": "imdb",
        "names": names,
        "original_name": original or None,
        "kind": _KINDS.get(basics.type),
        "premiered": year_of("startYear", basics.start, complain),
        "ended": year_of("endYear", basics.end, complain),
        "runtime": minutes_of(basics.minutes, complain),
        "genres": genres_of(basics.genres),
        "rating": rating,
        "ids": {"imdb": basics.tconst},
    }


def line_of(cell: str) -> str:
    """Return a cell's text in one clean line; "" where there is nothing.

    A table that went through a spreadsheet bears quotes around cells and doubles those within.
    """
    if cell == NOTHING:
        return ""
    if cell[:1] == '"' == cell[-1:] and len(cell) > 1:
        cell = _unquoted(cell)
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()[:1_000]
    return clean_line(cell)


def _unquoted(cell: str) -> str:
    """A title may itself stand in quotes: only doubled ones tell that the outer pair is no text."""
    inner = cell[1:-1]
    if '""' in inner and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell


def year_of(column: str, cell: str, complain: Callable[[str, str], None]) -> str | None:
    """Return a year as a partial date."""
    if cell == NOTHING:
        return None
    if len(cell) == 4 and cell.isdigit() and cell.isascii():  # noqa: PLR2004 - a year
        return cell
    complain(column, cell)
    return None


def minutes_of(cell: str, complain: Callable[[str, str], None]) -> int | None:
    """Return whole minutes."""
    if cell == NOTHING:
        return None
    minutes = whole_of(cell)
    if minutes is None or not 0 < minutes <= _MOST_MINUTES:
        complain("runtimeMinutes", cell)
        return None
    return minutes


def whole_of(cell: str) -> int | None:
    """Return a number of at most seven digits; None where the cell is none."""
    return int(cell) if cell.isdigit() and cell.isascii() and len(cell) < 8 else None  # noqa: PLR2004


@lru_cache(maxsize=4_096)
def genres_of(cell: str) -> tuple[str, ...]:
    """Return the genres of a cell."""
    return tuple(genre for part in line_of(cell).split(",") if (genre := part.strip()))


def rating_of(value: str, votes: str, complain: Callable[[str, str], None]) -> Rating | None:
    """Return the rating of a row of title.ratings."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= _BEST_RATING:
        if value != NOTHING:
            complain("averageRating", value)
        return None
    count = whole_of(votes)
    if count is None and votes != NOTHING:
        complain("numVotes", votes)
    return Rating(value=number, votes=count if count is None else min(count, _MOST))


def names_of(akas: Iterable[Aka]) -> dict[str, str]:
    """Return names by language, one for each: what IMDb itself displays, where it does.

    What a region calls a work as its language does anyway is no name of its own.
    """
    best: dict[str, tuple[int, str]] = {}
    for aka in akas:
        tag = tag_of(aka.language, aka.region)
        if tag is None or tag == "en":  # the table of titles has the English name
            continue
        rank = _rank(aka.types, aka.attributes)
        if rank < best.get(tag, (_WORST, ""))[0] and (name := line_of(aka.title)):
            best[tag] = rank, name
    names = {tag: name for tag, (_, name) in best.items()}
    return {
        tag: name
        for tag, name in names.items()
        if "-" not in tag or name != names.get(tag.partition("-")[0])
    }


@lru_cache(maxsize=4_096)
def _rank(types: str, attributes: str) -> int:
    if "original" in types or "working" in types or "translit" in attributes:
        return _WORST
    rank = 0 if "imdbDisplay" in types else 1 if types == NOTHING else 2
    return rank + (0 if attributes == NOTHING else 4)


@lru_cache(maxsize=4_096)
def tag_of(language: str, region: str) -> str | None:
    """Return the tag of a name's language; None where neither of the two tells it."""
    tag = _LANGUAGES.get(language, language)
    if tag != NOTHING and 2 <= len(tag) <= 5 and not tag.startswith("q"):  # noqa: PLR2004
        plain = tag.replace("-", "")
        return tag if plain.isalpha() and plain.isascii() and tag[0] != "-" != tag[-1] else None
    return language_of_country(_REGIONS.get(region, region))


def credit_of(
    person: str, category: str, characters: str, complain: Callable[[str, str], None]
) -> Credit:
    """Return the credit of a row of title.principals."""
    job = _JOBS.get(category) or line_of(category).lower().replace("_", " ")[:60] or None
    if characters == NOTHING:
        return Credit(person=person, job=job)
    played = _characters(characters)
    if played is None:
        complain("characters", characters)
        return Credit(person=person, job=job)
    role = clean_line(" / ".join(played))
    if job == "self":
        rest = role.partition(" - ")[2] or ("" if " " in role else role)
        if rest.casefold() in _HOSTS:
            return Credit(person=person, job="presenter")
        if rest:
            role = rest
    return _credit(person, role, job)


def _credit(person: str, role: str, job: str | None) -> Credit:
    told = part_played(person, role, job)
    return Credit(person=person, job=told["job"], character=told.get("character") or None)


def _characters(cell: str) -> list[str] | None:
    for form in (cell, cell[1:-1].replace('""', '"') if cell[:1] == '"' else ""):
        try:
            found = msgspec.json.decode(form, type=list[str])
        except (msgspec.MsgspecError, ValueError, RecursionError):
            continue
        return found
    return None


def episode_of(
    told: tuple[int, int, int, str | None, str | None, str | None],
    complain: Callable[[str, str], None],
) -> Episode:
    """Return an episode of its id, season, number, and of its name, year and minutes as written."""
    ident, season, number, name, year, minutes = told
    named = line_of(name or "")
    return Episode(
        season=season,
        number=number,
        names={"en": named} if named else {},
        aired=year_of("startYear", year or NOTHING, complain),
        runtime=minutes_of(minutes or NOTHING, complain),
        ids={"imdb": f"tt{ident:07d}"},
    )
