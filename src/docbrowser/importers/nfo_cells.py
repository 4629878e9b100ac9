"""The fields of an NFO's element, found again where elements are not closed; ids; ratings."""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.i18n import _
from docbrowser.importers.nfo_xml import WORKS
from docbrowser.importers.parsing import number_of, rating_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST: Final = 1_000
_LINE: Final = 1_000
LONG: Final = 100_000
"""Characters of the longest text that is taken."""

_ID_KEYS: Final = {
    "imdb": "imdb", "tmdb": "tmdb", "themoviedb": "tmdb", "tvdb": "thetvdb",
    "thetvdb": "thetvdb", "tvmaze": "tvmaze", "trakt": "trakt", "wikidata": "wikidata",
    "anidb": "anidb", "tvrage": "tvrage", "letterboxd": "letterboxd", "netflix": "netflix",
    "tvguide": "tvguide", "yidio": "yidio", "kinopoisk": "kinopoisk", "csfd": "csfd",
    "filmaffinity": "filmaffinity", "allocine": "allocine", "ofdb": "ofdb", "eidr": "eidr",
    "zap2it": "zap2it", "rottentomatoes": "rottentomatoes", "metacritic": "metacritic",
    "douban": "douban", "arte": "arte", "youtube": "youtube",
}  # fmt: skip
_ID_TAGS: Final = {tag + end: key for tag, key in _ID_KEYS.items() for end in ("", "id", "_id")}
_NUMERIC: Final = frozenset({"tmdb", "thetvdb", "tvmaze", "tvrage", "anidb"})
_NONE: Final = frozenset({"", "0", "-1", "tt0", "tt0000000"})
_FORMS: Final = {"imdb": re.compile(r"tt\d{7,9}", re.ASCII)} | dict.fromkeys(
    _NUMERIC, re.compile(r"[1-9]\d{0,9}", re.ASCII)
)
_ANY_FORM = re.compile(r"[^\s<>\"]{1,80}")
_URLS: Final = (
    ("imdb", re.compile(r"imdb\.com/(?:[a-z-]{2,5}/)?title/(tt\d{7,9})(?!\d)", re.ASCII)),
    ("tmdb", re.compile(r"themoviedb\.org/(?:movie|tv)/([1-9]\d{0,9})", re.ASCII)),
    ("thetvdb", re.compile(r"thetvdb\.com/api/\w{1,40}/series/([1-9]\d{0,9})", re.ASCII)),
    ("thetvdb", re.compile(r"thetvdb\.com/dereferrer/series/([1-9]\d{0,9})", re.ASCII)),
    ("thetvdb", re.compile(r"thetvdb\.com/[^\s\"<>]{0,80}?[?&;](?:series)?id=([1-9]\d{0,9})")),
    ("tvmaze", re.compile(r"tvmaze\.com/shows/([1-9]\d{0,9})", re.ASCII)),
)
_FIELDS: Final = frozenset({
    "title", "localtitle", "originaltitle", "showtitle", "year", "premiered", "releasedate",
    "aired", "enddate", "status", "plot", "outline", "runtime", "genre", "genres", "country",
    "countries", "studio", "studios", "network", "languages", "language", "director", "directors",
    "credits", "writer", "creator", "producer", "actor", "rating", "communityrating", "votes",
    "userrating", "uniqueid", "id", "entry", "episodeguide", "season", "episode", "displayseason",
    "displayepisode", "displayafterseason", "airsbefore_season", "airsbefore_episode",
    "airsafter_season", "airsafter_episode", "playcount", "watched", "lastplayed", *_ID_TAGS,
})  # fmt: skip
_PEOPLE: Final = frozenset({"actor", "producer", "director", "writer", "creator", "credits"})
_OWN_NAMES: Final = frozenset({"", "default", "nfo", "unknown", "none"})
_NO_SOURCES: Final = frozenset({"you", "curated", "user", "userrating"})
_SOURCES: Final = {"themoviedb": "tmdb", "tvdb": "thetvdb"}


def tag_of(element: Any) -> str:
    """Return an element's name in lower case, without its name space."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_of(element: Any, limit: int = _LINE) -> str:
    """Return the text of an element with that of its unknown markup, such as `<i>`.

    A known field within it only stands there since somebody forgot to close the element.
    """
    parts = [(element.text or "")[:limit]]
    for child in islice(element, _MOST):
        if tag_of(child) in _FIELDS or tag_of(child) in WORKS:
            break
        parts += islice(child.itertext(), 50)
        parts.append(child.tail or "")
        if sum(map(len, parts)) > limit:
            break
    text = "".join(parts)[:limit].strip()
    # A name on two lines, or with a no-break space, is the name on one with plain spaces.
    return text if limit == LONG else " ".join(text.split())


class Fields:
    """The fields of a work's element, in the order of the file, by their names."""

    def __init__(self, root: Any) -> None:
        self._found: dict[str, list[Any]] = {}
        stack = list(reversed(root))
        while stack:
            element = stack.pop()
            tag = tag_of(element)
            if tag in WORKS:
                continue
            if tag in _FIELDS and not _of_another(tag, element):
                known = self._found.setdefault(tag, [])
                if len(known) < _MOST:
                    known.append(element)
            stack.extend(reversed(element))

    def all(self, *tags: str) -> list[Any]:
        """Return the elements of these names, name by name."""
        return [element for tag in tags for element in self._found.get(tag, ())]

    def texts(self, *tags: str, limit: int = _LINE) -> list[str]:
        """Return the texts of the elements of these names, without empty ones."""
        found = (text_of(element, limit) for element in self.all(*tags))
        return [text for text in found if text]

    def text(self, *tags: str, limit: int = _LINE) -> str | None:
        """Return the first text among elements of these names."""
        return next((text for e in self.all(*tags) if (text := text_of(e, limit))), None)

    def count(self, tag: str) -> int | None:
        """Return the whole number that a field holds; None for a negative one, or none."""
        text = self.text(tag) or ""
        return None if text.startswith("-") else number_of(text)


def _of_another(tag: str, element: Any) -> bool:
    """Whether a field belongs to one that it stands in: an actor's id, a rating's votes."""
    parent = tag_of(element.getparent())
    if parent in _PEOPLE:
        return tag == "id" or tag in _ID_TAGS
    return parent == "rating" and tag == "votes"


def ids_of(fields: Fields, complain: Callable[[str], None]) -> dict[str, str]:
    """Return the ids of a work, as far as it is said whose they are.

    An id of a kind that means nothing outside the user's own server is none.
    """
    ids: dict[str, str] = {}
    for key, value in _stated_ids(fields):
        if value in _NONE or key in ids:
            continue
        if _FORMS.get(key, _ANY_FORM).fullmatch(value):
            ids[key] = value
        else:
            complain(_("{value} is no {key} id").format(value=value[:40], key=key))
    for key, value in _guide_ids(fields).items():
        ids.setdefault(key, value)
    return ids


def _stated_ids(fields: Fields) -> Iterator[tuple[str, str]]:
    for element in fields.all("uniqueid", "id"):
        value = text_of(element)
        key = _ID_KEYS.get((element.get("type") or "").strip().lower())
        if key or re.match(r"tt\d", value):
            yield key or "imdb", value
        for name, more in islice(element.attrib.items(), 20):
            if name.lower() in _ID_KEYS:  # <id IMDB="tt…" TMDB="…">
                yield _ID_KEYS[name.lower()], more.strip()
    for tag, key in _ID_TAGS.items():
        for value in fields.texts(tag):
            yield key, value
    for entry in fields.all("entry"):
        named = {tag_of(child): text_of(child) for child in islice(entry, 5)}
        if key := _ID_KEYS.get(named.get("key", "").lower()):
            yield key, named.get("value", "")


def _guide_ids(fields: Fields) -> dict[str, str]:
    """Return the ids in the address of a series' guide: a URL, or since Kodi 20 a JSON map."""
    guide = "\n".join("".join(islice(e.itertext(), 20)) for e in fields.all("episodeguide"))[:4_000]
    try:
        named = msgspec.json.decode(guide.strip().encode(), type=dict[str, str | int | None])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return ids_in(guide)[0]
    return {
        _ID_KEYS[key]: str(value)
        for key, value in named.items()
        if key in _ID_KEYS and _FORMS.get(_ID_KEYS[key], _ANY_FORM).fullmatch(str(value))
    }


def ids_in(text: str) -> tuple[dict[str, str], bool]:
    """Return the ids in the web addresses within `text`, and whether they are of one work."""
    found: dict[str, set[str]] = {}
    for key, form in _URLS:
        found.setdefault(key, set()).update(islice(form.findall(text), _MOST))
    single = all(len(values) <= 1 for values in found.values())
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}, single


def ratings_of(
    fields: Fields, complain: Callable[[str], None]
) -> dict[str | None, dict[str, float | int | None]]:
    """Return the ratings by their sources, in order; under None the one that names no source."""
    found: dict[str | None, dict[str, float | int | None]] = {}
    for element in fields.all("rating", "communityrating"):
        inner = {tag_of(child): text_of(child) for child in islice(element, 10)}
        written = inner.get("value") or text_of(element)
        value = None if written.startswith("-") else rating_of(written)
        if not value:  # 0 is what programs write where nobody has rated
            if written and value is None and not written.startswith("-"):
                complain(_("rating: {written} is no number").format(written=written[:40]))
            continue
        name = (element.get("name") or element.get("type") or "").strip().lower()
        source = None if name in _OWN_NAMES else _SOURCES.get(name, name)
        if source is not None and not _is_source(source):
            continue
        votes = inner.get("votes") or (fields.text("votes") if source is None else None)
        found.setdefault(
            source, {"value": value, "best": _best(element), "votes": number_of(votes) or None}
        )
    return found


def _is_source(name: str) -> bool:
    """Nobody else speaks for the user, or for those who made the shipped catalogue."""
    return name not in _NO_SOURCES and re.fullmatch(r"[\w .-]{1,40}", name) is not None


def _best(element: Any) -> float:
    try:
        best = float(element.get("max") or 10)
    except ValueError:
        return 10.0
    return best if math.isfinite(best) and best > 0 else 10.0
