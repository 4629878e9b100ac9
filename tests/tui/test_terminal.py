"""The program in a real terminal, from the first key to the exit code."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.helpers import SHIPPED_TITLES, program
from tests.tui.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli
    from tests.tui.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pty is needed")
INTO_ALTERNATE, OUT_OF_ALTERNATE = "\x1b[?1049h", "\x1b[?1049l"


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal as most have it."""
    monkeypatch.setenv("TERM", "xterm-256color")


def is_left_as_it_was(tty: Terminal) -> bool:
    """Whether the terminal has its former mode, and the shell's screen again."""
    return (
        tty.mode() == tty.mode_before
        and tty.received.rfind(OUT_OF_ALTERNATE) > tty.received.rfind(INTO_ALTERNATE) > -1
    )


def test_a_title_is_searched_marked_and_found_marked_at_the_next_start(cli: Cli) -> None:
    with terminal() as tty:
        tty.shows(f"{SHIPPED_TITLES} titles")
        tty.press("/")
        tty.shows("clear and back")
        for typed in ("m", "ma", "mar", "mars"):
            tty.press(typed[-1])
            tty.shows(f"/ {typed} ")
        tty.shows("best match")
        tty.press("\r")
        tty.shows("space watched")
        tty.press(" ")
        tty.shows("u undoes")
        tty.press("q")
        assert tty.ends_with() == 0
        assert is_left_as_it_was(tty)

    watched = cli("list", "is:watched", "--json").json
    assert len(watched) == 1
    assert "mars" in watched[0]["id"]

    with terminal() as tty:
        tty.shows("1 watched")
        tty.press("/mars\r")
        name = watched[0]["name"]

        def is_marked() -> bool:
            return any("✓" in line and name in line for line in tty.screen.splitlines())

        tty.until(is_marked)
        tty.shows("space watched")
        tty.press("u")
        tty.until(lambda: not is_marked())
        tty.press("q")
        assert tty.ends_with() == 0

    assert cli("list", "is:watched", "--json").json == []


@pytest.mark.parametrize("keys", [" q", " \x11", "j \x11"])
def test_a_mark_is_saved_although_quitting_follows_at_once(cli: Cli, keys: str) -> None:
    with terminal() as tty:
        tty.shows(f"{SHIPPED_TITLES} titles")
        tty.press(keys)
        assert tty.ends_with() == 0

    assert len(cli("list", "is:watched", "--json").json) == 1


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_it_and_gives_the_terminal_back(number: signal.Signals, code: int) -> None:
    with terminal() as tty:
        tty.shows(f"{SHIPPED_TITLES} titles")
        assert tty.mode() != tty.mode_before
        tty.child.kill(number)

        assert tty.ends_with() == code
        assert is_left_as_it_was(tty)


def test_a_dumb_terminal_gets_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with terminal() as tty:
        assert tty.ends_with() == 0
        assert "The Universe" in tty.received
        assert INTO_ALTERNATE not in tty.received


def test_ctrl_q_quits_from_the_search_and_gives_the_terminal_back() -> None:
    with terminal() as tty:
        tty.shows(f"{SHIPPED_TITLES} titles")
        tty.press("/")
        tty.shows("clear and back")
        tty.press("\x11")

        assert tty.ends_with() == 0
        assert is_left_as_it_was(tty)


def test_without_a_terminal_to_read_from_it_says_so_and_exits_2() -> None:
    with terminal(keyboard=False) as tty:
        assert tty.ends_with() == 2

        assert "no terminal" in " ".join(tty.received.split())
        assert INTO_ALTERNATE not in tty.received
        assert "Traceback" not in tty.received


def test_in_a_pipe_it_prints_the_list() -> None:
    result = program()

    assert result.returncode == 0
    assert "Race to Mars" in result.stdout
    assert len(result.stdout.splitlines()) == SHIPPED_TITLES
    assert "\x1b" not in result.stdout


def test_a_broken_catalogue_is_named_before_the_screen_is_taken_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    with terminal("--catalog", str(broken)) as tty:
        assert tty.ends_with() == 1

        assert "broken.json cannot be read" in " ".join(tty.received.split())
        assert INTO_ALTERNATE not in tty.received
        assert "Traceback" not in tty.received


def test_a_missing_catalogue_is_named_before_the_screen_is_taken_over(tmp_path: Path) -> None:
    with terminal("--catalog", str(tmp_path / "none.json")) as tty:
        assert tty.ends_with() == 1

        assert "none.json" in tty.received
        assert INTO_ALTERNATE not in tty.received
