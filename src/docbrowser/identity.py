"""Which episode a mark is on, also after a catalogue was numbered or named anew. Pure.

A mark remembers what its episode was known as: its ids, its name, the day on which it was shown.
Numbers are the weakest of these: sources count specials, double episodes and seasons differently,
and change their minds.
"""

from __future__ import annotations

import zlib
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docbrowser.actions import KnownAs
from docbrowser.merge import is_no_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docbrowser.titles import MergedEpisode, Title

_DAY: Final = len("2007-09-23")
MAX_NAMES: Final = 3
"""In how many languages an action remembers an episode's name."""


class Identity(Struct, frozen=True, array_like=True):
    """What tells an episode apart: its key (`s1e2`), ids (`tvmaze:1234`), day and names.

    Names are kept as checksums of their letters, case aside, so that an index can hold them all.
    """

    key: str
    ids: tuple[str, ...] = ()
    aired: str | None = None
    names: tuple[int, ...] = ()


class Likeness(IntEnum):
    """How sure it is that two identities are of one episode; a higher one is surer."""

    OTHER = 0
    SAME_KEY = 1  # and one of name and day contradicts
    SAME_DAY = 2  # under another number, and perhaps another name
    RENAMED = 3  # same number and day
    SAME_NAME = 4  # under another number, and on another day
    UNTOLD = 5  # same number, and nothing else is known
    MOVED = 6  # same name under another number, no day known
    REDATED = 7  # same number and name
    SAME_KEY_AND_DAY = 8
    SAME_NAME_AND_DAY = 9  # under another number
    SAME_KEY_AND_NAME = 10
    SAME_ID = 11


def identities(title: Title) -> tuple[Identity, ...]:
    """Return what tells the episodes of `title` apart, specials too."""
    return tuple(identity(episode.key, known_as(episode)) for episode in title.episodes())


def known_as(episode: MergedEpisode, before: Identity | None = None) -> KnownAs:
    """Return what a mark on `episode` has to remember of it.

    `before` is what an earlier mark on it remembers, so that both stay one.
    """
    names = [name for name in dict.fromkeys(episode.names.values()) if not is_no_name(name)][
        :MAX_NAMES
    ]
    once = [name for name in (before.names if before else ()) if name not in _checksums(names)]
    return KnownAs(
        ids=episode.ids, aired=episode.aired, names=tuple(names), once=tuple(once[:MAX_NAMES])
    )


def identity(key: str, known: KnownAs | None) -> Identity:
    """Return the identity of an episode that was marked under `key`."""
    if known is None:
        return Identity(key)
    return Identity(
        key,
        tuple(f"{space}:{value}" for space, value in known.ids.items()),
        known.aired,
        (*_checksums(known.names), *known.once),
    )


def _checksums(names: Iterable[str]) -> list[int]:
    return [zlib.crc32(name.casefold().encode()) for name in names]


def likeness(one: Identity, other: Identity) -> Likeness:
    """Return how sure it is that both are of one episode."""
    if not set(one.ids).isdisjoint(other.ids):
        return Likeness.SAME_ID
    if not _spaces(one).isdisjoint(_spaces(other)):
        return Likeness.OTHER
    named, aired = _same_name(one, other), _same_day(one, other)
    return _UNDER_ONE_KEY[named, aired] if one.key == other.key else _UNDER_TWO[named, aired]


# By whether the names are the same and whether the days are; None where that is not known.
_UNDER_ONE_KEY: Final[Mapping[tuple[bool | None, bool | None], Likeness]] = {
    (True, True): Likeness.SAME_KEY_AND_NAME,
    (True, None): Likeness.SAME_KEY_AND_NAME,
    (True, False): Likeness.REDATED,
    (None, True): Likeness.SAME_KEY_AND_DAY,
    (None, None): Likeness.UNTOLD,
    (None, False): Likeness.SAME_KEY,
    (False, True): Likeness.RENAMED,
    (False, None): Likeness.SAME_KEY,
    (False, False): Likeness.OTHER,
}
_UNDER_TWO: Final[Mapping[tuple[bool | None, bool | None], Likeness]] = {
    (True, True): Likeness.SAME_NAME_AND_DAY,
    (True, None): Likeness.MOVED,
    (True, False): Likeness.SAME_NAME,
    (None, True): Likeness.SAME_DAY,
    (None, None): Likeness.OTHER,
    (None, False): Likeness.OTHER,
    (False, True): Likeness.SAME_DAY,
    (False, None): Likeness.OTHER,
    (False, False): Likeness.OTHER,
}


def _spaces(one: Identity) -> set[str]:
    return {known.partition(":")[0] for known in one.ids}


def _same_name(one: Identity, other: Identity) -> bool | None:
    if not one.names or not other.names:
        return None
    return not set(one.names).isdisjoint(other.names)


def _same_day(one: Identity, other: Identity) -> bool | None:
    """Compare the days; a month or a year tells nothing about one."""
    if one.aired is None or other.aired is None or len(one.aired) < _DAY or len(other.aired) < _DAY:
        return None
    return one.aired == other.aired


class Guide:
    """The episodes that there are, to look a marked one up among."""

    def __init__(self, episodes: Iterable[Identity]) -> None:
        self.by_key = {episode.key: episode for episode in episodes}
        self._by_trait: dict[str | int, list[Identity]] | None = None

    def find(self, marked: Identity) -> str | None:
        """Return the key of the episode that was marked; None where it is not sure, or gone."""
        here = self.by_key.get(marked.key)
        sure = Likeness.OTHER if here is None else likeness(marked, here)
        if here is not None and sure >= Likeness.SAME_KEY_AND_NAME:
            return here.key
        # A day may be that of thousands; what shares nothing else is no surer than this.
        candidates = {one.key: one for one in self._alike(marked, by_day=sure <= Likeness.SAME_DAY)}
        if here is not None:
            candidates[here.key] = here
        rated = [(likeness(marked, one), one.key) for one in candidates.values()]
        best = max((grade for grade, _ in rated), default=Likeness.OTHER)
        keys = [key for grade, key in rated if grade == best]
        return keys[0] if best and len(keys) == 1 else None

    def _alike(self, marked: Identity, *, by_day: bool) -> Iterable[Identity]:
        """Return the episodes that share an id, a name or, if it is to count, a day with one."""
        if self._by_trait is None:
            self._by_trait = {}
            for episode in self.by_key.values():
                for trait in traits(episode):
                    self._by_trait.setdefault(trait, []).append(episode)
        for trait in traits(marked):
            if by_day or trait != marked.aired:
                yield from self._by_trait.get(trait, ())


def traits(one: Identity) -> Sequence[str | int]:
    """Return all by which an episode can be recognised under another number."""
    return [*one.ids, *one.names, *([one.aired] if one.aired else [])]


def united(old: Identity, new: Identity) -> Identity:
    """Return what both together tell of one episode; the newer word counts."""
    return Identity(
        new.key,
        tuple(dict.fromkeys((*new.ids, *old.ids))),
        new.aired or old.aired,
        tuple(dict.fromkeys((*new.names, *old.names))),
    )
