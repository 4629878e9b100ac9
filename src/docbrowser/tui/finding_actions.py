"""Finding: from what is typed to the list, at once what fits on a screen and then the rest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import work
from textual.reactive import var
from textual.widgets import Static

from docbrowser.errors import DocbrowserError, QueryError
from docbrowser.finding import Question
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.filters import Filter, combined, switched_on, without
from docbrowser.tui.header import Header, Searched
from docbrowser.tui.safe import plain
from docbrowser.tui.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from docbrowser.library import Library
    from docbrowser.results import Results
    from docbrowser.search.hits import States

SORTS: Final = (None, "name", "year", "rating", "runtime", "added", "watched")
PAGE: Final = 200
"""Titles that are asked for with each key: more than any screen shows."""
SECONDS_TO_REST: Final = 0.12
"""The pause in typing in which the rest is asked for, and the count of all."""
HUGE: Final = 250_000
"""Titles from which even a page is asked for aside, so that no key has to wait for it."""


class FindingActions(Browsing):
    """The search, and the order of the list."""

    sort: var[str | None] = var(None)
    """The order of the list; None leaves it to the query."""
    backwards: var[bool] = var(False)  # noqa: FBT003 - Textual's way
    filters: var[frozenset[str]] = var(frozenset[str]())
    """The ids of the filters that what is typed has to pass as well."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self._round = 0
        self._rest: Timer | None = None
        self._standing: States | None = None

    @property
    def search_box(self) -> SearchBox:
        """The search."""
        return self.query_one(SearchBox)

    @property
    def asked(self) -> str:
        """The query that is asked: what is typed, and the filters.

        Raises:
            QueryError: what is typed cannot be understood.
        """
        return combined(self.search_box.asked, self._on)

    @property
    def _on(self) -> tuple[Filter, ...]:
        return switched_on(self.language, self.filters)

    def watch_filters(self) -> None:
        """Ask anew."""
        self.find(anew=True)

    def find(self, *, anew: bool = False) -> None:
        """Bring the list up to date; a query that is wrong leaves the last good result.

        Only where something else is asked for, `anew`, do titles that were marked change places.
        """
        self._round += 1
        self.library.interrupt()
        if self._rest is not None:
            self._rest.stop()
        if anew:
            self._standing = None
        try:
            titles = self.library.counts().titles
            if titles > HUGE or self._needs_all(titles):
                self._find_aside(self._round, self._question(PAGE, aside=True))
            else:
                self.show_results(self._question(PAGE)())
        except QueryError as error:
            self._refuse(error)
        except DocbrowserError as error:
            self.app.say(str(error), wrong=True)

    def _needs_all(self, titles: int) -> bool:
        """Return whether the first titles are not known before all are: another order asks that."""
        return titles > PAGE * 10 and (self.backwards or self.sort not in {None, "name", "match"})

    def _question(self, limit: int | None, *, aside: bool = False) -> Callable[[], Results]:
        """Return what is asked for now, to be asked by whatever thread."""
        question = Question(
            query=self.asked,
            languages=[self.language],
            sort=self.sort,
            backwards=self.backwards,
            limit=limit,
            standing=self._standing,
            spoilers=self.app.settings.spoilers,
        )
        return partial(self.library.find, question, aside=aside)

    @work(thread=True, group="find")
    def _find_aside(self, number: int, question: Callable[[], Results]) -> None:
        try:
            results = question()
            results.starts  # noqa: B018 - worked out here, it costs no key its time
        except InterruptedError:
            return
        except QueryError as error:
            self.app.call_from_thread(self._refuse, error)
        except DocbrowserError as error:
            self.app.call_from_thread(self.app.say, str(error), wrong=True)
        else:
            self.app.call_from_thread(self._show_if_newest, number, results)

    def _show_if_newest(self, number: int, results: Results) -> None:
        if number == self._round:
            self.show_results(results)

    def _catch_up(self) -> None:
        """Have large catalogues looked into, once at a time."""
        if not any(worker.group == "index" for worker in self.workers):
            self._look_into_catalogs()

    @work(thread=True, group="index")
    def _look_into_catalogs(self) -> None:
        try:
            self.library.catch_up()
        except DocbrowserError as error:
            self.app.call_from_thread(self.app.say, str(error), wrong=True)
        else:
            self.app.call_from_thread(self.find)

    def _refuse(self, error: QueryError) -> None:
        self.search_box.refuse(error)
        self.query_one("#empty", Static).update(plain(str(error)))

    def show_results(self, results: Results) -> None:
        """Put what was found in the list; the selection stays on its title while it matches."""
        typed, on = self.search_box.asked, self._on
        self._standing = self._standing or results.states
        self.titles.by_day = self.sort == "watched"
        self.titles.set_rows(results, keep=self.titles.selected)
        header = self.query_one(Header)
        header.counts, header.language = self.library.counts(), self.language
        count = sentences.count(results, header.counts.titles) if typed.strip() or on else ""
        header.searched = Searched(typed, count)
        meant = without(results.meant, on) if results.meant else None
        self.search_box.filters = on
        remarks = sentences.found(
            count,
            meant,
            self.sort,
            backwards=self.backwards,
            is_behind=self.library.is_behind,
        )
        self.search_box.accept(remarks)
        self.set_class(not results, "-empty")
        if not results:
            empty = sentences.nothing_found(typed, len(on), is_behind=self.library.is_behind)
            self.query_one("#empty", Static).update(plain(empty))
        self.show_title(self.titles.selected)
        if self.library.is_behind:
            self._catch_up()
        if not results.is_complete:
            rest = partial(self._find_aside, self._round, self._question(None, aside=True))
            self._rest = self.set_timer(SECONDS_TO_REST, rest)

    def action_search(self) -> None:
        """Go to the search."""
        self.search_box.input.focus()

    def action_sort(self) -> None:
        """Sort by the next key; after the last, as the query has it."""
        # Without a query the order that it leaves open is the one by name.
        asked = bool(self.search_box.asked.strip() or self.filters)
        orders = [order for order in SORTS if asked or order != "name"]
        place = orders.index(self.sort) if self.sort in orders else 0
        self.sort = orders[(place + 1) % len(orders)]
        self.find(anew=True)

    def action_reverse(self) -> None:
        """Turn the order around."""
        self.backwards = not self.backwards
        self.find(anew=True)

    def action_unwatched(self, direction: int) -> None:
        """Select the next title that has not been watched, or the previous one."""
        place = self.titles.next_unfinished(direction)
        if place is None:
            self.app.say("No other unwatched title in that direction.")
        else:
            self.titles.select(place)
