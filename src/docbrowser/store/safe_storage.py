"""A TinyDB storage that cannot lose what it has acknowledged.

TinyDB's own storage truncates the file in place, so that a kill or a full disk at the wrong moment
leaves half a document. Here each write makes a new file beside the old one, syncs it, and puts it
in the old one's place in one step. The caller holds `locking.exclusive()` from before the read
until after the write.

The file stays one JSON document that stock TinyDB opens, with one record of a table on each line.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from tinydb import Storage

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.store.files import glob_escape, random_name, replace_file, sweep
from docbrowser.store.tables import read_tables, serialize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.store.tables import Tables

KEPT_BACKUPS: Final = 3


class SafeStorage(Storage):
    """The file at `path`, with rolling copies of its latest states in the folder `backups`.

    `warn` is told, in a sentence, when an unreadable file was put aside for a backup.
    """

    def __init__(self, path: Path, backups: Path, warn: Callable[[str], None]) -> None:
        # A symlink stays one: what it points to is replaced.
        self._path = path.resolve()
        self._backups = backups
        self._warn = warn
        self._tables: Tables | None = None

    def read(self) -> Tables | None:
        """Return the tables, None where the file is not there yet.

        An unreadable file is put aside, whole, and the newest readable backup takes its place.

        Raises:
            UnreadableFileError: it cannot be read, and no backup can. Nothing was touched.
        """
        # The lock is held: what was read once is still so.
        if self._tables is None:
            try:
                self._tables = read_tables(self._path)
            except MissingFileError:
                return None
            except UnreadableFileError as error:
                self._tables = self._restore(error)
        return self._tables

    def write(self, data: Tables) -> None:
        """Replace the file, and return when the new one is safely on disk.

        Raises:
            StoreError: it could not be written; the old file is as it was.
        """
        content = serialize(data)
        self._tables = None
        try:
            sweep(self._path)
            replace_file(self._path, content)
        except OSError as error:
            raise StoreError(
                f"Not saved: {self._path} cannot be written ({error.strerror}); "
                "make room or mend its permissions and try again."
            ) from error
        # The file itself is safe by now; a copy that fails is no reason to say otherwise.
        with contextlib.suppress(OSError):
            self._back_up(content)

    def _back_up(self, content: bytes) -> None:
        self._backups.mkdir(mode=0o700, exist_ok=True)
        sweep(self._backups / self._path.name)
        number = max((_backup_number(path) for path in self._kept()), default=0) + 1
        backup = self._backups / f"{self._path.name}.{number:06d}.bak"
        replace_file(backup, content, durable=False)
        for old in self._kept()[KEPT_BACKUPS:]:
            old.unlink(missing_ok=True)

    def _kept(self) -> list[Path]:
        """Return the backups, newest first."""
        return sorted(
            self._backups.glob(f"{glob_escape(self._path.name)}.*.bak"),
            key=_backup_number,
            reverse=True,
        )

    def _restore(self, error: UnreadableFileError) -> Tables:
        for backup in self._kept():
            try:
                tables = read_tables(backup)
            except StoreError:
                continue
            aside = self._path.with_name(f"{self._path.name}.unreadable-{random_name(3)}")
            try:
                os.link(self._path, aside)
                replace_file(self._path, serialize(tables))
            except OSError as problem:
                raise UnreadableFileError(
                    self._path,
                    error.reason,
                    f"{backup} is a backup that can be read, "
                    f"but it cannot be put in its place ({problem.strerror})",
                ) from problem
            self._warn(
                f"{self._path} could not be read ({error.reason}); its newest backup was "
                f"restored, and the unreadable file kept as {aside.name}."
            )
            return tables
        raise error


def _backup_number(path: Path) -> int:
    number = path.name.split(".")[-2]
    return int(number) if number.isdecimal() else 0
