"""Keeps the index at hand: opens it, sees when it is stale, and has it made anew."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import zlib
from typing import TYPE_CHECKING, Final

from docbrowser import __version__
from docbrowser.errors import StoreError, UnreadableFileError
from docbrowser.i18n import language
from docbrowser.search import schema
from docbrowser.search.index import DAMAGED, Index
from docbrowser.store.files import make_folder, random_name
from docbrowser.store.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.store.catalog import CatalogStore

_LONGEST_BUILD: Final = 3_600.0
"""Seconds that one waits for another program that makes the same index."""
LARGE: Final = 1_000_000
"""Bytes of catalogue for which nobody notices that an index is made: some hundred titles."""
_FIRST_SEEN: Final = 150
"""Titles of each large catalogue that are shown before all of them are known."""
_KEPT: Final = 8
"""How many indexes, of one set of catalogues each, stay in the cache."""


class IndexKeeper:
    """The index of one set of catalogues: a file in the cache, in memory where none can be made.

    A `patient` keeper makes a missing or stale index whatever time that takes. One that is not
    leaves it at the last one where the catalogues are large: then it `is_behind`, and somebody
    else should see to it that `catch_up()` is called.
    """

    def __init__(self, store: CatalogStore, cache: Callable[[], Path], *, patient: bool) -> None:
        self._store = store
        self._cache = cache
        self._patient = patient
        self._index: Index | None = None
        self.is_behind = False

    def index(self) -> Index:
        """Return the index of the catalogues as they are now, or the last one while behind.

        Raises:
            StoreError: a catalogue cannot be read.
        """
        wanted = about(self._store)
        if self._index is None or not self._index.is_of(wanted):
            self._index = (
                self._opened(wanted) or self._made() or self._index or _beginning(self._store)
            )
        return self._index

    def catch_up(self) -> None:
        """Make a missing or stale index in a process of its own, and wait for it.

        Raises:
            StoreError: a catalogue cannot be read.
        """
        import subprocess

        shipped, own = self._store.shipped, self._store.own
        done = subprocess.run(  # noqa: S603 - ourselves
            [
                *(sys.executable, "-m", "docbrowser.index_process", self._file(), own.path),
                *(("--named",) if own.named else ()),
                *(("--shipped", shipped) if shipped else ()),
                *(() if self._store.is_whole else ("--without-own",)),
                *("--speaking", language()),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        if done.returncode:
            raise StoreError(done.stderr.decode(errors="replace").strip().splitlines()[-1])

    def discard(self) -> None:
        """Throw the index away: it is damaged."""
        if self._index is not None:
            self._index.close()
            self._index = None
        with contextlib.suppress(OSError, StoreError):
            self._file().unlink()

    def _opened(self, wanted: dict[str, str]) -> Index | None:
        """Return the index in the cache if it is whole and up to date."""
        try:
            index = Index.open(self._file())
        except StoreError:
            return None
        if index is not None and index.is_of(wanted):
            self.is_behind = False
            return index
        return None

    def _made(self) -> Index | None:
        if not self._patient and self._store.size() > LARGE:
            self.is_behind = True
            return None
        try:
            return self._made_once()
        except UnreadableFileError as error:
            if error.path != self._store.own.path or not self._store.restore():
                raise
            return self._made_once()

    def _made_once(self) -> Index:
        try:
            path = self._file()
            make_index(self._store, path)
            index = Index.open(path)
        except (OSError, sqlite3.Error, StoreError) as error:
            if isinstance(error, UnreadableFileError):
                raise
            index = None
        return index or _in_memory(self._store)

    def _file(self) -> Path:
        """Return the path of the index: one for each set of catalogues.

        Raises:
            StoreError: there is no folder for it.
        """
        return index_file(self._store, self._cache())


def about(store: CatalogStore) -> dict[str, str]:
    """Return what an index says of itself if it is one of the catalogues as they are now."""
    return {"version": f"{schema.VERSION} {__version__}", "catalogs": store.stamp()}


def index_file(store: CatalogStore, cache: Path) -> Path:
    """Return the path of an index: one for each set of catalogues."""
    # Which of them is the user's own counts: a document is found by its catalogue and its number.
    paths = "\n".join(f"{catalog} {path}" for catalog, path in store.files().items())
    return cache / f"index-{zlib.crc32(paths.encode()):08x}.sqlite3"


def make_index(store: CatalogStore, path: Path) -> None:
    """Put an up-to-date index in the file at `path`, unless another program just did.

    Raises:
        StoreError: a catalogue cannot be read, or no lock can be had.
        sqlite3.Error, OSError: it cannot be written.
    """
    make_folder(path.parent, parents=True)
    with exclusive(path, deadline=_LONGEST_BUILD):
        # As the catalogues are before they are read: a change meanwhile makes the index stale.
        wanted = about(store)
        old = Index.open(path)
        if old is not None:
            old.close()
            if old.is_of(wanted):
                return
            if old.is_of({"version": wanted["version"]}) and _updated(store, path, wanted):
                return
        _sweep(path)
        _build(store, path, wanted)


def _updated(store: CatalogStore, path: Path, wanted: dict[str, str]) -> bool:
    """Change the index where few titles have changed; return whether that was so."""
    from docbrowser.reindexing import update

    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        try:
            return update(store, database, wanted)
        except DAMAGED:
            return False


def _build(store: CatalogStore, path: Path, wanted: dict[str, str]) -> None:
    from docbrowser.indexing import build

    temporary = path.with_name(f".{path.name}.{random_name(4)}.tmp")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as database:
            build(store, database, wanted)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what builds that were cut off left, and indexes that were not made for long."""
    for stray in path.parent.glob(f".{path.name}.*.tmp"):
        stray.unlink(missing_ok=True)
    made = sorted(path.parent.glob("index-*.sqlite3"), key=_changed, reverse=True)
    for old in made[_KEPT:]:
        old.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _memory() -> sqlite3.Connection:
    """Return an empty database that needs no disk, which may be full: not for sorting either."""
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA temp_store = MEMORY")
    return database


def _in_memory(store: CatalogStore) -> Index:
    from docbrowser.indexing import build

    database = _memory()
    build(store, database, about(store))
    return Index(":memory:", database)


def _beginning(store: CatalogStore) -> Index:
    """Return an index of the first titles of the catalogues: something to see while all are read.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    from docbrowser.indexing import build

    database = _memory()
    build(store, database, {}, at_most=_FIRST_SEEN)
    return Index(":memory:", database)
