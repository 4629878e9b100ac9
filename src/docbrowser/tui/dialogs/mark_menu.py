"""What else can be marked: a small menu that opens with a key and closes with the next."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import Binding
from textual.content import Content

from docbrowser.i18n import N_
from docbrowser.tui import keys
from docbrowser.tui.dialogs.dialog import MUTED, Frame
from docbrowser.tui.dialogs.menu import Line, Menu
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.binding import BindingType

# Columns; all of it fits a terminal of 50, and where there is more room it is used.
_BETWEEN: Final = 3
_AROUND: Final = 15
_LEAST: Final = 35
_MOST_FOR_REMARKS: Final = 20


class MarkItem(NamedTuple):
    """What can be marked: the letter or digit that does it, what it is, and how much of it."""

    key: str
    label: str
    remark: str = ""


# Bindings, and no handler of events: a key that is typed before the menu has the focus, right after
# the one that opens it, is still looked up among the bindings of what is open by then.
_KEYS: Final[tuple[BindingType, ...]] = (
    *(
        keys.Key(f"mark-{key}", key, f"press('{key}')", N_("Mark"), keys.MARK).binding()
        for key in ascii_letters + digits
    ),
    Binding("down", "move(1)", N_("Down"), show=False),
    Binding("up", "move(-1)", N_("Up"), show=False),
    Binding("enter", "pick", N_("Mark"), show=False),
)
_MOVES: Final = {"j": 1, "k": -1}


class MarkMenu(Menu, inherit_bindings=False):
    """Asks what to mark; it is left with the key of an item."""

    HINTS = (N_("esc closes"),)
    BINDINGS: ClassVar = [*_KEYS, Binding("escape", "cancel", N_("Close"), show=False)]
    _BOUND: ClassVar = frozenset(
        key for one in BINDINGS if isinstance(one, Binding) for key in one.key.split(",")
    )

    def __init__(self, about: str, items: Sequence[MarkItem]) -> None:
        super().__init__(about, [item.key for item in items])
        self._items = items

    def lines(self) -> Iterable[Line]:
        """Return the items: key, what is marked, and the remark in a column of its own."""
        remarks = _column((item.remark for item in self._items), _MOST_FOR_REMARKS, right=True)
        room = max(_LEAST, self.app.size.width - _AROUND) - max(
            (remark.cell_length for remark in remarks), default=0
        )
        labels = _column((item.label for item in self._items), room)
        for item, label, remark in zip(self._items, labels, remarks, strict=True):
            text = Content.assemble(label, " " * _BETWEEN, remark.stylize(MUTED))
            yield Line(plain(item.key), text)

    def action_press(self, key: str) -> None:
        """Leave with the item of this key; j and k move, and any other key closes the menu."""
        if key in self._answers:
            self.leave_with(key)
        elif key in _MOVES:
            self.action_move(_MOVES[key])
        else:
            self.action_cancel()

    def on_key(self, event: events.Key) -> None:
        """Close with a key that means nothing here."""
        if event.key not in self._BOUND:
            event.stop()
            self.action_cancel()

    def on_click(self, event: events.Click) -> None:
        """Close with a click beside the menu."""
        if not self.query_one(Frame).region.contains_point(event.screen_offset):
            self.action_cancel()


def _column(texts: Iterable[str], most: int, *, right: bool = False) -> list[Content]:
    """Return the texts filled up to the longest, or cut; those on the right from their left."""
    cut = [
        text if (text := plain(one)).cell_length <= most else text.truncate(most, ellipsis=True)
        for one in texts
    ]
    width = max((text.cell_length for text in cut), default=0)
    fill = Content.pad_left if right else Content.pad_right
    return [fill(text, width - text.cell_length) for text in cut]
