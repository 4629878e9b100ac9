"""From the list to what comes next, what was done and what it adds up to, and back again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from docbrowser.library import Library
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.history_list import HistoryList
from docbrowser.tui.history_screen import HistoryScreen
from docbrowser.tui.next_screen import NextScreen
from docbrowser.tui.statistics_screen import StatisticsScreen
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.catalogue import DELTA as DELTA_RECORD
from tests.tui.catalogue import IDS
from tests.tui.test_asking import press, search
from tests.tui.visit import Seen, Visit, text_of, visiting

if TYPE_CHECKING:
    from docbrowser.entries import Entry
    from docbrowser.paths import Paths

AMBER, COMETS, DELTA, EMBER = IDS
WIDE, SMALL, TINY = (120, 36), (80, 24), (50, 16)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))


@pytest.fixture
def marked(places: Paths) -> Paths:
    """The first episode of the series has been seen, and a film is planned."""
    marks = Library(places, print).marks
    marks.mark("watch", [Target(COMETS, "s1e1")], "2026-03-30")
    marks.mark("want", [Target(EMBER)])
    return places


def entry(places: Paths, title: str) -> Entry:
    """Return what is on disk, as another start of the program reads it."""
    return Library(places, print).entry(title)


def under_cursor(visit: Visit) -> str:
    """Return the line of the title on which the cursor stands."""
    lines = visit.seen().detail.splitlines()
    return next((line for line in lines if line.startswith("▌")), "")


def is_back(visit: Visit) -> bool:
    return isinstance(visit.app.screen, BrowseScreen)


async def hide(visit: Visit, how: str) -> Seen:
    """Leave but one title, which is not the one that is wanted."""
    if how == "a search":
        await search(visit, "amber")
    elif how == "a filter":
        visit.browse.filters = frozenset({"watched"})
        await visit.settle()
    return visit.seen()


# What comes next


@pytest.mark.parametrize(("how", "size"), [("a search", TINY), ("a filter", SMALL)])
async def test_what_comes_next_leads_to_its_episode_whatever_hides_it(
    marked: Paths, how: str, size: tuple[int, int]
) -> None:
    async with visiting(marked, size) as visit:
        assert COMETS not in (await hide(visit, how)).titles
        await press(visit, "v")
        assert isinstance(visit.app.screen, NextScreen)
        assert "Dust" in visit.screen
        assert "Ember Fields" in visit.screen
        seen = await press(visit, "enter")
        assert is_back(visit)
        assert (seen.selected, seen.focus, seen.query) == (COMETS, "detail", "")
        assert len(seen.titles) == 4
        assert "Dust" in seen.detail


@pytest.mark.parametrize(
    "size",
    [WIDE, pytest.param(SMALL)],
)
@pytest.mark.parametrize(
    ("keys", "episode", "key"),
    [(("v", "enter"), "Dust", "s1e2"), (("H", "j", "enter"), "Ice", "s1e1")],
    ids=["next", "history"],
)
async def test_the_cursor_is_on_the_episode_to_which_one_went(
    marked: Paths, size: tuple[int, int], keys: tuple[str, ...], episode: str, key: str
) -> None:
    async with visiting(marked, size) as visit:
        await press(visit, "j", *keys)
        assert episode in under_cursor(visit)
        await press(visit, "space")
        seen = entry(marked, COMETS).episodes
        assert set(seen) == ({"s1e1", "s1e2"} if key == "s1e2" else set())


@pytest.mark.parametrize("keys", [("v", "enter"), ("H", "j", "enter")], ids=["next", "history"])
async def test_it_is_there_too_where_another_title_was_shown_before(
    marked: Paths, keys: tuple[str, ...]
) -> None:
    """What is marked then is the episode, and not the whole series."""
    async with visiting(marked) as visit:
        assert visit.seen().selected == AMBER
        await press(visit, *keys)
        assert {"Dust", "Ice"} & set(under_cursor(visit).split())


async def test_a_film_that_comes_next_is_opened(marked: Paths) -> None:
    async with visiting(marked, SMALL) as visit:
        seen = await press(visit, "v", "j", "enter")
        assert (seen.selected, seen.focus) == (EMBER, "detail")


async def test_a_mark_made_there_is_in_the_list_when_one_comes_back(marked: Paths) -> None:
    async with visiting(marked) as visit:
        await press(visit, "v")
        after = await press(visit, "space")
        assert "Tail" in after.screen
        assert entry(marked, COMETS).has_seen("s1e2")
        undone = await press(visit, "u")
        assert "Dust" in undone.screen
        await press(visit, "ctrl+r", "j", "space", "escape")
        assert is_back(visit)
        assert "✓" in visit.row("Ember Fields")
        assert "1 watched" in visit.screen
        visit.browse.titles.select(1)
        await visit.settle()
        dust = next(line for line in visit.seen().detail.splitlines() if "Dust" in line)
        assert "✓" in dust


# What was done


@pytest.mark.parametrize(("how", "size"), [("a search", SMALL), ("a filter", TINY)])
async def test_a_step_leads_to_its_episode_whatever_hides_it(
    marked: Paths, how: str, size: tuple[int, int]
) -> None:
    async with visiting(marked, size) as visit:
        assert COMETS not in (await hide(visit, how)).titles
        await press(visit, "H")
        assert isinstance(visit.app.screen, HistoryScreen)
        assert "2 steps" in visit.screen
        seen = await press(visit, "j", "enter")
        assert is_back(visit)
        assert (seen.selected, seen.focus, seen.query) == (COMETS, "detail", "")
        assert "Dust" in seen.detail


async def test_what_is_undone_there_is_undone_in_the_list(marked: Paths) -> None:
    async with visiting(marked, SMALL) as visit:
        undone = await press(visit, "H", "u")
        assert "1 undone" in undone.screen
        assert not entry(marked, EMBER).wanted
        await press(visit, "ctrl+r")
        assert entry(marked, EMBER).wanted
        this_one = await press(visit, "j", "U")
        assert "1 undone" in this_one.screen
        await press(visit, "escape")
        assert is_back(visit)
        assert entry(marked, COMETS).episodes == {}
        assert "◐" not in visit.row("Comet Watch")
        assert "+" in visit.row("Ember Fields")


async def test_what_was_just_marked_stands_first_there(places: Paths) -> None:
    async with visiting(places, SMALL) as visit:
        await press(visit, "space", "j", "j", "w")
        await press(visit, "H")
        lines = text_of(visit.app.screen.query_one(HistoryList)).splitlines()
        named = [line for line in lines if "Amber" in line or "Delta" in line]
        assert [("Delta" in line) for line in named] == [True, False]
        assert (await press(visit, "enter")).selected == DELTA


async def test_a_title_that_no_catalogue_has_any_more_is_named_and_not_opened(
    marked: Paths,
) -> None:
    catalog_file(marked.catalog.path, document(DELTA, DELTA_RECORD))
    async with visiting(marked, SMALL) as visit:
        seen = await press(visit, "H", "enter")
        assert isinstance(visit.app.screen, HistoryScreen)
        assert EMBER in seen.toasts
        assert (await press(visit, "escape")).selected == DELTA


# What it adds up to


async def test_the_sums_are_shown_and_left_again(marked: Paths) -> None:
    async with visiting(marked, SMALL) as visit:
        await press(visit, "j")
        summed = await press(visit, "I")
        assert isinstance(visit.app.screen, StatisticsScreen)
        assert "47 min" in summed.screen
        seen = await press(visit, "G", "g", "escape")
        assert is_back(visit)
        assert (seen.selected, seen.focus) == (COMETS, "titles")


# All of them


async def test_with_nothing_done_each_says_what_to_do_and_is_left_again(places: Paths) -> None:
    async with visiting(places, TINY) as visit:
        before = visit.screen
        for key, sentence in (
            ("v", "nothing is planned"),
            ("H", "Nothing has been done yet"),
            ("I", "Nothing has been watched yet"),
        ):
            for leave in ("escape", "q"):
                await press(visit, key)
                assert sentence in " ".join(visit.screen.split()), key
                await press(visit, "enter")
                assert not is_back(visit), key
                seen = await press(visit, leave)
                assert is_back(visit), key
                assert not seen.gone
                assert visit.screen == before


async def test_on_a_russian_layout_the_same_keys_open_them(marked: Paths) -> None:
    async with visiting(marked, SMALL) as visit:
        for key, screen in (("м", NextScreen), ("Р", HistoryScreen), ("Ш", StatisticsScreen)):
            await press(visit, key)
            assert isinstance(visit.app.screen, screen)
            await press(visit, "й")
            assert is_back(visit)


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize(
    ("keys", "own"),
    [
        (["v"], "Plan this evening"),
        (["T"], "Open the title"),
        (["I"], "A page down"),
        (["H"], "Undo this step"),
        (["A"], "Watched, or not watched"),
        (["enter", "2", "enter"], "Watched, or not watched"),
        (["i"], "The folder above"),
    ],
)
async def test_every_screen_names_the_key_of_its_help_and_the_help_tells_its_keys(
    marked: Paths, size: tuple[int, int], keys: list[str], own: str
) -> None:
    async with visiting(marked, size) as visit:
        await press(visit, *keys)
        assert "? help" in visit.screen.splitlines()[-1]
        here = type(visit.app.screen)
        told = await press(visit, "question_mark")
        assert own in told.screen
        scrolls = any(bar in told.screen for bar in "▁▂▃▄▅▆▇")
        assert "tells all keys" in told.screen or scrolls or size == SMALL
        await press(visit, "question_mark")
        assert type(visit.app.screen) is here
        await press(visit, "f1", "escape")
        assert type(visit.app.screen) is here


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY])
async def test_a_short_list_of_what_comes_next_says_how_it_fills(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        empty = " ".join((await press(visit, "v")).screen.split())
        assert "nothing is planned" in empty
        assert "w plans a title" in empty
        await press(visit, "escape", "w", "v")
        few = " ".join(visit.screen.split())
        assert "Amber Coast" in few
        assert "nothing is planned" not in few
        assert "w plans a title" in few


async def test_a_list_of_what_comes_next_that_is_long_enough_says_nothing_more(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await press(visit, "w", "j", "w", "j", "w", "j", "w", "v")
        assert "4 planned" in visit.screen
        assert "w plans a title" not in visit.screen
