"""What the documents tell a reader to type does what they say; their links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "samples"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# They open the interface, an editor or a server, or ask the network: others test them.
_INTERACTIVE = re.compile(
    r"docbrowser( #.*)?$|docbrowser (--query|--plain|config|fetch|serve|[a-z-]+-\d{4}\b)"
)
_SET_UP = re.compile(r"venv|pip install|\bmake\b|benchmarks|pytest|scripts/")
# Their exit codes say that something was left out, or that nothing was found: both may be.
_MAY_FAIL = re.compile(r"docbrowser (import|list|history --at|attach)")


def lines_of(document: Path) -> list[str]:
    blocks = _BLOCK.findall(document.read_text(encoding="utf-8"))
    typed = (line.split("  #")[0].rstrip() for block in blocks for line in block.splitlines())
    lines = [line for line in typed if line]
    return [line for line in lines if not _INTERACTIVE.match(line) and not _SET_UP.search(line)]


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    """A home with what the documents speak of, and docbrowser on the path."""
    programs = tmp_path / "programs"
    programs.mkdir()
    script = programs / "docbrowser"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m docbrowser "$@"\n')
    script.chmod(0o700)
    for name in ("Videos", "Films"):
        shutil.copytree(SAMPLES / "nfo", home / name)
    (home / "Videos" / "Night Ferry.nfo").write_text("<movie><title>Night Ferry</title></movie>")
    work = tmp_path / "work"
    (work / "letterboxd").mkdir(parents=True)
    (work / "letterboxd" / "watched.csv").write_text(
        "Date,Name,Year,Letterboxd URI\n2020-01-04,Apollo 11,2019,https://boxd.it/a1\n"
    )
    shutil.copy(SAMPLES / "title_list" / "netflix_titles.csv", work)
    shutil.copy(SAMPLES / "html" / "film.html", work / "saved-page.html")
    (home / ".local" / "share" / "docbrowser" / "watchlist").mkdir(parents=True)
    return work


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    "document", [one for one in DOCUMENTS if lines_of(one)], ids=lambda one: str(one.name)
)
def test_every_command_does_what_it_is_told_for(
    document: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    path = f"{folder.parent / 'programs'}{os.pathsep}{os.environ['PATH']}"
    script = "\n".join(
        f"{line} || echo 'EXIT' $? >&2" if _MAY_FAIL.search(line) else line
        for line in lines_of(document)
    )
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "EXIT 2" not in done.stderr, done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: str(one.name))
def test_links_lead_somewhere(document: Path) -> None:
    for link in _LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link
