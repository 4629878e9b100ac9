"""What a path is picked with: a line to type it in, and a list to walk in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from docbrowser.i18n import N_
from docbrowser.tui import keys
from docbrowser.tui.leaving_input import LeavingInput
from docbrowser.tui.line_list import LineList
from docbrowser.tui.screen_keys import PICKER

if TYPE_CHECKING:
    from textual import events


class PathInput(LeavingInput):
    """The line that a path is typed in."""

    BINDINGS: ClassVar = [Binding("tab", "complete", N_("Complete the name"), show=False)]

    class Completed(Message):
        """The name is to be completed."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take a whole path in the place of what stands there, and all else at the cursor."""
        if event.text.lstrip("'\"").startswith(("/", "~")):
            self.value = ""
        super()._on_paste(event)

    def action_complete(self) -> None:
        """Have the name completed."""
        self.post_message(self.Completed())


class FolderList(LineList):
    """What is in a folder."""

    BINDINGS: ClassVar = [
        *keys.bindings(PICKER),
        Binding("tab", "type", show=False),
        Binding("tilde", "type_from_home", show=False),
    ]

    class Going(Message):
        """Whoever walks wants to go somewhere: `into` what is selected, `above`, or to `type`.

        With `home` one types what begins at one's own folder.
        """

        def __init__(self, where: str) -> None:
            super().__init__()
            self.where = where

    def action_into(self) -> None:
        """Go into the folder, or choose the file."""
        self.post_message(self.Going("into"))

    def action_above(self) -> None:
        """Go to the folder above."""
        self.post_message(self.Going("above"))

    def action_type(self) -> None:
        """Type a path."""
        self.post_message(self.Going("type"))

    def action_type_from_home(self) -> None:
        """Type a path that begins with a tilde."""
        self.post_message(self.Going("home"))
