"""Files put in place whole or not at all, for the user alone."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from docbrowser.errors import MissingFileError, StoreError
from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_CHUNK: Final = 1 << 20


def replace_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Do what `replace_streaming` does with a file that is at hand whole."""
    replace_streaming(path, [content], durable=durable)


def replace_streaming(path: Path, pieces: Iterable[bytes], *, durable: bool = True) -> None:
    """Put a file of `pieces` in the place of `path`, in one step: all of them or nothing.

    What is too big to be held in memory may come piece by piece. With `durable` it returns when
    the disk has it.

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


def resolved(path: Path) -> Path:
    """Return what `path` leads to; where links lead in a circle, a path that cannot be opened."""
    return path.__class__(os.path.realpath(path))  # Path.resolve() raises what is no OSError


def random_name(octets: int) -> str:
    """Return the hexadecimal digits of so many random octets."""
    return os.urandom(octets).hex()  # as `secrets` does, which takes long to import


def sweep(path: Path) -> None:
    """Remove what writers that were killed left beside `path`; call it with the lock held."""
    for stray in path.parent.glob(f".{glob_escape(path.name)}.*.tmp"):
        stray.unlink(missing_ok=True)


def make_folder(folder: Path, *, parents: bool) -> None:
    """Make `folder`, for the user alone.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        if parents and not folder.parent.exists():
            make_folder(folder.parent, parents=True)  # mkdir() itself would let others in
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileNotFoundError:
        raise MissingFileError(
            _("{parent} does not exist; make that folder, or name another.").format(
                parent=folder.parent
            )
        ) from None
    except OSError as error:
        raise StoreError(
            _("{folder} cannot be made ({reason}).").format(folder=folder, reason=error.strerror)
        ) from error


def is_writable(folder: Path) -> bool:
    """Return whether files can be made in `folder`, or it can be made itself."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


def glob_escape(name: str) -> str:
    """Return a pattern that matches `name` alone."""
    import glob

    return glob.escape(name)


def sync_folder(folder: Path) -> None:
    """Have the disk know which files a folder holds, where a file system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        # What was renamed stands there by now, whatever becomes of this: to say that it was not
        # saved would have it done twice. And some network file systems know no such sync.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
