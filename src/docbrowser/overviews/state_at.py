"""The titles as they stood at the end of a day that is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from docbrowser import watching
from docbrowser.entries import NOTHING, settled
from docbrowser.errors import UnknownTitleError
from docbrowser.identity import identities
from docbrowser.listing import Row, Summary, display_name, summary
from docbrowser.overviews.history import entries_at
from docbrowser.text import clean_line, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from docbrowser.entries import Entry
    from docbrowser.library import Library


def rows_at(
    library: Library,
    day: dt.date,
    languages: Sequence[str] = (),
    wanted: Callable[[str], bool] | None = None,
) -> list[Row]:
    """Return the titles that bore a mark at the end of a day, by name, as a list showed them.

    What has aired since had not aired then. A title that no catalogue has any more goes by its id.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    entries = {
        title_id: entry
        for title_id, entry in entries_at(library.marks.diary, day).items()
        if entry != NOTHING and (wanted is None or wanted(title_id))
    }
    rows = [_row(library, title_id, entry, day, languages) for title_id, entry in entries.items()]
    return sorted(rows, key=lambda row: (sort_key(row.name), row.id))


def _row(
    library: Library, title_id: str, entry: Entry, day: dt.date, languages: Sequence[str]
) -> Row:
    try:
        title = library.title(title_id)
    except UnknownTitleError:
        return _row_of_unknown(title_id, entry, day)
    there = settled(entry, identities(title)) if entry.episodes else entry
    progress = watching.progress_of(title, there, day)
    return Row(summary(title), display_name(title, languages), progress)


def _row_of_unknown(title_id: str, entry: Entry, day: dt.date) -> Row:
    """Return what the marks alone tell of a title: there may be more episodes than are marked."""
    regular = [key for key in entry.episodes if not key.startswith("s0e")]
    told = Summary(title_id, {}, None, None, None, None, bool(entry.episodes), None, None, ())
    progress = replace(
        watching.progress(told, (), entry, day),
        episodes=len(regular),
        episodes_watched=sum(entry.has_seen(key) for key in regular),
    )
    return Row(told, clean_line(title_id), progress)
