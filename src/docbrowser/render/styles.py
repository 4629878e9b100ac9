"""The names of the styles that drawing uses; the command line and the interface give them colours.

State never shows by colour alone: each mark has a shape of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docbrowser.watching import WatchStatus

NAME: Final = "doc.name"
HEADING: Final = "doc.heading"
ACCENT: Final = "doc.accent"
DIM: Final = "doc.dim"
TEXT: Final = "doc.text"
SEEN: Final = "doc.seen"
WARN: Final = "doc.warn"
MATCH: Final = "doc.match"

# For a terminal of whatever colours: the sixteen that every theme of a terminal defines.
ANSI: Final[Mapping[str, str]] = {
    NAME: "bold",
    HEADING: "bold yellow",
    ACCENT: "yellow",
    DIM: "dim",
    TEXT: "default",
    SEEN: "green",
    WARN: "yellow",
    MATCH: "bold not dim underline",
}

MARKS: Final[Mapping[WatchStatus, str]] = {
    "watched": "✓",
    "watching": "◐",
    "planned": "+",
    "skipped": "–",
    "unwatched": " ",
}
STATUS_STYLES: Final[Mapping[WatchStatus, str]] = {
    "watched": SEEN,
    "watching": ACCENT,
    "planned": ACCENT,
    "skipped": DIM,
    "unwatched": DIM,
}
