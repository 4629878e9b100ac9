from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from docbrowser.store.searches import MOST, remember_search, used_searches

if TYPE_CHECKING:
    from pathlib import Path


def test_searches_come_back_in_the_order_of_their_use(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    for query in ("mars", "director:herzog", "гагарин OR moon"):
        remember_search(path, query)

    assert used_searches(path) == ["mars", "director:herzog", "гагарин OR moon"]
    assert path.read_text("utf-8").splitlines() == used_searches(path)


def test_a_search_that_is_used_again_moves_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    for query in ("mars", "moon", "mars"):
        remember_search(path, query)

    assert used_searches(path) == ["moon", "mars"]


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    path.write_text("".join(f"search {number}\n" for number in range(MOST + 20)))
    remember_search(path, "mars")

    assert len(used_searches(path)) == MOST
    assert used_searches(path)[-2:] == [f"search {MOST + 19}", "mars"]


def test_the_file_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "searches"
    remember_search(path, "mars")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_search_with_a_line_break_or_a_control_sequence_is_one_clean_line(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    remember_search(path, "one\ntwo\x1b[2J")
    path.write_text(path.read_text() + "\x1b]0;x\x07three\n")

    assert used_searches(path) == ["one two[2J", "]0;xthree"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x00" * 50, b"\n\n \n"], ids=repr)
def test_a_file_that_cannot_be_read_is_ignored(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "searches"
    path.write_bytes(content)

    assert used_searches(path) == []


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert used_searches(tmp_path / "none" / "searches") == []


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "searches"
    link.symlink_to("/dev/null")
    for path in (tmp_path / "folder", link):
        remember_search(path, "mars")

    assert used_searches(link) == []
    assert link.is_symlink()
    assert (tmp_path / "folder").is_dir()
