"""The pane at the right of a broad screen; where it shows titles, they can be gone to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from docbrowser.tui import doc_styles, keys
from docbrowser.tui.pane import Pane
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Draw: TypeAlias = Callable[[int], "RenderableType"]
"""Returns what is to be seen in so many columns, in the language that is spoken by then."""
WIDEST: Final = 70
"""Columns of text; longer lines are hard to read."""
_MARGIN: Final = 2


class AsidePane(Pane, can_focus=False):
    """Something drawn, in slices; the mouse scrolls it.

    A line on a title or an episode has it in the meta data of its style, as `target`. While there
    are such lines the pane can have the focus, and the cursor goes from one to the next.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "aside-pane--cursor",
        "aside-pane--bar",
    }
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)
    DEFAULT_CSS: ClassVar[str] = """
    AsidePane {
        & > .aside-pane--cursor { background: $panel; }
        & > .aside-pane--bar { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="aside")
        self._places: list[tuple[int, Target]] = []
        """The lines that can be gone to."""
        self._index = 0
        self.about: Hashable = None
        """What is shown, as whoever shows it calls it; None while nothing is."""
        self._draw: Draw | None = None
        self._lines: list[list[Segment]] | None = None
        self._paper: Console | None = None
        """What it is drawn on, in the colours of now; to make one takes longer than to draw."""

    def show(self, about: Hashable, draw: Draw | None) -> None:
        """Show what `draw` draws; the place in it stays where it is about the same as before."""
        if about != self.about:
            self.scroll_home(animate=False, force=True)
            self._index = 0
        self.about, self._draw = about, draw
        self._draw_anew()

    @property
    def selected(self) -> Target | None:
        """The title or the episode under the cursor; None while there is none, or no focus."""
        if not self.has_focus or self._index >= len(self._places):
            return None
        return self._places[self._index][1]

    @property
    def cursor_line(self) -> int | None:
        """The line of the cursor; None where there is none."""
        return self._places[self._index][0] if self._index < len(self._places) else None

    def action_move(self, by: int) -> None:
        """Go on by so many titles."""
        self._select(self._index + by)

    def action_page(self, direction: int) -> None:
        """Go on by a page."""
        line = (self.cursor_line or 0) + direction * max(1, self.size.height - 1)
        nearest = min(range(len(self._places)), key=lambda one: abs(self._places[one][0] - line))
        self._select(nearest)

    def action_end(self, direction: int) -> None:
        """Go to the first title, or the last."""
        self._select(0 if direction < 0 else len(self._places) - 1)

    def _select(self, index: int) -> None:
        self._index = max(0, min(index, len(self._places) - 1))
        if (line := self.cursor_line) is not None:
            top = 0 if self._index == 0 else line
            self.scroll_to_region(
                Region(0, top, 1, line - top + 1), animate=False, force=True, origin_visible=False
            )
        self.refresh()

    def speak_anew(self) -> None:
        """Draw it in the language that is spoken by now."""
        self._draw_anew()

    def on_resize(self) -> None:
        """Draw it anew where the width has changed."""
        if self._paper is None or self._paper.width != self._room:
            self._draw_anew()

    def notify_style_update(self) -> None:
        """Draw it anew: the colours have changed, and are known when the next line is asked for."""
        super().notify_style_update()
        self._paper = self._lines = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        if self._lines is None:
            self._lines = self._drawn()
        width, base = self.size.width, self.ground()
        line = y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base)
        segments = self._lines[line]
        if self.has_focus and line == self.cursor_line:
            base = self.ground("aside-pane--cursor")
            bar = Segment("▌ ", self.letters("aside-pane--bar"))
            segments = [bar, *Strip(segments).crop(_MARGIN)]
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)

    def _draw_anew(self) -> None:
        if self.is_mounted:
            self._lines = self._drawn()
            self._places = list(_places_in(self._lines))
            self._index = max(0, min(self._index, len(self._places) - 1))
            self.can_focus = bool(self._places)
            self.set_height(len(self._lines))
            self.refresh()

    def _drawn(self) -> list[list[Segment]]:
        room = self._room
        if self._draw is None or room <= 0:
            return []
        if self._paper is None or self._paper.width != room:
            self._paper = doc_styles.console(self, room)
        lines = self._paper.render_lines(self._draw(room), self._paper.options)
        return [[Segment(" " * _MARGIN), *line] for line in lines]

    @property
    def _room(self) -> int:
        """How many columns there are for text."""
        return min(self.size.width - _MARGIN - 1, WIDEST)


def _places_in(lines: Iterable[Iterable[Segment]]) -> Iterator[tuple[int, Target]]:
    """Yield the number of each line that stands for a title or an episode, and which that is."""
    for number, segments in enumerate(lines):
        metas = (one.style.meta for one in segments if one.style is not None)
        found = next((meta["target"] for meta in metas if "target" in meta), None)
        if found is not None:
            yield number, Target(*found)
