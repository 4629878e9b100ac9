"""The list of titles for the command line: a line a title, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from docbrowser.render import styles, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.listing import Row

GAP: Final = 2
_MARK: Final = 1


def title_lines(rows: Sequence[Row], width: int) -> Iterator[Text]:
    """Return the titles: mark, name, year, length, rating and id.

    Where `width` columns are too few, the ids stand below the names: an id is for copying, and is
    never cut; a name may be.
    """
    # Lines rather than a table of Rich's, which takes a second for two thousand rows.
    facts = [_facts(row) for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*facts, strict=True)]
    names = max((cell_len(row.name) for row in rows), default=0)
    fixed = _MARK + GAP + sum(GAP + column for column in widths)
    beside = fixed + names + GAP + max((cell_len(row.id) for row in rows), default=0) <= width
    names = names if beside else max(1, min(names, width - fixed))
    for row, cells in zip(rows, facts, strict=True):
        status = row.progress.status
        line = Text.assemble((styles.MARKS[status], styles.STATUS_STYLES[status]))
        name = Text(row.name, style=styles.TEXT)
        name.truncate(names, overflow="ellipsis", pad=True)
        line.append(" " * GAP).append_text(name)
        for cell, column in zip(cells, widths, strict=True):
            line.append(" " * (GAP + column - cell_len(cell)) + cell, style=styles.DIM)
        if beside:
            yield line.append(" " * GAP + row.id, style=styles.DIM)
        else:
            yield line
            yield Text(" " * (_MARK + GAP) + row.id, style=styles.DIM)


def _facts(row: Row) -> tuple[str, str, str]:
    told = row.summary
    return (
        str(told.year or ""),
        words.length(told, row.progress.episodes),
        words.decimal(told.score.value) if told.score else "",
    )
