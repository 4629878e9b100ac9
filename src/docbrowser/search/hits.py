"""Titles that match, and the states of watching that they are ordered by."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.noted import noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docbrowser.search.noted import Note
    from docbrowser.search.query import Between, Words
    from docbrowser.search.readings import Reading


class Hits(NamedTuple):
    """Titles that match, by their ranks in the index, and the rank of the field of each match."""

    titles: array[int]
    ranks: bytes

    @classmethod
    def of_names(cls, titles: Iterable[int]) -> Hits:
        """Return titles of which nothing was asked."""
        found = array("L", titles)
        return cls(found, bytes(len(found)))

    def picked(self, places: Iterable[int]) -> Hits:
        """Return the hits at those places, in that order."""
        chosen = list(places)
        return Hits(
            array("L", (self.titles[place] for place in chosen)),
            bytes(self.ranks[place] for place in chosen),
        )

    def in_order(self, order: Iterable[int]) -> Hits:
        """Return the hits in the order in which all titles stand in `order`."""
        places = {title: place for place, title in enumerate(self.titles)}
        return self.picked(places[title] for title in order if title in places)


NO_HITS: Final = Hits(array("L"), b"")


@dataclass(frozen=True)
class States:
    """The titles, by their ranks, that are in a state of watching; all others are unwatched."""

    titles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    tags: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The titles that bear a tag, which is folded."""
    notes: tuple[Note, ...] = ()
    """What was noted of titles and of their episodes."""
    ratings: Mapping[int, int] = field(default_factory=dict)
    """The user's own ratings."""

    def noted(self, words: Words, others: Iterable[Reading]) -> set[int]:
        """Return the titles with a note in which words follow each other.

        `others` are what the last of them can mean besides.
        """
        return noted(self.notes).titles(words, others) if self.notes else set()

    def rated(self, bounds: Between) -> list[int]:
        """Return the titles to which the user gave a rating within bounds."""
        return [title for title, rating in self.ratings.items() if bounds.holds(rating)]

    def tagged(self, words: Sequence[str], *, exact: bool) -> set[int]:
        """Return the titles with a tag in which folded words follow each other.

        The last of them may be the beginning of one, unless it is to be `exact`.
        """
        sought = " ".join(["", *words, *([""] if exact else [])])
        return {
            title for tag, titles in self.tags.items() if sought in f" {tag} " for title in titles
        }

    def is_done(self, title: int) -> bool:
        """Return whether a title has been watched, or will not be."""
        return self.order(title) > _STATES.index("unwatched")

    def order(self, title: int) -> int:
        """Return the place of a title's state: what one is in the midst of comes first."""
        return self._orders.get(title, _STATES.index("unwatched"))

    @cached_property
    def _orders(self) -> Mapping[int, int]:
        return {
            title: _STATES.index(state) for state, titles in self.titles.items() for title in titles
        }


_STATES: Final = ("watching", "planned", "unwatched", "watched", "skipped")
