"""What sources claim of one field, settled: which value is shown, and who disagrees. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docbrowser.model import YOU
from docbrowser.titles import Claim, Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Compare = Callable[[Any, Any], bool]


class Said(NamedTuple):
    """One source's claim of one field; None where it makes none."""

    source: str
    value: Any


def _equal(one: object, other: object) -> bool:
    return one == other


def _never(_coarse: object, _fine: object) -> bool:
    return False


class Ledger:
    """Notes where each value came from, and who disagreed, while a title is put together."""

    def __init__(self) -> None:
        self.provenance: dict[str, str] = {}
        self.conflicts: list[Conflict] = []

    def settle(
        self,
        field: str,
        said: Iterable[Said],
        *,
        same: Compare = _equal,
        coarser: Compare = _never,
    ) -> Any:
        """Return the value of a single-valued field, None where nobody claims one.

        `said` is in the order of trust. `same` tells whether two values are one in different
        spelling, `coarser` whether the first says the same as the second, less exactly.
        """
        claims = [claim for claim in said if claim.value is not None]
        if not claims:
            return None
        chosen = _finest(claims, coarser)
        self.provenance[field] = chosen.source
        values = _distinct(chosen, claims, same, coarser)
        if len(values) > 1:
            self.conflicts.append(Conflict(field=field, values=values))
        return chosen.value

    def note(self, field: str, said: Iterable[Said]) -> None:
        """Take down claims that exclude each other, of which the first one counts."""
        groups: list[tuple[Any, list[str]]] = []
        for source, value in said:
            _join(groups, source, value, _equal)
        values = tuple(Claim(value=value, sources=tuple(sources)) for value, sources in groups)
        self.conflicts.append(Conflict(field=field, values=values))

    def settle_maps(
        self,
        field: str,
        maps: Sequence[tuple[str, Mapping[str, Any]]],
        *,
        same: Compare = _equal,
        coarser: Compare = _never,
    ) -> dict[str, Any]:
        """Return the union of `maps`, `(source, map)` each; every key is settled for itself."""
        keys = dict.fromkeys(key for _, values in maps for key in values)
        return {
            key: self.settle(
                f"{field}.{key}",
                (Said(source, values.get(key)) for source, values in maps),
                same=same,
                coarser=coarser,
            )
            for key in keys
        }


def _finest(claims: Sequence[Said], coarser: Compare) -> Said:
    """Return the most trusted claim, or who says the same more exactly; the user's word stands."""
    chosen = claims[0]
    while chosen.source != YOU:
        finer = next((claim for claim in claims if coarser(chosen.value, claim.value)), None)
        if finer is None:
            break
        chosen = finer
    return chosen


def _join(groups: list[tuple[Any, list[str]]], source: str, value: object, same: Compare) -> None:
    """Put a source to those who claim the same."""
    for known, sources in groups:
        if same(known, value):
            if source not in sources:
                sources.append(source)
            return
    groups.append((value, [source]))


def _distinct(
    chosen: Said, claims: Sequence[Said], same: Compare, coarser: Compare
) -> tuple[Claim, ...]:
    """Return the claims that exclude each other, the chosen one first."""
    groups: list[tuple[Any, list[str]]] = [(chosen.value, [chosen.source])]
    vague = [
        claim for claim in claims if any(coarser(claim.value, other.value) for other in claims)
    ]
    for source, value in claims:
        if value in (other.value for other in vague) and value != chosen.value:
            continue  # it contradicts nobody: somebody says the same, more exactly
        if coarser(chosen.value, value):
            continue  # the user's own coarse word stands, and this fits it
        _join(groups, source, value, same)
    for source, value in vague:
        fitting = [known for known, _ in groups if coarser(value, known)]
        if len(fitting) == 1:  # else it takes no side
            _join(groups, source, fitting[0], same)
    return tuple(Claim(value=value, sources=tuple(sources)) for value, sources in groups)
