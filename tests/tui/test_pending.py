"""A mark that cannot be written at once is kept, seen to be kept, and written when it can be."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from docbrowser.errors import StoreError
from docbrowser.library import Library
from docbrowser.tui.app import DocbrowserApp
from docbrowser.wishes import Target
from tests.tui.calm import running
from tests.tui.catalogue import IDS
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.paths import Paths
    from docbrowser.wishes import Outcome

AMBER, COMETS, DELTA, EMBER = IDS
FULL = "Not saved: the disk is full; make room."
PENDING = "⋯"
# Holds a lock, and says so, until its standard input ends.
HOLDER = """
import fcntl, os, sys
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))


@pytest.fixture(autouse=True)
def pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants to wait two seconds for the next attempt."""
    monkeypatch.setattr("docbrowser.tui.scribe.SECONDS_BETWEEN", 0.05)


class Disk:
    """A disk that is full so many times, or until there is room."""

    def __init__(self, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
        self.attempts = 0
        self.is_full = True
        marks = visit.library.marks
        record = marks.record

        def write(decide: object) -> Outcome:
            self.attempts += 1
            if self.is_full:
                raise StoreError(FULL)
            return record(decide)  # type: ignore[arg-type]  # passed on as it came

        monkeypatch.setattr(marks, "record", write)

    async def fails(self, visit: Visit, times: int) -> None:
        """Wait until so many more attempts have failed, and that is on the screen."""
        wanted = self.attempts + times
        await visit.until(lambda: self.attempts >= wanted and not visit.browse.scribe.is_busy)
        await visit.settle()


def saved(places: Paths) -> list[tuple[str, str | None]]:
    """Return what was done and to what, as it stands on disk, in the order of doing."""
    actions = Library(places, print).marks.diary.actions
    return [(action.verb, action.title) for action in actions]


def header(visit: Visit) -> str:
    return visit.screen.splitlines()[0]


async def all_saved(visit: Visit) -> None:
    await visit.until(lambda: not visit.browse.scribe.waiting)
    await visit.settle()


async def test_a_mark_that_fails_twice_is_seen_to_wait_and_then_to_be_there(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(places) as visit:
        disk = Disk(visit, monkeypatch)
        seen = await visit.press("space")
        assert "1 mark not saved yet" in header(visit)
        assert PENDING in visit.row("Amber Coast")
        assert "✓" not in visit.row("Amber Coast")
        assert "the disk is full" in seen.toasts
        assert "kept" in seen.toasts
        assert saved(places) == []

        await disk.fails(visit, 2)
        assert "1 mark not saved yet" in header(visit)
        disk.is_full = False
        await all_saved(visit)
        assert "not saved" not in header(visit)
        assert PENDING not in visit.row("Amber Coast")
        assert "✓" in visit.row("Amber Coast")
        assert "u undoes" in visit.toasts
        assert saved(places) == [("watch", AMBER)]


async def test_later_marks_wait_behind_it_and_are_made_in_the_order_of_the_keys(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(places) as visit:
        disk = Disk(visit, monkeypatch)
        await visit.press("space", "j", "w", "j", "x", "G", "w")
        assert "4 marks not saved yet" in header(visit)
        for name in ("Amber", "Comet", "Delta", "Ember"):
            assert PENDING in visit.row(name), name
        assert saved(places) == []
        disk.is_full = False
        await all_saved(visit)
        assert saved(places) == [
            ("watch", AMBER), ("want", COMETS), ("skip", DELTA), ("want", EMBER),
        ]  # fmt: skip
        marks = [visit.row(name) for name in ("Amber", "Comet", "Delta", "Ember")]
        assert all(mark in row for mark, row in zip("✓+–+", marks, strict=True))
        assert PENDING not in "".join(marks)


async def test_a_mark_and_its_undo_wait_together(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(places) as visit:
        disk = Disk(visit, monkeypatch)
        await visit.press("space", "u")
        assert "2 marks not saved yet" in header(visit)
        disk.is_full = False
        await all_saved(visit)
        assert saved(places) == [("watch", AMBER), ("undo", None)]
        assert "✓" not in visit.row("Amber Coast")


async def test_the_complaint_comes_once_and_not_with_every_attempt(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(places) as visit:
        disk = Disk(visit, monkeypatch)
        await visit.press("space")
        await disk.fails(visit, 4)
        assert visit.toasts.count("the disk is full") == 1
        disk.is_full = False
        await all_saved(visit)


async def test_the_rest_of_the_program_goes_on_meanwhile(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(places, (50, 16)) as visit:
        disk = Disk(visit, monkeypatch)
        await visit.press("space")
        assert "1 mark not saved yet" in header(visit)
        await visit.search("delta")
        assert visit.seen().titles == (DELTA,)
        seen = await visit.press("enter")
        assert "Delta" in seen.detail
        assert "1 mark not saved yet" in header(visit)
        disk.is_full = False
        await all_saved(visit)
        assert saved(places) == [("watch", AMBER)]


@pytest.mark.parametrize("comes_back", [False, True], ids=["to the end", "until the last moment"])
async def test_who_quits_meanwhile_is_told_how_many_marks_are_lost(
    places: Paths, monkeypatch: pytest.MonkeyPatch, comes_back: bool
) -> None:
    library = Library(places, pytest.fail)
    app = DocbrowserApp(library)
    async with running(app, size=(80, 24), notifications=True) as pilot:
        visit = Visit(pilot, app, library)
        await visit.settle()
        disk = Disk(visit, monkeypatch)
        await visit.press("space", "j", "w", "j", "x")
        assert "3 marks not saved yet" in header(visit)
        disk.is_full = not comes_back
        await visit.pilot.press("q")
    assert len(app.finish()) == (0 if comes_back else 3)
    assert len(saved(places)) == (3 if comes_back else 0)


# Another program that writes


@contextmanager
def _held(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold a lock in another process for as long as the context lasts."""
    command = [sys.executable, "-c", HOLDER, str(lock)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.communicate()


@pytest.fixture
def lock(places: Paths) -> Path:
    """The lock of this device's file, which is there from the first mark on."""
    Library(places, print).marks.mark("want", [Target(EMBER)])
    (lock,) = places.watchlist.path.glob(".*.lock")
    return lock


@pytest.mark.skipif(os.name != "posix", reason="the lock is another one there")
async def test_a_lock_that_another_program_holds_is_told_of_and_waited_for(
    places: Paths, lock: Path
) -> None:
    library = Library(places, pytest.fail, patience=0.2)
    app = DocbrowserApp(library)
    async with running(app, size=(80, 24), notifications=True) as pilot:
        visit = Visit(pilot, app, library)
        await visit.settle()
        with _held(lock):
            await visit.pilot.press("space")
            await visit.until(lambda: "1 mark not saved yet" in header(visit))
            await visit.until(lambda: "another program is writing" in visit.toasts)
            assert PENDING in visit.row("Amber Coast")
            await visit.pilot.press("j", "w")
            await visit.until(lambda: "2 marks not saved yet" in header(visit))
            assert saved(places) == [("want", EMBER)]
        await all_saved(visit)
        assert "✓" in visit.row("Amber Coast")
        assert "+" in visit.row("Comet Watch")
        assert "not saved" not in header(visit)
    assert not app.finish()
    assert saved(places) == [("want", EMBER), ("watch", AMBER), ("want", COMETS)]


@pytest.mark.skipif(os.name != "posix", reason="the lock is another one there")
async def test_who_quits_while_another_program_writes_is_told_of_the_mark(
    places: Paths, lock: Path
) -> None:
    library = Library(places, pytest.fail, patience=0.2)
    app = DocbrowserApp(library)
    with _held(lock):
        async with running(app, size=(80, 24), notifications=True) as pilot:
            visit = Visit(pilot, app, library)
            await visit.settle()
            await visit.pilot.press("space")
            await visit.until(lambda: "1 mark not saved yet" in header(visit))
            await visit.pilot.press("q")
        assert len(app.finish()) == 1
    assert saved(places) == [("want", EMBER)]
