"""A pane of drawn lines, with a cursor on what in them can be acted on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from docbrowser.tui import doc_styles, keys
from docbrowser.tui.pane import Pane

if TYPE_CHECKING:
    from textual import events

    from docbrowser.tui.detail_places import Anchor

MARGIN = 2
"""Columns that stay free at the left, for the cursor and for air."""


class AnchorPane(Pane, can_focus=True):
    """Lines with anchors in them; what draws the lines says where the anchors are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "anchor-pane--cursor",
        "anchor-pane--bar",
    }
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)

    cursor: var[int | None] = var(None)
    """The place of the anchor under the cursor among the anchors."""

    class Opened(Message):
        """The line under the cursor was clicked on twice."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: list[list[Segment]] = []
        self._anchors: list[Anchor] = []
        self._bare = 0
        """The line that one went to, where there is nothing on it for the cursor."""

    # What the cursor is on

    @property
    def under_cursor(self) -> Anchor | None:
        """What the cursor is on, None while it is on nothing."""
        return None if self.cursor is None else self._anchors[self.cursor]

    @property
    def cursor_line(self) -> int:
        """The line of the cursor.

        While it is on nothing, the one that was gone to; where that is out of sight, the uppermost.
        """
        if (one := self.under_cursor) is not None:
            return one.line
        top = round(self.scroll_y)
        return self._bare if top <= self._bare < top + self.size.height else top

    @property
    def cursor_column(self) -> int:
        """The column in which the bar of the cursor stands."""
        one = self.under_cursor
        return one.columns[0] - MARGIN if one is not None and one.columns else 0

    @property
    def episode(self) -> str | None:
        """The key of the episode under the cursor."""
        return self._held("episode")

    @property
    def person(self) -> str | None:
        """The name of the person under the cursor."""
        return self._held("person")

    @property
    def subject(self) -> str | None:
        """The subject under the cursor."""
        return self._held("subject")

    @property
    def on(self) -> str:
        """What kind of thing the cursor is on, "" while it is on nothing.

        A subject is a "person", too: both lead to further titles.
        """
        anchor = self.under_cursor
        return "" if anchor is None else "person" if self.leads_on else anchor.kind

    @property
    def leads_on(self) -> bool:
        """Whether what is under the cursor can be opened: there are further titles of it."""
        return self.person is not None or self.subject is not None

    @property
    def claim(self) -> str | None:
        """The claim under the cursor, as `render.detail.claim_of()` writes it."""
        return self._held("claim")

    def _held(self, kind: str) -> str | None:
        anchor = self.under_cursor
        return anchor.value if anchor is not None and anchor.kind == kind else None

    # Where it goes

    def action_move(self, by: int) -> None:
        """Move the cursor to the next anchor in sight, else scroll by a line."""
        target = self._next_anchor(by)
        top, height = round(self.scroll_y), self.size.height
        if target is not None and top <= self._anchors[target].line < top + height:
            self.cursor = target
        elif target is not None and self._anchors[target].line == (
            top - 1 if by < 0 else top + height
        ):
            self.cursor = target
            self._reveal()
        else:
            self.scroll_relative(y=by, animate=False, force=True)
        self.refresh()

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        self.cursor = None
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False, force=True)

    def action_end(self, direction: int) -> None:
        """Scroll to the beginning or the end."""
        self.cursor, self._bare = None, 0
        last = max(0, len(self._lines) - self.size.height)
        self.scroll_to(y=0 if direction < 0 else last, animate=False, force=True)
        if direction > 0 and self._anchors and self._anchors[-1].line >= last:
            self.cursor = len(self._anchors) - 1

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        line = event.y + self.scroll_offset.y
        anchors = enumerate(self._anchors)
        self.cursor = next((place for place, one in anchors if one.covers(line, event.x)), None)
        self._bare = line
        self.refresh()
        if event.chain > 1 and self.leads_on:
            self.post_message(self.Opened())

    def _next_anchor(self, by: int) -> int | None:
        """Return the next anchor that way: from the cursor, else from what is in sight."""
        if self.cursor is not None:
            place = self.cursor + by
            return place if 0 <= place < len(self._anchors) else None
        top, bottom = self.cursor_line, round(self.scroll_y) + self.size.height
        places = range(len(self._anchors))
        if by > 0:
            return next((place for place in places if self._anchors[place].line >= top), None)
        return next(
            (place for place in reversed(places) if self._anchors[place].line < bottom), None
        )

    def _reveal(self) -> None:
        if self.under_cursor is not None:
            self.scroll_to_region(
                Region(0, self.under_cursor.line, 1, 1), animate=False, force=True
            )

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        width, base = self.size.width, self.ground()
        line = y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base)
        segments = self._lines[line]
        anchor = self.under_cursor if self.has_focus else None
        if anchor is not None and anchor.line == line:
            if anchor.columns:
                return self._with_cursor_in(Strip(segments), anchor.columns)
            base = self.ground("anchor-pane--cursor")
            segments = self._with_bar(segments)
        elif self.has_focus and self.under_cursor is None and line == self.cursor_line:
            # The keys are heard here, although there is nothing yet that the cursor is on.
            segments = self._with_bar(segments)
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)

    def _with_bar(self, line: list[Segment]) -> list[Segment]:
        return [Segment("▌ ", self.letters("anchor-pane--bar")), *Strip(line).crop(MARGIN)]

    def _with_cursor_in(self, line: Strip, columns: tuple[int, int]) -> Strip:
        """Return a line with the cursor on a part of it: the bar stands right before that."""
        width, base = self.size.width, self.ground()
        begin, end = columns[0] - MARGIN, columns[1]
        before, _sign, here, behind = line.adjust_cell_length(width, base).divide(
            [begin, columns[0], end, width]
        )
        there = self.ground("anchor-pane--cursor")
        cursor = Strip([Segment("▌ ", self.letters("anchor-pane--bar")), *here]).apply_style(there)
        return Strip.join([before.apply_style(base), cursor, behind.apply_style(base)])
