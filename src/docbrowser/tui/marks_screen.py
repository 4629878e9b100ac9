"""What screens over the marks share: they want to know when those have changed."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, TypeVar

from docbrowser.tui.helped_screen import HelpedScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class MarksScreen(HelpedScreen[T]):
    """A screen over the marks; it is left with where to go on, or with None."""

    languages: Sequence[str] = ()
    """Those of names, the first of which is wanted most."""

    @abstractmethod
    def look_again(self) -> object:
        """Show the marks as they are now."""
