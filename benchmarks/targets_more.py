"""Target 13: what is near to a title, against reading as many titles as are looked at for it."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, Final

from benchmarks.measuring import MILLISECONDS, Ratio, interleaved, median, percentile, timed
from benchmarks.targets_engine import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.sandbox import Sandbox

TITLES: Final = 10_000
STARTS: Final = 100
LIMIT: Final = 20
MOST: Final = 100.0
"""Milliseconds in which it is to be there."""


def more(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 13: more on this, the slowest of a hundred, against reading what it looks at.

    It looks at some titles, which have to be read, cleaned and merged whoever asks for them. The
    other line is the time in which a reader is to have it, of a processor of one's own.
    """
    from docbrowser.finding import Question
    from docbrowser.related.more import LOOKED_AT
    from docbrowser.wishes import Target

    with opened(sandbox, "more", TITLES) as library:
        ids = [row.id for row in library.find(Question())]
        starts = iter(ids[:: len(ids) // STARTS][:STARTS])
        others = iter(ids[1 :: len(ids) // STARTS][:STARTS])
        library.related(Target(ids[-1]), LIMIT)
        gc.collect()
        gc.freeze()  # as the interface does after its start

        times: list[float] = []

        def alone(work: Callable[[], object]) -> None:
            start = time.process_time()
            work()
            times.append((time.process_time() - start) * MILLISECONDS)

        def read() -> None:
            place = ids.index(next(others))
            for title_id in ids[place : place + LOOKED_AT]:
                library.title(title_id)

        ours, reading = interleaved(
            STARTS,
            lambda: [timed(lambda: alone(lambda: library.related(Target(next(starts)), LIMIT)))],
            lambda: [timed(read)],
        )
    what = f"more on this at {TITLES:,} : reading {LOOKED_AT} titles"
    yield Ratio(13, what, median(ours), median(reading), 4, STARTS)
    what = f"more on this at {TITLES:,}, p99 of processor time : a tenth of a second"
    yield Ratio(13, what, percentile(times), MOST, 1, STARTS)
