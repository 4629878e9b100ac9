"""Rolling copies of a file's latest states."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Final

from docbrowser.store.files import replace_streaming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KEPT_BACKUPS: Final = 3
DAY: Final = 86_400.0
_CHUNK: Final = 1 << 20
_LONGEST: Final = 20  # digits of a number


def back_up(path: Path, folder: Path) -> None:
    """Copy `path` to `folder` as its newest backup; three are kept.

    Raises:
        OSError: it did not work.
    """
    back_up_content(path.name, _pieces(path), folder)


def back_up_content(name: str, pieces: Iterable[bytes], folder: Path) -> None:
    """Put `pieces` into `folder` as the newest backup of the file called `name`; three are kept.

    They are copies and no links: whoever truncates the file leaves them whole.

    Raises:
        OSError: it did not work.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    there = os.listdir(folder)  # noqa: PTH208 - gone through with each mark, for names alone
    for stray in there:  # of a writer that was killed
        if stray.startswith(f".{name}.") and stray.endswith(".tmp"):
            (folder / stray).unlink(missing_ok=True)
    numbers = _numbers(name, there)
    newest = numbers[0] + 1 if numbers else 1
    replace_streaming(folder / _backup(name, newest), pieces, durable=False)
    for old in numbers[KEPT_BACKUPS - 1 :]:
        (folder / _backup(name, old)).unlink(missing_ok=True)


def kept(path: Path, folder: Path) -> list[Path]:
    """Return the backups of `path` in `folder`, newest first."""
    try:
        there = os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:
        return []
    return [folder / _backup(path.name, number) for number in _numbers(path.name, there)]


def newest_age(path: Path, folder: Path) -> float:
    """Return how old the newest backup is, in seconds; infinite where there is none."""
    for backup in kept(path, folder):
        with contextlib.suppress(OSError):
            return time.time() - backup.stat().st_mtime
    return float("inf")


def _backup(name: str, number: int) -> str:
    return f"{name}.{number:06d}.bak"


def _numbers(name: str, there: Iterable[str]) -> list[int]:
    """Return the numbers of the backups of `name` among the files that are there, newest first."""
    found = []
    for file in there:
        number = file.removeprefix(f"{name}.").removesuffix(".bak")
        if number.isdecimal() and len(number) < _LONGEST and _backup(name, int(number)) == file:
            found.append(int(number))
    return sorted(found, reverse=True)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
