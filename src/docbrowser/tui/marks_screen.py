"""What screens over the marks share: they want to know when those have changed."""

from __future__ import annotations

from abc import abstractmethod
from typing import TypeVar

from textual.screen import Screen

T = TypeVar("T")


class MarksScreen(Screen[T]):
    """A screen over the marks; it is left with where to go on, or with None."""

    @abstractmethod
    def look_again(self) -> object:
        """Show the marks as they are now."""
