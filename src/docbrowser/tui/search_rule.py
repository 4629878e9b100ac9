"""The line under the search: a rule, and in it a mark under the place of a mistake."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from docbrowser.render.cut import fit
from docbrowser.tui import doc_styles

_RULE: Final = "─"
_LEFT, _MARK, _RIGHT = "‹^›"


class Mark(NamedTuple):
    """A mark: its column on this line, and what is said beside it."""

    column: int
    text: str = ""


class SearchRule(Widget):
    """`──────────^ this parenthesis is never closed ───────`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"search-rule--mark"}

    mark: reactive[Mark | None] = reactive(None)
    span: reactive[tuple[int, int]] = reactive((0, 0))
    """The columns in which the query is in sight; what is not is pointed to from their ends."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one
        """Return the line."""
        width, base = self.size.width, self.rich_style
        if self.mark is None:
            return Strip([Segment(_RULE * width, base)]).crop(0, width)
        red = doc_styles.letters(self, "search-rule--mark")
        return Strip(self._marked(self.mark, width, red)).crop(0, width).apply_style(base)

    def _marked(self, mark: Mark, width: int, red: Style) -> list[Segment]:
        first, last = self.span
        sign = _LEFT if mark.column < first else _RIGHT if mark.column > last else _MARK
        column = max(first, min(mark.column, last))
        before, after = column, width - column - 1
        arrow = Segment(sign, red + Style(bold=True))
        if not mark.text:
            return [Segment(_RULE * before), arrow, Segment(_RULE * after)]
        # The text stands where there is more room for it.
        if cell_len(mark.text) + 2 <= after or after >= before:
            text = fit(mark.text, min(cell_len(mark.text), after - 2))
            rest = _RULE * (after - cell_len(text) - 2)
            return [Segment(_RULE * before), arrow, Segment(f" {text} ", red), Segment(rest)]
        text = fit(mark.text, min(cell_len(mark.text), before - 2))
        rest = _RULE * (before - cell_len(text) - 2)
        return [Segment(rest), Segment(f" {text} ", red), arrow, Segment(_RULE * after)]
