"""Pictures of the screen, compared with those that were looked at and found good.

After a change that is meant: `pytest -n 0 tests/tui/test_snapshots.py --snapshot-update`, then
look at each picture that changed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual import __version__ as textual_version

from tests.tui.visit import visiting

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from docbrowser.paths import Paths

pytestmark = pytest.mark.skipif(
    not textual_version.startswith("8.2."),
    reason="the pictures are of Textual 8.2; another version draws its own widgets differently",
)

# Names that Textual makes up anew each time, and a font that would be loaded from elsewhere.
_IDS = re.compile(r"terminal-\d+")
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


class Picture(SingleFileSnapshotExtension):
    """An SVG file for each picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


class Shot(NamedTuple):
    """A picture: its size, the keys that lead to it, the theme."""

    size: tuple[int, int]
    keys: str = ""
    theme: str = "docbrowser-dark"


SHOTS = {
    "wide": Shot((120, 36), "space j w"),
    "light": Shot((80, 24), "slash a d a enter", "docbrowser-light"),
    "small": Shot((50, 16), "L enter"),
    "guide": Shot((120, 36), "j enter 3 space j space j"),
    "broad": Shot((180, 40), "j enter 3 space"),
    "menu": Shot((80, 24), "j enter 3 space j m"),
    "rating": Shot((50, 16), "r 8", "docbrowser-light"),
    "note": Shot((80, 24), "e"),
    "day": Shot((80, 24), "W", "docbrowser-light"),
    "next": Shot((80, 24), "j enter 3 space h k w v t 9 5 enter"),
    "history": Shot((80, 24), "j enter 3 space r 7 enter j space u h w H", "docbrowser-light"),
    "statistics": Shot((80, 50), "j enter 3 space j space h k space I"),
    "nothing": Shot((80, 24), "slash q q q q q q enter"),
    "help": Shot((80, 90), "question_mark"),
    "filters": Shot((80, 24), "slash a d a enter f space j j j j j j space G enter"),
    "mistake": Shot((80, 24), "slash a d a space ( e m b e r"),
    "mistake-narrow": Shot((50, 16), "f space j j j j space escape slash e m b e r space ( x"),
}


DAY = dt.date(2026, 1, 2)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures show the same day whenever they are taken."""
    evening = dt.datetime.combine(DAY, dt.time(20, 15), dt.UTC)
    monkeypatch.setattr("docbrowser.clock.today", lambda: DAY)
    monkeypatch.setattr("docbrowser.clock.now", lambda: evening)


@pytest.mark.parametrize("name", SHOTS)
async def test_the_screen_looks_as_it_did(
    places: Paths, snapshot: SnapshotAssertion, name: str
) -> None:
    shot = SHOTS[name]
    # In the settings, as the theme of somebody who chose it earlier; and no cursor blinks.
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{shot.theme}"\nmotion = false\n')
    async with visiting(places, shot.size, notifications=False) as visit:
        await visit.press(*shot.keys.split())
        await visit.settle()
        picture = visit.app.export_screenshot(title="docbrowser")

    still_picture = _FONT_FACE.sub("", _IDS.sub("terminal", picture))
    assert still_picture == snapshot(extension_class=Picture)
