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
from typing import TYPE_CHECKING

from tinydb import Storage

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.store.backups import back_up_content, kept
from docbrowser.store.files import random_name, replace_file, sweep
from docbrowser.store.tables import read_tables, serialize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.store.tables import Tables


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
        self.put(serialize(data))

    def put(self, content: bytes) -> None:
        """Do what `write` does, with tables that have been serialised already.

        Raises:
            StoreError: it could not be written; the old file is as it was.
        """
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
            back_up_content(self._path.name, [content], self._backups)

    def _restore(self, error: UnreadableFileError) -> Tables:
        if isinstance(error.__cause__, OSError):  # the disk's fault, or a right that is missing:
            raise error  # what the file holds may be well
        for backup in kept(self._path, self._backups):
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
