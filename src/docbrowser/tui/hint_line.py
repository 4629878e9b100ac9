"""Keys and what they do, on one line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from docbrowser.tui import keys
from docbrowser.tui.helped_screen import HELP

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAPS: Final = (3, 2)


def hint_line(hints: Sequence[tuple[str, str]], room: int) -> Content:
    """Return keys and words within `room` columns: closer together, and then fewer of them.

    The first stays as long as it can, and beside it the way back and the key for help, which leads
    to those that have no room.
    """
    kept, lines = list(hints), [_spaced(hints, gap) for gap in _GAPS]
    stays = {keys.BY_ID["back"].first, HELP.first}
    while len(kept) > 1:
        others = [place for place, (key, _word) in enumerate(kept) if place and key not in stays]
        del kept[others[-1] if others else -1]
        lines += [_spaced(kept, gap) for gap in _GAPS]
    return next((line for line in lines if line.cell_length <= room), Content())


def _spaced(hints: Sequence[tuple[str, str]], gap: int) -> Content:
    return Content(" " * gap).join(
        Content.assemble((key, "bold $accent"), " ", (word, "$foreground-muted"))
        for key, word in hints
    )
