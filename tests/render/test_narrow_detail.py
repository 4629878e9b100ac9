"""A title where there is little room: whole words, whole days, and nothing that is of no use."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.theme import Theme

from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.render.detail import detail
from docbrowser.render.styles import ANSI
from docbrowser.render.view import View
from docbrowser.tui.detail_places import found_in
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

NAMES = ("Breath", "The Transformation", "Origins")


def _episodes() -> list[dict[str, Any]]:
    return [
        {
            "season": 1,
            "number": number,
            "names": {"en": name},
            "aired": f"2018-09-{10 + number}",
            "runtime": 47,
        }
        for number, name in enumerate(NAMES, 1)
    ]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One series, on which three sources do not agree."""
    told = {
        "names": {"en": "Strange Rock"},
        "kind": "series",
        "premiered": "2018-09-11",
        "episodes": _episodes(),
        "offers": [
            {"provider": "Shoreline", "checked": "2026-11"},
            {"provider": "Harbour"},
        ],
    }
    other = {
        "source": "movie-intelligence",
        "source_id": "rock",
        "url": "https://example.org/" + "long/" * 12,
        "retrieved": "2026-10-23",
        "premiered": "2017-09-23",
    }
    place = catalog_file(
        tmp_path / "titles.json", document("rock", {"source": "tvmaze", **told}, other)
    )
    return Library(Paths(catalog_flag=place, no_shipped=True), print)


def drawn(library: Library, width: int) -> list[str]:
    """Return the lines of the series in so many columns."""
    console = Console(
        width=width, file=io.StringIO(), theme=Theme(dict(ANSI), inherit=False), markup=False
    )
    view = View(
        entry=library.entry("rock"),
        progress=library.progress("rock"),
        today="2026-11-21",
        width=width,
    )
    with console.capture() as capture:
        console.print(detail(library.title("rock"), view))
    return [line.rstrip() for line in capture.get().splitlines()]


@pytest.mark.parametrize("width", [28, 32, 36, 40, 44, 50, 60, 70])
def test_names_of_episodes_are_broken_between_words_only(library: Library, width: int) -> None:
    library.marks.mark("watch", [Target("rock", "s1e1")], on="2026-11-20")
    pieces = " ".join(drawn(library, width)).split()
    words = [word for name in NAMES for word in name.split()]
    cut = tuple(piece[:-1] for piece in pieces if piece.endswith("…"))
    assert all(word in pieces or word.startswith(cut) for word in words)
    assert {"Breath", "Origins"} <= set(pieces)


def test_a_narrow_guide_says_when_an_episode_was_seen_by_its_date(library: Library) -> None:
    library.marks.mark("watch", [Target("rock", "s1e1")], on="2026-11-20")
    line = next(line for line in drawn(library, 44) if "Breath" in line)
    assert line.split()[:3] == ["✓", "1", "Breath"]
    assert "✓ 20 Nov 2026" in line  # the day of watching, not the one on which it was shown
    line = next(line for line in drawn(library, 44) if "Origins" in line)
    assert "13 Sept 2018" in line
    assert "✓" not in line
    line = next(line for line in drawn(library, 80) if "Breath" in line)
    assert "11 Sep" in line
    assert "20 Nov 2026" in line


def test_runtimes_give_way_to_names_but_ratings_stay(library: Library) -> None:
    assert "47 min" in "\n".join(drawn(library, 50))
    assert "47 min" not in "\n".join(drawn(library, 32))
    library.marks.rate(Target("rock", "s1e2"), 8)
    told = "\n".join(drawn(library, 32))
    assert "★ 8" in told
    assert "47 min" not in told


@pytest.mark.parametrize("width", [36, 44, 50, 60])
def test_no_name_of_a_person_is_broken_within_a_word(tmp_path: Path, width: int) -> None:
    people = [
        {"person": "Judith Reeves-Stevens", "job": "creator"},
        {"person": "Lothaire Bluteau", "job": "actor", "character": "Antoine Hébert"},
        {"person": "Garfield Reeves-Stevens", "job": "executive producer"},
    ]
    told = {"names": {"en": "Mars"}, "kind": "film", "credits": people}
    path = catalog_file(tmp_path / "c.json", document("rock", told))
    lines = drawn(Library(Paths(catalog_flag=path, no_shipped=True), print), width)
    pieces = " ".join(lines).split()
    assert {"Reeves-Stevens", "Bluteau", "Hébert"} <= set(pieces)
    if width < 56:
        line = next(line for line in lines if "Lothaire" in line)
        assert "actor ·" in line
        assert "executive" in next(line for line in lines if "Garfield" in line)


def test_where_to_watch_has_no_gap_where_nothing_is_said(library: Library) -> None:
    told = drawn(library, 70)
    line = next(line for line in told if "Shoreline" in line)
    assert line.split("  ") == ["Shoreline", "checked in November 2026"]


@pytest.mark.parametrize("width", [40, 50, 60, 70])
def test_sources_and_days_are_not_broken(library: Library, width: int) -> None:
    told = "\n".join(drawn(library, width))
    assert told.count("movie-intelligence") == 2
    for day in ("11 Sep", "23 Sep"):
        assert day in told
    assert "23 Oct 2026" in told


@pytest.mark.parametrize("width", [30, 40, 56, 58, 84])
def test_the_name_of_a_source_is_cut_and_never_broken(tmp_path: Path, width: int) -> None:
    source = "sketches" + "ofexistence" * 3
    told = {"names": {"en": "A Name of Some Length"}, "kind": "film", "premiered": "2007"}
    other = {"source": source, "kind": "series", "premiered": "2009"}
    path = catalog_file(tmp_path / "c.json", document("rock", told, other))
    lines = drawn(Library(Paths(catalog_flag=path, no_shipped=True), print), width)
    below = lines[next(place for place, line in enumerate(lines) if "disagree" in line) :]

    found = [part for line in below for part in line.split() if part[:8] == "sketches"]
    assert len(found) == 3
    assert all(one == source or one == f"{source[: len(one) - 1]}…" for one in found)
    assert not any(part[:8] == "ofexiste" for line in below for part in line.split())


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_what_sources_disagree_on_is_shown_whole(tmp_path: Path, width: int) -> None:
    name = "The Ice Below – A Long Way Down to What Nobody Has Seen So Far"
    told = {"names": {"en": "The Ice Below"}, "kind": "film", "premiered": "2007"}
    other = {"source": "sketches", "kind": "film", "names": {"en": name}}
    path = catalog_file(tmp_path / "c.json", document("rock", told, other))
    lines = drawn(Library(Paths(catalog_flag=path, no_shipped=True), print), width)
    below = lines[next(place for place, line in enumerate(lines) if "disagree" in line) :]
    words = " ".join(below).split()
    assert all(word in words for word in name.split())


def test_a_section_is_found_at_the_first_of_its_lines() -> None:
    from rich.segment import Segment
    from rich.style import Style

    here = Style(meta={"section": 3})
    lines = [[Segment("EPISODES  10 episodes ·", here)], [Segment("about 7 h", here)]]
    assert found_in(lines)[1] == {3: 0}
