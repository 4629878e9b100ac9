"""Our own themes: ink and paper, one warm accent, greys. Textual's others serve as well.

Two of them leave all colours to the terminal: they name its sixteen, and no others.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="docbrowser-dark",
    dark=True,
    primary="#e0a458",
    secondary="#b8a88a",
    accent="#e8ab5e",
    foreground="#e6e1d6",
    background="#16171a",
    surface="#1d1f23",
    panel="#2a2d33",
    success="#8fb573",
    warning="#e0a458",
    error="#e07a6a",
    variables={
        "border": "#3a3e46",
        "foreground-muted": "#97958f",
        "scrollbar": "#3a3e46",
        "scrollbar-hover": "#3a3e46",
        "scrollbar-active": "#3a3e46",
        "scrollbar-background": "#1d1f23",
        "scrollbar-background-hover": "#1d1f23",
        "scrollbar-background-active": "#1d1f23",
        "scrollbar-corner-color": "#1d1f23",
        "input-selection-background": "#e0a458 35%",
        "footer-key-foreground": "#e8ab5e",
    },
)
LIGHT: Final = Theme(
    name="docbrowser-light",
    dark=False,
    primary="#8a5a12",
    secondary="#6b5d45",
    accent="#855208",
    foreground="#23211c",
    background="#faf7f0",
    surface="#f2ede2",
    panel="#e4dccb",
    success="#3f6b2a",
    warning="#8a5a12",
    error="#a8321f",
    variables={
        "border": "#c9bfaa",
        # Textual's own muted grey is too pale on paper.
        "foreground-muted": "#605d55",
        "text-muted": "auto 66%",
        "scrollbar": "#c9bfaa",
        "scrollbar-hover": "#c9bfaa",
        "scrollbar-active": "#c9bfaa",
        "scrollbar-background": "#f2ede2",
        "scrollbar-background-hover": "#f2ede2",
        "scrollbar-background-active": "#f2ede2",
        "scrollbar-corner-color": "#f2ede2",
        "input-selection-background": "#8a5a12 30%",
        "footer-key-foreground": "#8f5a0a",
    },
)
# The ground is the terminal's; so are letters, but for what stands out. What is muted is so by
# `ansi.tcss`: grey is no safe name, some palettes have there the very colour of the ground.
_GROUND: Final = {
    "boost": "ansi_default",
    "surface": "ansi_default",
    "panel": "ansi_default",
    "border": "ansi_bright_black",
    "border-blurred": "ansi_bright_black",
    "scrollbar": "ansi_bright_black",
    "scrollbar-hover": "ansi_bright_black",
    "scrollbar-active": "ansi_bright_black",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
    # What lies over the screen stands on its ground, too.
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
}
ANSI_DARK: Final = Theme(
    name="docbrowser-ansi-dark",
    dark=True,
    ansi=True,
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    success="ansi_green",
    warning="ansi_bright_yellow",
    error="ansi_bright_red",
    variables={
        **_GROUND,
        "footer-key-foreground": "ansi_yellow",
        "block-cursor-background": "ansi_yellow",
        "block-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_yellow",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_yellow",
        "screen-selection-foreground": "ansi_black",
    },
)
ANSI_LIGHT: Final = Theme(
    name="docbrowser-ansi-light",
    dark=False,
    ansi=True,
    # Yellow and green letters fade on paper.
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_blue",
    foreground="ansi_default",
    background="ansi_default",
    success="ansi_green",
    warning="ansi_magenta",
    error="ansi_red",
    variables={
        **_GROUND,
        "footer-key-foreground": "ansi_blue",
        "block-cursor-background": "ansi_blue",
        "block-cursor-foreground": "ansi_bright_white",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_bright_white",
    },
)
THEMES: Final = (DARK, LIGHT, ANSI_DARK, ANSI_LIGHT)
