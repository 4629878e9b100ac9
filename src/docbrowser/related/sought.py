"""What is looked for in other works: all that a work tells, each with how rare it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.terms import sound, to_latin
from docbrowser.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.related.telling import Telling


_SIGNS: Final = 100


def heard_as(word: str) -> str:
    """Return how a folded word of a name sounds, whatever the letters it is written in."""
    return sound(to_latin(word)).replace("c", "k")


class Term(NamedTuple):
    """A word of the texts: as it is written there, and all forms of it in the texts of others."""

    language: str
    shown: str
    forms: frozenset[str]
    rarity: float
    """From 0, for what every title has, to 1, for what no other one has."""
    emphasis: float
    """How much it matters here: more in a name, and where it is said again and again."""

    @property
    def weight(self) -> float:
        """What it counts for when another text has it, too."""
        return self.emphasis * float(self.rarity**1.5)


class Name(NamedTuple):
    """A name in the texts; for each of its words all forms of it, in any language."""

    language: str
    shown: str
    forms: tuple[frozenset[str], ...]
    rarity: float

    @property
    def sounds(self) -> tuple[str, ...]:
        """How each word of it sounds, whatever the letters it is written in."""
        return tuple(map(heard_as, words(self.shown)))


class Rated(NamedTuple):
    """A person, by the key of the name, or a subject, by its id; and how rare they are."""

    key: str
    rarity: float


class Subject(NamedTuple):
    """A subject, and how the texts of others may name it: by language, word for word."""

    id: str
    rarity: float
    labels: Mapping[str, tuple[frozenset[str], ...]]
    label_rarity: float


@dataclass(frozen=True)
class Sought:
    """What is looked for in other works."""

    telling: Telling
    terms: Sequence[Term]
    names: Sequence[Name]
    people: Sequence[Rated]
    subjects: Sequence[Subject]
    called: Mapping[str, float]
    """How rare the words of its names are."""

    @cached_property
    def signs(self) -> frozenset[str]:
        """Words without any of which a text has hardly anything of what is looked for."""
        found: set[str] = set().union(*(term.forms for term in self.terms[:_SIGNS]))
        for subject in self.subjects:
            found.update(*(form for label in subject.labels.values() for form in label))
        for name in self.names:
            found |= name.forms[-1]
        return frozenset(found)
