"""Seasons and episodes in schema.org's words. Pure.

The words: https://schema.org/TVSeason and https://schema.org/TVEpisode.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.languages import UNDETERMINED, language_of_all
from docbrowser.importers.schema_people import credits_in
from docbrowser.importers.schema_values import (
    addresses_of,
    date_in,
    minutes_in,
    text_of,
    things_of,
    whole_in,
)  # fmt: skip
from docbrowser.importers.sites import ids_of_episode, language_of_site
from docbrowser.importers.wording import season_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docbrowser.importers.web_page import Page

MAX_EPISODES: Final = 20_000
_SEASONS: Final = ("containsSeason", "season", "seasons")
_EPISODES: Final = ("episode", "episodes")
_PLACE = re.compile(r"[/._-]s(?:eason-?)?(\d{1,3})(?:[/._-]?(?:e|episode-?)(\d{1,4}))?(?:[/?#]|$)")
_MOST_COMPLAINTS: Final = 20


def series_of_season(season: dict[str, Any]) -> dict[str, Any] | None:
    """Return the series that a season says it is of, if only by its own name."""
    stated = [*things_of(season.get("partOfSeries")), *things_of(season.get("partOfTVSeries"))]
    if stated:
        return stated[0]
    name, _ = season_named(text_of(season.get("name")) or "")
    return {"@type": "TVSeries", "name": name} if name else None


def season_in(season: dict[str, Any], page: Page) -> int | None:
    """Return the number of a season: as stated, or as its name or address says."""
    number = whole_in(season.get("seasonNumber"))
    if number is None:
        number = season_named(text_of(season.get("name")) or "")[1]
    if number is None:
        number = _placed(season, page)[0]
    return number


def _placed(node: dict[str, Any], page: Page) -> tuple[int | None, int | None]:
    """Return season and number as in the address `/tv/the-deep/s02/e01`."""
    for address in addresses_of(node.get("url"), page.url):
        if match := _PLACE.search(address.lower()):
            return int(match[1]), int(match[2]) if match[2] else None
    return None, None


def episodes_in(
    node: dict[str, Any], page: Page, complain: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Return the episodes of a series' node; `complain` is told of those without their place."""
    found: dict[tuple[int, int], dict[str, Any]] = {}
    complaints = 0
    for one, season in _all_episodes(node, page):
        episode = episode_in(one, page, season)
        if episode is None:
            complaints += 1
            if complaints <= _MOST_COMPLAINTS:
                name = (text_of(one.get("name")) or _("an episode without a name"))[:80]
                complain(
                    _("{name}: an episode that does not say its season and its number").format(
                        name=name
                    )
                )
            continue
        found.setdefault((episode["season"], episode["number"]), episode)
    return in_language(list(found.values()), page)


def in_language(episodes: list[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """Return episodes with their synopses in the one language that all of them are in."""
    texts = [one["synopses"].get(UNDETERMINED) for one in episodes]
    lang = language_of_all(text for text in texts[:200] if text) if any(texts) else UNDETERMINED
    lang = (page.lang or lang) if lang == UNDETERMINED else lang
    return [
        {**one, "synopses": {lang: text} if text else {}}
        for one, text in zip(episodes, texts, strict=True)
    ]


def _all_episodes(node: dict[str, Any], page: Page) -> Iterator[tuple[dict[str, Any], int | None]]:
    left = MAX_EPISODES
    seasons = [one for name in _SEASONS for one in things_of(node.get(name))]
    for holder, season in ((node, None), *((one, season_in(one, page)) for one in seasons)):
        for name in _EPISODES:
            for episode in things_of(holder.get(name))[:left]:
                left -= 1
                yield episode, season


def episode_in(node: dict[str, Any], page: Page, season: int | None) -> dict[str, Any] | None:
    """Return an episode's fields; None where its season or its number is not told."""
    stated = next(iter(things_of(node.get("partOfSeason"))), None)
    own = whole_in(node.get("seasonNumber"))
    if own is None and stated is not None:
        own = season_in(stated, page)
    placed_season, placed_number = _placed(node, page)
    number = whole_in(node.get("episodeNumber"))
    place = (
        next((one for one in (own, season, placed_season) if one is not None), None),
        placed_number if number is None else number,
    )
    if None in place:
        return None
    name, text = text_of(node.get("name")), text_of(node.get("description"))
    lang = page.lang or language_of_site(page.source) or UNDETERMINED
    address = next(iter(addresses_of(node.get("url"), page.url)), None)
    return {
        "season": place[0],
        "number": place[1],
        "names": {lang: name} if name else {},
        "aired": date_in(*(node.get(at) for at in ("datePublished", "startDate", "dateCreated"))),
        "runtime": minutes_in(node.get("duration"), node.get("timeRequired")),
        "synopses": {UNDETERMINED: text} if text else {},
        "credits": credits_in(node),
        "ids": ids_of_episode(address),
    }
