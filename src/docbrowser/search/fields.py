"""The fields that a query can name, and how much a match in each of them counts. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(NamedTuple):
    """A field: the letter that marks its words in the index, and its weight.

    A match in a field of a lower rank counts more. Only `plain` fields are looked into when a
    query names none.
    """

    letter: str
    rank: int
    plain: bool = True


# A name before a person before an episode before a synopsis.
FIELDS: Final[Mapping[str, Field]] = {
    "name": Field("n", 0),
    "person": Field("p", 1),
    "director": Field("d", 1),
    "narrator": Field("r", 1),
    "character": Field("c", 2),
    "episode": Field("e", 3),
    "award": Field("a", 4),
    "synopsis": Field("s", 5),
    "on": Field("o", 6, plain=False),
    "genre": Field("g", 0, plain=False),
    "country": Field("y", 0, plain=False),
    "lang": Field("l", 0, plain=False),
    "kind": Field("k", 0, plain=False),
    "source": Field("u", 0, plain=False),
    "tag": Field("t", 0, plain=False),
}
PLAIN: Final = tuple(name for name, field in FIELDS.items() if field.plain)


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
        return PLAIN
    if field == "person":
        return ("person", "director", "narrator")
    return (field,)
