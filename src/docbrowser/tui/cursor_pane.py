"""A pane with a cursor on one of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip

from docbrowser.tui import doc_styles, keys
from docbrowser.tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style

BAR: Final = "▌"
"""What stands at the left of the line under the cursor."""


class CursorPane(Pane, can_focus=True):
    """Lines that can be chosen, one of them selected: it has a bar at its left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "cursor-pane--selected",
        "cursor-pane--bar",
    }
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)
    DEFAULT_CSS: ClassVar[str] = """
    CursorPane {
        & > .cursor-pane--selected { background: $surface; }
        & > .cursor-pane--bar { color: $text-disabled; }
        &:focus > .cursor-pane--selected { background: $panel; }
        &:focus > .cursor-pane--bar { color: $accent; }
    }
    """

    index: var[int] = var(0, init=False)
    """Which of the choices the cursor is on."""

    @property
    def count(self) -> int:
        """How many choices there are."""
        raise NotImplementedError

    def reveal(self) -> None:
        """Bring the cursor in sight, and show where it is."""
        raise NotImplementedError

    def select(self, index: int) -> None:
        """Go to the choice of that number, or as near as there is one."""
        self.index = max(0, min(index, self.count - 1))
        self.reveal()

    def action_move(self, by: int) -> None:
        """Go on by so many choices."""
        self.select(self.index + by)

    def action_page(self, direction: int) -> None:
        """Go on by a page."""
        self.select(self.index + direction * max(1, self.size.height - 1))

    def action_end(self, direction: int) -> None:
        """Go to the first choice, or the last."""
        self.select(0 if direction < 0 else self.count - 1)

    def on_resize(self) -> None:
        """Keep the selected line in sight."""
        # Once what belongs to the new size is known: until then it would be scrolled too little.
        self.call_after_refresh(self.reveal)

    def style_of(self, name: str) -> Style:
        """Return how letters look in a style that drawing names."""
        return self.letters(doc_styles.COMPONENTS[name])

    def segments(self, pieces: Iterable[tuple[str, str]]) -> list[Segment]:
        """Return texts in the styles that are named with them."""
        return [Segment(text, self.style_of(style)) for text, style in pieces]

    @property
    def blank(self) -> Strip:
        """A line with nothing in it."""
        return Strip.blank(self.size.width, self.ground())

    def drawn(
        self, segments: Iterable[Segment], *, selected: bool = False, indent: int = 1
    ) -> Strip:
        """Return a line as wide as the pane, indented; the selected one has the bar there."""
        base = self.ground("cursor-pane--selected" if selected else "")
        style = self.letters("cursor-pane--bar") if selected else base
        bar = Segment(f"{BAR if selected else '':<{indent}}", style)
        return Strip([bar, *segments]).adjust_cell_length(self.size.width, base).apply_style(base)
