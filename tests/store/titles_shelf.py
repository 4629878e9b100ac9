"""A catalogue of sixty titles, and edits of it, that the tests of splicing share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from docbrowser.store.places import (
    Place,
    decode_document,
    documents,
)
from docbrowser.store.splicing import Edited, edit_documents
from docbrowser.store.tables import read_tables, serialize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tinydb.table import Table

    Change = Callable[[Table], object]


ROWS = {number: {"id": f"title-{number}", "text": "é" * 100} for number in range(1, 61)}


class Shelf:
    """A catalogue of sixty titles, and what was said of it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "c.json"
        self.backups = folder / "backups"
        self.said: list[str] = []
        self.path.write_bytes(serialize({"titles": {str(n): row for n, row in ROWS.items()}}))

    def edit(self, change: Change, **options: Any) -> Edited:
        def act(table: Table) -> None:
            change(table)

        return edit_documents(self.path, self.backups, "titles", act, self.said.append, **options)

    def rows(self) -> dict[int, Any]:
        """What a reader without a lock gets."""
        return {place.number: decode_document(raw) for place, raw in documents(self.path, "titles")}

    def places(self) -> dict[int, Place]:
        return {place.number: place for place, _ in documents(self.path, "titles")}

    def names(self) -> set[str]:
        return {path.name for path in self.path.parent.iterdir()} - {".c.json.lock"}

    def check(self, expected: dict[int, Any]) -> None:
        """The file holds `expected`, whoever reads it, and nothing lies about."""
        assert self.rows() == expected
        with TinyDB(self.path, encoding="utf-8") as stock:
            assert {row.doc_id: dict(row) for row in stock.table("titles")} == expected
        read_tables(self.path)
        assert self.names() <= {"c.json", "backups"}


def put(number: int, **fields: Any) -> Change:
    return lambda table: table.update(fields, doc_ids=[number])


LONG = "long " * 60
EDITS: dict[str, Change] = {
    "shorter": put(30, text="short"),
    "longer": put(30, text=LONG),
    "the first, shorter": put(1, text="short"),
    "the first, longer": put(1, text=LONG),
    "the last, shorter": put(60, text="short"),
    "the last, longer": put(60, text=LONG),
    "the last two, longer": lambda table: table.update({"text": LONG}, doc_ids=[60, 59]),
    "new": lambda table: table.insert({"id": "new"}),
    "new, with a number": lambda table: table.insert(Document({"id": "new"}, doc_id=7_000)),
    "three new": lambda table: table.insert_multiple([{"id": LONG}, {"id": "b"}, {"id": "c"}]),
    "first removed": lambda table: table.remove(doc_ids=[1]),
    "one removed": lambda table: table.remove(doc_ids=[30]),
    "last removed": lambda table: table.remove(doc_ids=[60]),
    "last three removed": lambda table: table.remove(doc_ids=[58, 59, 60]),
    "all sorts": lambda table: (
        table.update({"text": LONG}, doc_ids=[60, 5]),
        table.update({"text": "short"}, doc_ids=[59, 4]),
        table.remove(doc_ids=[1, 58, 30]),
        table.upsert(Document({"id": "new", "text": LONG}, doc_id=90)),
        table.insert({"id": "new, too"}),
        table.update(lambda row: row.pop("text"), doc_ids=[20]),
    ),
    "nothing": lambda table: table.update({"id": "title-3"}, doc_ids=[3]),
}


def after(rows: dict[int, Any], change: Change) -> dict[int, Any]:
    """What stock TinyDB makes of it."""
    with TinyDB(storage=MemoryStorage) as database:
        table = database.table("titles")
        table.insert_multiple(Document(row, doc_id=number) for number, row in rows.items())
        change(table)
        return {row.doc_id: dict(row) for row in table}
