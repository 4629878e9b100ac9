"""The way back from a title that was opened on another screen: to that, as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.history_screen import HistoryScreen
from docbrowser.tui.next_screen import NextScreen
from docbrowser.tui.shelf_screen import ShelfScreen
from docbrowser.tui.title_list import TitleList
from docbrowser.wishes import Target
from tests.tui.catalogue import IDS
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from textual.screen import Screen

    from docbrowser.paths import Paths

AMBER, COMETS, DELTA, EMBER = IDS
SIZES = [(80, 24), (120, 36)]


def cursor(visit: Visit) -> str:
    """Return the line of the cursor."""
    return next(line for line in visit.screen.splitlines() if "▌" in line)


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_page_behind_a_page_each_step_leads_back(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.press("j", "j", "A")
        await visit.press("enter")
        line = cursor(visit)
        opened = await visit.press("enter")
        assert (opened.selected, opened.focus) == (AMBER, "detail")

        await visit.press("escape")
        assert isinstance(visit.app.screen, ShelfScreen)
        assert cursor(visit) == line
        await visit.press("escape")
        assert "All that won something" in cursor(visit)
        assert "Awards" in visit.screen.splitlines()[0]
        back = await visit.press("escape")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert (back.selected, back.focus) == (DELTA, "titles")


async def test_a_search_that_had_to_give_way_is_there_again(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("comet")
        await visit.press("A", "enter", "enter")
        assert visit.seen().query == ""
        await visit.press("q")
        assert isinstance(visit.app.screen, ShelfScreen)
        back = await visit.press("escape", "escape")
        assert (back.query, back.selected) == ("comet", COMETS)


@pytest.mark.parametrize(
    ("keys", "screen"), [("w j w j w v j", NextScreen), ("space j w j x H j", HistoryScreen)]
)
async def test_to_the_line_from_which_one_had_gone(
    places: Paths, keys: str, screen: type[Screen[Any]]
) -> None:
    async with visiting(places) as visit:
        await visit.press(*keys.split())
        line = cursor(visit)
        await visit.press("enter", "escape")
        assert isinstance(visit.app.screen, screen)
        assert cursor(visit) == line


async def test_a_thread_is_followed_back_title_by_title(places: Paths) -> None:
    async with visiting(places) as visit:
        first = await visit.press("j", "enter", "A", "enter", "enter")
        assert (first.selected, first.focus) == (AMBER, "detail")
        await visit.press("Y", "enter", "enter")
        second = visit.seen()
        assert second.focus == "detail"
        assert second.selected != AMBER
        await visit.press("escape", "escape", "escape")
        assert (visit.seen().selected, visit.seen().focus) == (AMBER, "detail")
        await visit.press("escape")
        assert isinstance(visit.app.screen, ShelfScreen)
        back = await visit.press("escape", "escape")
        assert (back.selected, back.focus) == (COMETS, "detail")
        assert (await visit.press("escape")).focus == "titles"


async def test_a_title_that_was_marked_away_in_the_meantime_is_missed_quietly(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await visit.search("is:unwatched amber")
        await visit.press("enter", "Y", "j", "enter", "enter")
        assert visit.seen().query == ""
        visit.library.marks.mark("watch", [Target(AMBER)])
        await visit.press("escape")
        assert isinstance(visit.app.screen, ShelfScreen)
        back = await visit.press("escape", "escape")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert (back.query, back.titles) == ("is:unwatched amber", ())
        assert "catalogue" not in back.toasts
        assert (await visit.press("escape")).titles == IDS


async def test_who_has_gone_on_by_oneself_is_not_led_back(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("A", "enter", "enter", "h", "enter")
        left = await visit.press("escape")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert left.focus == "titles"


async def test_a_message_that_comes_late_shows_no_other_title(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "enter", "3", "j")
        titles, episode = visit.browse.titles, visit.browse.detail.episode
        titles.post_message(TitleList.Highlighted(titles.rows[0]))
        await visit.settle()
        shown = visit.browse.detail.shown
        assert shown is not None
        assert (shown[0].id, visit.browse.detail.episode) == (COMETS, episode)


@pytest.mark.parametrize("size", [(50, 16), (80, 24)])
async def test_a_search_from_a_title_shows_what_it_finds(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.press("enter", "slash")
        await visit.type("delta")
        assert any("Delta" in line for line in visit.list_lines)
        found = await visit.press("enter")
        assert (found.focus, found.selected) == ("titles", DELTA)
        assert (await visit.press("space")).selected == DELTA
        assert (await visit.press("escape")).titles == IDS
