"""The line at the top: the program, what the library holds, and the language of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.render import words

if TYPE_CHECKING:
    from textual import events

    from docbrowser.listing import Counts


HELP: Final = "? help"
GAP: Final = 3
WIDE: Final = 60
"""Columns from which there is room for more than the sums and the language."""


class Header(Widget):
    """`docbrowser  12 titles · 3 watched · 1 in progress           German  ? help`."""

    counts: reactive[Counts | None] = reactive(None)
    language: reactive[str] = reactive("en")

    def render(self) -> Content:
        """Return the line; what does not fit is left out, the sums first."""
        width = self.content_size.width
        name, right = "docbrowser", self._right()
        room = width - len(name) - len(right) - 2 * GAP
        sums = next((text for text in self._sums() if len(text) <= room), "")
        gap = width - len(name) - len(sums) - len(right) - (GAP if sums else 0)
        return Content.assemble(
            (name, "bold $accent"),
            " " * (GAP if sums else 0),
            (sums, "$foreground-muted"),
            " " * max(1, gap),
            (right, "$foreground-muted"),
        )

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked: the next language, or the help."""
        right = self._right()
        column = event.x - (self.content_size.width - len(right))
        if right.endswith(HELP) and column >= len(right) - len(HELP):
            await self.screen.run_action("help")
        elif column >= 0:
            await self.screen.run_action("next_language")

    def _right(self) -> str:
        language = words.language(self.language)
        wide = self.content_size.width >= WIDE
        return f"{language}{' ' * GAP}{HELP}" if wide else language

    def _sums(self) -> list[str]:
        """Return what the library holds, at length and then more and more briefly."""
        if self.counts is None:
            return []
        parts = [words.plural(self.counts.titles, "title"), f"{self.counts.watched} watched"]
        if self.counts.watching:
            parts.append(f"{self.counts.watching} in progress")
        return [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]
