"""What the third pane would like to know, and whether it knows that already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docbrowser.render.view import View
    from docbrowser.titles import Title

NEAR: Final = "near"
SUBJECT: Final = "subject"


@dataclass(frozen=True)
class Wish:
    """What is to be looked up: of a title as it is shown a person, a subject or what is near."""

    title: Title
    view: View
    kind: str
    name: str

    @property
    def about(self) -> tuple[str, str, str]:
        """What the pane is about when it shows that."""
        return self.title.id, self.kind, self.name

    def is_same(self, other: Wish) -> bool:
        """Return whether nothing has changed, neither the place of the cursor nor any mark."""
        return other.view is self.view and other.about == self.about
