"""The parts of an answer of The Movie Database: names, people, episodes, offers, ids."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers.answers import episode_of, known, map_of, maps_of, text_of
from docbrowser.importers.languages import in_language, with_names_elsewhere
from docbrowser.importers.parsing import is_person, part_played

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JOBS: Final = {
    "director": "director", "co-director": "director", "writer": "writer", "screenplay": "writer",
    "story": "writer", "teleplay": "writer", "author": "writer", "novel": "writer",
    "producer": "producer", "executive producer": "producer", "co-producer": "producer",
    "original music composer": "composer", "music": "composer", "composer": "composer",
    "editor": "editor", "director of photography": "cinematographer",
    "cinematography": "cinematographer", "narrator": "narrator", "presenter": "presenter",
    "host": "presenter", "creator": "creator",
}  # fmt: skip
# The lists of genres that the site answers with, by which searches number them.
GENRES: Final = {
    "28": "Action", "12": "Adventure", "16": "Animation", "35": "Comedy", "80": "Crime",
    "99": "Documentary", "18": "Drama", "10751": "Family", "14": "Fantasy", "36": "History",
    "27": "Horror", "10402": "Music", "9648": "Mystery", "10749": "Romance",
    "878": "Science Fiction", "10770": "TV Movie", "53": "Thriller", "10752": "War",
    "37": "Western", "10759": "Action & Adventure", "10762": "Kids", "10763": "News",
    "10764": "Reality", "10765": "Sci-Fi & Fantasy", "10766": "Soap", "10767": "Talk",
    "10768": "War & Politics",
}  # fmt: skip
_OFFERS: Final = {
    "flatrate": "subscription", "free": "free", "ads": "free", "rent": "rent", "buy": "buy",
}  # fmt: skip
_IDS: Final = {
    "imdb_id": "imdb", "tvdb_id": "thetvdb", "tvrage_id": "tvrage", "wikidata_id": "wikidata",
}  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{2,3}")
_VOICE = re.compile(r" \((?:voice|uncredited)\)")
_EPISODE_KEYS: Final = ("season_number", "episode_number", "name", "air_date")
_SEASON = re.compile(r"season/\d{1,4}")
_OWN_CODES: Final = {"cn": "yue", "xx": "", "mo": "ro"}  # TMDB's own, where ISO has another


def _language(value: object) -> str | None:
    code = text_of(value) or ""
    code = _OWN_CODES.get(code.lower(), code)
    return code.lower() if _CODE.fullmatch(code) else None


def _country(value: object) -> str | None:
    code = (text_of(value) or "").upper()
    return code if len(code) == 2 and _CODE.fullmatch(code) else None  # noqa: PLR2004 - ISO 3166


def names(told: Mapping[str, Any], tag: str) -> dict[str, str]:
    """Return the names by language; other names after those that the site itself shows."""
    found = in_language(text_of(told.get("title")) or text_of(told.get("name")), tag)
    for language, data in _translations(told):
        if name := text_of(data.get("title")) or text_of(data.get("name")):
            found.setdefault(language, name)
    alternative = map_of(told.get("alternative_titles"))
    listed = maps_of(alternative.get("titles") or alternative.get("results"))
    listed.sort(key=lambda one: bool(text_of(one.get("type"))))  # a working title is last
    others = ((_country(one.get("iso_3166_1")), text_of(one.get("title"))) for one in listed)
    named = [(country, name) for country, name in others if country and name]
    return with_names_elsewhere(found, named)


def synopses(told: Mapping[str, Any], tag: str) -> dict[str, str]:
    """Return the overviews by language."""
    found = in_language(text_of(told.get("overview")), tag)
    for language, data in _translations(told):
        if text := text_of(data.get("overview")):
            found.setdefault(language, text)
    return found


def _translations(told: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the texts of each language; with its country where the language comes twice."""
    listed = maps_of(map_of(told.get("translations")).get("translations"))
    tags = [(_language(one.get("iso_639_1")), _country(one.get("iso_3166_1"))) for one in listed]
    times = Counter(language for language, _ in tags)
    for one, (language, country) in zip(listed, tags, strict=True):
        if language:
            both = f"{language}-{country}" if times[language] > 1 and country else language
            yield both, map_of(one.get("data"))


def credits_in(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the cast, and those of the crew whose jobs a catalogue has a word for."""
    both = map_of(told.get("credits")) or map_of(told.get("aggregate_credits")) or told
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    people: list[dict[str, Any]] = [
        {"person": person, "job": "creator"} for person in _people(told.get("created_by"))
    ]
    for one in [*maps_of(both.get("cast")), *maps_of(told.get("guest_stars"))]:
        roles = [text_of(role.get("character")) for role in maps_of(one.get("roles"))]
        for person in _people([one]):
            people += [
                part_played(person, _VOICE.sub("", role or ""))
                for role in roles or [text_of(one.get("character"))]
            ]
    for one in maps_of(both.get("crew")):
        jobs = [text_of(job.get("job")) for job in maps_of(one.get("jobs"))]
        words = {_JOBS.get((job or "").lower()) for job in jobs or [text_of(one.get("job"))]}
        people += [
            {"person": person, "job": job}
            for person in _people([one])
            for job in sorted(filter(None, words))
        ]
    for credit in people:
        found.setdefault(tuple(credit.values()), credit)
    return list(found.values())


def _people(listed: object) -> list[str]:
    found = (text_of(one.get("name")) for one in maps_of(listed))
    return [name for name in found if name and is_person(name)]


def episodes(told: Mapping[str, Any], tag: str) -> list[dict[str, Any]]:
    """Return the episodes of the seasons that were asked for along with it, and the last one."""
    listed = [
        one
        for key, season in told.items()
        if _SEASON.fullmatch(key)
        for one in maps_of(map_of(season).get("episodes"))
    ]
    listed += [map_of(told.get("last_episode_to_air")), map_of(told.get("next_episode_to_air"))]
    found: dict[tuple[Any, Any], dict[str, Any]] = {}
    for one in listed:
        fields = known(episode(one, tag))
        if "season" in fields and "number" in fields:
            found.setdefault((fields["season"], fields["number"]), fields)
    return list(found.values())


def episode(told: Mapping[str, Any], tag: str) -> dict[str, Any]:
    """Return the fields of an episode."""
    return {
        **episode_of(told, tag, _EPISODE_KEYS),
        "credits": credits_in(told),
        "ids": ids(told),
    }


def offers(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return where it can be watched, by country."""
    places = map_of(told.get("watch/providers"), "results")
    return [
        known(
            {
                "provider": text_of(one.get("provider_name")),
                "kind": kind,
                "url": text_of(map_of(place).get("link")),
                "region": _country(country),
            }
        )
        for country, place in places.items()
        for key, kind in _OFFERS.items()
        for one in maps_of(map_of(place).get(key))
        if text_of(one.get("provider_name"))
    ]


def ids(told: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids, those of other sites too."""
    also = map_of(told.get("external_ids"))
    found = {own: text_of(told.get(key)) or text_of(also.get(key)) for key, own in _IDS.items()}
    return {
        key: text
        for key, text in {"tmdb": text_of(told.get("id")), **found}.items()
        if text and text != "0"
    }


def countries(told: Mapping[str, Any]) -> list[str]:
    """Return the countries that made it."""
    made_in = [_country(one.get("iso_3166_1")) for one in maps_of(told.get("production_countries"))]
    stated = told.get("origin_country")
    origin = [_country(one) for one in stated] if isinstance(stated, list) else []
    return list(dict.fromkeys(code for code in made_in or origin if code))


def languages(told: Mapping[str, Any]) -> list[str]:
    """Return the languages that are spoken in it, else the one in which it was made."""
    spoken = [_language(one.get("iso_639_1")) for one in maps_of(told.get("spoken_languages"))]
    made_in = _language(told.get("original_language"))
    return list(dict.fromkeys(code for code in [*spoken, made_in][: len(spoken) or 1] if code))
