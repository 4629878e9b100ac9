"""Writes titles as the `.nfo` files of Kodi, Jellyfin and their like.

https://kodi.wiki/view/NFO_files tells the layout. What Kodi has no element for is written as
Jellyfin and tinyMediaManager do it (`type` of a person, `languages`), or with an attribute that
they pass over (`lang` of a text).
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from docbrowser.model import parse_episode_key
from docbrowser.text import clean, clean_line, matching_tag, pick_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docbrowser.model import Credit
    from docbrowser.titles import MergedEpisode, SourcedRating, Synopsis, Title

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KODI_NAMES: Final = {"tmdb": "themoviedb", "nfo": "default"}
_KODI_IDS: Final = {"thetvdb": "tvdb"}
_NOT_SHOWN: Final = frozenset({"you", "curated"})  # nothing reads a rating of theirs back
_STATUS: Final = {"running": "Continuing", "ended": "Ended", "upcoming": "In Production"}
_TAGS_OF_JOBS: Final = {"director": "director", "writer": "credits", "creator": "creator"}
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)
_LONGEST: Final = 200


def write(title: Title, langs: Sequence[str] = ("en",)) -> dict[str, str]:
    """Return the text of each file of a title, by its path within the title's folder.

    A film is `movie.nfo`; a series is `tvshow.nfo` and `Season 01/S01E02.nfo` for each episode.
    Names and texts are in the first of `langs` that there is.
    """
    if not title.is_series:
        return {"movie.nfo": _file("movie", _work(title, langs))}
    files = {"tvshow.nfo": _file("tvshow", _work(title, langs))}
    for episode in title.episodes():
        path = f"Season {episode.season:02}/S{episode.season:02}E{episode.number:02}.nfo"
        files[path] = _file("episodedetails", _episode(title, episode, langs))
    return files


def folder_of(title: Title, langs: Sequence[str] = ("en",)) -> str:
    """Return a name for the title's folder that every file system takes: "Name (2007)"."""
    named = pick_language(title.names, langs)
    name = named[1] if named else title.original_name or title.id
    return safe_name(f"{name} ({title.year})" if title.year else name, title.id)


def safe_name(name: str, otherwise: str) -> str:
    """Return `name` as a file's or folder's name; made of `otherwise` where nothing of it is left.

    Without separators, dots in front or behind, and names that Windows keeps for itself.
    """
    for text in (name, otherwise):
        safe = _UNSAFE.sub(" ", clean_line(text))
        while len(safe.encode()) > _LONGEST:  # file systems count bytes
            safe = safe[:-1]
        safe = re.sub(r" +", " ", safe).strip(" .")
        if safe:
            return f"{safe}_" if _RESERVED.fullmatch(safe) else safe
    return "title"


def _file(tag: str, lines: Iterable[str]) -> str:
    return _HEAD + f"<{tag}>\n" + "".join(f"  {line}\n" for line in lines) + f"</{tag}>\n"


def _element(tag: str, value: object, **attributes: object) -> Iterator[str]:
    """Yield the element, if there is a value."""
    if value is None or value == "":
        return
    said = "".join(
        f' {name}="{escape(clean_line(str(each)))}"'
        for name, each in attributes.items()
        if each is not None
    )
    yield f"<{tag}{said}>{escape(clean(str(value)), quote=False)}</{tag}>"


def _work(title: Title, langs: Sequence[str]) -> Iterator[str]:
    yield from _name("title", title.names, langs, title.original_name)
    yield from _element("originaltitle", title.original_name)
    yield from _ratings(title.ratings)
    yield from _text(title.synopses, langs)
    yield from _element("runtime", title.runtime)
    yield from _ids(title.ids)
    for tag, values in (("genre", title.genres), ("studio", title.networks)):
        for value in values:
            yield from _element(tag, value)
    for code in title.countries:
        yield from _element("country", _country(code))
    yield from _element("languages", ", ".join(title.languages))
    yield from _element("premiered", title.premiered)
    yield from _element("year", title.year)
    if title.is_series:
        yield from _element("enddate", title.ended)
        yield from _element("status", _STATUS.get(title.status or ""))
    yield from _credits(title.credits)


def _episode(title: Title, episode: MergedEpisode, langs: Sequence[str]) -> Iterator[str]:
    yield from _name("title", episode.names, langs, None)
    yield from _name("showtitle", title.names, langs, title.original_name)
    yield from _element("season", episode.season)
    yield from _element("episode", episode.number)
    yield from _text(episode.synopses, langs)
    yield from _element("runtime", episode.runtime)
    yield from _ids(episode.ids)
    yield from _element("aired", episode.aired)
    for end, key in (("before", episode.airs_before), ("after", episode.airs_after)):
        if key:
            season, number = parse_episode_key(key)
            yield from _element(f"airs{end}_season", season)
            yield from _element(f"airs{end}_episode", number)
    yield from _credits(episode.credits)


def _name(
    tag: str, names: dict[str, str], langs: Sequence[str], otherwise: str | None
) -> Iterator[str]:
    lang, name = pick_language(names, langs) or (None, otherwise)
    yield from _element(tag, clean_line(name or ""), lang=None if lang == "und" else lang)


def _text(synopses: Sequence[Synopsis], langs: Sequence[str]) -> Iterator[str]:
    tags = [synopsis.lang for synopsis in synopses]
    found = (matching_tag(tags, wanted) for wanted in [*langs, "en"])
    best = next((tag for tag in found if tag), tags[0] if tags else None)
    for synopsis in synopses:
        if synopsis.lang == best:
            lang = None if synopsis.lang == "und" else synopsis.lang
            yield from _element("plot", synopsis.text, lang=lang)
            return


def _ratings(ratings: Sequence[SourcedRating]) -> Iterator[str]:
    shown = [rating for rating in ratings if rating.source not in _NOT_SHOWN]
    if not shown:
        return
    yield "<ratings>"
    for place, rating in enumerate(shown):
        name = escape(_KODI_NAMES.get(rating.source, rating.source))
        first = "true" if place == 0 else "false"
        votes = "".join(_element("votes", rating.votes))
        value = "".join(_element("value", f"{rating.value:.15g}"))
        yield (
            f'  <rating name="{name}" max="{rating.best:.15g}" default="{first}">{value}{votes}'
            "</rating>"
        )
    yield "</ratings>"


def _ids(ids: dict[str, str]) -> Iterator[str]:
    for place, (key, value) in enumerate(sorted(ids.items())):
        first = "true" if place == 0 else "false"
        yield from _element("uniqueid", value, type=_KODI_IDS.get(key, key), default=first)


def _country(code: str) -> str:
    """Return the country's English name, as the programs show what is written."""
    from babel import Locale

    return str(Locale.parse("en").territories.get(code, code))


def _credits(credits: Iterable[Credit]) -> Iterator[str]:
    """Yield the people; those whose job has no element stand among the actors with their job."""
    for credit in credits:
        job = credit.job or "actor"
        if job in _TAGS_OF_JOBS:
            yield from _element(_TAGS_OF_JOBS[job], clean_line(credit.person))
            continue
        role = credit.character or ("" if job == "actor" else job.capitalize())
        kind = "Actor" if job == "actor" else job.capitalize()
        inner = "".join(
            [
                *_element("name", clean_line(credit.person)),
                *_element("role", clean_line(role)),
                *_element("type", kind),
            ]
        )
        yield f"<actor>{inner}</actor>"
