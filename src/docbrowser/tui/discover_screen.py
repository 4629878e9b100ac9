"""Discovering: TVmaze is asked for a name, and what is chosen comes into the catalogue."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Rule, Static

from docbrowser.i18n import N_, _, counted, pgettext
from docbrowser.tui import discovery, keys, screen_keys
from docbrowser.tui.discover_lines import Show
from docbrowser.tui.helped_screen import HELP, HelpedScreen
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.keys import named
from docbrowser.tui.leaving_input import LeavingInput
from docbrowser.tui.line_list import LineList
from docbrowser.tui.safe import plain
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from docbrowser.library import Library
    from docbrowser.tui.catalogue_desk import CatalogueDesk

MAX_LETTERS: Final = 200
_ASK: Final = N_("Type a name; enter searches TVmaze.")
_NOTHING: Final = N_("TVmaze knows nothing of that name.")
_STOPPED: Final = N_("Stopped.")


class NameInput(LeavingInput):
    """The line that a name is typed in."""

    BINDINGS: ClassVar = [Binding("tab", "leave", N_("To the list"), show=False)]


class DiscoverScreen(HelpedScreen[str | None]):
    """It is left with the id of the title that is to be opened, or with None."""

    CSS_PATH = "discover_screen.tcss"
    AUTO_FOCUS: ClassVar = "#discover-words"
    BINDINGS: ClassVar = keys.bindings(screen_keys.DISCOVER)
    KEYS_HERE: ClassVar = screen_keys.DISCOVER

    def __init__(self, library: Library, desk: CatalogueDesk, query: str = "") -> None:
        super().__init__()
        self._library, self._desk, self._query = library, desk, query
        self._asked: threading.Event | None = None
        """Set to stop what is under way; None while nothing is."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="discover"):
            with Horizontal(id="discover-head"):
                yield Said(lambda: pgettext("screen", "Discover"), id="discover-name")
                yield Said(N_("shows on TVmaze"), id="discover-sums")
            with Horizontal(id="discover-line"):
                yield Static(plain("/ "), id="discover-prompt")
                yield NameInput(
                    self._query, id="discover-words", max_length=MAX_LETTERS, compact=True
                )
            yield Rule(classes="line")
            yield Said(id="discover-remark")
            yield LineList(id="discover-shows")
            yield Rule(classes="line")
            yield Static(id="discover-hints")

    def on_mount(self) -> None:
        """Say how to begin."""
        self._remark(_ASK)
        self._show_hints()

    def on_unmount(self) -> None:
        """Stop what is under way."""
        if self._asked is not None:
            self._asked.set()

    @property
    def _input(self) -> NameInput:
        return self.query_one(NameInput)

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _selected(self) -> Show | None:
        line = self._list.selected
        return line if isinstance(line, Show) else None

    def _remark(self, text: str | Callable[[], str], *, wrong: bool = False) -> None:
        remark = self.query_one("#discover-remark", Said)
        remark.set_class(wrong, "-wrong")
        remark.say(text)

    # Hints

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._show_hints()

    def speak_anew(self) -> None:
        """Name the keys in the language that is spoken by now."""
        self._show_hints()

    @on(LineList.Moved)
    def on_descendant_focus(self) -> None:
        """Name the keys that help where one is."""
        self._show_hints()

    def _show_hints(self) -> None:
        hints = self.query_one("#discover-hints", Static)
        hints.update(hint_line(self._hints(), self.size.width - 2))

    def _hints(self) -> Sequence[tuple[str, str]]:
        if self._asked is not None:
            return [(keys.BY_ID["back"].first, _("stop"))]
        close = (keys.BY_ID["back"].first, _("close"))
        if self.focused is self._input:
            on = [("↓", _("to the list"))] if self._list.lines else []
            return [(named("enter"), _("search TVmaze")), *on, close]
        show = self._selected
        first = [(named("enter"), _("open") if show.title else _("add"))] if show else []
        search = keys.BY_ID["search"].first
        return [*first, (search, _("search")), close, keys.moving(), *keys.hints((HELP,))]

    # Asking

    @on(Input.Submitted)
    def _search(self, message: Input.Submitted) -> None:
        message.stop()
        if message.value.strip():
            self._find(self._begin(N_("Asking TVmaze …")), message.value)
        else:
            self._remark(_ASK)

    def _begin(self, said: str | Callable[[], str]) -> threading.Event:
        if self._asked is not None:
            self._asked.set()
        self._asked = threading.Event()
        self._remark(said)
        self._show_hints()
        return self._asked

    @work(thread=True, group="discover")
    def _find(self, asked: threading.Event, query: str) -> None:
        self.post_message(discovery.find(self._library, asked, query))

    @work(thread=True, group="discover")
    def _fetch(self, asked: threading.Event, show: Show) -> None:
        self.post_message(discovery.add(self._library, asked, show))

    # What came of it

    def _is_awaited(self, asked: threading.Event) -> bool:
        if asked is not self._asked:
            return False
        self._asked = None
        return True

    @on(discovery.Found)
    def _found(self, message: discovery.Found) -> None:
        if not self._is_awaited(message.asked):
            return
        self._list.show(message.shows)
        self._remark(partial(_found_so_many, len(message.shows)) if message.shows else _NOTHING)
        if message.shows:
            self._list.focus()
        self._show_hints()

    @on(discovery.Added)
    def _added(self, message: discovery.Added) -> None:
        self._desk.imported()
        shows = [
            replace(line, title=message.title) if line.number == message.number else line
            for line in self._list.lines
            if isinstance(line, Show)
        ]
        at = next((one for one in shows if one.number == message.number), None)
        self._list.show(shows, at=at)
        if self._is_awaited(message.asked):
            self._remark(lambda: message.said)
        self._show_hints()

    @on(discovery.Failed)
    def _failed(self, message: discovery.Failed) -> None:
        if self._is_awaited(message.asked):
            stopped = message.asked.is_set()
            self._remark(_STOPPED if stopped else lambda: message.why, wrong=not stopped)
            self._show_hints()

    # Keys

    @on(LineList.Opened)
    def action_add(self) -> None:
        """Add the show under the cursor; one that is there already is opened."""
        show = self._selected
        if show is None or self._asked is not None:
            return
        if show.title is not None:
            self.dismiss(show.title)
        else:
            self._fetch(self._begin(lambda: _("Fetching {show} …").format(show=show.name)), show)

    def action_type(self) -> None:
        """Type another name."""
        self._input.focus()

    @on(LeavingInput.Left)
    def _to_list(self) -> None:
        if self._list.lines:
            self._list.focus()

    def action_back(self) -> None:
        """Stop what is under way; where nothing is, close."""
        if self._asked is not None and not self._asked.is_set():
            self._asked.set()
            self._remark(N_("Stopping …"))
        else:
            self.dismiss(None)


def _found_so_many(shows: int) -> str:
    return counted(
        "{n} show · ✓ marks what is in your library",
        "{n} shows · ✓ marks what is in your library",
        shows,
    )
