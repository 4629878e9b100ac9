"""Times and ratios. The two sides of a ratio take turns, so that drift falls on both."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Sample = Callable[[], Sequence[float]]

MILLISECONDS: Final = 1_000
PERCENT: Final = 100
P99: Final = 99


class MissingPeerError(Exception):
    """What a ratio is measured with is not on this system; the text is its name."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table: ours against the peer's, both in `unit`, from `n` samples each.

    `number` is the target's in the design; `note` says what took the place of a measurement
    that could not be made.
    """

    number: int
    what: str
    ours: float | None
    peer: float | None
    at_most: float
    n: int
    unit: str = "ms"
    note: str = ""

    @property
    def value(self) -> float | None:
        """Ours divided by the peer's; None where one of them was not measured."""
        return None if self.ours is None or not self.peer else self.ours / self.peer

    @property
    def holds(self) -> bool | None:
        """Whether the target is reached; None where nothing was measured."""
        return None if self.value is None else self.value <= self.at_most


def interleaved(rounds: int, *sides: Sample) -> list[list[float]]:
    """Return the samples of every side, which took turns for `rounds` rounds."""
    samples: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for taken, take in zip(samples, sides, strict=True):
            taken.extend(take())
    return samples


def median(samples: Sequence[float]) -> float:
    """Return the middle of `samples`, in their unit."""
    return statistics.median(samples)


def percentile(samples: Sequence[float], percent: float = P99) -> float:
    """Return the least sample that `percent` of all do not exceed, in their unit."""
    ordered = sorted(samples)
    return ordered[max(0, ceil(len(ordered) * percent / PERCENT) - 1)]


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` took, in ms; what earlier work left behind is collected before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS


def table(ratios: Iterable[Ratio]) -> Table:
    """Return the ratios as a table."""
    drawn = Table("#", "what", title="Targets", title_justify="left", box=None, pad_edge=False)
    for heading in ("ours", "peer", "unit", "ratio", "at most", "n", ""):
        drawn.add_column(heading, justify="right")
    for ratio in ratios:
        mark = {True: "reached", False: "MISSED", None: ratio.note or "not measured"}[ratio.holds]
        drawn.add_row(
            str(ratio.number),
            ratio.what,
            _figure(ratio.ours),
            _figure(ratio.peer),
            ratio.unit,
            _figure(ratio.value),
            f"{ratio.at_most:g}",
            str(ratio.n),
            mark,
        )
    return drawn


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}" if value < 1_000 else f"{value:,.0f}"  # noqa: PLR2004
