"""Is every file well? What is wrong, and what would mend it. Changes nothing."""

from __future__ import annotations

import contextlib
import sqlite3
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from docbrowser import clock, indexing
from docbrowser.errors import StoreError
from docbrowser.folding import fold
from docbrowser.i18n import _
from docbrowser.keeper import about, index_file
from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.index import DAMAGED, Index, connect
from docbrowser.standing import Standing
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.files import is_writable
from docbrowser.store.settings import load_settings
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.paths import Paths


def problems(paths: Paths) -> list[str]:
    """Return a sentence for each thing that is wrong; none where all is well."""
    found: list[str] = []
    for check in (_catalogs, _settings, _watchlist, _folders):
        try:
            check(paths, found.append)
        except StoreError as error:
            found.append(str(error))
        except sqlite3.Error as error:  # it sorts on disk what may be too much for the memory
            found.append(
                _("Not all was checked: temporary files cannot be written ({error}).").format(
                    error=error
                )
            )
    return found


def _catalogs(paths: Paths, tell: Callable[[str], None]) -> None:
    store = CatalogStore(paths.shipped_catalog, paths.catalog, tell)
    with contextlib.closing(sqlite3.connect("")) as database:  # a file without a name
        database.isolation_level = None
        indexing.build(store, database, {})
        for (sentence,) in database.execute("SELECT sentence FROM complaints"):
            tell(sentence)
        with contextlib.suppress(StoreError):  # of the watchlist; that is told of below
            entries = fold(WatchlistStore(paths.watchlist, paths.device, lambda _: None).actions())
            today = clock.today()
            _tell_orphans(Standing(Index(":memory:", database), entries, today), tell)
        with contextlib.suppress(StoreError):  # of the cache; that is no worry
            _index(store, paths.cache, database, tell)


def _index(
    store: CatalogStore, cache: Path, fresh: sqlite3.Connection, tell: Callable[[str], None]
) -> None:
    """Tell of an index that says it is of these catalogues, and says else than a fresh one."""
    path = index_file(store, cache)
    index = Index.open(path)
    if index is None or not index.is_of(about(store)):
        return  # it is made anew with the next query
    try:
        if _is_well_placed(index, path, store, tell) and not _says_the_same(path, fresh):
            raise LookupError
    except DAMAGED:
        tell(_("{path} is damaged; delete the index.").format(path=path))


def _says_the_same(path: Path, fresh: sqlite3.Connection) -> bool:
    with contextlib.closing(connect(path)) as database:
        return database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",) and all(
            one == other
            for question in _OF_EACH_TITLE
            for one, other in zip_longest(database.execute(question), fresh.execute(question))
        )


# By their ids: an index that was changed in place ranks titles otherwise.
_OF_EACH_TITLE: Final = (
    "SELECT id, summary, popularity, first_year, last_year, year, runtime, episodes, rating, added,"
    " conflicting, identities FROM titles JOIN summaries USING (rank) LEFT JOIN episodes"
    " USING (rank) ORDER BY id",
    *(
        f"SELECT id, {columns} FROM titles JOIN {table} ON title = rank ORDER BY {order}"  # noqa: S608
        for table, columns, order in (
            (f"(SELECT * FROM names WHERE lang = '{ANY_LANGUAGE}')", "sort_name", "1, 2"),  # noqa: S608
            ("keys", "key", "1, 2"),
            ("ratings", "value, votes", "1, 2, 3"),
            ("awards", "award, awards.year, category, outcome", "1, 2, 3, 4, 5"),
        )
    ),
)


def _is_well_placed(
    index: Index, path: Path, store: CatalogStore, tell: Callable[[str], None]
) -> bool:
    """Return whether each document lies where the index says; tell of the first that does not."""
    for one in indexing.found(store):
        known = index.place(one.where.catalog, one.where.number)
        if known is None and indexing.prepare([one])[0].entry is None:
            continue  # it was left out, and that has been told
        if known != one.where:
            number = one.where.number
            tell(
                _(
                    "{path} has document {number} of {catalog} in a wrong place; delete the index."
                ).format(path=path, number=number, catalog=one.path)
            )
            return False
    return True


def _settings(paths: Paths, tell: Callable[[str], None]) -> None:
    load_settings(paths.settings, tell)


def _watchlist(paths: Paths, tell: Callable[[str], None]) -> None:
    for sentence in WatchlistStore(paths.watchlist, paths.device, tell).check():
        tell(sentence)


def _tell_orphans(standing: Standing, tell: Callable[[str], None]) -> None:
    """Tell of marks whose title or episode no catalogue has any more; they are kept."""
    for title_id, entry in standing.orphans:
        if not entry.orphans:
            told = _(
                "{title_id} has marks, and is in no catalogue; "
                "docbrowser attach {title_id} ID gives them to another title."
            )
            tell(told.format(title_id=title_id))
        for key, marked in entry.orphans.items():
            episode = f"{title_id}#{key}"
            day = viewing_date(marked.viewings[-1]) if marked.viewings else None
            if day:
                told = _(
                    "{episode} has marks, watched on {day}, and is no episode any more; {command}."
                )
            elif marked.viewings:
                told = _(
                    "{episode} has marks, watched on an unknown day, "
                    "and is no episode any more; {command}."
                )
            else:
                told = _("{episode} has marks, and is no episode any more; {command}.")
            command = f"docbrowser attach '{episode}' '{title_id}#sNeM'"
            tell(told.format(episode=episode, day=day, command=command))


def _folders(paths: Paths, tell: Callable[[str], None]) -> None:
    for folder in (paths.watchlist.path, paths.settings.parent):
        if not is_writable(folder):
            tell(
                _(
                    "{folder} cannot be written to; mend its permissions, or name another place."
                ).format(folder=folder)
            )
