"""The IMDb data sets: title.basics, akas, episode, ratings, principals, crew, name.basics.

Format: https://developer.imdb.com/non-commercial-datasets/. Any of the tables that lie together
are joined; title.basics has to be among them. Which table a file holds its header tells.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers.imdb_join import Join
from docbrowser.importers.imdb_rows import Table, tables_in, tables_of
from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected, Wishes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.importers.reading import Sample
    from docbrowser.model import Record

NAME: Final = "imdb-data"
JOINS: Final = True
GENRE: Final = "Documentary"
"""What is taken where nobody wishes for another genre."""


def recognises(sample: Sample) -> bool:
    """Return whether the header is that of one of the tables."""
    return bool(tables_in(sample.columns))


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Record | Rejected]:
    """Yield a record of source `imdb` for each selected title of the tables that lie together.

    `wishes.genre` selects: a genre as IMDb writes it, `all`, or, without one, Documentary.

    Raises:
        RefusedError: there is no title.basics among the tables, or it cannot be read.
    """
    tables: dict[str, Table] = {}
    for other in wishes.together or (path,):
        yield from _gathered(other, tables)
    if "title.basics" not in tables:
        raise RefusedError(_("title.basics is missing, without which no title has a name"))
    wish = (wishes.genre or GENRE).strip()
    genre = None if wish.casefold() == "all" else _as_imdb_writes(wish)
    try:
        with closing(sqlite3.connect("", check_same_thread=False)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            yield from Join(tables, genre, base, wishes.say).items()
    except sqlite3.Error as error:
        raise RefusedError(
            _("the tables cannot be joined in a temporary file ({error})").format(error=error)
        ) from error


def _gathered(path: Path, tables: dict[str, Table]) -> Iterator[Rejected]:
    """Put the tables of a file among `tables`; of two of a kind the first serves."""
    try:
        found = tables_of(path)
    except RefusedError as error:
        yield Rejected(reason=error.reason, line=error.line, path=path)
        return
    if not found:
        yield Rejected(reason=_("its header is that of no IMDb table"), path=path)
    for table in found:
        first = tables.setdefault(table.what, table)
        if first is not table:
            reason = _("it is another {table}; {name} was read").format(
                table=table.what, name=first.path.name
            )
            yield Rejected(reason=reason, path=path)


def _as_imdb_writes(genre: str) -> str:
    """Return a genre with capitals: Documentary, Sci-Fi, Reality-TV."""
    parts = genre.split("-")
    return "-".join("TV" if part.lower() == "tv" else part.capitalize() for part in parts)
