"""Text flows beside a picture and below it, and no word is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console, NewLine
from rich.text import Text

from docbrowser.pictures.raster import Raster
from docbrowser.render.picture import GAP, Beside, picture_of

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS, ROWS, WIDTH = 6, 4, 40
PICTURE = picture_of(Raster(COLUMNS, ROWS, bytes([250, 250, 250, 9, 9, 9] * (2 * COLUMNS * ROWS))))
SIGN = "▌"


def drawn(*blocks: RenderableType) -> list[str]:
    """Return the lines of blocks with a picture beside them."""
    console = Console(width=WIDTH, file=io.StringIO(), force_terminal=True, _environ={})
    lines = console.render_lines(Beside(blocks, PICTURE), console.options)
    return ["".join(segment.text for segment in line) for line in lines]


def text_of(lines: list[str]) -> str:
    return " ".join(" ".join(lines).replace(SIGN, "").split())


def test_the_picture_stands_at_the_right_and_lines_below_it_are_whole() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    lines = drawn(Text("Name"), NewLine(), Text(words))
    assert [line.endswith(SIGN * COLUMNS) for line in lines[: ROWS + 1]] == [True] * ROWS + [False]
    assert all(len(line) == WIDTH for line in lines)
    short = WIDTH - COLUMNS - GAP
    assert all(len(line[:-COLUMNS].rstrip()) <= short for line in lines[:ROWS])
    assert len(lines[ROWS].rstrip()) <= short  # a line's distance
    assert len(lines[ROWS + 1].rstrip()) > short
    assert text_of(lines) == f"Name {words}"


@pytest.mark.parametrize("blocks", [(), (Text(""),), (Text("Name"), Text("Two"))])
def test_short_text_leaves_the_picture_whole(blocks: tuple[Text, ...]) -> None:
    lines = drawn(*blocks)
    assert len(lines) == ROWS + 1
    assert sum(SIGN in line for line in lines) == ROWS


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo\nthree\nfour\nfive\nsix\nseven",
        "one\n\ntwo\n\nthree\n\nfour\n\nfive",
        "x" * 300,
        "  begins with space " * 20,
        "ends with spaces   \n   and begins so\n" * 8,
        "漫游火星 и Марс " * 30,
        "\n\n\n\n\n\n\nlate",
        "aa aa aaa aa a aa aaaa " * 20,
    ],
)
def test_no_word_is_lost_or_said_twice_where_the_lines_grow_longer(text: str) -> None:
    lines = drawn(Text("Name"), Text(text))
    told = "".join(text_of(lines).split())
    assert told == "".join(f"Name{text}".split())


def test_paragraphs_stay_apart_where_the_picture_ends() -> None:
    for before in range(6):
        text = "\n".join("x" for _line in range(before)) + "\n\nlast"
        lines = [line.replace(SIGN, "").strip() for line in drawn(Text("Name"), Text(text))]
        assert lines[lines.index("last") - 1] == ""


def test_colours_and_meta_data_go_along() -> None:
    text = Text("word " * 60)
    text.stylize("bold")
    console = Console(width=WIDTH, file=io.StringIO(), force_terminal=True, _environ={})
    lines = console.render_lines(Beside([text], PICTURE), console.options)
    words = [part for line in lines for part in line if part.text.strip(f" {SIGN}")]
    assert all(part.style is not None and part.style.bold for part in words)
