"""Writing marks down: one after the other, on a thread of its own, and again where it fails."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docbrowser.errors import DocbrowserError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.wishes import Outcome

SECONDS_BETWEEN: Final = 2.0
"""How long it waits before it tries again to write what could not be written."""


class Job(NamedTuple):
    """A mark that is to be made, and the title that it is on; None where that is not known."""

    do: Callable[[], Outcome]
    title: str | None = None


class Written(NamedTuple):
    """A mark is on disk."""

    outcome: Outcome


class Refused(NamedTuple):
    """A mark cannot be made, and is not tried again: there is nothing to undo, say."""

    why: DocbrowserError


class Delayed(NamedTuple):
    """A mark could not be written yet, and with it waits what came later."""

    why: StoreError
    is_news: bool
    """Whether this was not told of that mark before."""


class Broken(NamedTuple):
    """Making a mark broke down; it is not known whether it is on disk."""

    why: Exception


Report: TypeAlias = Written | Refused | Delayed | Broken


class Scribe:
    """Makes marks in the order of asking, on a thread that lives while there is something to do.

    `report` is told from that thread what came of each.
    """

    def __init__(self, report: Callable[[Report], None]) -> None:
        self._report = report
        self._jobs: deque[Job] = deque()
        self._failed: Job | None = None
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_working = False
        self._closing = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being written; not while it waits to try again."""
        with self._changed:
            return bool(self._jobs) and self._jobs[0] is not self._failed

    @property
    def waiting(self) -> tuple[Job, ...]:
        """The marks that are not on disk yet."""
        with self._changed:
            return tuple(self._jobs)

    @property
    def late(self) -> tuple[Job, ...]:
        """The marks that wait because the first of them could not be written."""
        with self._changed:
            return tuple(self._jobs) if self._failed is not None else ()

    def write(self, job: Job) -> None:
        """Make a mark, once those are made that were asked for before."""
        with self._changed:
            self._jobs.append(job)
            if not self._is_working:
                # No daemon: what is on its way when one quits is still written.
                self._thread = threading.Thread(target=self._work, name="marks", daemon=False)
                self._is_working = True
                self._thread.start()

    def close(self) -> None:
        """Write what waits, try once more what failed, and then no more. Returns at once."""
        with self._changed:
            self._closing = True
            self._changed.notify()

    def finish(self) -> tuple[Job, ...]:
        """Wait until all is done that can be, and return what could not be written."""
        self.close()
        if self._thread is not None:
            self._thread.join()
        return self.waiting

    def _work(self) -> None:
        while (job := self._next()) is not None:
            report = self._done(job)
            with self._changed:
                if isinstance(report, Delayed | Broken):
                    self._failed = job
                else:
                    self._jobs.popleft()
                    self._failed = None
                stops = isinstance(report, Broken) or (self._closing and self._failed is not None)
                self._is_working = not stops
            if not stops or isinstance(report, Broken):
                self._report(report)
            if stops:
                return

    def _next(self) -> Job | None:
        """Return the job that is due; None where there is none, and the thread may end."""
        with self._changed:
            if not self._jobs:
                self._is_working = False
                return None
            if self._jobs[0] is self._failed and not self._closing:
                self._changed.wait_for(lambda: self._closing, SECONDS_BETWEEN)
            return self._jobs[0]

    def _done(self, job: Job) -> Report:
        try:
            return Written(job.do())
        except StoreError as error:
            return Delayed(error, is_news=job is not self._failed)
        except DocbrowserError as error:
            return Refused(error)
        except Exception as error:  # noqa: BLE001 - or the mark would be lost without a word
            return Broken(error)
