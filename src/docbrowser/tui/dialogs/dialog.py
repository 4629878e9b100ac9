"""What all dialogs share: the frame with the title of what they are about, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from docbrowser.tui import keys
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

T = TypeVar("T")

LINE_KEYS: Final = tuple(key for key in keys.PANE_KEYS if key.id in {"down", "up"})
# Within a text: there `$text-muted`, which depends on the ground, is not understood.
MUTED: Final = "$foreground 70%"
_NAMELESS: Final = "…"


class Frame(VerticalScroll, can_focus=False):
    """The box that a dialog stands in; it scrolls where the terminal is low."""


# A key may come before a dialog is laid out, and a message after it was taken apart. So what stands
# in it is asked for by `query()`, which may find nothing, and not by `query_one()`.
class Dialog(ModalScreen[T | None], Generic[T]):
    """A question about a title; it is left with the answer, or with None."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS: ClassVar = [Binding("escape", "cancel", "Cancel")]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    HINTS: ClassVar[str] = "esc cancels"

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = plain(about) or plain(_NAMELESS)

    def contents(self) -> Iterable[Widget]:
        """Return what stands in the frame, from above."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the frame and what it holds."""
        with Frame() as frame:
            frame.border_title = self._about
            frame.border_subtitle = self.HINTS
            yield from self.contents()

    def hint(self, text: str) -> None:
        """Say in the lower edge which keys help."""
        for frame in self.query(Frame):
            frame.border_subtitle = plain(text)

    def leave_with(self, answer: T | None) -> None:
        """Leave; but only once, where keys came faster than the screen goes."""
        if self.is_current:
            self.dismiss(answer)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.leave_with(None)
