"""Picking from a list whose first entries are the most frequent, as words are in a language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """Entries, the most frequent first, and the running sums of their weights."""

    entries: Sequence[T]
    sums: Sequence[float]

    def pick(self, random: Random, count: int) -> list[T]:
        """Return `count` entries, with repetitions, each as often as its rank says."""
        return random.choices(self.entries, cum_weights=self.sums, k=count)


def ranked(entries: Sequence[T], exponent: float = 1.1, shift: float = 2.7) -> Ranked[T]:
    """Return `entries` weighted after Zipf and Mandelbrot: 1 / (rank + shift) ** exponent."""
    weights = ((rank + shift) ** -exponent for rank in range(1, len(entries) + 1))
    return Ranked(entries, tuple(accumulate(weights)))


def seeded(seed: int | str) -> Random:
    """Return a source of chance that gives the same numbers in every run and process."""
    return Random(seed)  # noqa: S311  # synthetic data, no secrets
