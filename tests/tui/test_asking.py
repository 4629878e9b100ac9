"""Keys that ask first: what is typed into the dialog is on the screen, and then on disk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from docbrowser.library import Library
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.dialogs.dialog import Dialog
from docbrowser.wishes import Target
from tests.tui.catalogue import IDS
from tests.tui.visit import Seen, Visit, visiting

if TYPE_CHECKING:
    from docbrowser.actions import Action
    from docbrowser.entries import Entry
    from docbrowser.paths import Paths

AMBER, COMETS, DELTA, EMBER = IDS
WIDE, SMALL, TINY = (120, 36), (80, 24), (50, 16)
ASKING = ("W", "r", "e", "t", "m")
# To the second episode of the series: Dust.
DUST = ("j", "enter", "3", "j")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the last day of March, a Tuesday."""
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))


def entry(places: Paths, title: str = AMBER) -> Entry:
    """Return what is on disk, as another start of the program reads it."""
    return Library(places, print).entry(title)


def done(places: Paths) -> list[Action]:
    """Return all that was ever done."""
    return list(Library(places, print).marks.diary.actions)


def mark(places: Paths, *targets: str, on: str = "2025-05-05") -> None:
    Library(places, print).marks.mark("watch", [Target.parse(target) for target in targets], on)


def is_asking(visit: Visit) -> bool:
    return isinstance(visit.app.screen, Dialog)


async def rush(visit: Visit, *keys: str) -> Seen:
    """Press keys without a pause between them, as a terminal sends what was typed ahead."""
    wanted = visit.app._number + len(keys)
    for key in keys:
        visit.app.post_message(_key(key))
    await visit.until(lambda: visit.app._number == wanted and not visit.app._is_sent)
    await visit.settle()
    return visit.seen()


def _key(key: str) -> events.Key:
    letter = key if len(key) == 1 else None
    return events.Key(_character_to_key(key) if letter else key, letter)


async def press(visit: Visit, *keys: str) -> Seen:
    """Press keys, each when what the last one did is done."""
    for key in keys:
        await rush(visit, key)
    return visit.seen()


async def typed(visit: Visit, text: str) -> Seen:
    """Type letters into what is open."""
    return await rush(visit, *text)


async def search(visit: Visit, query: str) -> Seen:
    """Search, and go to the list."""
    await press(visit, "slash")
    await typed(visit, query)
    return await press(visit, "enter")


# On which day


@pytest.mark.parametrize(
    ("size", "text", "understood", "viewing"),
    [
        (SMALL, "2015", "2015", "2015"),
        (TINY, "24.12.2025", "24 December 2025", "2025-12-24"),
        (SMALL, "aired", "the day it was first shown", "2006-03-04"),
    ],
)
async def test_the_day_that_is_typed_is_the_day_of_viewing(
    places: Paths, size: tuple[int, int], text: str, understood: str, viewing: str
) -> None:
    async with visiting(places, size) as visit:
        await press(visit, "W")
        asking = await typed(visit, text)
        assert "Amber Coast" in asking.screen
        assert f"Watched on {text}" in " ".join(asking.screen.split())
        assert understood in asking.screen
        seen = await press(visit, "enter")
        assert not is_asking(visit)
        assert "✓" in visit.row("Amber Coast")
        assert "u undoes" in " ".join(seen.toasts.split())
        assert entry(places).viewings == (viewing,)


async def test_enter_alone_means_today_and_the_arrows_another_day(places: Paths) -> None:
    async with visiting(places) as visit:
        asking = await press(visit, "W")
        assert "Tuesday, 31 March 2026" in asking.screen
        seen = await press(visit, "enter")
        assert "watched on 31 Mar 2026" in seen.detail
        asking = await press(visit, "G", "W", "down", "down", "up")
        assert "Monday, 30 March 2026" in asking.screen
        await press(visit, "enter")
        assert entry(places).viewings == ("2026-03-31",)
        assert entry(places, EMBER).viewings == ("2026-03-30",)


async def test_what_is_no_day_is_said_and_asked_again(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "W")
        for text, why in (("31.2.2026", "is not a date"), ("2026-04-01", "is yet to come")):
            await typed(visit, text)
            refused = await press(visit, "enter")
            assert is_asking(visit)
            assert why in refused.screen
            await press(visit, "ctrl+u")
        await press(visit, "escape")
        assert done(places) == []


async def test_a_day_for_the_episode_under_the_cursor(places: Paths) -> None:
    async with visiting(places) as visit:
        asking = await press(visit, *DUST, "W")
        assert "1.2 Dust" in asking.screen
        await typed(visit, "2025-12-24")
        seen = await press(visit, "enter")
        assert "watched 24 Dec 2025" in next(
            line for line in seen.detail.splitlines() if "Dust" in line
        )
        assert "◐" in visit.row("Comet Watch")
        entry_now = entry(places, COMETS)
        assert set(entry_now.episodes) == {"s1e2"}
        assert entry_now.viewings_of("s1e2") == ("2025-12-24",)


async def test_a_day_for_all_that_has_aired_of_a_series_is_one_step(places: Paths) -> None:
    mark(places, f"{COMETS}#s1e2", on="2019-01-01")
    async with visiting(places) as visit:
        await press(visit, "j", "W")
        await typed(visit, "aired")
        await press(visit, "enter")
        assert {key: one.viewings for key, one in entry(places, COMETS).episodes.items()} == {
            "s1e1": ("2018-03-27",),
            "s1e2": ("2019-01-01",),
            "s2e1": ("2019-01-08",),
        }
        await press(visit, "u")
        assert set(entry(places, COMETS).episodes) == {"s1e2"}


@pytest.mark.parametrize("keys", [("j", "W"), (*DUST, "W")], ids=["all", "one"])
async def test_what_was_seen_is_seen_once_more(places: Paths, keys: tuple[str, ...]) -> None:
    mark(places, AMBER, COMETS)
    async with visiting(places) as visit:
        asking = await press(visit, *keys)
        assert "Watched again on" in asking.screen
        await press(visit, "enter")
        twice = ("2025-05-05", "2026-03-31")
        seen = entry(places, COMETS).episodes
        again = {key for key, one in seen.items() if one.viewings == twice}
        assert again == ({"s1e1", "s1e2", "s2e1"} if len(keys) == 2 else {"s1e2"})
        assert len(seen) == 3


# How good


@pytest.mark.parametrize(("size", "keys", "rating"), [(SMALL, "38", 8), (TINY, "0", 10)])
async def test_the_rating_that_is_typed_is_in_the_list(
    places: Paths, size: tuple[int, int], keys: str, rating: int
) -> None:
    async with visiting(places, size) as visit:
        await press(visit, "r")
        asking = await typed(visit, keys)
        assert f"{rating} of 10" in asking.screen
        assert "★" * rating + "☆" * (10 - rating) in asking.screen
        await press(visit, "enter")
        assert f"★ {rating}" in visit.row("Amber Coast")
        assert entry(places).rating == rating
        assert not entry(places).viewings


async def test_a_rating_is_changed_and_taken_away(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "r", "7", "enter")
        more = await press(visit, "r", "right", "right", "left")
        assert "8 of 10" in more.screen
        await press(visit, "enter")
        assert entry(places).rating == 8
        none = await press(visit, "r", "backspace")
        assert "no rating" in none.screen
        seen = await press(visit, "enter")
        assert entry(places).rating is None
        assert "★" not in visit.row("Amber Coast")
        assert "no longer rated" in seen.toasts
        await press(visit, "u")
        assert "★ 8" in visit.row("Amber Coast")


async def test_an_episode_is_rated_in_the_guide(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await press(visit, *DUST, "r", "9", "enter")
        assert "★ 9" in next(line for line in seen.detail.splitlines() if "Dust" in line)
        assert "★" not in visit.row("Comet Watch")
        assert entry(places, COMETS).episodes["s1e2"].rating == 9
        assert entry(places, COMETS).rating is None


# What to remember


async def test_the_note_that_is_typed_is_on_the_page(places: Paths) -> None:
    async with visiting(places, TINY) as visit:
        await press(visit, "e")
        await typed(visit, "[red]Waves[/], for hours. [/")
        await press(visit, "enter")
        asking = await typed(visit, "12:40 claim: ice is old")
        assert "[red]Waves[/], for hours. [/" in asking.screen
        assert "12:40 claim: ice is old" in asking.screen
        await press(visit, "ctrl+s")
        assert not is_asking(visit)
        said = entry(places)
        assert said.note == "[red]Waves[/], for hours. [/"
        assert said.remarks == ("12:40 claim: ice is old",)
        page = (await press(visit, "7")).detail
        assert "[red]Waves[/], for hours. [/" in page
        assert "12:40  claim  ice is old" in page


async def test_a_note_is_read_written_on_emptied_and_taken_back(places: Paths) -> None:
    Library(places, print).marks.note(Target(AMBER), "Waves")
    async with visiting(places) as visit:
        assert "Waves" in (await press(visit, "e")).screen
        await typed(visit, " and wind")
        await press(visit, "ctrl+s")
        assert entry(places).note == "Waves and wind"
        seen = await press(visit, "u")
        assert entry(places).note == "Waves"
        assert "Waves" in seen.detail
        assert "wind" not in seen.detail
        await press(visit, "e")
        await rush(visit, *["backspace"] * 5)
        seen = await press(visit, "ctrl+s")
        assert entry(places).note == ""
        assert "YOUR NOTES" not in seen.detail


async def test_an_episode_has_its_note_in_the_guide(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, *DUST, "e")
        assert "1.2 Dust" in visit.screen
        await typed(visit, "0:40 who is this?")
        seen = await press(visit, "ctrl+s")
        assert entry(places, COMETS).episodes["s1e2"].remarks == ("0:40 who is this?",)
        lines = seen.detail.splitlines()
        below = next(place for place, line in enumerate(lines) if "Dust" in line) + 1
        assert "0:40" in lines[below]
        assert "who is this?" in lines[below]


async def test_what_was_written_is_dropped_only_when_asked_twice(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "e")
        await typed(visit, "Waves")
        asked = await press(visit, "escape")
        assert is_asking(visit)
        assert "esc again" in asked.screen
        await press(visit, "escape")
        assert not is_asking(visit)
        assert done(places) == []


# Which tags


async def test_the_tags_that_are_typed_are_on_the_page_and_find_it(places: Paths) -> None:
    async with visiting(places, SMALL) as visit:
        await press(visit, "t")
        asking = await typed(visit, "sea, to show")
        assert "sea, to show" in asking.screen
        await press(visit, "enter")
        assert entry(places).tags == ("sea", "to show")
        seen = await press(visit, "enter")
        assert "#sea  #to show" in seen.detail
        await press(visit, "escape", "slash")
        assert (await typed(visit, 'tag:"to show"')).titles == (AMBER,)


async def test_a_tag_is_completed_and_is_on_the_series_and_not_on_its_episode(
    places: Paths,
) -> None:
    Library(places, print).marks.tag(EMBER, ["volcanoes"])
    async with visiting(places) as visit:
        await press(visit, *DUST, "t")
        assert "Dust" not in visit.screen
        assert "volcanoes" in (await typed(visit, "vol")).screen
        await press(visit, "tab", "enter")
        assert entry(places, COMETS).tags == ("volcanoes",)


async def test_tags_are_added_and_taken_off_in_one_step(places: Paths) -> None:
    Library(places, print).marks.tag(AMBER, ["sea", "ice"])
    async with visiting(places) as visit:
        asking = await press(visit, "t")
        assert "sea, ice" in asking.screen
        await press(visit, "ctrl+u")
        await typed(visit, "ice, old")
        await press(visit, "enter")
        assert entry(places).tags == ("ice", "old")
        await press(visit, "u")
        assert entry(places).tags == ("sea", "ice")


# What else: the menu


@pytest.mark.parametrize(
    ("size", "keys", "episodes"),
    [
        (TINY, ("j", "m", "a"), {"s1e1", "s1e2", "s2e1"}),
        (SMALL, (*DUST, "j", "m", "s"), {"s2e1"}),
        (TINY, (*DUST, "m", "u"), {"s1e1", "s1e2"}),
        (WIDE, (*DUST, "j", "j", "m", "s"), {"s0e1"}),
    ],
)
async def test_the_menu_marks_what_it_says(
    places: Paths, size: tuple[int, int], keys: tuple[str, ...], episodes: set[str]
) -> None:
    async with visiting(places, size) as visit:
        asking = await press(visit, *keys[:-1])
        assert "Comet Watch" in asking.screen
        assert done(places) == []
        await press(visit, keys[-1])
        assert set(entry(places, COMETS).episodes) == episodes
        await press(visit, "u")
        assert entry(places, COMETS).episodes == {}


async def test_the_menu_says_how_much_each_line_marks_and_goes_on_where_one_is(
    places: Paths,
) -> None:
    mark(places, f"{COMETS}#s1e1")
    async with visiting(places) as visit:
        lines = (await press(visit, "j", "m")).screen.splitlines()
        assert "1 not seen" in next(line for line in lines if "season 1" in line)
        assert "2 not seen" in next(line for line in lines if "all aired" in line)
        assert not any("up to here" in line for line in lines)
        await press(visit, "s")
        assert "season 2" in (await press(visit, "m")).screen
        await press(visit, "s")
        assert entry(places, COMETS).has_seen("s2e1")


async def test_a_line_of_the_menu_is_chosen_with_the_cursor(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "j", "m", "j", "enter")
        assert set(entry(places, COMETS).episodes) == {"s1e1", "s1e2", "s2e1"}


async def test_of_a_film_the_menu_marks_all(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "m", "a")
        assert len(entry(places).viewings) == 1
        assert "✓" in visit.row("Amber Coast")


async def test_a_key_that_is_not_in_the_menu_closes_it_and_does_nothing(places: Paths) -> None:
    async with visiting(places) as visit:
        before = await press(visit, "j")
        for key in ("x", "q", "space", "u"):
            await press(visit, "m", key)
            assert not is_asking(visit), key
            assert not visit.seen().gone, key
            assert visit.seen().detail == before.detail, key
        assert done(places) == []


@pytest.mark.parametrize(
    ("size", "keys", "mode", "words"),
    [
        (TINY, ("3",), "any-order", "in any order"),
    ],
)
async def test_the_order_of_watching_is_chosen(
    places: Paths, size: tuple[int, int], keys: tuple[str, ...], mode: str, words: str
) -> None:
    async with visiting(places, size) as visit:
        asking = await press(visit, "j", "m", "o")
        assert words in asking.screen
        assert "● in order" in " ".join(asking.screen.split())
        await press(visit, *keys, "enter")
        assert entry(places, COMETS).mode == mode
        assert f"● {words}" in " ".join((await press(visit, "m", "o")).screen.split())


# All of them


@pytest.mark.parametrize(
    ("size", "where"), [(TINY, ()), (SMALL, DUST)], ids=["a title", "an episode"]
)
async def test_esc_changes_nothing(
    places: Paths, size: tuple[int, int], where: tuple[str, ...]
) -> None:
    async with visiting(places, size) as visit:
        before = await press(visit, *where)
        for key in ASKING:
            await press(visit, key)
            assert is_asking(visit), key
            after = await press(visit, "escape")
            assert isinstance(visit.app.screen, BrowseScreen)
            assert after.screen == before.screen, key
            assert (after.focus, after.selected) == (before.focus, before.selected)
        assert done(places) == []


@pytest.mark.parametrize(
    ("keys", "title", "expected"),
    [
        ("j m s", COMETS, "s1e1 s1e2"),
        ("W 2 0 1 5 enter", AMBER, "2015"),
        ("e h i ctrl+s", AMBER, "hi"),
    ],
)
async def test_keys_that_are_typed_in_one_go_all_reach_the_dialog(
    places: Paths, keys: str, title: str, expected: str
) -> None:
    async with visiting(places) as visit:
        await rush(visit, *keys.split())
        assert not is_asking(visit)
        said = entry(places, title)
        mode = "" if said.mode == "in-order" else said.mode
        rating = str(said.rating or "")
        told = [*said.episodes, *said.viewings, *said.tags, said.note, rating, mode]
        assert " ".join(filter(None, told)) == expected
        assert not visit.seen().query


async def test_on_a_russian_layout_the_same_keys_ask(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "Ц", "enter", "к", "7", "enter")
        said = entry(places)
        assert (said.viewings, said.rating) == (("2026-03-31",), 7)
        await press(visit, "о", "ь", "ы")
        assert set(entry(places, COMETS).episodes) == {"s1e1", "s1e2"}


async def test_what_is_so_already_is_no_step(places: Paths) -> None:
    marks = Library(places, print).marks
    marks.rate(Target(AMBER), 7)
    marks.note(Target(AMBER), "Waves.\n\n 1:00 b\n0:30 a")
    marks.tag(AMBER, ["Sea", "to show"])
    before = done(places)
    async with visiting(places) as visit:
        for keys in (("r", "enter"), ("e", "ctrl+s"), ("t", "enter")):
            seen = await press(visit, *keys)
            assert "so already" in " ".join(seen.toasts.split())
        await press(visit, "j", "m", "o", "enter")
    assert done(places) == before


async def test_where_no_title_is_there_is_nothing_to_ask(places: Paths) -> None:
    async with visiting(places) as visit:
        # In the search they are letters.
        seen = await press(visit, "slash", *ASKING)
        assert (seen.query, seen.titles) == ("".join(ASKING), ())
        assert not is_asking(visit)
        await press(visit, "enter")
        for key in ASKING:
            await press(visit, key)
            assert not is_asking(visit), key
        assert done(places) == []
