"""The choice of one way of several, and the menu of marks."""

from __future__ import annotations

import re

import pytest

from docbrowser.tui.dialogs.choice_dialog import Choice, ChoiceDialog
from docbrowser.tui.dialogs.mark_menu import MarkItem, MarkMenu
from tests.tui.calm import running
from tests.tui.dialog_desk import Busy, asked

ITEMS = [
    MarkItem("s", "the season", "10 episodes"),
    MarkItem("a", "all that has aired", "42 episodes"),
    MarkItem("u", "up to here"),
]
MODES = [
    Choice("in-order", "in order", "The first unseen episode comes next."),
    Choice("from-last", "from the last watched", "What comes after it is next."),
    Choice("any-order", "in any order", "No episode comes before another."),
]


async def test_one_of_several_is_chosen() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "from-last")) as hands:
        for keys, answer in (
            ("enter", "from-last"),
            ("j enter", "any-order"),
            ("down down down enter", "any-order"),
            ("k enter", "in-order"),
            ("л л enter", "in-order"),
            ("3 enter", "any-order"),
            ("1 9 enter", "in-order"),
            ("q", None),
            ("3 й", None),
        ):
            await hands.press(*keys.split())
            assert hands.answer == answer, keys
            await hands.ask(ChoiceDialog("How to watch", MODES, "from-last"))


async def test_the_choice_in_force_has_a_full_dot_wherever_the_cursor_is() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "from-last"), (50, 16)) as hands:
        for key in ("up", "down", "down"):
            said = await hands.press(key)
            assert "1 ○ in order The first unseen" in said
            assert "2 ● from the last watched" in said
        bars = [line for line in hands.screen.splitlines() if "▌" in line]
        assert len(bars) == 2
        assert "in any order" in bars[0]


async def test_an_explanation_wraps_where_it_is_narrow() -> None:
    long = "what comes after the episode that was seen last, whatever was left out before it"
    async with asked(
        ChoiceDialog("How to watch", [Choice("x", "x", long)], "x"), (50, 16)
    ) as hands:
        assert long in hands.said


async def test_what_was_chosen_before_may_be_unknown_today() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "backwards")) as hands:
        assert "●" not in hands.said
        await hands.press("enter")
        assert hands.answer == "in-order"


async def test_a_click_on_a_choice_chooses_it() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "from-last")) as hands:
        await hands.click("No episode comes")
        await hands.pilot.pause()
        assert hands.answer == "any-order"


async def test_the_last_of_many_choices_scrolls_into_sight() -> None:
    many = [Choice(f"c{n}", f"choice {n}", "and what it means") for n in range(12)]
    async with asked(ChoiceDialog("How to watch", many, "c0"), (50, 16)) as hands:
        assert "choice 11" not in hands.said
        assert "choice 11" in await hands.press(*["j"] * 11)


async def test_the_menu_closes_with_the_first_key_that_does_not_move() -> None:
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        for keys, answer in (
            *(("s", "s"), ("a", "a"), ("ы", "s"), ("г", "u"), ("enter", "s"), ("j enter", "a")),
            *(("down down enter", "u"), ("down k enter", "s"), ("о л о enter", "a")),
            *(("escape", None), ("x", None), ("S", None), ("7", None), ("f5", None)),
            *(("tab", None), ("space", None), ("slash", None), ("щ", None), ("left", None)),
        ):
            *moves, last = keys.split()
            await hands.press(*moves)
            assert hands.is_open, keys
            await hands.press(last)
            assert hands.answer == answer, keys
            await hands.ask(MarkMenu("Amber Coast", ITEMS))


async def test_the_menu_lies_at_the_lower_edge_and_names_keys() -> None:
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        lines = hands.screen.splitlines()
        [season] = [line for line in lines if "s  the season" in line]
        assert lines.index(season) > 15
        assert season.rstrip(" │").endswith("the season           10 episodes")


async def test_a_long_label_leaves_room_for_what_is_said_of_it() -> None:
    items = [*ITEMS, MarkItem("w", "what " * 20, "1 000 000 episodes")]
    async with asked(MarkMenu("Amber Coast", items), (50, 16)) as hands:
        assert re.search(r"w +what what what w… +1 000 000 episodes", hands.said)
        assert len([line for line in hands.screen.splitlines() if "▌" in line]) == 1


async def test_the_menu_can_be_clicked_on_and_beside() -> None:
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        await hands.click("42 episodes")
        await hands.pilot.pause()
        assert hands.answer == "a"
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        await hands.pilot.click(offset=(0, 0))
        await hands.pilot.pause()
        assert hands.answer is None


async def test_a_menu_of_nothing_closes_without_an_answer() -> None:
    async with asked(MarkMenu("Amber Coast", [])) as hands:
        await hands.press("j", "enter")
        assert hands.answer is None


async def test_a_letter_of_an_item_counts_where_it_would_move() -> None:
    async with asked(MarkMenu("Amber Coast", [*ITEMS, MarkItem("j", "a jubilee")])) as hands:
        await hands.press("о")
        assert hands.answer == "j"


@pytest.mark.parametrize("keys", ["ms", "ьы"])
async def test_keys_typed_in_one_go_open_the_menu_and_choose(keys: str) -> None:
    app = Busy(lambda: MarkMenu("Amber Coast", ITEMS))
    async with running(app) as pilot:
        for _ in range(5):
            app.rush(*keys)
            await pilot.pause()
        assert app.answers == ["s"] * 5
        assert app.sorted == 0
        await pilot.press("s")
        assert app.sorted == 1


async def test_several_such_pairs_in_one_go_all_count() -> None:
    app = Busy(lambda: MarkMenu("Amber Coast", ITEMS))
    async with running(app) as pilot:
        app.rush(*"msmamum")
        await pilot.pause()
        assert app.answers == ["s", "a", "u"]
        assert isinstance(app.screen, MarkMenu)
