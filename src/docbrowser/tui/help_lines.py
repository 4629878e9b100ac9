"""The keys, line by line: under the heading of their group each with what it does. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

from docbrowser.i18n import _
from docbrowser.render import styles
from docbrowser.render.cut import broken
from docbrowser.tui.remapping import IDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.tui.keys import Key

_GAP: Final = 2


@dataclass(frozen=True)
class KeyLine:
    """A line of the help; the cursor stops at the first one on a key that can be changed."""

    key: Key | None
    is_choice: bool = False
    lead: str = field(default="", compare=False)
    text: str = field(default="", compare=False)
    style: str = field(default=styles.TEXT, compare=False)

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return the keys, and what they do."""
        del width, selected  # the lines are made for their width; the ground says where one is
        return [(self.lead, styles.NAME), (self.text, self.style)]


def help_lines(listed: Sequence[Key], last: str, width: int) -> list[KeyLine]:
    """Return the lines for these keys within `width` columns, and the sentence `last` below."""
    lead = max(cell_len(key.said) for key in listed) + _GAP
    room = max(1, width - lead)
    lines: list[KeyLine] = []
    for group in dict.fromkeys(key.group for key in listed):
        heading = _(group).upper()
        lines.append(KeyLine(None, lead=" " * lead, text=heading, style=styles.NAME))
        for key in listed:
            if key.group == group:
                lines += _on(key, lead, room)
        lines.append(KeyLine(None))
    lines += (KeyLine(None, lead=" " * lead, text=one) for one in _broken(last, room))
    return lines


def _on(key: Key, lead: int, room: int) -> Iterator[KeyLine]:
    first, *others = _broken(_(key.help), room)
    yield KeyLine(key, key.id in IDS, set_cell_size(key.said, lead), first)
    for text in others:
        yield KeyLine(key, lead=" " * lead, text=text)


def _broken(text: str, room: int) -> list[str]:
    return broken(text, room).split("\n")
