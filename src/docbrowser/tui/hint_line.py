"""Keys and what they do, on one line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAPS: Final = (3, 2)


def hint_line(hints: Sequence[tuple[str, str]], room: int) -> Content:
    """Return keys and words within `room` columns: closer together, and then fewer of them."""
    said = [
        Content.assemble((key, "bold $accent"), " ", (word, "$foreground-muted"))
        for key, word in hints
    ]
    lines = (
        Content(" " * gap).join(said[:count]) for count in range(len(said), 0, -1) for gap in _GAPS
    )
    return next((line for line in lines if line.cell_length <= room), Content())
