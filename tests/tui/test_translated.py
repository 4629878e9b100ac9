"""Nothing on the screens is left in English where another language is spoken."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import pytest
from textual.theme import BUILTIN_THEMES

from docbrowser.paths import Paths
from docbrowser.tui.themes import THEMES
from tests import pseudo
from tests.helpers import catalog_file, document
from tests.tui.test_discover_screen import fake
from tests.tui.test_pending import FULL, Disk, pause
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fetching.fake_tvmaze import FakeTvMaze

__all__ = ["fake", "pause"]

# What is no message: names, and what is typed or written in a file as it stands.
NAMES = ("docbrowser", "TVmaze", "TheTVDB", "test", "ctrl", "films.csv", "kB", "UTC")
FILM = document(
    "ταινία",
    {
        "names": {"en": "Ταινία", "de": "Άλλη", "ru": "Τρίτη"},
        "kind": "film",
        "premiered": "2006-03-04",
        "runtime": 89,
        "synopses": {"en": "Ωκεανός.", "de": "Ουρανός."},
        "credits": [{"person": "Νίκος", "job": "director"}],
        "offers": [{"provider": "Κανάλι", "kind": "free", "url": "https://α.example/β"}],
        "rating": {"value": 7.5, "votes": 12},
    },
    {"source": "άλλος", "kind": "film", "runtime": 92},
)
SERIES = document(
    "σειρά",
    {
        "names": {"en": "Σειρά"},
        "kind": "series",
        "premiered": "2018",
        "status": "ended",
        "runtime": 47,
        "episodes": [
            {"season": 1, "number": 1, "names": {"en": "Πάγος"}, "aired": "2018-03-27"},
            {"season": 1, "number": 2, "names": {"en": "Σκόνη"}, "aired": "2018-04-03"},
            {"season": 2, "number": 1, "names": {"en": "Ουρά"}},
            {"season": 0, "number": 1, "names": {"en": "Φακός"}, "aired": "2018-05-01"},
        ],
    },
)


class Way(NamedTuple):
    """A way to a screen, and words on it that are no messages."""

    keys: str
    known: str = ""
    size: tuple[int, int] = (120, 36)


_OF_LANGUAGES = (
    "Speak English Deutsch sprechen Die Sprache der Oberfläche The language of the interface"
)
_OF_THEMES = "".join(f" {name}" for name in (*BUILTIN_THEMES, *(one.name for one in THEMES)))
_ASKED = "is:unwatched is:watching"
_THEME = " ".join(pseudo.pseudo("Theme").strip("⟦⟧"))
# The series stands first in the list, the film second; the screen is read after each key.
WAYS = {
    "sorted": Way("s S space j w j"),
    "by day of watching": Way("space s s s s s s s"),
    "title": Way("j enter"),
    "episodes": Way("enter 3 space"),
    "sources": Way("j enter 6"),
    "no such section": Way("enter 2"),
    "spoilers": Way("z"),
    "language of texts": Way("L"),
    "nothing found": Way("slash q q q enter", "qq qqq"),
    "nothing passes a filter": Way("f space escape slash q q q enter", f"qq qqq {_ASKED}"),
    "mistake": Way("slash ( x"),
    "no saved search": Way("f G"),
    "a saved search": Way("slash π enter f G enter"),
    "keys": Way("question_mark", "home end tab", (100, 90)),
    "another key": Way("question_mark j enter u b enter", "home end tab", (100, 90)),
    "themes": Way(f"colon {_THEME} enter", _OF_LANGUAGES + _OF_THEMES),
    "done again": Way("space u ctrl+r"),
    "nothing to undo": Way("u"),
    "wanted": Way("w"),
    "skipped": Way("x"),
    "no day": Way("W q q", "qq"),
    "rated": Way("r 8 enter"),
    "note that may be lost": Way("e q escape", "claim"),
    "tagged": Way("t π enter t"),
    "menu of an episode": Way("enter 3 m"),
    "menu of a film": Way("j m"),
    "a way to watch": Way("m o 2 enter"),
    "a season marked": Way("m s"),
    "all of it marked": Way("m a"),
    "nothing next": Way("v"),
    "next": Way("space j w v"),
    "evening": Way("j w k enter 3 space v t 9 5 enter"),
    "short evening": Way("j w v t 1 enter"),
    "no evening": Way("j w v t 0 enter"),
    "no history": Way("H"),
    "history": Way("space u j space r 8 enter H"),
    "history filtered": Way("space H slash q q enter", "qq"),
    "history narrowed": Way("space H slash τ"),
    "no statistics": Way("I"),
    "statistics": Way("space j space I", size=(100, 60)),
    "correcting an episode": Way("enter 3 E"),
    "a name in another language": Way("j E j j j enter", "film"),
    "a value": Way("j E G enter", "film"),
    "discovering": Way("D"),
    "awards": Way("A"),
    "timeline": Way("Y"),
    "more": Way("T"),
    "too small": Way("", size=(30, 8)),
}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A catalogue in Greek letters alone."""
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 1, 2))
    return Paths(catalog_flag=catalog_file(tmp_path / "τίτλοι.json", SERIES, FILM), no_shipped=True)


@pytest.mark.parametrize("name", WAYS)
async def test_no_word_on_the_way_is_english(
    library: Paths, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pseudo.speak(monkeypatch)
    way = WAYS[name]
    async with visiting(library, way.size) as visit:
        await visit.settle()
        assert not forgotten_on(visit, way)
        for key in way.keys.split():
            await visit.press(key)
            assert not forgotten_on(visit, way), f"after {key}\n{visit.screen}"


def forgotten_on(visit: Visit, way: Way) -> list[str]:
    return pseudo.forgotten(visit.screen, *NAMES, way.known)


async def test_a_search_in_the_palette_that_finds_nothing_says_so_in_no_english(
    library: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo.speak(monkeypatch)
    async with visiting(library) as visit:
        await visit.press("colon", *"ψψψψψψ")
        await visit.until(lambda: pseudo.pseudo("No matches found") in visit.screen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_an_import_says_nothing_in_english(
    library: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    folder = tmp_path / "φάκελος"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "films.csv").write_text(
        "Date,Name,Year,Letterboxd URI\n2020-01-02,Ταινία,2006,https://boxd.it/1\n"
    )
    pseudo.speak(monkeypatch)
    way = Way("", "Name Year csv Letterboxd letterboxd CSV page pytest tmp root")
    async with visiting(library, size) as visit:
        for keys in ("i", "slash x x", "backspace backspace tab down j j", "enter", "enter"):
            await visit.press(*keys.split())
            await visit.settle()
            words = [word for word in forgotten_on(visit, way) if word not in str(tmp_path)]
            assert set(words) <= {"xx"}, f"after {keys}\n{visit.screen}"


async def test_discovering_says_nothing_in_english(
    library: Paths, fake: FakeTvMaze, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo.speak(monkeypatch)
    way = Way("", "ice Under the Ice Ocean Channel under-the-ice-2011 qqqq")
    async with visiting(library) as visit:
        for keys in ("D", "i c e enter", "enter", "slash", "backspace backspace backspace"):
            await visit.press(*keys.split())
            await visit.settle()
            assert not forgotten_on(visit, way), f"after {keys}\n{visit.screen}"


async def test_no_sentence_on_marks_that_wait_is_english(
    library: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo.speak(monkeypatch)
    async with visiting(library) as visit:
        disk = Disk(visit, monkeypatch)
        for keys in ("space", "q"):
            await visit.press(keys)
            await visit.until(lambda: "⋯" in visit.screen)
            assert not forgotten_on(visit, Way("", FULL))
        disk.is_full = False
        await visit.until(lambda: not visit.browse.scribe.late)
        await visit.settle()
        assert not forgotten_on(visit, Way(""))
