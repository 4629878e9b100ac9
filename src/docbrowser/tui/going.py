"""Going to a title from elsewhere: to its place in the list, and to an episode of it; and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docbrowser.i18n import _
from docbrowser.tui.copying_actions import CopyingActions
from docbrowser.tui.finding_actions import FindingActions
from docbrowser.tui.reading_actions import ReadingActions
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.library import Library
    from docbrowser.results import Results


class Way(NamedTuple):
    """Where one was before a title was opened on another screen, and how to show that again."""

    query: str
    filters: frozenset[str]
    title: str | None
    """The id of the title that was selected."""
    is_read: bool
    """Whether one was in that title, and not in the list."""
    before: Way | None
    """The way back from there."""
    show_again: Callable[[], object]


class Going(FindingActions, ReadingActions, CopyingActions):
    """Opens a title wherever it stands; what is searched for gives way where it is not there."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self._destination: Target | None = None
        self._is_to_be_read = True
        self._is_way_back = False
        self._way: Way | None = None
        self._way_to_come: Way | None = None

    def go_to(self, target: Target, way: Way | None = None) -> None:
        """Select a title and open it, with the cursor on its episode if one is named.

        `way` is where `go_back()` leads from there.
        """
        self._destination, self._is_to_be_read, self._way_to_come = target, True, way
        self._is_way_back = False
        if self.titles.place_of(target.title) is None:
            self.search_box.input.value = ""
            self.filters = frozenset()
        self._arrive(may_come=True)

    def way_from_here(self, show_again: Callable[[], object]) -> Way:
        """Return the way back to what is shown now, and to what `show_again` shows over it."""
        return Way(
            query=self.search_box.input.value,
            filters=self.filters,
            title=self.titles.selected.id if self.titles.selected else None,
            is_read=self.focused is self.detail,
            before=self._way,
            show_again=show_again,
        )

    def go_back(self) -> bool:
        """Show again where a title was opened; return whether it was opened on another screen."""
        if (way := self._way) is None:
            return False
        self._destination = Target(way.title) if way.title else None
        self._is_to_be_read, self._way_to_come = way.is_read, way.before
        self._is_way_back = True
        is_asked = (way.query, way.filters) != (self.search_box.input.value, self.filters)
        self.search_box.input.value = way.query
        self.filters = way.filters
        self._arrive(may_come=is_asked or self.has_more_to_come)
        way.show_again()
        return True

    def forget_way(self) -> None:
        """Lead nowhere back any more: one has gone on by oneself."""
        self._way = None

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
                self._miss(target.title)
            return
        self._destination = None
        self.titles.select(place)
        self.show_title(self.titles.selected)
        if self._is_to_be_read:
            self.action_title_pane()
            self._way = self._way_to_come
        else:
            self.action_list_pane()
        if target.part is not None:
            self.detail.go_to_episode(target.part)

    def _miss(self, title: str) -> None:
        """Go on without the title that one wanted to go to."""
        if self._is_way_back:  # it was marked, and passes the filters no longer
            self.action_list_pane()
        else:
            self.app.say(_("{title} is in no catalogue any more.").format(title=title))
