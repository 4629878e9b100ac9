"""A heading and a remark that stay on one line: the remark is shortened before it would wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from docbrowser.render.cut import DOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.style import Style

_GAP = "   "


class Remark(Text):
    """A remark behind a heading, which may be said more briefly."""

    def __init__(self, text: str, brief: str, style: str) -> None:
        super().__init__(text, style=style)
        self.brief = brief


class OneLine:
    """`EPISODES   10 episodes · 4 seen`: of what dots part as much as there is room for."""

    def __init__(self, heading: Text, remark: Text, style: Style) -> None:
        """Take a heading, its remark, and a style for both."""
        self._heading, self._remark, self._style = heading, remark, style

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the line."""
        lines = [self._said(remark) for remark in self._remarks()]
        fitting = (line for line in lines if line.cell_len <= options.max_width)
        yield next(fitting, lines[-1])

    def _remarks(self) -> Iterator[Text]:
        whole = self._remark
        yield whole
        if isinstance(whole, Remark):
            yield Text(whole.brief, style=whole.style)
        elif not whole.spans:
            parts = whole.plain.split(DOT)
            for count in range(len(parts) - 1, 0, -1):
                yield Text(DOT.join(parts[:count]), style=whole.style)

    def _said(self, remark: Text) -> Text:
        line = self._heading.copy()
        if remark.plain:
            line.append(_GAP).append_text(remark)
        line.stylize(self._style)
        return line
