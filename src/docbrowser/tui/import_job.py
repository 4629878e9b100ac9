"""An import, away from the screen: what is to be done, and what came of it, as messages."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from textual.message import Message

from docbrowser.errors import DocbrowserError
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.importers.report import Report
    from docbrowser.library import Library

SECONDS_BETWEEN: Final = 0.1
"""The time between two looks at how far it is."""
_MOST_NOTES: Final = 20


@dataclass
class Job:
    """An import that is under way, or was done."""

    path: Path
    dry_run: bool
    accept: bool
    stopped: threading.Event = field(default_factory=threading.Event)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of what is imported."""
        return clean_line(self.path.name) or str(self.path)

    def note(self, sentence: str) -> None:
        """Keep what an importer says, unless it has said very much."""
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(sentence)


@dataclass
class Gone(Message):
    """So much has been read."""

    job: Job
    files: int
    read: int
    path: Path


@dataclass
class Done(Message):
    """It came to this."""

    job: Job
    report: Report


@dataclass
class Failed(Message):
    """It could not be done; or it was stopped, and nothing has been written."""

    job: Job
    why: str
    is_stopped: bool = False


def run(library: Library, job: Job, tell: Callable[[Gone], object]) -> Done | Failed:
    """Import, and `tell` now and then how far it is."""
    from docbrowser.importers.items import Wishes
    from docbrowser.importing import Plan, import_paths

    told = 0.0

    def progress(files: int, read: int, path: Path) -> None:
        nonlocal told
        if (now := time.monotonic()) - told >= SECONDS_BETWEEN:
            told = now
            tell(Gone(job, files, read, path))

    plan = Plan(
        accept=job.accept,
        dry_run=job.dry_run,
        wishes=Wishes(say=job.note),
        progress=progress,
        is_stopped=job.stopped.is_set,
    )
    try:
        report = import_paths(library, [job.path], plan)
    except InterruptedError:
        return Failed(job, "", is_stopped=True)
    except (DocbrowserError, OSError) as error:
        return Failed(job, str(error))
    return Done(job, report)
