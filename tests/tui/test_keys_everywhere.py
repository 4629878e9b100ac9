"""A key that was chosen for an action is heard, and named, wherever there is that action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.history_screen import HistoryScreen
from docbrowser.tui.next_screen import NextScreen
from docbrowser.tui.remapping import actions
from docbrowser.tui.screen_keys import TABLES
from docbrowser.tui.shelf_screen import ShelfScreen
from docbrowser.tui.statistics_screen import StatisticsScreen
from tests.tui.catalogue import IDS
from tests.tui.test_asking import press
from tests.tui.test_remapping import keys
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths
    from tests.tui.visit import Visit

AMBER = IDS[0]
WIDE = (120, 36)


def footer(visit: Visit) -> str:
    return visit.screen.splitlines()[-1]


async def test_another_key_for_watched_marks_on_every_screen(places: Paths) -> None:
    keys(places, 'watched = "d"')
    async with visiting(places, WIDE) as visit:
        await press(visit, "w", "v")
        assert "d watched" in footer(visit)
        await press(visit, "space")
        assert not visit.library.entry(AMBER).viewings
        told = await press(visit, "question_mark")
        assert re.search(r"▌d +Watched", told.screen)
        assert "space" not in told.screen
        await press(visit, "escape", "d")
        assert visit.library.entry(AMBER).viewings
        await press(visit, "escape", "enter", "2", "enter")
        assert isinstance(visit.app.screen, ShelfScreen)
        assert "d watched" in footer(visit)
        await press(visit, "space")
        assert visit.library.entry(AMBER).viewings
        await press(visit, "d")
        assert not visit.library.entry(AMBER).viewings


async def test_other_keys_for_undo_back_search_and_help_are_those_of_the_history(
    places: Paths,
) -> None:
    keys(places, 'undo = "f5"\nback = "f6"\nquit = "f7"\nsearch = "f8"\nhelp = "f9"')
    async with visiting(places, WIDE) as visit:
        await press(visit, "w", "H")
        for hint in ("f5 undo", "f6 back", "f8 filter", "f9 help"):
            assert hint in footer(visit)
        await press(visit, "u", "slash", "question_mark", "escape", "q")
        assert isinstance(visit.app.screen, HistoryScreen)
        assert visit.library.entry(AMBER).wanted
        await press(visit, "f5")
        assert not visit.library.entry(AMBER).wanted
        await press(visit, "f8", "x", "x")
        assert "f6 clears the filter" in visit.screen
        assert "f6 clear the filter" in footer(visit)
        await press(visit, "f6", "f6")
        assert isinstance(visit.app.screen, BrowseScreen)
        await press(visit, "H", "f7")
        assert isinstance(visit.app.screen, BrowseScreen)


@pytest.mark.parametrize("close", ["f6", "f7", "f9", "escape"])
async def test_the_keys_that_close_close_the_help_too(places: Paths, close: str) -> None:
    keys(places, 'back = "f6"\nquit = "f7"\nhelp = "f9"')
    async with visiting(places, WIDE) as visit:
        assert "esc closes" in (await press(visit, "f9")).screen
        await press(visit, "q", "question_mark")
        assert "esc closes" in visit.screen
        seen = await press(visit, close)
        assert "esc closes" not in seen.screen
        assert not seen.gone


async def test_the_filters_hear_other_keys_too(places: Paths) -> None:
    keys(places, 'filter = "f5"\nclear-filters = "f6"')
    async with visiting(places, WIDE) as visit:
        opened = await press(visit, "f5", "space")
        assert "[✓]" in opened.screen
        assert "f6 clears" in opened.screen
        assert "[✓]" not in (await press(visit, "f6")).screen
        await press(visit, "f5")
        assert isinstance(visit.app.screen, BrowseScreen)


async def test_what_is_said_of_keys_names_those_that_were_chosen(places: Paths) -> None:
    keys(places, 'watched = "d"\nwant = "b"\nspoilers = "f4"\nhelp = "f9"\ntonight = "p"')
    async with visiting(places, WIDE) as visit:
        for opens, said in (
            ("H", "d marks a title as watched"),
            ("I", "d marks a title as watched"),
            ("v", "b plans a title. p: tell"),
        ):
            await press(visit, opens)
            assert said in " ".join(visit.screen.split())
            await press(visit, "escape")
        assert "f4 shows them" in (await press(visit, "f4")).toasts
        told = await press(visit, "I", "f9", "end")
        assert "In the list of titles, f9 tells all keys." in told.screen


@pytest.mark.parametrize(
    "text", ['undo-step = "f5"\ntonight = "f6"', 'tonight = "w"', 'import-accept = "b"']
)
async def test_actions_of_one_screen_alone_have_keys_of_their_own(places: Paths, text: str) -> None:
    keys(places, text)
    async with visiting(places) as visit:
        assert visit.toasts == ""


async def test_a_key_that_another_screen_needs_is_refused(places: Paths) -> None:
    keys(places, 'undo = "U"')  # which undoes a step of the history
    async with visiting(places, (160, 40)) as visit:
        assert "The key U cannot be that of “Undo the last mark” (undo)" in visit.toasts
        assert "u undo" in footer(visit)


def test_an_action_has_the_same_keys_by_default_on_every_screen() -> None:
    usual = {(key.id, key.keys) for key in actions()}
    assert {(key.id, key.keys) for table in TABLES for key in table} - usual == set()


# From one screen over the list to another


async def test_the_screens_over_the_list_lead_to_one_another(places: Paths) -> None:
    screens = {
        "v": NextScreen,
        "H": HistoryScreen,
        "I": StatisticsScreen,
        "A": ShelfScreen,
        "Y": ShelfScreen,
    }
    async with visiting(places, WIDE) as visit:
        await press(visit, "v")
        for one, first in screens.items():
            for other, second in screens.items():
                await press(visit, one)
                assert isinstance(visit.app.screen, first), (one, other)
                await press(visit, other)
                assert isinstance(visit.app.screen, second), (one, other)
        assert len(visit.app.screen_stack) == 2
        seen = await press(visit, "escape")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert (seen.focus, seen.selected) == ("titles", AMBER)


@pytest.mark.parametrize(
    ("inside", "key", "screen"),
    [
        (["A", "enter"], "v", NextScreen),
        (["T"], "Ш", StatisticsScreen),
        (["enter", "2", "enter"], "H", HistoryScreen),
    ],
)
async def test_from_a_page_behind_a_page_they_lead_back_to_the_list_at_once(
    places: Paths, inside: list[str], key: str, screen: type
) -> None:
    async with visiting(places, WIDE) as visit:
        await press(visit, *inside)
        await press(visit, key)
        assert isinstance(visit.app.screen, screen)
        await press(visit, "escape")
        assert isinstance(visit.app.screen, BrowseScreen)


async def test_a_letter_that_is_typed_on_such_a_screen_leads_nowhere(places: Paths) -> None:
    async with visiting(places, WIDE) as visit:
        await press(visit, "w", "H", "slash", "v", "I")
        assert isinstance(visit.app.screen, HistoryScreen)
        assert "vI" in visit.screen
