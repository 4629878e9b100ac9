"""What all dialogs share: the frame with the title of what they are about, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input

from docbrowser.i18n import N_, _
from docbrowser.render.cut import DOT, shortened, with_end
from docbrowser.tui import keys
from docbrowser.tui.over import Over
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

T = TypeVar("T")

LINE_KEYS: Final = tuple(key for key in keys.PANE_KEYS if key.id in {"down", "up"})
# Within a text: there `$text-muted`, which depends on the ground, is not understood.
MUTED: Final = "$foreground-muted"
_NAMELESS: Final = "…"
_CORNERS: Final = 6
"""Columns of the upper edge beside the title."""
_MOST_OF_SCREEN: Final = 96
_USUAL_WIDTH: Final = 30
_ANY: Final = 1_000


class Frame(VerticalScroll, can_focus=False):
    """The box that a dialog stands in; it scrolls where the terminal is low."""

    _hints: Sequence[str] = ()

    def hint(self, hints: Sequence[str]) -> None:
        """Say in the lower edge which keys help; the last is the way out, which stays."""
        self._hints = hints
        self.on_resize()

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        width = self.outer_size.width
        self.border_subtitle = plain(shortened(self._hints, width - _CORNERS if width else _ANY))


# A key may come before a dialog is laid out, and a message after it was taken apart. So what stands
# in it is asked for by `query()`, which may find nothing, and not by `query_one()`.
class Dialog(Over[T | None], Generic[T]):
    """A question about a title; it is left with the answer, or with None."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS: ClassVar = [Binding("escape", "cancel", N_("Cancel"))]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    HINTS: ClassVar[Sequence[str]] = (N_("esc cancels"),)
    """What stands in the lower edge, as messages."""

    WHAT: ClassVar[str] = ""
    """What is asked for, as a message, where the title alone does not tell."""

    def __init__(self, about: str, what: str = "") -> None:
        super().__init__()
        self._about = plain(about) or plain(_NAMELESS)
        """What it is about, whole."""
        what = what or (_(self.WHAT) if self.WHAT else "")
        self._what = plain(what) + DOT if what else plain("")

    def contents(self) -> Iterable[Widget]:
        """Return what stands in the frame, from above."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the frame and what it holds."""
        with Frame() as frame:
            frame.border_title = self._what + self._about
            frame.hint(self.hints)
            yield from self.contents()

    def on_resize(self) -> None:
        """Be as wide as the title in the upper edge, as far as the screen goes."""
        for frame in self.query(Frame):
            most = self.app.size.width * _MOST_OF_SCREEN // 100
            # What is asked for is kept whole; it is the title that is known already.
            left = most - _CORNERS - self._what.cell_length
            frame.border_title = self._what + plain(with_end(self._about.plain, max(1, left)))
            wanted = min(self._what.cell_length + self._about.cell_length + _CORNERS, most)
            frame.styles.min_width = wanted if wanted > _USUAL_WIDTH else None

    @property
    def hints(self) -> Sequence[str]:
        """The keys that help, in the language of the interface; the last is the way out."""
        return tuple(map(_, self.HINTS))

    def hint(self, *hints: str) -> None:
        """Say in the lower edge which keys help; where there is too little room, the last."""
        for frame in self.query(Frame):
            frame.hint(hints)

    def leave_with(self, answer: T | None) -> None:
        """Leave; but only once, where keys came faster than the screen goes."""
        if self.is_current:
            self.dismiss(answer)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.leave_with(None)


class LineDialog(Dialog[T]):
    """A question whose answer is typed on one line."""

    # Enter stands here too, for whoever is faster than the box that gets the focus.
    BINDINGS: ClassVar = [Binding("enter", "submit", N_("Done"), show=False)]

    def __init__(self, about: str, text: str, what: str = "") -> None:
        super().__init__(about, what)
        self._text = text
        """What is typed."""

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        self._text = message.value

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self._text = message.value
        self.action_submit()

    def action_submit(self) -> None:
        """Leave with what is typed, if that is an answer."""
        raise NotImplementedError
