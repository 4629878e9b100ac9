"""Letters of any theme stand out from any ground: where a theme's own do not, they are mended.

Themes are made by many hands, and for other programs: some put pale orange letters on white.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from textual.color import BLACK, WHITE, Color

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST: Final = 4.5
"""The contrast that the WCAG ask of text."""
_LETTERS: Final = (
    *("foreground", "foreground-muted", "text-muted", "accent"),
    *("text-accent", "text-success", "text-warning", "text-error"),
)
_GROUNDS: Final = ("background", "surface", "panel")
_STEPS: Final = 20
_AUTO: Final = "auto"
_DARK: Final = 0.04045
"""Up to here a part of a colour shines in proportion to its number, as sRGB has it."""


def legible(variables: Mapping[str, str]) -> dict[str, str]:
    """Return a theme's variables, with the colours of letters that are hard to read made stronger.

    What is legible stays as it is; so do the colours of a terminal, of which nothing is known.
    """
    ground = Color.parse(variables["background"])
    if ground.ansi is not None:
        return dict(variables)
    grounds = [ground + Color.parse(variables[name]) for name in _GROUNDS]
    return {
        name: _mended(value, grounds) if name in _LETTERS else value
        for name, value in variables.items()
    }


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21, as the WCAG define it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _mended(value: str, grounds: Sequence[Color]) -> str:
    """Return `value`, or as little more as makes it legible on all grounds."""
    # Letters may be mixed where they stand, or once for all, and then stand on a cursor as well.
    color = _on(grounds[0], value)
    pairs = [(mixed, ground) for ground in grounds for mixed in (color, _on(ground, value))]
    if all(contrast(mixed, ground) >= LEAST for mixed, ground in pairs):
        return value
    strongest = max((BLACK, WHITE), key=lambda one: min(contrast(one, each) for each in grounds))
    for step in range(_STEPS + 1):
        mixed = color.blend(strongest, step / _STEPS)
        if all(contrast(mixed, ground) >= LEAST for ground in grounds):
            return mixed.hex
    return strongest.hex


def _on(ground: Color, value: str) -> Color:
    """Return the colour that letters of `value` have on a ground."""
    if value.startswith(_AUTO):  # "auto 60%": black or white, so strongly
        percent = value.removeprefix(_AUTO).strip().rstrip("%")
        return ground + ground.get_contrast_text(float(percent) / 100 if percent else 1.0)
    return ground + Color.parse(value)


@lru_cache(maxsize=256)
def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
