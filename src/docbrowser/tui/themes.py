"""Our own themes: ink and paper, one warm accent, greys. Textual's others serve as well."""

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
        "foreground-muted": "#66625a",
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
THEMES: Final = (DARK, LIGHT)
