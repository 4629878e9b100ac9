"""The steps of the history, day by day: drawn line by line, so that many cost no more than few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from textual.geometry import Region
from textual.message import Message

from docbrowser.i18n import language
from docbrowser.render import styles
from docbrowser.render.cut import within
from docbrowser.render.history import Columns, heading, step_line, widest_deed
from docbrowser.tui.cursor_pane import CursorPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.strip import Strip

    from docbrowser.overviews.history import HistoryStep
    from docbrowser.overviews.history_names import Names

Line: TypeAlias = "int | str | None"
"""The place of a step, the day that a heading names, or nothing."""
_INDENT: Final = 2
_MEASURED: Final = 200
"""So many steps are looked at for how wide the columns are to be."""


class HistoryList(CursorPane):
    """The steps, the newest first, one of them selected."""

    @dataclass
    class Opened(Message):
        """A step's title is to be opened."""

        step: HistoryStep

    def __init__(self, names: Names, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.names = names
        """How titles and episodes are called."""
        self._steps: Sequence[HistoryStep] = ()
        self._lines: list[Line] = []
        self._line_of: list[int] = []
        self._columns_for = -1, "", 0
        """A width and a language, and how wide what was done is there."""

    @property
    def steps(self) -> Sequence[HistoryStep]:
        """What the list shows."""
        return self._steps

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    @property
    def selected(self) -> HistoryStep | None:
        """The selected step, None where there is none."""
        return self._steps[self.index] if self.index < len(self._steps) else None

    @property
    def cursor_line(self) -> int | None:
        """The line of the selected step; None where there is none."""
        return self._line_of[self.index] if self._steps else None

    def set_steps(self, steps: Sequence[HistoryStep]) -> None:
        """Show `steps`. The selection stays on its step while that is among them."""
        kept, first = self.selected, self.index == 0
        self._steps = steps
        self._columns_for = -1, "", 0
        self._lines = list(_lines(steps))
        self._line_of = [place for place, line in enumerate(self._lines) if isinstance(line, int)]
        self.set_height(len(self._lines))
        # Who has not moved is shown what is new.
        places = (place for place, step in enumerate(steps) if kept and step.id == kept.id)
        self.select(0 if first else next(places, 0))

    def go_to(self, step: HistoryStep) -> None:
        """Select a step, if it is among them."""
        place = next((n for n, one in enumerate(self._steps) if one.id == step.id), None)
        if place is not None:
            self.select(place)

    def reveal(self) -> None:
        """Bring the selected step in sight."""
        self.refresh()
        if self._steps:
            line = self._line_of[self.index]
            first = line - 1 if isinstance(self._lines[line - 1], str) else line
            region = Region(0, first, 1, line - first + 1)  # the day's heading comes in sight
            self.scroll_to_region(region, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Select the step under the mouse; open its title with the second click."""
        place = event.y + self.scroll_offset.y
        line = self._lines[place] if place < len(self._lines) else None
        if isinstance(line, int):
            self.select(line)
            if event.chain > 1:
                self.post_message(self.Opened(self._steps[line]))

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        place = y + self.scroll_offset.y
        line = self._lines[place] if place < len(self._lines) else None
        if line is None:
            return self.blank
        if isinstance(line, str):
            told = within([(f"  {heading(line)}", styles.HEADING)], self.size.width)
            return self.drawn(self.segments(told), indent=0)
        selected = line == self.index
        columns = self._columns(self.size.width - 2 * _INDENT)
        name_style = styles.NAME if selected else styles.TEXT
        pieces = step_line(self._steps[line], self.names, columns, name_style)
        return self.drawn(self.segments(pieces), selected=selected, indent=_INDENT)

    def _columns(self, width: int) -> Columns:
        asked = width, language()
        if self._columns_for[:2] != asked:
            # The newest are enough to go by; the columns stay while one scrolls through the rest.
            self._columns_for = *asked, widest_deed(self._steps[:_MEASURED], width)
        return Columns.of(width, self._columns_for[2])


def _lines(steps: Iterable[HistoryStep]) -> Iterable[Line]:
    before: str | None = None
    for place, step in enumerate(steps):
        if step.day != before:
            if place:
                yield None
            yield step.day
            before = step.day
        yield place
