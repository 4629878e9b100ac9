"""What the browse screen's parts share: the panes, the library, and the title that is selected."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from docbrowser.tui.detail_pane import DetailPane
from docbrowser.tui.title_list import TitleList

if TYPE_CHECKING:
    from docbrowser.library import Library
    from docbrowser.listing import Row
    from docbrowser.tui.app import DocbrowserApp


class Browsing(Screen[None]):
    """A list of titles and a pane for one of them, over a library."""

    app: DocbrowserApp

    language: var[str] = var("en")
    """The language of names and texts."""
    reading: var[bool] = var(False)  # noqa: FBT003 - Textual's way
    """Whether a narrow screen shows the title instead of the list."""

    class Marked(Message):
        """The marks have changed, here or elsewhere."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__()
        self.library = library
        self.set_reactive(Browsing.language, language)

    @property
    def titles(self) -> TitleList:
        """The list."""
        return self.query_one(TitleList)

    @property
    def detail(self) -> DetailPane:
        """The pane of the selected title."""
        return self.query_one(DetailPane)

    @abstractmethod
    def find(self, *, anew: bool = False) -> None:
        """Bring the list up to date with the search, the marks and the language."""

    @abstractmethod
    def show_title(self, row: Row | None) -> None:
        """Show the title of `row` in the detail pane."""

    @abstractmethod
    def show_now(self) -> None:
        """Show the title that is due in the detail pane, if one is."""

    @abstractmethod
    def show_person(self, name: str, title_id: str) -> None:
        """Show what somebody who is in a title made and was in."""

    @abstractmethod
    def show_subject(self, subject: str) -> None:
        """Show the titles on a subject."""

    def watch_reading(self, reading: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the title instead of the list, where there is room for one."""
        self.set_class(reading, "-reading")
