"""Targets that the library is called for: 4 queries, 5 opening, 6 marking."""

from __future__ import annotations

import gc
import os
import sys
import time
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from benchmarks import peers
from benchmarks.measuring import MILLISECONDS, Ratio, interleaved, median, percentile, timed
from benchmarks.processes import process_output
from benchmarks.queries import queries
from benchmarks.sandbox import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.sandbox import Sandbox
    from docbrowser.finding import Question
    from docbrowser.library import Library

ROUNDS: Final = 3
OPENINGS: Final = 3
MARKS: Final = 40
ACTIONS: Final = 1_000
LIMIT: Final = 100
# What fzf understands otherwise than docbrowser.
_NOT_FOR_FZF: Final = ("phrase", "field")

_GET: Final = """
import sys, time
from pathlib import Path
import docbrowser.store.lazy_storage, tinydb
from docbrowser.library import Library
from docbrowser.paths import Paths
start = time.perf_counter()
library = Library(Paths(catalog_flag=Path(sys.argv[1]), no_shipped=True), warn=sys.exit)
library.title(sys.argv[2])
print((time.perf_counter() - start) * 1000)
"""


def engine(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 4: the slowest queries without a screen, against fzf on the names."""
    from docbrowser.finding import Question

    names, environment = sandbox.names(), sandbox.environment("engine")
    asked = queries(sandbox.seed)
    ours: list[float] = []
    fzf: list[float] = []
    with opened(sandbox, "engine") as library:
        _answered(library, Question(asked[0].text, limit=LIMIT))
        gc.collect()
        gc.freeze()  # as the interface does after its start
        for turn in range(ROUNDS):
            for query in asked:
                ours.append(_answered(library, Question(query.text, limit=LIMIT)))
                if turn == 0 and query.kind not in _NOT_FOR_FZF:
                    fzf.append(peers.fzf_filter(names, query.text, environment))
    what = f"engine at {sandbox.titles:,}, p99 : median fzf --filter on the names"
    yield Ratio(4, what, percentile(ours), median(fzf), 0.25, len(ours))


def opening(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 5: opening a catalogue and getting one title, against stock TinyDB.

    Both are processes that have imported what they need. Ours merges the title's records as well.
    """
    catalogue, environment = sandbox.catalogue(), sandbox.environment("opening")
    number = sandbox.titles // 2
    with catalogue.open(encoding="utf-8") as lines:
        line = next(islice(lines, number, None))  # line 0 is the table's
    get = [sys.executable, "-c", _GET, str(catalogue), line.split('"')[5]]
    process_output(get, environment)  # makes the index
    ours, stock = interleaved(
        OPENINGS,
        lambda: [float(process_output(get, environment))],
        lambda: [peers.tinydb_get(catalogue, number, environment)],
    )
    what = f"open and get at {sandbox.titles:,} : stock TinyDB"
    yield Ratio(5, what, median(ours), median(stock), 0.01, OPENINGS)


def marking(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 6: one mark beside a thousand others, against writing the same bytes."""
    from docbrowser.finding import Question
    from docbrowser.wishes import Target

    with opened(sandbox, "marking", SMALL) as library:
        titles = [row.id for row in library.find(Question())]
        library.marks.mark("want", [Target(title) for title in titles[:ACTIONS]])
        places = iter(titles)
        folder = library.paths.watchlist.path

        def bare() -> list[float]:
            content = max(folder.glob("*.json"), key=lambda path: path.stat().st_size).read_bytes()
            return [peers.write_durably(sandbox.folder / "bare-marks.json", content)]

        ours, writing = interleaved(
            MARKS,
            lambda: [timed(lambda: library.marks.mark("skip", [Target(next(places))]))],
            bare,
        )
    what = f"one mark at {ACTIONS:,} actions : write, fsync, rename of the same bytes"
    yield Ratio(6, what, median(ours), median(writing), 2, MARKS)


def _answered(library: Library, question: Question) -> float:
    """Return how long the answer to a question takes, with its correction if need be, in ms."""
    start = time.perf_counter()
    library.find(question)
    return (time.perf_counter() - start) * MILLISECONDS


@contextmanager
def opened(sandbox: Sandbox, user: str, titles: int | None = None) -> Iterator[Library]:
    """Open the library of a user who has marked nothing yet."""
    from docbrowser.library import Library
    from docbrowser.paths import Paths

    environment = dict(sandbox.environment(user, anew=True))
    with patch.dict(os.environ, environment, clear=True):
        paths = Paths(catalog_flag=sandbox.catalogue(titles), no_shipped=True)
        yield Library(paths, warn=_fail)


def _fail(sentence: str) -> None:
    raise RuntimeError(sentence)
