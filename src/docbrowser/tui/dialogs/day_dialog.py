"""On which day was it watched?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from docbrowser import i18n
from docbrowser.actions import AIRED, UNKNOWN_DAY
from docbrowser.days import FIRST_YEAR, viewing_day
from docbrowser.i18n import N_, _
from docbrowser.render import words
from docbrowser.tui.dialogs.dialog import LineDialog
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

MAX_LETTERS: Final = 60
# TR: (both:) examples of days as they may be typed. The names of months and of weekdays, and the
# TR: words for yesterday, aired and unknown, are understood in German and in Russian too; for aired
# TR: these are "Sendetag" and "ausgestrahlt", "день показа" and "дата показа".
HELP: Final = (
    N_("2015 · 2015-06 · 31 March · Monday"),
    N_("yesterday · -3 · aired · unknown"),
)
"""Examples of what `days.viewing_day()` understands; it understands them translated, too."""
TODAY: Final[Mapping[str, str]] = {"en": "today", "de": "heute", "ru": "сегодня"}
_DAY: Final = len("2026-03-31")
_MINUTE: Final = len("2026-03-31T20:15")


def understood(day: str) -> str:
    """Return what a day of a viewing means, as a person says it."""
    if day == AIRED:
        return _("each on the day it was first shown")
    if day == UNKNOWN_DAY:
        return _("the day is not known")
    if len(day) < _DAY:
        return words.date(day)
    said = words.weekday(day[:_DAY])
    time = f"{day[_DAY + 1 : _MINUTE]} {day[_MINUTE:]}".strip()
    # TR: a day and the time of it, as in "Saturday, 21 November 2026, 20:15"
    return _("{day}, {time}").format(day=said, time=time) if time else said


class DayDialog(LineDialog[str]):
    """Asks for a day; it is left with what a watchlist keeps for it (`days.viewing_day()`)."""

    HINTS = (N_("enter marks"), N_("↑ ↓ a day"), N_("esc cancels"))
    BINDINGS: ClassVar = [
        Binding("up", "move(1)", N_("A day later"), show=False),
        Binding("down", "move(-1)", N_("A day earlier"), show=False),
    ]

    def __init__(self, about: str, today: dt.date, *, verb: str = "") -> None:
        super().__init__(about, TODAY[i18n.language()])
        self._today = today
        self._verb = verb or _("Watched on")

    def contents(self) -> Iterable[Widget]:
        """Return the line to type in, what is understood, and what can be typed."""
        yield Horizontal(
            Static(plain(self._verb), classes="label"),
            Input(self._text, max_length=MAX_LETTERS, compact=True),
            classes="line",
        )
        yield Static(plain(understood(self._today.isoformat())), id="understood")
        yield Static(Content("\n").join(plain(_(line)) for line in HELP), classes="help")

    @on(Input.Changed)
    def _say_what_is_understood(self, message: Input.Changed) -> None:
        try:
            said, wrong = understood(viewing_day(message.value, self._today)), False
        except ValueError as error:
            said, wrong = str(error), True
        for line in self.query("#understood").results(Static):
            line.update(plain(said))
            line.set_class(wrong, "-wrong")

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
