"""The pictures that were scaled before, kept in the cache folder; it may be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from typing import TYPE_CHECKING, Final

from docbrowser.errors import StoreError
from docbrowser.pictures.files import candidates
from docbrowser.pictures.raster import LAYOUT, LONGEST, packed, unpacked
from docbrowser.pictures.scaling import raster_of
from docbrowser.store.files import make_folder, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.pictures.files import Clues
    from docbrowser.pictures.raster import Raster

MOST_KEPT: Final = 2_000
"""Pictures that are kept, of at most five kilobytes each; the oldest go first."""


class Gallery:
    """Pictures by the clues of their titles; for any thread, one of which scales at a time."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._scaling = threading.Lock()

    def picture(
        self, clues: Clues, is_in_vain: Callable[[], bool] = lambda: False
    ) -> Raster | None:
        """Return the first picture that the clues lead to, None where there is none.

        It is scaled unless it was before. `is_in_vain` is asked before that takes its time.
        """
        for path in candidates(clues):
            if is_in_vain():
                return None
            if (found := self._of_file(path, is_in_vain)) is not None:
                return found
        return None

    def _of_file(self, path: Path, is_in_vain: Callable[[], bool]) -> Raster | None:
        try:
            status = path.stat()
        except (OSError, ValueError):
            return None
        name = _name(path, status)
        if (known := self._kept(name)) is not None:
            return known
        with self._scaling:  # several at a time would take several times the memory
            found = None if is_in_vain() else raster_of(path)
        if found is not None:
            self._keep(name, found)
        return found

    def _kept(self, name: str) -> Raster | None:
        try:
            with (self._folder() / name).open("rb") as file:
                return unpacked(file.read(LONGEST + 1))
        except (OSError, StoreError):
            return None

    def _keep(self, name: str, raster: Raster) -> None:
        # Without a place for it, it is scaled each time.
        with contextlib.suppress(OSError, StoreError):
            folder = self._folder()
            make_folder(folder, parents=True)
            replace_file(folder / name, packed(raster), durable=False)
            _prune(folder)


def _name(path: Path, status: os.stat_result) -> str:
    """Return a name that differs once the file has changed."""
    told = (LAYOUT, os.fsencode(path), b"%d %d" % (status.st_mtime_ns, status.st_size))
    return f"{hashlib.sha256(bytes(1).join(told)).hexdigest()[:40]}.picture"


def _prune(folder: Path) -> None:
    """Remove the oldest, some at once, where there are too many."""
    with os.scandir(folder) as entries:
        files = [entry.path for entry in entries]
    if len(files) <= MOST_KEPT:
        return
    by_age = sorted(files, key=_age)
    for path in by_age[: len(files) - MOST_KEPT + MOST_KEPT // 10]:
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - paths as scandir has them


def _age(path: str) -> float:
    try:
        return os.stat(path).st_mtime  # noqa: PTH116
    except OSError:
        return 0.0
