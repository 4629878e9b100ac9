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
MUTED: Final = "$foreground-muted"
_NAMELESS: Final = "…"


class Frame(VerticalScroll, can_focus=False):
    """The box that a dialog stands in; it scrolls where the terminal is low."""


class Dialog(ModalScreen[T | None], Generic[T]):
    """A question about a title; it is left with the answer, or with None."""

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
        self.query_one(Frame).border_subtitle = plain(text)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
