"""A wrong query: a mark stands under what is wrong, whatever the query is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from docbrowser.tui.query_input import MAX_QUERY
from tests.tui.visit import Seen, visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths


def cells(line: str, sign: str) -> int:
    """Return in which column of the screen a sign stands."""
    return cell_len(line[: line.index(sign)])


def search_lines(seen: Seen) -> tuple[str, str]:
    """Return the line of the search and the one below it."""
    query, rule = seen.screen.splitlines()[1:3]
    return query, rule


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16), (40, 10)])
@pytest.mark.parametrize("before", ["comet ", "", "火星 ", "🚀🚀 ", "ёлка é ", "é "])
async def test_the_mark_stands_under_the_column(
    places: Paths, size: tuple[int, int], before: str
) -> None:
    async with visiting(places, size) as visit:
        await visit.press("slash")
        seen = await visit.paste(f"{before}(ice")
        query, rule = search_lines(seen)

        assert cells(rule, "^") == cells(query, "(ice")
        assert f"column {len(before) + 1}: this" in query + rule


async def test_the_mark_goes_with_the_mistake_and_nothing_shifts(places: Paths) -> None:
    async with visiting(places) as visit:
        good = await visit.press("slash", *"comet")
        wrong = await visit.type(" (")
        mended = await visit.press("backspace", "backspace")

        assert "^" in search_lines(wrong)[1]
        assert wrong.screen.splitlines()[3:-1] == good.screen.splitlines()[3:-1]
        assert mended.screen == good.screen


async def test_a_mistake_out_of_sight_is_pointed_to(places: Paths) -> None:
    async with visiting(places, (60, 20)) as visit:
        await visit.press("slash")
        left = await visit.paste("(" + "word " * 30)
        at = await visit.press("home")

        assert "‹" in search_lines(left)[1]
        assert cells(search_lines(at)[1], "^") == cells(search_lines(at)[0], "(")


async def test_the_mark_follows_when_a_long_query_moves(places: Paths) -> None:
    async with visiting(places, (60, 20)) as visit:
        await visit.press("slash")
        await visit.paste("word " * 14 + "(ice")
        for _ in range(3):
            query, rule = search_lines(await visit.type("x"))
            assert cells(rule, "^") == cells(query, "(ice")
        query, rule = search_lines(await visit.press("home"))
        assert "(ice" not in query
        assert "›" in rule
        query, rule = search_lines(await visit.press("end"))
        assert cells(rule, "^") == cells(query, "(ice")


@pytest.mark.parametrize("width", [120, 80, 60, 50, 40])
async def test_a_long_complaint_does_not_hide_the_query(places: Paths, width: int) -> None:
    async with visiting(places, (width, 20)) as visit:
        await visit.press("slash")
        query, rule = search_lines(await visit.type("comet colour:red"))

        assert "comet colour:red" in query
        assert "no field colour" in query + rule
        assert cell_len(rule) == width


@pytest.mark.parametrize("width", [120, 80, 60, 50, 40])
async def test_what_is_typed_is_whole_whatever_stands_beside_it(places: Paths, width: int) -> None:
    async with visiting(places, (width, 20)) as visit:
        await visit.press("f", "space", "j", "j", "j", "j", "space", "escape", "s", "S", "slash")
        typed = ""
        for letter in "is:film amb (delta":
            typed += letter
            assert f"/ {typed}" in search_lines(await visit.type(letter))[0]


async def test_a_short_complaint_stands_beside_the_query(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        query, rule = search_lines(await visit.type("comet ("))

        assert query.rstrip().endswith("column 7: this parenthesis is never closed")
        assert rule.strip(" ─") == "^"


async def test_the_mark_stays_in_place_when_the_window_changes(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet (ice")
        for width in (50, 100, 40, 120):
            await visit.pilot.resize_terminal(width, 20)
            await visit.settle()
            query, rule = search_lines(visit.seen())
            assert cells(rule, "^") == cells(query, "(ice")


async def test_the_cursor_stays_in_sight_when_the_window_narrows(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.paste("word " * 8 + "(last")
        await visit.pilot.resize_terminal(40, 20)
        await visit.settle()
        query, rule = search_lines(visit.seen())

        assert "(last" in query
        assert cells(rule, "^") == cells(query, "(last")


@pytest.mark.parametrize("length", [501, 20_000, 1_000_000])
async def test_a_paste_that_is_too_long_is_cut(places: Paths, length: int) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet ")
        seen = await visit.paste("y" * length)

        assert seen.query == "comet " + "y" * (MAX_QUERY - 6)
        assert not seen.gone
        assert (await visit.press("ctrl+u")).query == ""


async def test_a_paste_of_several_lines_becomes_one(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        seen = await visit.paste("\ncomet\r\n\twatch\x1b[31m\n")

        assert seen.query == "comet watch[31m"


async def test_the_title_bar_says_what_is_searched_for(places: Paths) -> None:
    async with visiting(places) as visit:
        typing = await visit.press("slash", *"comet")
        done = await visit.press("enter")
        again = await visit.press("slash")
        cleared = await visit.press("escape", "escape")

        assert "comet" not in typing.screen.splitlines()[0]
        assert "“comet”   1 of 4 titles    " in done.screen.splitlines()[0]
        assert again.screen.splitlines()[0] == typing.screen.splitlines()[0]
        assert "4 titles · 0 watched" in cleared.screen.splitlines()[0]
        assert "“" not in cleared.screen.splitlines()[0]


@pytest.mark.parametrize("width", [120, 80, 50, 40])
@pytest.mark.parametrize("query", ["comet OR " * 15 + "ice", "火星" * 40, "[/red]"])
async def test_a_long_search_is_cut_in_the_title_bar(places: Paths, width: int, query: str) -> None:
    async with visiting(places, (width, 20)) as visit:
        await visit.press("slash")
        await visit.paste(query)
        bar = (await visit.press("enter")).screen.splitlines()[0]

        assert cell_len(bar) == width
        assert bar.startswith(" docbrowser ")
        assert bar.rstrip().endswith("? help" if width >= 80 else "English")
        assert f"“{query[:2]}" in bar or width == 40
