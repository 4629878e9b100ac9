"""Is every file well? What is wrong, and what would mend it. Changes nothing."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from docbrowser import clock, indexing
from docbrowser.errors import StoreError
from docbrowser.folding import fold
from docbrowser.keeper import about, index_file
from docbrowser.search.index import Index
from docbrowser.standing import Standing
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.files import is_writable
from docbrowser.store.settings import load_settings
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.paths import Paths


def problems(paths: Paths) -> list[str]:
    """Return a sentence for each thing that is wrong; none where all is well."""
    found: list[str] = []
    for check in (_catalogs, _index, _settings, _watchlist, _folders):
        try:
            check(paths, found.append)
        except StoreError as error:
            found.append(str(error))
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


def _index(paths: Paths, tell: Callable[[str], None]) -> None:
    """Tell of an index that says it is of these catalogues, and has a document elsewhere."""
    store = CatalogStore(paths.shipped_catalog, paths.catalog, tell)
    path = index_file(store, paths.cache)
    index = Index.open(path)
    if index is None or not index.is_of(about(store)):
        return  # it is made anew with the next query
    for one in indexing.found(store):
        if index.place(one.where.catalog, one.where.number) != one.where:
            number = one.where.number
            tell(f"{path} has document {number} of {one.path} in a wrong place; delete the index.")
            return


def _settings(paths: Paths, tell: Callable[[str], None]) -> None:
    load_settings(paths.settings, tell)


def _watchlist(paths: Paths, tell: Callable[[str], None]) -> None:
    for sentence in WatchlistStore(paths.watchlist, paths.device, tell).check():
        tell(sentence)


def _tell_orphans(standing: Standing, tell: Callable[[str], None]) -> None:
    """Tell of marks whose title or episode no catalogue has any more; they are kept."""
    for title_id, entry in standing.orphans:
        if not entry.orphans:
            advice = f"docbrowser attach {title_id} ID gives them to another title"
            tell(f"{title_id} has marks, and is in no catalogue; {advice}.")
        for key, marked in entry.orphans.items():
            seen = (
                f", watched on {viewing_date(marked.viewings[-1]) or 'an unknown day'}"
                if marked.viewings
                else ""
            )
            advice = f"docbrowser attach '{title_id}#{key}' '{title_id}#sNeM'"
            tell(f"{title_id}#{key} has marks{seen}, and is no episode any more; {advice}.")


def _folders(paths: Paths, tell: Callable[[str], None]) -> None:
    for folder in (paths.watchlist.path, paths.settings.parent):
        if not is_writable(folder):
            tell(f"{folder} cannot be written to; mend its permissions, or name another place.")
