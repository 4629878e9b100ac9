"""A line to type in, with a list below it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from docbrowser.i18n import N_


class LeavingInput(Input):
    """It is left downwards; whoever holds it knows where that leads."""

    BINDINGS: ClassVar = [Binding("down", "leave", N_("To the list"), show=False)]

    class Left(Message):
        """On to the list."""

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())
