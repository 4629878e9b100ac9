"""A visit to the interface: keys go in, and what stands on the screen comes out."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual._context import visible_screen_stack
from textual.events import Paste
from textual.geometry import Region
from textual.widgets._toast import Toast

from docbrowser.library import Library
from docbrowser.tui.app import DocbrowserApp
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.detail_pane import DetailPane
from docbrowser.tui.search_box import SearchBox
from docbrowser.tui.title_list import TitleList
from tests.tui.calm import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot
    from textual.widget import Widget

    from docbrowser.paths import Paths

DEADLINE = 10.0
ROOM_FOR_TOASTS = 10
"""Columns below which there is none for what is said in the corner."""


class Seen(NamedTuple):
    """What a user sees and where one is, at one moment."""

    screen: str
    titles: tuple[str, ...]
    selected: str | None
    detail: str
    focus: str | None
    query: str
    toasts: str
    gone: bool


@dataclass
class Visit:
    """The running interface and the hands on its keyboard."""

    pilot: Pilot[None]
    app: DocbrowserApp
    library: Library
    notifications: bool = True

    async def press(self, *keys: str) -> Seen:
        """Press keys, one after the other, and return what is seen once all has come to rest."""
        for key in keys:
            await self.pilot.press(key)
            if self._busy:
                await self.settle()
        return self.seen()

    async def type(self, text: str) -> Seen:
        """Type letters."""
        return await self.press(*("space" if letter == " " else letter for letter in text))

    async def paste(self, text: str) -> Seen:
        """Paste text from the clipboard."""
        self.app.post_message(Paste(text))
        await self.settle()
        return self.seen()

    async def search(self, query: str) -> Seen:
        """Search, and go to the list."""
        await self.press("slash")
        await self.type(query)
        return await self.press("enter")

    async def settle(self) -> None:
        """Wait until everything that was begun is done."""
        await self.pilot.pause()
        while self._busy:
            await self.until(lambda: not self._busy)
            await self.pilot.pause()

    @property
    def _busy(self) -> bool:
        if self.app._exit:
            return not all(worker.is_finished for worker in self.app.workers)
        if self.app.is_typing or self.browse.is_marking or self.browse._due is not None:
            return True
        if self._has_toast_to_come:
            return True
        return not all(worker.is_finished for worker in self.app.workers)

    @property
    def _has_toast_to_come(self) -> bool:
        """Whether something was said that is yet to be laid out in the corner."""
        if not self.notifications or self.app.size.width < ROOM_FOR_TOASTS:
            return False
        shown = [toast for toast in self.app.screen.query(Toast) if toast.region.area]
        return len(shown) < len([*self.app._notifications])

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition that must come true."""
        deadline = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; on the screen:\n{self.screen}"
            await asyncio.sleep(0.002)

    def seen(self) -> Seen:
        """Return what is seen now."""
        titles = self.browse.query_one(TitleList)
        return Seen(
            screen=self.screen,
            titles=tuple(row.id for row in titles.rows),
            selected=titles.selected.id if titles.selected else None,
            detail=text_of(self.browse.query_one(DetailPane)),
            focus=self.browse.focused.id if self.browse.focused else None,
            query=self.browse.query_one(SearchBox).input.value,
            toasts=self.toasts,
            gone=self.app._exit,
        )

    @property
    def browse(self) -> BrowseScreen:
        """The screen with the list and the title."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))

    @property
    def screen(self) -> str:
        """The whole screen, as the terminal shows it: under a box stands what it lies over."""
        compositor = self.app.screen._compositor
        # What is drawn without it is kept, and a picture would lack it as well.
        visible_screen_stack.set(self.app._background_screens)
        return "\n".join(strip.text for strip in compositor.render_strips())

    @property
    def list_lines(self) -> list[str]:
        """The lines of the list, empty where it is not shown."""
        return text_of(self.browse.query_one(TitleList)).splitlines()

    @property
    def toasts(self) -> str:
        """The sentences in the corner, each on a line."""
        shown = (text_of(toast).replace("▌", " ") for toast in self.app.screen.query(Toast))
        return "\n".join(" ".join(sentence.split()) for sentence in shown)

    def row(self, name: str) -> str:
        """Return the line of the list on which `name` stands."""
        return next(line for line in self.list_lines if name in line)


def text_of(widget: Widget) -> str:
    """Return what a widget shows, whatever may lie over it; "" where it is hidden."""
    shown = widget.is_on_screen and widget.region.area
    if not shown:
        return ""
    lines = widget.render_lines(Region(0, 0, *widget.outer_size))
    return "\n".join(strip.text.rstrip() for strip in lines)


@asynccontextmanager
async def visiting(
    paths: Paths,
    size: tuple[int, int] = (120, 36),
    *,
    notifications: bool = True,
    patient: bool = True,
) -> AsyncIterator[Visit]:
    """Open the interface over the library at `paths`."""
    said: list[str] = []
    library = Library(paths, said.append, patient=patient)
    app = DocbrowserApp(library)
    async with running(app, size=size, notifications=notifications) as pilot:
        visit = Visit(pilot, app, library, notifications)
        await visit.settle()
        yield visit
    app.finish()
    assert not said, said
