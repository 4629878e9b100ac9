"""What a power cut might leave of a folder, at every moment of a write, without one.

A disk owes nobody more than what was synced: of each file the bytes as `fsync` last found them, of
a folder its names as `fsync` last found those. All else may have reached it or not, each for
itself. `LossyDisk` takes note of that at each call that changes something, and tells every state
that a folder may be found in afterwards.
"""

from __future__ import annotations

import os
import stat
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

State = frozenset[tuple[str, bytes]]
"""Names of files, and what is in them."""
_CALLS = ("pwrite", "fsync", "replace", "unlink", "utime", "ftruncate", "link")


class LossyDisk:
    """A folder, all of which is on the disk as it is now; from then on `patch` tells of calls."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._names = self._names_now()
        self._synced = {inode: self._bytes(name) for name, inode in self._names.items()}
        self.states: set[State] = set()
        """What may have been found at any moment so far."""
        for name in _CALLS:
            self._tell_of(name, patch)
        self._tell_of_new_files(patch)

    def now(self) -> Iterator[State]:
        """Return what may be found if the power is cut now."""
        there = self._names_now()
        held = {inode: self._bytes(name) for name, inode in there.items()}
        for names in (self._names, there):
            contents = [
                {self._synced.get(inode, b""), held.get(inode, self._synced.get(inode, b""))}
                for inode in names.values()
            ]
            for chosen in product(*contents):
                yield frozenset(zip(names, chosen, strict=True))

    def _tell_of(self, name: str, patch: pytest.MonkeyPatch) -> None:
        real = getattr(os, name)

        def call(*arguments: Any, **options: Any) -> Any:
            self.states.update(self.now())
            if name == "pwrite":  # half of it may be there before the rest
                half = bytes(arguments[1])[: len(arguments[1]) // 2]
                real(arguments[0], half, arguments[2])
                self.states.update(self.now())
            done = real(*arguments, **options)
            if name == "fsync":
                self._sync(arguments[0])
            self.states.update(self.now())
            return done

        patch.setattr(os, name, call)

    def _tell_of_new_files(self, patch: pytest.MonkeyPatch) -> None:
        real = os.open

        def call(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
            is_new = flags & os.O_CREAT and not os.path.lexists(path)
            descriptor = real(path, flags, *arguments, **options)
            if is_new:  # the number may be that of a file that is gone
                self._synced[os.fstat(descriptor).st_ino] = b""
            return descriptor

        patch.setattr(os, "open", call)

    def _sync(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        if status.st_ino == self._folder.stat().st_ino:
            self._names = self._names_now()
        elif stat.S_ISREG(status.st_mode):
            for name, inode in self._names_now().items():
                if inode == status.st_ino:
                    self._synced[inode] = self._bytes(name)

    def _names_now(self) -> dict[str, int]:
        """Return the inodes of the files by name; a lock says nothing, whatever is in it."""
        return {
            entry.name: entry.inode()
            for entry in sorted(os.scandir(self._folder), key=lambda entry: entry.name)
            if entry.is_file() and not entry.name.endswith(".lock")
        }

    def _bytes(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()


def put(state: State, folder: Path) -> None:
    """Make a folder of what a power cut has left."""
    folder.mkdir()
    for name, content in state:
        (folder / name).write_bytes(content)
