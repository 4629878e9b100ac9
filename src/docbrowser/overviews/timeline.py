"""The timeline: how many titles began in each year, and how many of them were watched."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docbrowser.library import Library
    from docbrowser.listing import Row
    from docbrowser.shelves import Year

MANY: Final = 15
"""Years above which they are told by decades as well."""
_DECADE: Final = 10


class Span(NamedTuple):
    """A year, or a decade; None for the titles of which the year is not known."""

    first: int | None
    last: int | None
    titles: int
    watched: int

    @property
    def is_decade(self) -> bool:
        """Whether it is more than a year."""
        return self.first != self.last


def timeline(library: Library) -> list[Span]:
    """Return the years in which titles began, the latest first, an unknown one last.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    return years(library.shelves.years())


def years(counts: Mapping[int | None, Year]) -> list[Span]:
    """Return a span for each year, the latest first, and the titles of an unknown one last."""
    found = [Span(year, year, *count) for year, count in counts.items()]
    return sorted(found, key=lambda one: (one.first is None, -(one.first or 0)))


def by_decade(spans: Sequence[Span]) -> list[Span]:
    """Return the years and, where they are many, before those of each decade the decade."""
    dated = [span for span in spans if span.first is not None]
    if len(dated) <= MANY:
        return list(spans)
    told: list[Span] = []
    for decade, several in groupby(spans, key=_decade):
        of_decade = list(several)
        if decade is not None:
            titles = sum(span.titles for span in of_decade)
            watched = sum(span.watched for span in of_decade)
            told.append(Span(decade, decade + _DECADE - 1, titles, watched))
        told += of_decade
    return told


def _decade(span: Span) -> int | None:
    return None if span.first is None else span.first // _DECADE * _DECADE


def by_name(rows: Iterable[Row]) -> list[Row]:
    """Return titles by their years, the latest first, and within a year by name."""
    return sorted(
        rows, key=lambda row: (-(row.summary.year or 0), fold(row.name), row.name, row.id)
    )
