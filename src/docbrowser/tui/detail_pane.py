"""The detail pane: a title as Rich draws it, with a cursor on what can be acted on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from rich.padding import Padding
from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip

from docbrowser.render.detail import detail
from docbrowser.render.view import MAX_WIDTH
from docbrowser.tui import doc_styles, keys
from docbrowser.tui.pane import Pane

if TYPE_CHECKING:
    from textual import events

    from docbrowser.render.view import View
    from docbrowser.titles import Title

_MARGIN = 2
"""Columns that stay free at the left, for the cursor and for air."""


class Anchor(NamedTuple):
    """A line that can be acted on: on an episode, or on what has a link."""

    line: int
    kind: str
    value: str


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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._title: Title | None = None
        self._view: View | None = None
        self._drawn: object = None
        self._lines: list[list[Segment]] = []
        self._anchors: list[Anchor] = []
        self._sections: dict[int, int] = {}
        self._destination: str | None = None

    def show(self, title: Title | None, view: View | None) -> None:
        """Show `title`; the place in it stays where only its marks or language changed."""
        same = title is not None and self._title is not None and title.id == self._title.id
        before = self.under_cursor if same else None
        self._title, self._view = title, view
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
            self.scroll_relative(y=self.under_cursor.line - before.line, animate=False, force=True)
        self.refresh()

    def _go_on_with(self, before: Anchor) -> None:
        """Put the cursor on the claim that it was on; they may stand in another order now."""
        places = [n for n, anchor in enumerate(self._anchors) if anchor.kind == "claim"]
        same = (n for n in places if self._anchors[n].value == before.value)
        nearest = min(places, key=lambda n: abs(self._anchors[n].line - before.line), default=None)
        self.cursor = next(same, nearest)
        self._reveal()

    @property
    def under_cursor(self) -> Anchor | None:
        """What the cursor is on, None while it is on nothing."""
        return None if self.cursor is None else self._anchors[self.cursor]

    @property
    def episode(self) -> str | None:
        """The key of the episode under the cursor."""
        anchor = self.under_cursor
        return anchor.value if anchor and anchor.kind == "episode" else None

    @property
    def claim(self) -> str | None:
        """The claim under the cursor, as `render.detail.claim_of()` writes it."""
        anchor = self.under_cursor
        return anchor.value if anchor and anchor.kind == "claim" else None

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
        self._destination = key
        self._arrive()

    def _arrive(self) -> None:
        """Go where one wants to; where the pane was hidden until now, once it has been drawn."""
        if self._destination is None or not self._lines or not self.size.height:
            return
        wanted, self._destination = ("episode", self._destination), None
        anchors = enumerate(self._anchors)
        place = next((place for place, one in anchors if one[1:] == wanted), None)
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
        if self._drawn is None:
            self._draw()
        width, base = self.size.width, self.ground()
        line = y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base)
        segments = self._lines[line]
        anchor = self.under_cursor
        if anchor is not None and anchor.line == line and self.has_focus:
            base = self.ground("detail-pane--cursor")
            bar = self.letters("detail-pane--bar")
            segments = [Segment("▌ ", bar), *Strip(segments).crop(_MARGIN)]
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)

    def on_resize(self) -> None:
        """Draw anew where the width has changed."""
        self._draw()

    def notify_style_update(self) -> None:
        """Draw anew: the colours have changed."""
        super().notify_style_update()
        # Not at once: the new colours are known when the next line is asked for.
        self._drawn = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked."""
        line = event.y + self.scroll_offset.y
        places = (place for place, anchor in enumerate(self._anchors) if anchor.line == line)
        self.cursor = next(places, None)
        self.refresh()

    def _draw(self) -> None:
        width = self.size.width
        state = (id(self._title), id(self._view), width)
        if not self.is_mounted or width <= _MARGIN or state == self._drawn:
            return
        self._drawn = state
        self._lines = []
        if self._title is not None and self._view is not None:
            console = doc_styles.console(self, width)
            room = min(width - 2, MAX_WIDTH + _MARGIN)
            view = replace(self._view, width=room - _MARGIN)
            drawn = Padding(detail(self._title, view), (0, 0, 1, _MARGIN))
            self._lines = console.render_lines(drawn, console.options.update(width=room), pad=False)
        self._find_anchors()
        self.set_height(len(self._lines))
        self._arrive()

    def _find_anchors(self) -> None:
        """Find in the drawn lines what the drawing said of itself."""
        self._anchors, self._sections = [], {}
        for line, segments in enumerate(self._lines):
            meta: dict[str, Any] = {}
            for segment in segments:
                if segment.style is not None and segment.text.strip():
                    meta.update(segment.style.meta)
            if "section" in meta:
                self._sections[meta["section"]] = line
            for kind in ("episode", "claim", "link"):
                # A long name goes on in a second line, which is no second episode.
                if kind in meta and (
                    not self._anchors or self._anchors[-1][1:] != (kind, meta[kind])
                ):
                    self._anchors.append(Anchor(line, kind, meta[kind]))

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
