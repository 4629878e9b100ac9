from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from docbrowser.errors import StoreError, UnreadableFileError
from docbrowser.store import snapshot
from docbrowser.store.places import (
    documents,
    stamp_of,
)
from docbrowser.store.splicing import edit_documents
from docbrowser.store.tables import read_tables, serialize
from tests.store.titles_shelf import EDITS, LONG, ROWS, Shelf, after, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tinydb.table import Table

    from tests.store.titles_shelf import Change


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return Shelf(folder)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_an_edit_does_what_tinydb_does_and_writes_little(
    shelf: Shelf, change: Change, indexed: bool
) -> None:
    inode, size = shelf.path.stat().st_ino, shelf.path.stat().st_size
    edited = shelf.edit(change, find_place=shelf.places().get if indexed else None)
    expected = after(ROWS, change)
    shelf.check(expected)
    status = shelf.path.stat()
    assert status.st_ino == inode
    assert status.st_size < size + 1_500
    assert edited.after == stamp_of(status)
    places = shelf.places()
    assert edited.places is not None
    assert {number: places.get(number) for number in edited.places} == dict(edited.places)


@pytest.mark.parametrize(
    "name", ["shorter", "longer", "the last, longer", "last removed", "one removed"]
)
def test_with_an_index_the_file_is_not_read_through(
    shelf: Shelf, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = shelf.places()
    with monkeypatch.context() as patched:
        patched.setattr(snapshot, "everything", lambda _: pytest.fail("it was read through"))
        shelf.edit(EDITS[name], find_place=places.get)
    shelf.check(after(ROWS, EDITS[name]))


def test_an_index_that_leaves_documents_out_does_no_harm(shelf: Shelf) -> None:
    places = shelf.places()
    del places[30], places[60]
    change: Change = lambda table: (  # noqa: E731
        table.upsert(Document({"id": "thirty"}, doc_id=30)),
        table.upsert(Document({"id": "sixty", "text": LONG}, doc_id=60)),
    )
    shelf.edit(change, find_place=places.get)
    shelf.check(after(ROWS, change))


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("layout", ["stock", "other tables", "indented", "linked", "missing"])
def test_where_it_cannot_be_done_in_place_the_file_is_written_anew(
    shelf: Shelf, change: Change, layout: str
) -> None:
    rows = {str(number): row for number, row in ROWS.items()}
    if layout == "stock":
        shelf.path.unlink()
        with TinyDB(shelf.path) as stock:
            stock.table("titles").insert_multiple(ROWS.values())
    elif layout == "other tables":
        others = {str(number): {"text": "y" * 50_000} for number in range(30)}
        shelf.path.write_bytes(serialize({"titles": rows, "others": others}))
    elif layout == "indented":
        import json

        shelf.path.write_text(json.dumps({"titles": rows}, indent=2), "utf-8")
    elif layout == "linked":
        os.link(shelf.path, shelf.path.with_name("snapshot"))
    else:
        shelf.path.unlink()
    old = shelf.path.read_bytes() if layout != "missing" else b""
    shelf.edit(change)
    expected = after(ROWS if layout != "missing" else {}, change)
    if layout == "linked":
        assert shelf.path.with_name("snapshot").read_bytes() == old
        shelf.path.with_name("snapshot").unlink()
    if layout == "other tables":
        assert len(list(documents(shelf.path, "others"))) == 30
    if expected or layout != "missing":
        shelf.check(expected)


@pytest.mark.parametrize("name", ["longer", "all sorts", "last removed"])
@pytest.mark.parametrize("indexed", [False, True])
def test_small_tables_behind_are_kept(shelf: Shelf, name: str, indexed: bool) -> None:
    rows = {str(number): row for number, row in ROWS.items()}
    shelf.path.write_bytes(serialize({"before": {"1": {}}, "titles": rows, "after": {"2": {}}}))
    inode = shelf.path.stat().st_ino
    shelf.edit(EDITS[name], find_place=shelf.places().get if indexed else None)
    shelf.check(after(ROWS, EDITS[name]))
    assert shelf.path.stat().st_ino == inode
    tables = read_tables(shelf.path)
    assert (tables["before"], tables["after"]) == ({"1": {}}, {"2": {}})


def test_too_much_blank_space_is_cleared_away(shelf: Shelf) -> None:
    size = shelf.path.stat().st_size
    inodes = set()
    for number in range(2, 50):
        shelf.edit(lambda table, number=number: table.remove(doc_ids=[number]))  # type: ignore[misc]
        inodes.add(shelf.path.stat().st_ino)
    shelf.check({number: row for number, row in ROWS.items() if number < 2 or number >= 50})
    assert shelf.path.stat().st_size < size / 2
    assert 1 < len(inodes) < 20


def test_mode_and_symlink_stay(shelf: Shelf, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(shelf.path)
    shelf.path.chmod(0o640)
    edit_documents(link, shelf.backups, "titles", acting(put(3, a=1)), shelf.said.append)
    assert link.is_symlink()
    assert stat.S_IMODE(shelf.path.stat().st_mode) == 0o640
    assert shelf.rows()[3] == ROWS[3] | {"a": 1}


def acting(change: Change) -> Callable[[Table], None]:
    def act(table: Table) -> None:
        change(table)

    return act


def test_what_raises_changes_nothing_at_all(shelf: Shelf) -> None:
    def half(table: Table) -> None:
        table.update({"id": "changed"}, doc_ids=[2])
        with pytest.raises(ValueError, match="already exists"):
            table.insert_multiple([{"id": "new"}, Document({"id": "twin"}, doc_id=3)])
        assert len(table) == 60
        assert table.get(doc_id=2) == ROWS[2] | {"id": "changed"}
        raise LookupError

    before = shelf.path.read_bytes()
    with pytest.raises(LookupError):
        shelf.edit(half)
    assert shelf.path.read_bytes() == before


@pytest.mark.parametrize("value", [float("nan"), {1}, b"bytes"])
def test_a_value_that_json_lacks_is_refused(shelf: Shelf, value: object) -> None:
    before = shelf.path.read_bytes()
    for change in (
        lambda table: table.update({"x": value}, doc_ids=[2]),
        lambda table: table.insert({"x": value}),
    ):
        with pytest.raises(StoreError, match=r"^Not saved: "):
            shelf.edit(change)
    with pytest.raises(StoreError, match=r"^Not saved: -1 is no number"):
        shelf.edit(lambda table: table.insert(Document({}, doc_id=-1)))
    assert shelf.path.read_bytes() == before


def test_what_an_edit_was_given_may_be_changed_without_harm(shelf: Shelf) -> None:
    def change(table: Table) -> None:
        row: dict[str, Any] = {"list": [1]}
        table.insert(row)
        row["list"].append(2)
        got = table.get(doc_id=61)
        assert isinstance(got, Document)
        got["list"].append(3)
        assert table.get(doc_id=61) == {"list": [1]}

    shelf.edit(change)
    assert shelf.rows()[61] == {"list": [1]}


def test_each_edit_gives_the_file_another_stamp_even_where_the_clock_stands_still(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = shelf.path.stat().st_mtime_ns
    monkeypatch.setattr(time, "time_ns", lambda: moment)
    stamps = {shelf.edit(put(3, text=letter * 100)).after for letter in "abcdef"}
    assert len(stamps) == 6


def test_a_value_that_python_calls_equal_is_a_change(shelf: Shelf) -> None:
    shelf.edit(put(3, x=1))
    shelf.edit(put(3, x=True))
    assert shelf.rows()[3]["x"] is True


# A copy a day of what is edited in place


def test_a_copy_is_made_before_the_first_edit_of_a_day(shelf: Shelf) -> None:
    old = shelf.path.read_bytes()
    for number in range(1, 6):
        shelf.edit(put(number, text="short"))
    (backup,) = shelf.backups.iterdir()
    assert backup.read_bytes() == old
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    two_days_ago = time.time() - 2 * 86_400
    os.utime(backup, (two_days_ago, two_days_ago))
    before = shelf.path.read_bytes()
    shelf.edit(put(7, text="short"))
    assert {path.read_bytes() for path in shelf.backups.iterdir()} == {old, before}


def test_an_unreadable_file_is_put_aside_for_its_backup(shelf: Shelf) -> None:
    shelf.edit(put(1, text="short"))
    shelf.path.write_bytes(shelf.path.read_bytes()[:-100])
    shelf.edit(put(2, text="short"))
    assert shelf.rows() == ROWS | {2: {"id": "title-2", "text": "short"}}
    (sentence,) = shelf.said
    assert "newest backup was restored" in sentence


def test_an_unreadable_file_without_a_backup_is_left_alone(shelf: Shelf) -> None:
    content = shelf.path.read_bytes()
    step = len(content) // 100
    for length in range(0, len(content) - 2, step):
        shelf.path.write_bytes(content[:length])
        with pytest.raises(UnreadableFileError, match=r"c\.json cannot be read \(.+\); .+\.$"):
            shelf.edit(put(2, text="short"))
        assert shelf.path.read_bytes() == content[:length]
