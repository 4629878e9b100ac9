"""The line that asks how long the evening is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from docbrowser.i18n import N_, _
from docbrowser.overviews.evening import LONGEST
from docbrowser.render import words
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

USUAL: Final = "90"


class EveningLine(Horizontal):
    """`Tonight, in minutes:  95   1 h 35 min`."""

    @dataclass
    class Asked(Message):
        """A plan for so many minutes is asked for."""

        minutes: int

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Said(N_("Tonight, in minutes:"), id="evening-label")
        yield Input(USUAL, id="minutes", compact=True, max_length=4, select_on_focus=True)
        yield Said(id="evening-remark")

    @property
    def input(self) -> Input:
        """Where the minutes are typed."""
        return self.query_one(Input)

    def ask(self) -> None:
        """Let minutes be typed."""
        self._remark(str)
        self.input.focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        typed = message.value.strip()
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= LONGEST:
            self._remark(partial(words.runtime, int(typed)))
            self.post_message(self.Asked(int(typed)))
        else:
            self._remark(_wrong, wrong=True)
            self.app.bell()

    def _remark(self, say: Callable[[], str], *, wrong: bool = False) -> None:
        remark = self.query_one("#evening-remark", Said)
        remark.set_class(wrong, "-wrong")
        remark.say(say)


def _wrong() -> str:
    # TR: how many minutes an evening may have
    return _("from 1 to {most}").format(most=LONGEST)
