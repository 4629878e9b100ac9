"""The fields that a query can name, and how much a match in each of them counts. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(NamedTuple):
    """A field: the letter that marks its words in the index, and its weight.

    A match in a field of a lower rank counts more. Only the words of `plain` fields are the
    vocabulary.
    """

    letter: str
    rank: int
    plain: bool = True


# A name before a person before the user's note before an episode before a synopsis. Notes and tags
# are in no index: their letters stand for themselves.
FIELDS: Final[Mapping[str, Field]] = {
    "name": Field("n", 0),
    "person": Field("p", 1),
    "director": Field("d", 1),
    "narrator": Field("r", 1),
    "character": Field("c", 2),
    "note": Field("m", 3, plain=False),
    "episode": Field("e", 4),
    "award": Field("a", 5),
    "synopsis": Field("s", 6),
    "subject": Field("b", 6, plain=False),
    "on": Field("o", 7, plain=False),
    "genre": Field("g", 0, plain=False),
    "country": Field("y", 0, plain=False),
    "lang": Field("l", 0, plain=False),
    "kind": Field("k", 0, plain=False),
    "source": Field("u", 0, plain=False),
    "tag": Field("t", 0, plain=False),
}
PLAIN: Final = tuple(name for name, field in FIELDS.items() if field.plain)
_LOOKED_INTO: Final = (*PLAIN, "subject")
"""The fields of the index that are looked into when a query names none."""
TEXTS: Final = frozenset(FIELDS[name].letter for name in ("episode", "synopsis", "note"))
"""The letters of fields that hold whole sentences."""
NAMES: Final = "".join(field.letter for field in FIELDS.values() if field.letter not in TEXTS)
"""The letters of all others."""


class Nearness(IntEnum):
    """How near a word of a text is to a word of the query; the lower, the nearer."""

    WHOLE = 0
    BEGINNING = 1
    LOOSE = 2  # by its stem, its other number, another spelling or another script


class Tier(NamedTuple):
    """How well a title matches: in which rank of fields, and how nearly; the lower, the better."""

    rank: int
    nearness: Nearness


def named(field: str | None) -> tuple[str, ...]:
    """Return the fields that a query's field speaks of: who directs is a person, too."""
    if field is None:
        return _LOOKED_INTO
    if field == "person":
        return ("person", "director", "narrator")
    return (field,)


def rank_of(name: str, asked: str | None) -> int:
    """Return how much a match in a field counts where `asked` is the field that a query names.

    That a title is of the subject that was asked for needs not be told.
    """
    return 0 if asked == "subject" else FIELDS[name].rank
