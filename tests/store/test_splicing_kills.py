"""What a catalogue holds after its writer was killed. DOCBROWSER_KILLS sets how often."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from docbrowser.errors import StoreError
from docbrowser.store.journal import journal_of, recover
from docbrowser.store.lazy_storage import LazyStorage
from docbrowser.store.locking import exclusive
from docbrowser.store.places import (
    ChangedMeanwhileError,
)
from docbrowser.store.tables import serialize
from tests.store.titles_shelf import EDITS, ROWS, Shelf, after, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.titles_shelf import Change


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return Shelf(folder)


class KilledError(BaseException):
    """The process is gone: nothing that would tidy up runs."""


STEPS = ("pwrite", "fsync", "unlink", "replace", "utime", "ftruncate")


def die_at(step: int, patch: pytest.MonkeyPatch) -> list[str]:
    """Make the process die at the step-th call that changes the disk, half way through a write."""
    done: list[str] = []

    def wrap(name: str) -> None:
        real = getattr(os, name)

        def call(*args: Any, **options: Any) -> Any:
            done.append(name)
            if len(done) > step:
                if name == "pwrite" and len(done) == step + 1:
                    real(args[0], bytes(args[1])[: len(args[1]) // 2], args[2])
                raise KilledError
            return real(*args, **options)

        patch.setattr(os, name, call)

    for name in STEPS:
        wrap(name)
    return done


def steps_of(shelf: Shelf, change: Change) -> int:
    """Do it and return how many calls changed the disk."""
    with pytest.MonkeyPatch.context() as patch:
        done = die_at(10**9, patch)
        shelf.edit(change)
    return len(done)


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_a_kill_at_any_point_leaves_the_old_or_the_new(tmp_path: Path, change: Change) -> None:
    new = after(ROWS, change)
    trial = tmp_path / "trial"
    trial.mkdir()
    steps = steps_of(Shelf(trial), change)
    seen = []
    for step in range(steps):
        folder = tmp_path / str(step)
        folder.mkdir()
        shelf = Shelf(folder)
        with pytest.MonkeyPatch.context() as patch:
            die_at(step, patch)
            with pytest.raises(KilledError):
                shelf.edit(change)
        rows = shelf.rows()
        assert rows in (ROWS, new)
        seen.append(rows == new)
        shelf.check(rows)
        shelf.edit(put(40, text="and on"))
        shelf.check(rows | {40: {"id": "title-40", "text": "and on"}})
    if new != ROWS:
        assert seen == sorted(seen)
        assert seen[-1]


def _half_done(shelf: Shelf, change: Change) -> bytes:
    """Return the journal of a change that was killed half way through the file."""
    with pytest.MonkeyPatch.context() as patch:
        die_at(6, patch)
        with pytest.raises(KilledError):
            shelf.edit(change)
    return journal_of(shelf.path).read_bytes()


def test_recovery_that_is_killed_itself_is_done_again(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    old = shelf.rows()
    journal = _half_done(shelf, EDITS["all sorts"])
    torn = shelf.path.read_bytes()
    for step in range(20):
        shelf.path.write_bytes(torn)
        journal_of(shelf.path).write_bytes(journal)
        with pytest.MonkeyPatch.context() as patch:
            done = die_at(step, patch)
            try:
                with exclusive(shelf.path):
                    recover(shelf.path)
            except KilledError:
                pass
        shelf.check(after(old, EDITS["all sorts"]))
        if len(done) <= step:
            return
    pytest.fail("it never ends")


def test_a_journal_that_was_cut_off_tells_of_nothing(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    old, content = shelf.rows(), shelf.path.read_bytes()
    journal = _half_done(shelf, EDITS["all sorts"])
    for length in range(0, len(journal), 7):
        shelf.path.write_bytes(content)
        journal_of(shelf.path).write_bytes(journal[:length])
        shelf.check(old)
    broken = bytearray(journal)
    broken[-3] ^= 1
    journal_of(shelf.path).write_bytes(broken)
    shelf.check(old)


def test_a_journal_of_another_state_of_the_file_is_not_used(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    journal = _half_done(shelf, EDITS["all sorts"])
    others = {number: {"id": "other"} for number in range(1, 500)}
    for rows in (others, {1: {"id": "one"}}):
        shelf.path.write_bytes(serialize({"titles": {str(n): row for n, row in rows.items()}}))
        journal_of(shelf.path).write_bytes(journal)
        shelf.check(rows)


def test_the_disk_has_each_step_before_the_next_begins(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    with pytest.MonkeyPatch.context() as patch:
        done = die_at(10**9, patch)
        shelf.edit(EDITS["shorter"])
    # The journal and its folder; the file; the folder again.
    assert done == ["fsync", "fsync", "pwrite", "utime", "fsync", "unlink", "fsync"]


@pytest.mark.parametrize("step", range(8))
def test_the_next_edit_finishes_what_a_killed_one_began(shelf: Shelf, step: int) -> None:
    shelf.edit(put(1, text="first backup"))
    old = shelf.rows()
    with pytest.MonkeyPatch.context() as patch:
        die_at(step, patch)
        with pytest.raises(KilledError):
            shelf.edit(EDITS["all sorts"])
    shelf.edit(put(40, text="and on"))
    rows = shelf.rows()
    assert rows.pop(40) == {"id": "title-40", "text": "and on"}
    assert rows in [
        {number: row for number, row in state.items() if number != 40}
        for state in (old, after(old, EDITS["all sorts"]))
    ]


def test_a_reader_finishes_an_edit_of_which_only_the_journal_was_written(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    new = after(shelf.rows(), EDITS["all sorts"])
    storage = LazyStorage(shelf.path)
    with TinyDB(storage=lambda: storage) as database:
        table = database.table("titles")
        assert len(table) == 60
        with pytest.MonkeyPatch.context() as patch:
            die_at(2, patch)
            with pytest.raises(KilledError):
                shelf.edit(EDITS["all sorts"])
        assert table.get(doc_id=5) == new[5]
        assert len(table) == len(new)


@pytest.mark.parametrize("killed", [False, True])
def test_a_document_that_is_written_while_it_is_read_is_not_mixed(
    shelf: Shelf, killed: bool
) -> None:
    letters = {"a": "a" * 150, "n": "a" * 10}
    shelf.edit(put(3, text="", **letters))
    place = shelf.places()[3]
    real = os.pread
    edits: list[int] = []

    def pread(descriptor: int, length: int, offset: int) -> bytes:
        before = real(descriptor, length, offset)
        if edits or offset != place.offset:
            return before
        edits.append(1)
        then = shelf.path.stat()
        with pytest.MonkeyPatch.context() as inner:
            if killed:
                die_at(3, inner)  # it was written, and neither stamped nor synced
            with contextlib.suppress(KilledError):
                shelf.edit(put(3, **{key: "b" * len(text) for key, text in letters.items()}))
        if killed:  # the kernel's clock is coarse: a write may leave the time as it is
            os.utime(shelf.path, ns=(then.st_atime_ns, then.st_mtime_ns))
        after_it = real(descriptor, length, offset)
        assert after_it != before
        return before[: length // 2] + after_it[length // 2 :]

    storage = LazyStorage(shelf.path)
    with TinyDB(storage=lambda: storage) as database, pytest.MonkeyPatch.context() as patch:
        table = database.table("titles")
        assert len(table) == 60
        patch.setattr(os, "pread", pread)
        row = table.get(doc_id=3)
    assert isinstance(row, Document)
    assert edits
    assert (row["a"], row["n"]) in {("a" * 150, "a" * 10), ("b" * 150, "b" * 10)}


def test_every_reader_gets_what_a_killed_edit_was_to_write(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    new = after(shelf.rows(), EDITS["all sorts"])
    storage = LazyStorage(shelf.path, shelf.places().get)
    with TinyDB(storage=lambda: storage) as database:
        table = database.table("titles")
        assert table.get(doc_id=90) is None
        _half_done(shelf, EDITS["all sorts"])
        assert [table.get(doc_id=number) for number in (5, 90)] == [new[5], new[90]]
        assert {row.doc_id: dict(row) for row in table} == new
    shelf.check(new)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("failing", ["pwrite", "fsync", "utime"])
def test_an_edit_that_fails_says_so_and_leaves_the_old(
    shelf: Shelf, failing: str, code: int
) -> None:
    shelf.edit(put(1, text="first backup"))
    old = shelf.rows()
    for call in range(1, 4):
        with pytest.MonkeyPatch.context() as patch:
            calls: list[int] = []
            real = getattr(os, failing)

            def fail_once(
                *args: Any,
                _calls: list[int] = calls,
                _call: int = call,
                _real: Any = real,
                **options: Any,
            ) -> Any:
                _calls.append(1)
                if len(_calls) == _call:
                    raise OSError(code, os.strerror(code))
                return _real(*args, **options)

            patch.setattr(os, failing, fail_once)
            try:
                shelf.edit(EDITS["all sorts"])
            except StoreError as error:
                assert str(error).startswith("Not saved: ")  # noqa: PT017
                assert os.strerror(code) in str(error)  # noqa: PT017
                shelf.check(old)
            else:
                shelf.check(after(old, EDITS["all sorts"]))
                return


def test_where_going_back_fails_too_it_is_finished_later(shelf: Shelf) -> None:
    shelf.edit(put(1, text="first backup"))
    old = shelf.rows()

    def failing(*_: Any) -> Any:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "pwrite", failing)
        with pytest.raises(StoreError, match=r"^Not saved yet: .* when the file is next opened\.$"):
            shelf.edit(EDITS["all sorts"])
        with pytest.raises(StoreError, match=r"cannot be finished .* try again\.$"):
            shelf.rows()
    shelf.check(after(old, EDITS["all sorts"]))


# One process edits without an end: a number, and as many letters; it says what is acknowledged.
WRITER = """
import sys
from pathlib import Path
from docbrowser.store.splicing import edit_documents
path, start = Path(sys.argv[1]), int(sys.argv[2])
for number in range(start, start + 10_000):
    def change(table):
        for place in (3, 30, 60):
            text = "é" * (number * 37 % 150)
            table.update({"n": number, "text": text, "m": number}, doc_ids=[place])
    edit_documents(path, path.parent / "backups", "titles", change, sys.exit)
    print(number, flush=True)
"""


def _is_whole(row: dict[str, Any]) -> bool:
    number = row.get("n", 0)
    return "n" not in row or (row["m"] == number and row["text"] == "é" * (number * 37 % 150))


def test_killed_writers_lose_nothing_that_was_acknowledged(shelf: Shelf) -> None:
    number = 1
    for turn in range(int(os.environ.get("DOCBROWSER_KILLS", "20")) // 2):
        arguments = [sys.executable, "-c", WRITER, str(shelf.path), str(number)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            acknowledged = [process.stdout.readline() for _ in range(turn % 5 + 1)]
            process.send_signal(signal.SIGKILL)
            acknowledged += process.stdout.read().split("\n")
        number = int([line for line in acknowledged if line.strip()][-1])
        rows = shelf.rows()
        assert {rows[place]["n"] for place in (3, 30, 60)} <= {number, number + 1}
        assert len({rows[place]["n"] for place in (3, 30, 60)}) == 1
        assert all(map(_is_whole, rows.values()))
        number += 2


def test_readers_beside_a_writer_never_get_a_mixture(shelf: Shelf) -> None:
    storage = LazyStorage(shelf.path)
    arguments = [sys.executable, "-c", WRITER, str(shelf.path), "1"]
    numbers = set()
    with (
        TinyDB(storage=lambda: storage) as database,
        subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process,
    ):
        assert process.stdout is not None
        process.stdout.readline()
        draining = threading.Thread(target=process.stdout.read)
        draining.start()
        try:
            table = database.table("titles")
            end = time.monotonic() + 2
            while time.monotonic() < end:
                for number in (3, 30, 60, 31):
                    row = table.get(doc_id=number)
                    assert isinstance(row, Document)
                    assert _is_whole(row)
                    numbers.add(row.get("n"))
                with contextlib.suppress(ChangedMeanwhileError):
                    assert all(map(_is_whole, shelf.rows().values()))
        finally:
            process.kill()
            draining.join()
    assert len(numbers) > 10
