"""The name of a work, its year and its ids, in the name of a file or a folder. Pure."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from docbrowser.importers.video_words import (
    before_release,
    sure_word,
    tidy,
    without_brackets,
    without_group,
)
from docbrowser.matching import name_key

_IN_BRACKETS = re.compile(r"[(\[]((?:1[89]|20)\d\d)[)\]]")
_BARE = re.compile(r"(?<![^\s._\-])((?:19|20)\d\d)(?![^\s._\-])")
_SPACES: Final = {
    "imdb": "imdb", "tmdb": "tmdb", "tvdb": "thetvdb", "thetvdb": "thetvdb", "tvmaze": "tvmaze",
}  # fmt: skip
_ID = re.compile(
    r"[\[{](?:(imdb|tmdb|tvdb|thetvdb|tvmaze)(?:id)?[-=:])?(tt\d{7,9}|[1-9]\d{0,9})[\]}]",
    re.IGNORECASE | re.ASCII,
)


class Work(Struct, frozen=True, kw_only=True):
    """A work as a text calls it, and what stands behind that."""

    name: str = ""
    year: int | None = None
    ids: dict[str, str] = {}
    rest: str = ""
    is_bare: bool = False
    """Whether the year stands without brackets, as in the names of releases."""

    @property
    def is_sure(self) -> bool:
        """Whether more than a name tells which work it is."""
        return bool(self.name) and (self.year is not None or bool(self.ids))

    def is_called_as(self, other: Work) -> bool:
        """Return whether both bear one name, however it is written."""
        return bool(self.name) and name_key(self.name) == name_key(other.name)

    def is_begun_by(self, text: str) -> bool:
        """Return whether a text begins with the name."""
        return f"{name_key(tidy(text))} ".startswith(f"{name_key(self.name)} ")


NOTHING: Final = Work()


def work_in(text: str) -> Work:
    """Return the work of `Name (Year)`, `Name {imdb-tt0000000}` or `Name.Year.1080p.BluRay`.

    Of other texts it has a name alone, or nothing. A bare number is only a year before what tells
    of a release: elsewhere it may be part of the name.
    """
    text = without_group(text)
    ids = _ids_in(text)
    if (found := _IN_BRACKETS.search(text)) and (name := _name(text[: found.start()])):
        return Work(name=name, year=int(found[1]), ids=ids, rest=text[found.end() :])
    if (end := sure_word(text)) is not None and (found := _last_year(text, end)):
        name, rest = _name(text[: found.start()]), text[found.end() :]
        return Work(name=name, year=int(found[1]), ids=ids, rest=rest, is_bare=True)
    if ids:
        begin = min(found.start() for found in _ID.finditer(text))
        return Work(name=_name(text[:begin]), ids=ids, rest=text[begin:])
    return Work(name=_name(text))


def series_in(text: str) -> Work:
    """Return the work that a folder, or what stands before an episode's number, is called after.

    In a name with dots a last number of four digits is the year, as releases have it.
    """
    work = work_in(text)
    dotted = text.strip(" ._-")
    if work.is_sure or " " in dotted:
        return work
    found = _last_year(dotted, len(dotted))
    if found is None or found.end() < len(dotted):
        return work
    return Work(name=_name(dotted[: found.start()]), year=int(found[1]), is_bare=True)


def _last_year(text: str, end: int) -> re.Match[str] | None:
    """Return where the last year before `end` stands that has a name before it."""
    years = [one for one in _BARE.finditer(text) if one.end() <= end]
    return years[-1] if years and _name(text[: years[-1].start()]) else None


def _name(text: str) -> str:
    return tidy(before_release(without_brackets(text)))


def _ids_in(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for space, value in _ID.findall(text):
        is_imdb = value.lower().startswith("tt")
        key = _SPACES[space.lower()] if space else "imdb" if is_imdb else None
        if key is not None and is_imdb == (key == "imdb"):
            found.setdefault(key, value.lower())
    return found
