"""Signals that ask for something: heard once the loop turns, however many come until then.

asyncio writes each signal into a socket that holds some 280. Where more come than the loop reads,
as while a window is dragged, Python 3.11 complains of it from within the signal's handler, and
waits there for a lock that the thread which was interrupted may hold: nothing moves any more. And
what found no place is lost, be it the end.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_READ_AT_ONCE: Final = 1 << 16


def hear(number: int, do: Callable[[], object]) -> None:
    """Let the running loop do something when a signal comes; once where many come at once.

    Once the loop is closed, the signal does what it does to any program. Only the main thread can
    hear; Windows has no such signals, and nothing happens there.

    Raises:
        ValueError: this is not the main thread, or there is no such signal.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    is_due = False

    def now() -> None:
        nonlocal is_due
        is_due = False
        do()

    def heard(*_: object) -> None:
        # In the midst of things, with locks held: no more is done here than to remember it.
        nonlocal is_due
        if loop.is_closed():
            restore(number)
            signal.raise_signal(number)
        elif not is_due:
            is_due = True
            loop.call_soon_threadsafe(now)

    reads, writes = _bell()
    loop.add_reader(reads, os.read, reads, _READ_AT_ONCE)
    signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
    signal.signal(number, heard)
    signal.siginterrupt(number, False)  # noqa: FBT003 - it takes no name


def restore(number: int) -> None:
    """Hear a signal no more: from now on it does what it does to any program."""
    is_break = number == signal.SIGINT
    signal.signal(number, signal.default_int_handler if is_break else signal.SIG_DFL)


@cache
def _bell() -> tuple[int, int]:
    """Return the two ends of a pipe by which a signal wakes a loop that waits.

    It is never closed, as signals may come for as long as the process lives.
    """
    reads, writes = os.pipe()
    os.set_blocking(reads, False)
    os.set_blocking(writes, False)
    return reads, writes
