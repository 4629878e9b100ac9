"""What the watchlist keeps through kills and beside other writers. DOCBROWSER_KILLS sets how often
a writer is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from docbrowser.actions import Draft
from docbrowser.paths import Place
from docbrowser.store.tables import read_tables
from docbrowser.store.watchlist import WatchlistStore

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("DOCBROWSER_KILLS", "20"))

# Marks titles named after itself and a number, and says so when the mark is acknowledged.
WRITER = """
import sys
from pathlib import Path
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.actions import Draft
folder, device, name, count = sys.argv[1:]
store = WatchlistStore(Place(Path(folder)), Path(device), lambda said: sys.exit(said))
for number in range(int(count)):
    store.record(lambda known: [Draft("want", f"{name}-{number}")])
    print(f"{name}-{number}", flush=True)
"""


class Shelf:
    """A watchlist folder that several processes write to, as one device."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "watchlist"
        self.device = folder / "device"

    def writer(self, name: str, count: int) -> subprocess.Popen[str]:
        arguments = [str(self.folder), str(self.device), name, str(count)]
        return subprocess.Popen(
            [sys.executable, "-c", WRITER, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def store(self) -> WatchlistStore:
        return WatchlistStore(Place(self.folder), self.device, pytest.fail)

    def titles(self) -> list[str]:
        return [str(action.title) for action in self.store().actions()]

    def strays(self) -> list[Path]:
        return list(self.folder.rglob("*.tmp"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_two_processes_that_mark_a_hundred_each_lose_none(shelf: Shelf) -> None:
    writers = [shelf.writer(name, 100) for name in ("one", "two")]
    results = [(*process.communicate(timeout=120), process.returncode) for process in writers]
    assert [(code, error) for _, error, code in results] == [(0, ""), (0, "")]
    titles = shelf.titles()
    assert len(titles) == 200
    assert set(titles) == {f"{name}-{number}" for name in ("one", "two") for number in range(100)}
    assert len(list(shelf.folder.glob("*.json"))) == 1
    for name in ("one", "two"):
        own = [title for title in titles if title.startswith(name)]
        assert own == [f"{name}-{number}" for number in range(100)]


def test_every_acknowledged_mark_survives_the_kill_of_its_writer(shelf: Shelf) -> None:
    acknowledged: list[str] = []
    for turn in range(KILLS):
        with shelf.writer(f"turn{turn}", 1_000_000) as process:
            assert process.stdout is not None
            acknowledged += [process.stdout.readline().strip() for _ in range(turn % 4 + 1)]
            process.kill()
            acknowledged += process.stdout.read().split()
        (own,) = shelf.folder.glob("*.json")
        read_tables(own)
        titles = shelf.titles()
        assert set(acknowledged) <= set(titles)
        assert len(titles) == len(set(titles))
    shelf.store().record(lambda _: [Draft("want", "after")])
    assert shelf.titles()[-1] == "after"
    assert [path for path in shelf.strays() if path.parent == shelf.folder] == []


def test_what_a_writer_killed_during_a_backup_left_is_swept(shelf: Shelf) -> None:
    shelf.store().record(lambda _: [Draft("want", "io")])
    (own,) = shelf.folder.glob("*.json")
    stray = shelf.folder / "backups" / f".{own.name}.000001.bak.deadbeef.tmp"
    stray.write_bytes(b"half")
    shelf.store().record(lambda _: [Draft("want", "europa")])
    assert shelf.strays() == []
