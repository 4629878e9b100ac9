"""Terminals that are not kind: they are closed, resized, stopped, and look at what is left behind.

They build on the terminal of the interface's tests. A program may run in them that is docbrowser
with one thing broken on purpose.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import resource
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pexpect
import pyte

from tests.tui.terminal import DEADLINE, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

IS_LONG = os.environ.get("DOCBROWSER_TORTURE", "") not in {"", "0"}
"""Whether the counts are those of the long form."""
SMALL = (24, 80)
PROGRAM = (sys.executable, "-m", "docbrowser")
SHELL = ("/bin/sh", "-i")

_SWITCHES = re.compile(r"\x1b\[\?([0-9;]+)([hl])|\x1b\[([<>])[0-9;]*u")
_UNFINISHED = re.compile(r"\x1b(\[[0-9;<=>?$ ]*|P[^\x1b]*)?$")
# What some terminals answer when they are asked which modes they know: those of kitty and foot.
ANSWERS = {"\x1b[?2026$p": "\x1b[?2026;2$y", "\x1b[?2048$p": "\x1b[?2048;2$y"}
_KEPT = 100_000
"""How much of what was received is kept: a storm sends more than anybody wants to search."""


def count(usual: int, torture: int) -> int:
    """Return how often something is tried: in the usual run, or in the long form."""
    return torture if IS_LONG else usual


def some(all_: Iterable[T], usual: int) -> list[T]:
    """Return the first few of what there is; in the long form all."""
    return [*all_] if IS_LONG else [*all_][:usual]


@dataclass
class Modes:
    """What a terminal has been switched to by sequences; at the beginning lines wrap, alone."""

    on: set[int] = field(default_factory=lambda: {7, 25})
    keyboards: int = 0
    """How many keyboard protocols lie on the stack."""

    def feed(self, text: str) -> None:
        """Take in what the terminal is sent."""
        for switch in _SWITCHES.finditer(text):
            numbers, direction, keyboard = switch.groups()
            if keyboard:
                self.keyboards += 1 if keyboard == ">" else -1
                continue
            modes = {int(number) for number in numbers.split(";") if number}
            self.on = self.on | modes if direction == "h" else self.on - modes


class Pty(Terminal):
    """A terminal in which any command runs, and which knows what it has been switched to."""

    def __init__(
        self,
        command: Sequence[str] = PROGRAM,
        size: tuple[int, int] = SMALL,
        *,
        answers: bool = False,
        encoding: str = "utf-8",
    ) -> None:
        # Not the parent's way: it knows one command, one size and one encoding.
        line = 'read go; exec "$@"'
        self.child: Any = pexpect.spawn(
            "/bin/sh",
            ["-c", line, "sh", *command],
            dimensions=size,
            encoding="utf-8",  # of the arguments; what comes is read below
            timeout=DEADLINE,
        )
        self.child._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self.child.delaybeforesend = None
        self.child.ptyproc.delayafterclose = 0
        self.mode_before = self.mode()
        self.modes = Modes()
        self.received = ""
        self._answers = answers
        self._screen = pyte.Screen(size[1], size[0])
        self._stream = pyte.Stream(self._screen)
        self._waiting = self._cut_off = ""
        self.child.sendline("")

    @property
    def pid(self) -> int:
        """The process in the terminal."""
        return int(self.child.pid)

    @property
    def changes(self) -> list[str]:
        """What the terminal's modes are now that they were not before; [] where all is well."""
        with contextlib.suppress(OSError, ValueError):  # it may be closed by now
            self.drain()  # the last that was sent may not have been read yet
        usual = Modes()
        pairs = zip(self.mode(), self.mode_before, strict=True)
        return [
            *(f"attribute {now}, was {then}" for now, then in pairs if now != then),
            *(f"{mode} on" for mode in sorted(self.modes.on - usual.on)),
            *(f"{mode} off" for mode in sorted(usual.on - self.modes.on)),
            *([f"{self.modes.keyboards} keyboard protocols"] if self.modes.keyboards else []),
        ]

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size."""
        self.child.setwinsize(rows, columns)
        self._screen.resize(rows, columns)

    def drain(self, quiet: float = 0) -> None:
        """Take what is sent, until nothing comes for so many seconds, and do not look at it."""
        while True:
            try:
                text = self.child.read_nonblocking(1 << 20, timeout=quiet)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self._take(text)

    def clear(self) -> None:
        """Forget what stood on the screen: what is seen from now on has been sent from now on."""
        # The emulator has no second screen to go back to.
        self._screen.reset()
        self.received = ""

    def comes(self, text: str) -> None:
        """Wait until a text is sent, be it on the screen or below it."""
        self.until(lambda: text in self.received)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed or the line is cut."""
        self.child.ptyproc.fileobj.close()

    def is_over(self, within: float = DEADLINE) -> bool:
        """Wait for the end of the process, without reading; return whether it came."""
        deadline = time.monotonic() + within
        while self.child.isalive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True

    @property
    def code(self) -> int:
        """The exit code of the process that is over, as a shell counts it."""
        if self.child.signalstatus:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus)

    def _read(self) -> bool:
        before = len(self.received)
        # The parent appends what it reads: then there is something to be looked at.
        goes_on = super()._read()
        self._take(self.received[before:], is_kept=True)
        return goes_on

    def _take(self, text: str, *, is_kept: bool = False) -> None:
        self.received = (self.received if is_kept else self.received + text)[-_KEPT:]
        text = self._cut_off + text
        cut = _UNFINISHED.search(text)
        end = cut.start() if cut else len(text)
        self.modes.feed(text[:end])
        if self._answers:
            for question, answer in ANSWERS.items():
                for _ in range(text[:end].count(question)):
                    self.press(answer)
        self._cut_off = text[end:]


def cpu_seconds(pid: int) -> float:
    """Return the seconds of processor time that a running process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_seconds_of_ended() -> float:
    """Return the processor time of all children that have ended and been waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@contextmanager
def pty(
    command: Sequence[str] = PROGRAM,
    size: tuple[int, int] = SMALL,
    *,
    answers: bool = False,
    encoding: str = "utf-8",
) -> Iterator[Pty]:
    """Run a command in a terminal; what is left of it at the end is stopped."""
    opened = Pty(command, size, answers=answers, encoding=encoding)
    try:
        yield opened
    finally:
        opened.child.close(force=True)


def python(code: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs `code`, and then docbrowser with the arguments."""
    return (
        sys.executable,
        "-c",
        f"{code}\nfrom docbrowser.__main__ import main\nmain()",
        *arguments,
    )
