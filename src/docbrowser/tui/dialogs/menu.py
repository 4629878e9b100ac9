"""Lines to choose one from, as the menu of marks and the choice of a mode show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from docbrowser.i18n import N_
from docbrowser.tui import keys
from docbrowser.tui.dialogs.dialog import LINE_KEYS, Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content
    from textual.widget import Widget


class Line(NamedTuple):
    """What is said of an answer: its key or number, and what it is."""

    lead: Content
    text: Content


class Row(Horizontal):
    """A line of the menu, or a few that belong together, and what leads them."""

    class Picked(Message):
        """The line was clicked on."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, line: Line, place: int) -> None:
        super().__init__(Static(line.lead, classes="lead"), Static(line.text, classes="text"))
        self.place = place

    def on_click(self) -> None:
        """Choose the line."""
        self.post_message(self.Picked(self.place))


class Menu(Dialog[str]):
    """A dialog with one line for each answer, and a cursor."""

    BINDINGS: ClassVar = [
        *keys.bindings(LINE_KEYS),
        Binding("enter", "pick", N_("Choose"), show=False),
    ]

    place: var[int] = var(0, init=False)

    def __init__(self, about: str, answers: Sequence[str], place: int = 0) -> None:
        super().__init__(about)
        self._answers = answers
        self.set_reactive(Menu.place, place)

    def lines(self) -> Iterable[Line]:
        """Return what is said of each answer."""
        raise NotImplementedError

    def contents(self) -> Iterable[Widget]:
        """Return the lines."""
        for place, line in enumerate(self.lines()):
            yield Row(line, place)

    def on_mount(self) -> None:
        """Show where the cursor is."""
        self.watch_place()

    @property
    def cursor_row(self) -> Row | None:
        """The line that the cursor is on."""
        return next((row for row in self.query(Row) if row.place == self.place), None)

    def watch_place(self) -> None:
        """Show where the cursor has gone."""
        for row in self.query(Row):
            row.set_class(row.place == self.place, "-selected")
            if row.place == self.place:
                row.scroll_visible(animate=False)

    def on_row_picked(self, message: Row.Picked) -> None:
        """Leave with the answer that was clicked on."""
        self.leave_with(self._answers[message.place])

    def action_move(self, by: int) -> None:
        """Go to the next line, or to the one before."""
        self.place = max(0, min(self.place + by, len(self._answers) - 1))

    def action_pick(self) -> None:
        """Leave with the answer under the cursor."""
        self.leave_with(self._answers[self.place] if self._answers else None)
