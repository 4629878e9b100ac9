"""Rolling copies of a file's latest states."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Final

from docbrowser.store.files import glob_escape, replace_streaming, sweep
from docbrowser.store.safe_storage import KEPT_BACKUPS, _backup_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY: Final = 86_400.0
_CHUNK: Final = 1 << 20


def back_up(path: Path, folder: Path) -> None:
    """Copy `path` to `folder` as its newest backup; three are kept.

    Raises:
        OSError: it did not work.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    sweep(folder / path.name)
    number = max((_backup_number(backup) for backup in kept(path, folder)), default=0) + 1
    replace_streaming(folder / f"{path.name}.{number:06d}.bak", _pieces(path), durable=False)
    for old in kept(path, folder)[KEPT_BACKUPS:]:
        old.unlink(missing_ok=True)


def kept(path: Path, folder: Path) -> list[Path]:
    """Return the backups of `path` in `folder`, newest first."""
    found = folder.glob(f"{glob_escape(path.name)}.*.bak")
    return sorted(found, key=_backup_number, reverse=True)


def newest_age(path: Path, folder: Path) -> float:
    """Return how old the newest backup is, in seconds; infinite where there is none."""
    for backup in kept(path, folder):
        with contextlib.suppress(OSError):
            return time.time() - backup.stat().st_mtime
    return float("inf")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
