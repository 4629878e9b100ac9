"""What comes next and the plan for an evening, line by line, one of the titles selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from textual.geometry import Region
from textual.message import Message

from docbrowser.render import styles
from docbrowser.render.cut import within
from docbrowser.render.next_up import Entry, Layout, Pieces, layout, left_out_pieces, pieces
from docbrowser.tui.cursor_pane import CursorPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from docbrowser.wishes import Target

NEXT: Final = "next"
EVENING: Final = "evening"
_MARGIN: Final = 3
_ON_CURSOR: Final = {styles.ACCENT: styles.NAME}


@dataclass(frozen=True)
class Heading:
    """A line that parts the others, or says something of them."""

    pieces: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class LeftOut:
    """A title that is not in the plan, and why; the columns are as wide as those of all others."""

    name: str
    reason: str
    columns: tuple[int, int]


@dataclass(frozen=True)
class Choice:
    """A title or episode that can be opened and marked, and the list in which it stands."""

    entry: Entry
    target: Target
    list: str = NEXT


Line: TypeAlias = Heading | LeftOut | Choice


class NextPane(CursorPane):
    """A line for each title, and the cursor."""

    @dataclass
    class Opened(Message):
        """A title or an episode is to be opened."""

        target: Target

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._choices: list[int] = []
        """The lines of the choices."""
        self._columns: tuple[int, Layout] | None = None
        self.before: Choice | None = None
        """Where the cursor is to begin."""

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown. The cursor stays on its title, or in its place where that is gone."""
        return self._lines

    @lines.setter
    def lines(self, lines: Sequence[Line]) -> None:
        before = self.selected or self.before
        self._lines, self._columns = lines, None
        self._choices = [place for place, line in enumerate(lines) if isinstance(line, Choice)]
        self.set_height(len(lines))
        self.select(self._place_of(before))

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    @property
    def cursor_line(self) -> int | None:
        """The line of the cursor; None where there is none."""
        return self._choices[self.index] if self.index < len(self._choices) else None

    @property
    def selected(self) -> Choice | None:
        """The choice under the cursor, None where there is none."""
        if self.index >= len(self._choices):
            return None
        line = self._lines[self._choices[self.index]]
        return line if isinstance(line, Choice) else None

    def reveal(self) -> None:
        """Bring the cursor in sight, and show where it is."""
        if self._choices:
            line = self._choices[self.index]
            # With the first one there is to be seen what stands above it, where there is room.
            top = 0 if self.index == 0 and line < self.size.height else line
            self.scroll_to_region(
                Region(0, top, 1, line - top + 1), animate=False, force=True, origin_visible=False
            )
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the title under the mouse; open it with the second click."""
        line = event.y + self.scroll_offset.y
        if line in self._choices:
            self.select(self._choices.index(line))
            if event.chain > 1 and self.selected:
                self.post_message(self.Opened(self.selected.target))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.select(self.index)

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        place = y + self.scroll_offset.y
        if place >= len(self._lines):
            return self.blank
        line = self._lines[place]
        selected = line is self.selected
        told = within(self._pieces(line, selected), self.size.width - 1)
        return self.drawn(self.segments(told), selected=selected)

    def _pieces(self, line: Line, selected: bool) -> Pieces:  # noqa: FBT001 - the cursor's
        match line:
            case Choice() if selected:
                # Where the cursor is, the accent would be too pale for a small sign.
                told = pieces(line.entry, self._layout(), styles.NAME)
                return [(text, _ON_CURSOR.get(style, style)) for text, style in told]
            case Choice():
                return pieces(line.entry, self._layout())
            case LeftOut():
                return left_out_pieces(line.name, line.reason, line.columns, self._room)
            case Heading():
                return list(line.pieces)

    def _layout(self) -> Layout:
        """Return the columns of all lines; they are the same for all of them."""
        if self._columns is None or self._columns[0] != self._room:
            entries = [line.entry for line in self._lines if isinstance(line, Choice)]
            self._columns = self._room, layout(entries, self._room)
        return self._columns[1]

    @property
    def _room(self) -> int:
        return self.size.width - _MARGIN

    def _place_of(self, before: Choice | None) -> int:
        if before is None:
            return 0
        for number, place in enumerate(self._choices):
            line = self._lines[place]
            if isinstance(line, Choice) and _is_same(line, before):
                return number
        return self.index


def _is_same(line: Choice, before: Choice) -> bool:
    """Return whether two choices are one; of a series the next episode goes on changing."""
    if line.list != before.list or line.target.title != before.target.title:
        return False
    return line.list == NEXT or line.target == before.target
