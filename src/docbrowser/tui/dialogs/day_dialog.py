"""On which day was it watched?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from docbrowser.actions import AIRED, UNKNOWN_DAY
from docbrowser.days import FIRST_YEAR, viewing_day
from docbrowser.render import words
from docbrowser.tui.dialogs.dialog import Dialog
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

MAX_LETTERS: Final = 60
_TODAY: Final = "today"
_HELP: Final = (
    "2015 · 2015-06 · 31.3. · 31 March · monday",
    "yesterday · -3 · aired · unknown",
)
_DAY: Final = len("2026-03-31")
_MINUTE: Final = len("2026-03-31T20:15")


def understood(day: str) -> str:
    """Return what a day of a viewing means, as a person says it."""
    if day == AIRED:
        return "each on the day it was first shown"
    if day == UNKNOWN_DAY:
        return "the day is not known"
    if len(day) < _DAY:
        return words.date(day)
    from babel.dates import format_date

    date = dt.date.fromisoformat(day[:_DAY])
    said = format_date(date, "EEEE, d MMMM y", locale=words.LOCALE)
    time = f"{day[_DAY + 1 : _MINUTE]} {day[_MINUTE:]}".strip()
    return f"{said}, {time}" if time else said


class DayDialog(Dialog[str]):
    """Asks for a day; it is left with what a watchlist keeps for it (`days.viewing_day()`)."""

    HINTS = "enter marks · ↑ ↓ a day · esc cancels"
    BINDINGS: ClassVar = [
        # Enter stands here too, for whoever is faster than the box that gets the focus.
        Binding("enter", "submit", "Done", show=False),
        Binding("up", "move(1)", "A day later", show=False),
        Binding("down", "move(-1)", "A day earlier", show=False),
    ]

    def __init__(self, about: str, today: dt.date, *, verb: str = "Watched on") -> None:
        super().__init__(about)
        self._today = today
        self._verb = verb
        self._text = _TODAY

    def contents(self) -> Iterable[Widget]:
        """Return the line to type in, what is understood, and what can be typed."""
        yield Horizontal(
            Static(plain(self._verb), classes="label"),
            Input(_TODAY, max_length=MAX_LETTERS, compact=True),
            classes="line",
        )
        yield Static(plain(understood(self._today.isoformat())), id="understood")
        yield Static(Content("\n").join(map(plain, _HELP)), classes="help")

    @on(Input.Changed)
    def _say_what_is_understood(self, message: Input.Changed) -> None:
        self._text = message.value
        try:
            said, wrong = understood(viewing_day(self._text, self._today)), False
        except ValueError as error:
            said, wrong = str(error), True
        for line in self.query("#understood").results(Static):
            line.update(plain(said))
            line.set_class(wrong, "-wrong")

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self._text = message.value
        self.action_submit()

    def action_submit(self) -> None:
        """Leave with the day that is understood; where none is, stay."""
        try:
            self.leave_with(viewing_day(self._text, self._today))
        except ValueError:
            self.app.bell()

    def action_move(self, by: int) -> None:
        """Go to the next day, or to the one before; from what is no day, begin with today."""
        try:
            day = viewing_day(self._text, self._today)
            date = dt.date.fromisoformat(day[:_DAY]) + dt.timedelta(days=by)
        except ValueError:
            day, date = "", self._today
        if date > self._today or date.year < FIRST_YEAR:
            self.app.bell()
            return
        for box in self.query(Input):
            box.value = self._text = f"{date.isoformat()}{day[_DAY:]}"
            box.select_all()
