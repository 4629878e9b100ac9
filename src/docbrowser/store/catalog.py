"""The catalogue: what the sources say, in the shipped file and in the user's own."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

from docbrowser.errors import MissingFileError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.store.locking import exclusive
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tinydb.table import Table

    from docbrowser.model import Record
    from docbrowser.paths import Place as FilePlace
    from docbrowser.store.places import Place

    FindPlace = Callable[[int, int], Place | None]
    """Where the document of a catalogue's number and its own lies."""

TABLE: Final = "titles"
SHIPPED: Final = 0
OWN: Final = 1


class OtherTitleError(LookupError):
    """A document is not of the title that it was said to be of."""


class CatalogStore:
    """The union of the shipped catalogue (number 0) and the user's (number 1).

    Where both hold a record of one source on one title, the user's counts: it was fetched later.
    `find_place` is asked where a document lies before its file is read through.
    """

    def __init__(
        self,
        shipped: Path | None,
        own: FilePlace,
        warn: Callable[[str], None],
        find_place: FindPlace = lambda _catalog, _number: None,
    ) -> None:
        self.shipped = shipped
        self.own = own
        self._warn = warn
        self._tables: dict[int, Table] = {}
        self._find_place = find_place
        self._left_out = ""

    def files(self) -> Mapping[int, Path]:
        """Return the catalogues that there are, by number.

        Raises:
            MissingFileError: the user's was named for this run and is not there.
        """
        found = {} if self.shipped is None else {SHIPPED: self.shipped}
        own = self.own.path
        if self._left_out and _stamp(own) == self._left_out:
            return found
        if os.path.lexists(own):
            found[OWN] = own
        elif self.own.named:
            raise MissingFileError(
                _("The catalogue {own} does not exist; check the path after --catalog.").format(
                    own=own
                )
            )
        return found

    def leave_out_own(self) -> bool:
        """Do without the user's catalogue until it changes, and return whether that can be.

        It cannot where it was named for this run, or where there is nothing beside it.
        """
        if self.shipped is None or self.own.named or not self.is_whole:
            return False
        self._left_out = _stamp(self.own.path)
        return True

    @property
    def is_whole(self) -> bool:
        """Whether the user's catalogue is among those that there are, or is not there."""
        return not self._left_out or _stamp(self.own.path) != self._left_out

    @property
    def was_left_out(self) -> bool:
        """Whether the user's catalogue ever was left out."""
        return bool(self._left_out)

    def stamp(self) -> str:
        """Return a text that differs once a catalogue has changed."""
        return "\n".join(_stamp(path) for path in self.files().values())

    def size(self) -> int:
        """Return how many bytes the catalogues have together."""
        return sum(path.stat().st_size for path in self.files().values() if path.exists())

    def restore(self) -> bool:
        """Put a backup in the place of the user's catalogue; return whether that was done."""
        from docbrowser.store.safe_storage import SafeStorage

        path = self.own.path
        with exclusive(path):
            try:
                SafeStorage(path, path.parent / "backups", self._warn).read()
            except UnreadableFileError:
                return False
        return True

    def records(self, catalog: int, number: int, title_id: str | None = None) -> tuple[Record, ...]:
        """Return what the document of that number holds, () where it is gone.

        Raises:
            StoreError: it cannot be read.
            OtherTitleError: it is of another title than the one that was named.
        """
        from docbrowser.store.documents import told_in

        table = self._table(catalog)
        document = table.get(doc_id=number) if table is not None else None
        if not isinstance(document, dict):
            return ()
        if title_id is not None and clean_line(str(document.get("id"))) != title_id:
            raise OtherTitleError(title_id)
        return told_in(document)

    def _table(self, catalog: int) -> Table | None:
        """Return the table of a catalogue; one that comes into being later is found then."""
        from tinydb import TinyDB

        from docbrowser.store.lazy_storage import LazyStorage
        from docbrowser.store.places import decode_leniently

        if catalog not in self._tables and (path := self.files().get(catalog)):
            find_place = partial(self._find_place, catalog)
            storage = LazyStorage(path, find_place, decode=decode_leniently)
            self._tables[catalog] = TinyDB(storage=lambda: storage).table(TABLE, cache_size=0)
        return self._tables.get(catalog)


def _stamp(path: Path) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - asked with each key, and a Path takes twice as long
    except OSError:
        return f"{path}: none"
    return f"{path}: {status.st_size} bytes, {status.st_mtime_ns} ns, inode {status.st_ino}"
