"""How a title is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from docbrowser.overviews.next_up import next_episode
from docbrowser.watching import time_left

if TYPE_CHECKING:
    import datetime as dt

    from docbrowser.entries import Entry
    from docbrowser.render.picture import Picture
    from docbrowser.titles import Title
    from docbrowser.watching import Progress, TimeLeft

Find: TypeAlias = Callable[[str, str], Sequence[tuple[int, int]]]
"""Of a field and its text: from which character up to which something was found."""
MAX_WIDTH: Final = 84
"""Columns; longer lines are hard to read."""


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
    left: TimeLeft | None = None
    """What of a series is left to be watched."""
    upcoming: str | None = None
    """The key of the episode that comes next."""
    spoilers: bool = True
    """Whether texts on episodes that have not been seen are shown."""
    width: int = MAX_WIDTH
    """The columns that there are."""
    picture: Picture | None = None
    """What stands at the upper right."""

    def hides(self, episode: str) -> bool:
        """Return whether the text on an episode is a spoiler that is to be hidden."""
        return not self.spoilers and not self.entry.has_seen(episode)


def view_of(
    title: Title, entry: Entry, progress: Progress, today: dt.date, languages: Sequence[str]
) -> View:
    """Return how `title` is to be shown on a day, all texts open and nothing highlighted."""
    to_come = title.is_series and progress.status != "watched"
    upcoming = next_episode(title, entry, today) if to_come else None
    return View(
        entry=entry,
        progress=progress,
        languages=languages,
        today=today.isoformat(),
        left=time_left(title, entry, today) if title.is_series else None,
        upcoming=upcoming.key if upcoming else None,
    )
