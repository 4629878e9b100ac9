"""A picture as the cells of a terminal can show it: four points a cell, of which two colours."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""
MOST_COLUMNS: Final = 26
MOST_ROWS: Final = 16
LAYOUT: Final = b"docbrowser picture 1\n"
"""What a kept picture begins with; another number is another layout, or another way to scale."""
LONGEST: Final = len(LAYOUT) + 2 + 12 * MOST_COLUMNS * MOST_ROWS
"""Bytes of the largest picture that is kept."""

_GLYPHS: Final = " ▘▝▀▖▌▞▛"
"""By the points that are in front: 1 at the upper left, 2 upper right, 4 lower left; the lower
right one is always behind, as the colours may be exchanged."""


class Raster(NamedTuple):
    """Two by two points for each cell, line by line from the upper left, three bytes each."""

    columns: int
    rows: int
    points: bytes


class Cell(NamedTuple):
    """A sign and the colours that it is drawn in."""

    glyph: str
    front: Colour
    back: Colour


def size_in_cells(width: int, height: int) -> tuple[int, int]:
    """Return how many columns and rows a picture of so many points takes; a cell is 1 by 2."""
    scale = min(MOST_COLUMNS / width, 2 * MOST_ROWS / height)
    return max(1, round(width * scale)), max(1, round(height * scale / 2))


def packed(raster: Raster) -> bytes:
    """Return a picture as it is kept in a file."""
    return LAYOUT + bytes((raster.columns, raster.rows)) + raster.points


def unpacked(raw: bytes) -> Raster | None:
    """Return the picture that a file holds, None where it holds none."""
    head = len(LAYOUT) + 2
    if not raw.startswith(LAYOUT) or len(raw) < head:
        return None
    columns, rows = raw[head - 2 : head]
    fits = 0 < columns <= MOST_COLUMNS and 0 < rows <= MOST_ROWS
    if not fits or len(raw) != head + 12 * columns * rows:
        return None
    return Raster(columns, rows, raw[head:])


def cells(raster: Raster) -> list[list[Cell]]:
    """Return the signs that come nearest to a picture, line by line."""
    return [
        [_cell(_corners(raster, column, row)) for column in range(raster.columns)]
        for row in range(raster.rows)
    ]


def _corners(raster: Raster, column: int, row: int) -> tuple[Colour, Colour, Colour, Colour]:
    width, points = 2 * raster.columns, raster.points
    upper = 3 * (2 * row * width + 2 * column)
    lower = upper + 3 * width
    one, two, three, four = (
        (points[at], points[at + 1], points[at + 2]) for at in (upper, upper + 3, lower, lower + 3)
    )
    return one, two, three, four


def _cell(corners: tuple[Colour, Colour, Colour, Colour]) -> Cell:
    """Return the sign whose two colours lose least of the four points."""
    best, split = -1.0, 0
    everything = _sum(corners)
    for mask in (0, 3, 5, 1, 2, 4, 6, 7):  # of equals the plainest, which all fonts have
        front = _sum([corners[place] for place in range(3) if mask >> place & 1])
        number = mask.bit_count()
        back = tuple(whole - part for whole, part in zip(everything, front, strict=True))
        kept = _squares(front) / number if number else 0.0
        kept += _squares(back) / (4 - number)
        if kept > best + 1e-9:
            best, split = kept, mask
    number = split.bit_count()
    front = _sum([corners[place] for place in range(3) if split >> place & 1])
    back = tuple(whole - part for whole, part in zip(everything, front, strict=True))
    behind = _mean(back, 4 - number)
    return Cell(_GLYPHS[split], _mean(front, number) if number else behind, behind)


def _sum(colours: tuple[Colour, ...] | list[Colour]) -> tuple[int, ...]:
    return tuple(sum(colour[channel] for colour in colours) for channel in range(3))


def _squares(total: tuple[int, ...]) -> int:
    return sum(channel * channel for channel in total)


def _mean(total: tuple[int, ...], number: int) -> Colour:
    red, green, blue = (round(channel / number) for channel in total)
    return red, green, blue
