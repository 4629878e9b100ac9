"""A command in a pty, with an emulator that says what stands on the screen and since when.

Output is collected with the moment of its arrival and only then given to the emulator, which is
slow: it neither delays the next reading nor takes the processor from the program.
"""

from __future__ import annotations

import os
import re
import time
from codecs import getincrementaldecoder
from contextlib import contextmanager
from select import select
from typing import TYPE_CHECKING, Any, Final

import pexpect
import pyte

from benchmarks.measuring import MILLISECONDS
from benchmarks.processes import busy_time, has_children, peak_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Condition = Callable[[str], object]
    Part = Callable[[str], str]

DEADLINE: Final = 180.0  # seconds, after which a wait is given up
QUIET: Final = 0.1  # seconds without output, after which a program is taken to be idle
IDLE: Final = 0.3  # of that time, what an idle program may spend computing
_LONGEST_LOOK: Final = 1.0  # seconds of steady output, after which the emulator has its turn
_CHUNK: Final = 1 << 16

# Questions to a terminal and keyboard protocols, which pyte would print.
_UNKNOWN_TO_PYTE: Final = re.compile(
    r"\x1b\[[<=>?][0-9;]*\$?[a-gi-km-zA-Z]|\x1b\[[0-9;]*\$p|\x1b[P_].*?\x1b\\"
)
_UNFINISHED: Final = re.compile(r"\x1b(\[[0-9;<=>?$ ]*|[P_][^\x1b]*)?$")


class SilenceError(Exception):
    """What was waited for did not come; the text is what stands on the screen."""


class Terminal:
    """A terminal of `columns` by `lines` in which `command` runs, started when this is made."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 120,
        lines: int = 40,
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self._screen)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._unfinished = ""
        self._ended = False
        self._child: Any = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(lines, columns),
            env={"TERM": "xterm-256color", **environment},
            encoding=None,
        )
        # spawn() returns as the program takes its process over.
        self.started = time.perf_counter()

    @property
    def text(self) -> str:
        """What stands on the screen, its lines by line breaks."""
        return "\n".join(self._screen.display)

    @property
    def memory(self) -> float:
        """The most memory that the program has held, in MB."""
        return peak_memory(self._child.pid)

    @property
    def has_helpers(self) -> bool:
        """Whether processes that the program started are running."""
        return has_children(self._child.pid)

    def press(self, keys: str) -> float:
        """Press keys; return the moment, on the clock of `time.perf_counter()`."""
        pressed = time.perf_counter()
        os.write(self._child.child_fd, keys.encode())
        return pressed

    def until(self, condition: Condition, since: float | None = None) -> float:
        """Wait until the screen's text satisfies `condition`; return how long that took, in ms.

        It counts from `since`, by default from the program's start, to the arrival of the output
        that made it true; 0 where it was true before.

        Raises:
            SilenceError: that did not happen in three minutes, or the program ended.
        """
        start = self.started if since is None else since
        end = time.perf_counter() + DEADLINE
        met = start if condition(self.text) else None
        while met is None:
            if self._ended or time.perf_counter() > end:
                raise SilenceError(self.text)
            for moment, text in self._collect(QUIET):
                self._show(text)
                if met is None and condition(self.text):
                    met = moment
        return (met - start) * MILLISECONDS

    def painted(self, keys: str, part: Part = str) -> float:
        """Press keys; return the ms until a part of the screen's text changed for the last time.

        Output that changes nothing there (a cursor that blinks) does not count.

        Raises:
            SilenceError: nothing changed in three minutes, or the program ended.
        """
        before = part(self.text)
        pressed = self.press(keys)
        end = pressed + DEADLINE
        painted = None
        while painted is None:
            if self._ended or time.perf_counter() > end:
                raise SilenceError(self.text)
            for moment, text in self._collect(QUIET):
                self._show(text)
                now = part(self.text)
                if now != before:
                    before, painted = now, moment
        return (painted - pressed) * MILLISECONDS

    def rest(self, quiet: float = QUIET) -> None:
        """Take in all output until the program has idled for `quiet` seconds."""
        while collected := self._collect(quiet):
            for _, text in collected:
                self._show(text)

    def close(self) -> None:
        """Stop the program."""
        self._child.close(force=True)

    def _collect(self, quiet: float) -> list[tuple[float, str]]:
        """Return the output with its moments until the program has idled for `quiet` seconds."""
        collected: list[tuple[float, str]] = []
        descriptor = self._child.child_fd
        end = time.perf_counter() + _LONGEST_LOOK
        while not self._ended:
            before = busy_time(self._child.pid)
            if not select([descriptor], [], [], quiet)[0]:
                if busy_time(self._child.pid) - before > IDLE * quiet:
                    continue  # it is silent, but at work
                break
            try:
                received = os.read(descriptor, _CHUNK)
            except OSError:  # Linux's way to say that the program has ended
                received = b""
            self._ended = not received
            moment = time.perf_counter()
            collected.append((moment, self._decoder.decode(received)))
            if moment > end:
                break
        return collected

    def _show(self, text: str) -> None:
        text = self._unfinished + text
        # A sequence that the reading has cut in two waits for its other half.
        cut = _UNFINISHED.search(text)
        end = cut.start() if cut else len(text)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", text[:end]))
        self._unfinished = text[end:]


@contextmanager
def terminal(
    command: Sequence[str], environment: Mapping[str, str], columns: int = 120, lines: int = 40
) -> Iterator[Terminal]:
    """Run a command in a terminal; what is left of it at the end is stopped."""
    opened = Terminal(command, environment, columns, lines)
    try:
        yield opened
    finally:
        opened.close()
