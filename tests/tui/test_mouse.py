"""The mouse does what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.tui.key_hints import KeyHints
from tests.tui.visit import Visit, text_of, visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths


def hint(visit: Visit, word: str) -> tuple[int, int]:
    """Return where a word stands in the line of hints."""
    line = visit.screen.splitlines()[-1]
    return line.index(word) - visit.browse.query_one(KeyHints).region.x, 0


async def test_a_click_selects_a_title(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.pilot.click("#titles", offset=(5, 2))
        await visit.settle()
        seen = visit.seen()

        assert (seen.selected, seen.focus) == ("delta-2001", "titles")
        assert "Delta" in seen.detail


async def test_a_click_below_the_last_title_selects_nothing_else(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.pilot.click("#titles", offset=(5, 12))

        assert (await visit.press()).selected == "amber-2006"


async def test_a_double_click_opens_a_title(places: Paths) -> None:
    async with visiting(places, (80, 24)) as visit:
        await visit.pilot.click("#titles", offset=(5, 1), times=2)
        seen = await visit.press()

        assert seen.focus == "detail"
        assert "Ice comes near" in seen.screen


async def test_a_click_on_an_episode_puts_the_cursor_there(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("j")
        line = next(n for n, text in enumerate(seen.detail.splitlines()) if "Dust" in text)
        await visit.pilot.click("#detail", offset=(8, line))
        marked = await visit.press("space")

        assert "episode 1.2" in marked.toasts


async def test_a_click_on_a_hint_does_it(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.pilot.click(KeyHints, offset=hint(visit, "watched"))
        await visit.settle()
        assert "✓" in visit.row("Amber Coast")

        await visit.pilot.click(KeyHints, offset=hint(visit, "undo"))
        await visit.settle()
        assert "✓" not in visit.row("Amber Coast")

        await visit.pilot.click(KeyHints, offset=hint(visit, "search"))
        assert (await visit.press()).focus == "query"


async def test_a_click_beside_the_hints_does_nothing(places: Paths) -> None:
    async with visiting(places, (88, 24)) as visit:
        hints = visit.browse.query_one(KeyHints)
        line = text_of(hints).rstrip()
        before = visit.seen()
        # Where the next hint would begin if there were room for the whole of it.
        assert await visit.pilot.click(KeyHints, offset=(len(line) + 4, 0))
        await visit.settle()

        assert len(line) + 4 < hints.size.width
        assert visit.seen() == before


async def test_the_wheel_scrolls_the_title(places: Paths) -> None:
    async with visiting(places, (100, 14)) as visit:
        before = visit.seen()
        await visit.pilot._post_mouse_events([_wheel()], "#detail", offset=(5, 3))
        await visit.settle()

        assert visit.seen().detail != before.detail


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown
