"""An application that says in the corner, for a moment, what has happened."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, Final

from docbrowser.render.cut import broken
from docbrowser.text import clean_line
from docbrowser.tui.speaking_app import SpeakingApp

if TYPE_CHECKING:
    from textual import events

SECONDS_FOR_NEWS: Final = 3
SECONDS_FOR_COMPLAINTS: Final = 8
# As they stand in app.tcss: the columns of a toast, and those that its edges take of them.
_TOAST: Final = 46
_AROUND: Final = 5
_SLIM: Final = 60
"""Columns below which a toast takes them all: beside it only pieces of lines would be left."""
_LEAST: Final = 20


class TellingApp(SpeakingApp):
    """Tells what has happened; what went wrong stays longer than what is new."""

    _complaint = ""
    _complaint_ends = 0.0

    def on_resize(self, event: events.Resize) -> None:
        """Give toasts the whole width where there is little."""
        self.set_class(event.size.width < _SLIM, "-slim")

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        """Show a screen, without the toasts that would lie over it."""
        self.clear_notifications()
        return super().push_screen(screen, *args, **kwargs)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show a sentence in the corner for a moment; keys in it stay beside what they do."""
        # The newest takes the place of the last; but what went wrong stays to be read.
        if wrong:
            if sentence == self._complaint and time.monotonic() <= self._complaint_ends:
                return  # it stands there yet
            self._complaint = sentence
            self._complaint_ends = time.monotonic() + SECONDS_FOR_COMPLAINTS
        elif time.monotonic() > self._complaint_ends:
            self.clear_notifications()
        self.notify(
            self._laid_out(clean_line(sentence)),
            markup=False,
            severity="error" if wrong else "information",
            timeout=SECONDS_FOR_COMPLAINTS if wrong else SECONDS_FOR_NEWS,
        )

    def _laid_out(self, sentence: str) -> str:
        """Return a sentence in lines that go into the corner, where it has room for any."""
        room = (self.size.width if self.size.width < _SLIM else _TOAST) - _AROUND
        return broken(sentence, room) if room >= _LEAST else sentence

    def take_back_complaint(self) -> None:
        """Let what went wrong be gone: it is mended."""
        self._complaint_ends = 0.0
        self.clear_notifications()

    def _warn(self, sentence: str) -> None:
        """Show what had to be left out; from whatever thread it is told."""
        if threading.current_thread() is threading.main_thread():
            self.say(sentence, wrong=True)
        else:
            self.call_from_thread(self.say, sentence, wrong=True)
