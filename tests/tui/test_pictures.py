"""A picture stands beside the title that has one, where the terminal can show it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.paths import Paths
from docbrowser.pictures import scaling
from docbrowser.tui.picture_actions import are_wanted
from docbrowser.tui.themes import ANSI_DARK, DARK
from tests.helpers import catalog_file, document
from tests.pictures.making import as_bytes, saved, two_halves
from tests.tui.visit import Visit, text_of, visiting

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (140, 30)
SIGNS = frozenset("▘▝▀▖▌▞▛")
WORDS = "Waves bring what a forest lost, and every winter they bring more of it. " * 8


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docbrowser.tui.picture_actions.SECONDS_TO_REST", 0.001)
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """A film with a poster beside its video, one without, and a film whose record names one."""
    films = tmp_path / "films"
    films.mkdir()
    (films / "amber.mkv").touch()
    # Wavy, so that it is drawn with more than spaces.
    saved(films / "poster.png", two_halves().rotate(20))
    saved(tmp_path / "comet.jpg", two_halves(320, 180).rotate(20))
    local = {"provider": "file", "kind": "local", "url": (films / "amber.mkv").as_uri()}
    amber: dict[str, Any] = {
        "names": {"en": "Amber"}, "offers": [local], "synopses": {"en": WORDS},
        "credits": [{"person": f"Person {number}"} for number in range(40)],
    }  # fmt: skip
    path = catalog_file(
        tmp_path / "c.json",
        document("amber", amber),
        document("bare", {"names": {"en": "Bare"}, "synopses": {"en": WORDS}}),
        document("comet", {"names": {"en": "Comet"}, "picture": "comet.jpg"}),
    )
    return choose(Paths(catalog_flag=path, no_shipped=True), "on")


def choose(places: Paths, wish: str) -> Paths:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text(f'pictures = "{wish}"\n', "utf-8")
    return places


def rows(visit: Visit) -> int:
    """Return how many lines of the detail pane have a part of a picture, at their right."""
    lines = text_of(visit.browse.detail).splitlines()
    return sum(not SIGNS.isdisjoint(line[30:]) for line in lines)


async def comes(visit: Visit) -> None:
    await visit.until(lambda: rows(visit) > 2)


async def stays_away(visit: Visit) -> None:
    """See that no picture comes while everything that was begun comes to its end."""
    for _round in range(3):
        await visit.pilot.pause(0.02)
        await visit.settle()
        assert rows(visit) == 0


async def test_a_picture_stands_beside_its_title_and_is_gone_for_the_next(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await comes(visit)
        first = text_of(visit.browse.detail)
        assert "Amber" in first.splitlines()[0]
        await visit.press("j")
        assert "Bare" in visit.seen().detail
        await stays_away(visit)
        await visit.press("j")
        assert "Comet" in visit.seen().detail
        await comes(visit)
        # It is at hand now, and there at once.
        await visit.press("k", "k")
        assert text_of(visit.browse.detail) == first


async def test_without_a_picture_nothing_is_changed(places: Paths) -> None:
    async with visiting(choose(places, "off"), SIZE) as visit:
        await stays_away(visit)
        without = visit.seen().detail
    async with visiting(choose(places, "on"), SIZE) as visit:
        await comes(visit)
        assert visit.seen().detail != without
    (places.catalog.path.parent / "films" / "poster.png").unlink()
    async with visiting(places, SIZE) as visit:
        await stays_away(visit)
        assert visit.seen().detail == without


async def test_without_the_extra_nothing_is_changed_and_one_is_told_what_to_install(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert not scaling.is_possible()
    async with visiting(places, SIZE) as visit:
        assert "docbrowser-tui[pictures]" in visit.toasts
        await stays_away(visit)
    async with visiting(choose(places, "auto"), SIZE) as visit:
        assert not visit.toasts
        await stays_away(visit)


@pytest.mark.parametrize("width", [50, 120])
async def test_where_it_would_crowd_the_text_there_is_none(places: Paths, width: int) -> None:
    async with visiting(places, (width, 30)) as visit:
        await visit.press("enter")
        await stays_away(visit)
        await visit.pilot.resize_terminal(140, 30)
        await comes(visit)
        await visit.pilot.resize_terminal(width, 30)
        await stays_away(visit)


@pytest.mark.parametrize("size", [(80, 24), (160, 40), (200, 60)])
async def test_elsewhere_it_is_whole_and_leaves_room_for_the_text(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.press("enter")
        await comes(visit)
        lines = text_of(visit.browse.detail).splitlines()
        assert sum(not SIGNS.isdisjoint(line[30:]) for line in lines) > 10
        text = " ".join(line.rstrip("".join(SIGNS)) for line in lines)
        assert "Waves bring what a" in text


async def test_what_the_eye_is_on_stays_where_it_is_when_a_picture_comes(places: Paths) -> None:
    async with visiting(choose(places, "off"), SIZE) as visit:
        await visit.press("enter", "2", "j", "j", "j")
        person, line = visit.browse.detail.person, visit.browse.detail.cursor_line
        at = line - round(visit.browse.detail.scroll_y)
        visit.app._set("pictures", "on")
        visit.browse.look_for_picture()
        await visit.until(lambda: visit.browse.detail._picture is not None)
        await visit.settle()
        pane = visit.browse.detail
        assert pane.person == person
        assert pane.cursor_line != line
        assert pane.cursor_line - round(pane.scroll_y) == at


async def test_a_mark_leaves_the_picture_where_it_is(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await comes(visit)
        before = rows(visit)
        for key in ("space", "u", "L", "w"):
            await visit.press(key)
            assert rows(visit) == before


async def test_another_picture_in_the_same_file_is_shown(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await comes(visit)
        high = rows(visit)
        saved(places.catalog.path.parent / "films" / "poster.png", two_halves(320, 180).rotate(9))
        await visit.press("j", "k")
        await visit.until(lambda: 0 < rows(visit) < high)


async def test_colours_of_the_terminal_alone_show_none(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await comes(visit)
        visit.app.theme = ANSI_DARK.name
        await stays_away(visit)
        visit.app.theme = DARK.name
        await visit.press("j", "k")
        await comes(visit)


async def test_a_terminal_without_colours_shows_none(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with visiting(places, SIZE) as visit:
        await stays_away(visit)


@pytest.mark.parametrize(
    ("wish", "variables", "system", "wanted"),
    [
        ("auto", {}, "truecolor", True),
        ("auto", {}, "256", True),
        ("auto", {}, "standard", False),
        ("auto", {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, "truecolor", False),
        ("auto", {"SSH_TTY": "/dev/pts/1"}, "truecolor", False),
        ("on", {"SSH_TTY": "/dev/pts/1"}, "truecolor", True),
        ("off", {}, "truecolor", False),
    ],
)
async def test_left_to_itself_it_looks_at_the_terminal(
    places: Paths,
    monkeypatch: pytest.MonkeyPatch,
    wish: str,
    variables: dict[str, str],
    system: str,
    wanted: bool,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    async with visiting(choose(places, wish), SIZE) as visit:
        monkeypatch.setattr(
            type(visit.app.console), "color_system", property(lambda _console: system)
        )
        assert are_wanted(visit.app) is wanted
        visit.app.shows_cursor = True
        assert are_wanted(visit.app) is (wish == "on")


@pytest.mark.parametrize("name", ["pipe", "noise", "cut"])
async def test_a_file_that_is_no_picture_is_no_matter(places: Paths, name: str) -> None:
    import os

    poster = places.catalog.path.parent / "films" / "poster.png"
    poster.unlink()
    if name == "pipe":
        os.mkfifo(poster)
    else:
        poster.write_bytes(b"\xff\xd8\xff" * 99 if name == "noise" else as_bytes("PNG")[:200])
    async with visiting(places, SIZE) as visit:
        await stays_away(visit)
        assert not visit.toasts
        assert not visit.seen().gone


def test_what_shows_no_picture_loads_nothing_for_it() -> None:
    asked = (
        "import sys, docbrowser.tui.app, docbrowser.library, docbrowser.cli.main;"
        "from docbrowser.cli.main import run; run(['list', '--limit', '1']);"
        "print([name for name in sys.modules if name.startswith(('PIL', 'docbrowser.pictures'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = done.stdout.splitlines()[-1]
    assert "PIL" not in loaded
    assert "scaling" not in loaded
    assert "gallery" not in loaded
