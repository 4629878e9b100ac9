"""The lines of a screen of titles that stand together. Pure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from docbrowser.render import rows, styles
from docbrowser.render.cut import fit, in_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from docbrowser.render.next_up import Pieces
    from docbrowser.wishes import Target

_BEFORE_REMARK: Final = 4
_MOST_REMARKS: Final = 3


@dataclass(frozen=True)
class Heading:
    """A line that parts the others, or says something of them."""

    text: str
    style: str = styles.HEADING
    is_choice: bool = False

    def pieces(self, width: int, *, selected: bool) -> Pieces:
        """Return the line; the list cuts it."""
        del width, selected  # the cursor never stands here
        return [(self.text, self.style)]


@dataclass(frozen=True)
class Remark:
    """A line that says more of the title above it."""

    text: str
    is_choice: bool = False

    def pieces(self, width: int, *, selected: bool) -> Pieces:
        """Return the line, cut at a word where it does not fit."""
        del selected  # the cursor never stands here
        room = width - _BEFORE_REMARK - 1
        return [(" " * _BEFORE_REMARK + fit(self.text, room).rstrip(), styles.DIM)]


@dataclass(frozen=True)
class TitleLine:
    """A title that can be opened and marked; `place` tells it from others of the same title."""

    target: Target
    place: Hashable
    entry: rows.Entry = field(compare=False)
    columns: rows.Columns = field(compare=False)
    is_choice: bool = field(default=True, compare=False)

    def pieces(self, width: int, *, selected: bool) -> Pieces:
        """Return the line in the columns of its list."""
        del width  # the columns are of that width
        return rows.pieces(self.entry, self.columns, styles.NAME if selected else styles.TEXT)


@dataclass(frozen=True)
class PageLine:
    """A line behind which a page of its own lies."""

    place: Hashable
    page: Page = field(compare=False)
    draw: Callable[[int, str], Pieces] = field(compare=False)
    is_choice: bool = field(default=True, compare=False)

    def pieces(self, width: int, *, selected: bool) -> Pieces:
        """Return the line."""
        style = styles.NAME if selected else styles.TEXT
        return self.draw(width - 1, style)  # a column stays free before the scroll bar


ShelfLine: TypeAlias = Heading | Remark | TitleLine | PageLine


def parted(before: Sequence[ShelfLine], heading: str) -> list[ShelfLine]:
    """Return a heading, with a blank line between it and what stands before it."""
    return [*([Heading("")] if before else []), Heading(heading)]


def remarks(text: str, width: int) -> list[ShelfLine]:
    """Return what is said of the title above it, in as many lines as it takes."""
    lines = in_lines(text, width - _BEFORE_REMARK - 1, _MOST_REMARKS).splitlines()
    return [Remark(line) for line in lines]


def remark(sentence: str) -> list[ShelfLine]:
    """Return a sentence for the end of the lines; nothing where there is none."""
    return [Heading(""), Heading(sentence, styles.WARN)] if sentence else []


class Shown(ABC):
    """What a page has found; it is told in the language that is spoken when it is asked."""

    def heading(self) -> str:
        """Return what stands at the top from now on, "" where it stays as it is."""
        return ""

    @abstractmethod
    def sums(self) -> str:
        """Return what it adds up to, in a few words."""

    @abstractmethod
    def nothing(self) -> str:
        """Return the sentence to show where there are no lines."""

    @abstractmethod
    def lines(self, width: int) -> Sequence[ShelfLine]:
        """Return the lines, laid out for that width."""


class Page(Protocol):
    """What a screen of titles is about, and where it looks for them."""

    def heading(self) -> str:
        """Return what stands at the top."""

    def gather(self, languages: Sequence[str]) -> Shown:
        """Return what there is; asked on a thread of its own."""
