"""What makes searching quick: filters, saved searches, and the searches that were used before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on, work

from docbrowser.errors import DocbrowserError, QueryError, StoreError
from docbrowser.i18n import _
from docbrowser.render import styles
from docbrowser.store.searches import remember_search, used_searches
from docbrowser.text import clean_line
from docbrowser.tui.filter_menu import Heading, Save, Saved, Switch
from docbrowser.tui.filter_screen import FilterScreen
from docbrowser.tui.filters import filters, languages_in, languages_to_offer
from docbrowser.tui.finding_actions import FindingActions
from docbrowser.tui.search_aside import SearchAside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docbrowser.tui.filter_menu import Item

_WORDS_OF_LANGUAGES: Final = 400
"""Of each language there are the code, and what it is called in three others."""


class SearchingActions(FindingActions):
    """The menu of filters, and the memory of searches."""

    def on_mount(self) -> None:
        """Fetch the searches of earlier starts, when there is time for it."""
        self._fetch_searches()

    def values(self, field: str, beginning: str) -> Sequence[str]:
        """Return the values of a field that begin so, for the completion of a query."""
        try:
            return self.library.words(field, beginning)
        except DocbrowserError:
            return ()  # the search itself will say so

    # Filters and saved searches

    def action_filter(self) -> None:
        """Show the filters and the saved searches."""
        self.app.push_screen(FilterScreen(self), self._chosen)

    def action_clear_filters(self) -> None:
        """Switch all filters off."""
        self.filters = frozenset()

    def switch(self, filter_id: str) -> None:
        """Switch a filter on or off."""
        self.filters ^= {filter_id}

    @on(SearchAside.Clicked)
    def _chip_clicked(self, message: SearchAside.Clicked) -> None:
        if message.filter is None:
            self.action_filter()
        else:
            self.switch(message.filter)

    def menu_items(self) -> Sequence[Item]:
        """Return what the menu of filters offers now."""
        saved = [Saved(query) for query in self.app.settings.searches if query.strip()]
        others = languages_to_offer(self.language, self._languages(), self.filters)
        switches = [Switch(one, one.id in self.filters) for one in filters(self.language, others)]
        items: list[Item] = [one for one in switches if not one.filter.is_of_language]
        # TR: a heading in the menu of filters: in what titles are spoken, or have a text in
        items += [Heading(), Heading(_("LANGUAGE"))]
        items += [one for one in switches if one.filter.is_of_language]
        items += [Heading(), Heading(_("SAVED SEARCHES")), *saved]
        try:
            asked = clean_line(self.asked)
        except QueryError:
            asked = ""
        if asked and Saved(asked) not in saved:
            items.append(Save(asked))
        elif not saved:
            items.append(Heading(_("none yet: search, and come back here"), styles.DIM))
        return items

    def _languages(self) -> list[str]:
        """Return the languages in which titles are spoken or told of, the most frequent first."""
        try:
            return languages_in(self.library.words("lang", "", _WORDS_OF_LANGUAGES))
        except DocbrowserError:
            return []  # the search itself will say so

    def save_search(self, query: str) -> None:
        """Keep a search."""
        self.app.keep_search(query)

    def drop_search(self, query: str) -> None:
        """Keep a search no longer."""
        self.app.drop_search(query)

    def _chosen(self, query: str | None) -> None:
        if query is None:
            return
        # A saved search says all that is asked for: no filter is to narrow it.
        self.action_clear_filters()
        self.search_box.input.put(clean_line(query))
        self.remember()
        self.titles.focus()

    # Searches that were used before

    def remember(self) -> None:
        """Take in what is searched for as used."""
        query = clean_line(self.search_box.asked)
        if self.search_box.input.history.remember(query) and (path := self._searches):
            self.app.aside(partial(remember_search, path, query))

    @property
    def _searches(self) -> Path | None:
        try:
            return self.library.paths.log.with_name("searches")
        except StoreError:  # without a home there is no place for it
            return None

    @work(thread=True, group="searches")
    def _fetch_searches(self) -> None:
        if path := self._searches:
            self.app.call_from_thread(self.search_box.input.history.take_in, used_searches(path))
