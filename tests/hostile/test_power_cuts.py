"""Power cuts: a small disk of its own is taken away in the midst of writing, with all that the
system had not put on it yet. Needs root and Linux; DOCBROWSER_TORTURE=1 cuts oftener."""

from __future__ import annotations

import fcntl
import json
import os
import random
import struct
import subprocess
import sys
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest

from docbrowser.paths import Place
from docbrowser.store.tables import read_tables
from docbrowser.store.watchlist import WatchlistStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CUTS: Final = 100 if os.environ.get("DOCBROWSER_TORTURE") else 3
_MEGABYTES: Final = 16
# From linux/fs.h and fs/ext4: end all access to a disk, and drop what is not on it.
_GOING_DOWN: Final = 0x8004587D
_DROP_ALL: Final = 2

# Both say what they have done once it is acknowledged.
_MARKS: Final = """
import sys
from pathlib import Path
from docbrowser.actions import Draft
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
folder = Path(sys.argv[1])
store = WatchlistStore(Place(folder / "watchlist"), folder / "device", lambda said: None)
for number in range(10_000):
    store.record(lambda known: [Draft("want", f"{sys.argv[2]}-{number}")])
    print(number, flush=True)
"""
_EDITS: Final = """
import sys
from pathlib import Path
from docbrowser.paths import Place
from docbrowser.revisions import revision
from docbrowser.store.catalog_writing import revise
place = Place(Path(sys.argv[1]) / "catalog.json")
for number in range(10_000):
    said = "a river " * (number % 40 + 1) + f"{sys.argv[2]} {number}"
    change = revision("rivers", "you", {}, {"synopses": {"en": said}})
    revise(place, [change], {"rivers": 1}, lambda said: None)
    print(number, flush=True)
"""


class Disk:
    """A file system in a file, which can lose its power."""

    def __init__(self, folder: Path) -> None:
        self._image = folder / "disk.img"
        self.path = folder / "disk"
        self.path.mkdir()
        with self._image.open("wb") as file:
            file.truncate(_MEGABYTES << 20)
        _run("mkfs.ext4", "-q", "-F", str(self._image))

    @contextmanager
    def mounted(self) -> Iterator[Path]:
        _run("mount", "-o", "loop", str(self._image), str(self.path))
        try:
            yield self.path
        finally:
            _run("umount", str(self.path))

    def cut_power(self) -> None:
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _GOING_DOWN, struct.pack("I", _DROP_ALL))
        finally:
            os.close(descriptor)


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no disk can be made here ({error})")


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


def acknowledged_until_cut(disk: Disk, script: str, name: str, acknowledgements: int) -> int:
    """Cut the power once a script has acknowledged so much; return how much it had by then."""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(disk.path), name],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        for _ in range(acknowledgements):
            assert writer.stdout.readline(), "it ended before the power did"
        disk.cut_power()
        writer.kill()
        return acknowledgements + len(writer.stdout.readlines())


def test_every_mark_that_was_acknowledged_is_there_after_a_power_cut(disk: Disk) -> None:
    chance = random.Random(7)
    expected: dict[str, int] = {}
    for cut in range(CUTS):
        with disk.mounted():
            name = f"cut{cut}"
            expected[name] = acknowledged_until_cut(disk, _MARKS, name, chance.randint(1, 25))
        with disk.mounted() as folder:
            store = WatchlistStore(Place(folder / "watchlist"), folder / "device", pytest.fail)
            kept = [action.title or "" for action in store.actions()]
        for one, count in expected.items():
            numbers = [int(title.split("-")[1]) for title in kept if title.startswith(f"{one}-")]
            # What was being written may be there as well, and nothing twice.
            assert numbers[:count] == list(range(count))
            assert all(later == earlier + 1 for earlier, later in pairwise(numbers))


def test_a_catalogue_is_whole_after_a_power_cut_with_every_edit_acknowledged(disk: Disk) -> None:
    chance = random.Random(8)
    with disk.mounted() as folder:
        others = {
            str(number): {"id": f"film-{number}", "records": [{"source": "curated"}]}
            for number in range(2, 60)
        }
        first = {"1": {"id": "rivers", "records": [{"source": "you"}]}}
        (folder / "catalog.json").write_text(json.dumps({"titles": {**first, **others}}))
        os.sync()
    for cut in range(CUTS):
        with disk.mounted():
            count = acknowledged_until_cut(disk, _EDITS, f"cut{cut}", chance.randint(1, 25))
        with disk.mounted() as folder:
            _finished(folder)
            titles = read_tables(folder / "catalog.json")["titles"]
        said = {one["id"]: one["records"][0] for one in titles.values()}["rivers"]
        *_, name, number = said["synopses"]["en"].split()
        assert name == f"cut{cut}"
        assert int(number) >= count - 1
        assert {one["id"] for one in titles.values()} == {
            "rivers",
            *(one["id"] for one in others.values()),
        }


def _finished(folder: Path) -> None:
    """Let an edit that was cut off be finished, as the next reader does."""
    from docbrowser.store.journal import settle

    settle(folder / "catalog.json")
