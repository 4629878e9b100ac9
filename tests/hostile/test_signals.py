"""The end in all its forms: whatever was confirmed is on disk, and the terminal is as it was."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.hostile.ptys import (
    IS_LONG,
    PROGRAM,
    SHELL,
    Pty,
    count,
    cpu_seconds,
    cpu_seconds_of_ended,
    pty,
    python,
)
from tests.tui.catalogue import small_catalogue
from tests.tui.terminal import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals and a pty are needed"),
    pytest.mark.timeout(3600),
]
TRIALS = count(3, 50)
ROUNDS = count(1, 4)
BREAKING = """
from docbrowser.tui.browse_screen import BrowseScreen
def broken(*_): raise RuntimeError("on purpose, \\x1b]0;and with a title\\x07")
BrowseScreen.action_help = broken
"""


class End(NamedTuple):
    """A way to end, what the program then exits with, and whether a terminal is left to look at."""

    do: Callable[[Pty], object]
    code: int
    command: tuple[str, ...] = PROGRAM
    has_terminal: bool = True


ENDS = {
    "quit": End(lambda tty: tty.press("q"), 0),
    "SIGTERM": End(lambda tty: tty.child.kill(signal.SIGTERM), 143),
    "SIGHUP": End(lambda tty: tty.child.kill(signal.SIGHUP), 129),
    "closed": End(Pty.hang_up, 129, has_terminal=False),
    "crash": End(lambda tty: tty.press("?"), 1, python(BREAKING)),
}

# What can break, with the key that makes it so. The end is the same.
CRASHES = {
    "in an action": ("?", BREAKING),
    "in an action, and quit is typed behind it": ("?q", BREAKING),
    "while it draws": (
        "j",
        """
from docbrowser.tui.title_list import TitleList
drawn = TitleList.render_line
def broken(self, y):
    if self.selected and self.selected.id.startswith("comets"): raise KeyError("on purpose")
    return drawn(self, y)
TitleList.render_line = broken
""",
    ),
    "while it marks": (
        " ",
        """
from docbrowser.marks import Marks
def broken(*_): raise ZeroDivisionError("on purpose")
Marks.toggle_watched = broken
""",
    ),
    "in a thread": (
        "",
        """
from docbrowser.library import Library
def broken(self): raise OSError("on purpose")
Library.refresh = broken
""",
    ),
    "at the start": (
        "",
        """
from docbrowser.tui.title_list import TitleList
def broken(self): raise RuntimeError("on purpose")
TitleList.on_mount = broken
""",
    ),
    "in what reads the keys": (
        "j",
        """
from textual.drivers.linux_driver import LinuxDriver
def broken(self, event): raise RecursionError("on purpose")
LinuxDriver.process_message = broken
""",
    ),
}
SLOW_TO_STOP = """
import os, time
from pathlib import Path
kill = os.kill
def slow(process, number):
    kill(process, number)
    while process == 0 and not Path("{gate}").exists(): time.sleep(0.01)
os.kill = slow
from docbrowser.__main__ import main
main()
"""
UNTOLD = "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})"
"""The program is not told that the terminal is gone, as where it is not in its session."""
MOST_CPU = 3.0
"""Seconds of processor time that the end may take on any machine; a spinning one takes no end."""
PROMPT = "ready> "
# A parent that waits, as `uv run` does, has to stop too: or the shell would learn of nothing.
SHELL_LINES = {
    "alone": " ".join(PROGRAM),
    "under a parent": f"/bin/sh -c '{' '.join(PROGRAM)}; exit $?'",
}


@pytest.fixture(autouse=True)
def terminal_of_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("LINES", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of four titles, for the program and for whatever runs it."""
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(small_catalogue(tmp_path / "small.json")))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


@pytest.fixture
def log(home: Path) -> Path:
    return home / "state" / "docbrowser" / "docbrowser.log"


def is_marked(tty: Pty) -> bool:
    """Whether the screen shows the first title as watched."""
    return any("✓" in line and "Amber Coast" in line for line in tty.screen.splitlines())


def saved_actions(watchlist: Path) -> list[str]:
    """Return what stands on disk, as words that are not the program's own reading of it."""
    files = [json.loads(file.read_text("utf-8")) for file in watchlist.glob("*.json")]
    return [action["action"] for file in files for action in file["actions"].values()]


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("round_", range(ROUNDS))
@pytest.mark.parametrize("name", ENDS)
def test_a_confirmed_mark_outlives_the_end_and_the_terminal_is_as_it_was(
    name: str, round_: int, watchlist: Path
) -> None:
    end = ENDS[name]
    delays = []
    for trial in range(1, TRIALS + 1):
        # Every other terminal answers when it is asked what it can do, so that more is switched on.
        with pty(end.command, answers=trial % 2 == 0) as tty:
            tty.shows("Amber Coast")
            was_marked = is_marked(tty)
            tty.press(" ")
            tty.until(lambda tty=tty, was=was_marked: is_marked(tty) != was)  # type: ignore[misc]
            confirmed = time.monotonic()
            end.do(tty)
            delays.append(time.monotonic() - confirmed)

            if end.has_terminal:
                assert tty.ends_with() == end.code, trial
                assert tty.changes == [], trial
            else:
                assert tty.is_over(), trial
                assert tty.code == end.code, trial
        assert len(saved_actions(watchlist)) == trial
        assert was_marked == (trial % 2 == 0)
    # All but those in which the machine was busy with other things: of a few it may be most.
    assert not IS_LONG or median(delays) < 0.01, (
        f"{max(delays):.4f} s between a confirmed mark and the end"
    )


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("name", CRASHES)
def test_a_crash_leaves_a_sentence_a_log_and_no_half_drawn_screen(name: str, log: Path) -> None:
    keys, code = CRASHES[name]
    with pty(python(code), (24, 300), answers=True) as tty:
        if name != "at the start":
            tty.until(lambda: "Amber Coast" in tty.screen or str(log) in tty.screen)
        tty.press(keys)

        assert tty.ends_with() == 1
        assert tty.changes == []
        shown = tty.received[tty.received.rindex("\x1b[?1049l") :]
        assert f"What led to it stands in {log}" in shown
        assert "on purpose" in shown
        # Nothing but the end of the modes and the sentence: no traceback, no frame of a screen.
        assert "\x1b]" not in shown
        assert "Traceback" not in shown
        assert not re.search(r"[─│╭▌]", shown)
        assert (
            len([line for line in re.sub(r"\x1b\[[<?0-9;]*[a-z]", "", shown).split("\n") if line])
            <= 2
        )

    written = log.read_text("utf-8")
    assert "Traceback (most recent call last)" in written
    assert "on purpose" in written
    assert "\x1b" not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


@pytest.mark.usefixtures("places")
def test_a_mark_that_breaks_down_is_named_as_not_saved() -> None:
    with pty(python(CRASHES["while it marks"][1]), (24, 300)) as tty:
        tty.shows("Amber Coast")
        tty.press(" ")

        assert tty.ends_with() == 1
        assert "Not saved: the last mark on amber-2006" in tty.received


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("kind", ["folder", "pipe", "no folder"])
def test_a_log_that_cannot_be_written_is_said_and_does_not_hold_up_the_end(
    kind: str, log: Path
) -> None:
    log.parent.mkdir(parents=True)
    if kind == "folder":
        log.mkdir()
    elif kind == "pipe":
        os.mkfifo(log)
    else:
        log.parent.rmdir()
        log.parent.write_bytes(b"")
    with pty(python(BREAKING), (24, 300)) as tty:
        tty.shows("Amber Coast")
        tty.press("?")

        assert tty.ends_with() == 1
        assert tty.changes == []
        assert "docbrowser broke down (RuntimeError: on purpose" in tty.received
        assert "the log cannot be written" in tty.received


@pytest.mark.usefixtures("places")
def test_the_log_does_not_grow_without_end(log: Path) -> None:
    log.parent.mkdir(parents=True)
    log.write_bytes(b"x" * 1_500_000)
    with pty(python(BREAKING)) as tty:
        tty.shows("Amber Coast")
        tty.press("?")
        assert tty.ends_with() == 1

    assert len(log.read_bytes()) < 100_000


@pytest.mark.usefixtures("places")
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="asks Linux for the processor time")  # noqa: PTH112
@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
@pytest.mark.parametrize("busy", [False, True], ids=["at rest", "while keys come"])
def test_a_closed_terminal_ends_the_program_and_does_not_make_it_spin(
    told: bool, busy: bool
) -> None:
    ended = cpu_seconds_of_ended()
    with pty(PROGRAM if told else python(UNTOLD)) as tty:
        tty.shows("Amber Coast")
        if busy:
            tty.press("jkjk " * 30)
        before = cpu_seconds(tty.pid)
        tty.hang_up()

        assert tty.is_over()
        assert tty.code == 129
    assert cpu_seconds_of_ended() - ended - before < MOST_CPU


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(name: str) -> None:
    number = getattr(signal, name)
    trials = count(3, 60)
    for trial in range(trials):
        with pty(answers=trial % 2 == 0) as tty:
            # From the moment that the first mode is switched on, at ever later places.
            tty.until(lambda tty=tty: "\x1b[?1049h" in tty.received)  # type: ignore[misc]
            time.sleep(0.3 * trial / trials)
            tty.child.kill(number)

            assert tty.ends_with() == 128 + number, trial
            assert tty.changes == [], trial


def draw_much_that_nobody_reads(tty: Pty) -> None:
    """Have more drawn than fits between the program and the terminal, until it loses patience."""
    for key in "jk" * 60:
        tty.press(key)
        time.sleep(0.02)
    time.sleep(2.5)


@pytest.mark.usefixtures("places")
def test_a_terminal_that_takes_nothing_does_not_keep_the_program_from_ending() -> None:
    with pty() as tty:
        tty.shows("Amber Coast")
        draw_much_that_nobody_reads(tty)
        tty.child.kill(signal.SIGTERM)

        assert tty.is_over()
        assert tty.code == 143


@pytest.mark.usefixtures("places")
def test_a_terminal_that_took_nothing_for_a_while_shows_the_whole_screen_again() -> None:
    with pty() as tty:
        tty.shows("by name")
        draw_much_that_nobody_reads(tty)
        tty.press("s")  # the order, and what the header says of it
        time.sleep(1)
        tty.drain(quiet=0.3)
        tty.press("j")
        tty.until(lambda: "by year" in tty.screen and tty.screen.count("▌") == 1)
        tty.press("q")

        assert tty.ends_with() == 0
        assert tty.changes == []


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("number", [signal.SIGCONT, signal.SIGWINCH])
def test_a_signal_that_means_nothing_changes_nothing(number: signal.Signals) -> None:
    with pty(answers=True) as tty:
        tty.shows("Amber Coast")
        for _ in range(5):
            tty.child.kill(number)
        tty.press("j")
        tty.until(lambda: "▌  Comet Watch" in tty.screen)
        tty.press("q")

        assert tty.ends_with() == 0
        assert tty.changes == []


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("command", SHELL_LINES.values(), ids=SHELL_LINES)
def test_ctrl_z_gives_the_terminal_back_and_fg_goes_on(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PS1", PROMPT)
    with pty(SHELL, answers=True) as tty:
        tty.comes(PROMPT)
        tty.press(f"{command}\n")
        tty.shows("Amber Coast")
        for _ in range(2):
            tty.clear()
            tty.press("\x1a")
            tty.comes(PROMPT)
            assert tty.changes == []
            tty.press("echo still $((40 + 2))\n")
            tty.comes("still 42")
            tty.clear()
            tty.press("fg\n")
            tty.until(lambda: "▌  Amber Coast" in tty.screen and "Ember Fields" in tty.screen)
        tty.press(" ")
        tty.until(lambda: is_marked(tty))
        tty.clear()
        tty.press("q")
        tty.comes(PROMPT)
        assert tty.changes == []
        tty.press("echo code $?\n")
        tty.comes("code 0")


@pytest.mark.usefixtures("places")
def test_told_to_go_on_at_once_it_does_not_stop_after_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where the machine is busy the shell may be quicker than the program that it waits for.
    script, gate = tmp_path / "slow.py", tmp_path / "gate"
    script.write_text(SLOW_TO_STOP.format(gate=str(gate)), "utf-8")
    monkeypatch.setenv("PS1", PROMPT)
    with pty(SHELL, answers=True) as tty:
        tty.comes(PROMPT)
        tty.press(f"/bin/sh -c '{sys.executable} {script}; exit $?'\n")
        tty.shows("Amber Coast")
        tty.clear()
        tty.press("\x1a")
        tty.comes(PROMPT)
        tty.clear()
        tty.press("fg\n")
        tty.comes(f"{script}; exit")  # the shell says what it has told to go on
        gate.touch()
        tty.until(lambda: "▌  Amber Coast" in tty.screen and "Ember Fields" in tty.screen)
        tty.press("q")
        tty.comes(PROMPT)


@pytest.mark.usefixtures("places")
def test_ctrl_z_where_no_shell_could_go_on_does_not_freeze_it() -> None:
    with pty() as tty:  # as in a terminal that was opened for it alone
        tty.shows("Amber Coast")
        tty.press("\x1a")
        tty.press("j")
        tty.until(lambda: "▌  Comet Watch" in tty.screen)
        tty.press("q")

        assert tty.ends_with() == 0
        assert tty.changes == []


@pytest.mark.usefixtures("places")
def test_started_in_the_background_it_waits_until_it_is_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PS1", PROMPT)
    with pty(SHELL) as tty:
        tty.comes(PROMPT)
        tty.clear()
        tty.press(f"{' '.join(PROGRAM)} &\n")
        tty.comes(PROMPT)
        # It stops as soon as it asks for the terminal, and the shell says so with the next prompt.
        deadline = time.monotonic() + DEADLINE
        while "Stopped" not in tty.received and time.monotonic() < deadline:
            tty.press("\n")
            tty.drain(quiet=0.2)
        assert "Stopped" in tty.received
        assert tty.changes == []
        tty.clear()
        tty.press("fg\n")
        tty.until(lambda: "▌  Amber Coast" in tty.screen and "Ember Fields" in tty.screen)
        tty.clear()
        tty.press("q")
        tty.comes(PROMPT)

        assert tty.changes == []


@pytest.mark.usefixtures("places")
def test_stopped_from_outside_it_ends_when_its_terminal_is_closed() -> None:
    with pty() as tty:
        tty.shows("Amber Coast")
        tty.child.kill(signal.SIGSTOP)
        tty.hang_up()  # the system says HUP and CONT

        assert tty.is_over()
        assert tty.code == 129
