"""Words in the names of videos that name no work: of releases, of extras, of shelves. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from docbrowser.text import clean_line

VIDEOS: Final = frozenset({
    ".mkv", ".mp4", ".avi", ".m4v", ".webm", ".ts", ".m2ts", ".mov", ".wmv", ".mpg", ".mpeg",
    ".flv", ".ogv", ".iso", ".strm",
})  # fmt: skip
"""How the names of videos end, in lower case."""
LONGEST: Final = 400
"""Characters of a file's or a folder's name that are looked at; systems allow for 255 bytes."""

# What stands in a release's name and in no work's: only such a word makes a bare number a year.
_SURE = re.compile(
    r"(?<![^\s._\-\[({+])"
    r"(?:\d{3,4}[pi]|blu-?ray|bd-?rip|br-?rip|remux|web-?dl|web-?rip|hdtv(?:rip)?|pdtv|dvd-?rip"
    r"|dvd[59r]|hd-?rip|tv-?rip|sat-?rip|vhs-?rip|[xh]\.?26[45]|hevc|xvid|divx|av1)"
    r"(?![^\s._\-\])}+])",
    re.IGNORECASE,
)
# What stands before it there, but may be a word of a name as well.
_BESIDE = re.compile(
    r"(?:[\s._\-\[({]+(?:4k|8k|aac|ac3|atmos|bd|complete|dl|doku|dokumentation|docu|documentary"
    r"|dts|dual|dubbed|dv|dvd|eac3|english|extended|fhd|french|german|hd|hdr|hdr10|internal|ita"
    r"|italian|limited|ml|multi|ntsc|pal|proper|remastered|repack|rerip|russian|rus|sd|spanish"
    r"|subbed|subs|uhd|uncut|unrated|web|ws|10bit|8bit))+[\s._\-\[({]*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}|\([^()]*\)")
_GROUP_FIRST = re.compile(r"^(?:\s*\[[^\[\]]*\])+\s*(?=\S)")
_ENDS: Final = " \t._-–—,;+"
_LETTER = re.compile(r"[^\W_]")

_EXTRAS: Final = frozenset({
    "extras", "extra", "trailers", "trailer", "sample", "samples", "featurettes", "featurette",
    "behind the scenes", "deleted scenes", "bonus", "bonus features", "bonusmaterial", "backdrops",
    "theme-music", "making of", "дополнительно", "трейлеры",
})  # fmt: skip
# Extras too, but only beneath a work: a folder of shorts may well hold films.
_EXTRAS_OF_A_WORK: Final = frozenset({"interviews", "scenes", "shorts", "clips", "other"})
_EXTRA_FILE = re.compile(
    r"(?:^|[-._ ])(?:trailer|sample)[-._ ]?\d{0,2}$|^(?:trailer|sample)[-._]", re.IGNORECASE
)
_EXTRA_OF_A_FILM = re.compile(
    r"[^\s-]-(?:behindthescenes|deleted(?:scene)?|featurette|interview|scene|short|clip|other"
    r"|extra)$",
    re.IGNORECASE,
)
# Folders for many works, which name none of them.
_SHELVES: Final = frozenset({
    "videos", "video", "movies", "films", "film", "filme", "tv", "tv shows", "shows", "series",
    "serien", "docs", "documentaries", "dokus", "dokumentationen", "dokumentarfilme", "downloads",
    "media", "complete", "new", "neu", "home", "фильмы", "кино", "сериалы", "видео", "загрузки",
    "документальные фильмы",
})  # fmt: skip


def tidy(text: str) -> str:
    """Return a name as one reads it, without dots and underscores in place of spaces.

    It is cleaned, and nothing is left of one that has neither a letter nor a digit.
    """
    text = unicodedata.normalize("NFC", text[:LONGEST]).replace("_", " ")
    if " " not in text.strip():
        text = text.replace(".", " ")
    text = clean_line(text).strip(_ENDS)
    return text if _LETTER.search(text) else ""


def without_brackets(text: str) -> str:
    """Return a name without what stands in brackets, and in braces."""
    return _BRACKETS.sub(" ", text)


def without_group(text: str) -> str:
    """Return a name without the group that stands in square brackets before it."""
    return _GROUP_FIRST.sub("", text)


def sure_word(text: str) -> int | None:
    """Return where the first word stands that only a release's name has; None without one."""
    found = _SURE.search(text)
    return found.start() if found else None


def before_release(text: str) -> str:
    """Return a text up to what tells of a release: its format, its source, its languages."""
    end = sure_word(text)
    return text if end is None else _BESIDE.sub("", text[:end])


def is_extra(folder: str, *, of_work: bool) -> bool:
    """Return whether a folder holds trailers, samples or other extras, and no works.

    `of_work` says whether the folder that it lies in is a work's.
    """
    called = folder.lower().strip()
    return called in _EXTRAS or (of_work and called in _EXTRAS_OF_A_WORK)


def is_extra_file(stem: str, *, of_episode: bool) -> bool:
    """Return whether a file is called as a trailer, a sample or another extra."""
    return bool(_EXTRA_FILE.search(stem) or (not of_episode and _EXTRA_OF_A_FILM.search(stem)))


def is_shelf(folder: str) -> bool:
    """Return whether a folder is called as one that holds many works."""
    return folder.lower().strip() in _SHELVES
