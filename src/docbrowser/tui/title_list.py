"""The list of titles: drawn line by line, so that only what is visible costs anything."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive, var

from docbrowser.i18n import forgets, language
from docbrowser.render import styles, words
from docbrowser.render.cut import fit
from docbrowser.render.reasons import in_sight, reason
from docbrowser.tui.cursor_pane import CursorPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from docbrowser.listing import Row
    from docbrowser.results import Results
    from docbrowser.watching import Progress

Cell: TypeAlias = "tuple[str, str]"
"""What a column says, and the name of its style."""
UNSAVED: Final = "⋯"
_YEAR, _RATING = 6, 1 + len("10.0/10")
# Columns from which there is room, beside those that lengths and days take in a language.
_WITH_LENGTH = 34
_WITH_RATING = 72
_WITH_DAY = 72


class TitleList(CursorPane):
    """The titles that match, one of them selected."""

    @dataclass
    class Highlighted(Message):
        """Another title is selected; None where nothing matches."""

        row: Row | None

    @dataclass
    class Opened(Message):
        """A title is to be opened."""

        row: Row

    unsaved: reactive[frozenset[str]] = reactive(frozenset[str]())
    """The ids of the titles with marks that are not on disk yet."""

    order: var[str | None] = var(None)
    """What the user has the list go by, None where that is left open; it is then to be seen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._rows: Results | None = None
        self._shown: str | None = None
        self.is_chosen = False
        """Whether the user has gone to the selected title, or opened it; else it was just first."""

    @property
    def rows(self) -> Sequence[Row]:
        """What the list shows."""
        return self._rows or ()

    @property
    def count(self) -> int:
        """How many titles there are."""
        return len(self.rows)

    @property
    def selected(self) -> Row | None:
        """The selected title, None where nothing matches."""
        return self.rows[self.index] if self.index < len(self.rows) else None

    @property
    def cursor_line(self) -> int | None:
        """The line of the selected title; None where there is none."""
        return self._rows.starts[self.index] if self._rows else None

    def set_rows(self, rows: Results, *, keep: Row | None) -> None:
        """Show `rows`. The selection stays on the title of `keep` while it is among them."""
        self._rows = rows
        self.set_height(rows.starts[-1])
        place = rows.place_of(keep.id) if keep else None
        self.is_chosen = self.is_chosen and place is not None
        super().select(place or 0)

    def select(self, index: int) -> None:
        """Go to the title of that place, or as near as there is one."""
        self.is_chosen = True
        super().select(index)

    def show_mark(self, title_id: str, progress: Progress) -> None:
        """Show on a title's row how far it has been watched, and draw nothing else."""
        if self._rows is None or (place := self._rows.place_of(title_id)) is None:
            return
        self._rows.marked(place, progress)
        start, end = self._rows.starts[place : place + 2]
        self.refresh_lines(start, end - start)

    def place_of(self, title_id: str) -> int | None:
        """Return where a title stands in the list, None where it is not in it."""
        return self._rows.place_of(title_id) if self._rows is not None else None

    def find(self, field: str, text: str) -> Sequence[tuple[int, int]]:
        """Return what of a text, which is of `field`, was searched for."""
        return self._rows.lens.spans(field, text) if self._rows else ()

    def next_unfinished(self, direction: int) -> int | None:
        """Return the place of the next title that is to be watched, None where there is none."""
        if self._rows is None:
            return None
        end = len(self._rows) if direction > 0 else -1
        places = range(self.index + direction, end, direction)
        return next((place for place in places if not self._rows.is_done(place)), None)

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        width, rows, line = self.size.width, self._rows, y + self.scroll_offset.y
        if not rows or line >= rows.starts[-1]:
            return self.blank
        place = bisect_right(rows.starts, line) - 1
        row, first = rows[place], line == rows.starts[place]
        segments = self._first_line(row, width) if first else self._second_line(row, width)
        return self.drawn(segments, selected=place == self.index)

    def _first_line(self, row: Row, width: int) -> list[Segment]:
        told = row.summary
        length_width, day_width = _widths(language())
        before, behind = self._ratings(row, width)
        cells = [*before, (f"{told.year or '':>{_YEAR}}", styles.DIM)]
        if self._has_length(width, length_width):
            length = words.length(told, row.progress.episodes)
            cells.append((f"  {length:>{length_width - 2}}", styles.DIM))
        cells += behind
        if width >= _WITH_DAY + day_width or self.order == "watched":
            day = row.progress.watched_on
            cells.append((f"{words.date(day) if day else '':>{day_width}}", styles.SEEN))
        name_width = width - 5 - sum(len(text) for text, _ in cells)
        status = row.progress.status
        mark = UNSAVED if row.id in self.unsaved else styles.MARKS[status]
        return [
            Segment(f"{mark} ", self.style_of(styles.STATUS_STYLES[status])),
            *self._marked(row.name, row.name_spans, name_width, self._name_style(row)),
            *self.segments(cells),
        ]

    def _has_length(self, width: int, length_width: int) -> bool:
        """Return whether lengths are shown, unless what the list goes by takes their room."""
        if self.order == "rating":
            return width >= _WITH_RATING
        return width >= _WITH_LENGTH + length_width and self.order != "watched"

    def _ratings(self, row: Row, width: int) -> tuple[list[Cell], list[Cell]]:
        """Return what stands before the year, and behind the length: the user's rating, or others'.

        Where the list goes by that of others, it is always to be seen.
        """
        score = row.summary.score
        own = [(f"★ {row.progress.rating}", styles.ACCENT)] if row.progress.rating else []
        before = [(f"  {text}", style) for text, style in own]
        # Where it is unknown nothing: a dash would look like the mark of what is skipped.
        others = [(f"{words.decimal(score.of_ten, 1)}/10" if score else "", styles.DIM)]
        if self.order == "rating":
            return before, _aligned(others)
        return ([], _aligned(own or others)) if width >= _WITH_RATING else (before, [])

    def _name_style(self, row: Row) -> str:
        return styles.NAME if row is self.selected else styles.TEXT

    def _second_line(self, row: Row, width: int) -> list[Segment]:
        text, spans = in_sight(*reason(row), width - 7)
        return [Segment("    "), *self._marked(text, spans, width - 7, styles.DIM)]

    def _marked(
        self, text: str, spans: Sequence[tuple[int, int]], width: int, style: str
    ) -> list[Segment]:
        """Return `text` in exactly `width` columns, what matched in it highlighted."""
        shown = fit(text, width)
        plain, match = self.style_of(style), self.style_of(style) + self.style_of(styles.MATCH)
        pieces, here = [], 0
        # Where the text was cut, the mark of the cut is none of its characters.
        last = len(shown.rstrip("… "))
        for start, end in spans:
            if start < last:
                pieces.append(Segment(shown[here:start], plain))
                here = min(end, last)
                pieces.append(Segment(shown[start:here], match))
        return [*pieces, Segment(shown[here:], plain)]

    def reveal(self) -> None:
        """Bring the selected title in sight, and tell of it where it is another one."""
        self.refresh()
        if self._rows:
            start, end = self._rows.starts[self.index : self.index + 2]
            region = Region(0, start, 1, end - start)
            self.scroll_to_region(region, animate=False, force=True)
        selected = self.selected.id if self.selected else None
        if selected != self._shown:
            self._shown = selected
            self.post_message(self.Highlighted(self.selected))

    def on_click(self, event: events.Click) -> None:
        """Select the title under the mouse; open it with the second click."""
        line = event.y + self.scroll_offset.y
        if not self._rows or line >= self._rows.starts[-1]:
            return
        index = bisect_right(self._rows.starts, line) - 1
        self.select(index)
        if event.chain > 1:
            self.post_message(self.Opened(self._rows[index]))


@cache
def _widths(_language: str) -> tuple[int, int]:
    """Return the columns of a length, as `999 × 52 min`, and of a day, with those between.

    A length that is longer takes its columns from the name, which is seldom needed.
    """
    days = (words.date(f"2026-{month:02}-23") for month in range(1, 13))
    lengths = f"999 × {words.runtime(52)}", words.runtime(89)
    return 2 + max(map(cell_len, lengths)), 2 + max(map(cell_len, days))


forgets(_widths.cache_clear)


def _aligned(cells: Sequence[Cell]) -> list[Cell]:
    return [(f"{text:>{_RATING}}", style) for text, style in cells]
