"""Letters stand out from their ground: 4.5 to 1 at least in the themes of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
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


def faint(visit: Visit) -> dict[str, float]:
    """Return the texts that can hardly be read, with their contrast."""
    found = {}
    for strip in visit.app.screen._compositor.render_strips():
        for segment in strip:
            style, text = segment.style, segment.text.strip(_DRAWN)
            if text and style and style.color and style.bgcolor:
                letters, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
                contrast = round(ratio(letters, ground), 2)
                if contrast < LEAST:
                    found[text] = contrast
    return found


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize(
    "keys", ["space", "j enter 3", "slash a d a enter", "slash (", "slash", "6"]
)
async def test_every_text_can_be_read(places: Paths, theme: str, keys: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{theme}"\n')
    async with visiting(places) as visit:
        await visit.press(*keys.split())

        assert faint(visit) == {}
