"""Which key shall do it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widgets import Static

from docbrowser.i18n import N_, _
from docbrowser.tui import remapping
from docbrowser.tui.dialogs.dialog import Dialog
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events
    from textual.widget import Widget

    from docbrowser.tui.keys import Key

_CANCEL: Final = frozenset({"escape", "ctrl+c"})
_DEFAULT: Final = frozenset({"backspace", "delete"})


class KeyDialog(Dialog[dict[str, str]]):
    """Asks for the key of an action: the next that is pressed.

    It is left with keys as Textual calls them, by the ids of their actions: that of the action, and
    another one's where the two swap theirs; "" is for the keys that an action has by default.
    """

    HINTS = (N_("backspace restores the default"), N_("esc cancels"))

    def __init__(self, action: Key, wishes: Mapping[str, str]) -> None:
        super().__init__(_(action.help))
        self._action, self._wishes = action, wishes
        self._swapped: dict[str, str] | None = None
        """What enter is to choose after a key that is another action's."""

    def contents(self) -> Iterable[Widget]:
        """Return the question, and which keys it has by now."""
        yield Static(plain(_("Press the new key.")), id="understood")
        yield Static(plain(self._told()), classes="help")

    def _told(self) -> str:
        now, usual = self._action.said, self._action.usual
        if now == usual:
            return _("Currently {keys}.").format(keys=now)
        # TR: {usual} is the key that the action has by default, {keys} the one it was given
        return _("Currently {keys}; the default is {usual}.").format(keys=now, usual=usual)

    def on_key(self, event: events.Key) -> None:
        """Leave with the key; where it cannot be, say why, and wait for another one."""
        event.stop()
        event.prevent_default()
        try:
            if event.key in _CANCEL:
                self.action_cancel()
            elif event.key == "enter" and self._swapped is not None:
                self.leave_with(self._swapped)
            elif event.key in _DEFAULT:
                remapping.check_free(self._wishes, self._action, "")
                self.leave_with({self._action.id: ""})
            else:
                key = remapping.pressed(self._wishes, self._action, event.key)
                self.leave_with({self._action.id: key})
        except remapping.TakenError as error:
            self._swapped = remapping.swapped(self._wishes, self._action, error.other)
            self._refuse(str(error) if self._swapped is None else _offered(error))
        except ValueError as error:
            self._swapped = None
            self._refuse(str(error))

    def _refuse(self, why: str) -> None:
        self.app.bell()
        for line in self.query("#understood").results(Static):
            line.update(plain(why))
            line.add_class("-wrong")


def _offered(taken: remapping.TakenError) -> str:
    # TR: {other} is what an action does, as "Want to watch, or not"
    told = _("{key} is taken: {other}. enter swaps the two keys, or press another.")
    return told.format(key=taken.key, other=_(taken.other.help))
