"""The key T: what is near to a title, on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.paths import Paths
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.more_lines import Near
from docbrowser.tui.more_screen import MoreScreen
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "[red]Gulls[/] [/ $accent"
SIZES = [(50, 16), (80, 24), (120, 36)]


def _film(name: str, **fields: Any) -> dict[str, Any]:
    return {"names": {"en": name}, "kind": "film", "premiered": "2006", **fields}


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """A film, one by the same people, an episode on the same subject, and a lonely film."""
    people = [
        {"person": f"{HOSTILE} {letter}", "job": job}
        for letter, job in (("A", "narrator"), ("B", "director"), ("C", "writer"))
    ]
    names = ["Choirs", "Volcanoes", "Beetles"]
    episodes = [
        {"season": 1, "number": number, "names": {"en": name}}
        for number, name in enumerate(names, start=1)
    ]
    guide = {"names": {"en": "Sorts"}, "kind": "series", "premiered": "2011", "episodes": episodes}
    filling = (document(f"none-{place}", _film(f"Qq{place}")) for place in range(20))
    file = catalog_file(
        tmp_path / "titles.json",
        document("ash", _film("Ash", subjects=["volcanoes"], credits=people)),
        document("birch", _film("Birch", credits=people)),
        document("guide", guide),
        document("aaa-lonely", _film("Aaa Lonely")),
        *filling,
    )
    return Paths(catalog_flag=file, no_shipped=True)


@pytest.mark.parametrize("size", SIZES)
async def test_titles_and_episodes_stand_there_with_their_reasons(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.search("ash")
        seen = await visit.press("T")
        assert isinstance(visit.app.screen, MoreScreen)
        assert "More on this" in seen.screen
        assert "Birch" in seen.screen
        assert "2006" in seen.screen
        assert "Sorts 1.2 Volcanoes" in seen.screen
        assert "speaks of Volcanoes" in seen.screen
        assert f"same director: {HOSTILE} B" in " ".join(seen.screen.split())


async def test_enter_goes_to_the_title_and_escape_back(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        await visit.press("T")
        seen = await visit.press("escape")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert seen.selected == "ash"
        await visit.press("T")
        seen = await visit.press("g", "enter")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert seen.selected == "birch"


async def test_enter_on_an_episode_goes_to_it_in_its_series(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        await visit.press("T")
        seen = await visit.press("G", "enter")
        assert seen.selected == "guide"
        assert seen.focus == "detail"
        seen = await visit.press("T")
        assert "Sorts · episode 1.2 Volcanoes" in seen.screen.splitlines()[0]
        assert "Ash" in seen.screen


async def test_a_mark_tells_what_was_watched(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("birch")
        await visit.press("space")
        await visit.press("escape")
        await visit.search("ash")
        seen = await visit.press("T")
        assert "✓ Birch" in seen.screen


async def test_where_nothing_is_near_a_calm_sentence_says_so(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("lonely")
        seen = await visit.press("T")
        assert "Nothing here has to do with it" in seen.screen
        await visit.press("enter", "j", "escape")
        assert isinstance(visit.app.screen, BrowseScreen)


async def test_reasons_are_broken_anew_when_the_terminal_grows(places: Paths) -> None:
    async with visiting(places, (50, 16)) as visit:
        await visit.search("ash")
        await visit.press("T")
        lines = len([line for line in visit.screen.splitlines() if "same" in line])
        await visit.pilot.resize_terminal(120, 36)
        await visit.settle()
        assert len([line for line in visit.screen.splitlines() if "same" in line]) < lines


def test_the_year_stands_behind_the_longest_name_and_not_at_the_far_edge() -> None:
    near = Near(Target("ash"), "Ash", 2006, "unwatched", columns=12)
    line = "".join(text for text, _style in near.pieces(180, selected=False))
    assert line.split() == ["Ash", "2006"]
    assert len(line) < 30


async def test_it_is_shown_again_on_the_way_back_from_what_was_opened(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        await visit.press("enter", "T")
        first = visit.screen
        opened = await visit.press("enter")
        assert opened.selected != "ash"
        await visit.press("escape")
        assert isinstance(visit.app.screen, MoreScreen)
        assert visit.screen == first
        back = await visit.press("escape")
        assert (back.query, back.selected, back.focus) == ("ash", "ash", "detail")
