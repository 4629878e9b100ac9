"""A crash, or an error, at the system calls of one mark. With DOCBROWSER_EVERY_CALL=1 at each of
them, else at those that change something on the disk."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from docbrowser.actions import Draft
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
from tests.helpers import actions_file, stored
from tests.store.system_calls import Call, calls, can_trace, fail_at, kill_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not can_trace(), reason="strace cannot run here"),
    pytest.mark.timeout(1_800),
]
EVERY_CALL = os.environ.get("DOCBROWSER_EVERY_CALL", "") not in {"", "0"}

_CHANGING: Final = {"fsync", "rename", "unlink", "unlinkat", "mkdir", "write", "flock", "ftruncate"}
_OF_FILES: Final = {"openat", "newfstatat", "fstat", "lstat", "stat", "read", "getdents64", "lseek"}


def _store(folder: Path) -> WatchlistStore:
    return WatchlistStore(Place(folder / "watchlist"), folder / "device", pytest.fail)


def _mark(folder: Path, title: str) -> None:
    _store(folder).record(lambda _: [Draft("want", title)])


def _titles(folder: Path) -> list[str]:
    return [str(action.title) for action in _store(folder).actions()]


def _is_changing(call: Call) -> bool:
    return call.name in _CHANGING or (call.name == "openat" and "O_CREAT" in call.line)


def _is_of_files(call: Call) -> bool:
    return call.name in _OF_FILES


def _nothing(folder: Path) -> None:
    folder.mkdir()


def _some_marks(folder: Path) -> None:
    folder.mkdir()
    for number in range(4):  # as many as fill the backups
        _mark(folder, f"old-{number}")


def _a_conflict_copy(folder: Path) -> None:
    _some_marks(folder)
    (own,) = (folder / "watchlist").glob("*.json")
    copy = own.with_name(f"{own.stem}.sync-conflict-20260331-101500-ABCDEF.json")
    actions_file(copy, stored(1, "want", "copy"))


BEGINNINGS: Final = [_nothing, _some_marks, _a_conflict_copy] if EVERY_CALL else [_a_conflict_copy]
ERRORS: Final = ["ENOSPC", "EIO"] if EVERY_CALL else ["ENOSPC"]


class Cases:
    """Folders that are all alike, one for each call of the mark that is made in it."""

    def __init__(self, folder: Path, begin: Callable[[Path], None]) -> None:
        self._folder = folder
        self._first = folder / "first"
        begin(self._first)
        self.old = _titles(self._first)

    def each(self, wanted: Callable[[Call], bool]) -> Iterator[tuple[Path, Call]]:
        traced = self._folder / "traced"
        shutil.copytree(self._first, traced)
        for place, call in enumerate(filter(wanted, calls(traced))):
            case = self._folder / str(place)
            shutil.copytree(self._first, case)
            yield case, call
            shutil.rmtree(case)


@pytest.mark.parametrize("begin", BEGINNINGS)
def test_a_crash_leaves_the_old_state_or_the_new_one(
    tmp_path: Path, begin: Callable[[Path], None]
) -> None:
    cases = Cases(tmp_path, begin)
    came_to: dict[bool, int] = {True: 0, False: 0}
    for case, call in cases.each(lambda call: EVERY_CALL or _is_changing(call)):
        said = kill_at(case, call)
        titles = _titles(case)
        assert titles in (cases.old, [*cases.old, "new"]), call
        is_new = "new" in titles
        assert is_new or "saved" not in said, call
        came_to[is_new] += 1
        _mark(case, "after")
        assert _titles(case) == [*titles, "after"], call
        assert list(case.rglob("*.tmp")) == [], call
        assert list(case.rglob("*conflict*")) == [], call
    print(f"{begin.__name__}: {came_to[False]} old, {came_to[True]} new")
    assert min(came_to.values()) > 0


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("begin", BEGINNINGS)
def test_a_call_that_fails_leaves_the_old_file_whole_and_marking_works_again(
    tmp_path: Path, begin: Callable[[Path], None], error: str
) -> None:
    cases = Cases(tmp_path, begin)
    refused = 0
    for case, call in cases.each(
        lambda call: _is_changing(call) or (EVERY_CALL and _is_of_files(call))
    ):
        lines = fail_at(case, call, error).splitlines()
        # What cannot be read for once, as a conflict copy, is named and left for later.
        first, *more = (line for line in lines if not line.startswith("said "))
        if first != "saved":
            refused += 1
            assert first.startswith("refused "), (call, first, more)
            assert str(tmp_path) in first, (call, first)
            assert more == ["untouched", "saved"], (call, first, more)
            assert first.startswith("refused Not saved: ") or not _is_changing(call), (call, first)
        assert _titles(case) == [*cases.old, "new"], call
        assert list(case.rglob("*.tmp")) == [], call
    print(f"{begin.__name__}: {refused} refused")
    assert refused
