"""A TinyDB storage for catalogues too big to be parsed at once.

The file stays one JSON document that stock TinyDB opens. `read()` answers with tables whose
documents are read and parsed one by one, when they are asked for.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, cast

from tinydb import Storage

from docbrowser.errors import MissingFileError, StoreError
from docbrowser.i18n import _
from docbrowser.store.backups import back_up
from docbrowser.store.files import replace_streaming, resolved, sweep
from docbrowser.store.lazy_tables import LazyTables
from docbrowser.store.lines import file_of
from docbrowser.store.live_file import LiveFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docbrowser.store.snapshot import FindPlace
    from docbrowser.store.tables import Tables


class LazyStorage(Storage):
    """The file at `path`, of which no more is read than is asked for.

    `find_place` tells where a document of `table` lies, from an index of that very state of the
    file; None is no answer. Without it, or without an answer, the file is read through once for
    all places. What it says is checked; where it is wrong the file is read through as well.

    `decode` makes a document of its JSON object; a lenient one is for those who only read.

    Reading needs no lock. For `write` the caller holds `locking.exclusive()`, from before the read
    until after; then copies of what was written go to the folder `backups`, if one is given.
    """

    def __init__(
        self,
        path: Path,
        find_place: FindPlace | None = None,
        *,
        table: str = "titles",
        backups: Path | None = None,
        decode: Callable[[bytes], dict[str, Any]] | None = None,
    ) -> None:
        self.path = resolved(path)  # a symlink stays one: what it points to is replaced
        self.backups = backups
        self.file = LiveFile(self.path, find_place, table, decode)

    def read(self) -> Tables | None:
        """Return the tables, None where the file is not there yet.

        Raises:
            UnreadableFileError: it cannot be read. Documents may raise it later as well.
            StoreError: a cut off change of it cannot be finished.
        """
        try:
            self.file.snapshot()
        except MissingFileError:
            return None
        return cast("Tables", LazyTables(self.file))

    def write(self, data: Mapping[str, Any]) -> None:
        """Replace the file, and return when the new one is safely on disk.

        Raises:
            StoreError: it could not be written; the old file is as it was.
        """
        try:
            sweep(self.path)
            replace_streaming(self.path, file_of(data))
        except OSError as error:
            raise StoreError(
                _(
                    "Not saved: {path} cannot be written ({reason}); make room or mend its "
                    "permissions and try again."
                ).format(path=self.path, reason=error.strerror)
            ) from error
        # The file itself is safe by now; a copy that fails is no reason to say otherwise.
        if self.backups is not None:
            with contextlib.suppress(OSError):
                back_up(self.path, self.backups)

    def close(self) -> None:
        """Let go of the file; a later read opens it again."""
        self.file.close()
