"""The menu of filters and saved searches: its lines, and the widget that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from docbrowser.i18n import _
from docbrowser.render import styles
from docbrowser.render.cut import fit
from docbrowser.text import clean_line
from docbrowser.tui import doc_styles, keys
from docbrowser.tui.screen_keys import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from docbrowser.tui.filters import Filter


@dataclass(frozen=True)
class Heading:
    """A line that parts the others, or says something of them."""

    text: str = ""
    style: str = styles.HEADING


@dataclass(frozen=True)
class Switch:
    """A filter, which can be switched on and off."""

    filter: Filter
    on: bool


@dataclass(frozen=True)
class Saved:
    """A saved search, which can be used and deleted."""

    query: str


@dataclass(frozen=True)
class Save:
    """The search as it is, which can be saved."""

    query: str


Item: TypeAlias = Heading | Switch | Saved | Save


class FilterMenu(ScrollView, can_focus=True):
    """A line for each item, one of them selected."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *doc_styles.COMPONENT_CLASSES,
        "filter-menu--selected",
        "filter-menu--bar",
    }
    BINDINGS: ClassVar = keys.bindings((*keys.PANE_KEYS, *keys.MENU_KEYS, CLOSE))

    @dataclass
    class Picked(Message):
        """The item is to do what it does."""

        item: Item

    @dataclass
    class Dropped(Message):
        """The item is to be deleted."""

        item: Item

    @dataclass
    class Highlighted(Message):
        """Another item is selected."""

        item: Item

    items: var[Sequence[Item]] = var((), init=False)
    index: var[int] = var(0)

    @property
    def selected(self) -> Item:
        """The item under the cursor."""
        return self.items[self.index]

    @property
    def cursor_line(self) -> int:
        """The line of the cursor."""
        return self.index

    def watch_items(self) -> None:
        """Show other items; the cursor stays on its line, or on the nearest."""
        self.virtual_size = Size(self.size.width, len(self.items))
        self._select(self.index, -1)
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Go to the next item, past headings."""
        self._select(self.index + by, by)

    def action_page(self, direction: int) -> None:
        """Go on by a page."""
        self._select(self.index + direction * max(1, self.size.height - 1), -direction)

    def action_end(self, direction: int) -> None:
        """Go to the first item or the last."""
        self._select(0 if direction < 0 else len(self.items) - 1, -direction)

    def action_pick(self) -> None:
        """Do what the item does."""
        self.post_message(self.Picked(self.selected))

    def action_drop(self) -> None:
        """Delete the item."""
        self.post_message(self.Dropped(self.selected))

    def on_click(self, event: events.Click) -> None:
        """Do what the item under the mouse does."""
        offset = event.get_content_offset(self)
        place = offset.y + self.scroll_offset.y if offset else len(self.items)
        if place < len(self.items) and not isinstance(self.items[place], Heading):
            self._select(place, 1)
            self.action_pick()

    def render_line(self, y: int) -> Strip:
        """Return the line `y` rows below the upper edge."""
        place, base = y + self.scroll_offset.y, self.rich_style
        if place >= len(self.items):
            return Strip.blank(self.size.width, base)
        selected = place == self.index
        if selected:
            base += self.get_component_rich_style("filter-menu--selected")
        bar = Segment("▌ ", doc_styles.letters(self, "filter-menu--bar"))
        text, style = _line(self.items[place])
        letters = doc_styles.letters(self, doc_styles.COMPONENTS[style])
        line = [
            bar if selected else Segment("  "),
            Segment(fit(text, self.size.width - 3), letters),
        ]
        return Strip(line).adjust_cell_length(self.size.width, base).apply_style(base)

    def _select(self, index: int, step: int) -> None:
        """Select the item at `index`; from a heading go on by `step`, and back at the end."""
        last = len(self.items) - 1
        index = max(0, min(index, last))
        ways = (range(index, last + 1), range(index, -1, -1))
        for way in ways if step > 0 else reversed(ways):
            for place in way:
                if not isinstance(self.items[place], Heading):
                    self.index = place
                    # With the last one there is to be seen what is said below it.
                    is_last = all(isinstance(one, Heading) for one in self.items[place + 1 :])
                    lines = len(self.items) - place if is_last else 1
                    region = Region(0, place, 1, min(lines, max(1, self.size.height)))
                    self.scroll_to_region(region, animate=False, force=True)
                    self.refresh()
                    self.post_message(self.Highlighted(self.selected))
                    return


def _line(item: Item) -> tuple[str, str]:
    """Return what an item says, and its style."""
    match item:
        case Heading():
            return item.text, item.style
        case Switch():
            return f"[{'✓' if item.on else ' '}] {item.filter.label}", styles.TEXT
        case Saved():
            return clean_line(item.query), styles.TEXT
        case Save():
            said = _("+ Save this search: {query}").format(query=clean_line(item.query))
            return said, styles.TEXT
