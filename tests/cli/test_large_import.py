"""A list so long that another process reads it ahead: it comes in as a short one does."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.helpers import PROGRAM, program

if TYPE_CHECKING:
    from pathlib import Path

ROWS: Final = 2_000
LONG: Final = "A river is followed from its spring to the sea. " * 15
WRONG: Final = 7
"""The row, counted from 0, that has no title."""


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "year", "director", "description"])
        for row in range(ROWS):
            name = "" if row == WRONG else f"River {row}"
            rows.writerow([name, 1950 + row % 70, f"Maker {row % 90}", LONG])
    assert path.stat().st_size > 1 << 20
    return path


def imported(path: Path, *options: str) -> dict[str, Any]:
    result = program("import", str(path), "--json", "--no-shipped", *options)
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def test_all_rows_come_in_and_what_is_wrong_is_named_by_its_line(long_list: Path) -> None:
    report = imported(long_list)

    assert (report["read"], report["added"]) == (ROWS - 1, ROWS - 1)
    assert [(one["line"], one["reason"]) for one in report["rejected"]] == [
        (WRONG + 2, "it has no title")
    ]
    shown = json.loads(program("show", "river-3-1953", "--json", "--no-shipped").stdout)
    assert shown["synopses"][0]["text"] == LONG.strip()
    assert [one["person"] for one in shown["credits"]] == ["Maker 3"]


def test_the_same_list_again_changes_nothing(long_list: Path) -> None:
    imported(long_list)
    report = imported(long_list)

    assert (report["added"], report["updated"], report["unchanged"]) == (0, 0, ROWS - 1)


def test_what_the_reader_has_to_say_is_said(long_list: Path) -> None:
    result = program("import", str(long_list), "--dry-run", "--no-shipped")

    assert "director" in result.stderr


def test_no_process_is_left_when_it_is_interrupted(long_list: Path, tmp_path: Path) -> None:
    endless = tmp_path / "endless.csv"
    endless.write_bytes(long_list.read_bytes() * 30)
    with subprocess.Popen(
        [*PROGRAM, "import", str(endless), "--no-shipped"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # how the columns are understood: it is in the midst of reading
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
