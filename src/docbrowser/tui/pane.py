"""A pane that is drawn line by line and scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from docbrowser.tui import doc_styles

if TYPE_CHECKING:
    from typing import ClassVar

    from rich.style import Style


class Pane(ScrollView, can_focus=True):
    """A view on lines, whose scroll bar is always there, so that their number moves nothing."""

    DEFAULT_CSS: ClassVar[str] = """
    Pane {
        overflow-y: scroll;
        overflow-x: hidden;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-color: $panel;
    }
    """

    # Not laying out the screen anew with each change: that takes longer than a key may.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._letters: dict[str, Style] = {}
        self._grounds: dict[str, Style] = {}

    def letters(self, component: str) -> Style:
        """Return how letters look in a component class; to work that out takes its time."""
        known = self._letters.get(component)
        if known is None:
            known = self._letters[component] = doc_styles.letters(self, component)
        return known

    def ground(self, component: str = "") -> Style:
        """Return what letters stand on: in the pane, or in lines of a component class."""
        known = self._grounds.get(component)
        if known is None:
            known = self.rich_style
            if component:
                known += self.get_component_rich_style(component)
            self._grounds[component] = known
        return known

    def notify_style_update(self) -> None:
        """Work the styles out anew when they have changed."""
        super().notify_style_update()
        self._forget_styles()

    @on(events.Focus)
    @on(events.Blur)
    def _forget_styles(self) -> None:
        self._letters.clear()
        self._grounds.clear()

    def set_height(self, lines: int) -> None:
        """Have so many lines."""
        self.virtual_size = Size(self.size.width, lines)
        self._scroll_update(self.virtual_size)
