"""Text that looks like markup is shown as it is written, on every screen and by every command."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from tests.hostile.markup_visits import (  # noqa: F401 - some are fixtures
    BITES,
    LETTERS,
    clock_that_stands,
    library_of_markup,
    spied_on,
    two_libraries,
    visited,
    written,
)
from tests.hostile.strings import MARKUP
from tests.hostile.strings_sides import TORTURE, asked_of

if TYPE_CHECKING:
    import pytest

    from tests.helpers import Cli
    from tests.hostile.markup_visits import Both
    from tests.hostile.strings_library import HostileLibrary

ROUTE: Final = (
    *(
        "",
        "down down down",
        "pagedown",
        "pagedown",
        "G",
        "g",
        "enter",
        "1",
        "pagedown",
        "2",
        "pagedown",
        "3",
        "pagedown",
    ),
    *("4", "pagedown", "5", "pagedown", "6", "pagedown", "pagedown", "G", "k", "z", "z"),
    *("L", "L", "L", "h", "down", "7", "pagedown", "h", "down", "down"),
    *("space", "u", "w", "w", "x", "x", "g"),
    *("H", "pagedown", "pagedown", "G", "slash", "M 0", "escape", "escape", "escape"),
    *("v", "G", "escape", "I", "pagedown", "G", "escape", "f", "G", "escape"),
    *("i", "pagedown", "g", "enter", "pagedown", "pagedown", "G", "escape", "escape"),
    *("D", "b", "enter", "G", "enter", "escape"),
    *("g", "E", "pagedown", "G", "escape", "E", "j j j j", "enter", "escape"),
    *("m", "escape", "down", "W", "escape", "r", "escape", "e", "escape", "t", "l", "escape"),
    *("question_mark", "escape", "colon", "b", "escape"),
)
"""Keys, a screen after each: through all of them."""
TAKEN: Final = [keys for keys in ROUTE if TORTURE or keys not in {"pagedown", "k", "L"}]


def test_there_are_strings_enough() -> None:
    assert len(MARKUP) >= 44
    assert len(set(MARKUP.values())) == len(MARKUP)


def _is_drawn(screen: str) -> bool:
    """Return whether there is something on the screen, and nothing is waited for."""
    return bool(screen.strip()) and "esc stops" not in screen


async def seen_on_the_way(
    library: HostileLibrary, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, str]]:
    """Return what stands on the screen after each step of the route."""
    with asked_of(library) as fake:
        monkeypatch.setenv("DOCBROWSER_TVMAZE", fake.address)
        async with visited(library, monkeypatch, toasts=False) as visit:
            seen = []
            for keys in TAKEN:
                await visit.press(*keys.split())
                await visit.until(lambda: _is_drawn(visit.screen))
                shown = written(visit.app).replace(str(library.home), "~")
                seen.append((keys, shown.translate(LETTERS)))
            return seen


async def test_every_screen_shows_it_as_it_is_written(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange, regular = [await seen_on_the_way(one, monkeypatch) for one in both]
    for (keys, shown), (_, wanted) in zip(strange, regular, strict=True):
        pairs = zip_longest(shown.splitlines(), wanted.splitlines())
        differing = [pair for pair in pairs if pair[0] != pair[1]]
        assert differing == [], keys
    everything = "".join(shown for _, shown in strange)
    for text in BITES:
        assert f"Single {text}"[:24].translate(LETTERS) in everything


COMMANDS: Final = (
    *("list", "list --lang de", "list name", "list genre", "show omnibus", "show group-0"),
    *("show group-1", "history", "history --at 2026-12-31", "doctor", "stats", "next"),
    *("tonight --minutes 90", "export --format csv", "export --format letterboxd"),
    *("import --dry-run FILES", "list M44", "rate group-0 3", "undo"),
)


def test_the_command_line_shows_it_as_it_is_written(
    both: Both, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    for command in COMMANDS:
        said = []
        for one in both:
            for name, value in one.variables.items():
                monkeypatch.setenv(name, value)
            result = cli(*command.replace("FILES", str(one.files)).split())
            text = (result.out + result.err).replace(str(one.home), "~")
            said.append(text.translate(LETTERS))
        assert said[0].splitlines() == said[1].splitlines(), command
        assert said[0].strip(), command


def test_what_is_given_to_the_command_line_is_said_as_it_is_written(
    library: HostileLibrary, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    for name, value in library.variables.items():
        monkeypatch.setenv(name, value)
    for text in BITES:
        for command in (("show",), ("want",), ("history", "--title"), ("list", "--sort")):
            said = cli(*command, text).err
            named = text.partition("#")[0]  # what follows names an episode
            assert named in said or repr(named)[1:-1] in said
        said = cli("list", f"zz {text}").err
        assert said == f"No title matches “zz {text}”.\n" or "at column" in said
