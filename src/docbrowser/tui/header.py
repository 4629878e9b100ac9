"""The line at the top: the program, what the library holds, and the language of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from docbrowser import i18n
from docbrowser.i18n import _, counted, ngettext
from docbrowser.render import words
from docbrowser.render.cut import fit
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

    from docbrowser.listing import Counts


GAP: Final = 3
_LEAST_QUERY: Final = 6
"""Columns below which of a query nothing is to be recognised."""
WIDE: Final = 60
"""Columns from which there is room for more than the sums and the language."""


class Searched(NamedTuple):
    """What was searched for, and how many titles were found: `3`, or `200+` of more."""

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
            late = "⋯ " + counted("{n} mark not saved yet", "{n} marks not saved yet", self.unsaved)
            return Content.assemble(("docbrowser", "bold $accent"), "   ", (late, "$text-warning"))
        name, right = "docbrowser", self._right()
        room = width - len(name) - cell_len(right) - 2 * GAP
        sums = next((text for text in self._sums(room) if cell_len(text) <= room), "")
        gap = width - len(name) - cell_len(sums) - cell_len(right) - (GAP if sums else 0)
        return Content.assemble(
            (name, "bold $accent"),
            " " * (GAP if sums else 0),
            (sums, "$foreground-muted"),
            " " * max(1, gap),
            (right, "$foreground-muted"),
        )

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked: the next language, or the help."""
        right, help_ = cell_len(self._right()), _help()
        column = event.x - (self.content_size.width - right)
        if self._is_wide and column >= right - cell_len(help_):
            await self.screen.run_action("help")
        elif column >= 0:
            await self.screen.run_action("next_language")

    def _right(self) -> str:
        language = words.language(self.language)
        return f"{language}{' ' * GAP}{_help()}" if self._is_wide else language

    @property
    def _is_wide(self) -> bool:
        return self.content_size.width >= WIDE

    def _sums(self, room: int) -> Iterator[str]:
        """Return what is found and what there is, at length and then more and more briefly."""
        if self.counts is None:
            return
        query = "" if self.typing else clean_line(self.searched.query)
        titles = counted("{n} title", "{n} titles", self.counts.titles)
        parts = [titles, counted("{n} watched", "{n} watched", self.counts.watched)]
        if self.counts.watching:
            parts.append(counted("{n} in progress", "{n} in progress", self.counts.watching))
        if query and self.searched.found:
            among = ngettext("{found} of {n} title", "{found} of {n} titles", self.counts.titles)
            number = i18n.number(self.counts.titles)
            titles = among.format(found=self.searched.found, n=number)
            parts = [titles]  # behind it all would be read as so many of these
        briefer = [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]
        if self.counts.watching and not query:
            # What was done tells more than how much there is, which the list shows too.
            briefer.insert(1, " · ".join(parts[1:]))
        if query:
            quoted = _("“{text}”")
            yield from (quoted.format(text=query) + GAP * " " + text for text in briefer)
            left = room - len(titles) - GAP - len(quoted.format(text=""))
            if left >= _LEAST_QUERY:
                yield quoted.format(text=fit(query, left).rstrip()) + GAP * " " + titles
        yield from briefer


def _help() -> str:
    return "? " + _("help")
