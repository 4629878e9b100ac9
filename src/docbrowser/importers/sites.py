"""What an address tells: which site a page is of, and the ids that it bears there. Pure."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from docbrowser.model import YOU

WEB: Final = "web"
"""The source of a page that does not tell where it is from."""
_LONGEST: Final = 2_000
_SOURCES: Final = {"npostart": "npo", "themoviedb": "tmdb"}
_LANGUAGES: Final = {"imdb": "en", "rottentomatoes": "en", "kinopoisk": "ru"}
_FRONTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_COUNTRY_ENDING: Final = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
_IDS: Final = tuple(
    (site, re.compile(pattern))
    for site, pattern in (
        ("imdb", r"imdb\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?title/(tt\d{5,10})\b"),
        ("kinopoisk", r"kinopoisk\.ru/(?:film|series)/(?:[^/]*-)?(\d{1,9})(?:/|$)"),
        ("csfd", r"(?:csfd\.cz|csfd\.sk|filmbooster\.\w+)/film/(\d{1,9})\b"),
        ("npo", r"(?:npostart|npo)\.nl/[^/?#]+/((?:[A-Z]{2,6}_)+\d{4,12})$"),
        ("rottentomatoes", r"rottentomatoes\.com/((?:m|tv)/[\w-]{1,100})"),
        ("tmdb", r"themoviedb\.org/(?:movie|tv)/(\d{1,9})\b"),
        ("tvmaze", r"tvmaze\.com/shows/(\d{1,9})\b"),
        ("letterboxd", r"letterboxd\.com/film/([\w-]{1,100})"),
        ("trakt", r"trakt\.tv/(?:movies|shows)/([\w-]{1,100})"),
        ("netflix", r"netflix\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?title/(\d{5,10})\b"),
        ("wikidata", r"wikidata\.org/(?:wiki|entity)/(Q\d{1,12})\b"),
    )
)
_EPISODE_IDS: Final = (
    *((site, pattern) for site, pattern in _IDS if site == "imdb"),
    ("tvmaze", re.compile(r"tvmaze\.com/episodes/(\d{1,9})\b")),
)


def is_address(text: str | None) -> bool:
    """Return whether `text` is the address of a page."""
    return bool(text and len(text) <= _LONGEST and re.match(r"https?://[^\s/?#@]+\.\w", text))


def source_of(address: str | None) -> str:
    """Return the name of the site at an address, as a record's `source`: `imdb`, `bbc`.

    It is the host without `www` and its ending; `web` where there is none.
    """
    try:
        host = (urlsplit(address).hostname or "") if address and is_address(address) else ""
    except ValueError:
        return WEB
    labels = _FRONTS.sub("", host).split(".")
    kept = labels[:-1]
    if len(kept) > 1 and kept[-1] in _COUNTRY_ENDING:
        kept = kept[:-1]
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join(kept)).strip("-")[:60]
    if not slug:
        return WEB
    # The user's own record wins over all others: no page may speak in its name.
    return "-".join(labels) if slug == YOU else _SOURCES.get(slug, slug)


def language_of_site(source: str) -> str | None:
    """Return the language of a site that has but one, as far as it is known here."""
    return _LANGUAGES.get(source)


def ids_of(address: str | None) -> dict[str, str]:
    """Return the ids of a work that stand in an address of it: `{"imdb": "tt0436231"}`."""
    return _found(_IDS, address)


def ids_of_episode(address: str | None) -> dict[str, str]:
    """Return the ids of an episode that stand in an address of its own."""
    return _found(_EPISODE_IDS, address)


def _found(
    patterns: tuple[tuple[str, re.Pattern[str]], ...], address: str | None
) -> dict[str, str]:
    if not is_address(address) or not address:
        return {}
    matches = ((site, pattern.search(address)) for site, pattern in patterns)
    return {site: match[1] for site, match in matches if match}
