"""A list of titles: its rows, and the orders in which they can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.text import matching_tag, sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docbrowser.model import Title
    from docbrowser.search.matching import Hit
    from docbrowser.watching import Progress


@dataclass(frozen=True)
class Row:
    """A title as a list shows it."""

    title: Title
    name: str
    progress: Progress
    hit: Hit

    @property
    def id(self) -> str:
        """The title's id."""
        return self.title.id

    @property
    def matched(self) -> tuple[str, str] | None:
        """The field and text that matched, where that is not the name."""
        passage = self.hit.passage
        if passage is None or passage.field == "name":
            return None
        return passage.field, passage.shown


class Counts(NamedTuple):
    """The sums that the header shows."""

    titles: int
    watched: int
    watching: int


def display_name(title: Title, languages: Sequence[str]) -> str:
    """Return the title's name in the first of `languages` that it has, else the original one.

    A title without any name goes by its id.
    """
    for wanted in languages:
        tag = matching_tag(title.names, wanted)
        if tag is not None:
            return title.names[tag]
    if title.original_name:
        return title.original_name
    return title.names.get("en") or next(iter(title.names.values()), title.id)


def _by_name(row: Row) -> tuple[str, str]:
    return sort_key(row.name)


def _by_match(row: Row) -> tuple[int, int, float, tuple[str, str]]:
    return row.hit.rank, row.hit.nearness, -_rating(row), _by_name(row)


def _by_year(row: Row) -> tuple[int, tuple[str, str]]:
    return -(row.title.year or 0), _by_name(row)


def _by_rating(row: Row) -> tuple[float, tuple[str, str]]:
    return -_rating(row), _by_name(row)


def _by_runtime(row: Row) -> tuple[float, tuple[str, str]]:
    return row.title.runtime or float("inf"), _by_name(row)


def _rating(row: Row) -> float:
    rating = row.title.rating
    return rating.value / rating.best if rating else 0.0


ORDERS: Final[Mapping[str, Callable[[Row], Any]]] = {
    "match": _by_match,
    "name": _by_name,
    "year": _by_year,
    "rating": _by_rating,
    "runtime": _by_runtime,
}
