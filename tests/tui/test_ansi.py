"""Themes in the terminal's own colours: its sixteen and no others, and muted text is dim."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from textual.theme import BUILTIN_THEMES

from docbrowser.tui.dialogs.dialog import Frame
from docbrowser.tui.filter_menu import FilterMenu
from docbrowser.tui.themes import ANSI_DARK, ANSI_LIGHT, DARK, THEMES
from tests.tui.terminal import terminal
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from rich.color import Color
    from rich.segment import Segment
    from textual.widget import Widget

    from docbrowser.paths import Paths

ANSI = [theme.name for theme in (*THEMES, *BUILTIN_THEMES.values()) if theme.ansi]
OURS = [ANSI_DARK.name, ANSI_LIGHT.name]
SIXTEEN = range(16)


def choose(places: Paths, theme: str) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text(f'theme = "{theme}"\n')


def segments(visit: Visit) -> list[Segment]:
    """Return everything on the screen, in the styles in which it goes to the terminal."""
    strips = visit.app.screen._compositor.render_strips()
    return [segment for strip in strips for segment in strip]


def is_of_the_terminal(color: Color | None) -> bool:
    return color is None or color.is_default or color.number in SIXTEEN


def foreign(visit: Visit) -> set[str]:
    """Return the texts in colours that are not the terminal's."""
    return {
        text
        for text, style, _ in segments(visit)
        if style
        and not (
            (is_of_the_terminal(style.color) or not text.strip())  # of blanks nothing is seen
            and is_of_the_terminal(style.bgcolor)
        )
    }


def unseen(visit: Visit) -> set[str]:
    """Return the texts whose letters have the colour of their ground."""
    return {
        text
        for text, style, _ in segments(visit)
        if text.strip() and style and style.color and not style.color.is_default
        if style.color == style.bgcolor
    }


@pytest.mark.parametrize(
    "keys", ["space", "j enter 3", "slash ( a", "f", "question_mark j enter u", "r 8", "colon", "I"]
)
@pytest.mark.parametrize("theme", OURS)
async def test_all_is_drawn_in_the_terminals_colours(places: Paths, theme: str, keys: str) -> None:
    choose(places, theme)
    async with visiting(places) as visit:
        await visit.press(*keys.split())

        assert foreign(visit) == set()
        assert unseen(visit) == set()


@pytest.mark.parametrize("theme", ANSI)
async def test_what_is_muted_is_dim(places: Paths, theme: str) -> None:
    choose(places, theme)
    async with visiting(places) as visit:
        seen = {text.strip(): style for text, style, _ in segments(visit) if style}

        assert seen["2006"].dim
        assert not seen["Amber Coast"].dim


@pytest.mark.parametrize("size", [(50, 16), (80, 24)])
@pytest.mark.parametrize(
    ("key", "box"), [("f", FilterMenu), ("r", Frame), ("question_mark", "#help")]
)
async def test_what_lies_over_the_list_stands_off_from_it(
    places: Paths, key: str, box: str | type[Widget], size: tuple[int, int]
) -> None:
    choose(places, ANSI_DARK.name)
    async with visiting(places, size) as visit:
        await visit.press(key)

        frame = visit.app.screen.query_one(box).region
        strips = visit.app.screen._compositor.render_strips()
        assert all(len(strip.text) == size[0] for strip in strips)
        for strip in strips[frame.y : frame.bottom]:
            for beside in (strip.crop(0, frame.x), strip.crop(frame.right, size[0])):
                assert "▌" not in beside.text
                assert all(style.dim for text, style, _ in beside if text.strip() and style)
            assert strip.text[frame.x - 1 : frame.x].strip() == ""
            assert strip.text[frame.right : frame.right + 1].strip() == ""


@pytest.mark.parametrize("key", ["f", "r", "question_mark"])
async def test_what_lay_under_a_menu_is_as_before(places: Paths, key: str) -> None:
    choose(places, ANSI_DARK.name)
    async with visiting(places) as visit:
        before = segments(visit)
        await visit.press(key, "escape")

        assert [(one.text, one.style) for one in segments(visit)] == [
            (one.text, one.style) for one in before
        ]


async def test_a_theme_of_other_colours_and_back(places: Paths) -> None:
    choose(places, DARK.name)
    async with visiting(places) as visit:
        assert foreign(visit)
        visit.app.theme = ANSI_DARK.name
        await visit.settle()
        assert foreign(visit) == set()
        visit.app.theme = DARK.name
        await visit.settle()

        assert "Amber Coast" in foreign(visit)
        assert not any(style.dim for _, style, _ in segments(visit) if style)


@pytest.mark.parametrize("theme", [*ANSI, DARK.name])
async def test_without_colours_letters_stand_out_all_the_same(
    places: Paths, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    choose(places, theme)
    async with visiting(places) as visit:
        for _, style, _ in segments(visit):
            for color in (style.color, style.bgcolor) if style else ():
                triplet = color.triplet if color else None
                assert triplet is None or len(set(triplet)) == 1
        assert unseen(visit) == set()
        assert theme == DARK.name or foreign(visit) == set()


@pytest.mark.skipif(os.name != "posix", reason="a pty is needed")
@pytest.mark.parametrize(("theme", "mixed"), [(ANSI_DARK.name, False), (DARK.name, True)])
def test_the_terminal_is_sent_its_own_colours(
    places: Paths, monkeypatch: pytest.MonkeyPatch, theme: str, *, mixed: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    choose(places, theme)
    with terminal("--no-shipped", "--catalog", str(places.catalog_flag)) as tty:
        tty.shows("Amber Coast")
        tty.press("q")
        tty.ends_with()

        assert ("38;2;" in tty.received) is mixed
        assert ("48;2;" in tty.received) is mixed
