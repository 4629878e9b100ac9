"""The search: a line to type in, and beside it what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Label

from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from docbrowser.errors import QueryError

MAX_QUERY = 500


class SearchBox(Horizontal):
    """A prompt, the query, and a remark at the right."""

    BINDINGS: ClassVar = [Binding("down", "app.focus('titles')", show=False)]

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Label("/", id="prompt")
        yield Input(
            placeholder="a name, a person, a word of the text",
            id="query",
            compact=True,
            max_length=MAX_QUERY,
            select_on_focus=False,
        )
        yield Label("", id="remark", markup=False)

    @property
    def input(self) -> Input:
        """The text box."""
        return self.query_one("#query", Input)

    @property
    def asked(self) -> str:
        """What is asked for."""
        return self.input.value

    def accept(self, remark: str) -> None:
        """Say beside the query what came of it."""
        self._remark(remark, wrong=False)

    def refuse(self, error: QueryError) -> None:
        """Say beside the query what is wrong with it."""
        self._remark(f"column {error.column}: {error.problem}", wrong=True)

    def _remark(self, text: str, *, wrong: bool) -> None:
        label = self.query_one("#remark", Label)
        label.update(plain(text))
        label.set_class(wrong, "-wrong")
