"""What the screens of years are about: all of them, one, or a decade."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docbrowser.i18n import _, pgettext
from docbrowser.overviews import timeline
from docbrowser.render import rows
from docbrowser.render import timeline as timeline_drawing
from docbrowser.tui.shelf_lines import PageLine, ShelfLine, Shown, TitleLine, remark
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.library import Library
    from docbrowser.overviews.timeline import Span
    from docbrowser.shelves import RowShelf


@dataclass(frozen=True)
class TimelinePage:
    """All years."""

    library: Library

    def heading(self) -> str:
        """Return what they are called together."""
        return pgettext("screen", "By year")

    def gather(self, languages: Sequence[str]) -> TimelineShown:
        """Return the years."""
        del languages  # nothing is named
        return TimelineShown(self.library, timeline.timeline(self.library))


@dataclass(frozen=True)
class TimelineShown(Shown):
    """Years, the latest first."""

    library: Library
    spans: Sequence[Span]

    def sums(self) -> str:
        """Return how many titles there are, and how many were watched."""
        return timeline_drawing.sums(self.spans)

    def nothing(self) -> str:
        """Return that there are no titles."""
        return _(timeline_drawing.NO_TITLES)

    def lines(self, width: int) -> list[ShelfLine]:
        """Return a line a year, and where they are many one a decade before them."""
        del width  # each line is asked for its own
        told = timeline.by_decade(self.spans)
        return [
            PageLine(
                (span.first, span.last), YearPage(self.library, span), partial(_draw, span, told)
            )
            for span in told
        ]


def _draw(span: Span, among: Sequence[Span], width: int, style: str) -> list[tuple[str, str]]:
    return timeline_drawing.span_pieces(span, among, width, style)


@dataclass(frozen=True)
class YearPage:
    """The titles of a year, or of a decade."""

    library: Library
    span: Span

    def heading(self) -> str:
        """Return the year."""
        return timeline_drawing.label(self.span)

    def gather(self, languages: Sequence[str]) -> YearShown:
        """Return the titles."""
        found = self.library.shelves.of_years(self.span.first, self.span.last, languages)
        return YearShown(self.span, found)


@dataclass(frozen=True)
class YearShown(Shown):
    """The titles of a year by name; those of a decade by year."""

    span: Span
    found: RowShelf

    def sums(self) -> str:
        """Return how many titles there are, and how many of those shown were watched."""
        return timeline_drawing.row_sums(self.found)

    def nothing(self) -> str:
        """Return that there are no titles."""
        return _(timeline_drawing.NO_TITLES)

    def lines(self, width: int) -> list[ShelfLine]:
        """Return the titles."""
        found = timeline.by_name(self.found.rows)
        entries = timeline_drawing.entries_of(self.span, found)
        columns = rows.columns(entries, width)
        left_out = timeline_drawing.left_out(self.span, len(found), self.found.total)
        lines: list[ShelfLine] = [
            TitleLine(Target(row.id), row.id, entry, columns)
            for row, entry in zip(found, entries, strict=True)
        ]
        return [*lines, *remark(left_out)]
