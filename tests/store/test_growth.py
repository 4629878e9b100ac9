from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from docbrowser.store.growth import Growth, added_to, grown, growth_of
from docbrowser.store.tables import parse_tables, serialize

Rows = dict[str, dict[str, Any]]

_documents = st.dictionaries(st.text(max_size=3), st.text() | st.integers() | st.none(), max_size=3)
_some = st.lists(_documents, min_size=1, max_size=5)


def _rows(documents: list[dict[str, Any]], behind: int = 0) -> Rows:
    return {str(behind + place): row for place, row in enumerate(documents, start=1)}


def _known(rows: Rows) -> Growth:
    content = serialize({"actions": rows})
    return growth_of("actions", content, {"actions": rows})


@given(_some, _some)
def test_what_grows_is_the_file_that_would_be_made_anew(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    before, added = _known(_rows(old)), _rows(new, len(old))
    after = grown(before, added, {})
    assert after.content == serialize({"actions": {**_rows(old), **added}})
    assert after == growth_of("actions", after.content, parse_tables(after.content))


@given(_some, _some)
def test_only_what_was_added_has_to_be_read(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    before, added = _known(_rows(old)), _rows(new, len(old))
    after = grown(before, added, {})
    assert added_to(before, after.content) == (after, added)
    assert added_to(after, after.content) == (after, {})


@given(_some, st.data())
def test_whatever_stands_behind_what_is_known_is_read_as_the_whole_file_would_be(
    old: list[dict[str, Any]], data: st.DataObject
) -> None:
    before = _known(_rows(old))
    pieces = ["{", "}", ",", "\n", '"7": {}', '"1": {}', '"t": {', '"7": {"a": 1, "a": 2}', "NaN"]
    tail = "".join(data.draw(st.lists(st.sampled_from(pieces), max_size=7)))
    content = before.content[: -len(b"\n}}\n")] + tail.encode() + b"\n}}\n"
    found = added_to(before, content)
    if found is None:
        return
    after, rows = found
    whole = parse_tables(content)
    assert whole == {"actions": {**_rows(old), **rows}}
    assert after == growth_of("actions", content, whole)


@pytest.mark.parametrize(
    "content",
    [
        b'{"actions": {"1": {}}}',
        b'{"actions": {}}\n',
        b'{"more": {"1": {}},\n"actions": {\n"1": {}\n}}\n',
        b'{"actions": {\n"1": {}\n}, "more": {\n"1": {}\n}}\n',
    ],
    ids=["on one line", "empty", "another table before", "another table behind"],
)
def test_a_file_of_another_layout_is_written_anew(content: bytes) -> None:
    tables = parse_tables(content)
    before = growth_of("actions", content, tables)
    after = grown(before, {"9": {"id": "new"}}, tables)
    assert not before.can_grow
    assert parse_tables(after.content) == {
        **tables,
        "actions": {**tables["actions"], "9": {"id": "new"}},
    }


def test_a_file_that_shrank_or_changed_inside_is_read_whole() -> None:
    before = _known(_rows([{"id": "io"}, {"id": "europa"}]))
    assert added_to(before, _known(_rows([{"id": "io"}])).content) is None
    assert added_to(before, _known(_rows([{"id": "xx"}, {"id": "europa"}, {}])).content) is None
    assert added_to(before, b"") is None
    assert added_to(Growth("actions"), before.content) is None


def test_stock_tinydb_reads_what_has_grown() -> None:
    after = grown(_known(_rows([{"id": "io"}])), {"2": {"id": "Гагарин\n"}}, {})
    with TinyDB(storage=MemoryStorage) as database:
        database.storage.write(parse_tables(after.content))
        rows = [(row.doc_id, dict(row)) for row in database.table("actions")]
    assert rows == [(1, {"id": "io"}), (2, {"id": "Гагарин\n"})]
