"""Filters and saved searches, as a screen of its own over the list that follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from rich.cells import cell_len
from textual import on
from textual.binding import Binding

from docbrowser.i18n import N_, _
from docbrowser.tui import keys, screen_keys
from docbrowser.tui.filter_menu import FilterMenu, Save, Saved, Switch
from docbrowser.tui.over import Over
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from docbrowser.tui.filter_menu import Item

_HINTS: Final[Mapping[type[Item], str]] = {
    # TR: {key} is a key, as "F"
    Switch: N_("space on and off · {key} clears"),
    Saved: N_("enter searches · d deletes"),
    Save: N_("enter saves"),
}
_WIDTH: Final = 50
_CORNERS: Final = 6


class Desk(Protocol):
    """Whoever has the filters and the searches."""

    def menu_items(self) -> Sequence[Item]:
        """Return what there is to choose from now."""

    def switch(self, filter_id: str) -> None:
        """Switch a filter on or off."""

    def action_clear_filters(self) -> None:
        """Switch all filters off."""

    def save_search(self, query: str) -> None:
        """Keep a search."""

    def drop_search(self, query: str) -> None:
        """Keep a search no longer."""


class FilterScreen(Over[str | None]):
    """The menu of filters; it is left with the search that was chosen, if one was."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", N_("Close")),
        *keys.bindings(screen_keys.FILTER),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Lay out the menu."""
        yield FilterMenu(id="filters")

    def on_mount(self) -> None:
        """Show what there is to choose from."""
        self._menu.border_title = _("Filter")
        self._menu.items = self._desk.menu_items()
        self._menu.focus()

    @property
    def _menu(self) -> FilterMenu:
        return self.query_one(FilterMenu)

    @on(FilterMenu.Highlighted)
    def _highlighted(self, message: FilterMenu.Highlighted) -> None:
        clear = keys.BY_ID["clear-filters"].first
        hint = _(_HINTS[type(message.item)]).format(key=clear)
        whole = " · ".join((hint, _("esc closes")))
        room = (self._menu.outer_size.width or _WIDTH) - _CORNERS
        self._menu.border_subtitle = plain(whole if cell_len(whole) <= room else hint)

    @on(FilterMenu.Picked)
    def _picked(self, message: FilterMenu.Picked) -> None:
        match message.item:
            case Switch(filter=one):
                self._desk.switch(one.id)
            case Save(query=query):
                self._desk.save_search(query)
            case Saved(query=query):
                self.dismiss(query)
                return
        self._menu.items = self._desk.menu_items()

    @on(FilterMenu.Dropped)
    def _dropped(self, message: FilterMenu.Dropped) -> None:
        if isinstance(message.item, Saved):
            self._desk.drop_search(message.item.query)
            self._menu.items = self._desk.menu_items()

    def action_clear(self) -> None:
        """Switch all filters off."""
        self._desk.action_clear_filters()
        self._menu.items = self._desk.menu_items()
