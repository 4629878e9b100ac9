"""What is near to a title, line by line: name and year, and below them the reasons. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from docbrowser.render import related, styles
from docbrowser.render.cut import fit
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.related.more import Related
    from docbrowser.watching import WatchStatus

_YEAR: Final = 6
_MARK: Final = 2
_DEEPER: Final = "    "
"""Before the reasons, which stand below the name."""
_MOST_LINES: Final = 3
"""So many lines the reasons for one title may take where the screen is narrow."""


@dataclass(frozen=True)
class Near:
    """A title or an episode that can be opened."""

    target: Target
    name: str = field(compare=False)
    year: int | None = field(compare=False)
    status: WatchStatus = field(compare=False)
    columns: int = field(default=0, compare=False)
    """Those of the names of all that stand below one another."""
    is_choice: bool = field(default=True, compare=False)

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return mark, name and year."""
        del width  # the columns are of that width
        return [
            (f"{styles.MARKS[self.status]} ", styles.STATUS_STYLES[self.status]),
            (fit(self.name, self.columns), styles.NAME if selected else styles.TEXT),
            (f"{self.year or '':>{_YEAR}}", styles.DIM),
        ]


@dataclass(frozen=True)
class Why:
    """A line of the reasons for the title above it."""

    text: str
    is_choice: bool = False

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return the line, cut at a word where it does not fit."""
        del selected  # the cursor never stands here
        room = width - len(_DEEPER) - 1
        text = self.text if cell_len(self.text) <= room else fit(self.text, room)
        return [(_DEEPER + text, styles.DIM)]


def lines(
    found: Sequence[tuple[Related, WatchStatus]], languages: Sequence[str], width: int
) -> list[Near | Why]:
    """Return the lines for `found`, of at most `width` columns."""
    shown: list[Near | Why] = []
    names = [related.called(near, languages) for near, _status in found]
    longest = max(map(cell_len, names), default=0)
    # The years stand behind the longest name, and not at the far edge.
    columns = max(1, min(longest, width - _MARK - _YEAR))
    for name, (near, status) in zip(names, found, strict=True):
        target, year = Target(near.title.id, near.key), related.year_of(near)
        shown.append(Near(target, name, year, status, columns))
        shown += map(Why, _wrapped(related.why(near), width - len(_DEEPER)))
    return shown


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Return `text` in a few lines; what is beyond them is cut off the last one."""
    from rich.console import Console

    broken = Text(text).wrap(Console(width=max(1, width), markup=False), max(1, width))
    told = [line.plain.rstrip() for line in broken]
    yield from told[: _MOST_LINES - 1]
    if rest := " ".join(told[_MOST_LINES - 1 :]):
        yield rest
