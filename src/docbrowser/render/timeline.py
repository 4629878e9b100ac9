"""The timeline, drawn: a line a year, with a bar that tells how many of its titles were watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from docbrowser.i18n import N_, _, counted, ngettext, number
from docbrowser.render import rows, styles, words
from docbrowser.render.cut import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.listing import Row
    from docbrowser.overviews.timeline import Span
    from docbrowser.render.next_up import Pieces
    from docbrowser.render.rows import Entry
    from docbrowser.shelves import RowShelf

NO_TITLES: Final = N_("There are no titles yet; i in the list imports some.")
"""To be translated where it is read."""
GAP: Final = 2
_LONGEST_BAR: Final = 60
_LEAST_BAR: Final = 6


def label(span: Span) -> str:
    """Return `1997`, `1990s`, or that the year is not known."""
    if span.first is None:
        return _("unknown year")
    # TR: a decade: 1990s, de 1990er, ru 1990-е
    return _("{year}s").format(year=span.first) if span.is_decade else str(span.first)


def sums(spans: Sequence[Span]) -> str:
    """Return how many titles these years have, and how many of them were watched."""
    known = [span for span in spans if not span.is_decade]
    titles = counted("{n} title", "{n} titles", sum(span.titles for span in known))
    watched = counted("{n} watched", "{n} watched", sum(span.watched for span in known))
    return f"{titles} · {watched}"


def span_pieces(span: Span, among: Sequence[Span], width: int, style: str) -> Pieces:
    """Return the line of a year, in columns as wide as all those `among` need them.

    The bar is as long as its titles are many, and filled as far as they were watched.
    """
    left = max(cell_len(label(one)) for one in among)
    titles = max(cell_len(_titles(one)) for one in among)
    watched = max(cell_len(_watched(one)) for one in among)
    longest = min(_LONGEST_BAR, width - left - titles - watched - 3 * GAP)
    line = [(fit(label(span), left), styles.HEADING if span.is_decade else style)]
    if longest >= _LEAST_BAR:
        most = max((one.titles for one in among if not one.is_decade), default=1)
        length = 0 if span.is_decade else max(1, round(longest * span.titles / most))
        filled = round(length * span.watched / span.titles) if span.watched else 0
        filled = max(1, filled) if span.watched and length else 0
        if filled == length and span.watched < span.titles and length > 1:
            filled = length - 1  # what is full says that nothing is left
        line.append((" " * GAP + "▰" * filled, styles.ACCENT))
        line.append(("▱" * (length - filled) + " " * (longest - length), styles.DIM))
    line.append((" " * GAP + f"{_titles(span):>{titles}}", styles.TEXT))
    line.append((" " * GAP + f"{_watched(span):>{watched}}", styles.DIM))
    return line


def _titles(span: Span) -> str:
    return number(span.titles)


def _watched(span: Span) -> str:
    return counted("{n} watched", "{n} watched", span.watched) if span.watched else ""


def row_sums(shelf: RowShelf) -> str:
    """Return how many titles there are, and how many of those shown were watched."""
    seen = sum(row.progress.status == "watched" for row in shelf.rows)
    titles = counted("{n} title", "{n} titles", shelf.total)
    return f"{titles} · {counted('{n} watched', '{n} watched', seen)}"


def entries_of(span: Span, found: Sequence[Row]) -> list[Entry]:
    """Return the lines of these titles, with how long they are.

    Where these are several years, each line has its own.
    """
    return entries(found, has_year=span.is_decade)


def entries(found: Sequence[Row], *, has_year: bool) -> list[Entry]:
    """Return the lines of titles, with how long they are, which ends below each other."""
    lengths = [words.length(row.summary, row.progress.episodes) for row in found]
    width = max(map(cell_len, lengths), default=0)
    return [
        rows.entry(row, " " * (width - cell_len(length)) + length, has_year=has_year)
        for row, length in zip(found, lengths, strict=True)
    ]


def left_out(span: Span, shown: int, count: int) -> str:
    """Return the sentence that says how many titles are not shown, "" where all are."""
    return left_out_of(
        f"year:{span.first}" + (f"..{span.last}" if span.is_decade else ""), shown, count
    )


def left_out_of(query: str, shown: int, count: int) -> str:
    """Return the sentence that says how many titles are not shown, and which query finds them."""
    if count <= shown:
        return ""
    # TR: {query} is what is typed in the search: year:1997
    said = ngettext(
        "{n} less known title is left out; {query} in the search finds it.",
        "{n} less known titles are left out; {query} in the search finds them.",
        count - shown,
    )
    return said.format(n=number(count - shown), query=query)


def timeline_lines(spans: Sequence[Span], width: int) -> Iterator[Text]:
    """Return a line a year for the command line."""
    for span in spans:
        yield Text.assemble(*span_pieces(span, spans, width, styles.TEXT))
