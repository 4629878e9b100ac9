"""Answers of The Movie Database: films, series, seasons and searches.

Their form is told at <https://developer.themoviedb.org/reference>, and what `append_to_response`
adds. In which language an answer is, only its request says: it is found out by the overview, unless
the file's name has the request (`…language=de…`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.answers import (
    items_of,
    keys_in,
    known,
    language_told,
    map_of,
    maps_of,
    shown,
    text_of,
    texts_of,
    verdict,
    whole_of,
)
from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected
from docbrowser.importers.languages import in_language
from docbrowser.importers.reading import read_json
from docbrowser.importers.tmdb_parts import (
    GENRES,
    countries,
    credits_in,
    episode,
    episodes,
    ids,
    languages,
    names,
    offers,
    synopses,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "tmdb"
_SIGNS: Final = frozenset(
    ["vote_average", "poster_path", "backdrop_path", "original_language", "episode_run_time",
     "first_air_date", "still_path", "genre_ids", "iso_639_1", "profile_path", "known_for"]
)  # fmt: skip
_STATUS: Final = {
    "returning series": "running", "ended": "ended", "canceled": "ended", "cancelled": "ended",
    "planned": "upcoming", "in production": "upcoming", "post production": "upcoming",
    "rumored": "upcoming",
}  # fmt: skip
_REQUESTED = re.compile(r"language=([a-z]{2}(?:-[A-Z]{2})?)")


def recognises(sample: Sample) -> bool:
    """Return whether it is an answer of TMDB's."""
    keys = keys_in(sample)
    return len(keys & _SIGNS) > 1 or {"status_code", "status_message"} <= keys


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield the records of the films and series that an answer is about.

    Raises:
        RefusedError: it is no JSON, or about no work that it names.
    """
    del wishes
    answer = read_json(path)
    request = _REQUESTED.search(path.name)
    tag = request[1] if request else None
    told = map_of(answer)
    listed = answer if isinstance(answer, list) else told.get("results")
    if isinstance(listed, list):
        if not listed:
            raise RefusedError(_("the search found nothing"))
        for result in maps_of(listed):
            if why := _why_not(result):
                yield Rejected(reason=why)
            else:
                yield from items_of(_fields(result, tag))
        return
    if why := _why_not(told):
        raise RefusedError(why)
    yield from items_of(_fields(told, tag))


def _why_not(told: Mapping[str, Any]) -> str:
    """Return why an answer is about no work that it names; "" where it is."""
    name = shown(text_of(told.get("name")) or _("it"))
    if message := text_of(told.get("status_message")):
        return _("it is the answer of an error: {value}").format(value=shown(message).rstrip("."))
    if told.get("media_type") == "person" or "known_for_department" in told:
        return _("{name} is a person, and no film or series").format(name=name)
    if told.get("media_type") == "collection" or "parts" in told:
        return _("{name} is a collection, and no film or series").format(name=name)
    if "season_number" in told and not text_of(told.get("show_name")):
        part = _("an episode") if "episode_number" in told else _("a season")
        return _("it is about {part}, and does not say of which series").format(part=part)
    if not _title(told) and "id" in told and ("cast" in told or "titles" in told):
        return _("it is a part of an answer, and does not say of which work")
    return "" if _title(told) or text_of(told.get("show_name")) else _("it names no film or series")


def _title(told: Mapping[str, Any]) -> str | None:
    keys = ("title", "name", "original_title", "original_name")
    return next((text for key in keys if (text := text_of(told.get(key)))), None)


def _is_series(told: Mapping[str, Any]) -> bool | None:
    medium = text_of(told.get("media_type"))
    if medium in {"movie", "tv"}:
        return medium == "tv"
    if not told.keys().isdisjoint({"title", "original_title", "release_date"}):
        return False
    return True if not told.keys().isdisjoint({"name", "original_name"}) else None


def _fields(told: Mapping[str, Any], requested: str | None) -> dict[str, Any]:
    tag = requested or language_told(None, text_of(told.get("overview")))
    if text_of(told.get("show_name")) and "season_number" in told:
        return _season(told, tag)
    series = _is_series(told)
    type_told = (text_of(told.get("type")) or "").lower()
    status = _STATUS.get((text_of(told.get("status")) or "").lower())
    if status == "upcoming" and text_of(told.get("last_air_date")):
        status = None  # what is "in production" after its first episodes is neither
    return {
        "source": NAME,
        "names": names(told, tag),
        "original_name": text_of(told.get("original_title") or told.get("original_name")),
        "kind": _kind(type_told, series=series),
        "form": "documentary" if type_told == "documentary" else None,
        "premiered": text_of(told.get("release_date")) or text_of(told.get("first_air_date")),
        "ended": text_of(told.get("last_air_date")) if status == "ended" else None,
        "status": status,
        "runtime": _runtime(told),
        "genres": _genres(told),
        "countries": countries(told),
        "languages": languages(told),
        "networks": [text_of(one.get("name")) for one in maps_of(told.get("networks"))],
        "synopses": synopses(told, tag),
        "credits": credits_in(told),
        "season_count": whole_of(told.get("number_of_seasons")) or None,
        "episode_count": whole_of(told.get("number_of_episodes")) or None,
        "episodes": episodes(told, tag),
        "offers": offers(told),
        "rating": verdict(told.get("vote_average"), told.get("vote_count")),
        "ids": ids(told),
    }


def _runtime(told: Mapping[str, Any]) -> int | None:
    """Return the minutes of the film, or the first that are told of the episodes."""
    of_episodes = told.get("episode_run_time")
    stated = [told.get("runtime"), *(of_episodes if isinstance(of_episodes, list) else [])]
    return next((minutes for one in stated if (minutes := whole_of(one))), None)


def _season(told: Mapping[str, Any], tag: str) -> dict[str, Any]:
    """Return the fields of a season's answer to which somebody added the name of its series."""
    listed = maps_of(told.get("episodes"))
    return {
        "source": NAME,
        "names": in_language(text_of(told.get("show_name")), tag),
        "kind": "series",
        "episodes": [known(episode(one, tag)) for one in listed],
        "ids": known({"tmdb": text_of(told.get("show_id"))}),
    }


def _kind(type_told: str, *, series: bool | None) -> str | None:
    if series is None:
        return None
    if not series:
        return "film"
    return "miniseries" if type_told == "miniseries" else "series"


def _genres(told: Mapping[str, Any]) -> list[str]:
    stated = [text for one in maps_of(told.get("genres")) if (text := text_of(one.get("name")))]
    numbers = texts_of(told.get("genre_ids")) if told.get("genre_ids") else []
    return stated or [GENRES[number] for number in numbers if number in GENRES]
