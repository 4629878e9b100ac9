"""The steps of the history, day by day: drawn line by line, so that many cost no more than few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from docbrowser.render import styles
from docbrowser.render.history import Columns, heading, step_line
from docbrowser.tui import doc_styles, keys
from docbrowser.tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events

    from docbrowser.overviews.history import HistoryStep
    from docbrowser.overviews.history_names import Names

Line: TypeAlias = "int | str | None"
"""The place of a step, the day that a heading names, or nothing."""
_BAR: Final = "▌ "


class HistoryList(Pane, can_focus=True):
    """The steps, the newest first, one of them selected."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "history-list--selected",
        "history-list--bar",
    }
    BINDINGS: ClassVar = keys.bindings(keys.PANE_KEYS)

    @dataclass
    class Opened(Message):
        """A step's title is to be opened."""

        step: HistoryStep

    index: var[int] = var(0)

    def __init__(self, names: Names, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._names = names
        self._steps: Sequence[HistoryStep] = ()
        self._lines: list[Line] = []
        self._line_of: list[int] = []

    @property
    def steps(self) -> Sequence[HistoryStep]:
        """What the list shows."""
        return self._steps

    @property
    def selected(self) -> HistoryStep | None:
        """The selected step, None where there is none."""
        return self._steps[self.index] if self.index < len(self._steps) else None

    def set_steps(self, steps: Sequence[HistoryStep]) -> None:
        """Show `steps`. The selection stays on its step while that is among them."""
        kept, first = self.selected, self.index == 0
        self._steps = steps
        self._lines = list(_lines(steps))
        self._line_of = [place for place, line in enumerate(self._lines) if isinstance(line, int)]
        self.set_height(len(self._lines))
        # Who has not moved is shown what is new.
        places = (place for place, step in enumerate(steps) if kept and step.id == kept.id)
        self.select(0 if first else next(places, 0))

    def select(self, index: int) -> None:
        """Select the step at `index`, as near as there is one."""
        self.index = max(0, min(index, len(self._steps) - 1))
        self.refresh()
        if self._steps:
            line = self._line_of[self.index]
            first = line - 1 if isinstance(self._lines[line - 1], str) else line
            region = Region(0, first, 1, line - first + 1)  # the day's heading comes in sight
            self.scroll_to_region(region, animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Move the selection by so many steps."""
        self.select(self.index + by)

    def action_page(self, direction: int) -> None:
        """Move the selection by a page."""
        self.select(self.index + direction * max(1, self.size.height - 1))

    def action_end(self, direction: int) -> None:
        """Select the first or the last step."""
        self.select(0 if direction < 0 else len(self._steps) - 1)

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
        place, width = y + self.scroll_offset.y, self.size.width
        line = self._lines[place] if place < len(self._lines) else None
        selected = line == self.index
        base = self.ground("history-list--selected" if selected else "")
        segments: list[Segment] = []
        if isinstance(line, int):
            bar = self.letters("history-list--bar") if selected else base
            segments.append(Segment(_BAR if selected else " " * len(_BAR), bar))
            columns = Columns.of(width - 2 * len(_BAR))
            name_style = styles.NAME if selected else styles.TEXT
            pieces = step_line(self._steps[line], self._names, columns, name_style)
            segments += [Segment(text, self._letters_of(style)) for text, style in pieces]
        elif line is not None:
            segments.append(Segment(f"  {heading(line)}", self._letters_of(styles.HEADING)))
        return Strip(segments).adjust_cell_length(width, base).apply_style(base)

    def _letters_of(self, style: str) -> Style:
        return self.letters(doc_styles.COMPONENTS[style])


def _lines(steps: Iterable[HistoryStep]) -> Iterable[Line]:
    before: str | None = None
    for place, step in enumerate(steps):
        if step.day != before:
            if place:
                yield None
            yield step.day
            before = step.day
        yield place
