"""The interface that begins at a title, at an episode of it, or with a search typed."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from docbrowser.library import Library
from docbrowser.tui.app import DocbrowserApp
from docbrowser.wishes import Target
from tests.tui.calm import running
from tests.tui.catalogue import IDS
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from docbrowser.paths import Paths


@asynccontextmanager
async def beginning(places: Paths, **begin: Any) -> AsyncIterator[Visit]:
    """Open the interface where `begin` says."""
    library = Library(places, lambda _sentence: None)
    app = DocbrowserApp(library, **begin)
    async with running(app, size=(120, 36)) as pilot:
        visit = Visit(pilot, app, library)
        await visit.settle()
        yield visit
    app.finish()


async def test_it_opens_at_the_title(places: Paths) -> None:
    async with beginning(places, target=Target(IDS[2])) as visit:
        await visit.until(lambda: visit.seen().focus == "detail")
        await visit.settle()
        seen = visit.seen()
        assert (seen.selected, seen.query) == (IDS[2], "")
        assert seen.titles == IDS
        assert (await visit.press("escape")).focus == "titles"


async def test_it_opens_with_the_search_typed(places: Paths) -> None:
    async with beginning(places, query="comets") as visit:
        seen = visit.seen()
        assert seen.query == "comets"
        assert seen.titles == (IDS[1],)
        assert seen.focus == "titles"
        assert (await visit.press("escape")).titles == IDS


async def test_a_query_that_is_wrong_is_marked_as_one_that_is_typed(places: Paths) -> None:
    async with beginning(places, query="(") as visit:
        assert "column 1" in visit.screen


async def test_without_either_it_opens_as_ever(places: Paths) -> None:
    async with visiting(places) as visit:
        assert visit.seen().focus == "titles"
        assert visit.seen().query == ""
