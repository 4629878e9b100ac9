"""The palette leads to titles and people by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths


async def test_a_title_is_opened_from_the_palette(places: Paths) -> None:
    async with visiting(places, (100, 40)) as visit:
        await visit.press("colon")
        await visit.type("comet w")
        await visit.until(lambda: "Open this title" in visit.screen)
        await visit.press("enter")
        await visit.until(lambda: visit.seen().focus == "detail")

        assert "Comet Watch" in visit.seen().detail


async def test_a_person_is_shown_from_the_palette(places: Paths) -> None:
    async with visiting(places, (100, 40)) as visit:
        await visit.press("colon")
        await visit.type("ada exam")
        await visit.until(lambda: "What this person made" in visit.screen)
        await visit.press("enter")
        await visit.until(
            lambda: "Ember Fields" in visit.screen and "Search for" not in visit.screen
        )
        assert "Ada Example" in visit.screen
