"""Changes within a file that a kill or a power cut cannot leave half done.

What is to be written where goes into a journal beside the file first. Only when the disk has that
is the file changed, and only when the disk has the change does the journal go. Who comes upon a
journal finishes the work, however often; a journal that was cut off itself tells of a change that
had not begun, and goes.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.store.files import resolved, sync_folder
from docbrowser.store.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MAGIC: Final = b"docbrowser journal 1\n"
_DIGEST: Final = 16
# Some file systems keep time by the second, FAT by two.
_CLOCK_STEPS: Final = (0, 1, 1_000, 1_000_000, 1_000_000_000, 2_000_000_000)


class Patch(NamedTuple):
    """From the byte `offset` on, `new` takes the place of `old`.

    They are of one length, except where the patch goes to the end of the file and makes it longer.
    """

    offset: int
    old: bytes
    new: bytes


def journal_of(path: Path) -> Path:
    """Return where the journal of `path` lies, which is no symlink."""
    return path.with_name(f".{path.name}.journal")


def is_unfinished(path: Path) -> bool:
    """Return whether a change of `path` is under way or was cut off."""
    return os.path.lexists(journal_of(resolved(path)))


def settle(path: Path) -> None:
    """Wait for a change of `path` that is under way; finish one that was cut off.

    Raises:
        LockedError: it stays under way for long.
        StoreError: it cannot be finished.
    """
    path = resolved(path)
    if is_unfinished(path):
        with exclusive(path):
            recover(path)


def apply_patches(path: Path, patches: Sequence[Patch]) -> None:
    """Change the file at `path`, and return when the disk has it; call it with the lock held.

    Its time of change is another one afterwards, even where the clock has not moved on.

    Raises:
        OSError: it did not work; the file is as it was, or will be changed by `recover`.
    """
    journal = journal_of(path)
    try:
        _write_journal(journal, patches)
    except OSError:
        with contextlib.suppress(OSError):
            journal.unlink()
        raise
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        size = os.fstat(descriptor).st_size
        try:
            _write(descriptor, [(patch.offset, patch.new) for patch in patches])
        except OSError:
            # No room at the end of the file, most likely. Where going back fails too, the journal
            # stays, and with it the way forward.
            os.ftruncate(descriptor, size)
            _write(descriptor, [(patch.offset, patch.old) for patch in patches])
            _drop(journal)
            raise
    finally:
        os.close(descriptor)
    _drop(journal)


def recover(path: Path) -> None:
    """Finish the change of `path` that was cut off, if there is one; call it with the lock held.

    A journal that belongs to another state of the file, since that was replaced, goes unused.

    Raises:
        StoreError: it cannot be finished.
    """
    journal = journal_of(path)
    try:
        patches = _decode(journal.read_bytes())
        if patches is not None and path.exists():
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
            try:
                if all(_fits(descriptor, patch) for patch in patches):
                    _write(descriptor, [(patch.offset, patch.new) for patch in patches])
            finally:
                os.close(descriptor)
        _drop(journal)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(
            _(
                "{path}: its last change was cut off and cannot be finished ({reason}); make "
                "room or mend its permissions and try again."
            ).format(path=path, reason=error.strerror)
        ) from error


def _write(descriptor: int, ranges: Sequence[tuple[int, bytes]]) -> None:
    before = os.fstat(descriptor)
    for offset, content in ranges:
        rest = memoryview(content)
        while rest:
            written = os.pwrite(descriptor, rest, offset)
            offset, rest = offset + written, rest[written:]  # noqa: PLW2901
    now = max(time.time_ns(), before.st_mtime_ns + 1)
    for step in _CLOCK_STEPS:
        os.utime(descriptor, ns=(before.st_atime_ns, now + step))
        if os.fstat(descriptor).st_mtime_ns != before.st_mtime_ns:
            break
    os.fsync(descriptor)


def _write_journal(journal: Path, patches: Sequence[Patch]) -> None:
    body = msgspec.msgpack.encode(patches)
    digest = _digest(body)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    with os.fdopen(os.open(journal, flags, 0o600), "wb") as file:
        file.write(_MAGIC + digest + body)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(journal.parent)


# As in the model: at once, so that no thread finds half of what there is to check.
_PATCHES: Final = msgspec.msgpack.Decoder(list[Patch])


def _decode(content: bytes) -> list[Patch] | None:
    """Return the patches of a journal; None where it was cut off."""
    head = len(_MAGIC) + _DIGEST
    digest, body = content[len(_MAGIC) : head], content[head:]
    if not content.startswith(_MAGIC):
        return None
    if _digest(body) != digest:
        return None
    return _PATCHES.decode(body)


def _fits(descriptor: int, patch: Patch) -> bool:
    """Return whether the file at that place is on the way from old to new.

    Each byte is an old or a new one; what was added at the end may still be missing, or empty.
    """
    now = os.pread(descriptor, len(patch.new) + 1, patch.offset)
    if len(now) < len(patch.old) or (
        len(patch.new) != len(patch.old) and len(now) > len(patch.new)
    ):
        return False
    old = patch.old.ljust(len(patch.new), b"\0")
    return all(a in (b, c) for a, b, c in zip(now, old, patch.new, strict=False))


def _drop(journal: Path) -> None:
    journal.unlink()
    # Else a power cut could bring it back, to speak of a file that has changed since.
    sync_folder(journal.parent)


def _digest(body: bytes) -> bytes:
    import hashlib  # long to import, and journals are rare

    return hashlib.blake2b(body, digest_size=_DIGEST).digest()
