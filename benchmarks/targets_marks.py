"""Target 11: a mark at five thousand actions, from the key to the screen, and beside others."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from benchmarks import peers
from benchmarks.measuring import MILLISECONDS, Ratio, interleaved, median, percentile, timed
from benchmarks.sandbox import SMALL
from benchmarks.sessions import browsing, make_index, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.sandbox import Sandbox

ACTIONS: Final = 5_000
MARKS: Final = 40
TOGETHER: Final = 1_000
"""Marks that all windows make in sum."""
LONGEST_WAIT: Final = 500.0
"""ms that a writer may wait, the mark itself included."""
SPACE: Final = " "

_WINDOW: Final = """
import sys, time
from pathlib import Path
from docbrowser.actions import Draft
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
store = WatchlistStore(Place(Path(sys.argv[1])), Path(sys.argv[2]), sys.exit)
store.actions()
print("ready", flush=True)
sys.stdin.readline()
longest = 0.0
for number in range(int(sys.argv[3])):
    start = time.perf_counter()
    store.record(lambda known: [Draft("want", f"{sys.argv[4]}-{number}")])
    longest = max(longest, time.perf_counter() - start)
print(longest)
"""


def saving(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 11: from space to the mark on the row, which is there once it is on disk."""
    yield _recording(sandbox)
    yield _seeing(sandbox)
    for windows in (2, 8):
        yield _waiting(sandbox, windows)


def _seeing(sandbox: Sandbox) -> Ratio:
    environment = sandbox.environment("saving", anew=True)
    folder, _ = _watched(sandbox, "saving")
    make_index(sandbox.program(SMALL), environment)
    with ExitStack() as stack:
        opened = stack.enter_context(browsing(sandbox.program(SMALL), environment))
        empty = stack.enter_context(peers.empty_textual(environment))
        ours, echo, syncs = interleaved(
            MARKS,
            lambda: [opened.painted(SPACE, rows)],
            lambda: [empty.painted(SPACE)],
            lambda: [peers.two_syncs(sandbox.folder / "bare-marks.json", _own(folder))],
        )
    what = f"space to saved at {ACTIONS:,} actions, less the two fsyncs ({median(syncs):.1f} ms)"
    what = f"{what} : key echo of an empty Textual app"
    return Ratio(11, what, median(ours) - median(syncs), median(echo), 2, MARKS)


def _recording(sandbox: Sandbox) -> Ratio:
    """Return what the storage alone takes, against writing the same bytes as durably."""
    from docbrowser.actions import Draft
    from docbrowser.paths import Place
    from docbrowser.store.watchlist import WatchlistStore

    sandbox.environment("recording", anew=True)
    folder, device = _watched(sandbox, "recording")
    store = WatchlistStore(Place(folder), device, _fail)
    store.actions()
    ours, bare = interleaved(
        MARKS,
        lambda: [timed(lambda: store.record(lambda _: [Draft("want", "one-more")]))],
        lambda: [_bare(sandbox, _own(folder))],
    )
    what = f"record() at {ACTIONS:,} actions : write, fsync, rename, fsync of the same bytes"
    return Ratio(11, what, median(ours), median(bare), 2, MARKS)


def _waiting(sandbox: Sandbox, windows: int) -> Ratio:
    """Return the longest that one of several windows took for a mark while all were marking.

    Raises:
        RuntimeError: a mark was lost.
    """
    name, each = f"windows-{windows}", TOGETHER // windows
    environment = sandbox.environment(name, anew=True)
    folder, device = _watched(sandbox, name)
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(
                    [
                        sys.executable,
                        "-c",
                        _WINDOW,
                        str(folder),
                        str(device),
                        str(each),
                        str(place),
                    ],
                    env=environment,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for place in range(windows)
        ]
        outputs = [process.stdout for process in running if process.stdout]
        for output in outputs:
            output.readline()
        for process in running:
            if process.stdin:
                process.stdin.write("go\n")
                process.stdin.flush()
        waits = [float(output.read()) * MILLISECONDS for output in outputs]
    lost = ACTIONS + each * windows - _own(folder).count(b'"step"')
    if lost:
        raise RuntimeError(f"{lost} marks were lost")
    what = (
        f"longest wait of {windows} windows × {each} marks at {ACTIONS:,} actions : half a second"
    )
    return Ratio(11, what, percentile(waits, 100), LONGEST_WAIT, 1, each * windows)


def _watched(sandbox: Sandbox, user: str) -> tuple[Path, Path]:
    """Give a user as many actions as the target is about; return where they and the device lie."""
    from docbrowser.actions import Draft
    from docbrowser.paths import Paths
    from docbrowser.store.watchlist import WatchlistStore

    with patch.dict(os.environ, dict(sandbox.environment(user)), clear=True):
        paths = Paths(no_shipped=True)
        place, device = paths.watchlist, paths.device
    titles = _titles(sandbox)
    drafts = [
        Draft("watch", titles[number % len(titles)], value="2026-03-31T20:15+02:00")
        for number in range(ACTIONS)
    ]
    WatchlistStore(place, device, _fail).record(lambda _: drafts)
    return place.path, device


def _titles(sandbox: Sandbox) -> Sequence[str]:
    with sandbox.catalogue(SMALL).open(encoding="utf-8") as lines:
        return [line.split('"')[5] for line in islice(lines, 1, SMALL + 1)]  # line 0 is the table's


def _own(folder: Path) -> bytes:
    (path,) = folder.glob("*.json")
    return path.read_bytes()


def _bare(sandbox: Sandbox, content: bytes) -> float:
    path = sandbox.folder / "bare-marks.json"
    return peers.write_durably(path, content) + timed(lambda: peers.sync_folder(path.parent))


def _fail(sentence: str) -> None:
    raise RuntimeError(sentence)
