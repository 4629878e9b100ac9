"""The history, as a screen of its own: all that was done, to be searched and to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Rule, Static
from textual.worker import get_current_worker

from docbrowser.errors import DocbrowserError, StoreError, UnknownTitleError
from docbrowser.overviews.history import HistoryFilter, steps_of, titles_touched
from docbrowser.overviews.history_names import Names, place_of
from docbrowser.render import words
from docbrowser.render.history import heading
from docbrowser.text import clean_line
from docbrowser.tui import keys
from docbrowser.tui.history_list import HistoryList
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from docbrowser.diary import Diary
    from docbrowser.overviews.history import HistoryStep
    from docbrowser.titles import Title

Destination: TypeAlias = "tuple[str, str | None]"
"""A title's id, and the key of an episode."""

MAX_LETTERS: Final = 200
_KEYS: Final = (
    keys.Key("open", "enter", "open", "Open the title", keys.READ, "open"),
    keys.Key("undo", "u", "undo", "Undo the last step", keys.MARK, "undo"),
    keys.Key("undo-step", "U", "undo_step", "Undo this step", keys.MARK, "undo this"),
    keys.Key("search", "slash,ctrl+f", "search", "Filter", keys.FIND, "filter"),
    keys.Key("close-history", "q", "close", "Close", keys.PROGRAM, "close"),
    keys.Key("redo", "ctrl+r", "redo", "Do again what was undone", keys.MARK, "redo"),
)
_HINTS: Final = [(key.display.split(" ")[0], key.hint) for key in _KEYS]
_HINTS_OF_FILTER: Final = [("enter", "to the list"), ("esc", "clear the filter")]
_GAP: Final = 3
_EMPTY: Final = "Nothing has been done yet.  In the list, space marks a title as watched."


class Desk(Protocol):
    """Whoever keeps the diary; when something was undone, `look_again()` is to be called."""

    def diary(self) -> Diary:
        """Return what was done so far; from whatever thread it is asked."""

    def undo(self) -> object:
        """Take back the last step."""

    def redo(self) -> object:
        """Do again what was undone last."""

    def undo_step(self, step_id: str) -> object:
        """Take back that step and no other."""


class HistoryScreen(MarksScreen["Destination | None"]):
    """All steps by day; it is left with the title that was chosen, and the episode if it was one.

    `title` returns the title of an id, or raises UnknownTitleError; it is asked from any thread.
    """

    CSS_PATH = "history.tcss"
    AUTO_FOCUS: ClassVar = "#steps"
    BINDINGS: ClassVar = [
        *keys.bindings(_KEYS),
        Binding("escape", "back", "Clear the filter, then close", show=False),
        Binding("down", "to_list", "To the list", show=False),
    ]

    def __init__(
        self, desk: Desk, title: Callable[[str], Title], languages: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self._names = Names(self._title_if_readable, languages)
        self._all = 0

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="history"):
            with Horizontal(id="history-head"):
                yield Label(plain("History"), id="history-name")
                yield Label(id="history-sums")
            with Horizontal(id="history-filter"):
                yield Label("/ ", id="history-prompt")
                yield Input(id="history-words", max_length=MAX_LETTERS, compact=True)
                yield Label(id="history-found")
            yield Rule(classes="line")
            yield Static(id="history-empty")
            yield HistoryList(self._names, id="steps")
            yield Rule(classes="line")
            yield Static(id="history-hints")

    def on_mount(self) -> None:
        """Show what was done."""
        self.look_again()

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._show_hints()

    def on_descendant_focus(self) -> None:
        """Name the keys that help in the filter, or in the list."""
        self._show_hints()

    def _show_hints(self) -> None:
        hints = _HINTS_OF_FILTER if self.focused is self._input else _HINTS
        self.query_one("#history-hints", Static).update(_line(hints, self.size.width - 2))

    @property
    def list(self) -> HistoryList:
        """The steps."""
        return self.query_one(HistoryList)

    @property
    def _input(self) -> Input:
        return self.query_one("#history-words", Input)

    # What is shown

    def look_again(self) -> None:
        """Show what has been done by now; to be called when anything was."""
        self._gather(self._input.value)

    @work(thread=True, exclusive=True, group="history")
    def _gather(self, asked: str) -> None:
        worker, app = get_current_worker(), self.app
        try:
            diary = self._desk.diary()
            everything = steps_of(diary)
            named = self._names.search(asked)
            steps = steps_of(diary, HistoryFilter(named)) if named else everything
        except DocbrowserError as error:
            app.call_from_thread(self._complain, str(error))
            return
        if steps:
            heading(steps[0].day)  # what the calendar needs is loaded here, and not while drawing
        if not worker.is_cancelled:
            app.call_from_thread(self._show, everything, steps, asked)
        # What is typed in the filter finds all names at hand.
        for title_id in titles_touched(everything):
            if worker.is_cancelled:
                return
            self._names.name(title_id)

    def _show(
        self, everything: Sequence[HistoryStep], steps: Sequence[HistoryStep], asked: str
    ) -> None:
        if not self.is_attached or asked != self._input.value:
            return
        self.list.set_steps(steps)
        undone = sum(step.undone for step in everything)
        sums = [words.plural(len(everything), "step"), *([f"{undone} undone"] if undone else [])]
        self.query_one("#history-sums", Label).update(plain(" · ".join(sums)))
        found = f"{len(steps)} of {len(everything)}" if asked.strip() else ""
        self.query_one("#history-found", Label).update(plain(found))
        self.set_class(not steps, "-empty")
        nothing = f"Nothing was done to {clean_line(asked)}.  esc clears the filter."
        empty = plain(nothing if everything else _EMPTY)
        self.query_one("#history-empty", Static).update(empty)

    def _title_if_readable(self, title_id: str) -> Title:
        try:
            return self._title(title_id)
        except StoreError as error:  # which the list behind tells of; here its id must do
            raise UnknownTitleError(str(error)) from error

    def _complain(self, sentence: str) -> None:
        self.notify(clean_line(sentence), markup=False, severity="error")

    # What is done

    @on(HistoryList.Opened)
    def action_open(self) -> None:
        """Leave with the title of the step."""
        step = self.list.selected
        place = place_of(step, self._names) if step else None
        if place is None:
            return
        if self._names.is_known(place[0]):
            self.dismiss(place)
        else:
            self._complain(f"No catalogue has {place[0]} any more.")

    def action_undo(self) -> None:
        """Take back the last step."""
        self._desk.undo()

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._desk.redo()

    def action_undo_step(self) -> None:
        """Take back the step under the cursor."""
        step = self.list.selected
        if step is None or step.undone:
            self.app.bell()
            return
        self._desk.undo_step(step.id)

    def action_search(self) -> None:
        """Type words that narrow the list."""
        self.add_class("-filtering")
        self._input.focus()

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.look_again()

    @on(Input.Submitted)
    def action_to_list(self) -> None:
        """Go on with what the filter has left."""
        self.set_class(bool(self._input.value), "-filtering")
        self.list.focus()

    def action_back(self) -> None:
        """Clear the filter; where there is none, close."""
        if self.has_class("-filtering"):
            self._input.value = ""
            self.action_to_list()
        else:
            self.action_close()

    def action_close(self) -> None:
        """Leave without a title."""
        self.dismiss(None)


def _line(hints: Sequence[tuple[str, str]], width: int) -> Content:
    """Return the keys that help, as many as `width` columns have room for."""
    line = Content()
    for name, word in hints:
        gap = " " * _GAP if line else ""
        if line.cell_length + len(f"{gap}{name} {word}") > width:
            break
        line = Content.assemble(line, gap, (name, "bold $accent"), " ", (word, "$foreground-muted"))
    return line
