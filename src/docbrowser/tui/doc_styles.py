"""The styles that drawing names, as the style sheet defines them for the current theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.theme import Theme

from docbrowser.render import styles

if TYPE_CHECKING:
    from textual.widget import Widget

COMPONENTS: Final = {
    styles.NAME: "doc--name",
    styles.HEADING: "doc--heading",
    styles.ACCENT: "doc--accent",
    styles.DIM: "doc--dim",
    styles.TEXT: "doc--text",
    styles.SEEN: "doc--seen",
    styles.WARN: "doc--warn",
    styles.MATCH: "doc--match",
}
COMPONENT_CLASSES: Final = frozenset(COMPONENTS.values())


def rich_theme(widget: Widget) -> Theme:
    """Return the styles for Rich, taken from `widget`'s component classes."""
    return Theme(
        {
            name: widget.get_component_rich_style(component, partial=True)
            for name, component in COMPONENTS.items()
        },
        inherit=False,
    )
