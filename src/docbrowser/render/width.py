"""A limit on how wide something is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult


@dataclass(frozen=True)
class AtMost:
    """`renderable`, no wider than `columns`: long lines are hard to read."""

    columns: int
    renderable: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        narrow = options.update(width=min(self.columns, options.max_width))
        yield from console.render(self.renderable, narrow)
