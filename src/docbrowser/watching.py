"""How far a title has been watched, and what of it is left. Pure."""

from __future__ import annotations

import calendar
import sys
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.entries import viewings
from docbrowser.model import episode_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from docbrowser.entries import Entry
    from docbrowser.model import Kind, Status
    from docbrowser.titles import MergedEpisode, Title

    E = TypeVar("E", bound="MergedEpisode | Airing")

_BEGINNING: Final = (0, 0)
_END: Final = (sys.maxsize, 0)

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


class Run(Protocol):
    """What tells whether a series is over: a title, or what a list knows of it."""

    @property
    def kind(self) -> Kind | None: ...  # noqa: D102
    @property
    def year(self) -> int | None: ...  # noqa: D102
    @property
    def ended(self) -> str | None: ...  # noqa: D102
    @property
    def status(self) -> Status | None: ...  # noqa: D102


class Progress(Struct, frozen=True, kw_only=True):
    """How far a title has been watched: episodes are the regular ones, without specials."""

    status: WatchStatus
    episodes: int = 0
    aired: int = 0
    """How many of them count as shown."""
    episodes_watched: int = 0
    watched_on: str | None = None
    """The day of the latest viewing, of the title or of an episode."""
    rating: int | None = None
    """The user's own."""


def has_aired(episode: MergedEpisode | Airing, today: dt.date) -> bool:
    """Return whether the episode is known to have been shown by `today`.

    Its own date alone is asked: without one it is not known. Of a month or a year its last day
    counts. What counts as shown within its series `aired_of()` tells.
    """
    return episode.aired is not None and _last_day(episode.aired) <= today.isoformat()


def _last_day(date: str) -> str:
    """Return the last day of a day, month or year."""
    if len(date) == len("2007"):
        return f"{date}-12-31"
    if len(date) == len("2007-09"):
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]}"
    return date


def regular(title: Title) -> list[MergedEpisode]:
    """Return the title's episodes without its specials."""
    return [episode for episode in title.episodes() if episode.season != 0]


def aired_of(run: Run, episodes: Sequence[E], today: dt.date) -> list[E]:
    """Return those of a series' regular episodes that count as having been shown by `today`.

    A date decides. An episode without one was shown where a later one, by season and number, was;
    or where the series is over, as far as no episode is yet to come; or where no episode has a
    date at all: then nobody could tell any of them from the others.
    """
    by = today.isoformat()
    dates = [episode.aired for episode in episodes if episode.aired is not None]
    aired = [one for one in episodes if one.aired is not None and _last_day(one.aired) <= by]
    if len(dates) == len(episodes):
        return aired
    # A date that has begun is not above the day: "2026" stands before each day of 2026.
    if not dates or (max(dates) <= by and _is_over(run, dates, by)):
        end = _END
    else:
        end = max(((one.season, one.number) for one in aired), default=_BEGINNING)
    return [
        one
        for one in episodes
        if ((one.season, one.number) < end if one.aired is None else _last_day(one.aired) <= by)
    ]


def _is_over(run: Run, dates: Iterable[str], by: str) -> bool:
    """Return whether a series of episodes with those dates is known to be over by a day.

    A miniseries, which has one run, is when nothing of it was shown in the whole year before.
    """
    if run.status in {"running", "upcoming"} or (run.ended is not None and run.ended > by):
        return False
    if run.status == "ended" or (run.ended is not None and _last_day(run.ended) <= by):
        return True
    latest = max(run.year or 0, int(max(dates)[:4]))
    return run.kind == "miniseries" and latest + 1 < int(by[:4])


def aired_episodes(title: Title, today: dt.date) -> list[MergedEpisode]:
    """Return the title's episodes that count as shown by `today`, its specials among them.

    For a special its own date speaks alone, or nothing where no regular episode has a date either.
    """
    known = regular(title)
    counted = {episode.key for episode in aired_of(title, known, today)}
    undated = not any(episode.aired for episode in known)
    return [
        episode
        for episode in title.episodes()
        if episode.key in counted
        or (episode.season == 0 and has_aired(episode, today))
        or (episode.season == 0 and undated and episode.aired is None)
    ]


def progress_of(title: Title, entry: Entry, today: dt.date) -> Progress:
    """Return how far a title has been watched."""
    return progress(title, regular(title), entry, today)


def progress(
    run: Run, episodes: Sequence[MergedEpisode | Airing], entry: Entry, today: dt.date
) -> Progress:
    """Return how far a title of those regular episodes has been watched.

    A series is watched when every episode is that counts as shown; a mark on the series as a whole
    counts as well, which is all there can be while no episode is known.
    """
    aired = aired_of(run, episodes, today)
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
    """What is left of a title: regular episodes that were shown, neither seen nor skipped."""

    episodes: int
    minutes: int | None
    """How long they take together; None where nothing is known of it."""
    is_exact: bool
    """Whether the runtime of each is known; else it is estimated from the others."""


def time_left(title: Title, entry: Entry, today: dt.date) -> TimeLeft:
    """Return what is left to be watched of a series."""
    known = regular(title)
    left = [
        episode
        for episode in aired_of(title, known, today)
        if not entry.has_seen(episode.key) and not entry.has_skipped(episode.key)
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
