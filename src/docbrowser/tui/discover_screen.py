"""Discovering: TVmaze is asked for a name, and what is chosen comes into the catalogue."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Rule, Static

from docbrowser.errors import DocbrowserError
from docbrowser.render import words
from docbrowser.tui import keys
from docbrowser.tui.discover_lines import Show, added
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.line_list import LineList
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from docbrowser.fetching.client import TvMaze
    from docbrowser.library import Library
    from docbrowser.model import Record

MAX_LETTERS: Final = 200
_KEYS: Final = (
    keys.Key("discover-add", "enter", "add", "Add the show, or open it", keys.READ, "add"),
    keys.Key("discover-type", "slash,ctrl+f,tab", "type", "Search", keys.FIND, "search"),
    keys.Key("discover-back", "escape,q", "back", "Stop, or close", keys.MOVE, "close", "esc"),
)
_ASK: Final = "Type a name; enter asks TVmaze."
_NOTHING: Final = "TVmaze knows nothing of that name."
_STOPPED: Final = "Stopped."


class Desk(Protocol):
    """Whoever wants to know what was added."""

    def imported(self) -> None:
        """Show what there is now."""


class NameInput(Input):
    """The line that a name is typed in."""

    BINDINGS: ClassVar = [Binding("tab,down", "leave", "To the list", show=False)]

    class Left(Message):
        """On to the list."""

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())


class DiscoverScreen(Screen[str | None]):
    """It is left with the id of the title that is to be opened, or with None."""

    CSS_PATH = "discover_screen.tcss"
    AUTO_FOCUS: ClassVar = "#discover-words"
    BINDINGS: ClassVar = keys.bindings(_KEYS)

    @dataclass
    class Found(Message):
        """TVmaze knows these."""

        asked: threading.Event
        shows: Sequence[Show]

    @dataclass
    class Added(Message):
        """A show is in the catalogue."""

        asked: threading.Event
        number: str
        title: str | None
        said: str

    @dataclass
    class Failed(Message):
        """TVmaze could not be asked, or it was not waited for."""

        asked: threading.Event
        why: str

    def __init__(self, library: Library, desk: Desk, query: str = "") -> None:
        super().__init__()
        self._library, self._desk, self._query = library, desk, query
        self._asked: threading.Event | None = None
        """Set to stop what is under way; None while nothing is."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="discover"):
            with Horizontal(id="discover-head"):
                yield Static(plain("Discover"), id="discover-name")
                yield Static(plain("shows that TVmaze knows"), id="discover-sums")
            with Horizontal(id="discover-line"):
                yield Static(plain("/ "), id="discover-prompt")
                yield NameInput(
                    self._query, id="discover-words", max_length=MAX_LETTERS, compact=True
                )
            yield Rule(classes="line")
            yield Static(id="discover-remark")
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

    def _remark(self, text: str, *, wrong: bool = False) -> None:
        remark = self.query_one("#discover-remark", Static)
        remark.set_class(wrong, "-wrong")
        remark.update(plain(text))

    # Hints

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
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
            return [("esc", "stops")]
        if self.focused is self._input:
            return [("enter", "asks TVmaze"), *([("↓", "to the list")] if self._list.lines else []),
                    ("esc", "close")]  # fmt: skip
        show = self._selected
        first = [("enter", "open" if show.title else "add")] if show else []
        return [*first, ("/", "search"), ("esc", "close"), ("j k", "move")]

    # Asking

    @on(Input.Submitted)
    def _search(self, message: Input.Submitted) -> None:
        message.stop()
        if message.value.strip():
            self._ask_for(message.value)
        else:
            self._remark(_ASK)

    def _begin(self, said: str) -> threading.Event:
        if self._asked is not None:
            self._asked.set()
        self._asked = threading.Event()
        self._remark(said)
        self._show_hints()
        return self._asked

    def _ask_for(self, query: str) -> None:
        self._find(self._begin("Asking TVmaze …"), query)

    def _client(self, asked: threading.Event) -> TvMaze:
        from docbrowser.fetching.client import TvMaze

        return TvMaze(self._library.paths.cache, cancel=asked)

    @work(thread=True, group="discover")
    def _find(self, asked: threading.Event, query: str) -> None:
        try:
            hits = self._client(asked).search(query)
            shows = [Show(hit.number, hit.record, self._known(hit.record)) for hit in hits]
        except DocbrowserError as error:
            self.post_message(self.Failed(asked, str(error)))
        else:
            self.post_message(self.Found(asked, shows))

    def _known(self, record: Record) -> str | None:
        """Return the id of the title that has this show's number."""
        from docbrowser.matching import keys_of

        number, holdings = record.ids.get("tvmaze"), self._library.holdings
        for title_id in holdings.keyed(keys_of(record)):
            for known in holdings.records(title_id).values():
                if known.ids.get("tvmaze") == number:
                    return title_id
        return None

    @work(thread=True, group="discover")
    def _fetch(self, asked: threading.Event, show: Show) -> None:
        from docbrowser.importing import import_records

        try:
            record = self._client(asked).show(show.number)
            if asked.is_set():
                self.post_message(self.Failed(asked, _STOPPED))
                return
            self._library.counts()
            if self._library.is_behind:  # what is there already has to be known
                self._library.catch_up()
            report = import_records(self._library, [record])
        except DocbrowserError as error:
            self.post_message(self.Failed(asked, str(error)))
        else:
            title = next(iter(report.titles), None)
            self.post_message(self.Added(asked, show.number, title, added(report, record)))

    # What came of it

    def _is_awaited(self, asked: threading.Event) -> bool:
        if asked is not self._asked:
            return False
        self._asked = None
        return True

    @on(Found)
    def _found(self, message: Found) -> None:
        if not self._is_awaited(message.asked):
            return
        count = words.plural(len(message.shows), "show")
        self._list.show(message.shows)
        self._remark(f"{count}; ✓ is in your library." if message.shows else _NOTHING)
        if message.shows:
            self._list.focus()
        self._show_hints()

    @on(Added)
    def _added(self, message: Added) -> None:
        self._desk.imported()
        shows = [
            replace(line, title=message.title) if line.number == message.number else line
            for line in self._list.lines
            if isinstance(line, Show)
        ]
        at = next((one for one in shows if one.number == message.number), None)
        self._list.show(shows, at=at)
        if self._is_awaited(message.asked):
            self._remark(message.said)
        self._show_hints()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        if self._is_awaited(message.asked):
            stopped = message.asked.is_set()
            self._remark(_STOPPED if stopped else message.why, wrong=not stopped)
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
            self._fetch(self._begin(f"Fetching {show.name} …"), show)

    def action_type(self) -> None:
        """Type another name."""
        self._input.focus()

    @on(NameInput.Left)
    def _to_list(self) -> None:
        if self._list.lines:
            self._list.focus()

    def action_back(self) -> None:
        """Stop what is under way; where nothing is, close."""
        if self._asked is not None and not self._asked.is_set():
            self._asked.set()
            self._remark("Stopping …")
        else:
            self.dismiss(None)
