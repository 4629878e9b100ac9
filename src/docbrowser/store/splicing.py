"""Edits of a catalogue that write what they change, and not the whole file for one title."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.store.backups import DAY, back_up, newest_age
from docbrowser.store.edited_table import EditedTable
from docbrowser.store.files import resolved
from docbrowser.store.journal import apply_patches, is_unfinished, recover
from docbrowser.store.lazy_storage import LazyStorage
from docbrowser.store.locking import exclusive
from docbrowser.store.places import Stamp, decode_leniently, stamp_of
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.snapshot import ChangedError
from docbrowser.store.splice_plan import Plan, plan
from docbrowser.store.tail import IndexedWhereabouts, UnknownPlaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tinydb.table import Table

    from docbrowser.store.edited_table import Changes
    from docbrowser.store.live_file import LiveFile
    from docbrowser.store.places import Place
    from docbrowser.store.snapshot import FindPlace


class Edited(NamedTuple):
    """What became of a file.

    `before` and `after` are its stamps, None where there was no file. `places` tells where each
    changed document lies now, None for a removed one; all others lie where they lay. It is None
    itself where the file was written anew, and every document may lie elsewhere.
    """

    before: Stamp | None
    after: Stamp | None
    places: Mapping[int, Place | None] | None


def edit_documents(
    path: Path,
    backups: Path,
    table: str,
    change: Callable[[Table], None],
    warn: Callable[[str], None],
    find_place: FindPlace | None = None,
) -> Edited:
    """Let `change` edit a table of the file at `path`, and return when all of it is on disk.

    It takes the lock, finishes what was cut off, and writes all changes in one step: after a kill
    the file has all of them or none, and where `change` raises, none. The folder must be there,
    the file need not. An unreadable file is put aside for its newest backup, of which `warn` is
    told in a sentence. `find_place` spares reading the file through for places, where an index of
    this state of the file knows them; it may know some only.

    Raises:
        UnreadableFileError: the file cannot be read, and no backup can. Nothing was touched.
        StoreError: it could not be written; the file is as it was.
    """
    path = resolved(path)
    with exclusive(path):
        recover(path)
        storage = LazyStorage(
            path, find_place, table=table, backups=backups, decode=decode_leniently
        )
        with contextlib.closing(storage):
            before = checked(storage, backups, warn)
            edited = EditedTable(storage, table)
            change(edited)
            places = splice(storage, table, edited.changes())
            return Edited(before, _stamp(path), places)


def splice(storage: LazyStorage, table: str, changes: Changes) -> Mapping[int, Place | None] | None:
    """Write `changes` to a table, in place if that can be; call it with the lock held.

    Return where the changed documents lie now; None where the file was written anew. A copy goes
    to the backups before, when the newest one is older than a day.

    Raises:
        StoreError: it could not be written.
    """
    if not changes:
        return {}
    path = storage.path
    try:
        made = _plan(storage, table, changes)
    except ChangedError:
        raise StoreError(
            _("Not saved: another program changed {path} meanwhile; try again.").format(path=path)
        ) from None
    if made is None:
        tables = storage.read() or {}
        tables[table] = {}  # where it is new, it becomes the last one
        storage.write({**tables, table: _Merged(storage.file, table, changes)})
        return None
    try:
        if storage.backups is not None and newest_age(path, storage.backups) > DAY:
            with contextlib.suppress(OSError):
                back_up(path, storage.backups)
        if made.patches:
            apply_patches(path, made.patches)
    except OSError as error:
        raise _not_saved(path, error) from error
    return made.places


def _plan(storage: LazyStorage, table: str, changes: Changes) -> Plan | None:
    """Return how to make `changes` in place, None where that cannot be."""
    path = storage.path
    try:
        snapshot = storage.file.snapshot()
        # What another name of the file leads to is not to change, as a backup of links may.
        if path.stat().st_nlink > 1 or not os.access(path, os.W_OK):
            return None
    except MissingFileError:
        return None
    size = snapshot.stamp[0]
    if storage.file.find_place is not None and not snapshot.is_scanned:
        with contextlib.suppress(UnknownPlaceError):
            return plan(
                snapshot, size, IndexedWhereabouts(snapshot, storage.file.find_place), changes
            )
    places = storage.file.places(table)
    return None if places is None else plan(snapshot, size, places, changes)


class _Merged:
    """A table of a file with changes over it, for a file that is written anew."""

    def __init__(self, file: LiveFile, table: str, changes: Changes) -> None:
        self._file = file
        self._table = table
        self._changes = changes

    def objects(self) -> Iterator[tuple[int, bytes]]:
        """Return number and JSON object of each document; the new ones come last."""
        left = dict(self._changes)
        for number, old in self._file.objects(self._table):
            raw = left.pop(number, old)
            if raw is not None:
                yield number, raw
        for number, new in left.items():
            if new is not None:
                yield number, new


def checked(storage: LazyStorage, backups: Path, warn: Callable[[str], None]) -> Stamp | None:
    """Return the file's stamp, after a look at all of it where no index vouches for it.

    An unreadable file is put aside for its newest backup; `warn` is told.

    Raises:
        UnreadableFileError: no backup can be read either.
    """
    try:
        if storage.file.find_place is None:
            storage.file.names()
    except UnreadableFileError:
        SafeStorage(storage.path, backups, warn).read()  # restores a backup, or raises
        storage.file.names()
    return _stamp(storage.path)


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp_of(path.stat())
    except OSError:
        return None


def _not_saved(path: Path, error: OSError) -> StoreError:
    if is_unfinished(path):
        return StoreError(
            _(
                "Not saved yet: {path} cannot be written ({reason}); make room or mend its "
                "permissions, and it is finished when the file is next opened."
            ).format(path=path, reason=error.strerror)
        )
    return StoreError(
        _(
            "Not saved: {path} cannot be written ({reason}); make room or mend its "
            "permissions and try again."
        ).format(path=path, reason=error.strerror)
    )
