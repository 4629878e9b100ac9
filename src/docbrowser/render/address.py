"""An address of the web in as many lines as it takes, none of which ends within a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.measure import Measurement
from rich.text import Text

from docbrowser.render import styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions

_LEAST: Final = 16
_PART: Final = re.compile(r"[^/?&=_-]+[/?&=_-]*|[/?&=_-]+")


@dataclass(frozen=True)
class Address:
    """An address, and behind it when it was read, which is never broken."""

    text: str
    day: str = ""

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield it in lines of that width."""
        *lines, last = folded(self.text, options.max_width)
        both = f"{last}  {self.day}".rstrip()
        is_behind = not self.day or cell_len(both) <= options.max_width
        lines += [both] if is_behind else [last, self.day]
        yield Text("\n".join(lines), style=styles.DIM, overflow="fold")

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        """Return how much room it takes at least, and at most."""
        most = cell_len(f"{self.text}  {self.day}".rstrip())
        return Measurement(min(_LEAST, most), most).clamp(max_width=options.max_width)


def folded(address: str, width: int) -> list[str]:
    """Return an address in lines of `width` columns, which end behind what parts it: `/`, `-`.

    A part that is longer than a line by itself is broken where the line ends.
    """
    lines = [""]
    for part in _PART.findall(address):
        if lines[-1] and cell_len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return lines
