"""What only a process of its own can show: pipes, terminals, imports, signals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docbrowser import __version__
from docbrowser.cli.main import COMMANDS
from tests.helpers import PROGRAM, program


def test_the_version_is_printed() -> None:
    result = program("--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"docbrowser {__version__}\n"


def test_every_command_knows_the_version() -> None:
    assert program("list", "--version").stdout == f"docbrowser {__version__}\n"


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command(flag: str) -> None:
    result = program(flag)
    assert (result.returncode, result.stderr) == (0, "")
    listed = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert set(COMMANDS) <= set(listed)


def test_every_command_has_help() -> None:
    script = (
        "import sys; from docbrowser.cli.main import run\n"
        "sys.exit(max(run([name, flag]) for name in sys.argv[1:] for flag in ('-h', '--help')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, *COMMANDS], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    for command in COMMANDS:
        assert result.stdout.count(f"Usage: docbrowser {command} ") == 2


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show", "the-universe-2007"]])
def test_a_closed_pipe_is_quiet(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        result = program(*arguments, stdout=pipe, stderr=subprocess.PIPE)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("command", ["list", "locate"])
def test_a_full_disk_behind_the_output_is_one_sentence(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = program(command, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


def test_without_a_standard_output_there_is_no_traceback() -> None:
    command = [
        sys.executable,
        "-c",
        "import os, sys; os.close(1); os.execv(sys.argv[1], sys.argv[1:])",
    ]
    result = subprocess.run(
        [*command, *PROGRAM, "list", "--json"], stderr=subprocess.PIPE, text=True, check=False
    )
    assert "Traceback" not in result.stderr


def test_without_a_keyboard_the_interface_says_so_and_exits_2() -> None:
    terminal, far_end = os.openpty()
    try:
        result = program(stdout=far_end, stderr=subprocess.PIPE)
    finally:
        os.close(far_end)
        os.close(terminal)
    assert result.returncode == 2
    assert "Standard input is no terminal" in result.stderr
    assert result.stderr.count("\n") == 1


def test_in_a_pipe_the_program_alone_prints_the_list() -> None:
    result = program()
    assert result.returncode == 0
    assert "roving-mars-2006" in result.stdout


def test_options_may_stand_before_or_after_the_subcommand(tmp_path: Path) -> None:
    watchlist = str(tmp_path / "marks")
    program("--watchlist", watchlist, "want", "roving-mars-2006")
    before = program("--watchlist", watchlist, "list", "--json")
    after = program("list", "--json", "--watchlist", watchlist)
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout
    assert '"planned"' in after.stdout


def test_a_broken_catalogue_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(b"{")
    result = program("show", "roving-mars-2006", "--json", "--catalog", str(path))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


def test_a_relative_path_is_taken_from_where_the_program_runs(tmp_path: Path) -> None:
    assert program("want", "roving-mars-2006", "--watchlist", "here", cwd=tmp_path).returncode == 0
    assert list((tmp_path / "here").glob("*.json"))


def _loaded_by(statement: str) -> set[str]:
    script = f"{statement}\nimport sys; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in result.stdout.splitlines()[-1].split()}


def test_the_library_loads_neither_textual_nor_rich() -> None:
    assert not _loaded_by("import docbrowser.library") & {"textual", "rich"}


@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["show", "roving-mars-2006"], ["undo"]]
)
def test_the_command_line_loads_no_textual(arguments: list[str]) -> None:
    loaded = _loaded_by(f"from docbrowser.cli.main import run; run({arguments!r})")
    assert "docbrowser" in loaded
    assert "textual" not in loaded


def test_no_colour_reaches_a_pipe_and_force_color_is_honoured() -> None:
    plain = program("show", "race-to-mars-2007")
    forced = program("show", "race-to-mars-2007", env={**os.environ, "FORCE_COLOR": "1"})
    refused = program("list", env={**os.environ, "NO_COLOR": "1"})
    assert "\x1b" not in plain.stdout + refused.stdout
    assert "\x1b[" in forced.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_who_waits_for_another_writer_is_told_so_and_marks_when_it_is_done(home: Path) -> None:
    import fcntl

    assert program("want", "race-to-mars-2007").returncode == 0
    folder = home / "data" / "docbrowser" / "watchlist"
    (lock,) = folder.glob(".*.lock")
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            [*PROGRAM, "want", "roving-mars-2006"], stderr=subprocess.PIPE, text=True
        )
        assert waiting.stderr is not None
        assert "Waiting for another program" in waiting.stderr.readline()
    assert "on the list" in waiting.communicate(timeout=30)[1]
    assert waiting.returncode == 0
