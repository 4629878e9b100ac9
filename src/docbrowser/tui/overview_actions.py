"""The screens over the watchlist: what comes next, what was done, and what it adds up to."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Any

from docbrowser import i18n
from docbrowser.tui.marking_actions import MarkingActions
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docbrowser.diary import Diary
    from docbrowser.tui.going import Way
    from docbrowser.tui.helped_screen import HelpedScreen
    from docbrowser.tui.shelf_lines import Page


class Desk:
    """What those screens may ask to be done; what came of it they are told by the browse screen."""

    def __init__(self, browsing: MarkingActions) -> None:
        self._browsing = browsing
        self._marks = browsing.library.marks

    def diary(self) -> Diary:
        """Return what was done so far."""
        return self._marks.diary

    def mark(self, target: Target) -> None:
        """Mark a film or an episode as watched, or as not watched."""
        self._browsing.write(partial(self._marks.toggle_watched, target), target.title)

    def undo(self) -> None:
        """Take back the last step."""
        self._browsing.action_undo()

    def redo(self) -> None:
        """Redo what was undone last."""
        self._browsing.action_redo()

    def undo_step(self, step_id: str) -> None:
        """Take back that step and no other."""
        self._browsing.write(partial(self._marks.undo_step, step_id))


class OverviewActions(MarkingActions):
    """Opens those screens, and goes where they lead."""

    def action_next(self) -> None:
        """Show what to watch next."""
        from docbrowser.tui.next_screen import NextScreen

        self._show_over(lambda: NextScreen(self.library, [self.language], Desk(self)))

    def action_more(self) -> None:
        """Show what is near to the title, or to the episode under the cursor, and why."""
        from docbrowser.tui.more_screen import MoreScreen

        if target := self.target:
            about = self._about(target)
            self._show_over(lambda: MoreScreen(self.library, target, about, [self.language]))

    def action_history(self) -> None:
        """Show what was done."""
        from docbrowser.tui.history_screen import HistoryScreen

        self._show_over(lambda: HistoryScreen(Desk(self), self.library.title, [self.language]))

    def action_statistics(self) -> None:
        """Show what was watched, added up."""
        from docbrowser.tui.statistics_screen import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self.library))

    def action_awards(self) -> None:
        """Show all prizes, and behind each its titles."""
        from docbrowser.tui.shelf_awards import AwardsPage

        self._push_shelf(AwardsPage(self.library))

    def action_timeline(self) -> None:
        """Show how many titles there are of each year, and behind each its titles."""
        from docbrowser.tui.shelf_years import TimelinePage

        self._push_shelf(TimelinePage(self.library))

    def show_person(self, name: str, title_id: str) -> None:
        """Show what somebody who is in a title made and was in."""
        from docbrowser.tui.shelf_pages import PersonPage

        self._push_shelf(PersonPage(self.library, name, title_id))

    def show_subject(self, subject: str) -> None:
        """Show the titles on a subject."""
        from docbrowser.tui.shelf_titles import SubjectPage

        self._push_shelf(SubjectPage(self.library, subject, (self.language, i18n.language())))

    def _push_shelf(self, page: Page) -> None:
        from docbrowser.tui.shelf_screen import ShelfScreen

        self._show_over(lambda: ShelfScreen(page, [self.language], Desk(self)))

    def _show_over(self, make: Callable[[], HelpedScreen[Any]], way: Sequence[Any] = ()) -> None:
        """Show a screen, at the place of it from where one had gone on to a title."""
        screen = make()
        screen.way = way
        self.app.push_screen(screen, partial(self._go_on, screen, make))

    def on_browsing_marked(self) -> None:
        """Tell the screen that lies over this one, if it wants to know."""
        for screen in self.app.screen_stack:
            if isinstance(screen, MarksScreen):
                screen.look_again()

    def _go_on(
        self,
        screen: HelpedScreen[Any],
        make: Callable[[], HelpedScreen[Any]],
        place: Target | tuple[str, str | None] | None,
    ) -> None:
        """Open the title that was chosen, and the episode; the way back leads to the screen."""
        if place is not None:
            way = self.way_from_here(lambda: self._show_over(make, screen.way))
            self.go_to(Target(*place), way)

    @abstractmethod
    def way_from_here(self, show_again: Callable[[], object]) -> Way:
        """Return the way back to what is shown now, and to what `show_again` shows over it."""

    @abstractmethod
    def go_to(self, target: Target, way: Way | None = None) -> None:
        """Select a title and open it, with the cursor on its episode if one is named."""
