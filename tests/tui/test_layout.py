"""The screen at every size and in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES

from docbrowser.paths import Paths
from docbrowser.tui.detail_pane import DetailPane
from docbrowser.tui.themes import THEMES
from tests.helpers import catalog_file, document
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from pathlib import Path


def panes(screen: str) -> tuple[bool, bool]:
    """Whether the list and the title are in sight."""
    return "Comet Watch" in screen, "Waves bring" in screen


@pytest.mark.parametrize("width", [90, 91, 120, 160, 200])
async def test_from_90_columns_the_list_and_the_title_stand_side_by_side(
    places: Paths, width: int
) -> None:
    async with visiting(places, (width, 30)) as visit:
        assert panes(visit.screen) == (True, True)
        assert panes((await visit.press("enter")).screen) == (True, True)


@pytest.mark.parametrize("width", [89, 80, 50, 40])
async def test_below_90_columns_enter_and_esc_go_between_the_panes(
    places: Paths, width: int
) -> None:
    async with visiting(places, (width, 20)) as visit:
        assert panes(visit.screen) == (True, False)
        assert panes((await visit.press("enter")).screen) == (False, True)
        assert panes((await visit.press("escape")).screen) == (True, False)
        assert panes((await visit.press("tab")).screen) == (False, True)
        assert panes((await visit.press("q")).screen) == (True, False)


@pytest.mark.parametrize("size", [(39, 10), (40, 9), (20, 5), (1, 1)])
async def test_below_40_by_10_it_is_too_small_and_comes_back_when_there_is_room(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, (100, 30)) as visit:
        await visit.press("j")
        await visit.pilot.resize_terminal(*size)
        await visit.settle()
        small = visit.screen
        await visit.pilot.resize_terminal(100, 30)
        await visit.settle()

        assert "Comet Watch" not in small
        assert size[0] < 20 or "too small" in " ".join(small.split())
        assert visit.seen().selected == "comets-2018"
        assert "Ice comes near" in visit.screen


async def test_the_keys_still_move_after_it_was_too_small(places: Paths) -> None:
    async with visiting(places, (100, 30)) as visit:
        await visit.pilot.resize_terminal(30, 8)
        await visit.settle()
        await visit.pilot.resize_terminal(100, 30)
        await visit.settle()

        assert (await visit.press("j")).selected == "comets-2018"


async def test_the_keys_still_move_when_a_narrow_screen_takes_the_clicked_title_away(
    places: Paths,
) -> None:
    async with visiting(places, (100, 30)) as visit:
        await visit.pilot.click("#detail", offset=(5, 5))
        await visit.pilot.resize_terminal(60, 30)
        await visit.settle()
        before = visit.screen
        seen = await visit.press("j")

        assert seen.query == ""
        assert seen.screen != before


async def test_a_title_that_is_read_stays_in_sight_when_the_screen_narrows(places: Paths) -> None:
    async with visiting(places, (100, 30)) as visit:
        await visit.press("enter")
        await visit.pilot.resize_terminal(60, 30)
        await visit.settle()
        narrow = visit.seen()
        await visit.pilot.resize_terminal(100, 30)
        await visit.settle()

        assert panes(narrow.screen) == (False, True)
        assert narrow.focus == "detail"
        assert panes(visit.screen) == (True, True)


LONG = "A Name So Long That It Goes On In A Second Line Where It Is Narrow"


@pytest.fixture
def wordy(tmp_path: Path) -> Paths:
    """A title whose name and text take more lines, the narrower it is, and another one."""
    text = " ".join(f"word{number:03}" for number in range(120))
    people = [{"person": f"Ada Example {letter}", "job": "writer"} for letter in "ABCDEFGH"]
    told = {"names": {"en": LONG}, "premiered": "2001", "kind": "film", "credits": people}
    catalogue = catalog_file(
        tmp_path / "wordy.json",
        document("long-2001", {**told, "synopses": {"en": text}}),
        document("other-2002", {"names": {"en": "Other"}, "kind": "film"}),
    )
    return Paths(catalog_flag=catalogue, no_shipped=True)


def first_line(visit: Visit) -> str:
    """Return the uppermost line of the title."""
    return next(line for line in visit.seen().detail.splitlines() if line.strip()).strip(" ▌")


async def test_what_is_read_stays_in_sight_when_the_screen_widens(wordy: Paths) -> None:
    async with visiting(wordy, (50, 16)) as visit:
        await visit.press("enter", *["j"] * 12)
        read = first_line(visit).split()[0]
        await visit.pilot.resize_terminal(110, 24)
        await visit.settle()
        assert read in first_line(visit)

        await visit.pilot.resize_terminal(50, 16)
        await visit.settle()
        assert read in visit.seen().detail


async def test_no_title_is_left_at_the_end_of_a_broken_name_when_the_screen_widens(
    wordy: Paths,
) -> None:
    async with visiting(wordy, (50, 16)) as visit:
        await visit.press("enter", "j")
        assert "A Name So" not in visit.seen().detail
        await visit.pilot.resize_terminal(170, 16)
        await visit.settle()

        assert first_line(visit).startswith("A Name So")


async def test_a_mark_does_not_take_the_beginning_of_the_title_out_of_sight(wordy: Paths) -> None:
    async with visiting(wordy, (50, 40)) as visit:
        await visit.press("enter", "2")
        await visit.press("pageup", "pageup", "j", "j")
        assert first_line(visit).startswith("A Name So")
        await visit.press("space")
        assert "✓ watched on" in visit.seen().detail
        assert first_line(visit).startswith("A Name So")


async def test_no_size_from_1_by_1_to_40_by_12_stops_the_program(places: Paths) -> None:
    sizes = [(width, height) for width in (1, 2, 7, 20, 40) for height in (1, 4, 12)]
    async with visiting(places) as visit:
        for number, (width, height) in enumerate(sizes):
            await visit.pilot.resize_terminal(width, height)
            await visit.press(("j", "enter", "3", "escape", "slash", "escape")[number % 6])
            lines = visit.screen.splitlines()
            assert len(lines) == height
        await visit.pilot.resize_terminal(100, 30)
        await visit.press("escape")
        assert panes(visit.screen)[0]


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (3, 3), (10, 4), (40, 10), (41, 11)])
async def test_it_opens_at_a_small_size(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        await visit.press("j", "enter", "question_mark", "escape", "escape")
        await visit.press("colon", "escape")
        seen = await visit.press("q")

        assert seen.gone


@pytest.mark.parametrize("size", [(40, 10), (50, 16), (80, 24), (120, 36), (200, 60)])
async def test_what_counts_is_in_sight_at_every_usable_size(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        lines = visit.screen.splitlines()

        assert "docbrowser" in lines[0]
        assert "Amber Coast" in visit.screen
        assert "space" in lines[-1]
        assert {len(line.encode("utf-16-le")) // 2 for line in lines} == {size[0]}


async def test_years_stand_in_one_column(places: Paths) -> None:
    async with visiting(places) as visit:
        years = {"Amber": "2006", "Comet": "2018", "Delta": "2001", "Ember": "2012"}

        assert len({visit.row(name).index(year) for name, year in years.items()}) == 1


THEME_NAMES = sorted({*BUILTIN_THEMES, *(theme.name for theme in THEMES)})


async def test_every_theme_draws_the_screen_with_letters_apart_from_the_ground(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        assert set(visit.app.available_themes) == set(THEME_NAMES)
        for name in THEME_NAMES:
            visit.app.theme = name
            await visit.settle()
            assert "Amber Coast" in visit.screen, name
            assert not invisible(visit), name


@pytest.mark.parametrize(
    ("before", "after"),
    [("textual-dark", "textual-light"), ("docbrowser-light", "docbrowser-dark")],
)
async def test_a_change_of_theme_draws_the_title_anew(
    places: Paths, before: str, after: str
) -> None:
    async with visiting(places) as visit:
        visit.app.theme = before
        await visit.press("j")
        visit.app.theme = after
        await visit.settle()
        changed = colours(visit)
        await visit.press("k", "j")

        assert changed == colours(visit)


def colours(visit: Visit) -> list[str]:
    """Return the colours of the letters in the title's pane, line by line."""
    pane = visit.browse.query_one(DetailPane)
    strips = pane.render_lines(Region(0, 0, *pane.outer_size))
    return [
        str(segment.style and segment.style.color)
        for strip in strips
        for segment in strip
        if segment.text.strip()
    ]


def invisible(visit: Visit) -> list[str]:
    """Return the texts that have the colour of what lies behind them."""
    strips = visit.browse._compositor.render_strips()
    return [
        segment.text
        for strip in strips
        for segment in strip
        if segment.text.strip(" ─│▌▂▄▆█▁▔")
        and segment.style
        and segment.style.color
        and segment.style.bgcolor
        and not segment.style.color.is_default
        and Color.from_rich_color(segment.style.color)
        == Color.from_rich_color(segment.style.bgcolor)
    ]
