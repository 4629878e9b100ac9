"""The styles that drawing names, as the style sheet defines them for the current theme."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.style import Style
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


def letters(widget: Widget, component: str) -> Style:
    """Return how letters look in one of `widget`'s component classes, whatever lies behind them."""
    # Muted colours are mixed from what is in front and behind: only the whole style has them.
    whole = widget.get_component_rich_style(component)
    return Style(
        color=whole.color,
        bold=whole.bold,
        dim=bool(whole.dim),  # letters on a dim line are dim only where they say so
        underline=whole.underline,
        italic=whole.italic,
    )


def rich_theme(widget: Widget) -> Theme:
    """Return the styles for Rich, taken from `widget`'s component classes."""
    styles_by_name = {name: letters(widget, component) for name, component in COMPONENTS.items()}
    return Theme(styles_by_name, inherit=False)


def console(widget: Widget, width: int) -> Console:
    """Return what Rich draws on in a widget's colours, line by line and in so many columns."""
    return Console(
        width=width,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        theme=rich_theme(widget),
        legacy_windows=False,
        markup=False,
        highlight=False,
        _environ={},
    )
