"""Numbers, dates and codes as a reader says them. Pure."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docbrowser.listing import Summary
    from docbrowser.titles import Title
    from docbrowser.watching import TimeLeft

LOCALE: Final = "en_GB"

SOURCES: Final[Mapping[str, str]] = {
    "you": "you",
    "curated": "docbrowser",
    "tvguide": "TV Guide",
    "yidio": "Yidio",
    "yidio-article": "Yidio, article",
    "tvmaze": "TVmaze",
    "tmdb": "TMDB",
    "thetvdb": "TheTVDB",
    "imdb": "IMDb",
    "wikipedia": "Wikipedia",
    "wikidata": "Wikidata",
    "movielens": "MovieLens",
    "netflix": "Netflix",
    "disney-plus": "Disney+",
    "chud": "CHUD",
}
MODES: Final[Mapping[str, str]] = {
    "in-order": "in order",
    "from-last": "from the last one on",
    "any-order": "in any order",
}
"""The ways to watch a series."""
FIELDS: Final[Mapping[str, str]] = {
    "premiered": "premiere",
    "season_count": "seasons",
    "episode_count": "episodes",
    "original_name": "original name",
    "aired": "air date",
}


def runtime(minutes: int | None) -> str:
    """Return minutes as `1 h 29 min`, "" where they are unknown."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])])


@lru_cache(maxsize=4096)
def date(partial: str) -> str:
    """Return a partial ISO date as `23 Sept 2007`, `September 2007` or `2007`."""
    from babel.dates import format_date, format_skeleton

    try:
        if len(partial) == len("2007-09-23"):
            return format_date(dt.date.fromisoformat(partial), "d MMM y", locale=LOCALE)
        if len(partial) == len("2007-09"):
            month = dt.date.fromisoformat(f"{partial}-01")
            return str(format_skeleton("yMMMM", month, locale=LOCALE))
    except ValueError:
        pass  # "unknown", or a date that is none: as it stands
    return partial


def on_day(partial: str) -> str:
    """Return a partial ISO date as `on 23 Sept 2007`, `in September 2007`, `in 2007`."""
    return f"{'on' if len(partial) == len('2007-09-23') else 'in'} {date(partial)}"


@lru_cache(maxsize=512)
def language(tag: str) -> str:
    """Return the name of a BCP 47 language: `German` of `de`; the tag where it has no name."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(LOCALE) or tag
    except (ValueError, UnknownLocaleError):
        return tag


@lru_cache(maxsize=512)
def country(code: str) -> str:
    """Return the name of a country: `Canada` of `CA`; the code where it has no name."""
    from babel import Locale

    return str(Locale.parse(LOCALE).territories.get(code, code))


def source(slug: str) -> str:
    """Return the name of a source as it writes itself."""
    return SOURCES.get(slug, slug)


def field(path: str) -> str:
    """Return the path of a field as words: `episode 1.2, air date` of `episodes.s1e2.aired`."""
    head, *rest = path.split(".")
    if head == "episodes" and rest:
        season, _, number = rest[0][1:].partition("e")
        return f"episode {season}.{number}, {field('.'.join(rest[1:]))}"
    if head == "names" and rest:
        return f"name, {language(rest[0])}"
    return FIELDS.get(path, path.replace("_", " ").replace(".", " "))


def value(field_path: str, claimed: object) -> str:
    """Return a claimed value of a field as words."""
    name = field_path.rsplit(".", maxsplit=1)[-1]
    if name == "runtime" and isinstance(claimed, int):
        return runtime(claimed)
    if name in {"premiered", "ended", "aired"}:
        return date(str(claimed))
    return str(claimed)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return `1 episode`, `4 episodes`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}".replace(",", " ")


def left(what: TimeLeft, *, briefly: bool = False) -> str:
    """Return `12 episodes left · about 9 h 30 min`, or briefly `12 left · about 9 h 30 min`."""
    count = f"{what.episodes if briefly else plural(what.episodes, 'episode')} left"
    if not what.minutes:
        return count
    return f"{count} · {'' if what.is_exact else 'about '}{runtime(what.minutes)}"


def years(title: Title) -> str:
    """Return the years of a title's run: `2007`, `2007–2015`, `2021–` while it runs."""
    if title.year is None:
        return ""
    if title.ended and title.ended[:4] != str(title.year):
        return f"{title.year}–{title.ended[:4]}"
    return f"{title.year}–" if title.status == "running" else str(title.year)


def length(title: Title | Summary, episodes: int) -> str:
    """Return how long a title is: `40 min` of a film, `6 × 46 min` or `4 episodes` of a series."""
    if not title.is_series:
        return runtime(title.runtime)
    count = episode_count(title, episodes)
    if count and title.runtime:
        return f"{count} × {runtime(title.runtime)}"
    return plural(count, "episode") if count else runtime(title.runtime)


def episode_count(title: Title | Summary, listed: int) -> int:
    """Return how many regular episodes there are: as claimed, or at least as many as listed."""
    return max(title.episode_count or 0, listed)
