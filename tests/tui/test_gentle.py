"""For Braille displays, screen readers and still screens: the terminal's cursor, and no motion."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.tui.terminal import Terminal, terminal
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths

on_a_pty = pytest.mark.skipif(os.name != "posix", reason="a pty is needed")
SHOW, HIDE = "\x1b[?25h", "\x1b[?25l"


def choose(places: Paths, settings: str) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text(settings)


def is_on(tty: Terminal, text: str) -> None:
    """Wait until the terminal's cursor stands on a line with `text`."""
    tty.until(lambda: text in tty.screen.splitlines()[tty.cursor[1]])


@on_a_pty
def test_the_terminals_cursor_goes_along(places: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    choose(places, "cursor = true\n")
    with terminal("--no-shipped", "--catalog", str(places.catalog_flag)) as tty:
        tty.shows("Ember Fields")
        is_on(tty, "Amber Coast")
        tty.press("j")
        is_on(tty, "Comet Watch")
        tty.press("3")  # the episodes
        is_on(tty, "Ice ")
        tty.press("j")
        is_on(tty, "Dust ")
        tty.press("m")
        tty.shows("esc closes")
        is_on(tty, "season 1")
        tty.press("j")
        is_on(tty, "all aired episodes")
        tty.press("\x1b")
        is_on(tty, "Dust ")
        tty.press("/")
        is_on(tty, "a name, a person")
        tty.press("a")
        tty.until(lambda: tty.cursor == (4, 1))
        assert tty.received.rfind(SHOW) > tty.received.rfind(HIDE)
        tty.press("\x11")
        assert tty.ends_with() == 0


@on_a_pty
def test_it_is_hidden_unless_it_is_wanted(places: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    with terminal("--no-shipped", "--catalog", str(places.catalog_flag)) as tty:
        tty.shows("Ember Fields")
        assert SHOW not in tty.received
        is_on(tty, "Amber Coast")
        tty.press("G")
        is_on(tty, "Ember Fields")
        tty.press("q")
        assert tty.ends_with() == 0
        assert SHOW in tty.received


@pytest.mark.parametrize(("settings", "level"), [("", "full"), ("motion = false\n", "none")])
async def test_nothing_moves_where_that_is_not_wished(
    places: Paths, settings: str, level: str
) -> None:
    choose(places, settings)
    async with visiting(places) as visit:
        assert visit.app.animation_level == level
        await visit.press("slash", "a")
        box = visit.app.focused

        assert isinstance(box, Input)
        assert box.cursor_blink is (level == "full")


async def test_the_environment_can_ask_for_it_too(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    async with visiting(places) as visit:
        await visit.press("W")
        box = visit.app.focused

        assert isinstance(box, Input)
        assert not box.cursor_blink
