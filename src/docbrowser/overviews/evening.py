"""What fills an evening: next episodes and planned films first, others in what is left. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docbrowser.i18n import N_, _
from docbrowser.model import episode_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST: Final = 24 * 60


class Reason(str):
    """Why something is left out: as a string in English, for programs; `said` for readers."""

    __slots__ = ("message", "name")

    message: str
    name: str

    def __new__(cls, message: str, name: str = "") -> Reason:
        """Return the reason of a message, which may name somebody or something."""
        made = super().__new__(cls, message.format(name=name))
        made.message, made.name = message, name
        return made

    @property
    def said(self) -> str:
        """The reason in the language that is spoken."""
        return _(self.message).format(name=self.name)


# TR: why a title is left out of an evening: behind its name
NO_RUNTIME: Final = Reason(N_("no runtime is known"))
TOO_LONG: Final = Reason(N_("longer than the evening"))
NO_ROOM: Final = Reason(N_("no longer fits"))


class Item(NamedTuple):
    """A film or an episode that may be watched."""

    id: str
    name: str
    season: int | None = None
    number: int | None = None
    episode_name: str | None = None
    runtime: int | None = None
    planned: bool = False

    @property
    def key(self) -> str | None:
        """The key of the episode, `s1e2`; None of a film."""
        if self.season is None or self.number is None:
            return None
        return episode_key(self.season, self.number)


Chain: TypeAlias = Sequence[Item]
"""Items of one title, each of which needs those before it."""


class LeftOut(NamedTuple):
    """A title that one would have liked to see, and why it is not for this evening."""

    id: str
    name: str
    reason: Reason


class Plan(NamedTuple):
    """What to watch within so many minutes, and what was left out of it."""

    minutes: int
    items: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    others_left: Mapping[Reason, int] = {}
    """How many films that nobody asked for were left out, by reason."""

    @property
    def filled(self) -> int:
        """How many minutes it takes."""
        return sum(item.runtime or 0 for item in self.items)


def plan_evening(minutes: int, followed: Sequence[Chain], others: Sequence[Item]) -> Plan:
    """Return what to watch in so many minutes.

    It takes as many minutes of `followed` as can be had, and then of `others`; of the ways to do
    so the one of the fewest items, and of these the one that comes first. An item without a
    runtime is never taken, and nothing that comes after it in its chain.
    """
    sums = [_sums(chain, minutes) for chain in followed]
    taken = _fullest(minutes, sums)
    items = [item for chain, count in zip(followed, taken, strict=True) for item in chain[:count]]
    rest = minutes - sum(item.runtime or 0 for item in items)
    beside = _fullest(rest, [_sums([item], rest) for item in others])
    spare = [item for item, count in zip(others, beside, strict=True) if not count]
    items += [item for item, count in zip(others, beside, strict=True) if count]
    return Plan(
        minutes=minutes,
        items=tuple(items),
        left_out=tuple(_left_out(minutes, followed, {item.id for item in items})),
        others_left=Counter(_reason(item, minutes) for item in spare),
    )


def _sums(chain: Chain, minutes: int) -> list[int]:
    """Return how long the first items take together, the first two, and so on, as far as known."""
    known = takewhile(bool, (item.runtime for item in chain))
    together = accumulate(runtime or 0 for runtime in known)
    return list(takewhile(lambda sum_: sum_ <= minutes, together))


def _left_out(minutes: int, followed: Iterable[Chain], taken: set[str]) -> Iterator[LeftOut]:
    firsts: dict[str, list[Item]] = {}
    for chain in followed:
        if chain and chain[0].id not in taken:
            firsts.setdefault(chain[0].id, []).append(chain[0])
    for title_id, items in firsts.items():
        # Of a title of which anything can be watched first, it is the shortest that counts.
        item = min(items, key=lambda item: item.runtime or LONGEST + 1)
        yield LeftOut(title_id, item.name, _reason(item, minutes))


def _reason(item: Item, minutes: int) -> Reason:
    if not item.runtime:
        return NO_RUNTIME
    return TOO_LONG if item.runtime > minutes else NO_ROOM


def _fullest(minutes: int, chains: Sequence[Sequence[int]]) -> list[int]:
    """Return how many items of each chain to take; a chain is the sums of its first items.

    A set of sums is a number here, of which bit n stands for n minutes.
    """
    within = (1 << (minutes + 1)) - 1
    reachable = 1
    for chain in chains:
        start = reachable
        for sum_ in chain:
            reachable |= start << sum_
        reachable &= within
    filled = reachable.bit_length() - 1
    # levels[n][i]: the sums of exactly n items from the i-th chain on. The fewest come first.
    levels: list[list[int]] = []
    while not levels or not levels[-1][0] >> filled & 1:
        count = len(levels)
        level = [int(not count)] * (len(chains) + 1)
        for place in range(len(chains) - 1, -1, -1):
            sums = level[place + 1]
            for taken, sum_ in enumerate(chains[place][:count], start=1):
                sums |= levels[count - taken][place + 1] << sum_
            level[place] = sums & within
        levels.append(level)
    return _way(filled, chains, levels)


def _way(
    filled: int, chains: Sequence[Sequence[int]], levels: Sequence[Sequence[int]]
) -> list[int]:
    """Return how many items of each chain come to the sum, with as many of the first as can be."""
    way, left, count = [], filled, len(levels) - 1
    for place, chain in enumerate(chains, start=1):
        taken = next(
            taken
            for taken in range(min(count, len(chain)), -1, -1)
            if (rest := left - (chain[taken - 1] if taken else 0)) >= 0
            and levels[count - taken][place] >> rest & 1
        )
        left -= chain[taken - 1] if taken else 0
        count -= taken
        way.append(taken)
    return way
