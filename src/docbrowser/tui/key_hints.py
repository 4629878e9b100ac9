"""The line at the bottom: the keys that help most where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.tui.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

_BY_ID: Final = {key.id: key for key in KEYS}
# What is shown, by what has the focus; the rearmost fall away where it is narrow.
HINTS: Final[Mapping[str, Sequence[str]]] = {
    "titles": ("watched", "open", "search", "undo", "quit", "help", "want", "sort", "language"),
    "detail": ("watched", "back", "search", "undo", "help", "want", "language"),
    "query": ("done", "clear"),
}
_WORDS: Final = {"done": ("enter", "to the list"), "clear": ("esc", "clear, then back")}


class KeyHints(Widget):
    """`space watched  enter open  / search  …`, each of them to be clicked as well."""

    place: reactive[str] = reactive("titles")

    def render(self) -> Content:
        """Return as many hints as there is room for."""
        line = Content()
        for name in HINTS.get(self.place, ()):
            key, word = self._hint(name)
            hint = Content.assemble((key, "bold $accent"), " ", (word, "$foreground-muted"))
            gap = "   " if line.cell_length else ""
            if line.cell_length + len(gap) + hint.cell_length > self.content_size.width:
                break
            line = Content.assemble(line, gap, hint)
        return line

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        left = 0
        for name in HINTS.get(self.place, ()):
            key, word = self._hint(name)
            right = left + len(key) + 1 + len(word)
            if left <= event.x < right and name in _BY_ID:
                await self.screen.run_action(_BY_ID[name].action)
                return
            left = right + 3

    @staticmethod
    def _hint(name: str) -> tuple[str, str]:
        if name in _WORDS:
            return _WORDS[name]
        return _BY_ID[name].display, _BY_ID[name].hint
