"""More on this: the titles and single episodes that are near to one, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Rule, Static
from textual.worker import get_current_worker

from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_, _
from docbrowser.overviews.nearby import status_of
from docbrowser.render.cut import with_end
from docbrowser.render.related import NOTHING_NEAR
from docbrowser.tui import keys, screen_keys
from docbrowser.tui.helped_screen import HelpedScreen
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.line_list import LineList
from docbrowser.tui.more_lines import Near, lines
from docbrowser.tui.safe import plain
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from docbrowser.library import Library
    from docbrowser.related.more import Related
    from docbrowser.watching import WatchStatus
    from docbrowser.wishes import Target

LIMIT: Final = 20
MEANWHILE: Final = N_("Looking what is near …")
_HEADING: Final = N_("More on this")
_MARGIN: Final = 6


class MoreScreen(HelpedScreen["Target | None"]):
    """A list to go on with; it is left with the title or episode that is to be opened."""

    CSS_PATH = "more.tcss"
    AUTO_FOCUS: ClassVar = "LineList"
    BINDINGS: ClassVar = keys.bindings(screen_keys.MORE)
    KEYS_HERE: ClassVar = screen_keys.MORE

    @dataclass
    class Found(Message):
        """This is near, and was watched so far."""

        found: Sequence[tuple[Related, WatchStatus]]

    @dataclass
    class Failed(Message):
        """A file cannot be read."""

        why: str

    def __init__(
        self, library: Library, start: Target, about: str, languages: Sequence[str]
    ) -> None:
        super().__init__()
        self._library, self._start, self._about = library, start, about
        self.languages = languages
        self._found: Sequence[tuple[Related, WatchStatus]] = ()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="more-frame"):
            with Horizontal(id="more-top"):
                yield Said(_HEADING, id="more-title")
                yield Static(id="more-start")
            yield Rule(classes="line")
            yield Said(MEANWHILE, id="more-remark")
            yield LineList()
            yield Rule(classes="line")
            yield Static(id="more-hints")

    def on_mount(self) -> None:
        """Begin to look."""
        self.add_class("-speaking")
        self._look()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @work(thread=True, exclusive=True, group="more")
    def _look(self) -> None:
        worker = get_current_worker()
        try:
            near = self._library.related(self._start, LIMIT, self.languages)
            found = [(one, status_of(self._library, one)) for one in near]
        except DocbrowserError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Found(found))

    @on(Found)
    def _show_found(self, message: Found) -> None:
        self._found = message.found
        self.set_class(not message.found, "-speaking")
        self.query_one("#more-remark", Said).say(NOTHING_NEAR)
        self._show()
        if message.found:
            self._list.focus()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.query_one("#more-remark", Said).say(lambda: message.why)

    def _show(self) -> None:
        at = self._list.selected or next(iter(self.way), None)
        room = self.size.width - cell_len(_(_HEADING)) - _MARGIN
        self.query_one("#more-start", Static).update(plain(with_end(self._about, room)))
        shown = lines(self._found, self.languages, self.size.width - _MARGIN)
        self._list.show(shown, at=at)
        hints = hint_line(keys.hints(screen_keys.MORE), self.size.width - 2)
        self.query_one("#more-hints", Static).update(hints)

    def on_resize(self) -> None:
        """Break the reasons where the lines end by now."""
        self._show()

    def speak_anew(self) -> None:
        """Tell the reasons in the language that is spoken by now."""
        self._show()

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Leave for the title under the cursor."""
        line = self._list.selected
        if isinstance(line, Near):
            self.way = (line,)
            self.dismiss(line.target)

    def action_back(self) -> None:
        """Leave the screen."""
        self.dismiss(None)
