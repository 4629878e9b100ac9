"""The keys, as a screen of its own; made from the table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from docbrowser.tui.keys import KEYS, PANE_KEYS, SEARCH_KEYS

if TYPE_CHECKING:
    from textual.app import ComposeResult


class HelpScreen(ModalScreen[None]):
    """Every key of the browse screen, by what it is for."""

    BINDINGS: ClassVar = [
        Binding("escape,q,й,question_mark,f1,enter", "dismiss", "Close"),
        Binding("j,о", "scroll(1)", "Down", show=False),
        Binding("k,л", "scroll(-1)", "Up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list of keys."""
        with VerticalScroll(id="help"):
            yield Static(self._table(), id="help-keys")

    def on_mount(self) -> None:
        """Say how to leave."""
        box = self.query_one("#help")
        box.border_title = "Keys"
        box.border_subtitle = "esc closes"
        box.focus()

    def action_scroll(self, by: int) -> None:
        """Scroll by so many lines."""
        self.query_one("#help").scroll_relative(y=by, animate=False)

    @staticmethod
    def _table() -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        listed = (*KEYS[:1], *SEARCH_KEYS, *PANE_KEYS, *KEYS[1:])
        groups = dict.fromkeys(key.group for key in listed)
        for number, group in enumerate(groups):
            if number:
                table.add_row("", "")
            table.add_row("", Text(group.upper(), style="bold"))
            for key in listed:
                if key.group == group:
                    table.add_row(Text(key.display, style="bold"), Text(key.help))
        return table
