"""The line that a title advertises itself with, below a list that has the screen for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widget import Widget

from docbrowser.render.cut import in_lines
from docbrowser.text import clean_line
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from textual.content import Content


class Tagline(Widget):
    """A text in as many lines as there is room for; `…` where it goes on."""

    text: reactive[str] = reactive("")
    """What is shown, "" where there is nothing."""

    def render(self) -> Content:
        """Return the text, broken between words."""
        width, height = self.content_size
        return plain(in_lines(clean_line(self.text), width, height))
