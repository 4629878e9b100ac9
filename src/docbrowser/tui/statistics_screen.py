"""The statistics, as a screen of their own; they are added up while one can leave it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.padding import Padding
from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Rule, Static
from textual.worker import get_current_worker

from docbrowser import clock
from docbrowser.errors import DocbrowserError
from docbrowser.overviews.statistics import Statistics, gather
from docbrowser.render.statistics import StatisticsView
from docbrowser.tui import doc_styles, keys
from docbrowser.tui.pane import Pane
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.app import ComposeResult

    from docbrowser.library import Library

MEANWHILE: Final = "Adding up …"
NOTHING_YET: Final = "Nothing has been watched yet. In the list, space marks a title as watched."
HINTS: Final = (("esc", "back"), ("j k", "scroll"), ("g G", "ends"), ("PgUp PgDn", "a page"))
_MARGIN: Final = 1

_CLOSE: Final = keys.Key("close", "escape,q", "dismiss", "Back", keys.MOVE, shown="esc q")


class StatisticsPane(Pane, can_focus=True):
    """The statistics, drawn once for each width and then shown in slices."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*doc_styles.COMPONENT_CLASSES}
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)

    def __init__(self) -> None:
        super().__init__()
        self._view: StatisticsView | None = None
        self._width: int | None = None
        """The width for which the lines were drawn; None where they are of other colours."""
        self._lines: list[list[Segment]] = []

    def show(self, view: StatisticsView) -> None:
        """Show statistics."""
        self._view, self._width = view, None
        self._draw()
        self.refresh()

    def action_move(self, by: int) -> None:
        """Scroll by so many lines."""
        self.scroll_relative(y=by, animate=False, force=True)

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        self.action_move(direction * max(1, self.size.height - 2))

    def action_end(self, direction: int) -> None:
        """Scroll to the beginning or the end."""
        last = max(0, len(self._lines) - self.size.height)
        self.scroll_to(y=0 if direction < 0 else last, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        if self._width is None:
            self._draw()
        width, base, line = self.size.width, self.ground(), y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base)
        return Strip(self._lines[line]).adjust_cell_length(width, base).apply_style(base)

    def on_resize(self) -> None:
        """Draw anew where the width has changed."""
        self._draw()

    def notify_style_update(self) -> None:
        """Draw anew: the colours have changed."""
        super().notify_style_update()
        self._width = None
        self.refresh()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if self._view is None or width <= 2 * _MARGIN or width == self._width:
            return
        self._width = width
        console = doc_styles.console(self, width)
        self._lines = console.render_lines(Padding(self._view, (0, _MARGIN, 1, _MARGIN)), pad=False)
        self.set_height(len(self._lines))


class StatisticsScreen(Screen[None]):
    """Hours, people, languages, subjects and days."""

    CSS_PATH = "statistics.tcss"
    BINDINGS: ClassVar = keys.bindings((_CLOSE,))

    @dataclass
    class AddedUp(Message):
        """All viewings have been added up."""

        found: Statistics

    @dataclass
    class Failed(Message):
        """They cannot be added up."""

        why: str

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._today = clock.today()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="statistics-frame"):
            yield Static(plain("Statistics"), id="statistics-title")
            yield Rule(classes="line")
            yield Static(plain(MEANWHILE), id="statistics-remark")
            yield StatisticsPane()
            yield Rule(classes="line")
            yield Static(_hints(), id="statistics-hints")

    def on_mount(self) -> None:
        """Begin to add up."""
        self.add_class("-speaking")
        self._add_up()

    @work(thread=True, group="statistics")
    def _add_up(self) -> None:
        worker = get_current_worker()
        try:
            found = gather(self._library, self._today, lambda: worker.is_cancelled)
        except InterruptedError:
            return
        except DocbrowserError as error:
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.AddedUp(found))

    @on(AddedUp)
    def _show(self, message: AddedUp) -> None:
        if message.found.is_empty:
            self._say(NOTHING_YET)
            return
        self.remove_class("-speaking")
        pane = self.query_one(StatisticsPane)
        pane.show(StatisticsView(message.found, self._today))
        pane.focus()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._say(message.why)

    def _say(self, sentence: str) -> None:
        self.query_one("#statistics-remark", Static).update(plain(sentence))


def _hints() -> Content:
    pieces = (
        piece
        for key, word in HINTS
        for piece in ((key, "bold $accent"), (f" {word}   ", "$foreground-muted"))
    )
    return Content.assemble(*pieces)
