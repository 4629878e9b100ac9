"""What Trakt says of films and shows: <https://trakt.docs.apiary.io>.

That is the answer about one film or show, with or without `extended=full`, and a search's results.
Trakt's texts are English unless it says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.answers import (
    day_of,
    episode_of,
    items_of,
    keys_in,
    known,
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
from docbrowser.importers.parsing import country_of, language_tag_of
from docbrowser.importers.reading import read_json
from docbrowser.importers.trakt_answers import ids_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "trakt-catalogue"
_LANGUAGE: Final = "en"
_EPISODE_KEYS: Final = ("season", "number", "title", "first_aired")
_STATUS: Final = {
    "returning series": "running", "continuing": "running", "ended": "ended", "canceled": "ended",
    "upcoming": "upcoming", "in production": "upcoming", "planned": "upcoming",
    "post production": "upcoming", "rumored": "upcoming",
}  # fmt: skip
_TRANSLATION: Final = frozenset({"title", "overview", "tagline", "language", "country"})
_WHAT_SEARCH_FINDS: Final = ("movie", "show", "episode", "person", "list")


def recognises(sample: Sample) -> bool:
    """Return whether it is an answer of Trakt's."""
    keys = keys_in(sample)
    if {"ids", "trakt"} <= keys:
        return True
    return {"title", "overview", "language"} <= keys <= _TRANSLATION


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield the records of the films and shows that an answer is about.

    Raises:
        RefusedError: it is no JSON, or about no work that it names.
    """
    del wishes
    answer = read_json(path)
    if isinstance(answer, list):
        if not answer:
            raise RefusedError(_("the search found nothing"))
        for entry in maps_of(answer):
            if not entry.keys().isdisjoint({"type", "movie", "show"}):
                yield from _result(entry)
            elif why := _why_not(entry):
                raise RefusedError(why)
            else:
                yield from items_of(_fields(entry, _kind_of(entry)))
    else:
        told = map_of(answer)
        if why := _why_not(told):
            raise RefusedError(why)
        yield from items_of(_fields(told, _kind_of(told)))


def _why_not(told: Mapping[str, Any]) -> str:
    """Return why an answer is about no work that it names; "" where it is."""
    if "cast" in told or "crew" in told:
        return _("it lists people, and does not say of which work")
    if "number" in told and ("season" in told or "number_abs" in told):
        return _("it is about an episode, and does not say of which show")
    if "number" in told:
        return _("it lists seasons, and does not say of which show")
    if "language" in told and "ids" not in told:
        return _("it lists translations, and does not say of which work")
    if "ids" not in told and not text_of(told.get("title")):
        return _("it is about no film or show")
    if text_of(told.get("name")) and "title" not in told:
        return _("it is about a person, and no film or show")
    return ""


def _kind_of(told: Mapping[str, Any]) -> str | None:
    if not told.keys().isdisjoint({"first_aired", "airs", "network", "aired_episodes"}):
        return "show"
    if "tvdb" in map_of(told.get("ids")):
        return "show"
    return "movie" if not told.keys().isdisjoint({"released", "tagline"}) else None


def _result(result: Mapping[str, Any]) -> Iterator[Item]:
    if map_of(result.get("episode")):
        show = map_of(result.get("show"))
        if show:
            episode = _episode(map_of(result.get("episode")))
            yield from items_of({**_fields(show, "show"), "episodes": [episode]}, part=True)
        else:
            yield Rejected(reason=_("a result is an episode, and does not say of which show"))
        return
    kind = next((key for key in ("movie", "show") if map_of(result.get(key))), None)
    if kind:
        yield from items_of(_fields(map_of(result.get(kind)), kind))
        return
    found = next((key for key in _WHAT_SEARCH_FINDS if key in result), _("thing of no name"))
    name = text_of(map_of(result.get(found)).get("name")) or _("a result")
    yield Rejected(
        reason=_("{name} is a {kind}, and no film or show").format(name=shown(name), kind=found)
    )


def _fields(told: Mapping[str, Any], kind: str | None) -> dict[str, Any]:
    year = whole_of(told.get("year"))
    status = text_of(told.get("status"))
    tag = text_of(told.get("language"))
    return {
        "source": "trakt",
        "names": in_language(text_of(told.get("title")), _LANGUAGE),
        "original_name": text_of(told.get("original_title")),
        "kind": {"movie": "film", "show": "series"}.get(kind or ""),
        "premiered": day_of(told.get("first_aired") or told.get("released"))
        or (str(year) if year else None),
        "status": _STATUS.get(status.lower()) if status else None,
        "runtime": whole_of(told.get("runtime")) or None,
        "genres": texts_of(told.get("genres")),
        "countries": [code] if (code := country_of(text_of(told.get("country")))) else [],
        "languages": [language] if (language := language_tag_of(tag)) else [],
        "networks": texts_of(told.get("network")),
        "synopses": in_language(text_of(told.get("overview")), _LANGUAGE),
        "episode_count": whole_of(told.get("aired_episodes")) or None,
        "episodes": [
            _episode(episode)
            for season in maps_of(told.get("seasons"))
            for episode in maps_of(season.get("episodes"))
        ],
        "rating": verdict(told.get("rating"), told.get("votes")),
        "ids": ids_of(told),
    }


def _episode(told: Mapping[str, Any]) -> dict[str, Any]:
    return known({**episode_of(told, _LANGUAGE, _EPISODE_KEYS), "ids": ids_of(told)})
