"""What the user says of a title or an episode, drawn: rating, tags, note, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from docbrowser.i18n import _
from docbrowser.notes import remark
from docbrowser.render import styles, vocabulary, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from docbrowser.entries import Entry, EpisodeEntry


def own_line(entry: Entry) -> Text:
    """Return `★ 8 of 10 · #mars #to show`, empty where neither was given."""
    parts = []
    if entry.rating is not None:
        parts.append(rating_line(entry.rating))
    if entry.tags:
        parts.append(Text("  ".join(f"#{tag}" for tag in entry.tags), style=styles.DIM))
    return Text("   ").join(parts)


def rating_line(rating: int) -> Text:
    """Return `★ 8 of 10`."""
    of_ten = _("of {best}").format(best=words.decimal(10))
    return Text.assemble((f"★ {rating}", styles.ACCENT), (f" {of_ten}", styles.DIM))


def own_notes(said: Entry | EpisodeEntry) -> Iterator[RenderableType]:
    """Return the note, and the remarks in the order of their moments."""
    if said.note:
        yield Text(said.note, style=styles.TEXT)
    remarks = [found for line in said.remarks if (found := remark(line))]
    if not remarks:
        return
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for moment in remarks:
        table.add_row(
            Text(moment.time, style=styles.ACCENT),
            Text(vocabulary.remark(moment.kind or ""), style=styles.DIM),
            Text(moment.text, style=styles.TEXT),
        )
    yield table
