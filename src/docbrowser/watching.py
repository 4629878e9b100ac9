"""How far a title has been watched, and what of it is left. Pure."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.entries import viewings
from docbrowser.model import episode_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from docbrowser.entries import Entry
    from docbrowser.titles import MergedEpisode, Title

WatchStatus: TypeAlias = Literal["unwatched", "planned", "watching", "watched", "skipped"]


class Airing(Struct, frozen=True, array_like=True):
    """A regular episode, and the day, month or year on which it was first shown."""

    season: int
    number: int
    aired: str | None = None

    @property
    def key(self) -> str:
        """The episode's key within its title: `s1e2`."""
        return episode_key(self.season, self.number)


class Progress(Struct, frozen=True, kw_only=True):
    """How far a title has been watched: episodes are the regular ones, without specials."""

    status: WatchStatus
    episodes: int = 0
    aired: int = 0
    episodes_watched: int = 0
    watched_on: str | None = None
    """The day of the latest viewing, of the title or of an episode."""
    rating: int | None = None
    """The user's own."""


def has_aired(episode: MergedEpisode | Airing, today: dt.date) -> bool:
    """Return whether the episode is known to have been shown by `today`.

    Without a date it is not known. Of a month or a year its last day counts.
    """
    if episode.aired is None:
        return False
    year, month, day = (int(part) for part in f"{episode.aired}-12-31".split("-")[:3])
    if len(episode.aired) == len("2007-09"):
        day = calendar.monthrange(year, month)[1]
    return (year, month, day) <= (today.year, today.month, today.day)


def regular(title: Title) -> list[MergedEpisode]:
    """Return the title's episodes without its specials."""
    return [episode for episode in title.episodes() if episode.season != 0]


def progress(episodes: Sequence[MergedEpisode | Airing], entry: Entry, today: dt.date) -> Progress:
    """Return how far a title of those regular episodes has been watched.

    A series is watched when every aired episode is, or every one where no date is known; a mark on
    the series as a whole counts as well, which is all there can be while no episode is known.
    """
    aired = [episode for episode in episodes if has_aired(episode, today)]
    seen = [episode for episode in episodes if entry.has_seen(episode.key)]
    complete = bool(entry.viewings) or (
        bool(seen) and all(entry.has_seen(episode.key) for episode in aired or episodes)
    )
    days = viewings(entry)
    return Progress(
        status=_status(entry, complete=complete, started=bool(days)),
        episodes=len(episodes),
        aired=len(aired),
        episodes_watched=len(seen),
        watched_on=max(filter(None, map(viewing_date, days)), default=None),
        rating=entry.rating,
    )


def _status(entry: Entry, *, complete: bool, started: bool) -> WatchStatus:
    if entry.skipped:
        return "skipped"
    if complete:
        return "watched"
    if started:
        return "watching"
    return "planned" if entry.wanted else "unwatched"


def viewing_date(viewing: str) -> str | None:
    """Return the day of a viewing, which is a day or a date-time; None where nobody knows it."""
    return None if viewing == UNKNOWN_DAY else viewing[: len("2007-09-23")]


class TimeLeft(Struct, frozen=True, kw_only=True):
    """What is left of a title: aired regular episodes, neither seen nor skipped."""

    episodes: int
    minutes: int | None
    """How long they take together; None where nothing is known of it."""
    is_exact: bool
    """Whether the runtime of each is known; else it is estimated from the others."""


def time_left(title: Title, entry: Entry, today: dt.date) -> TimeLeft:
    """Return what is left to be watched of a series."""
    known = regular(title)
    undated = not any(episode.aired for episode in known)  # then all of them count
    left = [
        episode
        for episode in known
        if (undated or has_aired(episode, today))
        and not entry.has_seen(episode.key)
        and not entry.has_skipped(episode.key)
    ]
    own = [episode.runtime for episode in left if episode.runtime]
    typical = title.runtime or _mean(episode.runtime for episode in known)
    missing = len(left) - len(own)
    estimated = None if typical is None else round(missing * typical)
    minutes = sum(own) + estimated if estimated is not None else (None if missing else sum(own))
    return TimeLeft(episodes=len(left), minutes=minutes, is_exact=not missing)


def _mean(runtimes: Iterable[int | None]) -> float | None:
    known = [runtime for runtime in runtimes if runtime]
    return sum(known) / len(known) if known else None


def runtime_of(title: Title, episode: MergedEpisode | None) -> int | None:
    """Return the minutes that a film or an episode takes, None where they are not known.

    What sources call the runtime of a series is that of its typical episode, and so counts for an
    episode without one of its own.
    """
    if episode is not None:
        return episode.runtime or title.runtime
    return None if title.is_series else title.runtime


def episodes_of(title: Title, season: int) -> Sequence[MergedEpisode]:
    """Return the episodes of one season, () where there is none of that number."""
    return next((row.episodes for row in title.seasons if row.number == season), ())
