"""Finding: from what is typed to the list, at once what fits on a screen and then the rest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import work
from textual.reactive import var
from textual.widgets import Static

from docbrowser.errors import DocbrowserError, QueryError
from docbrowser.finding import Question
from docbrowser.i18n import _
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.filters import Filter, combined, switched_on, without
from docbrowser.tui.header import Header, Searched
from docbrowser.tui.key_hints import KeyHints
from docbrowser.tui.safe import plain
from docbrowser.tui.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from docbrowser.library import Library
    from docbrowser.listing import Row
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
        self._typed = ""
        self._order: tuple[str | None, bool] = None, False
        self._answer: Results | None = None
        self._before: tuple[Row | None, bool] = None, False
        self._to_come: Row | None = None

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

    @property
    def has_more_to_come(self) -> bool:
        """Whether more is found than is shown yet."""
        return self._answer is not None and not self._answer.is_complete

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
            self._fail(error)

    def _fail(self, error: DocbrowserError) -> None:
        """Say what is wrong; where nothing is shown yet, it stays to be read."""
        self._answer = None
        if self.titles.rows:
            self.app.say(str(error), wrong=True)
        else:
            self._show_nothing(str(error))

    def _show_nothing(self, why: str) -> None:
        self.add_class("-empty")
        self.query_one("#empty", Static).update(plain(why))
        self.query_one(KeyHints).is_bare = True

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
            self.app.call_from_thread(self._fail, error)
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
        self._answer = None
        self.search_box.refuse(error)
        self.query_one("#empty", Static).update(plain(str(error)))

    def show_results(self, results: Results) -> None:
        """Put what was found in the list; the best match of what is newly typed is selected.

        Else the selection stays on its title while it matches. Who clears the search gets back to
        the title that was selected before it.
        """
        typed, on = self.search_box.asked, self._on
        self._answer = results
        self._standing = self._standing or results.states
        self.titles.order = self.sort
        keep = self._kept(typed)
        self.titles.set_rows(results, keep=keep)
        has_come = keep is None or results.is_complete or self.titles.place_of(keep.id) is not None
        self._to_come = None if has_come else keep
        header = self.query_one(Header)
        header.counts, header.language = self.library.counts(), self.language
        asked = bool(typed.strip() or on)
        counts = sentences.counts(results, header.counts.titles) if asked else ()
        header.searched = Searched(typed, sentences.number(results) if asked else "")
        meant = without(results.meant, on) if results.meant else None
        self.search_box.filters = on
        remarks = sentences.found(
            counts,
            meant,
            self.sort,
            backwards=self.backwards,
            is_behind=self.library.is_behind,
            has_best_match=results.has_best_match,
        )
        self.search_box.accept(remarks)
        self.remove_class("-empty")
        self.query_one(KeyHints).is_bare = False
        self.say_nothing_found()
        self.show_title(self.titles.selected)
        if self.library.is_behind:
            self._catch_up()
        if not results.is_complete:
            rest = partial(self._find_aside, self._round, self._question(None, aside=True))
            self._rest = self.set_timer(SECONDS_TO_REST, rest)

    def _kept(self, typed: str) -> Row | None:
        """Return the title on which the selection is to stay, None where the first is selected."""
        order, titles = (self.sort, self.backwards), self.titles
        is_reordered, self._order = order != self._order, order
        now, before, self._typed = typed.split(), self._typed.split(), typed
        if now == before:
            if self._to_come is not None and not titles.is_chosen:
                return self._to_come  # it is among those that have come since
            return titles.selected if titles.is_chosen or not is_reordered else None
        if not now:
            kept, titles.is_chosen = self._before
            return kept
        if not before:
            self._before = titles.selected, titles.is_chosen
        return None

    def say_nothing_found(self) -> None:
        """Say in the place of an empty list what helps, with the keys that are heard now."""
        if self._answer is None or self._answer:
            return
        typed, is_behind = self.search_box.asked, self.library.is_behind
        is_typing = self.focused is self.search_box.input
        filters = len(self._on)
        self._show_nothing(
            sentences.nothing_found(typed, filters, is_behind=is_behind, is_typing=is_typing)
        )

    def action_search(self) -> None:
        """Go to the search; what stands there is selected, so that typing takes its place."""
        self.search_box.input.focus()
        self.search_box.input.select_all()

    def action_sort(self) -> None:
        """Change the sort order; after the last, as the query has it."""
        # Where nothing is a better match the order that is left open is the one by name.
        by_match = self._answer is not None and self._answer.has_best_match
        orders = [order for order in SORTS if by_match or order != "name"]
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
            self.app.say(_("No other unwatched title in that direction."))
        else:
            self.titles.select(place)
