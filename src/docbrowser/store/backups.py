"""Rolling copies of a file's latest states, and whole files written without holding them whole."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Final

from docbrowser.store.files import _sync_folder as sync_folder
from docbrowser.store.files import glob_escape, random_name, sweep
from docbrowser.store.safe_storage import KEPT_BACKUPS, _backup_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DAY: Final = 86_400.0
_CHUNK: Final = 1 << 20


def replace_streaming(path: Path, pieces: Iterable[bytes], *, durable: bool = True) -> None:
    """Put a file of `pieces` in the place of `path`, in one step: all of them or nothing.

    It is `files.replace_file` for what is too big to be held in memory.

    Raises:
        OSError: it did not work; what stood at `path` still does.
    """
    temporary = path.with_name(f".{path.name}.{random_name(4)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb", buffering=_CHUNK) as file:
            file.writelines(pieces)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_folder(path.parent)


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
