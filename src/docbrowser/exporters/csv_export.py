"""One row for each title that is marked or in the user's own catalogue, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import notes
from docbrowser.entries import viewings
from docbrowser.exporters.cells import rows
from docbrowser.exporters.collection import name_of
from docbrowser.watching import progress_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from docbrowser.entries import Entry
    from docbrowser.exporters.collection import Collection
    from docbrowser.titles import Title

NAME: Final = "csv"
_IDS: Final = ("imdb", "tmdb", "tvmaze", "thetvdb")
COLUMNS: Final = (
    "id", "name", "original_name", "year", "kind", "runtime", "status", "watched_on", "viewings",
    "rating", "tags", "note", "episodes", "episodes_watched", "genres", "countries", "languages",
    "networks", "directors", "url", *_IDS,
)  # fmt: skip
"""The header. `watched_on` is the day of the latest viewing, `viewings` how many there were, of the
title and of its episodes; the cells of lists are parted by commas."""


def pieces(collection: Collection) -> Iterator[str]:
    """Return the table, row by row."""
    return rows(
        COLUMNS, (_row(title, entry, collection.today) for title, entry in collection.titles)
    )


def _row(title: Title, entry: Entry, today: dt.date) -> list[object]:
    stand = progress_of(title, entry, today)
    return [
        title.id,
        name_of(title),
        title.original_name,
        title.year,
        title.kind,
        title.runtime,
        stand.status,
        stand.watched_on,
        len(viewings(entry)),
        entry.rating,
        ", ".join(entry.tags),
        notes.joined(entry.note, entry.remarks),
        stand.episodes,
        stand.episodes_watched,
        ", ".join(title.genres),
        ", ".join(title.countries),
        ", ".join(title.languages),
        ", ".join(title.networks),
        ", ".join(credit.person for credit in title.credits if credit.job == "director"),
        next((source.url for source in title.sources if source.url), None),
        *(title.ids.get(space) for space in _IDS),
    ]
