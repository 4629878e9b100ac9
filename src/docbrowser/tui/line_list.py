"""Lines of whatever kind with a cursor on those that can be chosen; only what is seen is drawn."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message

from docbrowser.render import styles
from docbrowser.render.cut import within
from docbrowser.tui.cursor_pane import CursorPane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.strip import Strip

_MARGIN: Final = 2
_ON_CURSOR: Final = {styles.ACCENT: styles.NAME, styles.WARN: styles.NAME}


class Line(Protocol):
    """A line: whether the cursor stops there, and what stands in it."""

    @property
    def is_choice(self) -> bool:
        """Whether the cursor stops here."""

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return texts and the names of their styles; what is beyond `width` is cut."""


class LineList(CursorPane):
    """A list of lines, one of them selected if any can be."""

    DEFAULT_CSS: ClassVar[str] = """
    LineList { height: 1fr; }
    """

    @dataclass
    class Moved(Message):
        """The cursor is on another line, or there is none that it could be on."""

        list: LineList
        line: Line | None

        @property
        def control(self) -> LineList:
            """The list."""
            return self.list

    @dataclass
    class Opened(Message):
        """The line was clicked on twice."""

        list: LineList
        line: Line

        @property
        def control(self) -> LineList:
            """The list."""
            return self.list

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._choices: list[int] = []
        self._is_new = True

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    @property
    def selected(self) -> Line | None:
        """The line under the cursor, None where there is none."""
        return self._lines[self._choices[self.index]] if self._is_choice(self.index) else None

    @property
    def cursor_line(self) -> int | None:
        """The line of the cursor; None where there is none."""
        return self._choices[self.index] if self._is_choice(self.index) else None

    def show(self, lines: Sequence[Line], *, at: Line | None = None) -> None:
        """Show other lines, with the cursor on the line `at`, or the first if it is in sight."""
        self._lines = lines
        self._choices = [place for place, line in enumerate(lines) if line.is_choice]
        self.set_height(len(lines))
        places = (n for n, place in enumerate(self._choices) if at and lines[place] == at)
        if (place := next(places, None)) is None:
            self._begin()
        else:
            self.select(place)

    def _begin(self) -> None:
        self._is_new = True
        self.scroll_home(animate=False, force=True)
        is_far = self._choices and self._choices[0] >= self.size.height > 0
        self.index = -1 if is_far else 0  # on none while the first of them is further down
        self.reveal()

    def select(self, index: int) -> None:
        """Go to the choice of that number, or as near as there is one."""
        self._is_new = False
        super().select(index)

    def reveal(self) -> None:
        """Bring the cursor in sight, and say on which line it is."""
        # Before it is laid out nothing is in sight; it is revealed again then.
        if self._is_choice(self.index) and self.size.height:
            line = self._choices[self.index]
            # With the first and the last one there is to be seen what stands beyond them.
            top = 0 if self.index == 0 else line
            end = len(self._lines) if self.index == len(self._choices) - 1 else line + 1
            if end - top > max(1, self.size.height):
                top, end = line, line + 1
            self.scroll_to_region(
                Region(0, top, 1, end - top), animate=False, force=True, origin_visible=False
            )
        self.refresh()
        self.post_message(self.Moved(self, self.selected))

    def action_move(self, by: int) -> None:
        """Go on to the next choice; where there is none in sight, scroll."""
        top, height = round(self.scroll_y), max(1, self.size.height)
        seen = range(bisect_left(self._choices, top), bisect_left(self._choices, top + height))
        if self.index in seen or not seen:
            place = self.index + by
            reach = range(top - 1, top + height + 1)
            if self._is_choice(place) and self._choices[place] in reach:
                self.select(place)
            else:
                self.scroll_relative(y=by, animate=False, force=True)
        else:
            self.select(seen[0] if by > 0 else seen[-1])

    def _is_choice(self, place: int) -> bool:
        return 0 <= place < len(self._choices)

    def action_page(self, direction: int) -> None:
        """Go on by a page."""
        step = max(1, self.size.height - 1)
        if not self._choices:
            self.scroll_relative(y=direction * step, animate=False, force=True)
            return
        wanted = self._choices[max(0, self.index)] + direction * step
        place = bisect_left(self._choices, wanted)
        if direction > 0 and self._is_choice(place) and self._choices[place] > wanted:
            place = max(place - 1, self.index + 1)
        self.select(place if direction > 0 else min(place, self.index - 1))

    def action_end(self, direction: int) -> None:
        """Go to the first choice, or the last."""
        super().action_end(direction)
        if direction < 0:
            self.scroll_home(animate=False, force=True)
        elif not self._choices:
            self.scroll_end(animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse; open it with the second click."""
        line = event.y + self.scroll_offset.y
        place = bisect_left(self._choices, line)
        if self._is_choice(place) and self._choices[place] == line:
            self.select(place)
            if event.chain > 1:
                self.post_message(self.Opened(self, self._lines[line]))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        if self._is_new:
            self._begin()
        else:
            self.select(self.index)

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        place = y + self.scroll_offset.y
        if place >= len(self._lines):
            return self.blank
        line = self._lines[place]
        selected = line is self.selected
        return self.drawn(self._segments(line, selected=selected), selected=selected)

    def _segments(self, line: Line, *, selected: bool) -> Iterator[Segment]:
        room = self.size.width - _MARGIN
        for told, style in within(line.pieces(room, selected=selected), room):
            style_here = _ON_CURSOR.get(style, style) if selected else style
            yield Segment(told, self.style_of(style_here))
