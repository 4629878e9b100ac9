"""A catalogue written by an enemy: its text is shown as it is written, and acts on nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.paths import Paths
from tests.helpers import catalog_file, document
from tests.tui.visit import Visit, text_of, visiting

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = ("[red]", "[@click=app.quit]x[/]", "[/", "[link=file:///etc/passwd]y[/link]", "$accent")
CONTROL = (
    "\x1b]52;c;ZXZpbA==\x07",  # sets the clipboard
    "\x1b[2J",
    "\x9b31m",
    "\x90q\x9c",
    "\x07",
    "\u202egnp.exe",
    "\u2066x\u2069",
    "\x7f",
    "\ufeff",
    "\U000e0041",
)
# An unclosed tag stops a parser before it comes to what follows, so it also goes alone.
WALKS = ["".join(MARKUP), "".join(CONTROL), "[/"]
# What a line break in a name would do to a list is no less of a problem.
BREAK = "two\nlines\ttab"


def hostile(path: Path, bite: str) -> Paths:
    """Return a library in which everything that a source can say says `bite`."""
    said = f"Bite {bite} end"
    episode = {"season": 1, "number": 1, "names": {"en": f"Ep {bite}"}, "synopses": {"en": said}}
    record: dict[str, Any] = {
        "source": said,
        "names": {"en": said, "de": f"De {bite}"},
        "original_name": f"Original {bite}",
        "kind": "series",
        "premiered": "2020",
        "synopses": {"en": f"{said}\n{BREAK}"},
        "credits": [{"person": said, "job": f"job {bite}", "character": said}],
        "episodes": [{**episode, "aired": "2020-01-01"}],
        "awards": [{"award": said, "category": said, "outcome": "won"}],
        "offers": [{"provider": said, "url": f"https://x.example/{bite}"}],
        "networks": [said],
        "genres": [said],
        "rating": {"value": 5},
        "url": f"https://evil.example/{bite}",
    }
    again = {**record, "source": f"other {bite}", "original_name": f"Elsewhere {bite}"}
    return Paths(
        catalog_flag=catalog_file(path / "bad.json", document("bite", record, again)),
        no_shipped=True,
    )


def biting(visit: Visit) -> set[str]:
    """Return what is on the screen that could act on a terminal or turn a line around."""
    strips = visit.app.screen._compositor.render_strips()
    text = "".join(strip.text for strip in strips)
    return {letter for letter in text if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn"}}


@pytest.mark.parametrize("bite", WALKS, ids=["markup", "control", "unclosed"])
async def test_text_from_a_catalogue_is_shown_and_never_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bite: str
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    async with visiting(hostile(tmp_path, bite), (110, 44)) as visit:
        assert not biting(visit)
        for key in ("space", "y", "o", "enter", "3", "x", "L", "6", "o"):
            seen = await visit.press(key)
            assert not biting(visit), key
            assert not seen.gone, key
        await visit.press("h", "slash")
        await visit.paste(f"Bite {bite}")
        assert not biting(visit)
        await visit.press("enter", "question_mark", "escape", "colon")
        await visit.paste(bite)
        assert not biting(visit)
        assert visit.seen().gone is False


@pytest.mark.parametrize("bite", MARKUP)
async def test_markup_stands_as_it_is_written(tmp_path: Path, bite: str) -> None:
    async with visiting(hostile(tmp_path, bite), (300, 60)) as visit:
        seen = await visit.press("space")

        assert f"Bite {bite} end" in "\n".join(visit.list_lines)
        assert seen.detail.count(f"Bite {bite} end") >= 6
        assert f"Bite {bite} end" in seen.toasts


async def test_markup_in_a_search_that_finds_nothing_stands_as_it_is_typed(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.search("zzz [@click=app.quit]x[/]")

        assert "No title matches “zzz [@click=app.quit]x[/]”" in seen.screen


async def test_a_click_on_markup_with_an_action_does_nothing(tmp_path: Path) -> None:
    async with visiting(hostile(tmp_path, "[@click=app.quit]x[/]"), (130, 40)) as visit:
        for place in ("#titles", "#detail"):
            line = text_of(visit.browse.query_one(place)).splitlines()[0]
            await visit.pilot.click(place, offset=(line.index("]x[") + 1, 0))
        assert not (await visit.press()).gone


async def test_line_breaks_in_names_leave_the_rows_whole(tmp_path: Path) -> None:
    async with visiting(hostile(tmp_path, BREAK), (130, 60)) as visit:
        seen = await visit.press("space")

        assert "Bite two lines tab end" in visit.list_lines[0]
        assert re.search(r"✓\s+1\s+Ep two lines tab", seen.detail)


async def test_a_theme_or_language_with_control_bytes_in_the_settings_does_no_harm(
    places: Paths,
) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('language = "\\u001b]52;c;ZXZpbA==\\u0007"\ntheme = "\\u009b31m"\n')
    async with visiting(places) as visit:
        assert not biting(visit)
        assert "Amber Coast" in visit.screen
