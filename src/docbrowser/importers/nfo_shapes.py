"""From an NFO's fields to a record's: films, series, episodes. Pure.

The layout is Kodi's (https://kodi.wiki/view/NFO_files), with what Jellyfin, Emby and
tinyMediaManager add to it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.languages import language_of
from docbrowser.importers.nfo_cells import LONG, Fields, ids_of, tag_of, text_of
from docbrowser.importers.parsing import (
    country_of,
    credits_of,
    date_of,
    language_tag_of,
    minutes_of,
    number_of,
    part_played,
)
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    Complain = Callable[[str], None]
    Shape = dict[str, Any]

_STATUS: Final = {
    "ended": "ended", "canceled": "ended", "cancelled": "ended", "completed": "ended",
    "continuing": "running", "returning series": "running", "returning": "running",
    "running": "running", "in production": "upcoming", "planned": "upcoming",
    "upcoming": "upcoming", "unreleased": "upcoming",
}  # fmt: skip
_NO_STATUS: Final = frozenset({"", "unknown", "to be determined", "pilot", "none"})
_NO_DATE = re.compile(r"[\s0:.T-]*|-\d+|(?:0001|1601|1900)-01-01.*", re.DOTALL)
_NO_ROLES: Final = frozenset({"unknown role", "unknown", "n/a", "-"})
_PLAIN_TYPES: Final = frozenset({"actor", "gueststar", "guest star", "guest", "unknown", "person"})
_JOB = re.compile(r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,2}")
_JOB_TAGS: Final = (
    ("director", "director"), ("directors", "director"), ("credits", "writer"),
    ("writer", "writer"), ("creator", "creator"),
)  # fmt: skip
_WITH_COMMA = re.compile(r",\s*(?=(?:Jr|Sr|Inc|Ltd|LLC|Co|Corp|GmbH|S\.A|II|III)\b)", re.IGNORECASE)
_PARTED = re.compile(r"\s+/\s+|[|;,]")
_PARTED_BY_SLASH = re.compile(r"\s+/\s+|[|;]")
_BLANK = re.compile(r"\n\s*\n\s*")
_INDENTED = re.compile(r"\n[ \t]+(?=\S)")
_KEPT: Final = "\ue000"  # stands for a comma that parts nothing


def identity(tag: str, fields: Fields, complain: Complain) -> Shape:
    """Return what tells which work it is: names, premiere, ids and kind."""
    title = ("title", "localtitle") if tag == "movie" else ("title", "localtitle", "showtitle")
    return {
        "names": _named(fields, *title),
        "original_name": fields.text("originaltitle"),
        "premiered": _premiere(fields, complain),
        "kind": "film" if tag == "movie" else "series",
        "ids": ids_of(fields, complain),
    }


def work(tag: str, fields: Fields, complain: Complain) -> Shape:
    """Return the record's fields of a film or a series; ratings and offers are not among them."""
    shape = identity(tag, fields, complain) | {
        "runtime": _runtime(fields, complain),
        "genres": _unique(_parts(fields, "genre", "genres")),
        "countries": _coded(fields.texts("country", "countries"), "country", country_of, complain),
        "languages": _coded(_spoken(fields), "language", language_tag_of, complain),
        "networks": _unique(_studios(fields)),
        "synopses": _synopses(fields),
        "credits": _credits(fields, complain),
    }
    if tag == "tvshow":
        shape |= {"ended": _date(fields, complain, "enddate"), "status": _status(fields, complain)}
    return shape


def episode(fields: Fields, complain: Complain) -> Shape | None:
    """Return the episode's fields; None where it has no place in a season."""
    season, number = fields.count("season"), fields.count("episode")
    if season is None or number is None:
        return None
    return {
        "season": season,
        "number": number,
        "names": _named(fields, "title"),
        "aired": _date(fields, complain, "aired", "premiered", "releasedate", "year"),
        "runtime": _runtime(fields, complain),
        "synopses": _synopses(fields),
        "credits": _credits(fields, complain),
        "ids": ids_of(fields, complain),
        **_place_in_run(fields, season, number),
    }


def _named(fields: Fields, *tags: str) -> dict[str, str]:
    """Nobody says in which language a title is, but for docbrowser's own export."""
    for element in fields.all(*tags):
        if text := text_of(element):
            return {element.get("lang") or "und": text}
    return {}


def _date(fields: Fields, complain: Complain, *tags: str) -> str | None:
    for text in fields.texts(*tags):
        if _NO_DATE.fullmatch(text[:40]):
            continue
        if (date := date_of(text)) is not None:
            return date
        complain(_("{text} is not a date").format(text=text[:40]))
    return None


def _premiere(fields: Fields, complain: Complain) -> str | None:
    return _date(fields, complain, "premiered", "releasedate", "aired", "year")


def _runtime(fields: Fields, complain: Complain) -> int | None:
    text = fields.text("runtime") or ""
    if not text or text.startswith("-") or not text.strip("0.: "):
        return None
    # Kodi and others write "45", some "45.00": a point ends the minutes.
    whole = re.sub(r"(?<=\d)\.\d+$", "", text)
    minutes = minutes_of(whole) if whole.isascii() or not whole.isdigit() else None
    if minutes is None:
        complain(_("runtime: {text} does not fit").format(text=text[:40]))
    return minutes


def _status(fields: Fields, complain: Complain) -> str | None:
    text = (fields.text("status") or "").lower()
    if text not in _STATUS and text not in _NO_STATUS:
        complain(_("status: {text} does not fit").format(text=text[:40]))
    return _STATUS.get(text)


def split(text: str, *, commas: bool = True) -> list[str]:
    """Return the parts of a list in one element: parted by " / ", "|", ";" or a comma."""
    held = _WITH_COMMA.sub(_KEPT, text)
    parts = (_PARTED if commas else _PARTED_BY_SLASH).split(held)
    return [name for part in parts if (name := part.replace(_KEPT, ", ").strip(" \t\n,"))]


def _parts(fields: Fields, *tags: str) -> list[str]:
    return [part for text in fields.texts(*tags) for part in split(text)]


def _studios(fields: Fields) -> list[str]:
    texts = fields.texts("network", "studio", "studios")
    lone = len(set(texts)) == 1  # a studio each, or all of them in one element
    return [part for text in texts for part in split(text, commas=lone)]


def _spoken(fields: Fields) -> list[str]:
    """Where `language` is a code, it is the one in which the user wants to read of the work."""
    named = (text for text in fields.texts("language") if len(text) > 3)  # noqa: PLR2004
    return [part for text in (*fields.texts("languages"), *named) for part in split(text)]


def _coded(
    texts: list[str], what: str, code_of: Callable[[str], str | None], complain: Complain
) -> list[str]:
    found: list[str] = []
    for text in texts:
        whole = code_of(text)  # "Bonaire, Sint Eustatius and Saba" is one
        for part in [text] if whole else split(text):
            code = code_of(part)
            if code is None:
                complain(_("{what}: {part} is not known").format(what=what, part=part[:40]))
            else:
                found.append(code)
    return _unique(found)


def _unique(texts: list[str]) -> list[str]:
    return list({fold(text): text for text in reversed(texts)}.values())[::-1]


def _synopses(fields: Fields) -> dict[str, str]:
    """The outline is the plot's shorter form: it counts where there is no plot in its language."""
    found: dict[str, str] = {}
    for element in fields.all("plot", "outline"):
        # Indented lines are one text that somebody's editor has wrapped.
        text = _INDENTED.sub(" ", _BLANK.sub("\n\n", text_of(element, LONG)))
        if text:
            lang = element.get("lang") or language_of(text)
            if not found or lang != "und":
                found.setdefault(lang, text)
    return found


def _credits(fields: Fields, complain: Complain) -> list[Shape]:
    found: list[Shape] = []
    for tag, job in _JOB_TAGS:
        for text in _people(fields, tag):
            found += _known(credits_of([text], job), text, complain)
    for element in fields.all("actor", "producer"):
        inner = {tag_of(child): text_of(child) for child in islice(element, 20)}
        name = inner.get("name") or ("" if len(element) else text_of(element))
        if name:
            credit = _part(tag_of(element), name, inner.get("role", ""), inner.get("type", ""))
            people = credits_of([name], str(credit["job"]))
            found += _known([credit | people[0]] if people else [], name, complain)
    unique = {(one["person"], one["job"], one.get("character")): one for one in found}
    return list(unique.values())


def _people(fields: Fields, tag: str) -> list[str]:
    names: list[str] = []
    for element in fields.all(tag):
        inner = [text_of(child) for child in islice(element, 5) if tag_of(child) == "name"]
        names += inner or split(text_of(element))
    return names


def _known(people: list[Shape], text: str, complain: Complain) -> list[Shape]:
    if not people:
        complain(_("{text} is no person's name").format(text=text[:40]))
    return people


def _part(tag: str, name: str, role: str, kind: str) -> Shape:
    """Return the credit of somebody who stands among actors or producers, with what they did."""
    role = " / ".join(part for part in role.split("|") if part.strip())
    role = "" if role.lower() in _NO_ROLES else role
    kind = kind.lower()
    if tag == "producer":
        return {"person": name, "job": role.lower() if _JOB.fullmatch(role) else "producer"}
    if kind in _PLAIN_TYPES or not _JOB.fullmatch(kind):
        return part_played(name, role)
    return {"person": name, "job": kind, "character": None if role.lower() == kind else role}


def _place_in_run(fields: Fields, season: int, number: int) -> Shape:
    """Return before or after what a special is to be watched.

    Kodi's displayseason and displayepisode say so of specials only; a regular episode often
    repeats its own number there.
    """
    before = _key(fields, "airsbefore_season", "airsbefore_episode")
    after = _key(fields, "airsafter_season", "airsafter_episode")
    if season == 0:
        shown = fields.count("displayepisode")
        if shown and shown >= 4096:  # noqa: PLR2004 - Kodi's number for "after the season"
            after = after or _key(fields, "displayseason", "")
        elif shown:
            before = before or _key(fields, "displayseason", "displayepisode")
        after = after or _key(fields, "displayafterseason", "")
    own = f"s{season}e{number}"
    return {
        "airs_before": before if before != own else None,
        "airs_after": after if after != own else None,
    }


def _key(fields: Fields, season_tag: str, number_tag: str) -> str | None:
    season, number = fields.count(season_tag), fields.count(number_tag)
    if not season:
        return None
    return f"s{season}e{number}" if number else f"s{season}"


def day_played(fields: Fields) -> str | None:
    """Return when it was last watched: a day, "unknown", or None where it was not."""
    played = (number_of(fields.text("playcount")) or 0) > 0
    if not played and (fields.text("watched") or "").lower() not in {"true", "1", "yes"}:
        return None
    text = fields.text("lastplayed") or ""
    date = None if _NO_DATE.fullmatch(text[:40]) else date_of(text)
    return date if date and len(date) == len("2007-09-23") else "unknown"


def own_rating(fields: Fields, complain: Complain) -> str | None:
    """Return the user's own rating, from 1 to 10; None where there is none."""
    text = fields.text("userrating") or ""
    if not text.strip("0.,-") or text.startswith("-"):
        return None
    match = re.fullmatch(r"(10|[1-9])(?:[.,]0+)?", text)
    if not match:
        complain(_("userrating: {text} is no whole number from 1 to 10").format(text=text[:40]))
    return match[1] if match else None
