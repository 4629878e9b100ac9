from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from docbrowser.errors import LockedError, StoreError
from docbrowser.store.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from docbrowser.store.locking import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
SHORT = 0.05


@contextmanager
def _other_window(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until its standard input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_the_deadline_of_a_held_lock_is_a_sentence_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    with (
        _other_window(path),
        pytest.raises(LockedError, match=r"c\.json is being written by another window"),
        exclusive(path, deadline=SHORT),
    ):
        pytest.fail("two held the lock at once")


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    with _other_window(path) as process:
        process.kill()
        process.wait()
        with exclusive(path):
            assert path.with_name(".c.json.lock").exists()


def test_a_writer_waits_for_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    got_it = threading.Event()

    def wait_for_it() -> None:
        with exclusive(path):
            got_it.set()

    with _other_window(path) as process:
        waiting = threading.Thread(target=wait_for_it)
        waiting.start()
        assert not got_it.wait(SHORT)
        process.communicate("")
        waiting.join(timeout=10)
        assert got_it.is_set()


def test_a_turn_that_was_given_up_stands_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    with _other_window(path) as process:
        with pytest.raises(LockedError), exclusive(path, deadline=SHORT):
            pytest.fail("two held the lock at once")
        process.communicate("")
    for _ in range(3):
        with exclusive(path, deadline=5):
            pass


def test_threads_of_one_process_take_turns_too(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    refused: list[BaseException] = []

    def try_it() -> None:
        try:
            with exclusive(path, deadline=SHORT):
                pass
        except LockedError as error:
            refused.append(error)

    with exclusive(path):
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert len(refused) == 1


def test_an_error_inside_lets_the_lock_go(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    with pytest.raises(ZeroDivisionError), exclusive(path):
        _ = 1 / 0
    with exclusive(path, deadline=SHORT):
        pass


def test_two_files_have_locks_of_their_own(tmp_path: Path) -> None:
    with exclusive(tmp_path / "a.json"), exclusive(tmp_path / "b.json", deadline=SHORT):
        pass


def test_a_lock_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="cannot be written to"),
        exclusive(tmp_path / "gone" / "c.json"),
    ):
        pytest.fail("there is no such folder")
