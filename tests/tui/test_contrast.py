"""Letters stand out from their ground: 4.5 to 1 at least in the themes of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.command import CommandPalette
from textual.screen import ModalScreen
from textual.theme import BUILTIN_THEMES

from docbrowser.tui.filter_menu import FilterMenu
from docbrowser.tui.legible import legible
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.screen import Screen
    from textual.theme import Theme

    from docbrowser.paths import Paths

LEAST = 4.5
MIXED = [theme.name for theme in BUILTIN_THEMES.values() if not theme.ansi]
# Lines, bars and scrollbars are no letters.
_DRAWN = " ─│┃╭╮╰╯▌▁▂▃▄▅▆▇█▔▰▱"


def luminance(color: Color) -> float:
    """Return the relative luminance, as the WCAG define it."""
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def parts(screen: Screen[object]) -> list[Region]:
    """Return where on a screen one reads: what lies behind a dialog is dimmed, which is meant."""
    if isinstance(screen, CommandPalette):
        shown = [screen.query_one("#--input"), screen.query_one("#--results")]
    elif isinstance(screen, ModalScreen) or screen.query(FilterMenu):
        shown = [child for child in screen.children if child.region.area]
    else:
        shown = [screen]
    return [widget.region for widget in shown]


def faint(visit: Visit, *where: Region) -> dict[str, object]:
    """Return the texts that can hardly be read, with their contrast; in parts of the screen."""
    found: dict[str, object] = {}
    strips = visit.app.screen._compositor.render_strips()
    for part in where or parts(visit.app.screen):
        for strip in strips[part.y : part.bottom]:
            for segment in strip.crop(part.x, part.right):
                style, text = segment.style, segment.text.strip(_DRAWN)
                if not (text and style):
                    continue
                if not (style.color and style.bgcolor) or style.dim:
                    found[text] = "of what the terminal makes of it"
                    continue
                letters, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
                contrast = round(ratio(letters, ground), 2)
                if contrast < LEAST:
                    found[text] = contrast
    return found


# The screens that are not among these have tests of their own, which ask the same.
@pytest.mark.parametrize(
    "keys",
    [
        # The list, the search and the title.
        "space",
        "w j x",
        "r 8 enter",
        "j enter 3",
        "z j enter 3 space",
        "slash a d a enter",
        "slash (",
        "slash",
        "slash d i r",
        "slash q x q x",
        "6 j",
        "f space escape",
        # What lies over them.
        "f space",
        "f space G",
        "question_mark",
        "question_mark enter",
        "question_mark j enter u",
        "colon",
        "colon w a t",
        "colon m a down",
        "colon T h e m e enter down",
        "W",
        "W x x",
        "r 8",
        "e a",
        "t",
        "t s e a comma",
        "j m",
        "j m o",
        "c",
        # The other screens.
        "w space H j",
        "space H slash z z",
        "T j",
    ],
)
async def test_every_text_can_be_read(places: Paths, keys: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('searches = ["mars"]\n')
    async with visiting(places) as visit:
        await visit.press(*keys.split())
        dark = faint(visit)
        visit.app.theme = LIGHT.name
        await visit.settle()

        assert (dark, faint(visit)) == ({}, {})


@pytest.mark.parametrize("keys", ["w space j", "j enter 3", "f space", "slash ("])
async def test_every_text_can_be_read_in_textuals_themes_too(places: Paths, keys: str) -> None:
    async with visiting(places) as visit:
        await visit.press(*keys.split())
        hard = {}
        for theme in MIXED:
            visit.app.theme = theme
            await visit.settle()
            hard[theme] = faint(visit)

        assert hard == {theme: {} for theme in MIXED}


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
def test_our_own_themes_need_no_mending(theme: Theme) -> None:
    assert legible(variables(theme)) == variables(theme)


def test_only_letters_are_mended() -> None:
    before = variables(BUILTIN_THEMES["textual-light"])
    after = legible(before)

    assert ratio(Color.parse(before["accent"]), Color.parse(before["background"])) < 2
    assert ratio(Color.parse(after["accent"]), Color.parse(before["background"])) >= LEAST
    grounds = ("background", "surface", "panel", "border", "primary")
    assert {name: after[name] for name in grounds} == {name: before[name] for name in grounds}
