"""Copying: what of a title is taken along, to which clipboards, and nothing that bites."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from docbrowser.merge import merge
from docbrowser.model import Record
from docbrowser.paths import Paths
from docbrowser.render import citing
from docbrowser.tui import clipboard
from docbrowser.tui.copying_actions import copies
from tests.helpers import catalog_file, document
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path


def directed_by(*people: str) -> list[dict[str, str]]:
    return [{"person": person, "job": "director"} for person in people]


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        (
            {"names": {"en": "Slow Ice"}, "credits": directed_by("Ada A"), "premiered": "2007-09"},
            "Slow Ice. Directed by Ada A. 2007.",
        ),
        ({"names": {"en": "Who Knows?"}, "premiered": "2007"}, "Who Knows? 2007."),
        ({"names": {"en": "Slow Ice"}}, "Slow Ice."),
        ({}, "a-film."),
        (
            {"names": {"en": "Ice"}, "credits": directed_by("A", "B", "C", "D")},
            "Ice. Directed by A, B, C and others.",
        ),
        ({"names": {"en": "Ice"}, "premiered": "2001", "ended": "2004"}, "Ice. 2001–2004."),
    ],
)
def test_how_a_title_is_cited(fields: dict[str, object], cited: str) -> None:
    told = msgspec.convert({"source": "test", **fields}, Record)

    assert citing.citation(merge("a-film", [told]), ["en"]) == cited


async def test_each_of_the_menu_is_copied(places: Paths) -> None:
    copied = {}
    async with visiting(places) as visit:
        for number in "12345":
            seen = await visit.press("C", number, "enter")
            assert "Copied" in seen.toasts
            copied[number] = visit.app.clipboard
        await visit.press("C", "escape")

        assert copied == {
            "1": "amber-2006",
            "2": "Amber Coast",
            "3": "Amber Coast. Directed by Ada Example. 2006.",
            "4": "https://facts.example/amber",
            "5": "Amber Coast. Directed by Ada Example. 2006.\n\n"
            "Waves bring what a forest lost.\n\nhttps://facts.example/amber",
        }
        assert visit.app.clipboard == copied["5"]


async def test_y_says_that_there_is_more_to_copy(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("y")

        assert "Copied amber-2006 · C offers more to copy" in seen.toasts


async def test_what_is_copied_is_clean_and_of_a_size(tmp_path: Path) -> None:
    evil = "\x1b]52;c;cm0gLXJmIC8=\x07rm -rf /\nrm\x00 \u202ex"
    record = {
        "names": {"en": evil},
        "synopses": {"en": "long\n" * 100_000},
        "credits": [{"person": evil, "job": "director"}],
        "url": "javascript:alert(1)",
    }
    catalogue = catalog_file(tmp_path / "evil.json", document("evil", record))
    async with visiting(Paths(catalog_flag=catalogue, no_shipped=True)) as visit:
        visit.library.warn = lambda _sentence: None
        texts = copies(visit.library.title("evil"), ["en"])

    assert list(texts) == ["id", "name", "citation", "text"]
    for name, text in texts.items():
        assert not set(text) & set("\x1b\x07\x00\u202e")
        assert len(text) <= citing.MOST
        assert name == "text" or "\n" not in text


@pytest.fixture
def desktop(tmp_path: Path) -> Path:
    """A folder of tools that write down what they were given."""
    folder = tmp_path / "tools"
    folder.mkdir()
    return folder


def add_tool(folder: Path, name: str, does: str) -> None:
    script = folder / name
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o755)


@pytest.mark.skipif(sys.platform == "darwin" or os.name != "posix", reason="other tools there")
def test_which_tool_is_taken(desktop: Path) -> None:
    for name in ("wl-copy", "xclip", "xsel"):
        add_tool(desktop, name, "true")
    path = {"PATH": str(desktop)}

    assert clipboard.tool(path) is None
    assert clipboard.tool({**path, "DISPLAY": ":0"}) == [
        *(str(desktop / "xclip"), "-selection", "clipboard")
    ]
    assert clipboard.tool({**path, "DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}) == [
        str(desktop / "wl-copy")
    ]
    (desktop / "xclip").unlink()
    assert clipboard.tool({**path, "DISPLAY": ":0"}) == [
        *(str(desktop / "xsel"), "--clipboard", "--input")
    ]
    assert clipboard.tool({"PATH": "/nowhere", "DISPLAY": ":0"}) is None


@pytest.mark.skipif(sys.platform == "darwin" or os.name != "posix", reason="other tools there")
async def test_the_desktops_clipboard_gets_it_too(
    places: Paths, desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_tool(desktop, "wl-copy", f"/bin/cat > {desktop}/got")
    monkeypatch.setenv("PATH", str(desktop))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with visiting(places) as visit:
        await visit.press("C", "3", "enter")

        assert (desktop / "got").read_text() == "Amber Coast. Directed by Ada Example. 2006."


@pytest.mark.skipif(sys.platform == "darwin" or os.name != "posix", reason="other tools there")
@pytest.mark.parametrize("does", ["exit 1", "exec /bin/sleep 60"])
async def test_a_tool_that_fails_or_hangs_is_not_waited_for(
    places: Paths, desktop: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    monkeypatch.setattr(clipboard, "SECONDS", 0.2)
    add_tool(desktop, "wl-copy", does)
    monkeypatch.setenv("PATH", str(desktop))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with visiting(places) as visit:
        seen = await visit.press("y")

        assert "Copied amber-2006" in seen.toasts
        assert visit.app.clipboard == "amber-2006"
        assert not seen.gone
