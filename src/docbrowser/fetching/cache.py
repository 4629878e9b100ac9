"""Answers kept for a day, so that nobody is asked twice for the same."""

from __future__ import annotations

import contextlib
import hashlib
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.errors import StoreError
from docbrowser.store.files import make_folder, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_AGE: Final = 24 * 60 * 60.0
"""Seconds for which an answer is good."""
_ENDING: Final = ".answer"


class Kept(NamedTuple):
    """An answer, and when it came, in seconds since 1970."""

    body: bytes
    came: float


class Answers:
    """The answers in one folder, one file each; it may be deleted at any time.

    HTTP's own rules are not asked: what a show is does not change within a day, and a person who
    wants to know better asks for a refresh.
    """

    def __init__(
        self, folder: Path, max_age: float = MAX_AGE, clock: Callable[[], float] = time.time
    ) -> None:
        self._folder = folder
        self._max_age = max_age
        self._clock = clock

    def kept(self, url: str) -> Kept | None:
        """Return the answer to `url`, where there is one that is still good."""
        path = self._path(url)
        try:
            came = path.stat().st_mtime
            if not 0 <= self._clock() - came < self._max_age:
                return None
            return Kept(path.read_bytes(), came)
        except OSError:
            return None

    def keep(self, url: str, body: bytes) -> None:
        """Keep an answer, and drop those that are too old. Where that fails, nothing is lost."""
        with contextlib.suppress(OSError, StoreError):
            make_folder(self._folder, parents=True)
            self._drop_old()
            replace_file(self._path(url), body, durable=False)

    def forget(self, url: str) -> None:
        """Drop the answer to `url`."""
        with contextlib.suppress(OSError):
            self._path(url).unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / (hashlib.sha256(url.encode()).hexdigest()[:40] + _ENDING)

    def _drop_old(self) -> None:
        for path in self._folder.glob(f"*{_ENDING}"):
            if not 0 <= self._clock() - path.stat().st_mtime < self._max_age:
                path.unlink(missing_ok=True)
