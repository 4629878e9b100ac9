"""What lies over another screen stands off from it, where colours cannot be mixed, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.screen import ModalScreen
from textual.strip import Strip

from docbrowser.tui.cursor_pane import BAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual.geometry import Region

T = TypeVar("T")

_FADED: Final = Style(dim=True, bold=False)
_BESIDE: Final = 1
"""So many columns are left free at both sides of what stands over a screen."""


class Over(ModalScreen[T]):
    """A box over another screen. In the terminal's own colours the screen behind it is dim.

    There neither letters nor lines run up to the box, and no bar stands at the lines behind it.
    """

    BOXES: ClassVar[str] = "*"
    """Which of its widgets are boxes, as a selector."""

    def on_mount(self) -> None:
        """Draw what lies behind once more when the box is elsewhere."""
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)

    def _laid_out(self, _screen: object) -> None:
        if self.app.native_ansi_color:
            self.refresh()

    def render(self) -> RenderableType:
        """Return what lies behind the box."""
        behind = super().render()
        if not self.app.native_ansi_color:
            return behind
        return Faded(behind, [box.region for box in self.query_children(self.BOXES)])


class Faded:
    """What lies behind boxes: dim, without bars, and with a blank beside each of the boxes."""

    def __init__(self, behind: RenderableType, boxes: Sequence[Region] = ()) -> None:
        self._behind = behind
        self._boxes = boxes

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        faded = (
            Segment(text.replace(BAR, " "), (style or Style.null()) + _FADED)
            for text, style, control in console.render(self._behind, options)
            if not control
        )
        for y, line in enumerate(Segment.split_lines(faded)):
            yield from self._parted(Strip(line), y)
            yield Segment.line()

    def _parted(self, line: Strip, y: int) -> Iterator[Segment]:
        for box in self._boxes:
            if box.y <= y < box.bottom:
                before, behind = max(0, box.x - _BESIDE), box.right + _BESIDE
                blank = Strip.blank(min(behind, line.cell_length) - before)
                parts = [line.crop(0, before), blank, line.crop(behind, line.cell_length)]
                line = Strip.join([part for part in parts if part.cell_length])
        yield from line
