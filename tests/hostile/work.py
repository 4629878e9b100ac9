"""How much the program does, counted and not timed: how busy the machine is does not change it."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docbrowser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_OURS = str(Path(docbrowser.__file__).parent)


@dataclass
class Work:
    """How many of the program's own functions were called."""

    number: int = 0

    def count(self, frame: FrameType, event: str, _argument: object) -> None:
        """Take in what an interpreter tells a profiler."""
        # The waiting of a test calls functions too, the more the longer a disk takes.
        if event == "call" and frame.f_code.co_filename.startswith(_OURS):
            self.number += 1


@contextmanager
def calls() -> Iterator[Work]:
    """Count the calls of functions, here and in threads that begin meanwhile."""
    work, before = Work(), sys.getprofile()
    threading.setprofile(work.count)
    sys.setprofile(work.count)
    try:
        yield work
    finally:
        sys.setprofile(before)
        threading.setprofile(None)
