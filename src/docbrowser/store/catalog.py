"""The catalogue: what the sources say, in the shipped file and in the user's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tinydb import TinyDB

from docbrowser.errors import MissingFileError, UnreadableFileError
from docbrowser.model import Document, Record
from docbrowser.store.decoding import records_of
from docbrowser.store.locking import exclusive
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.tables import read_tables
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.paths import Place

TABLE: Final = "titles"
_ID = re.compile(r"[^\s#/\\]{1,200}")


class CatalogStore:
    """The union of the shipped catalogue and the user's.

    Where both hold a record of one source on one title, the user's counts: it was fetched later.
    With `mend`, a backup takes the place of an unreadable file of the user's.
    """

    def __init__(
        self,
        shipped: Path | None,
        own: Place,
        warn: Callable[[str], None],
        *,
        mend: bool = True,
    ) -> None:
        self._shipped = shipped
        self._own = own
        self._warn = warn
        self._mend = mend

    def documents(self) -> dict[str, Document]:
        """Return every document by its title's id.

        Documents and records that do not fit the schema are left out and named to `warn`.

        Raises:
            StoreError: a catalogue cannot be read.
        """
        merged: dict[str, dict[str, Record]] = {}
        for path, raw_documents in self._read():
            said: set[tuple[str, str]] = set()
            for place, raw in enumerate(raw_documents, start=1):
                self._add(merged, said, f"{path}: document {place}", raw)
        return {
            title_id: Document(id=title_id, records=tuple(records.values()))
            for title_id, records in merged.items()
            if records
        }

    def _add(
        self,
        merged: dict[str, dict[str, Record]],
        said: set[tuple[str, str]],
        where: str,
        raw: dict[str, Any],
    ) -> None:
        """Put one document's records to `merged`; `said` is what the same file said before."""
        title_id = raw.get("id")
        if not isinstance(title_id, str) or not _ID.fullmatch(clean_line(title_id)):
            self._warn(f"{where} has no usable id, and was left out; give it one without spaces.")
            return
        title_id = clean_line(title_id)

        def reject(reason: str) -> None:
            self._warn(f"{where} ({title_id}): {reason}; it was left out.")

        records = merged.setdefault(title_id, {})
        for record in records_of(raw, reject):
            if (title_id, record.source) in said:
                self._warn(f"{where} ({title_id}): {record.source} speaks twice; the later counts.")
            said.add((title_id, record.source))
            records[record.source] = record

    def _read(self) -> list[tuple[Path, list[dict[str, Any]]]]:
        found = []
        if self._shipped is not None:
            found.append((self._shipped, _documents(read_tables(self._shipped))))
        own = self._own.path
        try:
            found.append((own, self._read_own(own)))
        except MissingFileError as error:
            if self._own.named:
                raise MissingFileError(
                    f"The catalogue {own} does not exist; check the path after --catalog."
                ) from error
        return found

    def _read_own(self, path: Path) -> list[dict[str, Any]]:
        try:
            tables = read_tables(path)
        except UnreadableFileError:
            if not self._mend:
                raise
            with exclusive(path):
                storage = SafeStorage(path, path.parent / "backups", self._warn)
                with TinyDB(storage=lambda: storage) as database:
                    return [dict(document) for document in database.table(TABLE)]
        return _documents(tables)


def _documents(tables: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return list(tables.get(TABLE, {}).values())
