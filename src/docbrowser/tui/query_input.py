"""The text box of the search: it completes what is typed, and brings back earlier searches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.actions import SkipAction
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from docbrowser.i18n import _
from docbrowser.render.cut import as_far, fit
from docbrowser.search.completion import complete
from docbrowser.text import clean
from docbrowser.tui import keys
from docbrowser.tui.search_history import SearchHistory

if TYPE_CHECKING:
    from textual import events

    from docbrowser.search.completion import Values

MAX_QUERY: Final = 500
_MORE: Final = ", …"
_BREAKS = re.compile(r"\s+")


class QueryInput(Input):
    """A line to type a query in."""

    # Textual would delete a word: who searches for another one presses it here, too.
    BINDINGS: ClassVar = [
        *keys.bindings(keys.SEARCH_KEYS),
        Binding("ctrl+f", "select_all", show=False),
    ]

    # Not laying out the screen anew with each letter: that takes longer than a key may.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Shifted(Message):
        """What is typed stands elsewhere on the screen, or there is more or less room for it."""

    def __init__(self, values: Values, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            placeholder=_placeholder(),
            id=id,
            compact=True,
            max_length=MAX_QUERY,
            select_on_focus=False,
        )
        # Textual does not scroll to the end of a first text; one that is pasted may be long.
        self._initial_value = False
        self._values = values
        self.history = SearchHistory()

    def speak_anew(self) -> None:
        """Say in the language that is spoken by now what may be typed."""
        self._invite()

    def _invite(self) -> None:
        # Textual cuts it without a sign that something is missing.
        room, said = self.content_size.width, _placeholder()
        self.placeholder = _as_far(said, room) if 0 < room < cell_len(said) else said

    def put(self, query: str) -> None:
        """Put a query in the place of what is typed."""
        self.value = query[:MAX_QUERY]
        self.cursor_position = len(self.value)

    def cell_of(self, place: int) -> int:
        """Return in which column of this box a character stands; it may be out of sight."""
        return self._position_to_cell(place) - round(self.scroll_x)

    def watch_value(self) -> None:
        """Complete what is typed."""
        self._complete()

    def watch_selection(self) -> None:
        """Complete it where the cursor stands at its end."""
        self._complete()

    def _complete(self) -> None:
        # At once: what comes by way of Textual's suggester would flicker with each key.
        completed = complete(self.value, self._values) if self._is_completable else None
        self._suggestion = completed if completed and len(completed) <= MAX_QUERY else ""

    @property
    def _is_completable(self) -> bool:
        return self.cursor_at_end and self.selection.is_empty and bool(self.value)

    def action_complete(self) -> None:
        """Take the completion; where there is none the key does what it does elsewhere."""
        if not self._suggestion:
            raise SkipAction
        self.put(self._suggestion)

    def action_earlier(self) -> None:
        """Bring the search that was used before."""
        if (query := self.history.earlier(self.value)) is not None:
            self.put(query)

    def action_later(self) -> None:
        """Bring the search that was used after; from the last one the key goes on to the list."""
        query = self.history.later(self.value)
        if query is None:
            raise SkipAction
        self.put(query)

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        self._insert(self.app.clipboard)

    def on_paste(self, event: events.Paste) -> None:
        """Paste on one line, and no more than there is room for."""
        event.prevent_default()
        event.stop()
        self._insert(event.text)

    def _insert(self, text: str) -> None:
        start, end = sorted(self.selection)
        # What lies far behind the end need not be looked at.
        line = _BREAKS.sub(" ", clean(text[: MAX_QUERY * 8].strip("\r\n")))
        room = MAX_QUERY - (len(self.value) - (end - start))
        self.replace(line[:room], start, end)

    def on_resize(self) -> None:
        """Keep the cursor in sight, and say that there is more or less room."""
        cursor = Region(self._cursor_offset, 0, width=1, height=1)
        self.scroll_to_region(cursor, force=True, animate=False)
        self._invite()
        self.post_message(self.Shifted())

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Say that what is typed has moved."""
        super().watch_scroll_x(old_value, new_value)
        self.post_message(self.Shifted())


def _as_far(said: str, room: int) -> str:
    """Return as much as there is room for, up to a comma where one is left."""
    whole = as_far(said, room - len(_MORE), ", ")
    return whole + _MORE if cell_len(whole + _MORE) <= room else fit(said, room).rstrip()


def _placeholder() -> str:
    return _("a name, a person, a word from the text")
