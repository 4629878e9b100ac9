"""Lines of whatever kind with a cursor on those that can be chosen; only what is seen is drawn."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from docbrowser.render import styles
from docbrowser.tui import doc_styles, keys
from docbrowser.tui.cut import fit
from docbrowser.tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_BAR: Final = "▌"
_MARGIN: Final = 2
_ON_CURSOR: Final = {styles.ACCENT: styles.NAME, styles.WARN: styles.NAME}


class Line(Protocol):
    """A line: whether the cursor stops there, and what stands in it."""

    @property
    def is_choice(self) -> bool:
        """Whether the cursor stops here."""

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return texts and the names of their styles; what is beyond `width` is cut."""


class LineList(Pane, can_focus=True):
    """A list of lines, one of them selected if any can be."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "line-list--selected",
        "line-list--bar",
    }
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)
    DEFAULT_CSS: ClassVar[str] = """
    LineList {
        height: 1fr;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-color: $panel;
        & > .line-list--selected { background: $surface; }
        & > .line-list--bar { color: $text-disabled; }
        &:focus > .line-list--selected { background: $panel; }
        &:focus > .line-list--bar { color: $accent; }
    }
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

    index: var[int] = var(0, init=False)
    """Which of the choices the cursor is on; -1 while the first of them is further down."""

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
    def selected(self) -> Line | None:
        """The line under the cursor, None where there is none."""
        return self._lines[self._choices[self.index]] if self._is_choice(self.index) else None

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
        self._go(-1 if is_far else 0)

    def select(self, index: int) -> None:
        """Go to the choice of that number, or as near as there is one."""
        self._is_new = False
        self._go(max(0, min(index, len(self._choices) - 1)))

    def _go(self, index: int) -> None:
        self.index = index
        if self._is_choice(index):
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
        self.select(0 if direction < 0 else len(self._choices) - 1)
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
        width, place = self.size.width, y + self.scroll_offset.y
        if place >= len(self._lines):
            return Strip.blank(width, self.ground())
        line = self._lines[place]
        selected = line is self.selected
        base = self.ground("line-list--selected" if selected else "")
        bar = self.letters("line-list--bar") if selected else base
        segments = [Segment(_BAR if selected else " ", bar)]
        room = width - _MARGIN
        for text, style in line.pieces(room, selected=selected):
            if not text:
                continue
            told = text if cell_len(text) <= room else fit(text, room)
            room -= cell_len(told)
            style_here = _ON_CURSOR.get(style, style) if selected else style
            segments.append(Segment(told, self.letters(doc_styles.COMPONENTS[style_here])))
            if room <= 0:
                break
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)
