"""A mark in a process of its own, under strace, which can cut it off or fail it at any call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_BEGIN: Final = "/the-mark-begins"
_END: Final = "/the-mark-ends"

# Marks once, and where that is refused once more; says on its output what came of it.
_WRITER: Final = f"""
import os, sys, tempfile
from pathlib import Path
from docbrowser.actions import Draft
from docbrowser.errors import StoreError
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
folder = Path(sys.argv[1])
def told(sentence):
    print("said", sentence)
def store_in(folder):
    return WatchlistStore(Place(folder / "watchlist"), folder / "device", told)
with tempfile.TemporaryDirectory() as elsewhere:  # so that all modules are loaded
    for _ in range(2):
        store_in(Path(elsewhere)).record(lambda known: [Draft("want", "warm")])
store = store_in(folder)
def files():
    return {{path.name: path.read_bytes() for path in (folder / "watchlist").glob("*.json")}}
before = files()
os.access({_BEGIN!r}, os.F_OK)
try:
    store.record(lambda known: [Draft("want", "new")])
    print("saved", flush=True)
except StoreError as error:
    os.access({_END!r}, os.F_OK)
    print("refused", error, flush=True)
    print("untouched" if files() == before else "touched", flush=True)
    store.record(lambda known: [Draft("want", "new")])
    print("saved", flush=True)
os.access({_END!r}, os.F_OK)
"""


class Call(NamedTuple):
    """One system call of a mark: its name, and the how manieth of that name it is."""

    name: str
    number: int
    line: str

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


@cache
def can_trace() -> bool:
    """Return whether strace is here, and may do what it is there for."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(
        ["strace", "-f", "-e", "trace=getpid", "-e", "inject=getpid:signal=KILL", "true"],
        capture_output=True,
        check=False,
        timeout=30,
    )
    return tried.returncode in {0, 137, -9} and b"PTRACE" not in tried.stderr


def calls(folder: Path) -> list[Call]:
    """Return the calls of one mark on the watchlist in `folder`, which is marked by that."""
    with tempfile.NamedTemporaryFile() as log:
        _strace(folder, "-o", log.name)
        lines = Path(log.name).read_text("utf-8", "replace").splitlines()
    counted: Counter[str] = Counter()
    found: list[Call] = []
    is_mark = False
    for line in lines:
        call = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if call is None:
            continue
        if _BEGIN in line or _END in line:
            is_mark = _BEGIN in line
        counted[call[1]] += 1
        if is_mark and not line.partition("(")[2].startswith("1, "):  # the writer's own words
            found.append(Call(call[1], counted[call[1]], line))
    return found[1:]


def kill_at(folder: Path, call: Call) -> str:
    """Mark, and kill the writer as it enters `call`; return what it said before."""
    return _injected(folder, call, "signal=KILL")


def fail_at(folder: Path, call: Call, error: str) -> str:
    """Mark, and have `call` fail; return what the writer said."""
    return _injected(folder, call, f"error={error}")


def _injected(folder: Path, call: Call, what: str) -> str:
    inject = f"inject={call.name}:{what}:when={call.number}"
    return _strace(folder, "-e", f"trace={call.name}", "-e", inject, "-o", os.devnull)


def _strace(folder: Path, *options: str) -> str:
    # Without chance in the start of Python, so that a call's number is the same in each run.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    finished = subprocess.run(
        ["strace", "-f", *options, sys.executable, "-c", _WRITER, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=environment,
    )
    return finished.stdout + finished.stderr
