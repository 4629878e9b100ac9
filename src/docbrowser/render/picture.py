"""A picture in the signs of a terminal, and text that flows beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from docbrowser.pictures.raster import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from docbrowser.pictures.raster import Cell, Raster

GAP: Final = 3
"""Columns between the text and a picture."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is drawn; all lines are as wide as it is."""

    raster: Raster
    lines: Sequence[Sequence[Segment]] = field(compare=False, repr=False)

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return self.raster.columns


def picture_of(raster: Raster) -> Picture:
    """Return the drawing of a picture."""
    return Picture(raster, [[_segment(cell) for cell in line] for line in cells(raster)])


def _segment(cell: Cell) -> Segment:
    return Segment(
        cell.glyph, Style(color=Color.from_rgb(*cell.front), bgcolor=Color.from_rgb(*cell.back))
    )


class Beside:
    """Blocks with a picture at their upper right: lines are short beside it, and whole below it.

    Below the picture one line keeps its distance.
    """

    def __init__(self, blocks: Iterable[RenderableType], picture: Picture) -> None:
        self._blocks = blocks
        self._picture = picture

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines."""
        picture = self._picture
        short = options.update(width=max(1, options.max_width - picture.width - GAP), height=None)
        whole = options.update(height=None)
        rows = len(picture.lines) + 1
        lines: list[list[Segment]] = []
        for block in self._blocks:
            room = max(0, rows - len(lines))
            beside, below = _parted(block, room, console, short)
            if beside is not None:
                lines += console.render_lines(beside, short)
            if below is not None:
                lines += console.render_lines(below, whole)
        lines += [[]] * (rows - len(lines))
        for line, drawn in zip(lines, picture.lines, strict=False):
            used = Segment.get_line_length(line)
            yield from line
            yield Segment(" " * (options.max_width - picture.width - used))
            yield from drawn
            yield Segment.line()
        for line in lines[len(picture.lines) :]:
            yield from line
            yield Segment.line()


def _parted(
    block: RenderableType, room: int, console: Console, options: ConsoleOptions
) -> tuple[RenderableType | None, RenderableType | None]:
    """Return what of a block stands in the first `room` lines, and what stands below them."""
    if room == 0:
        return None, block
    if not isinstance(block, Text):
        return block, None
    wrapped = block.wrap(console, options.max_width)
    if len(wrapped) <= room:
        return block, None
    end = _end_of(block.plain, [line.plain.strip() for line in wrapped[:room]])
    return Text("\n").join(wrapped[:room]), block[end:]


def _end_of(text: str, lines: Iterable[str]) -> int:
    """Return where in a text that was wrapped the line begins that comes after some lines."""
    place = 0
    for line in lines:
        place = text.index(line, place) + len(line)
        place += len(text[place:]) - len(text[place:].lstrip(" "))
        if text[place : place + 1] == "\n":
            place += 1
    return place
