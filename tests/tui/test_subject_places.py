"""The subjects of a title are places that the cursor can stand on, and open their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.paths import Paths
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.shelf_screen import ShelfScreen
from tests.helpers import catalog_file, document
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.visit import Seen


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """Two films that share a subject, and one that has another."""
    films = [
        film("Ash", 2001, "moon-landings", "space-flight"),
        film("Birch", 2009, "space-flight"),
        film("Cedar", 2010, "rivers"),
    ]
    return Paths(catalog_flag=catalog_file(tmp_path / "c.json", *films), no_shipped=True)


def film(name: str, year: int, *subjects: str) -> dict[str, object]:
    """Return a film with a text, a director and subjects."""
    told = {
        "names": {"en": name},
        "kind": "film",
        "premiered": str(year),
        "synopses": {"en": "A short text on something."},
        "subjects": list(subjects),
        "credits": [{"person": "Ada Ek", "job": "director"}],
    }
    return document(f"{name.lower()}-{year}", told)


def at_cursor(seen: Seen) -> str:
    """Return what stands behind the bar of the cursor."""
    line = next(line for line in seen.detail.splitlines() if "▌" in line)
    return line.rpartition("▌")[2].split("·")[0].split("▌")[0].strip()


@pytest.mark.parametrize("size", [(50, 16), (80, 24), (120, 36)])
async def test_the_cursor_goes_from_subject_to_subject(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        first = await visit.press("enter", "j")
        assert at_cursor(first) == "Moon landings"
        second = await visit.press("j")
        assert at_cursor(second) == "Space flight"
        assert "Moon landings ▌ Space flight" in second.screen  # no letter has moved
        assert at_cursor(await visit.press("k")) == "Moon landings"
        assert "Ada Ek" in at_cursor(await visit.press("j", "j"))


async def test_enter_on_a_subject_opens_its_titles_and_esc_leads_back(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("enter", "j", "j")
        assert seen.screen.splitlines()[-1].strip().startswith("enter open")
        shelf = await visit.press("enter")
        assert isinstance(visit.app.screen, ShelfScreen)
        top = " ".join(shelf.screen.splitlines()[0].split())
        assert top == "Space flight 2 titles · 0 watched"
        assert "Birch" in shelf.screen
        assert "Cedar" not in shelf.screen
        back = await visit.press("escape")
        assert isinstance(visit.app.screen, BrowseScreen)
        assert at_cursor(back) == "Space flight"
        there = await visit.press("enter", "j", "enter")
        assert there.selected == "birch-2009"


async def test_a_click_puts_the_cursor_on_the_subject_that_was_clicked(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("enter")
        row, line = next(
            (row, line)
            for row, line in enumerate(seen.screen.splitlines())
            if "Space flight" in line
        )
        await visit.pilot.click(offset=(line.index("Space flight") + 3, row))
        await visit.settle()
        assert at_cursor(visit.seen()) == "Space flight"


async def test_the_third_pane_shows_the_titles_of_the_subject(places: Paths) -> None:
    async with visiting(places, (200, 50)) as visit:
        await visit.press("enter", "j", "j")
        await visit.until(lambda: "2 titles" in visit.screen)
        aside = [line.rpartition("│")[2] for line in visit.screen.splitlines()]
        assert any("Birch" in line for line in aside)
