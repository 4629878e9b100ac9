"""Completing: what the search is about to say stands behind the cursor, and one key takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.errors import StoreError
from docbrowser.library import Library
from docbrowser.tui.query_input import MAX_QUERY
from tests.tui.visit import Seen, visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths


def shown(seen: Seen) -> str:
    """Return what stands in the search, the completion included."""
    return seen.screen.splitlines()[1].strip(" /").split("  ")[0]


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever field is asked for, the same two people are its values."""
    names = ["ada", "bo"]

    def words(_: Library, field: str, beginning: str, limit: int = 8) -> list[str]:
        return [name for name in names if name.startswith(beginning)]

    monkeypatch.setattr(Library, "words", words)


async def test_a_field_is_completed_as_one_types(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        each = [await visit.type(letter) for letter in "dir"]
        taken = await visit.press("tab")

        assert [shown(seen) for seen in each] == ["d", "director:", "director:"]
        assert [seen.query for seen in each] == ["d", "di", "dir"]
        assert (taken.query, taken.focus) == ("director:", "query")


async def test_a_state_is_completed_and_the_right_arrow_takes_it(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("space", "slash")
        typed = await visit.type("is:unw")
        taken = await visit.press("right")

        assert shown(typed) == "is:unwatched"
        assert taken.query == "is:unwatched"
        assert len(taken.titles) == 3


@pytest.mark.usefixtures("people")
async def test_a_value_is_one_that_the_library_knows(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        typed = await visit.type("mars (person:a")
        await visit.press("tab")
        taken = await visit.type(" OR x")

        assert shown(typed) == "mars (person:ada"
        assert taken.query == "mars (person:ada OR x"


async def test_a_library_that_cannot_answer_stops_nobody_from_typing(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> list[str]:
        raise StoreError("gone")

    monkeypatch.setattr(Library, "words", fail)
    async with visiting(places) as visit:
        await visit.press("slash")

        assert (await visit.type("person:ada")).query == "person:ada"


async def test_without_a_completion_tab_goes_to_the_other_pane(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet")

        assert (await visit.press("tab")).focus == "titles"


async def test_in_the_midst_of_the_line_nothing_is_completed(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("dir")
        moved = await visit.press("left")
        right = await visit.press("right")

        assert shown(moved) == "dir"
        assert right.query == "dir"
        assert shown(right) == "director:"


async def test_the_completion_goes_with_the_word(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("dir")

        assert shown(await visit.press("backspace", "backspace")) == "d"
        assert shown(await visit.type("elta")) == "delta"


async def test_a_completion_that_would_be_too_long_is_none(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.paste("x" * (MAX_QUERY - 4) + " dir")

        assert len((await visit.press("tab")).query) == MAX_QUERY
