"""Is every file well? What is wrong, and what would mend it. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.errors import StoreError
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.files import is_writable
from docbrowser.store.settings import load_settings
from docbrowser.store.watchlist import WatchlistStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.paths import Paths


def problems(paths: Paths) -> list[str]:
    """Return a sentence for each thing that is wrong; none where all is well."""
    found: list[str] = []
    for check in (_catalogs, _settings, _watchlist, _folders):
        try:
            check(paths, found.append)
        except StoreError as error:
            found.append(str(error))
    return found


def _catalogs(paths: Paths, tell: Callable[[str], None]) -> None:
    CatalogStore(paths.shipped_catalog, paths.catalog, tell, mend=False).documents()


def _settings(paths: Paths, tell: Callable[[str], None]) -> None:
    load_settings(paths.settings, tell)


def _watchlist(paths: Paths, tell: Callable[[str], None]) -> None:
    for sentence in WatchlistStore(paths.watchlist, paths.device, tell).check():
        tell(sentence)


def _folders(paths: Paths, tell: Callable[[str], None]) -> None:
    for folder in (paths.watchlist.path, paths.settings.parent):
        if not is_writable(folder):
            tell(f"{folder} cannot be written to; mend its permissions, or name another place.")
