"""The wire to the terminal: it ends where the terminal ends, and gives it back as it was.

Textual's own driver reads a closed terminal for ever, waits for ever for a writer that has died,
takes its own mode for the former one when it is told to go on, breaks over bytes that are no
UTF-8, and may take an older size for the last where two follow one another quickly.
"""

from __future__ import annotations

import contextlib
import os
import queue
import select
import signal
import sys
from codecs import getincrementaldecoder
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len
from textual import events
from textual._ansi_sequences import SYNC_END
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from docbrowser.tui.gentle_app import SHOW
from docbrowser.tui.signals import hear, restore

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Thread
    from typing import TextIO

    from textual.app import App
    from textual.message import Message

HUNG_UP: Final = 129
"""The exit code where the terminal is gone: that of SIGHUP."""
PATIENCE: Final = 1.0
"""Seconds that a terminal is waited for which takes nothing, before it is drawn for no more."""
PATIENCE_AT_THE_END: Final = 5.0
"""The same before it is left as it is, in modes that whoever uses it next has to put right."""
LARGEST: Final = Size(800, 250)
"""More columns and rows than these no screen has; a terminal may say so all the same."""
_SECONDS_BETWEEN: Final = 0.1
_READ_AT_ONCE: Final = 1 << 16
_SENT_AT_ONCE: Final = 1 << 12
"""Bytes; so few that one sees whether a slow terminal takes any."""


class Outlet:
    """What is written to the terminal; once that is gone, into the void."""

    def __init__(self, stream: TextIO, on_gone: Callable[[], None]) -> None:
        self._fileno = stream.fileno()
        self._encoding = stream.encoding
        self._on_gone = on_gone
        self._waiting: list[str] = []
        self._is_gone = False
        self.taken = 0
        """How many bytes the terminal has taken."""

    def fileno(self) -> int:
        """Return the terminal's descriptor."""
        return self._fileno

    def write(self, text: str) -> None:
        """Keep text until it is sent."""
        self._waiting.append(text)

    def flush(self) -> None:
        """Send what was kept."""
        # Not by way of Python's stream: where that waits as the program ends, Python aborts.
        left = memoryview(encoded("".join(self._waiting), self._encoding))
        self._waiting.clear()
        while left and not self._is_gone:
            try:
                taken = os.write(self._fileno, left[:_SENT_AT_ONCE])
                self.taken += taken
                left = left[taken:]
            except BlockingIOError:  # another program has made the terminal so
                select.select([], [self._fileno], [], _SECONDS_BETWEEN)
            except OSError:
                self._is_gone = True
                self._on_gone()


def encoded(text: str, encoding: str) -> bytes:
    """Return `text` in an encoding; what that lacks becomes `?`, in as many columns as before."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        pairs = ((letter.encode(encoding, "ignore"), letter) for letter in text)
        return b"".join(known or b"?" * cell_len(letter) for known, letter in pairs)


class TerminalDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, for terminals that stop, go on and go away."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        # Not standard error, as Textual does: complaints may go to a file, the screen may not.
        self._file: Any = Outlet(sys.__stdout__ or self._file, self._hang_up)
        self._has_dropped = False
        self._patience = PATIENCE
        self._size = self._get_terminal_size()
        self._listen()

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        # Told to go on without having been stopped, it would take its own mode for the former one.
        if self._writer_thread is not None:
            self.suspend_application_mode()
        self._patience = PATIENCE
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # By way of the loop, too: a size that comes while one is told would be told before it.
        hear(signal.SIGWINCH, self._tell_size)
        if self._size_read != self._get_terminal_size():  # which has just happened
            self._tell_size()
        if getattr(self._app, "shows_cursor", False):
            self.write(SHOW)
        if self._app.is_running:  # what stood there is another program's now
            self._draw_anew()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        # First: what the terminal answers now would switch something on again.
        self.disable_input()
        if self._writer_thread is None:
            return
        if self._has_dropped:  # what stands in the queue is for a screen that is given up
            _empty(self._writer_thread._queue)  # noqa: SLF001 - Textual has no other way
            self._has_dropped = False
            self.write(SYNC_END)  # it may have been among them
        self._patience = PATIENCE_AT_THE_END
        super().stop_application_mode()

    def close(self) -> None:
        """Wait until all is written; not for ever."""
        writer, self._writer_thread = self._writer_thread, None
        if writer is not None and self._patiently(partial(_put, writer._queue, None)):  # noqa: SLF001
            self._patiently(partial(_ended, writer))

    def write(self, data: str) -> None:
        """Send something; nothing of it where the terminal has taken nothing for long."""
        if self._writer_thread is None:
            return
        put = partial(_put, self._writer_thread._queue, data)  # noqa: SLF001
        if not self._has_dropped:
            self._has_dropped = not self._patiently(put)
        elif put(0):
            self._has_dropped = False
            self._draw_anew()

    def run_input_thread(self) -> None:
        """Hand on what is typed until one leaves, or the terminal is gone."""
        parser = XTermParser(self._debug)
        # A terminal may send anything, in any encoding.
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _SECONDS_BETWEEN)[0]:
                try:
                    typed = os.read(self.fileno, _READ_AT_ONCE)
                except BlockingIOError:
                    continue
                except OSError:
                    typed = b""
                if not typed:
                    self._hang_up()
                    return
                if text := decode(typed):  # half a letter is none yet
                    try:
                        events_ = [*parser.feed(text)]
                    except (ValueError, ArithmeticError):  # no number that a key could have
                        parser = XTermParser(self._debug)
                        continue
                    for event in events_:
                        self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def process_message(self, message: Message) -> None:
        """Hand on an event; a size only if it can be meant."""
        if isinstance(message, events.Resize):
            size = Size(*_likely(*message.size))
            message = events.Resize(size, size, size, message.pixel_size)
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        size = self._size_read = _likely(*super()._get_terminal_size())
        return size

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - whatever it is, the program can't go on
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)  # noqa: SLF001

    def _disable_mouse_support(self) -> None:
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super()._disable_mouse_support()

    def _listen(self) -> None:
        # By way of the loop: Python's own handlers run in the midst of things, with locks held.
        hear(signal.SIGTSTP, self._sigtstp_application)
        hear(signal.SIGCONT, self._sigcont_application)

    def _tell_size(self) -> None:
        """Tell the size that the terminal has now."""
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, with the terminal as it was before; and once that is over, go on."""
        restarts = self._auto_restart and self._writer_thread is not None
        if restarts:
            self.suspend_application_mode()
            self._must_signal_resume = True
        restore(signal.SIGCONT)
        # What started the program stops too, or the shell would not learn of it. All are told at
        # once: one that stopped itself only after the others might be told to go on before that,
        # and then stop for ever. Where no shell could tell it to go on, the system lets none stop.
        restore(signal.SIGTSTP)
        os.kill(0, signal.SIGTSTP)
        self._listen()
        if restarts:
            self.resume_application_mode()

    def _patiently(self, attempt: Callable[[float], bool]) -> bool:
        """Try something for as long as the terminal takes anything; return whether it was done."""
        taken = -1
        while taken != self._file.taken:
            taken = self._file.taken
            if attempt(self._patience):
                return True
        return False

    def _draw_anew(self) -> None:
        self._app.call_later(self._app.refresh)

    def _hang_up(self) -> None:
        """End the program: nobody sees it any more."""
        with contextlib.suppress(RuntimeError):  # it has ended already
            self._loop.call_soon_threadsafe(self._leave)

    def _leave(self) -> None:
        if not self._app._exit:  # noqa: SLF001
            self._app.exit(return_code=HUNG_UP)


def _likely(width: int, height: int) -> tuple[int, int]:
    return min(max(width, 1), LARGEST.width), min(max(height, 1), LARGEST.height)


def _put(waiting: queue.Queue[Any], item: str | None, seconds: float) -> bool:
    try:
        waiting.put(item, timeout=seconds)
    except queue.Full:
        return False
    return True


def _ended(thread: Thread, seconds: float) -> bool:
    thread.join(seconds)
    return not thread.is_alive()


def _empty(waiting: queue.Queue[Any]) -> None:
    with contextlib.suppress(queue.Empty):
        while True:
            waiting.get_nowait()
