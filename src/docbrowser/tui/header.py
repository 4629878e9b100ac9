"""The line at the top: the program, what the library holds, and the language of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.render import words
from docbrowser.text import clean_line
from docbrowser.tui.cut import fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

    from docbrowser.listing import Counts


HELP: Final = "? help"
GAP: Final = 3
_LEAST_QUERY: Final = 6
"""Columns below which of a query nothing is to be recognised."""
WIDE: Final = 60
"""Columns from which there is room for more than the sums and the language."""


class Searched(NamedTuple):
    """What was searched for, and how many titles were found: `3 of 12`."""

    query: str = ""
    found: str = ""


class Header(Widget):
    """`docbrowser  12 titles · 3 watched · 1 in progress           German  ? help`.

    While something is searched for: `docbrowser  “mars”  3 of 12 titles · 3 watched`.
    """

    counts: reactive[Counts | None] = reactive(None)
    searched: reactive[Searched] = reactive(Searched())
    typing: reactive[bool] = reactive(False)  # noqa: FBT003 - Textual's way
    """Whether the search has the focus; what is typed there needs not to stand here too."""
    language: reactive[str] = reactive("en")
    unsaved: reactive[int] = reactive(0)
    """How many marks are not on disk yet, and are tried again."""

    def render(self) -> Content:
        """Return the line; what does not fit is left out, the sums first."""
        width = self.content_size.width
        if self.unsaved:
            late = f"⋯ {words.plural(self.unsaved, 'mark')} not saved yet"
            return Content.assemble(("docbrowser", "bold $accent"), "   ", (late, "$text-warning"))
        name, right = "docbrowser", self._right()
        room = width - len(name) - len(right) - 2 * GAP
        sums = next((text for text in self._sums(room) if cell_len(text) <= room), "")
        gap = width - len(name) - cell_len(sums) - len(right) - (GAP if sums else 0)
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

    def _sums(self, room: int) -> Iterator[str]:
        """Return what is found and what there is, at length and then more and more briefly."""
        if self.counts is None:
            return
        query = "" if self.typing else clean_line(self.searched.query)
        titles = words.plural(self.counts.titles, "title")
        if query and self.searched.found:
            titles = f"{self.searched.found} {titles.partition(' ')[2]}"
        parts = [titles, f"{self.counts.watched} watched"]
        if self.counts.watching:
            parts.append(f"{self.counts.watching} in progress")
        briefer = [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]
        if query:
            yield from (f"“{query}”{GAP * ' '}{text}" for text in briefer)
            left = room - len(titles) - GAP - len("“”")
            if left >= _LEAST_QUERY:
                yield f"“{fit(query, left).rstrip()}”{GAP * ' '}{titles}"
        yield from briefer
