"""What to watch next, and what fills this evening, as a screen of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Rule, Static
from textual.worker import get_current_worker

from docbrowser import clock
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_, _, pgettext
from docbrowser.overviews.next_up import coming
from docbrowser.overviews.tonight import Evening, tonight
from docbrowser.text import clean_line
from docbrowser.tui import keys, screen_keys
from docbrowser.tui.evening_line import EveningLine
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.tui.next_lines import FEW, how_it_fills, lines, nothing_here, sums
from docbrowser.tui.next_pane import NextPane
from docbrowser.tui.speaking import Said
from docbrowser.wishes import Target

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from docbrowser.library import Library
    from docbrowser.overviews.evening import Plan
    from docbrowser.overviews.next_up import NextUp

FIRST: Final = 50
"""So many titles are shown while the others are still being looked for."""
MEANWHILE: Final = N_("Looking what comes next …")

_OF_NOTHING: Final = screen_keys.only(screen_keys.NEXT, "tonight", "back", "help")
"""The keys that help where there is nothing to open or to mark."""


class Desk(Protocol):
    """Whoever marks; when it is on disk, `NextScreen.look_again()` is to be called."""

    def mark(self, target: Target) -> None:
        """Mark a film or an episode as watched, or as not watched."""

    def undo(self) -> None:
        """Take back the last mark."""

    def redo(self) -> None:
        """Redo what was undone."""


class NextScreen(MarksScreen[Target | None]):
    """A list to go on with; it is left with the title or episode that is to be opened."""

    CSS_PATH = "next.tcss"
    AUTO_FOCUS: ClassVar = "NextPane"
    BINDINGS: ClassVar = keys.bindings(screen_keys.NEXT)
    KEYS_HERE: ClassVar = screen_keys.NEXT

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
        self._library, self.languages, self._desk = library, languages, desk
        self._today = today or clock.today()
        self._items: Sequence[NextUp] = ()
        self._plan: Plan | None = None
        self._seen: frozenset[Target] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="next-frame"):
            with Horizontal(id="next-top"):
                yield Said(lambda: pgettext("screen", "Next"), id="next-title")
                yield Said(id="next-sums")
            yield EveningLine()
            yield Rule(classes="line")
            yield NextPane()
            yield Said(MEANWHILE, id="next-remark")
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
            for item in coming(self._library, self.languages, self._today):
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
            plan = tonight(self._library, Evening(minutes), self.languages, self._today)
        except DocbrowserError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Planned(plan))

    @on(Found)
    def _found(self, message: Found) -> None:
        self._items, self._seen = message.items, message.seen
        self.query_one("#next-sums", Said).say(partial(sums, message.items))
        self.query_one("#next-remark", Said).say(how_it_fills if message.items else nothing_here)
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
        self.query_one("#next-remark", Said).say(lambda: message.why)
        if self._pane.lines:
            self.notify(clean_line(message.why), markup=False, severity="error")

    def _show(self) -> None:
        self._pane.before = next(iter(self.way), None)
        self._pane.lines = lines(self._items, self._plan, self._seen)
        self.set_class(not self._pane.lines, "-speaking")
        self.on_descendant_focus()
        # A short list leaves room for what would make it longer.
        few = 0 < len(self._items) < FEW and self._plan is None
        self.set_class(few, "-few")
        self._pane.refresh(layout=few)
        if self.focused is None:
            self._pane.focus()

    def speak_anew(self) -> None:
        """Show all of it in the language that is spoken by now."""
        self.on_descendant_focus()
        self._show()
        self.look_again()

    # Keys

    def action_mark(self) -> None:
        """Mark what is under the cursor as watched."""
        if chosen := self._pane.selected:
            self._desk.mark(chosen.target)

    def action_undo(self) -> None:
        """Take back the last mark."""
        self._desk.undo()

    def action_redo(self) -> None:
        """Redo what was undone."""
        self._desk.redo()

    def action_open(self) -> None:
        """Leave for the title under the cursor."""
        if chosen := self._pane.selected:
            self.way = (chosen,)
            self.dismiss(chosen.target)

    @on(NextPane.Opened)
    def _opened(self) -> None:
        self.action_open()

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
        hints = keys.hints(screen_keys.NEXT if self._pane.lines else _OF_NOTHING)
        if self.focused is self._evening.input:
            enter, back = keys.named("enter"), keys.BY_ID["back"].first
            hints = [(enter, _("plan the evening")), (back, _("back"))]
        self.query_one("#next-hints", Static).update(hint_line(hints, self.size.width - 2))
