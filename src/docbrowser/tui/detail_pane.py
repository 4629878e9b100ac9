"""The detail pane: a title as Rich draws it, with a cursor on what can be acted on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from docbrowser.render.detail import detail
from docbrowser.render.view import MAX_WIDTH
from docbrowser.tui import doc_styles, keys
from docbrowser.tui.detail_places import found_in, line_of, place_of
from docbrowser.tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from docbrowser.render.picture import Picture
    from docbrowser.render.view import View
    from docbrowser.titles import Title
    from docbrowser.tui.detail_places import Anchor

_MARGIN = 2
"""Columns that stay free at the left, for the cursor and for air."""
LEAST_FOR_PICTURE = 66
"""Columns of the pane from which there is room for a picture beside the text."""


class DetailPane(Pane, can_focus=True):
    """One title, drawn once for each width and then shown in slices."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "detail-pane--cursor",
        "detail-pane--bar",
    }
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)

    cursor: var[int | None] = var(None)
    """The place of the anchor under the cursor among the anchors."""

    class Shown(Message):
        """Another title is shown, or the same with other marks or in another language."""

    class Opened(Message):
        """The line under the cursor was clicked on twice."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._title: Title | None = None
        self._view: View | None = None
        self._picture: Picture | None = None
        self._drawn: object = None
        self._colours: object = None
        self._drawn_for: tuple[str | None, int] = None, 0
        """The title that was drawn, and the width."""
        self._lines: list[list[Segment]] = []
        self._anchors: list[Anchor] = []
        self._sections: dict[int, int] = {}
        self._due: Callable[[], None] | None = None
        """Where one wants to go, once there is something to go to."""

    def show(self, title: Title | None, view: View | None, picture: Picture | None = None) -> None:
        """Show `title`; the place in it stays where only its marks or language changed."""
        same = title is not None and self._title is not None and title.id == self._title.id
        before = self.under_cursor if same else None
        self._title, self._view, self._picture = title, view, picture
        self._drawn = None
        self._draw()
        if not same:
            self.cursor = None
            self.scroll_home(animate=False, force=True)
        elif before is not None and before.kind == "claim":
            self._go_on_with(before)
        elif self.cursor is not None and self.cursor >= len(self._anchors):
            self.cursor = None
        elif before is not None and self.under_cursor is not None:
            # A mark may add a line to the heading; what the eye is on stays where it is.
            self._stay(before.line)
        self.refresh()
        self.post_message(self.Shown())

    def hang(self, picture: Picture | None) -> None:
        """Show a picture beside the title that is shown; what the eye is on stays where it is."""
        if picture is self._picture:
            return
        lines, before = len(self._lines), self.under_cursor
        self._picture = picture
        self._draw()
        moved = len(self._lines) - lines
        if before is not None and self.under_cursor is not None:
            moved = self.under_cursor.line - before.line
        if moved and self.scroll_y > 0:
            self.scroll_relative(y=moved, animate=False, force=True)
        self.refresh()

    def _stay(self, before: int) -> None:
        """Keep the line of the cursor, which was `before`, where it is on the screen.

        Who has not scrolled sees the beginning of the title as long as the cursor is in sight.
        """
        line = self.cursor_line
        is_in_sight = line < self.size.height
        top = 0 if self.scroll_y < 1 and is_in_sight else round(self.scroll_y) + line - before
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def _go_on_with(self, before: Anchor) -> None:
        """Put the cursor on the claim that it was on; they may stand in another order now."""
        places = [n for n, anchor in enumerate(self._anchors) if anchor.kind == "claim"]
        same = (n for n in places if self._anchors[n].value == before.value)
        nearest = min(places, key=lambda n: abs(self._anchors[n].line - before.line), default=None)
        self.cursor = next(same, nearest)
        self._reveal()

    @property
    def shown(self) -> tuple[Title, View] | None:
        """The title that is shown, and how."""
        return (self._title, self._view) if self._title and self._view else None

    @property
    def under_cursor(self) -> Anchor | None:
        """What the cursor is on, None while it is on nothing."""
        return None if self.cursor is None else self._anchors[self.cursor]

    @property
    def cursor_line(self) -> int:
        """The line of the cursor; the uppermost in sight while it is on nothing."""
        return round(self.scroll_y) if (one := self.under_cursor) is None else one.line

    @property
    def cursor_column(self) -> int:
        """The column in which the bar of the cursor stands."""
        one = self.under_cursor
        return one.columns[0] - _MARGIN if one is not None and one.columns else 0

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

    def go_to_section(self, number: int) -> bool:
        """Bring a section to the upper edge; return whether the title has it."""
        line = self._sections.get(number)
        if line is None:
            return False
        self.scroll_to(y=line, animate=False, force=True)
        inside = (place for place, anchor in enumerate(self._anchors) if anchor.line > line)
        following = [start for start in self._sections.values() if start > line]
        first = next(inside, None)
        ends = min(following, default=len(self._lines))
        self.cursor = first if first is not None and self._anchors[first].line < ends else None
        self.refresh()
        return True

    def go_to_episode(self, key: str) -> None:
        """Put the cursor on an episode, if the title has it."""
        self.once_laid_out(partial(self._to_episode, key))

    def once_laid_out(self, go: Callable[[], None]) -> None:
        """Go somewhere now, or where the pane was hidden until now, once it has been drawn."""
        self._due = go
        self._arrive()

    def _arrive(self) -> None:
        if self._lines and self.size.height and self._due is not None:
            go, self._due = self._due, None
            go()

    def _to_episode(self, key: str) -> None:
        anchors = enumerate(self._anchors)
        place = next((place for place, one in anchors if one.what == ("episode", key)), None)
        if place is not None:
            self.cursor = place
            line, height = self._anchors[place].line, self.size.height
            top = 0 if line < height - 1 else line - height // 2
            self.scroll_to(y=top, animate=False, force=True)
            self.refresh()

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
        self.cursor = None
        last = max(0, len(self._lines) - self.size.height)
        self.scroll_to(y=0 if direction < 0 else last, animate=False, force=True)
        if direction > 0 and self._anchors and self._anchors[-1].line >= last:
            self.cursor = len(self._anchors) - 1

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        if self._drawn is None or self._colours is None:
            self._draw()
        width, base = self.size.width, self.ground()
        line = y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base)
        segments = self._lines[line]
        anchor = self.under_cursor
        if anchor is not None and anchor.columns and anchor.line == line and self.has_focus:
            return self._with_cursor_in(Strip(segments), anchor.columns)
        if anchor is not None and anchor.line == line and self.has_focus:
            base = self.ground("detail-pane--cursor")
            bar = self.letters("detail-pane--bar")
            segments = [Segment("▌ ", bar), *Strip(segments).crop(_MARGIN)]
        elif anchor is None and y == 0 and self.has_focus:
            # The keys are heard here, although there is nothing yet that the cursor is on.
            bar = self.letters("detail-pane--bar")
            segments = [Segment("▌ ", bar), *Strip(segments).crop(_MARGIN)]
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)

    def _with_cursor_in(self, line: Strip, columns: tuple[int, int]) -> Strip:
        """Return a line with the cursor on a part of it: the bar stands right before that."""
        width, base = self.size.width, self.ground()
        begin, end = columns[0] - _MARGIN, columns[1]
        before, _sign, here, behind = line.adjust_cell_length(width, base).divide(
            [begin, columns[0], end, width]
        )
        there = self.ground("detail-pane--cursor")
        cursor = Strip([Segment("▌ ", self.letters("detail-pane--bar")), *here]).apply_style(there)
        return Strip.join([before.apply_style(base), cursor, behind.apply_style(base)])

    def on_resize(self) -> None:
        """Draw anew where the width has changed."""
        self._draw()

    def notify_style_update(self) -> None:
        """Draw anew: the colours have changed."""
        super().notify_style_update()
        # Not at once: the new colours are known when the next line is asked for. They may be the
        # old ones, as when the focus comes or goes; then what was drawn is as it should be.
        self._colours = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        line = event.y + self.scroll_offset.y
        anchors = enumerate(self._anchors)
        self.cursor = next((place for place, one in anchors if one.covers(line, event.x)), None)
        self.refresh()
        if event.chain > 1 and self.leads_on:
            self.post_message(self.Opened())

    def _draw(self) -> None:
        width = self.size.width
        if not self.is_mounted or width <= _MARGIN:
            return
        if self._colours is None:
            self._colours = doc_styles.rich_theme(self).styles
        picture = self._picture if self._has_room_for_picture(width) else None
        state = (id(self._title), id(self._view), id(picture), width, self._colours)
        if state == self._drawn:
            return
        self._drawn = state
        of = self._title.id if self._title else None, width
        is_wider = of[0] is not None and of[0] == self._drawn_for[0] and of != self._drawn_for
        top, cursor = round(self.scroll_y), self.under_cursor
        place = place_of(self._lines, self._sections, top) if is_wider else None
        self._drawn_for = of
        self._lines = []
        if self._title is not None and self._view is not None:
            console = doc_styles.console(self, width)
            room = min(width - 2, MAX_WIDTH + _MARGIN)
            view = replace(self._view, width=room - _MARGIN, picture=picture)
            options = console.options.update(width=room - _MARGIN)
            lines = console.render_lines(detail(self._title, view), options)
            # Not by way of Rich's padding: that would go over every line once more.
            self._lines = [[Segment(" " * _MARGIN), *line] for line in lines]
            self._lines.append([Segment(" " * room)])
        self._anchors, self._sections = found_in(self._lines)
        self.set_height(len(self._lines))
        if place is not None and cursor is not None and (self.cursor or 0) < len(self._anchors):
            self._stay(cursor.line)
        elif place is not None and top:
            line = line_of(self._lines, self._sections, place)
            self.scroll_to(y=line, animate=False, force=True)
        self._arrive()

    def _has_room_for_picture(self, width: int) -> bool:
        # In the terminal's own colours nothing is mixed.
        return width >= LEAST_FOR_PICTURE and not self.app.native_ansi_color

    def _next_anchor(self, by: int) -> int | None:
        """Return the next anchor that way: from the cursor, else from what is in sight."""
        if self.cursor is not None:
            place = self.cursor + by
            return place if 0 <= place < len(self._anchors) else None
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.size.height
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
