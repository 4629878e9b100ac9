"""Works in schema.org's words, to the fields of a record. Pure.

The words: https://schema.org/Movie, TVSeries, TVSeason, TVEpisode, CreativeWorkSeason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import Struct

from docbrowser.i18n import _
from docbrowser.importers.languages import language_of
from docbrowser.importers.parsing import country_of, language_tag_of
from docbrowser.importers.schema_episodes import (
    episode_in,
    episodes_in,
    in_language,
    season_in,
    series_of_season,
)  # fmt: skip
from docbrowser.importers.schema_people import awards_in, credits_in, rating_in
from docbrowser.importers.schema_values import (
    addresses_of,
    cells_of,
    date_in,
    listed,
    minutes_in,
    text_of,
    things_of,
    types_of,
    whole_in,
)  # fmt: skip
from docbrowser.importers.sites import ids_of, ids_of_episode, language_of_site
from docbrowser.importers.web_page import language_tag
from docbrowser.importers.wording import is_furniture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docbrowser.importers.web_page import Page

EPISODE: Final = "episode"
SEASON: Final = "season"
_KINDS: Final = {
    "TVEpisode": EPISODE, "Episode": EPISODE, "TVSeason": SEASON, "CreativeWorkSeason": SEASON,
    "TVMiniSeries": "miniseries", "TVSeries": "series", "Movie": "film", "TVMovie": "film",
}  # fmt: skip
_LOOSE: Final = frozenset({"Episode", "CreativeWorkSeason"})  # may be of a radio programme
_ABOUT: Final = ("mainEntity", "itemReviewed", "mainEntityOfPage")
UNDETERMINED: Final = "und"


class Told(Struct, frozen=True, kw_only=True):
    """What a node tells of a work: the fields of a record, or the problem with it.

    `is_part` says that it is of a season or an episode alone.
    """

    fields: dict[str, Any] = {}
    is_part: bool = False
    problem: str | None = None


def kind_of(node: dict[str, Any]) -> str | None:
    """Return what a node is: a kind of work, a season, an episode; None where it is no work."""
    types = types_of(node)
    for name, kind in _KINDS.items():
        if name in types and (name not in _LOOSE or _is_television(node)):
            return kind
    return None


def _is_television(node: dict[str, Any]) -> bool:
    series = [*things_of(node.get("partOfSeries")), *things_of(node.get("partOfTVSeries"))]
    return any("TVSeries" in types_of(one) for one in series)


class Works(NamedTuple):
    """The works that a page tells of: each by itself, or as the items of a list."""

    own: list[dict[str, Any]]
    listed: list[dict[str, Any]]


def works_in(nodes: Iterable[dict[str, Any]]) -> Works:
    """Return the works among a page's nodes."""
    works = Works([], [])
    for node in nodes:
        if kind_of(node):
            works.own.append(node)
            continue
        inner = [one for name in _ABOUT for one in things_of(node.get(name))]
        works.own.extend(one for one in inner if kind_of(one))
        for element in (*listed(node.get("itemListElement")), *_elements(inner)):
            item = element.get("item", element) if isinstance(element, dict) else None
            works.listed.extend(one for one in things_of(item) if kind_of(one))
    return works


def _elements(inner: list[dict[str, Any]]) -> list[Any]:
    return [element for one in inner for element in listed(one.get("itemListElement"))]


def told_of(node: dict[str, Any], page: Page, complain: Callable[[str], None]) -> Told:
    """Return what a work's node tells."""
    kind = kind_of(node)
    if kind == EPISODE:
        return _of_episode(node, page)
    if kind == SEASON:
        return _of_season(node, page, complain)
    run = {} if kind == "film" else _of_run(node, page, complain)
    return Told(fields={**_of_work(node, page), "kind": kind, **run})


def _of_work(node: dict[str, Any], page: Page) -> dict[str, Any]:
    address = next(iter(addresses_of(node.get("url"), page.url)), None)
    same = [*addresses_of(node.get("sameAs"), page.url), *addresses_of(node.get("@id"), page.url)]
    is_film_of_imdb = page.source == "imdb" and kind_of(node) == "film"
    released = [one.get("startDate") for one in things_of(node.get("releasedEvent"))]
    return {
        **names_in(node, page),
        "url": address or page.url,
        "premiered": date_in(
            *(node.get(name) for name in ("startDate", "datePublished")),
            *released,
            node.get("dateCreated"),
        ),
        "ended": date_in(node.get("endDate")),
        "runtime": minutes_in(node.get("duration"), node.get("timeRequired")),
        "genres": [genre for genre in cells_of(node.get("genre")) if "://" not in genre],
        "countries": _known(country_of(one) for one in cells_of(node.get("countryOfOrigin"))),
        "languages": _languages(node),
        "synopses": synopses_in(node, page),
        # IMDb's `creator` of a film are those that its own page calls the writers.
        "credits": credits_in(node, creators="writer" if is_film_of_imdb else "creator"),
        "awards": awards_in(node),
        "rating": rating_in(node),
        "ids": _ids([*same, *([address] if address else []), *([page.url] if page.url else [])]),
    }


def _ids(addresses: list[str]) -> dict[str, str]:
    return {site: found for address in addresses for site, found in ids_of(address).items()}


def _known(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _languages(node: dict[str, Any]) -> list[str]:
    stated = []
    for one in listed(node.get("inLanguage")):
        code = one.get("alternateName") if isinstance(one, dict) else None
        stated += [code] if isinstance(code, str) else cells_of(one)
    return _known(language_tag(language_tag_of(one)) for one in stated)


def _of_run(node: dict[str, Any], page: Page, complain: Callable[[str], None]) -> dict[str, Any]:
    return {
        "season_count": whole_in(node.get("numberOfSeasons")),
        "episode_count": whole_in(node.get("numberOfEpisodes")),
        "episodes": episodes_in(node, page, complain),
    }


def _of_series(series: dict[str, Any] | None, page: Page) -> dict[str, Any]:
    """Return what a part's page says of the series: which one it is."""
    if series is None:
        return {}
    address = next(iter(addresses_of(series.get("url") or series.get("@id"), page.url)), None)
    named = names_in(series, page)
    same = addresses_of(series.get("sameAs"), page.url)
    found = {
        **named,
        "url": address,
        "kind": "series",
        "premiered": date_in(series.get("startDate"), series.get("datePublished")),
        "ended": date_in(series.get("endDate")),
        "ids": _ids([*same, *([address] if address else [])]),
    }
    return found if named["names"] or found["ids"] else {}


def _of_season(node: dict[str, Any], page: Page, complain: Callable[[str], None]) -> Told:
    series = series_of_season(node)
    fields = _of_series(series, page)
    if not fields:
        return Told(problem=_("it is of a season, and does not say of which series"))
    season = season_in(node, page)
    inner = {**node, "seasonNumber": season} if season is not None else node
    episodes = episodes_in({"containsSeason": [inner]}, page, complain)
    # The rating, the dates and the text are the season's own, and say nothing of the whole.
    fields |= {"credits": credits_in(node), "episodes": episodes}
    return Told(fields=fields, is_part=True)


def _of_episode(node: dict[str, Any], page: Page) -> Told:
    season = next(iter(things_of(node.get("partOfSeason"))), None)
    stated = [*things_of(node.get("partOfSeries")), *things_of(node.get("partOfTVSeries"))]
    series = next(iter(stated), None) or (series_of_season(season) if season else None)
    fields = _of_series(series, page)
    if not fields:
        return Told(problem=_("a lone episode without its series"))
    episode = episode_in(node, page, season_in(season or {}, page))
    if episode is None:
        return Told(problem=_("an episode that does not say its season and its number"))
    episode["ids"] = ids_of_episode(page.url) | episode["ids"]
    return Told(fields=fields | {"episodes": in_language([episode], page)}, is_part=True)


def names_in(node: dict[str, Any], page: Page) -> dict[str, Any]:
    """Return `names` and `original_name` of a node, in the languages that it or the page states."""
    lang = page.lang or language_of_site(page.source) or UNDETERMINED
    names, plain = _tagged(node.get("name"))
    others, also = _tagged(node.get("alternateName") or node.get("alternativeHeadline"))
    name, other = next(iter(plain), None), next(iter(also), None)
    original = None
    if page.source == "imdb" and name:  # its `name` is the original one
        original, name, other = name, other or name, None
    elif page.source == "kinopoisk" and name:
        original, other = other, None
        if not any("а" <= letter.lower() <= "я" for letter in name):
            lang = UNDETERMINED
    found = {**({lang: name} if name else {}), **names}
    if other and other not in found.values():
        found.setdefault(UNDETERMINED, other)
    return {"names": {**others, **found}, "original_name": original}


def _tagged(value: Any) -> tuple[dict[str, str], list[str]]:
    """Return the texts that bear a language, and those that do not."""
    tagged, plain = {}, []
    for one in listed(value):
        text = text_of(one)
        tag = language_tag(one.get("@language")) if isinstance(one, dict) else None
        if text and tag:
            tagged[tag] = text
        elif text:
            plain.append(text)
    return tagged, plain


def synopses_in(node: dict[str, Any], page: Page) -> dict[str, str]:
    """Return the description of a node by language, unless it praises the site."""
    tagged, plain = _tagged(node.get("description") or node.get("abstract"))
    text = next(iter(plain), None)
    if text and not is_furniture(text, page.property("og:site_name")):
        lang = language_of(text)
        tagged.setdefault(page.lang or lang if lang == UNDETERMINED else lang, text)
    return tagged
