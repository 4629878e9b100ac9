"""Answers of arte's services: pages and lists of teasers, and the details of programs.

There is no public documentation; the forms are those of `api.arte.tv/api/opa/v3/programs`,
`…/api/emac/v4` and `…/api/player/v2/config`, as clients of arte use them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.answers import (
    items_of,
    keys_in,
    known,
    map_of,
    maps_of,
    minutes_in,
    shown,
    text_of,
    texts_of,
    whole_of,
)
from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected
from docbrowser.importers.languages import in_language
from docbrowser.importers.parsing import is_person, language_tag_of, part_played
from docbrowser.importers.reading import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "arte"
_SITE: Final = "https://www.arte.tv"
_DEPTH: Final = 12
_NO_WORKS: Final = frozenset({"TRAILER", "CLIP", "BONUS", "TEASER"})
_COLLECTIONS: Final = frozenset({"TOPIC", "PLAYLIST", "COLLECTION", "GENRE", "PARTNER"})
_SERIES: Final = frozenset({"TV_SERIES", "MAGAZINE", "SERIES"})
_JOBS: Final = {
    "REA": "director", "AUT": "writer", "SCE": "writer", "PRO": "producer", "MUS": "composer",
    "MON": "editor", "IMA": "cinematographer", "ACT": "actor", "PRE": "presenter",
}  # fmt: skip
_FILM = re.compile(r"spielfilm|fernsehfilm|film|long.m[ée]trage|t[ée]l[ée]film", re.IGNORECASE)
_SHORT = re.compile(r"kurzfilm|court.m[ée]trage", re.IGNORECASE)
_DOCUMENTARY = re.compile(r"dokumentation|dokumentarfilm|documentaire", re.IGNORECASE)
_LANGUAGE_IN_PATH = re.compile(r"(?:https?://www\.arte\.tv)?/([a-z]{2})/")
_MARKUP = re.compile(r"<[^<>]{1,200}>")


def recognises(sample: Sample) -> bool:
    """Return whether it is an answer of arte's."""
    keys = keys_in(sample)
    if "programId" in keys and keys & {"teaserText", "shortDescription", "durationSeconds"}:
        return True
    return "providerId" in keys and "arte.tv" in sample.text


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield a record for each program, however often it is listed.

    Raises:
        RefusedError: it is no JSON, or lists no program.
    """
    del wishes
    programs: dict[str, dict[str, Any]] = {}
    reasons: dict[str, str] = {}
    for told, language in _programs(read_json(path), None, 0):
        key = text_of(told.get("programId")) or text_of(told.get("providerId")) or ""
        kind = _kind_of(told)
        name = text_of(told.get("title"))
        if kind in _COLLECTIONS:
            reasons[key] = _("{name} is a collection of programs, and none itself").format(
                name=shown(name or key)
            )
        elif kind not in _NO_WORKS and key and name:
            programs[key] = _united(programs.get(key, {}), _fields(told, key, kind, language))
    if not programs and not reasons:
        raise RefusedError(_("it lists no program of arte's"))
    for fields in programs.values():
        yield from items_of(fields)
    for reason in reasons.values():
        yield Rejected(reason=reason)


def _programs(
    value: object, language: str | None, depth: int
) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Yield the programs that lie anywhere in an answer, and the language that is said above."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _programs(item, language, depth + 1)
    if not isinstance(value, dict):
        return
    stated = text_of(value.get("language"))
    if stated and len(stated) == 2:  # noqa: PLR2004 - its code
        language = stated
    # An image bears the id of its program, too.
    key = "programId" if "alternateResolutions" not in value else "providerId"
    if "title" in value and (key in value or "providerId" in value):
        yield value, language
    else:
        for item in value.values():
            yield from _programs(item, language, depth + 1)


def _kind_of(told: Mapping[str, Any]) -> str:
    kind = told.get("kind")
    code = text_of(map_of(kind).get("code")) if isinstance(kind, dict) else text_of(kind)
    return (code or "").upper()


def _united(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Return what two entries of a program say; the first one is believed."""
    both = {**now, **before}
    for key in ("names", "synopses"):
        if key in both:
            both[key] = {**now.get(key, {}), **before.get(key, {})}
    return both


def _fields(told: Mapping[str, Any], key: str, kind: str, language: str | None) -> dict[str, Any]:
    url = _url(told)
    in_path = _LANGUAGE_IN_PATH.match(url or "")
    tag = language or (in_path[1] if in_path else None)
    genre = text_of(told.get("genrePresse")) or ""
    duration = told.get("durationSeconds") or told.get("duration")
    seconds = duration.get("seconds") if isinstance(duration, dict) else duration
    text = next(
        (
            found
            for name in ("fullDescription", "description", "shortDescription", "teaserText")
            if (found := text_of(told.get(name)))
        ),
        None,
    )
    year = whole_of(told.get("productionYear"))
    original = map_of(told.get("originalLanguage"))
    spoken = language_tag_of(text_of(original.get("label"))) if original else None
    genres = [map_of(told.get(name)) for name in ("genre", "category", "subcategory")]
    labels = [text_of(one.get("label")) or text_of(one.get("name")) for one in genres]
    return known(
        {
            "source": NAME,
            "url": url,
            "names": in_language(_name(told), tag or "und"),
            "original_name": (text_of(told.get("originalTitle")) or "").strip("() "),
            "kind": _kind(kind, genre),
            "form": "documentary" if _DOCUMENTARY.fullmatch(genre) else None,
            "premiered": str(year) if year else None,
            "runtime": minutes_in(seconds),
            "genres": list(dict.fromkeys(filter(None, labels))),
            "countries": [
                code
                for one in maps_of(told.get("productionCountries"))
                if (code := text_of(one.get("isoAlpha2Code")))
            ],
            "languages": [spoken] if spoken and original.get("arteCode") != "PLU" else [],
            "synopses": in_language(_MARKUP.sub(" ", text) if text else None, tag),
            "credits": _credits(told),
            "offers": [{"provider": NAME, "url": url}] if url and _is_there(told) else [],
            "ids": {"arte": key},
        }
    )


def _name(told: Mapping[str, Any]) -> str:
    """Return title and subtitle as arte writes them, unless that names the magazine it is in."""
    title, subtitle = text_of(told.get("title")), text_of(told.get("subtitle"))
    slots = {text_of(one.get("title")) for one in maps_of(told.get("clusters"))}
    return f"{title} - {subtitle}" if subtitle and subtitle not in slots else title or ""


def _kind(kind: str, genre: str) -> str | None:
    if kind in _SERIES:
        return "series"
    if _SHORT.fullmatch(genre):
        return "short"
    return "film" if _FILM.fullmatch(genre) else None


def _url(told: Mapping[str, Any]) -> str | None:
    url = text_of(told.get("url")) or text_of(map_of(told.get("link")).get("url"))
    return f"{_SITE}{url}" if url and url.startswith("/") else url


def _is_there(told: Mapping[str, Any]) -> bool:
    """Return whether it is said to be there for whoever comes, and not live alone."""
    available = told.get("availability")
    if told.get("videoAvailable") is False:
        return False
    return not isinstance(available, dict) or available.get("type") in (None, "VOD")


def _credits(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    people = [*maps_of(told.get("crew")), *maps_of(told.get("casting"))]
    for one in people:
        job = _JOBS.get(text_of(one.get("activityCode")) or "")
        person = " ".join((text_of(one.get("name")) or "").split())
        if job and is_person(person):
            credit = (
                part_played(person, text_of(one.get("characterName")))
                if job == "actor"
                else {"person": person, "job": job}
            )
            found.setdefault(tuple(credit.values()), credit)
    if not people:
        for person in texts_of(told.get("director")):
            if is_person(person):
                found[person,] = {"person": person, "job": "director"}
    return list(found.values())
