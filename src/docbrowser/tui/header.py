"""The line at the top: the program, what the library holds, and the language of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.render import words

if TYPE_CHECKING:
    from docbrowser.library import Counts


class Header(Widget):
    """`docbrowser  12 titles · 3 watched · 1 in progress           German  ? help`."""

    counts: reactive[Counts | None] = reactive(None)
    language: reactive[str] = reactive("en")

    def render(self) -> Content:
        """Return the line; what does not fit is left out, from the middle."""
        width = self.content_size.width
        name = Content.styled("docbrowser", "bold $accent")
        right = Content.styled(f"{words.language(self.language)}  ? help", "$foreground-muted")
        sums = Content.styled(self._sums(), "$foreground-muted")
        left = Content.assemble(name, "   ", sums)
        if left.cell_length + right.cell_length + 2 > width:
            right = Content.styled(words.language(self.language), "$foreground-muted")
        if left.cell_length + right.cell_length + 2 > width:
            left = name
        gap = max(1, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)

    def _sums(self) -> str:
        if self.counts is None:
            return ""
        parts = [words.plural(self.counts.titles, "title"), f"{self.counts.watched} watched"]
        if self.counts.watching:
            parts.append(f"{self.counts.watching} in progress")
        return " · ".join(parts)
