"""The list of titles for the command line, drawn as a table without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from docbrowser.render import styles, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docbrowser.listing import Row

REASONS: Final[Mapping[str, str]] = {
    "person": "with {text}",
    "director": "directed by {text}",
    "narrator": "narrated by {text}",
    "character": "with the character {text}",
    "episode": "in the episode {text}",
    "award": "for the award {text}",
    "synopsis": "in its synopsis",
    "on": "on {text}",
}


def reason(row: Row) -> str:
    """Return why a row matched, in words; "" where its name did or nothing was asked."""
    if row.matched is None:
        return ""
    field, text = row.matched
    return REASONS.get(field, "").format(text=text)


def title_table(rows: Iterable[Row]) -> Table:
    """Return the titles: mark, name, year, length, rating and id."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=1)
    table.add_column(overflow="ellipsis", no_wrap=True, ratio=None)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        status = row.progress.status
        rating = row.title.rating
        table.add_row(
            Text(styles.MARKS[status], style=styles.STATUS_STYLES[status]),
            Text(row.name),
            Text(str(row.title.year or ""), style=styles.DIM),
            Text(words.length(row.title, row.progress.episodes), style=styles.DIM),
            Text(f"{rating.value:g}" if rating else "", style=styles.DIM),
            Text(row.id, style=styles.DIM),
        )
    return table
