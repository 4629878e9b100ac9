"""Take the pictures of the documentation from the running program: `docs/screenshots/*.svg`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PICTURES: Final = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SECONDS_TO_SETTLE: Final = 0.15
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


class Shot(NamedTuple):
    """A picture: its name, the terminal's size, and the keys that lead to it."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str]
    theme: str = "docbrowser-dark"


_GUIDE: Final = ["slash", *"strange", "enter", "3", "space", "j", "space", "r", "9", "enter", "j"]
SHOTS: Final = (
    Shot("browse", (120, 36), ["slash", *"mars", "enter", "space", "down", "w"]),
    Shot("guide", (120, 36), _GUIDE),
    Shot(
        "next",
        (100, 20),
        [*_GUIDE, "h", "escape", "escape", "w", "k", "w", "k", "w", "v", "t", "9", "5", "enter"],
    ),
    Shot("light", (120, 36), ["L", "L", "G"], "docbrowser-light"),
)


async def take(shot: Shot) -> str:
    """Return the picture as SVG."""
    from docbrowser.library import Library
    from docbrowser.paths import Paths
    from docbrowser.tui.app import DocbrowserApp

    app = DocbrowserApp(Library(Paths(), print))
    async with app.run_test(size=shot.size, notifications=False) as pilot:
        app.theme = shot.theme
        for key in shot.keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(SECONDS_TO_SETTLE)
        svg = app.export_screenshot(title="docbrowser")
    app.finish()
    # A picture loads nothing from elsewhere: the reader's own monospaced font serves.
    return _FONT_FACE.sub("", svg)


def main() -> None:
    """Take every picture, each with a home of its own."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        with tempfile.TemporaryDirectory() as home:
            for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
                os.environ[f"XDG_{kind}_HOME"] = home
            svg = asyncio.run(take(shot))
        (PICTURES / f"{shot.name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
