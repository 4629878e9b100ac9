"""The rows of the episode guide, drawn in columns that are as wide in each table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
    from rich.style import Style
    from rich.text import Text

NAME, RUNTIME = 2, 4
"""The places of columns: mark, number, name, date, runtime, and what one did."""
_TO_THE_RIGHT: Final = frozenset({1, 3, 4})
"""The columns of what ends under each other: number, date, runtime."""
GAP: Final = 2


class Rows:
    """Rows of the guide. A row that needs one line is drawn without Rich's table, which is slow."""

    def __init__(self, widths: Sequence[int]) -> None:
        self.rows: list[tuple[tuple[Text, ...], Style]] = []
        self._widths = widths

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the rows."""
        has_room = sum(self._widths) + GAP * len(self._widths) <= options.max_width
        for cells, here in self.rows:
            if not has_room or cells[NAME].cell_len > self._widths[NAME]:
                table = _table(self._widths)
                # Rich would make a column of its own for each cell that has none.
                table.add_row(*cells[: len(table.columns)], style=here)
                yield from console.render(table, options)
                continue
            for place, (cell, width) in enumerate(zip(cells, self._widths, strict=True)):
                free = width - cell.cell_len
                before = free if place in _TO_THE_RIGHT else 0
                if place:
                    yield Segment(" " * GAP, here)
                yield from _padded(cell, (before, free - before), console, here)
            yield Segment.line()


def _padded(
    cell: Text, blanks: tuple[int, int], console: Console, here: Style
) -> Iterator[Segment]:
    """Return a cell's text, with so many blanks before and behind it."""
    before, behind = (" " * number for number in blanks)
    style = console.get_style(cell.style) + here
    if cell.spans:
        yield Segment(before, style)
        yield from Segment.apply_style(cell.render(console), style)
        yield Segment(behind, style)
    else:
        yield Segment(before + cell.plain + behind, style)


def _table(widths: Sequence[int]) -> Table:
    """Return a table for mark, number, name, date, runtime, and what one did."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    mark, number, name, date, *others = widths
    table.add_column(width=mark)
    table.add_column(width=number, justify="right", no_wrap=True)
    # Broken between words only; what is longer than a line is cut.
    table.add_column(width=name, overflow="ellipsis")
    table.add_column(width=date, justify="right", no_wrap=True)
    for place, width in enumerate(others, RUNTIME):
        if width:
            justify: JustifyMethod = "right" if place in _TO_THE_RIGHT else "left"
            table.add_column(width=width, justify=justify, no_wrap=True)
    return table
