"""How a title is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from docbrowser.entries import Entry
    from docbrowser.watching import Progress

Find: TypeAlias = Callable[[str, str], Sequence[tuple[int, int]]]
"""Of a field and its text: from which character up to which something was found."""


def nowhere(_field: str, _text: str) -> Sequence[tuple[int, int]]:
    """Return nothing: nothing is searched for."""
    return ()


@dataclass(frozen=True)
class View:
    """How a title is to be shown: to whom, and in which languages, the first wanted most."""

    entry: Entry
    progress: Progress
    languages: Sequence[str] = ("en",)
    today: str = ""
    find: Find = nowhere
    """What was searched for, and is to be highlighted."""
