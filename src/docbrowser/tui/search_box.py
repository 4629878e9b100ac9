"""The search: a line to type in, what came of it beside it, and a mark under what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Label

from docbrowser.i18n import _
from docbrowser.text import clean_line
from docbrowser.tui.query_input import QueryInput
from docbrowser.tui.search_aside import SearchAside, aside
from docbrowser.tui.search_rule import Mark, SearchRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from docbrowser.errors import QueryError
    from docbrowser.search.completion import Values
    from docbrowser.tui.filters import Filter

PROMPT: Final = "/ "
_ROOM_TO_TYPE: Final = 20


class SearchBox(Vertical):
    """A prompt, the query, filters and a remark at the right; below them a line."""

    BINDINGS: ClassVar = [Binding("down", "app.focus('titles')", show=False)]

    remarks: var[Sequence[str]] = var(())
    """What came of the query, at length and then more briefly."""
    mistake: var[QueryError | None] = var(None)
    """What is wrong with it."""
    filters: var[tuple[Filter, ...]] = var(())
    """The filters that are on."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self._values = values

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Horizontal(id="search-line"):
            yield Label(PROMPT, id="prompt")
            yield QueryInput(self._values, id="query")
            yield SearchAside(id="remark")
        yield SearchRule()

    @property
    def input(self) -> QueryInput:
        """The text box."""
        return self.query_one(QueryInput)

    @property
    def asked(self) -> str:
        """What is asked for by what is typed."""
        return self.input.value

    def accept(self, remarks: Sequence[str]) -> None:
        """Say beside the query what came of it, as briefly as there is room for."""
        self.remarks, self.mistake = remarks, None
        self._arrange()

    def refuse(self, error: QueryError) -> None:
        """Mark in the query what is wrong with it, and say so."""
        self.mistake = error
        self._arrange()

    def watch_filters(self) -> None:
        """Show which filters are on."""
        self._arrange()

    def on_resize(self) -> None:
        """Make use of the room there is."""
        self._arrange()

    @on(QueryInput.Shifted)
    def _arrange(self) -> None:
        if not self.is_mounted or not self.size.width:
            return
        # The query needs its room first; its end is where one types.
        needed = max(_ROOM_TO_TYPE, cell_len(self.asked) + 2)
        room = self.size.width - len(PROMPT) - needed
        complaint = self._complaint
        remarks = [complaint] if complaint else [clean_line(remark) for remark in self.remarks]
        shown = aside(room, self.filters, remarks, whole=bool(complaint))
        self.query_one(SearchAside).show(shown, wrong=self.mistake is not None)
        rule, width = self.query_one(SearchRule), self.input.size.width
        rule.span = len(PROMPT), len(PROMPT) + max(0, width - 1)
        mark = None
        if self.mistake is not None:
            column = len(PROMPT) + self.input.cell_of(self.mistake.column - 1)
            mark = Mark(column, "" if shown.remark else complaint)
        rule.mark = mark

    @property
    def _complaint(self) -> str:
        if self.mistake is None:
            return ""
        return clean_line(
            _("column {column}: {problem}").format(
                column=self.mistake.column, problem=self.mistake.problem
            )
        )
