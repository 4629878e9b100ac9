"""The last gate before the terminal, and the one way from text to a widget.

A widget that parses markup must never be given a text from outside: `plain()` makes it Content,
which is drawn as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor

from docbrowser.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.color import Color


class CleanFilter(LineFilter):
    """Takes out of each line what could act on a terminal, whoever put it there."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments with their texts cleaned; most need no change."""
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else Segment(clean(segment.text), segment.style)
            for segment in segments
        ]


def colour_filters(ansi: bool, filters: Iterable[LineFilter]) -> Iterator[LineFilter]:  # noqa: FBT001 - as Textual has it
    """Yield those of Textual's filters that serve a theme; an `ansi` one is in terminal colours."""
    for one in filters:
        if isinstance(one, ANSIToTruecolor):
            # Elsewhere nothing is drawn in a terminal's colours, and an `ansi` theme is to keep
            # them. Looking for them takes longer than drawing.
            continue
        # Greys of what the terminal has would be guessed: black letters on black.
        yield NoColor() if ansi and isinstance(one, Monochrome) else one


def plain(text: str) -> Content:
    """Return `text` on one line, to be shown exactly as it is written."""
    return Content(clean_line(text))
