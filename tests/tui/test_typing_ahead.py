"""Keys that come faster than the screen: each acts on what the one before it has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from docbrowser.library import Library
from tests.tui.catalogue import IDS
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.entries import Entry
    from docbrowser.paths import Paths
    from tests.tui.visit import Visit

AMBER, COMETS, DELTA, EMBER = IDS
_NAMES = {" ": "space", ".": "full_stop", ",": "comma", "/": "slash"}


async def in_one_go(visit: Visit, *keys: str) -> None:
    """Let the terminal hand over several keys at once; single letters are themselves."""
    for key in keys:
        letter = key if len(key) == 1 else None
        visit.app.post_message(Key(_NAMES.get(key, key), letter))
    before = visit.app._number
    await visit.until(lambda: visit.app._number == before + len(keys) and not visit.app._is_sent)
    await visit.settle()


def entry(places: Paths, title: str) -> Entry:
    return Library(places, print).entry(title)


async def test_a_day_may_be_typed_right_behind_its_key(places: Paths) -> None:
    async with visiting(places) as visit:
        await in_one_go(visit, "W", *"25.12.2015", "enter")

    assert entry(places, AMBER).viewings == ("2015-12-25",)


async def test_a_note_and_tags_may_be_typed_right_behind_their_keys(places: Paths) -> None:
    async with visiting(places) as visit:
        await in_one_go(
            visit, "e", *"so calm", "ctrl+s", "t", *"ice, sea", "enter", "r", "8", "enter"
        )

    said = entry(places, AMBER)
    assert (said.note, said.tags, said.rating) == ("so calm", ("ice", "sea"), 8)


async def test_a_search_may_be_typed_right_behind_its_key(places: Paths) -> None:
    async with visiting(places) as visit:
        await in_one_go(visit, "/", *"ember", "enter", "space")

        assert visit.seen().query == "ember"
    assert entry(places, EMBER).viewings
    assert not entry(places, AMBER).viewings


async def test_a_menu_inside_a_menu_is_walked_through_in_one_go(places: Paths) -> None:
    async with visiting(places) as visit:
        await in_one_go(visit, "j", "m", "o", "3", "enter", "j", "w")

    assert entry(places, COMETS).mode == "any-order"
    assert entry(places, DELTA).wanted


@pytest.mark.parametrize("screen", ["v", "H", "I", "question_mark", "f"])
async def test_a_screen_that_is_opened_and_closed_in_one_go_leaves_the_keys_free(
    places: Paths, screen: str
) -> None:
    async with visiting(places) as visit:
        await in_one_go(visit, screen, "escape", "j", "j", "w")

    assert entry(places, DELTA).wanted


async def test_a_hundred_keys_at_once_are_all_acted_on(places: Paths) -> None:
    async with visiting(places) as visit:
        await in_one_go(visit, *["j", "k"] * 50, "j", "space", "enter", "h", "w")

    said = entry(places, COMETS)
    assert said.wanted
    assert said.has_seen("s1e1")
