"""Take the pictures of the documentation from the running program: `docs/screenshots/*.svg`.

One of them moves: a short visit, a picture after each few keys.

    python scripts/screenshots.py [FOLDER]
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
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
    language: str = "en"


class Step(NamedTuple):
    """What is done in the recording before a picture is taken, and how long that is shown."""

    keys: Sequence[str]
    seconds: float = 1.2


_GUIDE: Final = ["slash", *"strange", "enter", "3", "space", "j", "space", "r", "9", "enter", "j"]
SHOTS: Final = (
    Shot("browse", (120, 36), ["slash", *"mars", "enter", "space", "down", "w"]),
    Shot("guide", (120, 36), _GUIDE),
    Shot(
        "next",
        (100, 20),
        [*_GUIDE, "h", "escape", "escape", "w", "k", "w", "k", "w", "v", "t", "9", "5", "enter"],
    ),
    Shot("light", (120, 36), ["G"], "docbrowser-light", "ru"),
    Shot("german", (120, 36), ["slash", *"mond", "enter", "j"], language="de"),
    Shot("more", (100, 24), ["slash", *"roving", "enter", "T"]),
    Shot("wide", (180, 44), _GUIDE),
)


RECORDING: Final = (
    Step([], 1.5),
    Step(["slash", *"mond"], 0.8),
    Step([*" lang:de"], 1.8),
    Step(["enter", "j"], 1.0),
    Step(["space"], 1.4),
    Step(["u"], 1.2),
    Step(["enter", "2"], 1.2),
    Step(["j"], 0.6),
    Step(["enter"], 2.0),
    Step(["escape", "h", "escape", "slash", *"strange rock", "enter", "enter", "3"], 1.4),
    Step(["space"], 0.7),
    Step(["j", "space"], 1.2),
    Step(["T"], 2.4),
    Step(["escape", "I"], 2.4),
)
_SIZE: Final = (120, 30)
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


async def take(shot: Shot) -> str:
    """Return the picture as SVG."""
    [svg] = await _pictures([Step(shot.keys)], shot.size, shot.theme, shot.language)
    return svg


async def record() -> str:
    """Return the recording as an SVG that shows one picture after the other, over and over."""
    pictures = await _pictures(RECORDING, _SIZE, "docbrowser-dark", "en")
    found = _VIEW_BOX.search(pictures[0])
    if found is None:
        raise ValueError("the picture has no size")
    whole = sum(step.seconds for step in RECORDING)
    rules, frames, start = [], [], 0.0
    for place, (step, picture) in enumerate(zip(RECORDING, pictures, strict=True)):
        begin, end = (100 * moment / whole for moment in (start, start + step.seconds))
        rules.append(
            f"@keyframes f{place} {{ 0%, {begin:.2f}% {{ visibility: hidden }}"
            f" {begin + 0.01:.2f}%, {end:.2f}% {{ visibility: visible }}"
            f" {end + 0.01:.2f}%, 100% {{ visibility: hidden }} }}"
            f" #f{place} {{ animation: f{place} {whole:.1f}s step-end infinite }}"
        )
        frames.append(f'<g id="f{place}">{picture}</g>')
        start += step.seconds
    width, height = found.groups()
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    return "\n".join([head, "<style>", *rules, "</style>", *frames, "</svg>\n"])


async def _pictures(
    steps: Sequence[Step], size: tuple[int, int], theme: str, language: str
) -> list[str]:
    """Return a picture after each step of one visit, in a home of its own."""
    from docbrowser import i18n
    from docbrowser.library import Library
    from docbrowser.paths import Paths
    from docbrowser.tui.app import DocbrowserApp

    i18n.use(language)
    app = DocbrowserApp(Library(Paths(), print))
    pictures = []
    async with app.run_test(size=size, notifications=len(steps) > 1) as pilot:
        app.theme = theme
        for step in steps:
            for key in step.keys:
                await pilot.press("space" if key == " " else key)
                await app.workers.wait_for_complete()
                await pilot.pause(SECONDS_TO_SETTLE)
            pictures.append(app.export_screenshot(title="docbrowser"))
    app.finish()
    # A picture loads nothing from elsewhere: the reader's own monospaced font serves.
    return [_FONT_FACE.sub("", picture) for picture in pictures]


def main() -> None:
    """Take every picture, each with a home of its own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for name, taking in (*((shot.name, take(shot)) for shot in SHOTS), ("visit", record())):
        with tempfile.TemporaryDirectory() as home:
            for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
                os.environ[f"XDG_{kind}_HOME"] = home
            (folder / f"{name}.svg").write_text(asyncio.run(taking), "utf-8")


if __name__ == "__main__":
    main()
