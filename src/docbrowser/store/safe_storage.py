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
from docbrowser.i18n import _
from docbrowser.store.backups import back_up_content, kept
from docbrowser.store.bringing_back import with_what_is_missing
from docbrowser.store.files import random_name, replace_file, resolved, sweep
from docbrowser.store.tables import is_sound, read_tables, serialize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.store.tables import Tables


class SafeStorage(Storage):
    """The file at `path`, with rolling copies of its latest states in the folder `backups`.

    `warn` is told, in a sentence, when an unreadable file was put aside for a backup. A `lenient`
    storage takes a file with NaN in it for one that can be read, and leaves the NaN where it is.
    """

    def __init__(
        self, path: Path, backups: Path, warn: Callable[[str], None], *, lenient: bool = False
    ) -> None:
        # A symlink stays one: what it points to is replaced.
        self._path = resolved(path)
        self._backups = backups
        self._warn = warn
        self._lenient = lenient
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
                self._tables = read_tables(self._path, lenient=self._lenient)
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
                _(
                    "Not saved: {path} cannot be written ({reason}); make room or mend its "
                    "permissions and try again."
                ).format(path=self._path, reason=error.strerror)
            ) from error
        # The file itself is safe by now; a copy that fails is no reason to say otherwise.
        with contextlib.suppress(OSError):
            back_up_content(self._path.name, [content], self._backups)

    def complete(self) -> None:
        """Bring back the documents that NaN in them has made unusable, where a backup has them.

        All others stay, those that came after the backup as well. A file without NaN, or of which
        no backup knows more, is left as it is.

        Raises:
            StoreError: the file cannot be read or written.
        """
        tables = read_tables(self._path, lenient=True)
        if is_sound(tables):
            return
        for backup in kept(self._path, self._backups):
            try:
                whole = with_what_is_missing(tables, read_tables(backup, lenient=True))
            except StoreError:
                continue
            if whole is not None:
                aside = self._replace(whole, _("NaN or infinity is no number"), backup)
                told = _(
                    "{path} has NaN or infinity where it cannot be; what that concerns came back "
                    "from a backup, and the file as it was is kept as {name}."
                )
                self._warn(told.format(path=self._path, name=aside.name))
                return

    def _restore(self, error: UnreadableFileError) -> Tables:
        if isinstance(error.__cause__, OSError):  # the disk's fault, or a right that is missing:
            raise error  # what the file holds may be well
        for backup in kept(self._path, self._backups):
            try:
                tables = read_tables(backup, lenient=self._lenient)
            except StoreError:
                continue
            aside = self._replace(tables, error.reason, backup)
            self._warn(
                _(
                    "{path} could not be read ({reason}); its newest backup was restored, and the "
                    "unreadable file kept as {name}."
                ).format(path=self._path, reason=error.reason, name=aside.name)
            )
            return tables
        raise error

    def _replace(self, tables: Tables, why: str, backup: Path) -> Path:
        """Put `tables`, from a backup, in the place of the file; return where that is kept."""
        self._tables = None
        aside = self._path.with_name(f"{self._path.name}.unreadable-{random_name(3)}")
        try:
            os.link(self._path, aside)
            replace_file(self._path, serialize(tables))
        except OSError as problem:
            raise UnreadableFileError(
                self._path,
                why,
                _(
                    "{backup} is a backup that can be read, but it cannot be put in its place "
                    "({reason})"
                ).format(backup=backup, reason=problem.strerror),
            ) from problem
        return aside
