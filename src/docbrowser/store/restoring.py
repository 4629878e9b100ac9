"""From an archive back to the files, without losing anything that is there."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from tinydb.table import Document

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.i18n import _, ngettext, number
from docbrowser.store.archive_members import CATALOG, SETTINGS, WATCHLIST, read_members
from docbrowser.store.conflict_copies import key_of
from docbrowser.store.device import device
from docbrowser.store.device_file import TABLE, DeviceFile
from docbrowser.store.files import make_folder, random_name, replace_file, resolved
from docbrowser.store.growing_table import GrowingTable
from docbrowser.store.journal import recover
from docbrowser.store.locking import exclusive
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.tables import content_of, is_sound, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from docbrowser.store.archive_members import Members
    from docbrowser.store.tables import Tables

    Rows = dict[str, Mapping[str, Any]]


def restore_all(
    archive: Path, watchlist_folder: Path, catalog: Path, settings: Path, device_file: Path
) -> list[str]:
    """Bring back what `back_up_all` packed, and return a sentence on each thing that was done.

    Actions are united with those that are there: a device's file that is missing is put back, and
    actions that no file holds come into this device's own, the only one that it may write to. A
    catalogue or settings that are there and differ are first kept beside, as
    `NAME.before-restore-XXXXXX`. The archive is checked as a whole before anything is touched.

    Raises:
        MissingFileError: there is no archive.
        StoreError: it cannot be used, and nothing was touched; or a file cannot be written, and
            those that the sentence does not name were restored or are as they were.
    """
    members = read_members(archive)
    said = _restore_watchlist(members, watchlist_folder, device_file)
    for name, path in ((CATALOG, catalog), (SETTINGS, settings)):
        if name in members.raw:
            said.append(_replace(path, members.raw[name]))
    return said or [_("{archive} is empty; there was nothing to restore.").format(archive=archive)]


def _restore_watchlist(members: Members, folder: Path, device_file: Path) -> list[str]:
    if not members.watchlist:
        return []
    make_folder(folder, parents=True)
    own = folder / f"{device(device_file)}.json"
    said: list[str] = []
    with exclusive(own):
        storage = SafeStorage(own, folder / "backups", said.append, lenient=True)
        _make_readable(own, storage, said)
    for name, tables in members.watchlist.items():
        path = folder / name
        with exclusive(path):
            if not path.exists():
                _write(path, members.raw[WATCHLIST + name])
                count = len(tables.get(TABLE, {}))
                back = ngettext(
                    "{path} was put back, with {n} action.",
                    "{path} was put back, with {n} actions.",
                    count,
                )
                said.append(back.format(path=path, n=number(count)))
    with exclusive(own):
        there = _rows(path for path in folder.iterdir() if path.suffix == ".json")
        packed = {key_of(row): row for tables in members.watchlist.values() for row in _in(tables)}
        missing = [row for key, row in packed.items() if key not in there]
        if missing:
            _insert(own, storage, missing)
            count = len(missing)
            back = ngettext(
                "{n} action came back into {file}.", "{n} actions came back into {file}.", count
            )
            said.append(back.format(n=number(count), file=own))
        others = sum(there.get(key, row) != row for key, row in packed.items())
        if others:
            differ = ngettext(
                "{n} action in {folder} differ from the archive; they stay.",
                "{n} actions in {folder} differ from the archive; they stay.",
                others,
            )
            said.append(differ.format(n=number(others), folder=folder))
    return said or [_("{folder} holds all actions of the archive already.").format(folder=folder)]


def _make_readable(own: Path, storage: SafeStorage, said: list[str]) -> None:
    """Put the newest backup in the place of an own file that is broken; else move it aside."""
    try:
        if storage.read() is not None:
            storage.complete()
        DeviceFile(own).look(lambda _: None)
    except UnreadableFileError as error:
        if isinstance(error.__cause__, OSError):
            raise
        aside = _beside(own)
        try:
            own.rename(aside)
        except OSError as problem:
            raise _not_saved(own, problem) from problem
        said.append(
            _("{own} could not be read ({reason}); it is kept as {name}.").format(
                own=own, reason=error.reason, name=aside.name
            )
        )


def _insert(own: Path, storage: SafeStorage, rows: Iterable[Mapping[str, Any]]) -> None:
    file = DeviceFile(own)
    file.look(lambda _: None)
    GrowingTable(storage, file.growth).insert_multiple(
        Document(row, doc_id=file.growth.last + place) for place, row in enumerate(rows, start=1)
    )


def _rows(paths: Iterable[Path]) -> Rows:
    """Return what the files that can be read hold, by id."""
    found: Rows = {}
    for path in paths:
        with contextlib.suppress(StoreError):  # another device's; it stays as it is
            found.update((key_of(row), row) for row in _in(read_tables(path, lenient=True)))
    return found


def _in(tables: Tables) -> Iterable[Mapping[str, Any]]:
    """Return the documents of a watchlist, without those that have NaN in them."""
    return filter(is_sound, tables.get(TABLE, {}).values())


def _replace(path: Path, content: bytes) -> str:
    """Put a catalogue or settings back, and return what was done with what was there.

    Raises:
        StoreError: it did not work; what was there still is.
    """
    path = resolved(path)
    make_folder(path.parent, parents=True)
    with exclusive(path):
        recover(path)
        try:
            before = content_of(path)[1]
        except MissingFileError:
            _write(path, content)
            return _("{path} was put back.").format(path=path)
        if before == content:
            return _("{path} is as it was packed; it was left alone.").format(path=path)
        aside = _beside(path)
        _write(aside, before)
        _write(path, content)
        return _("{path} was put back; what was there is kept as {name}.").format(
            path=path, name=aside.name
        )


def _write(path: Path, content: bytes) -> None:
    try:
        replace_file(path, content)
    except OSError as error:
        raise _not_saved(path, error) from error


def _not_saved(path: Path, error: OSError) -> StoreError:
    return StoreError(
        _(
            "Not saved: {path} cannot be written ({reason}); make room or mend its "
            "permissions and try again."
        ).format(path=path, reason=error.strerror)
    )


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.before-restore-{random_name(3)}")
