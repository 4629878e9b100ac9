"""A desk with nothing on it, at which a dialog is answered."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.widgets import Input

import docbrowser.tui
from docbrowser.tui.dialogs.dialog import Dialog, Frame
from docbrowser.tui.safe import CleanFilter
from docbrowser.tui.themes import DARK, THEMES
from tests.tui.calm import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from textual.app import ComposeResult
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

    def rush(self, *keys: str) -> None:
        """Press keys without a pause between them."""
        for key in keys:
            letter = key if len(key) == 1 else None
            self.post_message(events.Key(_character_to_key(key) if letter else key, letter))


class Busy(Desk):
    """A desk at which m opens a dialog, and s does something else."""

    BINDINGS: ClassVar = [("m,ь", "open"), ("s,ы", "sort")]

    def __init__(self, dialog: Callable[[], Dialog[Any]]) -> None:
        super().__init__()
        self._dialog = dialog
        self.answers: list[object] = []
        self.sorted = 0

    def compose(self) -> ComposeResult:
        yield Behind()

    def action_open(self) -> None:
        self.push_screen(self._dialog(), self.answers.append)

    def action_sort(self) -> None:
        self.sorted += 1


class Behind(Input):
    """What has the focus behind the menu, and no use for letters."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return False

    def on_key(self, event: events.Key) -> None:
        event.prevent_default()


class Hands(Generic[T]):
    """Hands on the keyboard, and eyes on the screen."""

    def __init__(self, pilot: Pilot[None], app: Desk, dialog: Dialog[T]) -> None:
        self.pilot = pilot
        self.app = app
        self.dialog = dialog
        self.answers: list[T | None] = []

    async def ask(self, dialog: Dialog[T]) -> None:
        """Open another dialog, after the last has been answered."""
        self.dialog = dialog
        self.answers.clear()
        await self.app.push_screen(dialog, self.answers.append)
        await self.pilot.pause()

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
        for key in keys:
            await self.rush(key)
        return self.said if self.is_open else ""

    async def type(self, text: str) -> str:
        """Type letters, fast."""
        await self.rush(*text)
        return self.said

    async def rush(self, *keys: str) -> None:
        """Press keys without a pause between them."""
        self.app.rush(*keys)
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
    async with running(app, size=size) as pilot:
        hands = Hands(pilot, app, dialog)
        await hands.ask(dialog)
        yield hands
