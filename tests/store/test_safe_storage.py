from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from docbrowser.errors import StoreError, UnreadableFileError
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.tables import MAX_DEPTH, parse_tables, serialize

if TYPE_CHECKING:
    from pathlib import Path

OLD = {"titles": {"1": {"id": "io"}}}
NEW = {"titles": {"1": {"id": "io"}, "2": {"id": "europa"}}}


class Shelf:
    """A file under test, with what its storage had to say."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "c.json"
        self.backups = folder / "backups"
        self.said: list[str] = []
        self.storage = SafeStorage(self.path, self.backups, self.said.append)

    def names(self) -> set[str]:
        return {path.name for path in self.path.parent.iterdir()}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return Shelf(folder)


def _fail(code: int) -> Any:
    def failing(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return failing


def test_what_was_written_is_read_again(shelf: Shelf) -> None:
    assert shelf.storage.read() is None
    shelf.storage.write(NEW)
    assert shelf.storage.read() == NEW


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("fsync", errno.ENOSPC),
        ("fsync", errno.EIO),
        ("replace", errno.EACCES),
        ("open", errno.EROFS),
    ],
)
def test_a_write_that_fails_leaves_the_old_file_whole(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    shelf.storage.write(OLD)
    names = shelf.names()
    with monkeypatch.context() as broken:
        broken.setattr(os, step, _fail(code))
        with pytest.raises(StoreError, match=r"^Not saved: .*c\.json .*" + os.strerror(code)):
            shelf.storage.write(NEW)
    assert shelf.storage.read() == OLD
    assert shelf.names() == names
    shelf.storage.write(NEW)
    assert shelf.storage.read() == NEW


def test_a_value_that_json_lacks_is_refused_before_anything_is_opened(shelf: Shelf) -> None:
    shelf.storage.write(OLD)
    for value in (float("nan"), float("inf"), {1, 2}, b"bytes"):
        with pytest.raises(StoreError, match="Not saved"):
            shelf.storage.write({"titles": {"1": {"value": value}}})
    assert shelf.storage.read() == OLD


def test_a_copy_that_fails_does_not_undo_the_write(shelf: Shelf) -> None:
    shelf.backups.write_text("in the way", "utf-8")
    shelf.storage.write(NEW)
    assert shelf.storage.read() == NEW


UNREADABLE = {
    "empty": b"",
    "blank": b"\n\n",
    "truncated": serialize(NEW)[:-9],
    "a key twice": b'{"titles": {"1": {"id": "io", "id": "europa"}}}',
    "NaN": b'{"titles": {"1": {"rating": NaN}}}',
    "infinity": b'{"titles": {"1": {"rating": -Infinity}}}',
    "nested": b'{"titles": {"1": {"x": ' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}}}",
    "nested without end": b'{"titles":' * 50_000,
    "not UTF-8": b'{"titles": {"1": {"id": "\xe9"}}}',
    "UTF-16": '{"titles": {}}'.encode("utf-16"),
    "a huge number": b'{"titles": {"1": {"x": ' + b"9" * 5_000 + b"}}}",
    "no table": b'{"titles": {"first": {}}}',
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_named_and_its_bytes_stay(shelf: Shelf, content: bytes) -> None:
    shelf.path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"c\.json cannot be read \(.+\); .+\.$"):
        shelf.storage.read()
    assert shelf.path.read_bytes() == content
    assert shelf.names() == {"c.json"}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_a_backup_takes_its_place_and_the_unreadable_bytes_are_kept(
    shelf: Shelf, content: bytes
) -> None:
    shelf.storage.write(OLD)
    shelf.storage.write(NEW)
    shelf.path.write_bytes(content)
    assert shelf.storage.read() == NEW
    assert parse_tables(shelf.path.read_bytes()) == NEW
    (aside,) = shelf.path.parent.glob("c.json.unreadable-*")
    assert aside.read_bytes() == content
    (sentence,) = shelf.said
    assert str(shelf.path) in sentence
    assert aside.name in sentence


def test_a_number_beyond_all_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="number"):
        parse_tables(b'{"titles": {"1": {"best": 1e999}}}')


def test_a_folder_or_pipe_is_no_file_and_does_not_block(shelf: Shelf) -> None:
    os.mkfifo(shelf.path)
    with pytest.raises(UnreadableFileError, match="no regular file"):
        shelf.storage.read()
    shelf.path.unlink()
    shelf.path.mkdir()
    with pytest.raises(UnreadableFileError, match="no regular file"):
        shelf.storage.read()


def test_where_no_backup_can_be_read_either_nothing_is_touched(shelf: Shelf) -> None:
    shelf.storage.write(NEW)
    for file in (shelf.path, *shelf.backups.iterdir()):
        file.write_bytes(b"?")
    with pytest.raises(UnreadableFileError):
        shelf.storage.read()
    assert shelf.path.read_bytes() == b"?"
    assert shelf.said == []


def test_at_most_three_backups_are_kept_the_newest(shelf: Shelf) -> None:
    for number in range(12):
        shelf.storage.write({"titles": {"1": {"id": f"state-{number}"}}})
    kept = sorted(path.read_bytes() for path in shelf.backups.glob("*.bak"))
    assert [parse_tables(content)["titles"]["1"]["id"] for content in kept] == [
        "state-10", "state-11", "state-9",
    ]  # fmt: skip
    assert set(shelf.backups.iterdir()) == set(shelf.backups.glob("*.bak"))


def test_backups_of_two_files_in_one_folder_are_kept_apart(shelf: Shelf) -> None:
    other = SafeStorage(shelf.path.with_name("c[1].json"), shelf.backups, shelf.said.append)
    for _ in range(5):
        shelf.storage.write(OLD)
        other.write(NEW)
    assert len(list(shelf.backups.glob("c.json.*.bak"))) == 3
    assert len(list(shelf.backups.glob("c[[]1].json.*.bak"))) == 3
    shelf.path.write_bytes(b"")
    assert shelf.storage.read() == OLD


def test_files_and_folders_are_for_the_user_alone(shelf: Shelf) -> None:
    shelf.path.touch(mode=0o666)
    shelf.storage.write(NEW)
    made = [shelf.path, shelf.backups, *shelf.backups.iterdir()]
    modes = [stat.S_IMODE(path.stat().st_mode) for path in made]
    assert modes == [0o600, 0o700, 0o600]


def test_a_symlink_stays_one_and_its_target_is_written(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.json"
    target.write_bytes(serialize(OLD))
    shelf.path.symlink_to(target)
    storage = SafeStorage(shelf.path, shelf.backups, shelf.said.append)
    storage.write(NEW)
    assert shelf.path.is_symlink()
    assert parse_tables(target.read_bytes()) == NEW


def test_what_a_killed_writer_left_is_swept_by_the_next_write(shelf: Shelf) -> None:
    stray = shelf.path.with_name(".c.json.deadbeef.tmp")
    foreign = shelf.path.with_name(".d.json.deadbeef.tmp")
    for path in (stray, foreign):
        path.write_bytes(b"half")
    shelf.storage.write(NEW)
    assert not stray.exists()
    assert foreign.exists()


def test_stock_tinydb_opens_what_was_written(shelf: Shelf) -> None:
    shelf.storage.write({"titles": {"1": {"id": "Гагарин 🚀"}}})
    with TinyDB(shelf.path, encoding="utf-8") as database:
        assert [dict(row) for row in database.table("titles")] == [{"id": "Гагарин 🚀"}]


def test_what_stock_tinydb_wrote_is_read(shelf: Shelf) -> None:
    with TinyDB(shelf.path, encoding="utf-8") as database:
        database.table("titles").insert({"id": "Гагарин"})
    assert shelf.storage.read() == {"titles": {"1": {"id": "Гагарин"}}}


def test_each_document_has_a_line_of_its_own() -> None:
    lines = (
        serialize({"titles": {"1": {"text": "a\nb"}, "2": {}}, "more": {}}).decode().splitlines()
    )
    assert [line for line in lines if line.startswith('"1"')] == ['"1": {"text": "a\\nb"},']
    assert '"2": {}' in lines


def test_a_byte_order_mark_does_no_harm(shelf: Shelf) -> None:
    shelf.path.write_bytes(b"\xef\xbb\xbf" + serialize(NEW))
    assert shelf.storage.read() == NEW
