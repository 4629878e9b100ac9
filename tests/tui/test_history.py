"""Earlier searches: one key brings them back, at the next start as well."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.paths import Paths


def file_of(places: Paths) -> Path:
    """Return the file of the searches."""
    return places.log.with_name("searches")


async def walk(visit: Visit, *keys: str) -> list[str]:
    """Press keys in the search; return what stands in it after each."""
    return [(await visit.press(key)).query for key in keys]


async def test_up_brings_the_searches_newest_first_and_down_goes_back(places: Paths) -> None:
    async with visiting(places) as visit:
        for query in ("amber", "comet"):
            await visit.search(query)
            await visit.press("escape")
        await visit.press("slash")
        await visit.type("em")
        back = await walk(visit, "up", "up", "up")
        forth = await walk(visit, "down", "down")
        last = await visit.press("down")

        assert back == ["comet", "amber", "amber"]
        assert forth == ["comet", "em"]
        assert (last.query, last.focus) == ("em", "titles")


async def test_the_list_follows_a_search_that_is_brought_back(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("comet")
        seen = await visit.press("escape", "slash", "up")

        assert seen.titles == ("comets-2018",)
        assert seen.focus == "query"


async def test_a_search_that_still_stands_there_is_not_brought_again(places: Paths) -> None:
    async with visiting(places) as visit:
        for query in ("amber", "comet"):
            await visit.search(query)
            await visit.press("escape")
        await visit.search("delta")
        await visit.press("slash")

        assert await walk(visit, "up", "up", "down", "down") == ["comet", "amber", "comet", "delta"]


async def test_one_that_was_changed_counts_as_typed(places: Paths) -> None:
    async with visiting(places) as visit:
        for query in ("amber", "comet"):
            await visit.search(query)
            await visit.press("escape")
        await visit.press("slash", "up", "up")
        changed = await visit.type("x")
        back = await walk(visit, "up", "down")

        assert changed.query == "amberx"
        assert back == ["comet", "amberx"]


@pytest.mark.parametrize("keys", [["enter"], ["down", "enter"], ["tab", "l"], ["down", "3"]])
async def test_what_was_of_use_is_there_at_the_next_start(places: Paths, keys: list[str]) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet")
        await visit.press(*keys)
    async with visiting(places) as again:
        assert (await again.press("slash", "up")).query == "comet"

    assert file_of(places).read_text() == "comet\n"
    assert stat.S_IMODE(file_of(places).stat().st_mode) == 0o600


async def test_what_was_only_typed_is_not_kept(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet")
        await visit.press("escape", "slash", "enter")
        await visit.press("slash", "space", "enter")

        assert (await visit.press("slash", "up")).query == " "
    assert not file_of(places).exists()


async def test_the_last_search_is_kept_although_quitting_follows_at_once(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet")
        await visit.pilot.press("enter", "ctrl+q")
    async with visiting(places) as again:
        assert (await again.press("slash", "up")).query == "comet"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"\x1b]0;x\x07\n"])
async def test_a_file_of_rubbish_stops_nobody(places: Paths, content: bytes) -> None:
    file_of(places).parent.mkdir(parents=True)
    file_of(places).write_bytes(content)
    async with visiting(places) as visit:
        await visit.press("slash", "up", "down", "slash", "up", "escape")
        seen = await visit.search("comet")

        assert seen.titles == ("comets-2018",)
        assert seen.toasts == ""


async def test_where_nothing_can_be_written_searching_goes_on(places: Paths) -> None:
    file_of(places).mkdir(parents=True)
    async with visiting(places) as visit:
        await visit.search("comet")
        seen = await visit.press("escape", "slash", "up")

        assert seen.query == "comet"
        assert seen.toasts == ""
