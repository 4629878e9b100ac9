"""The program in a real terminal: a pty, with an emulator that says what stands on the screen."""

from __future__ import annotations

import re
import sys
import termios
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEADLINE = 30.0
SIZE = (36, 120)
# Questions to a terminal and keyboard protocols, which pyte would print.
UNKNOWN_TO_PYTE = re.compile(
    r"\x1b\[[<=>?][0-9;]*\$?[a-gi-km-zA-Z]|\x1b\[[0-9;]*\$p|\x1bP.*?\x1b\\"
)
_UNFINISHED = re.compile(r"\x1b(\[[0-9;<=>?$ ]*|P[^\x1b]*)?$")


class Terminal:
    """A terminal in which the program runs."""

    def __init__(self, *arguments: str, keyboard: bool = True) -> None:
        # The shell waits for a line, so that the terminal can be looked at before the program is.
        line = 'read go; exec "$0" -m docbrowser "$@"' + ("" if keyboard else " < /dev/null")
        command = ["-c", line, sys.executable, *arguments]
        self.child: Any = pexpect.spawn(
            "/bin/sh", command, dimensions=SIZE, encoding="utf-8", timeout=DEADLINE
        )
        self.child.ptyproc.delayafterclose = 0
        self.mode_before = self.mode()
        self.received = ""
        self._screen = pyte.Screen(SIZE[1], SIZE[0])
        self._stream = pyte.Stream(self._screen)
        self._waiting = ""
        self.child.sendline("")

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the row of the terminal's cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def mode(self) -> list[Any]:
        """Return the terminal's attributes: echo, line mode, control characters."""
        return termios.tcgetattr(self.child.child_fd)

    def until(self, condition: Callable[[], bool]) -> None:
        """Read what the program writes until a condition holds."""
        deadline = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; on the screen:\n{self.screen}"
            if not self._read():
                assert condition(), f"it has ended; on the screen:\n{self.screen}"

    def shows(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        self.until(lambda: text in self.screen)

    def press(self, key: str) -> None:
        """Press one key."""
        self.child.send(key)

    def ends_with(self) -> int:
        """Wait for the end of the program; return its exit code as a shell counts it."""
        deadline = time.monotonic() + DEADLINE
        while self._read():
            assert time.monotonic() < deadline, f"it goes on; on the screen:\n{self.screen}"
        self.child.wait()
        if self.child.signalstatus:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus)

    def _read(self) -> bool:
        try:
            text = self.child.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.received += text
        text = self._waiting + text
        # A sequence that the reading has cut in two waits for its other half.
        cut = _UNFINISHED.search(text)
        end = cut.start() if cut else len(text)
        self._stream.feed(UNKNOWN_TO_PYTE.sub("", text[:end]))
        self._waiting = text[end:]
        return True


@contextmanager
def terminal(*arguments: str, keyboard: bool = True) -> Iterator[Terminal]:
    """Run the program in a terminal; what is left of it at the end is stopped."""
    opened = Terminal(*arguments, keyboard=keyboard)
    try:
        yield opened
    finally:
        opened.child.close(force=True)
