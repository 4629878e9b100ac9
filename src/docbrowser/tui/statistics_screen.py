"""The statistics, as a screen of their own; they are added up while one can leave it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.padding import Padding
from textual import on, work
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Rule
from textual.worker import get_current_worker

from docbrowser import clock
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_, _, pgettext
from docbrowser.overviews.statistics import Statistics, gather
from docbrowser.render.statistics import StatisticsView
from docbrowser.tui import doc_styles, keys, screen_keys
from docbrowser.tui.helped_screen import HelpedScreen
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.pane import Pane
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.segment import Segment
    from textual.app import ComposeResult
    from textual.content import Content

    from docbrowser.library import Library

MEANWHILE: Final = N_("Adding up …")
# TR: {key} is a key, as "space" or "d"
NOTHING_YET: Final = N_(
    "Nothing has been watched yet. In the list, {key} marks a title as watched."
)
# TR: "top, bottom" are the beginning and the end, to which one goes by the keys g and G
_HINTS: Final = (
    (("back",), N_("back")),
    (("help",), N_("help")),
    (("down", "up"), N_("scroll")),
    (("first", "last"), N_("top, bottom")),
    (("page-up", "page-down"), N_("page")),
)
_MARGIN: Final = 1


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

    def speak_anew(self) -> None:
        """Draw anew, in the language that is spoken by now."""
        self._width = None

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


class StatisticsScreen(HelpedScreen[None]):
    """Hours, people, languages, subjects and days."""

    CSS_PATH = "statistics.tcss"
    BINDINGS: ClassVar = keys.bindings(screen_keys.STATISTICS)
    KEYS_HERE: ClassVar = screen_keys.STATISTICS

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
            yield Said(lambda: pgettext("screen", "Statistics"), id="statistics-title")
            yield Rule(classes="line")
            yield Said(MEANWHILE, id="statistics-remark")
            yield StatisticsPane()
            yield Rule(classes="line")
            yield Said(self._hints, id="statistics-hints")

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
            self._say(_nothing_yet)
            return
        self.remove_class("-speaking")
        pane = self.query_one(StatisticsPane)
        pane.show(StatisticsView(message.found, self._today))
        pane.focus()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._say(lambda: message.why)

    def _say(self, say: str | Callable[[], str]) -> None:
        self.query_one("#statistics-remark", Said).say(say)

    def _hints(self) -> Content:
        said = [
            (" ".join(keys.BY_ID[one].first for one in names), _(word)) for names, word in _HINTS
        ]
        return hint_line(said, self.size.width - 2 * _MARGIN)

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self.query_one("#statistics-hints", Said).speak_anew()


def _nothing_yet() -> str:
    return _(NOTHING_YET).format(key=keys.BY_ID["watched"].first)
