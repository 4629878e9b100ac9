"""The list of titles for the command line, drawn as a table without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from docbrowser.render import styles, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.listing import Row

REASONS: Final[Mapping[str, str]] = {
    "person": "with {text}",
    "director": "directed by {text}",
    "narrator": "narrated by {text}",
    "character": "with the character {text}",
    "episode": "in the episode {text}",
    "award": "for the award {text}",
    "synopsis": "{text}",
    "on": "on {text}",
}


def reason(row: Row) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return why a row matched, in words, and what of them to highlight; "" for its name."""
    match = row.match
    if match is None or match.field not in REASONS:
        return "", ()
    words = REASONS[match.field].format(text=match.place or match.quote)
    if match.place and match.field != "character":
        words = f"{words} · {match.quote}"
    shift = words.rindex(match.quote) if match.quote in words else 0
    return words, [(start + shift, end + shift) for start, end in match.spans]


def title_table(rows: Sequence[Row], width: int) -> Table:
    """Return the titles: mark, name, year, length, rating and id.

    Where `width` columns are too few, the ids stand below the names: an id is for copying, and is
    never cut.
    """
    beside = _width(rows) <= width
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=1)
    table.add_column(overflow="ellipsis", no_wrap=True)
    for _ in range(3):
        table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    for row in rows:
        status = row.progress.status
        name, title_id = Text(row.name), Text(row.id, style=styles.DIM)
        table.add_row(
            Text(styles.MARKS[status], style=styles.STATUS_STYLES[status]),
            name if beside else Text("\n").join([name, title_id]),
            *(Text(cell, style=styles.DIM) for cell in _cells(row)),
            title_id if beside else "",
        )
    return table


def _cells(row: Row) -> tuple[str, str, str]:
    told = row.summary
    return (
        str(told.year or ""),
        words.length(told, row.progress.episodes),
        f"{told.score.value:g}" if told.score else "",
    )


def _width(rows: Sequence[Row]) -> int:
    """Return the columns that the rows need, side by side."""
    columns = zip(*((row.name, *_cells(row), row.id) for row in rows), strict=True)
    return 1 + sum(2 + max(map(cell_len, column)) for column in columns)
