"""The third pane of a broad screen: tab goes into it, and its titles can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.paths import Paths
from docbrowser.tui.aside_pane import AsidePane
from docbrowser.tui.browse_screen import BrowseScreen
from tests.helpers import catalog_file, document
from tests.tui.visit import text_of, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.visit import Visit

BROAD = (200, 50)


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """Two films of one director, who made nothing else; and one of nobody."""
    credits = [{"person": "Ada Ek", "job": "director"}]
    films = [
        document(name.lower(), {"names": {"en": name}, "kind": "film", "credits": credits})
        for name in ("Ash", "Birch")
    ]
    films.append(document("cedar", {"names": {"en": "Cedar"}, "kind": "film"}))
    return Paths(catalog_flag=catalog_file(tmp_path / "c.json", *films), no_shipped=True)


def aside(visit: Visit) -> str:
    """Return what the third pane shows."""
    return text_of(visit.browse.query_one(AsidePane))


async def test_tab_goes_through_the_three_panes(places: Paths) -> None:
    async with visiting(places, BROAD) as visit:
        await visit.until(lambda: "Birch" in aside(visit))
        assert [(await visit.press("tab")).focus for _ in range(4)] == [
            "detail",
            "aside",
            "titles",
            "detail",
        ]


async def test_enter_goes_to_the_title_under_the_cursor(places: Paths) -> None:
    async with visiting(places, BROAD) as visit:
        await visit.until(lambda: "Birch" in aside(visit))
        seen = await visit.press("tab", "tab")
        assert "▌ " in aside(visit)
        assert seen.screen.splitlines()[-1].strip().startswith("enter open")
        seen = await visit.press("enter")
        assert (seen.selected, seen.focus) == ("birch", "detail")


async def test_space_marks_what_the_cursor_is_on(places: Paths) -> None:
    async with visiting(places, BROAD) as visit:
        await visit.until(lambda: "Birch" in aside(visit))
        seen = await visit.press("tab", "tab", "space")
        assert "✓" in visit.row("Birch")
        assert "✓" not in visit.row("Ash")
        assert seen.focus == "aside"
        await visit.until(lambda: "✓ Birch" in aside(visit))
        assert (await visit.press("u")).focus == "aside"
        assert "✓" not in visit.row("Birch")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_esc_and_q_lead_back_into_the_title(places: Paths, key: str) -> None:
    async with visiting(places, BROAD) as visit:
        await visit.until(lambda: "Birch" in aside(visit))
        seen = await visit.press("tab", "tab", key)
        assert (seen.focus, seen.gone) == ("detail", False)


async def test_tab_passes_by_where_nothing_can_be_gone_to(places: Paths) -> None:
    async with visiting(places, BROAD) as visit:
        await visit.press("G")
        await visit.until(lambda: "Nothing here" in aside(visit))
        assert [(await visit.press("tab")).focus for _ in range(2)] == ["detail", "titles"]


async def test_the_focus_is_nowhere_lost_when_the_screen_shrinks(places: Paths) -> None:
    async with visiting(places, BROAD) as visit:
        await visit.until(lambda: "Birch" in aside(visit))
        await visit.press("tab", "tab")
        await visit.pilot.resize_terminal(80, 24)
        await visit.settle()
        seen = await visit.press("j")
        assert seen.focus in {"titles", "detail"}
        assert isinstance(visit.app.screen, BrowseScreen)
