"""Letters stand out from their ground: 4.5 to 1 at least in the themes of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from docbrowser.tui.filter_menu import FilterMenu
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from textual.geometry import Region

    from docbrowser.paths import Paths

LEAST = 4.5
# Lines, bars and scrollbars are no letters.
_DRAWN = " ─│┃╭╮╰╯▌▂▄▆█▁▔▰▱"


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


def faint(visit: Visit, part: Region | None = None) -> dict[str, float]:
    """Return the texts that can hardly be read, with their contrast; in a part of the screen."""
    found = {}
    part = part or visit.app.screen.region
    for strip in visit.app.screen._compositor.render_strips()[part.y : part.bottom]:
        for segment in strip.crop(part.x, part.right):
            style, text = segment.style, segment.text.strip(_DRAWN)
            if text and style and style.color and style.bgcolor:
                letters, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
                contrast = round(ratio(letters, ground), 2)
                if contrast < LEAST:
                    found[text] = contrast
    return found


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize(
    "keys",
    [
        "space",
        "j enter 3",
        "slash a d a enter",
        "slash (",
        "slash",
        "6",
        "slash d i r",
        "f space escape",
    ],
)
async def test_every_text_can_be_read(places: Paths, theme: str, keys: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{theme}"\n')
    async with visiting(places) as visit:
        await visit.press(*keys.split())

        assert faint(visit) == {}


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_the_menu_of_filters_can_be_read(places: Paths, theme: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{theme}"\nsearches = ["mars"]\n')
    async with visiting(places) as visit:
        # What lies behind it is dimmed, which is meant.
        await visit.press("f", "space", "G")
        saved = faint(visit, visit.app.screen.query_one(FilterMenu).region)
        await visit.press("d", "g")

        assert saved == {}
        assert faint(visit, visit.app.screen.query_one(FilterMenu).region) == {}
