"""An application for those who read with a Braille display or a screen reader, and without motion.

They follow the terminal's own cursor. Textual hides it and leaves it wherever a text box was last;
here it goes along with what is selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import App
from textual.geometry import Offset
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

SHOW: Final = "\x1b[?25h"
"""What makes a terminal show its cursor."""


class GentleApp(App[None]):
    """Has the terminal's cursor where one is, and keeps still where that is wished."""

    shows_cursor: bool = False
    """Whether the terminal's own cursor is to be seen."""

    def keep_still(self) -> None:
        """Move and blink nothing from now on."""
        self.animation_level = "none"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let nothing blink where nothing moves."""
        if self.animation_level == "none" and isinstance(event.widget, Input | TextArea):
            event.widget.cursor_blink = False

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor is put when something is drawn: where one is."""
        if not self._screen_stack:
            return self._written_at
        place = place_of(self.focused or self.screen)
        return self._written_at if place is None else place

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        self._written_at = offset


def place_of(widget: Widget) -> Offset | None:
    """Return where on the screen the selected line of a widget begins.

    None where it has none: for it is a text box, which says itself where one is, or nothing.
    """
    row_of_its_own: Widget | None = getattr(widget, "cursor_row", None)
    if row_of_its_own is not None:
        return row_of_its_own.region.offset
    line: int | None = getattr(widget, "cursor_line", None)
    if line is None:
        return None
    column: int = getattr(widget, "cursor_column", 0)
    region, row = widget.content_region, line - round(widget.scroll_y)
    inside = 0 <= row < region.height
    return region.offset + (Offset(column, row) if inside else Offset(0, 0))
