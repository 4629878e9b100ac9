"""The line at the bottom: the keys that help most where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.tui.keys import KEYS, SEARCH_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

_BY_ID: Final = {key.id: key for key in (*KEYS, *SEARCH_KEYS)}
# What is shown, by what has the focus; the rearmost fall away where it is narrow.
HINTS: Final[Mapping[str, Sequence[str]]] = {
    "titles": (
        "watched",
        "open",
        "search",
        "undo",
        "quit",
        "help",
        "want",
        "next-up",
        "mark-menu",
        "rate",
        "filter",
        "sort",
        "language",
        "import",
        "discover",
    ),
    "detail": ("watched", "back", "mark-menu", "undo", "help", "rate", "note", "language", "edit"),
    "query": ("search-done", "clear", "complete", "earlier-search"),
}
GAP: Final = 3
_WORDS: Final = {"clear": ("esc", "clear, then back")}


class KeyHints(Widget):
    """`space watched  enter open  / search  …`, each of them to be clicked as well."""

    place: reactive[str] = reactive("titles")

    def render(self) -> Content:
        """Return as many hints as there is room for."""
        line = Content()
        for left, name in self._placed():
            key, word = self._hint(name)
            gap = " " * (left - line.cell_length)
            line = Content.assemble(
                line, gap, (key, "bold $accent"), " ", (word, "$foreground-muted")
            )
        return line

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for left, name in self._placed():
            if left <= event.x < left + self._width(name) and name in _BY_ID:
                # The keys of the search are the text box's own.
                doer = self.screen.focused if _BY_ID[name] in SEARCH_KEYS else self.screen
                await (doer or self.screen).run_action(_BY_ID[name].action)

    def _placed(self) -> list[tuple[int, str]]:
        """Return the hints for which there is room, and the column in which each begins."""
        placed = []
        left = 0
        for name in HINTS.get(self.place, ()):
            if left + self._width(name) > self.content_size.width:
                break
            placed.append((left, name))
            left += self._width(name) + GAP
        return placed

    def _width(self, name: str) -> int:
        return len(" ".join(self._hint(name)))

    @staticmethod
    def _hint(name: str) -> tuple[str, str]:
        if name in _WORDS:
            return _WORDS[name]
        first, *_ = _BY_ID[name].display.split(" ")
        return first, _BY_ID[name].hint
