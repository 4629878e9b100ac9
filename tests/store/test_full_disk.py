"""A disk that fills up while marks are made: a small one of its own where one may be mounted, and a
limit on the size of a file elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from docbrowser.actions import Draft
from docbrowser.errors import StoreError
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DISK: Final = 512 * 1024
_LIMITED: Final = """
import resource, signal, sys
sys.dont_write_bytecode = True  # it would keep the beginnings of compiled modules
from pathlib import Path
from docbrowser.actions import Draft
from docbrowser.errors import StoreError
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
folder = Path(sys.argv[1])
store = WatchlistStore(Place(folder / "watchlist"), folder / "device", sys.exit)
for number in range(20):
    store.record(lambda known: [Draft("want", f"old-{number}")])
(own,) = (folder / "watchlist").glob("*.json")
before = own.read_bytes()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for room in range(0, len(before) + 100, 97):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        store.record(lambda known: [Draft("want", "new")])
        sys.exit("it was saved")
    except StoreError as error:
        assert str(error).startswith(f"Not saved: {own} "), error
    assert own.read_bytes() == before
    assert len(store.actions()) == 20
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.record(lambda known: [Draft("want", "new")])
print(len(store.actions()), *folder.rglob("*.tmp"))
"""


def _store(folder: Path) -> WatchlistStore:
    return WatchlistStore(Place(folder / "watchlist"), folder / "device", pytest.fail)


def _refusal(folder: Path, title: str) -> str | None:
    """Mark, and return why that was refused; None where it was not."""
    try:
        _store(folder).record(lambda _: [Draft("want", title)])
    except StoreError as error:
        return str(error)
    return None


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_DISK},mode=0700", "tmpfs", str(folder)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_marks_on_a_disk_that_fills_are_refused_until_there_is_room(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk") as disk:
        for number in range(20):
            assert _refusal(disk, f"old-{number}") is None
        (own,) = (disk / "watchlist").glob("*.json")
        ballast = disk / "ballast"
        filled = os.statvfs(disk)
        ballast.write_bytes(bytes(filled.f_bavail * filled.f_frsize))
        refused = kept = 0
        for number in range(60):
            before = own.read_bytes()
            refusal = _refusal(disk, f"new-{number}")
            if refusal is None:
                kept += 1
            else:
                refused += 1
                assert refusal.startswith("Not saved: ")
                assert str(own) in refusal
                assert own.read_bytes() == before
                # A little room, and then a little more.
                os.truncate(ballast, max(0, ballast.stat().st_size - 2_048))
            assert len(_store(disk).actions()) == 20 + kept
        assert refused
        assert kept
        ballast.unlink()
        assert _refusal(disk, "after") is None
        assert [action.title for action in _store(disk).actions()][-1] == "after"
        assert list(disk.rglob("*.tmp")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on Windows")
def test_a_file_that_cannot_grow_any_more_is_left_whole(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (finished.stdout.split(), finished.stderr) == (["21"], "")
