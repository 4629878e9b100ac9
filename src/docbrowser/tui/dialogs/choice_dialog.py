"""One of a few ways to do something, each with a word of explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.content import Content

from docbrowser.i18n import N_
from docbrowser.tui.dialogs.dialog import MUTED
from docbrowser.tui.dialogs.menu import Line, Menu
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Choice(NamedTuple):
    """What can be chosen: its id, how it is called, and what it means."""

    id: str
    label: str
    help: str


class ChoiceDialog(Menu):
    """Asks for one of several; it is left with its id."""

    HINTS = (N_("enter chooses"), N_("esc cancels"))
    BINDINGS: ClassVar = [
        *(Binding(str(n), f"go({n - 1})", N_("To this line"), show=False) for n in range(1, 10)),
        Binding("q,й", "cancel", N_("Cancel"), show=False),
    ]

    def __init__(self, about: str, choices: Sequence[Choice], chosen: str) -> None:
        ids = [choice.id for choice in choices]
        super().__init__(about, ids, ids.index(chosen) if chosen in ids else 0)
        self._choices = choices
        self._chosen = chosen

    def lines(self) -> Iterable[Line]:
        """Return the choices, the one that is in force with a full dot."""
        for number, choice in enumerate(self._choices, 1):
            dot = "●" if choice.id == self._chosen else "○"
            help_text = plain(choice.help).stylize(MUTED)
            text = Content.assemble(plain(choice.label).stylize("bold"), "\n", help_text)
            yield Line(plain(f"{number} {dot}" if self._chosen else str(number)), text)

    def action_go(self, place: int) -> None:
        """Go to a line by its number, where there is one."""
        if place < len(self._choices):
            self.place = place
