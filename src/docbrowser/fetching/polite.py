"""Whose turn it is to ask: at most so many calls in any window, by all processes together."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser.fetching.errors import FetchCancelledError
from docbrowser.store.files import make_folder, random_name, replace_file
from docbrowser.store.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST: Final = 20
"""Calls in a window; TVmaze allows "at least 20 calls every 10 seconds per IP address"."""
WINDOW: Final = 10.0
LONGEST_CALL: Final = 60.0
"""Seconds after which a call counts as ended though nobody said so: its process was killed."""
LONGEST_REST: Final = 120.0
_STEP: Final = 0.25
_REST: Final = "rest"


class Turns:
    """The turns of all processes that share one file.

    A call holds its place from its beginning until one window after its end: when exactly the
    other side counts it, somewhere between the two, does not matter then.
    """

    def __init__(
        self,
        path: Path,
        *,
        most: int = MOST,
        window: float = WINDOW,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        self._path = path
        self._most = most
        self._window = window
        self._clock = clock
        self._pause = pause

    @contextlib.contextmanager
    def turn(self, cancel: threading.Event | None = None) -> Iterator[None]:
        """Wait until a call may be made, and make it within.

        Raises:
            FetchCancelledError: `cancel` was set meanwhile.
            StoreError: the file cannot be written.
        """
        cancel = cancel or threading.Event()
        call = random_name(8)
        while (seconds := self._taken(call)) > 0:
            (self._pause or cancel.wait)(min(seconds, _STEP))
            if cancel.is_set():
                raise FetchCancelledError
        try:
            yield
        finally:
            self._set(call, self._window)

    def rest(self, seconds: float) -> None:
        """Have nobody ask for so many seconds."""
        self._set(_REST, min(seconds, LONGEST_REST))

    def _taken(self, call: str) -> float:
        """Take a place for `call` and return 0, or return how long there is none."""
        with self._held() as places:
            now = self._clock()
            rest = places.get(_REST, 0.0)
            if rest > now:
                return rest - now
            ends = sorted(end for name, end in places.items() if name != _REST)
            if len(ends) >= self._most:
                return max(ends[len(ends) - self._most] - now, 0.001)
            places[call] = now + LONGEST_CALL + self._window
            return 0.0

    def _set(self, name: str, seconds: float) -> None:
        with self._held() as places:
            places[name] = self._clock() + seconds

    @contextlib.contextmanager
    def _held(self) -> Iterator[dict[str, float]]:
        """The places that are taken, and until when; changes are written."""
        make_folder(self._path.parent, parents=True)
        with exclusive(self._path):
            now = self._clock()
            # A clock that was set back must not lock everybody out.
            latest = now + max(LONGEST_CALL + self._window, LONGEST_REST)
            before = self._read()
            places = {name: end for name, end in before.items() if now < end <= latest}
            yield places
            if places != before:
                replace_file(self._path, msgspec.json.encode(places), durable=False)

    def _read(self) -> dict[str, float]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, float])
        except (OSError, msgspec.DecodeError):
            return {}
