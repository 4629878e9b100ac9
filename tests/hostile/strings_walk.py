"""A walk through every screen of the interface, as keys and what then has to be written anew.

`WALK` is data: add a step for each screen that is new.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pexpect

from tests.hostile.strings_seen import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEADLINE: Final = 30.0
SIZE: Final = (48, 130)


class Step(NamedTuple):
    """Where one goes, with which keys, and a text by which one sees that one is there."""

    screen: str
    keys: str
    shows: str


class Walker:
    """The program on a pty, and what it has written so far."""

    def __init__(self, variables: Mapping[str, str], folder: Path) -> None:
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "docbrowser"],
            dimensions=SIZE,
            env=dict(variables),
            cwd=str(folder),
            timeout=DEADLINE,
        )
        self.child.delaybeforesend = None
        self.received = bytearray()
        self._is_over = False

    def take(self, step: Step, *, pasted: str) -> bytes:
        """Press the keys of a step; return what is written until its text has been."""
        before = len(self.received)
        if step.keys:
            self.child.send(step.keys.replace("{pasted}", pasted))
        wanted = "".join(step.shows.split())
        deadline = time.monotonic() + DEADLINE
        while True:
            while self._read():  # until it comes to rest for a moment
                pass
            written = words(bytes(self.received[before:]))
            if wanted in "".join(written.split()):
                return bytes(self.received[before:])
            assert time.monotonic() < deadline, f"{step}: {' '.join(written.split())[-3000:]}"

    def end(self) -> bytes:
        """Read until the program is gone; return what it wrote at the end."""
        before = len(self.received)
        deadline = time.monotonic() + DEADLINE
        while not self._is_over:
            assert time.monotonic() < deadline, "it goes on"
            self._read()
        self.child.close()
        return bytes(self.received[before:])

    def _read(self) -> bool:
        """Take in what has been written; return whether anything was."""
        try:
            self.received += self.child.read_nonblocking(1 << 18, timeout=0.05)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._is_over = True
            return False
        return True


# As kitty's keyboard protocol has it: no key that follows soon makes another key of it.
ESCAPE: Final = "\x1b[27u"
DOWN: Final = "\x1b[B"
PAGE: Final = "\x1b[6~"
ALL_SECTIONS: Final = (
    ("1", "SYNOPSIS"),
    ("2", "CAST AND CREW"),
    ("3", "EPISODES"),
    ("4", "AWARDS"),
    ("5", "WHERE TO WATCH"),
    ("6", "SOURCES"),
)

WALK: Final = (
    Step("list", "", "in progress"),
    Step("list", "G", "★ 7"),
    Step("list", "g", "00 Omnibus"),
    Step("detail", "\r", "esc back"),
    *(
        step
        for key, heading in ALL_SECTIONS
        for step in (Step("detail", key, heading), *(Step("detail", PAGE, "Bite"),) * 2)
    ),
    Step("detail", "G", "Bite"),
    Step("detail", "z", "Bite"),
    Step("detail", "z", "Bite"),
    Step("people", "2", "CAST AND CREW"),
    Step("people", "\r", "JOB"),
    Step("people", ESCAPE, "CAST AND CREW"),
    Step("claims", "c", "claims"),
    Step("claims", "c", "corrected"),
    Step("claims", "u", "undone"),
    Step("search", ESCAPE, "quit"),
    Step("search", "/", "to the list"),
    Step("search", "\x1b[200~{pasted} the end\x1b[201~", "the end"),
    Step("search", ESCAPE, "Omnibus"),
    Step("search", '/person:"person Bite', "with person"),
    Step("search", "\t", "Bite"),
    Step("search", ESCAPE, "Bite"),
    Step("search", ESCAPE, "Bite"),
    Step("help", "?", "esc closes"),
    Step("help", ESCAPE, "Bite"),
    Step("palette", ":", "Search for commands"),
    Step("palette", "bite", "bite"),
    Step("palette", ESCAPE, "Bite"),
    Step("history", "H", "steps"),
    Step("history", "G", "Bite"),
    Step("history", "/", "/"),
    Step("history", "Bite02", "of"),
    Step("history", "\r", "undo"),
    Step("history", ESCAPE, "Bite"),
    Step("history", ESCAPE, "Omnibus"),
    Step("next", "v", "tonight"),
    Step("next", "G", "Bite"),
    Step("next", ESCAPE, "Omnibus"),
    Step("statistics", "I", "Bite"),
    Step("statistics", "G", "Bite"),
    Step("statistics", ESCAPE, "Omnibus"),
    Step("awards", "A", "of"),
    Step("awards", "G", "Bite"),
    Step("awards", "\r", "category"),
    Step("awards", ESCAPE, "of"),
    Step("awards", ESCAPE, "Omnibus"),
    Step("years", "Y", "By year"),
    Step("years", "\r", "Bite"),
    Step("years", ESCAPE, "By year"),
    Step("years", ESCAPE, "Omnibus"),
    Step("filter", "f", "unwatched"),
    Step("filter", "G", "Bite"),
    Step("filter", ESCAPE, "Omnibus"),
    Step("import", "i", "all of this folder"),
    Step("import", "\r", "nothing written yet"),
    Step("import", "G", "ite1"),
    Step("import", ESCAPE, "all of this folder"),
    Step("import", ESCAPE, "Omnibus"),
    Step("discover", "D", "shows on TVmaze"),
    Step("discover", "bite\r", "Show Bite"),
    Step("discover", "G", "Show Bite"),
    Step("discover", "\r", "Added"),
    Step("discover", ESCAPE, "Omnibus"),
    Step("edit", "E", "enter corrects"),
    Step("edit", "G", "Bite"),
    Step("edit", ESCAPE, "Bite"),
    Step("edit", "E", "enter corrects"),
    Step("edit", "jjjj\r", "test name"),
    Step("edit", ESCAPE, "Bite"),
    Step("dialogs", "m", "watching order"),
    Step("dialogs", "o", "in order"),
    Step("dialogs", ESCAPE, "Bite"),
    Step("dialogs", DOWN, "01 00"),
    Step("dialogs", "W", "Watched"),
    Step("dialogs", ESCAPE, "Bite"),
    Step("dialogs", "r", "rate"),
    Step("dialogs", ESCAPE, "Bite"),
    Step("dialogs", "e", "12:40"),
    Step("dialogs", ESCAPE, "Bite"),
    Step("dialogs", "t", "tag"),
    Step("dialogs", "l", "label"),
    Step("dialogs", ESCAPE, "Bite"),
    Step("toasts", " ", "undoes"),
    Step("toasts", "u", "again"),
    Step("toasts", "w", "undoes"),
    Step("toasts", "x", "undoes"),
    Step("language", "L", "Texts in"),
)
"""Through every screen, with each string on them; `{pasted}` is what a paste can hold of them."""
