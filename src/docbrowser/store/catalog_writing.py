"""New records in the user's catalogue: few of them in place, many in one stream."""

from __future__ import annotations

import contextlib
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tinydb.table import Document

from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.revisions import patched
from docbrowser.store.catalog import TABLE
from docbrowser.store.files import make_folder, resolved
from docbrowser.store.journal import recover
from docbrowser.store.lazy_storage import LazyStorage
from docbrowser.store.lean import document_of, plain
from docbrowser.store.lines import object_of
from docbrowser.store.locking import exclusive
from docbrowser.store.places import decode_document, decode_leniently
from docbrowser.store.splicing import checked, edit_documents
from docbrowser.store.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tinydb.table import Table

    from docbrowser.model import Record
    from docbrowser.paths import Place
    from docbrowser.revisions import Revision
    from docbrowser.store.live_file import LiveFile

MANY: Final = 300
"""Changed documents from which on the file is written anew instead of changed in place."""


class Change(NamedTuple):
    """What becomes of one document: `records` take the place of those of their sources."""

    title_id: str
    number: int | None
    """None where it is a new one."""
    records: tuple[Record, ...]
    raw: bytes | None = None
    """All of a new document as a JSON object; then there are no `records` beside."""


def write_changes(place: Place, changes: Iterable[Change], warn: Callable[[str], None]) -> None:
    """Make `changes` to the catalogue at a place, all or none; return when they are on disk.

    What other sources say, and fields of other programs, stay as they are.

    Raises:
        StoreError: it could not be written; the file is as it was.
    """
    waiting = iter(changes)
    first = list(islice(waiting, MANY))
    if not first:
        return
    path = place.path
    make_folder(path.parent, parents=not place.named)
    backups = path.parent / "backups"
    if len(first) < MANY:
        edit_documents(path, backups, TABLE, lambda table: _edit(table, first), warn)
    else:
        _rewrite(path, backups, chain(first, waiting), warn)


def revise(
    place: Place,
    changes: Sequence[Revision],
    numbers: Mapping[str, int | None],
    warn: Callable[[str], None],
) -> None:
    """Change what sources say of titles whose documents have these numbers, all or nothing.

    A document that is left without a record goes.

    Raises:
        StoreError: it could not be written; the file is as it was.
    """

    def change(table: Table) -> None:
        for title_id, number in numbers.items():
            held = table.get(doc_id=number) if number is not None else None
            document = dict(held) if isinstance(held, dict) else {"id": title_id, "records": []}
            if document.get("id") != title_id:
                raise _changed_meanwhile()
            new = _revised(document, [one for one in changes if one.title_id == title_id])
            if number is not None and held is not None:
                table.remove(doc_ids=[number])
            if new["records"]:
                table.insert(new if number is None else Document(new, doc_id=number))

    make_folder(place.path.parent, parents=not place.named)
    edit_documents(place.path, place.path.parent / "backups", TABLE, change, warn)


def remove_empty(place: Place) -> None:
    """Remove a catalogue in which nothing stands; it was made for what came to nothing."""
    path = resolved(place.path)
    with contextlib.suppress(StoreError, OSError), exclusive(path):
        recover(path)
        if not any(read_tables(path).values()):
            path.unlink()


def _revised(document: Mapping[str, Any], changes: Iterable[Revision]) -> dict[str, Any]:
    records = {one["source"]: one for one in document["records"] if isinstance(one, dict)}
    for change in changes:
        said = patched(records.get(change.source, {}), change)
        said.pop("source", None)
        if said:
            records[change.source] = {"source": change.source, **said}
        else:
            records.pop(change.source, None)
    return {**document, "records": list(records.values())}


def _edit(table: Table, changes: Iterable[Change]) -> None:
    for change in changes:
        if change.number is None:
            empty = {"id": change.title_id, "records": []}
            table.insert(decode_document(change.raw) if change.raw else _changed(empty, change))
            continue
        document = table.get(doc_id=change.number)
        if not isinstance(document, dict) or document.get("id") != change.title_id:
            raise _changed_meanwhile()
        table.remove(doc_ids=[change.number])
        table.insert(Document(_changed(document, change), doc_id=change.number))


def _changed(document: Mapping[str, Any], change: Change) -> dict[str, Any]:
    new = {record.source: plain(record) for record in change.records}
    kept: list[Any] = []
    for record in document.get("records") or []:
        source = record.get("source") if isinstance(record, dict) else None
        kept.append(new.pop(source) if source in new else record)
    return {**document, "records": [*kept, *new.values()]}


def _rewrite(
    path: Path, backups: Path, changes: Iterable[Change], warn: Callable[[str], None]
) -> None:
    path = resolved(path)
    with exclusive(path):
        recover(path)
        storage = LazyStorage(path, table=TABLE, backups=backups, decode=decode_leniently)
        with contextlib.closing(storage):
            checked(storage, backups, warn)
            tables = storage.read() or {}
            tables[TABLE] = {}
            storage.write({**tables, TABLE: _Changed(storage.file, changes)})


class _Changed:
    """The table of a file with changes to it, streamed: changed documents first as they lie."""

    def __init__(self, file: LiveFile, changes: Iterable[Change]) -> None:
        self._file = file
        self._changes = changes

    def objects(self) -> Iterator[tuple[int, bytes]]:
        """Return number and JSON object of each document; the new ones come last.

        Changes of documents that are there come before those that are new.
        """
        waiting = iter(self._changes)
        changed: dict[int, Change] = {}
        first_new: Change | None = None
        for change in waiting:
            if change.number is None:
                first_new = change
                break
            changed[change.number] = change
        last = 0
        for number, raw in self._file.objects(TABLE):
            last = max(last, number)
            change_of = changed.pop(number, None)
            yield number, raw if change_of is None else _rewritten(raw, change_of)
        if changed:
            raise _changed_meanwhile()
        for change in chain([first_new] if first_new else [], waiting):
            last += 1
            yield last, change.raw or document_of(change.title_id, change.records)


def _rewritten(raw: bytes, change: Change) -> bytes:
    document = decode_leniently(raw)
    if document.get("id") != change.title_id:
        raise _changed_meanwhile()
    return object_of(_changed(document, change))


def _changed_meanwhile() -> StoreError:
    return StoreError(_("Not saved: another program changed the catalogue meanwhile; try again."))
