"""What the screens over the catalogue tell whoever opened them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class CatalogueDesk(Protocol):
    """Whoever wants to know what was imported or added."""

    def imported(self) -> None:
        """Show what there is now."""

    def keep_folder(self, folder: Path) -> None:
        """Begin in that folder the next time."""
