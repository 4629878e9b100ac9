"""A pane of tmux: what it shows, and what of it a program might have changed for good."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

DEADLINE: Final = 30.0
KEPT: Final = "what was in the clipboard before"
READY: Final = "ready$"

# While the interface runs it may have its modes; what is here stays as it was even then.
STATE: Final = ("buffers", "pane_title", "window_name", "session_name", "set-clipboard")
_FORMATS: Final = (
    *("pane_title", "window_name", "session_name", "pane_current_path"),
    *("alternate_on", "cursor_flag", "insert_flag", "keypad_cursor_flag", "keypad_flag"),
    *("mouse_all_flag", "mouse_any_flag", "mouse_button_flag", "mouse_sgr_flag"),
    *("mouse_standard_flag", "mouse_utf8_flag", "origin_flag", "wrap_flag"),
    *("scroll_region_upper", "scroll_region_lower", "pane_width", "pane_height", "pane_tabs"),
)

TMUX_WALK: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    ((), "in progress"),
    (("G",), "Single"),
    (("g",), "00 Omnibus"),
    (("Enter",), "esc back"),
    (("2",), "CAST AND CREW"),
    (("3",), "EPISODES"),
    (("4",), "AWARDS"),
    (("5",), "WHERE TO WATCH"),
    (("6",), "SOURCES"),
    (("q",), "q quit"),
    (("H",), "steps"),
    (("q",), "q quit"),
    (("v",), "t tonight"),
    (("q",), "q quit"),
    (("I",), "Statistics"),
    (("q",), "q quit"),
    (("f",), "Filter"),
    (("q",), "q quit"),
    (("Down", "r"), "enter rates"),
    (("Escape",), "-esc cancels"),
    (("Space",), "undoes"),
    (("i",), "all of this folder"),
    (("Enter",), "nothing written yet"),
    (("Escape",), "all of this folder"),
    (("Escape",), "q quit"),
)
"""Keys, and what is then on the screen; after a `-` what is no longer there."""


class Pane:
    """A pane with a shell in it."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._runs = 0

    def tmux(self, *arguments: str) -> str:
        """Ask tmux for something."""
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), "-f", "/dev/null", *arguments],
            check=True,
            capture_output=True,
            timeout=DEADLINE,
        )
        return done.stdout.decode("utf-8", "replace")

    def state(self) -> dict[str, str]:
        """Return the clipboard, the titles and the modes."""
        asked = "\n".join(f"{name}=#{{{name}}}" for name in _FORMATS)
        told = dict(
            line.partition("=")[::2]
            for line in self.tmux("display-message", "-p", asked).splitlines()
        )
        told["buffers"] = self.tmux("list-buffers", "-F", "#{buffer_name} #{buffer_sample}")
        told["set-clipboard"] = self.tmux("show-options", "-s", "set-clipboard")
        return told

    def type(self, *keys: str) -> None:
        """Press keys."""
        if keys:
            self.tmux("send-keys", *keys)

    def run(self, command: str) -> None:
        """Run a command of the program and wait for its end."""
        self._runs += 1
        self.type(f"docbrowser {command}; echo end-of-$(({self._runs} + 100))", "Enter")
        self.shows(f"end-of-{self._runs + 100}")
        self.waits()

    def shows(self, text: str) -> None:
        """Wait until a text is on the screen; with a `-` before it, until it is not."""
        wanted = not text.startswith("-")
        text = text.removeprefix("-")
        self.until(lambda: (text in " ".join(self.screen().split())) is wanted)

    def waits(self) -> None:
        """Wait until the shell waits for a command."""
        self.until(lambda: self.screen().rstrip().endswith(READY))

    def screen(self) -> str:
        """Return what is on the screen."""
        return self.tmux("capture-pane", "-p")

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for what must come true."""
        deadline = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain: {self.screen()}"
            time.sleep(0.05)


@contextmanager
def in_tmux(variables: Mapping[str, str], folder: Path) -> Iterator[Pane]:
    """Start a tmux of the test's own that lets through whatever can be let through."""
    pane = Pane(folder / ".tmux")
    script = folder / ".docbrowser"
    script.write_text(f'exec "{sys.executable}" -m docbrowser "$@"\n')
    start = folder / ".start"
    said = {**variables, "PS1": READY + " ", "TERM": "screen-256color"}
    exported = [name for name in said if name.isidentifier() and "\n" not in said[name]]
    start.write_text(
        "".join(f"export {name}={_quoted(said[name])}\n" for name in exported)
        + f'docbrowser() {{ sh {_quoted(str(script))} "$@"; }}\n'
    )
    pane.tmux("new-session", "-d", "-x", "160", "-y", "60", "-c", str(folder),
              f"ENV={_quoted(str(start))} exec sh -i")  # fmt: skip
    try:
        for option, value in {"set-clipboard": "on", "escape-time": "0"}.items():
            pane.tmux("set-option", "-s", option, value)
        for option, value in {"allow-rename": "on", "automatic-rename": "off"}.items():
            pane.tmux("set-option", "-g", option, value)
        pane.tmux("set-option", "-g", "set-titles", "on")
        pane.tmux("set-option", "-g", "allow-passthrough", "on")
        pane.tmux("set-buffer", KEPT)
        pane.waits()
        yield pane
    finally:
        pane.tmux("kill-server")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
