"""The help: it begins where one is, its selection moves, and a Russian layout opens it, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.tui.help_screen import KeyList
from tests.tui.catalogue import IDS
from tests.tui.test_asking import press
from tests.tui.test_remapping import keys
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths
    from tests.tui.visit import Seen

AMBER = IDS[0]


def selected(seen: Seen) -> str:
    """The line of the help under the cursor."""
    return next(line for line in seen.screen.splitlines() if re.search(r"│ ▌", line))


@pytest.mark.parametrize("size", [(50, 16), (80, 24)])
async def test_the_selection_in_the_help_moves_with_each_press(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        told = await press(visit, "question_mark")
        others = visit.app.screen.query_one(KeyList).count - 1
        for key in [*["down"] * others, *["up"] * others]:
            before, told = told, await visit.press(key)
            assert selected(told) != selected(before)


@pytest.mark.parametrize("size", [(50, 16), (80, 24), (200, 50)])
@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([], "Search"),
        (["enter"], "Open the title, or"),
        (["slash"], "Complete the word,"),
        (["w", "v"], "Watched"),
        (["H"], "Open the title"),
        (["A"], "Open"),
        (["I"], "Back"),
    ],
)
async def test_the_help_begins_with_the_keys_of_the_place_and_is_on_the_first(
    places: Paths, size: tuple[int, int], before: list[str], first: str
) -> None:
    async with visiting(places, size) as visit:
        told = await press(visit, *before, "f1")
        lines = [line for line in told.screen.splitlines() if "│ " in line]
        place = next(n for n, line in enumerate(lines) if "▌" in line and "│ ▌" in line)
        assert place <= 2
        assert first in lines[place]


# On a Russian layout


async def test_what_lies_where_the_question_mark_lies_opens_the_help(places: Paths) -> None:
    i18n.use("ru")
    async with visiting(places) as visit:
        closed = (await press(visit, "comma")).screen
        assert "Клавиши" in closed
        assert "Клавиши" not in (await press(visit, "comma")).screen
        assert (await visit.press("slash", "comma")).query == ","


async def test_a_comma_that_was_given_to_an_action_is_that_action_s(places: Paths) -> None:
    keys(places, 'want = "comma"')
    async with visiting(places) as visit:
        seen = await press(visit, "comma")
        assert visit.library.entry(AMBER).wanted
        assert ", want" in seen.screen
        assert "esc closes" not in seen.screen
