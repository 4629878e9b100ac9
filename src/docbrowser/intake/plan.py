"""What the user wants of an import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docbrowser.importers.items import NO_WISHES, Wishes
from docbrowser.intake.texts import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Plan:
    """What is to be read, and what may be done with it."""

    format: str | None = None
    into: str | None = None
    accept: bool = False
    threshold: float = THRESHOLD
    dry_run: bool = False
    wishes: Wishes = NO_WISHES
    progress: Callable[[int, int, Path], None] = lambda _files, _read, _path: None
    """Is told how many files and works have been read, and the file that is next."""
    is_stopped: Callable[[], bool] = lambda: False
