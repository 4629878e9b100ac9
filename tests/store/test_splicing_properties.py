from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from docbrowser.store.tables import serialize
from tests.store.titles_shelf import LONG, ROWS, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tinydb.table import Table


SHORT_TEXT = st.text(max_size=5) | st.sampled_from([LONG, "}, {", '": {'])
FIELDS = st.dictionaries(st.sampled_from("abc"), SHORT_TEXT | st.integers(0, 3), max_size=3)
NUMBERS = st.integers(1, 12)
OPERATIONS = st.one_of(
    st.tuples(st.just("insert"), FIELDS),
    st.tuples(st.just("place"), NUMBERS, FIELDS),
    st.tuples(st.just("upsert"), NUMBERS, FIELDS),
    st.tuples(st.just("update"), st.lists(NUMBERS, max_size=3), FIELDS),
    st.tuples(st.just("where"), SHORT_TEXT, FIELDS),
    st.tuples(st.just("remove"), st.lists(NUMBERS, max_size=3)),
    st.tuples(st.just("remove where"), SHORT_TEXT),
    st.tuples(st.just("truncate")),
)
DO: dict[str, Callable[..., object]] = {
    "insert": lambda table, row: table.insert(row),
    "place": lambda table, number, row: table.insert(Document(row, doc_id=number)),
    "upsert": lambda table, number, row: table.upsert(Document(row, doc_id=number)),
    "update": lambda table, numbers, row: table.update(row, doc_ids=numbers),
    "where": lambda table, text, row: table.update(row, where("a") == text),
    "remove": lambda table, numbers: table.remove(doc_ids=numbers),
    "remove where": lambda table, text: table.remove(where("b") == text),
    "truncate": lambda table: table.truncate(),
}


def _do(table: Table, operations: list[tuple[Any, ...]]) -> list[object]:
    results: list[object] = []
    for name, *arguments in operations:
        try:
            results.append(DO[name](table, *arguments))
        except (ValueError, KeyError) as error:
            results.append(str(error))
        results.append(len(table))
    results.append(sorted((row.doc_id, dict(row)) for row in table))
    return results


@given(
    st.dictionaries(NUMBERS, FIELDS, max_size=10),
    st.lists(st.lists(OPERATIONS, max_size=4), max_size=5),
    st.sets(NUMBERS),
)
def test_any_edits_come_to_the_same_as_with_stock_tinydb(
    rows: dict[int, Any], sessions: list[list[tuple[Any, ...]]], unindexed: set[int]
) -> None:
    # Some thirty titles that nothing happens to, so that there is something to write into.
    rows |= {number: ROWS[number] for number in range(20, 50)}
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
    ):
        patch.setattr(os, "fsync", lambda _: None)
        shelf = Shelf(Path(folder))
        shelf.path.write_bytes(serialize({"titles": {str(n): row for n, row in rows.items()}}))
        expected = rows
        for operations in sessions:
            with TinyDB(storage=MemoryStorage) as database:
                stock = database.table("titles")
                stock.insert_multiple(Document(row, doc_id=n) for n, row in expected.items())
                results = _do(stock, operations)
                expected = {row.doc_id: dict(row) for row in stock}
            index = {n: place for n, place in shelf.places().items() if n not in unindexed}
            said: list[object] = []

            def change(
                table: Table, said: list[object] = said, operations: Any = operations
            ) -> None:
                said += _do(table, operations)

            shelf.edit(change, find_place=index.get if unindexed else None)
            assert said == results
            shelf.check(expected)
