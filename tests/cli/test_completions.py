"""Completion in shells: what is offered, and that a catalogue cannot make a shell do anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from docbrowser.cli.completing import ASKED, LINE
from docbrowser.cli.main import COMMANDS, run
from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.helpers import Cli

SHELLS = ("bash", "zsh", "fish", "powershell")
PROGRAMS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "pwsh"}
HOSTILE = (
    "x$(touch${IFS}owned)",
    "x`touch${IFS}owned`",
    "x'; touch owned; '",
    'x"$(touch owned)"',
    "x;touch&&owned|owned",
    "x*",
    "x{a,b}",
    "x<y>z",
    "x!!",
    "x~$HOME",
)


@pytest.fixture
def offer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], list[str]]:
    """What a line may go on with: the words alone."""

    def answers(line: str) -> list[str]:
        monkeypatch.setenv(ASKED, "bash")
        monkeypatch.setenv(LINE, line)
        capsys.readouterr()
        run([])
        printed = capsys.readouterr()
        assert printed.err == ""
        return [row.split("\t")[1] or row.split("\t")[0] for row in printed.out.splitlines()]

    return answers


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue whose ids and names a shell would act on, and one title that is harmless."""
    names = {"en": "Name $(touch owned) `touch owned`\n\t'\"\x1b]0;x\x07 end"}
    ids = [one.replace(" ", "") for one in HOSTILE]
    documents = [document(one, {"names": names}) for one in dict.fromkeys(ids)]
    good = document("x-harmless-2001", {"names": names, "genres": ["$(touch owned)", "science"]})
    path = catalog_file(tmp_path / "hostile.json", *documents, good)
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(path))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    return path


def test_commands_are_offered_and_none_of_them_is_forgotten(
    offer: Callable[[str], list[str]],
) -> None:
    assert set(COMMANDS) <= set(offer("docbrowser "))
    assert offer("docbrowser wat") == ["watch"]
    assert "--no-shipped" in offer("docbrowser show --n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("docbrowser show race", ["race-to-mars-2007"]),
        ("docbrowser race", ["race-to-mars-2007"]),
        ("docbrowser show Hubble", ["hubble-3d-2010"]),
        ("docbrowser --no-shipped show race", []),
        ("docbrowser history --title race", ["race-to-mars-2007"]),
        ("docbrowser history --title=race", ["--title=race-to-mars-2007"]),
        ("docbrowser list --sort r", ["rating", "runtime"]),
        ("docbrowser list gen", ["genre:"]),
        ("docbrowser list is:unw", ["is:unwatched"]),
        ("docbrowser export --format c", ["csv"]),
        ("docbrowser mode x in", ["in-order"]),
        ("docbrowser import some", ["file"]),
        ("docbrowser watch race-to-mars-2007#s1e4", ["race-to-mars-2007#s1e4"]),
        ("docbrowser watch nothing-of-the-kind#", []),
        ("docbrowser show 'race", ["race-to-mars-2007"]),
        ("docbrowser show \udcff", []),
    ],
)
def test_values_are_offered(offer: Callable[[str], list[str]], line: str, words: list[str]) -> None:
    found = offer(line)
    assert found == words


def test_values_of_a_field_come_from_the_index(offer: Callable[[str], list[str]]) -> None:
    found = offer("docbrowser list genre:sci")
    assert found
    assert all(one.startswith("genre:sci") for one in found)


def test_the_name_stands_beside_the_id(
    offer: Callable[[str], list[str]], hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offer("docbrowser show x-h") == ["x-harmless-2001"]
    run([])
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert "\x1b" not in line
    assert line.endswith("end\n")


def test_what_a_shell_would_act_on_is_not_offered(
    offer: Callable[[str], list[str]], hostile: Path
) -> None:
    assert offer("docbrowser show x") == ["x-harmless-2001"]
    assert offer("docbrowser list genre:") == []
    assert all("$" not in one for one in offer("docbrowser list genre:t"))


def test_completing_loads_one_command_and_no_interface() -> None:
    script = "import sys; from docbrowser.cli.main import run; run([]); print(*sys.modules)"
    told = {**os.environ, ASKED: "bash", LINE: "docbrowser sho"}
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=told
    )
    loaded = set(result.stdout.splitlines()[-1].split())
    assert not loaded & {"rich", "textual", "msgspec", "docbrowser.library"}
    assert "docbrowser.cli.show_command" not in loaded


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(cli: Cli, shell: str) -> None:
    result = cli("completions", shell)
    assert (result.code, result.err) == (0, "")
    assert "docbrowser" in result.out
    assert LINE in result.out


def test_another_shell_is_wrong_usage(cli: Cli) -> None:
    result = cli("completions", "csh")
    assert result.code == 2
    assert "powershell" in result.err


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_reads_its_script(cli: Cli, shell: str, tmp_path: Path) -> None:
    found = shutil.which(PROGRAMS[shell])
    if found is None:
        pytest.skip(f"there is no {PROGRAMS[shell]} here")
    path = tmp_path / f"script.{'ps1' if shell == 'powershell' else shell}"
    path.write_text(cli("completions", shell).out, "utf-8")
    check = ["-NoProfile", "-File"] if shell == "powershell" else ["-n"]
    result = subprocess.run([found, *check, path], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def shell_of(name: str) -> str:
    """Return where a shell is; without it the test is skipped."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name} here")
    return found


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which `docbrowser` is this program."""
    program = folder / "bin" / "docbrowser"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m docbrowser "$@"\n', "utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "TERM": "dumb"}


def bash_offers(folder: Path, line: str) -> list[str]:
    """Return what bash would complete `line` to; each word is read by it once more."""
    bash = shell_of("bash")
    script = (
        "source <(docbrowser completions bash)\nCOMP_LINE=$1 COMP_POINT=${#1}\n_docbrowser\n"
        # What is completed stands in the line as it is, and is read with it.
        'for one in "${COMPREPLY[@]}"; do eval "printf \'%s\\n\' $one"; done\n'
    )
    result = subprocess.run(
        [bash, "--norc", "-c", script, "bash", line],
        capture_output=True, text=True, check=False, env=environment(folder), cwd=folder,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_bash_completes_ids_and_fields(tmp_path: Path) -> None:
    assert bash_offers(tmp_path, "docbrowser show race") == ["race-to-mars-2007"]
    # To bash the colon ends a word: only what comes after it is inserted.
    assert bash_offers(tmp_path, "docbrowser list is:unw") == ["unwatched"]
    assert bash_offers(tmp_path, "docbrowser export --format=c") == ["csv"]


def test_bash_runs_nothing_of_a_hostile_catalogue(hostile: Path, tmp_path: Path) -> None:
    assert bash_offers(tmp_path, "docbrowser show x") == ["x-harmless-2001"]
    assert bash_offers(tmp_path, "docbrowser show name") == ["x-harmless-2001"]
    assert bash_offers(tmp_path, "docbrowser show $(touch owned)`touch owned`") == []
    assert not list(tmp_path.rglob("owned"))


def fish_offers(folder: Path, line: str) -> list[str]:
    """Return what fish would complete the last word of `line` to."""
    script = "docbrowser completions fish | source; complete --do-complete $argv[1]"
    result = subprocess.run(
        [shell_of("fish"), "--no-config", "-c", script, line],
        capture_output=True, text=True, check=False, env=environment(folder), cwd=folder,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    return [row.split("\t")[0] for row in result.stdout.splitlines()]


def test_fish_completes_ids_and_fields(tmp_path: Path) -> None:
    assert fish_offers(tmp_path, "docbrowser show race") == ["race-to-mars-2007"]
    assert fish_offers(tmp_path, "docbrowser list is:unw") == ["is:unwatched"]
    assert fish_offers(tmp_path, "docbrowser export --format=c") == ["--format=csv"]
    assert fish_offers(tmp_path, "docbrowser watch race-to-mars-2007#s1e4") == [
        "race-to-mars-2007#s1e4"
    ]
    (tmp_path / "films.csv").touch()
    assert fish_offers(tmp_path, "docbrowser import fil") == ["films.csv"]


def test_fish_runs_nothing_of_a_hostile_catalogue(hostile: Path, tmp_path: Path) -> None:
    assert fish_offers(tmp_path, "docbrowser show x") == ["x-harmless-2001"]
    assert not list(tmp_path.rglob("owned"))


def zsh_makes(folder: Path, typed: str, whole: str) -> None:
    """Type into zsh, press tab, and wait until the line has become `whole`."""
    zsh = pexpect.spawn(
        shell_of("zsh"), ["-f", "-i"], encoding="utf-8", env=environment(folder), cwd=str(folder),
        dimensions=(40, 120), timeout=30,
    )  # fmt: skip
    try:
        dump = folder / "zcompdump"
        zsh.sendline(f"autoload -Uz compinit; compinit -u -d {dump}; PROMPT='> '")
        # A key that tells the line: what zsh draws of it depends on what stood there before.
        zsh.sendline("tell() { print -r -- \"<$BUFFER>\" }; zle -N tell; bindkey '^X' tell")
        # Parted, so that the answer is met and not the line that asks for it.
        zsh.sendline('eval "$(docbrowser completions zsh)"; print is-""ready')
        zsh.expect_exact("is-ready")
        zsh.send(f"{typed}\t\x18")
        zsh.expect_exact(f"<{whole}>")
    finally:
        zsh.close(force=True)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("docbrowser show race", "docbrowser show race-to-mars-2007 "),
        ("docbrowser list is:unw", "docbrowser list is:unwatched "),
        ("docbrowser list subj", "docbrowser list subject:"),
        ("docbrowser export --format=c", "docbrowser export --format=csv "),
        ("docbrowser import fil", "docbrowser import films.csv "),
    ],
)
def test_zsh_completes_ids_and_fields(tmp_path: Path, typed: str, whole: str) -> None:
    (tmp_path / "films.csv").touch()
    zsh_makes(tmp_path, typed, whole)


def test_zsh_runs_nothing_of_a_hostile_catalogue(hostile: Path, tmp_path: Path) -> None:
    zsh_makes(tmp_path, "docbrowser show x", "docbrowser show x-harmless-2001 ")
    assert not list(tmp_path.rglob("owned"))
