"""Text with what was searched for highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from docbrowser.render import styles

if TYPE_CHECKING:
    from rich.style import Style

    from docbrowser.render.view import Find


def marked(text: str, field: str, find: Find, style: str | Style = "") -> Text:
    """Return `text`, which is of `field`, with what `find` finds in it highlighted."""
    drawn = Text(text, style=style)
    for start, end in find(field, text):
        drawn.stylize(styles.MATCH, start, end)
    return drawn
