"""A desk with nothing on it, at which a dialog is answered."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual.app import App

import docbrowser.tui
from docbrowser.tui.dialogs.dialog import Dialog, Frame
from docbrowser.tui.safe import CleanFilter
from docbrowser.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from textual.filter import LineFilter
    from textual.pilot import Pilot

T = TypeVar("T")

_STYLES = Path(docbrowser.tui.__file__).parent
SIZES = [(80, 24), (50, 16), (120, 36)]
HOSTILE = "[red]Bite[/] \x1b]52;c;ZQ==\x07[@click=app.quit]x[/] two\nlines \u202e [/ $accent"
HOSTILE_SHOWN = "[red]Bite[/] ]52;c;ZQ==[@click=app.quit]x[/] two lines [/ $accent"


class Desk(App[None]):
    """An application with the look of the real one."""

    CSS_PATH = [_STYLES / "app.tcss", _STYLES / "dialogs.tcss"]  # noqa: RUF012

    def __init__(self, theme: str = DARK.name) -> None:
        super().__init__()
        self._chosen = theme
        self.rung = 0

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._chosen

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), CleanFilter()]

    def bell(self) -> None:
        self.rung += 1


class Hands(Generic[T]):
    """Hands on the keyboard, and eyes on the screen."""

    def __init__(self, pilot: Pilot[None], app: Desk, dialog: Dialog[T]) -> None:
        self.pilot = pilot
        self.app = app
        self.dialog = dialog
        self.answers: list[T | None] = []

    @property
    def is_open(self) -> bool:
        return self.dialog in self.app.screen_stack

    @property
    def answer(self) -> T | None:
        """What the dialog was left with."""
        assert not self.is_open, "the dialog is still open"
        [answer] = self.answers
        return answer

    @property
    def screen(self) -> str:
        """The whole screen, as the terminal shows it."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def said(self) -> str:
        """What stands in the dialog, on one line, without its frame."""
        frame = self.dialog.query_one(Frame).region
        lines = [line[frame.x : frame.right] for line in self.screen.splitlines()]
        words = " ".join(lines[frame.y : frame.bottom]).split()
        return " ".join(word for word in words if word.strip("─│╭╮╰╯▌"))

    async def press(self, *keys: str) -> str:
        """Press keys, each once the one before has been acted on, and return what is said."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self.said if self.is_open else ""

    async def type(self, text: str) -> str:
        """Type letters."""
        return await self.press(*("space" if letter == " " else letter for letter in text))

    async def rush(self, *keys: str) -> None:
        """Press keys without a pause between them."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste text from the clipboard."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def click(self, text: str) -> None:
        """Click where `text` stands."""
        for row, line in enumerate(self.screen.splitlines()):
            if text in line:
                await self.pilot.click(offset=(line.index(text), row))
                return
        raise AssertionError(f"{text!r} is not on the screen")


@asynccontextmanager
async def asked(
    dialog: Dialog[T], size: tuple[int, int] = (80, 24), theme: str = DARK.name
) -> AsyncIterator[Hands[T]]:
    """Open a dialog."""
    app = Desk(theme)
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot, app, dialog)
        await app.push_screen(dialog, hands.answers.append)
        await pilot.pause()
        yield hands
