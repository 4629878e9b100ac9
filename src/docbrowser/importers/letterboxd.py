"""What Letterboxd exports: diary, reviews, ratings, watched films, watchlist, likes and lists.

The files and their columns are told at <https://letterboxd.com/about/importing-data/>. Stars, in
halves up to five, count double.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.i18n import _
from docbrowser.importers.items import NO_WISHES, Deed, RefusedError, Rejected, Work
from docbrowser.importers.parsing import cell_list
from docbrowser.importers.rows import Row, day_in, rated, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "letterboxd"
_STARS: Final = 5
_OF_ALL: Final = frozenset({"name", "year"})
_LINKS: Final = frozenset({"letterboxd uri", "url"})
_LIST: Final = "Letterboxd list export"
_FILM = re.compile(r"https?://(?:www\.)?(?:boxd\.it|letterboxd\.com/film)/([\w-]{1,200})/?")


def recognises(sample: Sample) -> bool:
    """Return whether it is one of the tables of a Letterboxd export."""
    return "letterboxd uri" in sample.columns or sample.text.lstrip("\ufeff").startswith(_LIST)


def _is_header(columns: frozenset[str]) -> bool:
    return columns >= _OF_ALL and not columns.isdisjoint(_LINKS)


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield what was done to the films of one file; which file it is, its columns and name tell.

    A row of the diary is a viewing on its day. The other files know the day of noting down alone:
    what they say of having watched is implied, and adds nothing to a viewing that is known.
    """
    del wishes
    name = path.name.lower()
    folder = path.parent.name.lower()
    list_name = _list_name(path)
    for row in rows(path, _is_header):
        if isinstance(row, Rejected):
            yield row
            continue
        work = _work(row)
        if not work.names and not work.ids:
            yield row.rejected(_("the row names no film"))
        elif row.has("watched date"):
            yield from _of_diary(row, work)
        elif row.has("rating"):
            yield from _of_ratings(row, work)
        elif list_name:
            yield Deed(verb="tag", work=work, value=list_name, line=row.line)
        elif folder == "likes":
            yield Deed(verb="tag", work=work, value="liked", line=row.line)
        elif "watchlist" in name:
            yield Deed(verb="want", work=work, line=row.line)
        elif "watched" in name:
            yield from _watched(row, work)
        else:
            raise RefusedError(
                _(
                    "it may be a watchlist, or what was watched: name it watchlist.csv or "
                    "watched.csv"
                )
            )


def _list_name(path: Path) -> str | None:
    """Return the name of an exported list, which stands in the third line, else None."""
    from docbrowser.importers.reading import Sample

    head = Sample(path).text.lstrip("\ufeff")
    if not head.startswith(_LIST):
        return None
    import csv

    lines = head.splitlines()[1:3]
    try:
        cells = list(csv.reader(lines))
    except csv.Error:
        cells = []
    named = dict(zip(*cells, strict=False)) if len(cells) == len(("names", "cells")) else {}
    return (named.get("Name") or path.stem).strip()[:100] or None


def _work(row: Row) -> Work:
    # In the diary and the reviews the address is that of the entry, not of the film.
    own = "" if row.has("watched date") else row.first("letterboxd uri", "url")
    film = _FILM.fullmatch(own)
    year = row["year"]
    return Work(
        names=tuple(filter(None, [row["name"]])),
        year=int(year) if re.fullmatch(r"\d{4}", year, re.ASCII) else None,
        ids={"letterboxd": film[1]} if film else {},
    )


def _of_diary(row: Row, work: Work) -> Iterator[Item]:
    day, wrong = day_in(row, row["watched date"])
    if wrong:
        yield wrong
    noted, _ = day_in(row, row["date"])
    yield Deed(
        verb="watch",
        work=work,
        value=day or noted or UNKNOWN_DAY,
        line=row.line,
        implied=day is None,
    )
    # The last word on a film is the table of ratings; the diary holds those of former viewings.
    yield from rated(row, work, row["rating"], best=_STARS, implied=True)
    for tag in cell_list(row["tags"]):
        yield Deed(verb="tag", work=work, value=tag, line=row.line)
    if review := row.text("review"):
        yield Deed(verb="note", work=work, value=review, line=row.line)


def _of_ratings(row: Row, work: Work) -> Iterator[Item]:
    yield from rated(row, work, row["rating"], best=_STARS)
    yield from _watched(row, work)


def _watched(row: Row, work: Work) -> Iterator[Item]:
    day, wrong = day_in(row, row["date"])
    if wrong:
        yield wrong
    yield Deed(verb="watch", work=work, value=day or UNKNOWN_DAY, line=row.line, implied=True)
