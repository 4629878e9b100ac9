"""People, awards and years in the interface, by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.paths import Paths
from docbrowser.render.awards import NARROW
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.shelf_screen import ShelfScreen
from tests.helpers import catalog_file, document
from tests.shelves.shelf_catalogue import HOSTILE, SHELL, award, film, shelf_catalogue
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.visit import Seen, Visit

SIZES = [(50, 16), (80, 24), (120, 36), (200, 60)]
ENDS = [SIZES[0], SIZES[-1]]


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """The small catalogue of people and prizes."""
    return Paths(catalog_flag=shelf_catalogue(tmp_path / "titles.json"), no_shipped=True)


def under_cursor(seen: Seen) -> str:
    """Return the line under the cursor, with single spaces."""
    lines = [line for line in seen.screen.splitlines() if "▌" in line]
    lines = [line for line in lines if "│▌" in line] or lines  # the title's, where it has one
    # From 160 columns there is a third pane at the right.
    return " ".join(lines[0].rpartition("▌")[2].partition("│")[0].split()) if lines else ""


def footer(seen: Seen) -> str:
    """Return the last line."""
    return seen.screen.splitlines()[-1]


def is_at_home(visit: Visit) -> bool:
    """Return whether one is at the list and the title."""
    return isinstance(visit.app.screen, BrowseScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_a_person_opens_what_they_did(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        await visit.search("ash")
        seen = await visit.press("enter", "2")
        assert under_cursor(seen).endswith("Ada Ek director")
        assert footer(seen).strip().startswith("enter open")
        seen = await visit.press("enter")
        assert isinstance(visit.app.screen, ShelfScreen)
        lines = [" ".join(line.split()) for line in seen.screen.splitlines()]
        assert lines[0] == "Ada L. Ek 3 titles · 0 watched"
        assert under_cursor(seen) == "Birch 2009"
        assert [line for line in lines if line in {"DIRECTOR", "PRESENTER", "ACTOR"}] == [
            "DIRECTOR",
            "PRESENTER",
            "ACTOR",
        ]
        assert "Ash 2006 The Keeper" in lines
        assert "enter open" in footer(seen)
        assert "space watched" in footer(seen)
        assert "esc back" in footer(seen)


async def test_escape_leads_back_to_the_person_in_the_title(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        before = await visit.press("enter", "2", "j")
        assert "Jon Mueller" in under_cursor(before)
        await visit.press("enter")
        for key in ("escape", "q"):
            seen = await visit.press(key)
            assert is_at_home(visit)
            assert (seen.focus, under_cursor(seen)) == ("detail", under_cursor(before))
            await visit.press("enter")


async def test_enter_on_a_title_goes_there_and_not_round_in_circles(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        seen = await visit.press("enter", "2", "enter", "enter")
        assert is_at_home(visit)
        assert (seen.selected, seen.focus) == ("birch", "detail")
        await visit.press("escape", "escape")
        await visit.search("ash")
        seen = await visit.press("enter", "2", "enter", "j", "enter")
        assert (is_at_home(visit), seen.selected, seen.focus) == (True, "ash", "detail")


async def test_one_who_is_in_a_single_episode_leads_to_it(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        seen = await visit.press("enter", "2", "j", "enter")
        assert "Jón Müller" in seen.screen.splitlines()[0]
        assert "in 1.2" in seen.screen
        seen = await visit.press("G", "enter")
        assert (seen.selected, seen.focus) == ("drift", "detail")
        assert "Part 2" in under_cursor(seen)


async def test_a_key_that_goes_to_the_title_opens_nobody(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        await visit.press("enter", "2", "l", "4")
        assert is_at_home(visit)


async def test_space_marks_and_u_takes_it_back(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        seen = await visit.press("enter", "2", "enter", "j", "space")
        assert under_cursor(seen) == "✓ Ash 2006"
        assert seen.screen.count("✓ Ash") == 2
        assert "1 watched" in seen.screen.splitlines()[0]
        seen = await visit.press("u")
        assert under_cursor(seen) == "Ash 2006"
        seen = await visit.press("ctrl+r")
        assert under_cursor(seen) == "✓ Ash 2006"


@pytest.mark.parametrize("size", ENDS)
async def test_awards_lead_to_their_titles_and_back(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        seen = await visit.press("A")
        assert seen.screen.splitlines()[0].split()[:4] == ["Awards", "2", "prizes", "·"]
        assert under_cursor(seen) == "All that won something 2 titles"
        seen = await visit.press("j")
        assert under_cursor(seen).startswith(f"{SHELL} won 2 of 3")
        assert "space" not in footer(seen)
        seen = await visit.press("enter")
        assert SHELL in seen.screen.splitlines()[0]
        lines = [line.strip(" ▌│") for line in seen.screen.splitlines()]
        if size[0] < NARROW:
            assert under_cursor(seen) == "Birch nominated"
            assert lines[lines.index("2007") + 2] == "Sound"  # what for: in a line of its own
            assert "★ won" in seen.screen
        else:
            assert "Birch nominated · Picture" in under_cursor(seen)
            assert "★ won · Sound" in seen.screen
        await visit.press("escape")
        seen = await visit.press("j")
        assert under_cursor(seen).startswith(HOSTILE)
        seen = await visit.press("enter", "escape")
        assert under_cursor(seen).startswith(HOSTILE)
        seen = await visit.press("k", "enter", "enter")
        assert (is_at_home(visit), seen.selected, seen.focus) == (True, "birch", "detail")


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_won_something_is_one_list(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        await visit.press("A")
        seen = await visit.press("enter")
        lines = [" ".join(line.split()) for line in seen.screen.splitlines()]
        assert lines[0] == "All that won something 2 titles · 0 watched"
        won = "won 1 of 2" if visit.app.size.width > 70 else "1 of 2"
        assert under_cursor(seen) == f"Ash 2006 {won}"
        seen = await visit.press("j")
        assert under_cursor(seen) == f"Birch 2009 {won}"
        seen = await visit.press("enter")
        assert (is_at_home(visit), seen.selected) == (True, "birch")


async def test_what_was_nominated_and_won_nothing_is_a_list_of_its_own(tmp_path: Path) -> None:
    named = film("Near", "2001", awards=[award(SHELL, 2002, None, "nominated")])
    won = film("There", "2001", awards=[award(SHELL, 2002, None, "won")])
    catalogue = catalog_file(tmp_path / "c.json", document("near", named), document("there", won))
    async with visiting(Paths(catalog_flag=catalogue, no_shipped=True)) as visit:
        seen = await visit.press("A", "j")
        assert under_cursor(seen) == "Nominated, and won nothing 1 title"
        seen = await visit.press("enter")
        assert under_cursor(seen) == "Near 2001 1 nomination"


async def test_the_filter_for_what_won_an_award_stands_with_the_others(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("f")
        assert "[ ] won an award" in seen.screen
        await visit.press("escape")
        seen = await visit.search("is:awarded")
        assert set(seen.titles) == {"ash", "birch"}


@pytest.mark.parametrize("size", ENDS)
async def test_years_lead_to_their_titles_and_back(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        await visit.search("cedar")
        await visit.press("space", "Y", "j")
        seen = await visit.press()
        assert seen.screen.splitlines()[0].split()[:5] == ["By", "year", "5", "titles", "·"]
        year, bar, *sums = under_cursor(seen).split()
        assert (year, set(bar), sums) == ("2009", {"▰", "▱"}, ["2", "1", "watched"])
        seen = await visit.press("enter")
        assert seen.screen.splitlines()[0].split() == ["2009", "2", "titles", "·", "1", "watched"]
        assert under_cursor(seen) == "Birch 44 min"
        assert "✓ Cedar" in seen.screen
        seen = await visit.press("escape")
        assert under_cursor(seen).startswith("2009")
        seen = await visit.press("G", "enter")
        assert under_cursor(seen) == "Undated"
        seen = await visit.press("enter")
        assert (is_at_home(visit), seen.selected) == (True, "undated")


async def test_many_years_are_told_by_decades_too(tmp_path: Path) -> None:
    films = [document(f"f{year}", film(f"F{year}", str(year))) for year in range(1995, 2020)]
    file = catalog_file(tmp_path / "many.json", *films)
    async with visiting(Paths(catalog_flag=file, no_shipped=True)) as visit:
        seen = await visit.press("Y")
        assert under_cursor(seen) == "2010s 10"
        seen = await visit.press("enter")
        assert seen.screen.splitlines()[0].split()[:3] == ["2010s", "10", "titles"]
        assert under_cursor(seen) == "F2019 2019"


async def test_what_is_not_there_is_said_calmly(tmp_path: Path) -> None:
    file = catalog_file(tmp_path / "bare.json", document("bare", {"names": {"en": "Bare"}}))
    async with visiting(Paths(catalog_flag=file, no_shipped=True)) as visit:
        seen = await visit.press("A")
        assert "No title here has an award" in seen.screen
        assert footer(seen).split() == ["esc", "back", "?", "help"]
        await visit.press("enter", "space", "j", "escape")
        assert is_at_home(visit)


async def test_all_of_it_speaks_the_language_that_is_chosen(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("ash")
        seen = await visit.press("enter", "2", "enter")
        assert "Drift" in seen.screen
        visit.app.speak("de")
        await visit.settle()
        assert i18n.language() == "de"
        assert "Treiben" in visit.screen


async def test_names_from_strangers_are_shown_as_they_are_written(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("cedar")
        seen = await visit.press("enter", "2", "enter")
        assert HOSTILE in seen.screen.splitlines()[0]
        assert "2 titles" in seen.screen
        seen = await visit.press("escape", "A")
        assert HOSTILE in seen.screen
        seen = await visit.press("G", "enter")
        assert HOSTILE in seen.screen.splitlines()[0]


async def test_the_palette_lists_them(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("colon")
        seen = await visit.type("by year")
        assert "Titles by year" in seen.screen
        await visit.press("escape", "colon")
        seen = await visit.type("by prize")
        assert "Awards, by prize and year" in seen.screen
