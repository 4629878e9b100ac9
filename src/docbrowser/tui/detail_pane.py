"""The detail pane: a title as Rich draws it, kept in place while its marks change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message

from docbrowser.render.detail import detail
from docbrowser.render.view import MAX_WIDTH
from docbrowser.tui import doc_styles
from docbrowser.tui.anchor_pane import MARGIN, AnchorPane
from docbrowser.tui.detail_places import found_in, line_of, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    from docbrowser.render.picture import Picture
    from docbrowser.render.view import View
    from docbrowser.titles import Title
    from docbrowser.tui.detail_places import Anchor

LEAST_FOR_PICTURE = 66
"""Columns of the pane from which there is room for a picture beside the text."""


class DetailPane(AnchorPane, can_focus=True):
    """One title, drawn once for each width and then shown in slices."""

    class Shown(Message):
        """Another title is shown, or the same with other marks or in another language."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._title: Title | None = None
        self._view: View | None = None
        self._picture: Picture | None = None
        self._drawn: object = None
        self._colours: object = None
        self._drawn_for: tuple[str | None, int] = None, 0
        """The title that was drawn, and the width."""
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
            self.cursor, self._bare = None, 0
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

    def go_to_section(self, number: int) -> bool:
        """Bring a section to the upper edge; return whether the title has it."""
        line = self._sections.get(number)
        if line is None:
            return False
        self.scroll_to(y=line, animate=False, force=True)
        self._bare = line
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

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        if self._drawn is None or self._colours is None:
            self._draw()
        return super().render_line(y)

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

    def _draw(self) -> None:
        width = self.size.width
        if not self.is_mounted or width <= MARGIN:
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
            room = min(width - 2, MAX_WIDTH + MARGIN)
            view = replace(self._view, width=room - MARGIN, picture=picture)
            options = console.options.update(width=room - MARGIN)
            lines = console.render_lines(detail(self._title, view), options)
            # Not by way of Rich's padding: that would go over every line once more.
            self._lines = [[Segment(" " * MARGIN), *line] for line in lines]
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
