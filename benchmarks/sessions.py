"""docbrowser in a terminal: started, indexed, typed into."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from benchmarks.terminal import DEADLINE, SilenceError, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.terminal import Part, Terminal

    Environment = Mapping[str, str]

CLEAR: Final = "\x15"  # ctrl+u, in fzf and in Textual
QUIT: Final = "\x11"  # ctrl+q
SEARCH: Final = "/"
_DIVIDER: Final = "│"
_ABOVE_LIST: Final = 3  # lines: the header, the search with the count of all, and a rule
_SCROLL_BAR: Final = " ▁▂▃▄▅▆▇█"
_WITHOUT_HELPERS: Final = 0.5  # seconds after which no process will start any more
_TITLE: Final = re.compile(r"\W*(.{4,}?)(?:…|\s{2,}|$)")


def first_title(opened: Terminal) -> str:
    """Return what stands first in the list of a program that has just been started."""
    opened.until(_top)
    opened.rest()
    return _top(opened.text)


def first_paint(command: Sequence[str], environment: Environment, title: str) -> float:
    """Return how long the program takes from its start until `title` is on the screen, in ms."""
    with terminal(command, environment) as opened:
        return opened.until(lambda text: title in text)


@contextmanager
def browsing(command: Sequence[str], environment: Environment) -> Iterator[Terminal]:
    """Run the program in a terminal, and wait until it is idle and all that it started done."""
    with terminal(command, environment) as opened:
        opened.until(_top)
        wait_for_helpers(opened)
        yield opened


def make_index(command: Sequence[str], environment: Environment) -> None:
    """Let the program make its index, so that it is there at the next start."""
    with browsing(command, environment) as opened:
        opened.press(QUIT)
        opened.rest()


def rows(text: str) -> str:
    """Return the part of a screen that answers a query: the list, without its scroll bar.

    What is typed belongs to it: where the same titles match as before it is all that changes.
    """
    lines = text.splitlines()
    shown = [line.partition(_DIVIDER)[0].rstrip(_SCROLL_BAR) for line in lines[_ABOVE_LIST:]]
    return "\n".join([*(line.partition("   ")[0] for line in lines[1:2]), *shown])


def wait_for_helpers(opened: Terminal) -> None:
    """Wait until the program is idle and no process that it started is running.

    Raises:
        SilenceError: one went on for three minutes.
    """
    end = time.perf_counter() + DEADLINE
    quiet_since = time.perf_counter()
    while time.perf_counter() - quiet_since < _WITHOUT_HELPERS:
        opened.rest()
        now = time.perf_counter()
        if opened.has_helpers:
            quiet_since = now
        if now > end:
            raise SilenceError(opened.text)
        time.sleep(0.05)


def typed(opened: Terminal, words: str, part: Part = str) -> list[float]:
    """Type words into an empty search; return the ms until the answer to each letter was painted.

    `part` is where on the screen the answer stands.
    """
    times = []
    for letter in words:
        if letter == " ":  # at the end of a line nobody sees it
            opened.press(letter)
            opened.rest()
        else:
            times.append(opened.painted(letter, part))
    opened.press(CLEAR)
    opened.rest()
    return times


def _top(text: str) -> str:
    """Return the first title of the list on a screen; nothing where there is none yet."""
    line = next((line for line in text.splitlines() if _DIVIDER in line), "")
    found = _TITLE.match(line.partition(_DIVIDER)[0].rstrip())
    return found[1] if found else ""
