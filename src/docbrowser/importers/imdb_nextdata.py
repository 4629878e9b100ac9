"""The data within IMDb's pages, which says more than their JSON-LD; also saved by itself as JSON.

IMDb does not describe it: a page is drawn from it (`__NEXT_DATA__`, by Next.js), and its names are
those of https://developer.imdb.com. Whatever is missing is taken as not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.i18n import _
from docbrowser.importers.imdb_people import credits_in
from docbrowser.importers.items import NO_WISHES, Item, Part, RefusedError, Rejected, Wishes
from docbrowser.importers.languages import UNDETERMINED, language_of
from docbrowser.importers.making import made
from docbrowser.importers.parsing import date_of
from docbrowser.importers.reading import Sample, read_json
from docbrowser.importers.schema_org import Told
from docbrowser.importers.web_page import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME: Final = "imdb-page-data"
MAX_DATA: Final = 4 << 20
"""Characters of the longest page data; that of a long series has somewhat over one million."""
_KINDS: Final = {
    "movie": "film", "tvMovie": "film", "video": "film", "tvSeries": "series",
    "tvMiniSeries": "miniseries", "tvSpecial": "special", "short": "short", "tvShort": "short",
}  # fmt: skip
_PARTS: Final = ("mainColumnData", "aboveTheFoldData")
_EPISODE: Final = "tvEpisode"
_ADDRESS: Final = "https://www.imdb.com/title/{}/"


def recognises(sample: Sample) -> bool:
    """Return whether it is the data of a page of IMDb, or an answer to one of its searches."""
    if not sample.is_json:
        return False
    text = sample.text
    return ('"pageProps"' in text and '"aboveTheFoldData"' in text and '"titleText"' in text) or (
        '"mainSearch"' in text and '"imdbId"' in text
    )


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - of all
    """Return the work that the data is of, or those that a search found.

    Raises:
        RefusedError: it cannot be read, or is of no work.
    """
    value = read_json(path, MAX_DATA)
    found = list(told_in(value))
    if not found:
        raise RefusedError(_("it tells of no film or series"))
    for told in found:
        yield from items_of(told)


def items_of(told: Told) -> Iterator[Item]:
    """Return the record or part of what was told, and what did not fit into it."""
    if told.problem:
        yield Rejected(reason=told.problem)
        return
    complaints: list[str] = []
    record = made(told.fields, complaints.append)
    if record is None:
        yield Rejected(reason=_("a work without a name"))
    else:
        yield Part(record=record) if told.is_part else record
    for complaint in complaints:
        yield Rejected(reason=complaint)


def told_in(value: Any) -> Iterator[Told]:
    """Return what the data of a page tells, or each find of a search."""
    page = at(value, "props", "pageProps")
    when = date_of(text(at(page, "requestContext", "timestamp")))
    lang = language_tag(at(page, "requestContext", "localizationResponse", "userLanguage"))
    if any(at(page, name, "titleText", "text") for name in _PARTS):
        joined = _joined(page)
        yield _told(joined, lang or language_tag(at(value, "locale")) or "en", when)
        return
    for edge in listed(at(value, "data", "mainSearch", "edges")):
        title = at(edge, "node", "entity")
        if at(title, "titleText", "text") and at(title, "__typename") in {None, "Title"}:
            # A search tells little of each work, and must not take the place of its page.
            yield msgspec.structs.replace(_told(title, "en", None), is_part=True)


def at(value: Any, *keys: str) -> Any:
    """Return what stands at the end of a path of keys, None where it does not go that far."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text(value: Any) -> str | None:
    """Return `value` where it is text."""
    return value if isinstance(value, str) and value.strip() else None


def listed(value: Any) -> list[Any]:
    """Return `value` where it is a list; no page has more than some hundred in one."""
    return value[:5_000] if isinstance(value, list) else []


def _joined(page: dict[str, Any]) -> dict[str, Any]:
    joined: dict[str, Any] = {}
    for name in _PARTS:
        part = page.get(name)
        for key, value in part.items() if isinstance(part, dict) else ():
            if joined.get(key) in (None, [], {}):
                joined[key] = value
            elif isinstance(value, dict) and isinstance(joined[key], dict):
                joined[key] = {**value, **{k: v for k, v in joined[key].items() if v is not None}}
    return joined


def _told(title: dict[str, Any], lang: str, retrieved: str | None) -> Told:
    kind, number = text(at(title, "titleType", "id")), text(at(title, "id"))
    name = text(at(title, "titleText", "text"))
    if kind == _EPISODE:
        return _of_episode(title, lang, retrieved)
    if kind is not None and kind not in _KINDS:
        return Told(problem=_("{name}: no film or series ({kind})").format(name=name, kind=kind))
    begun, ended = at(title, "releaseYear", "year"), at(title, "releaseYear", "endYear")
    seasons = listed(at(title, "episodes", "displayableSeasons", "edges"))
    numbers = [at(one, "node", "season") for one in seasons]
    return Told(
        fields={
            "source": "imdb",
            "url": _ADDRESS.format(number) if number else None,
            "retrieved": retrieved,
            "names": {lang: name},
            "original_name": text(at(title, "originalTitleText", "text")),
            "kind": _KINDS.get(kind or ""),
            "premiered": _premiere(title) or (str(begun) if begun else None),
            "ended": str(ended) if ended else None,
            "runtime": _minutes(title),
            "genres": _genres(title),
            "countries": [
                at(one, "id") for one in listed(at(title, "countriesOfOrigin", "countries"))
            ],
            "languages": [
                language_tag(at(one, "id"))
                for one in listed(at(title, "spokenLanguages", "spokenLanguages"))
            ],
            "synopses": _synopses(title, lang),
            "credits": credits_in(title),
            "rating": _rating(title),
            "season_count": sum(str(one).isdigit() for one in numbers) or None,
            "episode_count": at(title, "episodes", "episodes", "total"),
            "ids": {"imdb": number} if number else {},
        }
    )


def _of_episode(title: dict[str, Any], lang: str, retrieved: str | None) -> Told:
    series, number = at(title, "series", "series"), text(at(title, "id"))
    name, series_id = text(at(series, "titleText", "text")), text(at(series, "id"))
    if not name and not series_id:
        return Told(problem=_("a lone episode without its series"))
    place = at(title, "series", "episodeNumber")
    shown = at(title, "series", "displayableEpisodeNumber")
    season = at(place, "seasonNumber") or at(shown, "displayableSeason", "text")
    count = at(place, "episodeNumber") or at(shown, "episodeNumber", "text")
    if not str(season).isdecimal() or not str(count).isdecimal():
        return Told(problem=_("an episode that does not say its season and its number"))
    own = text(at(title, "titleText", "text"))
    episode = {
        "season": int(str(season)[:9]),
        "number": int(str(count)[:9]),
        "names": {lang: own},
        "aired": _premiere(title),
        "runtime": _minutes(title),
        "synopses": _synopses(title, lang),
        "credits": credits_in(title),
        "ids": {"imdb": number} if number else {},
    }
    original = text(at(series, "originalTitleText", "text"))
    return Told(
        is_part=True,
        fields={
            "source": "imdb",
            "retrieved": retrieved,
            "url": _ADDRESS.format(series_id) if series_id else None,
            "names": {lang: name} if name else {},
            "original_name": original,
            "kind": _KINDS.get(text(at(series, "titleType", "id")) or "", "series"),
            "episodes": [episode],
            "ids": {"imdb": series_id} if series_id else {},
        },
    )


def _premiere(title: dict[str, Any]) -> str | None:
    """Return the day of release where it is that of the country which the work comes from.

    A page shows the day of the reader's country, which mostly is no premiere.
    """
    release = at(title, "releaseDate")
    here = at(release, "country", "id")
    home = [at(one, "id") for one in listed(at(title, "countriesOfOrigin", "countries"))]
    if here is None or here not in home[:1]:
        return None
    year, month, day = (at(release, part) for part in ("year", "month", "day"))
    numbers = [one for one in (year, month, day) if one is not None]
    if not year or not all(isinstance(one, int) for one in numbers) or (day and not month):
        return None
    return date_of("-".join(f"{one:02}" for one in numbers))


def _minutes(title: dict[str, Any]) -> int | None:
    seconds = at(title, "runtime", "seconds")
    return round(seconds / 60) or None if isinstance(seconds, int) and seconds < 10**7 else None


def _genres(title: dict[str, Any]) -> list[str]:
    plain = [at(one, "text") for one in listed(at(title, "genres", "genres"))]
    wrapped = [at(one, "genre", "text") for one in listed(at(title, "titleGenres", "genres"))]
    return [one for one in plain or wrapped if text(one)]


def _synopses(title: dict[str, Any], lang: str) -> dict[str, str]:
    plot = text(at(title, "plot", "plotText", "plainText"))
    if not plot:
        return {}
    stated = language_tag(at(title, "plot", "language", "id")) or language_of(plot)
    return {lang if stated == UNDETERMINED else stated: plot}


def _rating(title: dict[str, Any]) -> dict[str, Any] | None:
    value, votes = (at(title, "ratingsSummary", key) for key in ("aggregateRating", "voteCount"))
    return {"value": value, "best": 10, "votes": votes} if value else None
