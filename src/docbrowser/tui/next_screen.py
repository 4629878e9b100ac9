"""What to watch next, and what fills this evening, as a screen of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Rule, Static
from textual.worker import get_current_worker

from docbrowser import clock
from docbrowser.errors import DocbrowserError
from docbrowser.marking import Target
from docbrowser.overviews.next_up import coming
from docbrowser.overviews.tonight import Evening, tonight
from docbrowser.render.next_up import NOTHING_NEXT
from docbrowser.text import clean_line
from docbrowser.tui import keys
from docbrowser.tui.evening_line import EveningLine
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.tui.next_lines import lines
from docbrowser.tui.next_pane import NextPane
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from docbrowser.library import Library
    from docbrowser.overviews.evening import Plan
    from docbrowser.overviews.next_up import NextUp

FIRST: Final = 50
"""So many titles are shown while the others are still being looked for."""
MEANWHILE: Final = "Looking what comes next …"
NOTHING_HERE: Final = f"{NOTHING_NEXT} w in the list plans a title; t fills an evening."

_KEYS: Final = (
    keys.Key("next-watched", "space", "mark", "Watched", keys.MARK, "watched"),
    keys.Key("next-open", "enter", "open", "Open the title", keys.READ, "open"),
    keys.Key("tonight", "t", "ask", "Plan this evening", keys.FIND, "tonight"),
    keys.Key("next-back", "escape,q", "back", "Back", keys.MOVE, "back", "esc"),
    keys.Key("next-undo", "u", "undo", "Undo the last mark", keys.MARK, "undo"),
    keys.Key("next-redo", "ctrl+r", "redo", "Do again what was undone", keys.MARK),
)
_WHILE_TYPING: Final = (("enter", "plans the evening"), ("esc", "back"))


class Desk(Protocol):
    """Whoever marks; when it is on disk, `NextScreen.look_again()` is to be called."""

    def mark(self, target: Target) -> None:
        """Mark a film or an episode as watched, or as not watched."""

    def undo(self) -> None:
        """Take back the last mark."""

    def redo(self) -> None:
        """Do again what was undone."""


class NextScreen(MarksScreen[Target | None]):
    """A list to go on with; it is left with the title or episode that is to be opened."""

    CSS_PATH = "next.tcss"
    AUTO_FOCUS: ClassVar = "NextPane"
    BINDINGS: ClassVar = keys.bindings(_KEYS)

    @dataclass
    class Found(Message):
        """So much comes next, and so much of the plan has been seen."""

        items: Sequence[NextUp]
        seen: frozenset[Target] = frozenset()

    @dataclass
    class Planned(Message):
        """The evening has been planned."""

        plan: Plan

    @dataclass
    class Failed(Message):
        """A file cannot be read."""

        why: str

    def __init__(
        self, library: Library, languages: Sequence[str], desk: Desk, today: dt.date | None = None
    ) -> None:
        super().__init__()
        self._library, self._languages, self._desk = library, languages, desk
        self._today = today or clock.today()
        self._items: Sequence[NextUp] = ()
        self._plan: Plan | None = None
        self._seen: frozenset[Target] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="next-frame"):
            with Horizontal(id="next-top"):
                yield Static(plain("Next"), id="next-title")
                yield Static(id="next-sums")
            yield EveningLine()
            yield Rule(classes="line")
            yield Static(plain(MEANWHILE), id="next-remark")
            yield NextPane()
            yield Rule(classes="line")
            yield Static(id="next-hints")

    def on_mount(self) -> None:
        """Begin to look."""
        self.add_class("-speaking")
        self.on_descendant_focus()
        self.look_again()

    @property
    def _pane(self) -> NextPane:
        return self.query_one(NextPane)

    @property
    def _evening(self) -> EveningLine:
        return self.query_one(EveningLine)

    # Looking

    @work(thread=True, exclusive=True, group="next")
    def look_again(self) -> None:
        """Look what comes next now; to be called when something was marked."""
        worker, items, is_first = get_current_worker(), [], not self._items
        plan = self._plan
        try:
            for item in coming(self._library, self._languages, self._today):
                if worker.is_cancelled:
                    return
                items.append(item)
                if is_first and len(items) == FIRST:
                    self.post_message(self.Found(tuple(items)))
            seen = frozenset(
                target
                for one in (plan.items if plan else ())
                if self._has_seen(target := Target(one.id, one.key))
            )
        except DocbrowserError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Found(tuple(items), seen))

    def _has_seen(self, target: Target) -> bool:
        entry = self._library.entry(target.title)
        return entry.has_seen(target.part) if target.part else bool(entry.viewings)

    @work(thread=True, exclusive=True, group="tonight")
    def _plan_for(self, minutes: int) -> None:
        worker = get_current_worker()
        try:
            plan = tonight(self._library, Evening(minutes), self._languages, self._today)
        except DocbrowserError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Planned(plan))

    @on(Found)
    def _found(self, message: Found) -> None:
        self._items, self._seen = message.items, message.seen
        planned = sum(item.is_planned for item in message.items)
        sums = (f"{len(message.items) - planned} in progress", f"{planned} planned")
        self.query_one("#next-sums", Static).update(plain(" · ".join(sums)))
        self.query_one("#next-remark", Static).update(plain(NOTHING_HERE))
        self._show()

    @on(Planned)
    def _planned(self, message: Planned) -> None:
        if not self.has_class("-evening"):
            return  # it was left in the meantime
        self._plan, self._seen = message.plan, frozenset()
        self._show()
        self._pane.select(0)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.query_one("#next-remark", Static).update(plain(message.why))
        if self._pane.lines:
            self.notify(clean_line(message.why), markup=False, severity="error")

    def _show(self) -> None:
        self._pane.lines = lines(self._items, self._plan, self._seen)
        self.set_class(not self._pane.lines, "-speaking")
        if self.focused is None:
            self._pane.focus()

    # Keys

    def action_mark(self) -> None:
        """Mark what is under the cursor as watched."""
        if chosen := self._pane.selected:
            self._desk.mark(chosen.target)

    def action_undo(self) -> None:
        """Take back the last mark."""
        self._desk.undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._desk.redo()

    def action_open(self) -> None:
        """Leave for the title under the cursor."""
        if chosen := self._pane.selected:
            self.dismiss(chosen.target)

    @on(NextPane.Opened)
    def _opened(self, message: NextPane.Opened) -> None:
        self.dismiss(message.target)

    def action_ask(self) -> None:
        """Ask how long the evening is."""
        self.add_class("-evening")
        self._evening.ask()

    @on(EveningLine.Asked)
    def _asked(self, message: EveningLine.Asked) -> None:
        self._plan_for(message.minutes)
        self._pane.focus()

    def action_back(self) -> None:
        """Leave the plan; without one, leave the screen."""
        if not self.has_class("-evening"):
            self.dismiss(None)
            return
        self.remove_class("-evening")
        self._plan = None
        self._show()
        self._pane.focus()

    def on_resize(self) -> None:
        """Show the hints for which there is room."""
        self.on_descendant_focus()

    def on_descendant_focus(self) -> None:
        """Let the hints speak of what has the focus."""
        hints = [(key.display.split(" ")[0], key.hint) for key in _KEYS if key.hint]
        if self.focused is self._evening.input:
            hints = list(_WHILE_TYPING)
        self.query_one("#next-hints", Static).update(hint_line(hints, self.size.width - 2))
