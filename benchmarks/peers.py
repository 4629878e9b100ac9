"""What docbrowser is compared with. Where a peer is not installed, `MissingPeerError` names it."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from contextlib import contextmanager
from shlex import quote
from typing import TYPE_CHECKING, Final

from benchmarks import bare_index, empty_app
from benchmarks.measuring import MissingPeerError, timed
from benchmarks.processes import process_output, process_time
from benchmarks.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from benchmarks.terminal import Terminal

    Environment = Mapping[str, str]

CLICK: Final = "import click"
CLICK_RICH_SQLITE: Final = "import sqlite3, rich.console, click"
EMPTY_APP: Final = (sys.executable, empty_app.__file__)

_TINYDB: Final = """
import sys, time
from tinydb import TinyDB
start = time.perf_counter()
document = TinyDB(sys.argv[1]).table("titles").get(doc_id=int(sys.argv[2]))
assert document
print((time.perf_counter() - start) * 1000)
"""


def fzf_filter(names: Path, query: str, environment: Environment) -> float:
    """Return how long `fzf --filter` takes for a query on the lines of `names`, in ms."""
    return process_time([_installed("fzf"), "--filter", query], environment, given=names)


def rg(texts: Path, query: str, environment: Environment) -> float:
    """Return how long ripgrep takes to find a fixed string, in capitals or not, in ms."""
    command = [_installed("rg"), "-F", "-i", "--", query, str(texts)]
    return process_time(command, environment)


@contextmanager
def fzf(names: Path, lines: int, environment: Environment) -> Iterator[Terminal]:
    """Run fzf in a terminal, and wait until it has read all lines of `names`."""
    command = ["/bin/sh", "-c", f"exec {quote(_installed('fzf'))} < {quote(str(names))}"]
    with terminal(command, environment) as opened:
        opened.until(lambda text: f"{lines}/{lines}" in text)
        opened.rest()
        yield opened


@contextmanager
def empty_textual(environment: Environment) -> Iterator[Terminal]:
    """Run an empty Textual app in a terminal, and wait until it is idle."""
    with terminal(EMPTY_APP, environment) as opened:
        opened.until(lambda text: empty_app.READY in text)
        opened.rest()
        yield opened


def empty_textual_paint(environment: Environment) -> float:
    """Return how long an empty Textual app takes from its start to its first frame, in ms."""
    with terminal(EMPTY_APP, environment) as opened:
        return opened.until(lambda text: empty_app.READY in text)


def tinydb_get(catalogue: Path, number: int, environment: Environment) -> float:
    """Return how long stock TinyDB takes to open a catalogue and get one document, in ms.

    That is without the start of Python and the import of TinyDB.
    """
    command = [sys.executable, "-c", _TINYDB, str(catalogue), str(number)]
    return float(process_output(command, environment))


def write_durably(path: Path, content: bytes) -> float:
    """Return how long write, fsync and rename take for `content` at `path`, in ms."""

    def write() -> None:
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    return timed(write)


def sync_folder(folder: Path) -> None:
    """Have the disk know which files `folder` holds."""
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def two_syncs(path: Path, content: bytes) -> float:
    """Return how long the two syncs of a durable write take, of the file and its folder, in ms."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        took = timed(lambda: os.fsync(file.fileno()))
    temporary.replace(path)
    return took + timed(lambda: sync_folder(path.parent))


def index_barely(catalogue: Path, folder: Path, environment: Environment) -> float:
    """Return how long a bare parse and FTS5 insert of a catalogue take, in ms.

    It is a process of its own, from its start to its end, and the index is removed afterwards.
    """
    index = folder / f"bare-{secrets.token_hex(4)}.db"
    try:
        return process_time(
            [sys.executable, bare_index.__file__, str(catalogue), str(index)], environment
        )
    finally:
        index.unlink(missing_ok=True)


def python(code: str, environment: Environment) -> float:
    """Return how long `python -c code` takes, in ms."""
    return process_time([sys.executable, "-c", code], environment)


def _installed(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise MissingPeerError(name)
    return path
