"""Going to a title from elsewhere: to its place in the list, and to an episode of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.i18n import _
from docbrowser.tui.copying_actions import CopyingActions
from docbrowser.tui.finding_actions import FindingActions
from docbrowser.tui.reading_actions import ReadingActions

if TYPE_CHECKING:
    from docbrowser.library import Library
    from docbrowser.marking import Target
    from docbrowser.results import Results


class Going(FindingActions, ReadingActions, CopyingActions):
    """Opens a title wherever it stands; what is searched for gives way where it is not there."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self._destination: Target | None = None

    def go_to(self, target: Target) -> None:
        """Select a title and open it, with the cursor on its episode if one is named."""
        self._destination = target
        if self.titles.place_of(target.title) is None:
            self.search_box.input.value = ""
            self.filters = frozenset()
        self._arrive(may_come=True)

    def show_results(self, results: Results) -> None:
        """Put what was found in the list, and go on to where one wanted to go."""
        super().show_results(results)
        self._arrive(may_come=not results.is_complete or self.library.is_behind)

    def _arrive(self, *, may_come: bool) -> None:
        target = self._destination
        if target is None:
            return
        place = self.titles.place_of(target.title)
        if place is None:
            if not may_come:
                self._destination = None
                self.app.say(_("{title} is in no catalogue any more.").format(title=target.title))
            return
        self._destination = None
        self.titles.select(place)
        self.show_title(self.titles.selected)
        self.action_title_pane()
        if target.part is not None:
            self.detail.go_to_episode(target.part)
