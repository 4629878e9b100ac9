"""Titles that stand together, as a screen of their own: of a person, of a prize, of a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias

from rich.cells import cell_len
from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Rule, Static
from textual.worker import get_current_worker

from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_
from docbrowser.render.cut import as_far
from docbrowser.text import clean_line
from docbrowser.tui import keys, screen_keys
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.line_list import LineList
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.tui.shelf_lines import PageLine, TitleLine
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from docbrowser.tui.line_list import Line
    from docbrowser.tui.shelf_lines import Page, Shown
    from docbrowser.wishes import Target

Step: TypeAlias = "tuple[Page, Line | None]"
"""A page, and the line of it that was opened."""
MEANWHILE: Final = N_("Looking …")
_MARGIN: Final = 6
"""Columns beside the lines: the frame, the bar of the cursor, and that of scrolling."""
_BESIDE: Final = 5
"""Columns beside the heading and the sums: the frame, and what is between them."""
_MOST_HEADING: Final = 60
"""Of a hundred columns those that a heading takes at most, as in shelf.tcss."""

_OF_PAGES: Final = screen_keys.only(screen_keys.SHELF, "open", "back", "help")
_OF_NOTHING: Final = screen_keys.only(_OF_PAGES, "back", "help")


class Desk(Protocol):
    """Whoever marks; when it is on disk, `look_again()` is to be called."""

    def mark(self, target: Target) -> None:
        """Mark a title or an episode as watched, or as not watched."""

    def undo(self) -> None:
        """Take back the last mark."""

    def redo(self) -> None:
        """Redo what was undone."""


class ShelfScreen(MarksScreen["Target | None"]):
    """A page of titles, or of further pages; it is left with the title that is to be opened."""

    CSS_PATH = "shelf.tcss"
    AUTO_FOCUS: ClassVar = "LineList"
    BINDINGS: ClassVar = keys.bindings(screen_keys.SHELF)
    KEYS_HERE: ClassVar = screen_keys.SHELF

    way: Sequence[Step] = ()

    @dataclass
    class Found(Message):
        """This is what the page has."""

        shown: Shown

    @dataclass
    class Failed(Message):
        """A file cannot be read."""

        why: str

    def __init__(self, page: Page, languages: Sequence[str], desk: Desk) -> None:
        super().__init__()
        self._page, self.languages, self._desk = page, languages, desk
        self._shown: Shown | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="shelf-frame"):
            with Horizontal(id="shelf-top"):
                yield Said(self._page.heading, id="shelf-title")
                yield Said(id="shelf-sums")
            yield Rule(classes="line")
            yield Said(MEANWHILE, id="shelf-remark")
            yield LineList()
            yield Rule(classes="line")
            yield Static(id="shelf-hints")

    def on_mount(self) -> None:
        """Begin to look."""
        self.add_class("-speaking")
        self._show_hints()
        self.look_again()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    # Looking

    @work(thread=True, exclusive=True, group="shelf")
    def look_again(self) -> None:
        """Look what there is now; to be called when something was marked."""
        worker = get_current_worker()
        try:
            shown = self._page.gather(self.languages)
        except DocbrowserError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Found(shown))

    @on(Found)
    def _found(self, message: Found) -> None:
        is_first, self._shown = self._shown is None, message.shown
        if message.shown.heading():
            self.query_one("#shelf-title", Said).say(message.shown.heading)
        self.query_one("#shelf-sums", Said).say(self._sums)
        self.query_one("#shelf-remark", Said).say(message.shown.nothing)
        self._show()
        if self._list.lines and self.focused is None:
            self._list.focus()
        if is_first and self.way[1:]:
            self._open_page(self.way[1][0], self.way[1:])

    def _sums(self) -> str:
        """Return what it adds up to, as far as there is room beside what it is about."""
        if self._shown is None:
            return ""
        heading = cell_len(self._shown.heading() or self._page.heading())
        room = self.size.width - min(heading, self.size.width * _MOST_HEADING // 100) - _BESIDE
        return as_far(self._shown.sums(), room)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.query_one("#shelf-remark", Said).say(lambda: message.why)
        if self._list.lines:
            self.notify(clean_line(message.why), markup=False, severity="error")

    def _show(self) -> None:
        if self._shown is not None:
            self.query_one("#shelf-sums", Said).speak_anew()
            lines = self._shown.lines(max(1, self.size.width - _MARGIN))
            self.set_class(not lines, "-speaking")
            self._list.show(lines, at=self._list.selected or (self.way[0][1] if self.way else None))
        self._show_hints()

    def speak_anew(self) -> None:
        """Show all of it in the language that is spoken by now."""
        self._show()
        self.look_again()

    def on_resize(self) -> None:
        """Lay the lines out for the width that there is by now."""
        self._show()

    @on(LineList.Moved)
    def _show_hints(self) -> None:
        """Let the hints speak of what the cursor is on."""
        line = self._list.selected
        is_title = isinstance(line, TitleLine)
        said = screen_keys.SHELF if is_title else _OF_PAGES if line else _OF_NOTHING
        hints = hint_line(keys.hints(said), self.size.width - 2)
        self.query_one("#shelf-hints", Static).update(hints)

    # Keys

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Leave for the title under the cursor, or go on to the page behind the line."""
        match self._list.selected:
            case TitleLine(target=target) as line:
                self.way = ((self._page, line),)
                self.dismiss(target)
            case PageLine(page=page):
                self._open_page(page)

    def _open_page(self, page: Page, way: Sequence[Step] = ()) -> None:
        screen = ShelfScreen(page, self.languages, self._desk)
        screen.way = way
        self.app.push_screen(screen, partial(self._go_on, screen))

    def _go_on(self, inner: ShelfScreen, target: Target | None) -> None:
        """Leave for the title that was chosen on the page behind a line."""
        if target is not None:
            self.way = ((self._page, self._list.selected), *inner.way)
            self.dismiss(target)

    def action_mark(self) -> None:
        """Mark the title under the cursor as watched, or not."""
        line = self._list.selected
        if isinstance(line, TitleLine):
            self._desk.mark(line.target)

    def action_undo(self) -> None:
        """Take back the last mark."""
        self._desk.undo()

    def action_redo(self) -> None:
        """Redo what was undone."""
        self._desk.redo()

    def action_back(self) -> None:
        """Leave the screen."""
        self.dismiss(None)
