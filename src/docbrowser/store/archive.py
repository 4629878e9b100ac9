"""All of the user's data in one ZIP file, and back again without losing anything."""

from __future__ import annotations

import contextlib
import os
import zipfile
from typing import TYPE_CHECKING, Final

from docbrowser.errors import StoreError, UnreadableFileError
from docbrowser.i18n import _, ngettext, number
from docbrowser.store.archive_members import (
    CATALOG,
    MOST_ENTRIES,
    SETTINGS,
    WATCHLIST,
    is_device_file,
)
from docbrowser.store.files import random_name, resolved, sync_folder
from docbrowser.store.journal import recover
from docbrowser.store.locking import exclusive
from docbrowser.store.places import everything
from docbrowser.store.restoring import restore_all
from docbrowser.store.tables import content_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["back_up_all", "restore_all"]

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # that ZIP knows; the same data make the same archive
_FOR_THE_USER: Final = 0o600


def back_up_all(watchlist_folder: Path, catalog: Path, settings: Path, target: Path) -> list[str]:
    """Write one ZIP file of all devices' files, the user's catalogue and the settings.

    Each is taken as it is while nobody writes it. What is not there is passed over; what cannot be
    read is left out. Returned is a sentence on each thing that was done or left out.

    Raises:
        StoreError: there is a file at `target` already, or it cannot be written.
    """
    if os.path.lexists(target):
        raise StoreError(
            _("{target} is there already; name a file that is not.").format(target=target)
        )
    members = list(_members(watchlist_folder, catalog, settings))
    if len(members) > MOST_ENTRIES:
        raise StoreError(
            _("{folder} has more than {most} files; {target} was not written.").format(
                folder=watchlist_folder, most=MOST_ENTRIES, target=target
            )
        )
    temporary = target.with_name(f".{target.name}.{random_name(4)}.tmp")
    said: list[str] = []
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        descriptor = os.open(temporary, flags, _FOR_THE_USER)
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                count = sum(_pack(packed, name, path, said) for name, path in members)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            _("{target} was not written ({reason}); nothing is kept of it.").format(
                target=target, reason=reason
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    holds = ngettext("{target} holds {n} file.", "{target} holds {n} files.", count)
    return [holds.format(target=target, n=number(count)), *said]


def _members(watchlist_folder: Path, catalog: Path, settings: Path) -> Iterator[tuple[str, Path]]:
    """Yield what is to be packed and under which name, always in the same order."""
    for name, path in ((CATALOG, catalog), (SETTINGS, settings)):
        if path.is_file():
            yield name, path
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for name in sorted(os.listdir(watchlist_folder)):  # noqa: PTH208 - names are all it takes
            path = watchlist_folder / name
            if is_device_file(name) and path.is_file():
                yield f"{WATCHLIST}{name}", path


def _pack(packed: zipfile.ZipFile, name: str, path: Path, said: list[str]) -> bool:
    """Put a file into the archive, and return whether that could be done.

    Raises:
        OSError: the archive cannot be written.
        StoreError: the file is being written for too long.
    """
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _FOR_THE_USER << 16
    path = resolved(path)
    with exclusive(path):
        try:
            if name == CATALOG:  # it may be too big to be parsed as one
                recover(path)
                for _rest in everything(path):
                    pass
            content = content_of(path)[1]
            if name.startswith(WATCHLIST):
                tables_of(path, content, lenient=True)
        except UnreadableFileError as error:
            said.append(_("Left out: {error}").format(error=error))
            return False
    packed.writestr(entry, content)
    return True


def _put_in_place(temporary: Path, target: Path) -> None:
    """Rename a file to a name that nobody has taken meanwhile.

    Raises:
        OSError: somebody has, or it did not work.
    """
    try:
        os.link(temporary, target)  # unlike a rename it never takes the place of a file
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        temporary.rename(target)
