"""What the watchlist keeps through kills and beside other writers. DOCBROWSER_KILLS sets how often
a writer is killed, DOCBROWSER_MARKS how many marks several writers make together."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from docbrowser.actions import Draft
from docbrowser.paths import Place
from docbrowser.store.tables import read_tables
from docbrowser.store.watchlist import WatchlistStore

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.actions import Action

KILLS = int(os.environ.get("DOCBROWSER_KILLS", "20"))
MARKS = int(os.environ.get("DOCBROWSER_MARKS", "160"))

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


@pytest.mark.timeout(600)
@pytest.mark.parametrize("count", [2, 8])
def test_several_processes_that_mark_at_once_lose_none(shelf: Shelf, count: int) -> None:
    names, each = [f"window{number}" for number in range(count)], MARKS // count
    writers = [shelf.writer(name, each) for name in names]
    results = [(*process.communicate(timeout=300), process.returncode) for process in writers]
    assert [(code, error) for _, error, code in results] == [(0, "")] * count
    titles = shelf.titles()
    assert len(titles) == each * count
    assert len(list(shelf.folder.glob("*.json"))) == 1
    for name in names:
        own = [title for title in titles if title.startswith(f"{name}-")]
        assert own == [f"{name}-{number}" for number in range(each)]


def test_threads_that_share_a_store_lose_no_mark(shelf: Shelf) -> None:
    store = shelf.store()
    seen: list[list[Action]] = []

    def mark(name: str) -> None:
        for number in range(20):
            store.record(lambda _: [Draft("want", f"{name}-{number}")])  # noqa: B023 - called at once
            seen.append(store.actions())

    threads = [threading.Thread(target=mark, args=(f"thread{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(shelf.titles())) == 80
    whole = store.actions()
    assert all(part == whole[: len(part)] for part in seen)


@pytest.mark.timeout(3_600)
def test_every_acknowledged_mark_survives_the_kill_of_its_writer(shelf: Shelf) -> None:
    acknowledged: list[str] = []
    titles: list[str] = []
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
    assert shelf.strays() == []
    print(f"{len(acknowledged)} marks acknowledged, {len(titles)} there")


def test_what_a_writer_killed_during_a_backup_left_is_swept(shelf: Shelf) -> None:
    shelf.store().record(lambda _: [Draft("want", "io")])
    (own,) = shelf.folder.glob("*.json")
    stray = shelf.folder / "backups" / f".{own.name}.000001.bak.deadbeef.tmp"
    stray.write_bytes(b"half")
    shelf.store().record(lambda _: [Draft("want", "europa")])
    assert shelf.strays() == []
