"""A library in which everything that can be said says the strings that it is given.

Made of hostile strings and of `blunted()` ones it has the same shape: what the program writes for
the one and not for the other, a text made it write.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docbrowser.paths import Paths
from tests.helpers import document, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

OMNIBUS: Final = "omnibus"
"""The series in whose lists each string stands once; it is the first by name."""
_GROUP: Final = 6
_NO_ID: Final = re.compile(r"[\s#/\\]")


@dataclass(frozen=True)
class HostileLibrary:
    """Where it lies, and the strings that stand in it."""

    home: Path
    strings: Sequence[str]

    @property
    def variables(self) -> dict[str, str]:
        """What the environment says of it."""
        xdg = {"DATA": "data", "CONFIG": "config", "CACHE": "cache", "STATE": "state"}
        return {
            "HOME": str(self.home),
            **{f"XDG_{kind}_HOME": str(self.home / name) for kind, name in xdg.items()},
            "DOCBROWSER_NO_SHIPPED": "1",
        }

    @property
    def paths(self) -> Paths:
        """Its places, for a program in this process; the settings are those of the environment."""
        return Paths(
            catalog_flag=self.catalog, watchlist_flag=self.catalog.parent / "watchlist",
            no_shipped=True,
        )  # fmt: skip

    @property
    def catalog(self) -> Path:
        return self.home / "data" / "docbrowser" / "catalog.json"

    @property
    def files(self) -> Path:
        """A folder with files to import, which are called as the strings."""
        return self.home / "files"


def library_of(home: Path, strings: Sequence[str]) -> HostileLibrary:
    """Write a library in which each string stands in every field of text."""
    library = HostileLibrary(home, strings)
    library.catalog.parent.mkdir(parents=True)
    _write(library.catalog, {"titles": _numbered(_documents(strings))})
    watchlist = library.catalog.parent / "watchlist"
    watchlist.mkdir()
    _write(watchlist / "other.json", {"actions": _numbered(_actions(strings))})
    _write_settings(home / "config" / "docbrowser", home / "state" / "docbrowser", strings)
    _write_files(library.files, strings)
    return library


def grouped(strings: Sequence[str], size: int) -> list[str]:
    """Return the strings, `size` of them in one each time."""
    return [" ".join(strings[start : start + size]) for start in range(0, len(strings), size)]


def title_id(number: int, text: str) -> str:
    """Return an id that holds the text, as far as an id can."""
    return f"title-{number:03d}{_NO_ID.sub('', text)}"[:200]


def _documents(strings: Sequence[str]) -> Iterable[dict[str, Any]]:
    yield document(OMNIBUS, _omnibus(strings), *_disagreeing(strings))
    for number, text in enumerate(grouped(strings, _GROUP)):
        yield document(f"group-{number}", _film(text, f"01 {number:02d} {text}"))
    for number, text in enumerate(strings):
        film = _film(text, f"Single {text} end")
        other = {**film, "source": f"other {text}", "runtime": 40 + number, "names": {"fr": text}}
        yield document(title_id(number, text), {**film, "source": text}, other)


def _film(text: str, name: str) -> dict[str, Any]:
    return {
        "url": f"https://evil.example/{text}",
        "names": {"en": name, "de": f"De {text}"},
        "original_name": f"Original {text}",
        "kind": "film",
        "premiered": "2020",
        "runtime": 30,
        "genres": [f"genre {text}"],
        "subjects": [f"subject {text}"],
        "networks": [f"network {text}"],
        "languages": ["en"],
        "taglines": {"en": f"tagline {text}"},
        "picture": f"picture {text}",
        "synopses": {"en": f"synopsis {text}\nnext line {text}", "de": f"Inhalt {text}"},
        "credits": [{"person": f"person {text}", "job": f"job {text}", "character": f"as {text}"}],
        "awards": [{"award": f"award {text}", "category": f"category {text}", "outcome": "won"}],
        "offers": [{"provider": f"provider {text}", "url": text}],
        "rating": {"value": 7.5, "votes": 10},
        "ids": {f"space {text}": f"id {text}"},
    }


def _omnibus(strings: Sequence[str]) -> dict[str, Any]:
    def each(word: str) -> list[str]:
        return [f"{word} {text}" for text in strings]

    return {
        "names": {"en": "00 Omnibus", **dict(zip(_tags(), each("name"), strict=False))},
        "kind": "series",
        "premiered": "2020",
        "genres": each("genre"),
        "subjects": each("subject"),
        "networks": each("network"),
        "languages": ["en"],
        "synopses": {"en": "\n".join(each("synopsis"))},
        "credits": [
            {"person": f"person {text}", "job": f"job {text}", "character": f"as {text}"}
            for text in strings
        ],
        "episodes": [
            {
                "season": 1,
                "number": number,
                "names": {"en": f"episode {text}"},
                "synopses": {"en": f"of it {text}"},
                "aired": "2020-01-01",
                "runtime": 20,
            }
            for number, text in enumerate(strings, start=1)
        ],
        "awards": [
            {"award": f"award {text}", "category": f"category {text}", "outcome": "won"}
            for text in strings
        ],
        "offers": [
            {"provider": f"provider {text}", "url": f"https://evil.example/{text}"}
            for text in strings
        ],
    }


def _disagreeing(strings: Sequence[str]) -> Iterable[dict[str, Any]]:
    for number, text in enumerate(strings):
        yield {
            "source": f"source {text}",
            "url": f"https://evil.example/{text}",
            "original_name": f"original {text}",
            "status": ("running", "ended", "upcoming")[number % 3],
        }


def _tags() -> Iterable[str]:
    letters = "abcdefghijklmnopqrst"
    return (f"q{one}{other}" for one in letters for other in letters)


def _actions(strings: Sequence[str]) -> Iterable[dict[str, Any]]:
    step = iter(range(1, 100_000))
    for number, text in enumerate(strings):
        marked = title_id(number, text)
        yield stored(next(step), "watch", marked, value="2026-01-02T20:15:00+00:00")
        yield stored(next(step), "note", marked, value=f"note {text}\n12:40 claim: remark {text}")
        yield stored(next(step), "tag", marked, value=f"tag {text}")
        yield stored(next(step), "tag", OMNIBUS, value=f"label {text}")
        yield stored(next(step), "note", f"group-{number // _GROUP}", value=f"note {text}")
        yield stored(next(step), "want", f"group-{number // _GROUP}")
        yield stored(next(step), "watch", f"gone-{marked}")
        yield {
            **stored(next(step), "watch", OMNIBUS, episode=f"s1e{number + 1}"),
            "known_as": {"names": [f"episode {text}"], "ids": {text: text}},
            "step": f"step {text}",
        }
        yield {**stored(next(step), "rate", marked, value="7"), "id": f"zz {text} {number}"}
    yield stored(next(step), "unwatch", OMNIBUS, episode="s1e2")


def _write_settings(config: Path, state: Path, strings: Sequence[str]) -> None:
    for folder in (config, state):
        folder.mkdir(parents=True)
    # TOML, too, knows escapes like these, but none of surrogates.
    sayable = [text.encode(errors="replace").decode() for text in strings]
    searches = ", ".join(json.dumps(text, ensure_ascii=False) for text in sayable)
    searches = searches.replace("\x7f", "\\u007f")
    (config / "config.toml").write_text(f"searches = [{searches}]\n", "utf-8")
    (state / "searches").write_text("\n".join(sayable), "utf-8")


def _write_files(folder: Path, strings: Sequence[str]) -> None:
    folder.mkdir(parents=True)
    for number, text in enumerate(strings):
        name = file_name(f"{number:03d} {text}")
        (folder / f"{name}.bin").write_bytes(b"\x00\x01")
        _write(folder / f"{name}.json", show(number, text))
    (folder / file_name(f"folder {strings[0]}")).mkdir()


def file_name(text: str) -> str:
    """Return a file's name that is as near to the text as the system lets it be."""
    return os.fsdecode(in_bytes(text).replace(b"/", b"%").replace(b"\x00", b"%")[:150])


def in_bytes(text: str) -> bytes:
    """Return a text as a name or an argument holds it; surrogates stand for bytes, if they can."""
    try:
        return os.fsencode(text)
    except UnicodeEncodeError:
        return text.encode(errors="replace")


def show(number: int, text: str) -> dict[str, Any]:
    """Return a show as TVmaze tells of it."""
    return {
        "id": 1000 + number,
        "url": f"https://www.tvmaze.com/shows/{1000 + number}/{text}",
        "name": f"Show {text}",
        "type": "Documentary",
        "language": "English",
        "genres": [f"genre {text}"],
        "status": "Ended",
        "premiered": "2011-01-05",
        "network": {"name": f"network {text}", "country": {"code": "DE", "name": text}},
        "summary": f"<p>summary {text}</p>",
        "_embedded": {
            "cast": [{"person": {"name": f"p {text}"}, "character": {"name": f"c {text}"}}],
            "akas": [{"name": f"aka {text}", "country": {"code": "DE"}}],
            "episodes": [{"id": 71, "name": f"episode {text}", "season": 1, "number": 1}],
            "episodeswithspecials": [
                {"id": 71, "name": f"episode {text}", "season": 1, "number": 1},
                {"id": 72, "name": f"special {text}", "season": 1, "number": None},
            ],
        },
    }


def _numbered(documents: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {str(number): one for number, one in enumerate(documents, start=1)}


def _write(path: Path, value: object) -> None:
    """Write JSON with everything as bytes that can be, and escapes where they must be."""
    text = json.dumps(value, ensure_ascii=False, indent=None)
    safe = re.sub("[\ud800-\udfff]", lambda one: f"\\u{ord(one.group()):04x}", text)
    path.write_text(safe, "utf-8")
