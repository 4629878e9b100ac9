"""One writer at a time, across threads and processes."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import threading
from typing import TYPE_CHECKING, Final

from docbrowser.errors import LockedError, StoreError
from docbrowser.i18n import _
from docbrowser.store.files import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEADLINE: Final = 10.0
"""Seconds that a writer waits for its turn."""

_THREAD_LOCKS: dict[str, threading.Lock] = {}
_THREAD_LOCKS_GUARD = threading.Lock()


@contextlib.contextmanager
def exclusive(path: Path, deadline: float = DEADLINE) -> Iterator[None]:
    """Hold the one right to write `path`, waiting up to `deadline` seconds for it.

    The lock is on a file beside `path`, since `path` itself is replaced with each write. It ends
    with the process, however that ends.

    Raises:
        LockedError: another process kept it for longer.
        StoreError: the lock file cannot be made.
    """
    path = resolved(path)  # a link and what it leads to are one file
    with _THREAD_LOCKS_GUARD:
        thread_lock = _THREAD_LOCKS.setdefault(str(path), threading.Lock())
    if not thread_lock.acquire(timeout=deadline):
        raise _too_long(path)
    try:
        with _process_lock(path, deadline):
            yield
    finally:
        thread_lock.release()


def _too_long(path: Path) -> LockedError:
    return LockedError(
        _("{path} is being written by another window; try again in a moment.").format(path=path)
    )


def _no_lock(path: Path, error: OSError) -> StoreError:
    is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    advice = _("make room") if is_full else _("mend its permissions, or name another place")
    return StoreError(
        _("{parent} cannot be written to ({reason}); {advice}.").format(
            parent=path.parent, reason=error.strerror, advice=advice
        )
    )


@contextlib.contextmanager
def _process_lock(path: Path, deadline: float) -> Iterator[None]:
    lock_path = path.with_name(f".{path.name}.lock")
    if sys.platform == "win32":
        with _polled_lock(path, lock_path, deadline):
            yield
        return
    try:
        descriptor = os.open(lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _no_lock(path, error) from error
    try:
        try:
            _take(descriptor, path, deadline)
        except OSError as error:  # a network file system without locks
            raise _no_lock(path, error) from error
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path, deadline: float) -> None:
    """Take the lock: at once where it is free, else queue for it in the kernel, which is fair."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        # A wait in the kernel has no deadline of its own: it runs aside, and may be given up.
        if not _Queued(os.dup(descriptor)).granted(deadline):
            raise _too_long(path) from None


class _Queued:
    """A place in the kernel's queue for a lock, that can be given up."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._guard = threading.Lock()
        self._decided = threading.Event()
        self._given_up = False
        threading.Thread(target=self._wait, daemon=True).start()

    def granted(self, deadline: float) -> bool:
        """Return whether the lock came within `deadline` seconds."""
        self._decided.wait(deadline)
        with self._guard:
            self._given_up = not self._decided.is_set()
            return not self._given_up

    def _wait(self) -> None:
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._guard:
            if self._given_up:  # too late: nobody is left to let it go
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            else:
                self._decided.set()
        os.close(self._descriptor)


@contextlib.contextmanager
def _polled_lock(path: Path, lock_path: Path, deadline: float) -> Iterator[None]:
    import filelock

    try:
        with filelock.FileLock(lock_path, timeout=deadline):
            yield
    except filelock.Timeout:
        raise _too_long(path) from None
