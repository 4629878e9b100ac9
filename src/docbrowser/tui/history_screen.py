"""The history, as a screen of its own: all that was done, to be searched and to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Rule, Static
from textual.worker import get_current_worker

from docbrowser.errors import DocbrowserError, StoreError, UnknownTitleError
from docbrowser.i18n import N_, _, counted, pgettext, quoted
from docbrowser.overviews.history import HistoryFilter, steps_of, titles_touched
from docbrowser.overviews.history_names import Names, place_of
from docbrowser.render.history import heading
from docbrowser.text import clean_line
from docbrowser.tui import history_hints, keys, screen_keys
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.history_list import HistoryList
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.tui.safe import plain
from docbrowser.tui.sentences import found_of
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from docbrowser.diary import Diary
    from docbrowser.overviews.history import HistoryStep
    from docbrowser.titles import Title

Destination: TypeAlias = "tuple[str, str | None]"
"""A title's id, and the key of an episode."""

MAX_LETTERS: Final = 200
_OF_NOTHING: Final = screen_keys.only(screen_keys.HISTORY, "back", "help")
# TR: {key} is a key, as "space" or "d"
_EMPTY: Final = N_("Nothing has been done yet.  In the list, {key} marks a title as watched.")


class Desk(Protocol):
    """Whoever keeps the diary; when something was undone, `look_again()` is to be called."""

    def diary(self) -> Diary:
        """Return what was done so far; from whatever thread it is asked."""

    def undo(self) -> object:
        """Take back the last step."""

    def redo(self) -> object:
        """Redo what was undone last."""

    def undo_step(self, step_id: str) -> object:
        """Take back that step and no other."""


class HistoryScreen(MarksScreen["Destination | None"]):
    """All steps by day; it is left with the title that was chosen, and the episode if it was one.

    `title` returns the title of an id, or raises UnknownTitleError; it is asked from any thread.
    """

    CSS_PATH = "history.tcss"
    AUTO_FOCUS: ClassVar = "#steps"
    KEYS_HERE: ClassVar = screen_keys.HISTORY
    BINDINGS: ClassVar = [
        *keys.bindings(screen_keys.HISTORY),
        Binding("down", "to_list", N_("To the list"), show=False),
    ]

    def __init__(
        self, desk: Desk, title: Callable[[str], Title], languages: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self.languages = languages
        self._names = Names(self._title_if_readable, languages)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="history"):
            with Horizontal(id="history-head"):
                yield Said(lambda: pgettext("screen", "History"), id="history-name")
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
        if self.focused is self._input:
            hints = history_hints.of_filter()
        else:
            # Where there is no step, none is opened or undone.
            hints = keys.hints(screen_keys.HISTORY if self.list.steps else _OF_NOTHING)
            if self._input.value:
                hints = history_hints.filtered(hints)
        self.query_one("#history-hints", Static).update(hint_line(hints, self.size.width - 2))

    @property
    def list(self) -> HistoryList:
        """The steps."""
        return self.query_one(HistoryList)

    @property
    def _input(self) -> Input:
        return self.query_one("#history-words", Input)

    # What is shown

    def speak_anew(self) -> None:
        """Show what was done in the language that is spoken by now."""
        self._names = self.list.names = Names(self._title_if_readable, self.languages)
        self._show_hints()
        self.look_again()

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
        way, self.way = self.way, ()
        for step in way:
            self.list.go_to(step)
        self._show_hints()
        undone = sum(step.undone for step in everything)
        sums = [counted("{n} step", "{n} steps", len(everything))]
        if undone:
            sums.append(counted("{n} undone", "{n} undone", undone))
        self.query_one("#history-sums", Label).update(plain(" · ".join(sums)))
        found = found_of(len(steps), len(everything)) if asked.strip() else ""
        self.query_one("#history-found", Label).update(plain(found))
        self.set_class(not steps, "-empty")
        self.query_one("#history-empty", Static).update(
            plain(_nothing_done_to(asked) if everything else _nothing_done())
        )

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
            self.way = (step,)
            self.dismiss(place)
        else:
            self._complain(_("No catalogue has {title} any more.").format(title=place[0]))

    def action_undo(self) -> None:
        """Take back the last step."""
        self._desk.undo()

    def action_redo(self) -> None:
        """Redo what was undone last."""
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


def _nothing_done() -> str:
    return _(_EMPTY).format(key=keys.BY_ID["watched"].first)


def _nothing_done_to(asked: str) -> str:
    # TR: {key} is a key, as "esc"
    nothing = _("No step matches {words}.  {key} clears the filter.")
    return nothing.format(words=quoted(clean_line(asked)), key=keys.BY_ID["back"].first)
