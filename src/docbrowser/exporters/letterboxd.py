"""The films that were watched, one row a viewing, as Letterboxd imports them.

The columns are of https://letterboxd.com/about/importing-data/: `Rating10` is a whole number from 1
to 10, `Tags` are parted by commas, and a row without `WatchedDate` says watched, on no known day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.exporters.cells import rows
from docbrowser.exporters.collection import name_of
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.exporters.collection import Collection

NAME: Final = "letterboxd"
COLUMNS: Final = ("Title", "Year", "WatchedDate", "Rating10", "Tags")
_KINDS: Final = frozenset({"film", "short"})
_DAY: Final = len("2007-09-23")


def pieces(collection: Collection) -> Iterator[str]:
    """Return the table, row by row."""
    return rows(COLUMNS, _viewings(collection))


def _viewings(collection: Collection) -> Iterator[list[object]]:
    for title, entry in collection.marked:
        if title.kind not in _KINDS:
            continue
        for viewing in sorted(entry.viewings, key=lambda viewing: viewing_date(viewing) or ""):
            day = viewing_date(viewing)
            yield [
                name_of(title),
                title.year,
                day if day and len(day) == _DAY else None,  # a month is no day to them
                entry.rating,
                ", ".join(entry.tags),
            ]
