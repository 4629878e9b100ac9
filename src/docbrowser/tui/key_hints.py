"""The line at the bottom: the keys that help most where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.i18n import N_, _
from docbrowser.tui.header import WIDE
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
        "filter",
        "palette",
        "want",
        "next-up",
        "mark-menu",
        "rate",
        "sort",
        "language",
        "import",
        "discover",
    ),
    "person": ("open", "watched", "back", "mark-menu", "undo", "help"),
    "claim": ("choose-claim", "link", "back", "watched", "undo", "help", "language", "edit"),
    "link": ("link", "watched", "back", "mark-menu", "undo", "help", "rate", "note", "language"),
    "detail": ("watched", "back", "mark-menu", "language", "undo", "help", "rate", "note", "edit"),
    "aside": ("open", "watched", "back", "undo", "help"),
    "nothing": ("search", "back", "filter", "undo", "quit", "help", "import", "discover"),
    "query": ("search-done", "clear", "complete", "earlier-search"),
}
GAPS: Final = (3, 2)
"""Columns between two hints; the second where it is narrow."""
ENOUGH: Final = 6
"""Hints below which it is narrow: so many it takes to come to the one for help."""
_HELP: Final = "help"
_WORDS: Final = {"clear": ("back", N_("clear and back"))}


class KeyHints(Widget):
    """`space watched  enter open  / search  …`, each of them to be clicked as well."""

    place: reactive[str] = reactive("titles")
    is_covered: reactive[bool] = reactive(False)  # noqa: FBT003 - Textual's way
    """Whether something lies over the screen, in which keys mean something else."""
    is_bare: reactive[bool] = reactive(False)  # noqa: FBT003 - Textual's way
    """Whether no title is shown that could be opened or marked."""

    def render(self) -> Content:
        """Return as many hints as there is room for."""
        line = Content()
        if self.is_covered:
            return line
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

    @property
    def _names(self) -> Sequence[str]:
        is_of_none = self.is_bare and self.place != "query"
        return HINTS.get("nothing" if is_of_none else self.place, ())

    def _placed(self) -> list[tuple[int, str]]:
        """Return the hints for which there is room, and the column in which each begins.

        They stand closer together where there would be few of them otherwise.
        """
        wide, narrow = map(self._placed_with, GAPS)
        return narrow if len(wide) < ENOUGH and len(narrow) > len(wide) else wide

    def _placed_with(self, gap: int) -> list[tuple[int, str]]:
        placed = []
        left = 0
        for name in self._names:
            if left + self._width(name) > self.content_size.width:
                break
            placed.append((left, name))
            left += self._width(name) + gap
        return self._with_help(placed, gap)

    def _with_help(self, placed: list[tuple[int, str]], gap: int) -> list[tuple[int, str]]:
        """Return hints with that for help among them, unless it stands in the header or nowhere."""
        width, names = self.content_size.width, [name for _left, name in placed]
        if width >= WIDE or _HELP in names or _HELP not in self._names:
            return placed
        kept = list(placed)
        while kept and kept[-1][0] + self._width(kept[-1][1]) + gap + self._width(_HELP) > width:
            kept.pop()
        if not kept:
            return placed
        left, name = kept[-1]
        return [*kept, (left + self._width(name) + gap, _HELP)]

    def _width(self, name: str) -> int:
        return cell_len(" ".join(self._hint(name)))

    @staticmethod
    def _hint(name: str) -> tuple[str, str]:
        if name in _WORDS:
            other, word = _WORDS[name]
            return _BY_ID[other].first, _(word)
        return _BY_ID[name].first, _(_BY_ID[name].hint)
