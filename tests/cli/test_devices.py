"""Several devices and what a file sync makes of their files: on the command line and on screen."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.tui.app import DocbrowserApp
from tests.helpers import actions_file, stored
from tests.tui.calm import running
from tests.tui.catalogue import IDS, small_catalogue
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.helpers import Cli

AMBER, COMETS, DELTA, EMBER = IDS
HALF = b'{"actions": {\n"1": {"id": "0179'
SYNCED = "{}.sync-conflict-20260331-101500-ABCDEF7.json"
DROPPED = "{} (Ada's conflicted copy 2026-03-31).json"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return small_catalogue(tmp_path / "small.json")


@pytest.fixture
def places(catalogue: Path) -> Paths:
    return Paths(catalog_flag=catalogue, no_shipped=True)


@pytest.fixture
def here(cli: Cli, catalogue: Path) -> Cli:
    """The command line over the small catalogue."""

    def call(*arguments: str) -> Any:
        return cli("--catalog", str(catalogue), "--no-shipped", *arguments)

    return call


def _statuses(here: Cli) -> dict[str, str]:
    return {row["id"]: row["status"] for row in here("list", "--json").json}


def _own(watchlist: Path) -> Path:
    """Return this device's file; the others in the folder are not written with a lock."""
    (own,) = (path for path in watchlist.glob("*.json") if _lock(path).exists())
    return own


def _lock(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _names(places: Paths) -> set[str]:
    return {path.name for path in places.watchlist.path.iterdir()}


def _all(own: str = "watched") -> dict[str, str]:
    return {AMBER: own, COMETS: "watching", DELTA: "planned", EMBER: "skipped"}


@pytest.fixture
def shared(here: Cli, watchlist: Path) -> Path:
    """One's own marks, a phone's, and a conflict copy of one's own file; each has its marks."""
    here("watch", AMBER, "--on", "2026-03-01")
    actions_file(
        watchlist / "phone-1.json",
        stored(1, "watch", COMETS, episode="s1e1", value="2026-02-01"),
        stored(2, "rate", AMBER, value="8"),
    )
    return _copy(watchlist)


def _copy(watchlist: Path, pattern: str = SYNCED) -> Path:
    """Write what a file sync leaves: the own file as it was, and what another one has added."""
    own = _own(watchlist)
    rows = json.loads(own.read_bytes())["actions"]
    copy = watchlist / pattern.format(own.stem)
    added = (stored(7, "want", DELTA), stored(8, "skip", EMBER))
    return actions_file(copy, *rows.values(), *added)


# Seen


def test_all_of_it_is_one_list(here: Cli, shared: Path) -> None:
    assert _statuses(here) == _all()
    shown = here("show", AMBER, "--json").json["watch"]
    assert (shown["rating"], shown["viewings"]) == (8, ["2026-03-01"])
    assert len(here("history", "--json").json) == 5


def test_looking_at_it_removes_nothing(here: Cli, shared: Path, watchlist: Path) -> None:
    before = {path.name: path.read_bytes() for path in watchlist.glob("*.json")}
    for command in ("list", "history", "next", "stats", "doctor"):
        assert here(command).code == 0
    assert {path.name: path.read_bytes() for path in watchlist.glob("*.json")} == before


def test_nothing_is_said_of_a_copy_that_can_be_read(here: Cli, shared: Path) -> None:
    assert here("list", "--json").err == ""
    assert here("doctor").out == "All files are well.\n"


@pytest.mark.parametrize("pattern", [SYNCED, DROPPED])
def test_the_next_mark_takes_the_copy_in_and_removes_it(
    here: Cli, watchlist: Path, pattern: str
) -> None:
    here("watch", AMBER, "--on", "2026-03-01")
    copy = _copy(watchlist, pattern)
    assert here("rate", AMBER, "3").code == 0
    assert not copy.exists()
    assert [path.stem for path in watchlist.glob("*.json")] == [_own(watchlist).stem]
    assert _statuses(here) == {**_all(), COMETS: "unwatched"}
    assert here("show", AMBER, "--json").json["watch"]["rating"] == 3


def test_what_came_by_a_copy_can_be_undone(here: Cli, shared: Path) -> None:
    here("rate", AMBER, "3")
    assert here("undo", "--times", "9").code == 0
    assert set(_statuses(here).values()) == {"unwatched"}
    assert here("redo", "--times", "9").code == 0
    assert _statuses(here) == _all()


def test_a_mark_that_comes_to_nothing_may_leave_the_copy_but_loses_nothing(
    here: Cli, shared: Path
) -> None:
    here("unwant", AMBER)
    assert _statuses(here) == _all()


def test_a_copy_of_another_devices_file_is_read_and_left_to_that_device(
    here: Cli, shared: Path, watchlist: Path
) -> None:
    copy = actions_file(watchlist / SYNCED.format("phone-1"), stored(9, "watch", DELTA))
    assert _statuses(here) == {**_all(), DELTA: "watched"}
    here("rate", AMBER, "3")
    assert copy.exists()
    assert _statuses(here) == {**_all(), DELTA: "watched"}


def test_a_copy_that_cannot_be_read_is_named_and_stays(
    here: Cli, shared: Path, watchlist: Path
) -> None:
    shared.write_bytes(HALF)
    result = here("list", "--json")
    assert result.code == 0
    assert str(shared) in result.err
    assert here("rate", AMBER, "3").code == 0
    assert shared.read_bytes() == HALF
    assert _statuses(here)[AMBER] == "watched"


def test_the_union_is_the_same_whatever_the_files_are_called(
    here: Cli, shared: Path, watchlist: Path
) -> None:
    """Files are read by name, so other names are another order."""
    contents = [path.read_bytes() for path in sorted(watchlist.glob("*.json"))]
    seen = set()
    for order in permutations(contents):
        for path in watchlist.glob("*.json"):
            path.unlink()
        for name, content in zip("abc", order, strict=True):
            (watchlist / f"{name}.json").write_bytes(content)
        pages = [here("show", title, "--json").out for title in IDS]
        seen.add((here("list", "--json").out, here("history", "--json").out, *pages))
    assert len(seen) == 1
    assert _statuses(here) == _all()


def test_another_devices_file_is_never_written_to(here: Cli, shared: Path, watchlist: Path) -> None:
    phone = watchlist / "phone-1.json"
    before = phone.read_bytes(), phone.stat().st_mtime_ns
    here("unwatch", COMETS)
    here("undo", "--times", "9")
    assert set(_statuses(here).values()) == {"unwatched"}
    assert (phone.read_bytes(), phone.stat().st_mtime_ns) == before


# A file that cannot be read


@pytest.mark.parametrize("content", [HALF, b"", b"[]", b"\xff\xfe"])
def test_another_devices_unreadable_file_is_named_and_ones_own_marks_show(
    here: Cli, shared: Path, watchlist: Path, content: bytes
) -> None:
    phone = watchlist / "phone-1.json"
    phone.write_bytes(content)
    result = here("list", "--json")
    assert result.code == 0
    assert {row["id"]: row["status"] for row in result.json} == {**_all(), COMETS: "unwatched"}
    assert str(phone) in result.err
    assert result.err.count("\n") == 1
    assert here("rate", AMBER, "3").code == 0
    assert phone.read_bytes() == content
    assert str(phone) in here("doctor").out


# In the interface


async def test_the_union_is_on_the_screen(places: Paths, shared: Path) -> None:
    async with visiting(places) as visit:
        marks = {name: visit.row(name) for name in ("Amber", "Comet", "Delta", "Ember")}
        assert "✓" in marks["Amber"]
        assert "★ 8" in marks["Amber"]
        assert "◐" in marks["Comet"]
        assert "+" in marks["Delta"]
        assert "–" in marks["Ember"]
    assert shared.name in _names(places)


async def test_a_mark_made_on_screen_takes_the_copy_in(
    here: Cli, places: Paths, shared: Path
) -> None:
    async with visiting(places) as visit:
        await visit.press("space")
        assert "✓" not in visit.row("Amber")
        assert "+" in visit.row("Delta")
    assert shared.name not in _names(places)
    assert _statuses(here) == _all("unwatched")


async def test_what_a_sync_brings_meanwhile_comes_onto_the_screen(
    places: Paths, watchlist: Path
) -> None:
    async with visiting(places) as visit:
        actions_file(watchlist / "phone-1.json", stored(1, "watch", DELTA, value="2026-02-01"))
        await visit.until(lambda: "✓" in visit.row("Delta"))
        assert visit.seen().selected == AMBER


async def test_an_unreadable_file_is_named_on_the_screen_and_marks_go_on(
    places: Paths, shared: Path, watchlist: Path
) -> None:
    (watchlist / "phone-1.json").write_bytes(HALF)
    async with _open(places) as (visit, said):
        assert "✓" in visit.row("Amber")
        assert "◐" not in visit.row("Comet")
        assert "phone-1.json" in f"{said} {visit.toasts}"
        await visit.press("j", "j", "space")
        assert "✓" in visit.row("Delta")


async def test_a_file_that_becomes_unreadable_is_named_on_the_screen(
    places: Paths, shared: Path, watchlist: Path
) -> None:
    async with visiting(places) as visit:
        (watchlist / "phone-1.json").write_bytes(HALF)
        await visit.until(lambda: "phone-1.json" in visit.toasts)
        assert "✓" in visit.row("Amber")
        assert not visit.seen().gone


@contextlib.asynccontextmanager
async def _open(places: Paths) -> AsyncIterator[tuple[Visit, list[str]]]:
    """Open the interface as the command line does: what is wrong is first said there."""
    said: list[str] = []
    library = Library(places, said.append)
    library.counts()
    app = DocbrowserApp(library)
    async with running(app, size=(120, 36), notifications=True) as pilot:
        visit = Visit(pilot, app, library)
        await visit.settle()
        yield visit, said
    assert not app.finish()
