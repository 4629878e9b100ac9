"""How much it says of two works that one person had a part in both. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WEIGHTS: Final[Mapping[str, float]] = {
    "director": 1.0,
    "presenter": 1.0,
    "creator": 0.9,
    "narrator": 0.7,
    "self": 0.7,
    "writer": 0.6,
    "producer": 0.4,
    "cinematographer": 0.4,
    "composer": 0.35,
    "actor": 0.3,
    "editor": 0.25,
}
_OTHER: Final = 0.2


def weight_of(jobs: Iterable[str]) -> float:
    """Return how much the weightiest of these jobs says."""
    return max((_WEIGHTS.get(job, _OTHER) for job in jobs), default=_OTHER)


def by_weight(jobs: Iterable[str]) -> list[str]:
    """Return jobs, the weightiest first."""
    return sorted(jobs, key=lambda job: (-_WEIGHTS.get(job, _OTHER), job))
