"""What the user did, and what follows from it. Pure.

The watchlist is the list of the actions that the user took. State is their fold; undo is one more
action; nothing is ever overwritten, and the lists of two devices merge by union. One command or
key is one *step*, which may hold many actions (a season marked).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from docbrowser.actions import steps
from docbrowser.model import episode_key

if TYPE_CHECKING:
    import datetime as dt

    from docbrowser.actions import Action
    from docbrowser.model import MergedEpisode, Title

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


class Entry(Struct, frozen=True, kw_only=True):
    """All that the user's actions say of one title."""

    wanted: bool = False
    skipped: bool = False
    viewings: tuple[str, ...] = ()
    """Days or date-times on which the title as a whole was watched, in the order of marking."""
    episodes: Mapping[str, tuple[str, ...]] = {}
    """The viewings of each watched episode, by key (`s1e2`)."""
    skipped_episodes: frozenset[str] = frozenset()


class Progress(Struct, frozen=True, kw_only=True):
    """How far a title has been watched: episodes are the regular ones, without specials."""

    status: WatchStatus
    episodes: int = 0
    aired: int = 0
    episodes_watched: int = 0
    watched_on: str | None = None
    """The day of the latest viewing, of the title or of an episode."""


NOTHING: Final = Entry()


def fold(actions: Iterable[Action]) -> dict[str, Entry]:
    """Return the state of every title that was ever touched; independent of the given order."""
    entries: dict[str, Entry] = {}
    for step in steps(actions):
        if step.undone:
            continue
        for action in step.actions:
            title = str(action.title)
            entries[title] = _EFFECTS[action.verb](entries.get(title, NOTHING), action)
    return entries


def _watch(entry: Entry, action: Action) -> Entry:
    viewing = action.value or action.at
    if action.episode is None:
        return replace(entry, skipped=False, viewings=(*entry.viewings, viewing))
    viewings = (*entry.episodes.get(action.episode, ()), viewing)
    return replace(
        entry,
        skipped=False,
        episodes={**entry.episodes, action.episode: viewings},
        skipped_episodes=entry.skipped_episodes - {action.episode},
    )


def _unwatch(entry: Entry, action: Action) -> Entry:
    if action.episode is None:
        return replace(entry, viewings=())
    left = {key: viewings for key, viewings in entry.episodes.items() if key != action.episode}
    return replace(entry, episodes=left)


def _want(entry: Entry, _action: Action) -> Entry:
    return replace(entry, wanted=True, skipped=False)


def _unwant(entry: Entry, _action: Action) -> Entry:
    return replace(entry, wanted=False)


def _skip(entry: Entry, action: Action) -> Entry:
    if action.episode is None:
        return replace(entry, skipped=True)
    return replace(entry, skipped_episodes=entry.skipped_episodes | {action.episode})


def _unskip(entry: Entry, action: Action) -> Entry:
    if action.episode is None:
        return replace(entry, skipped=False)
    return replace(entry, skipped_episodes=entry.skipped_episodes - {action.episode})


_EFFECTS: Final[Mapping[str, Callable[[Entry, Action], Entry]]] = {
    "watch": _watch,
    "unwatch": _unwatch,
    "want": _want,
    "unwant": _unwant,
    "skip": _skip,
    "unskip": _unskip,
}


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

    A series is watched when every aired episode is; a mark on the series as a whole counts as
    well, which is all there can be while no episode is known.
    """
    aired = [episode for episode in episodes if has_aired(episode, today)]
    seen = [episode for episode in episodes if entry.episodes.get(episode.key)]
    complete = bool(entry.viewings) or (
        bool(seen) and all(entry.episodes.get(episode.key) for episode in aired)
    )
    any_seen = bool(entry.viewings) or any(entry.episodes.values())
    return Progress(
        status=_status(entry, complete=complete, started=any_seen),
        episodes=len(episodes),
        aired=len(aired),
        episodes_watched=len(seen),
        watched_on=max(map(viewing_date, viewings(entry)), default=None),
    )


def _status(entry: Entry, *, complete: bool, started: bool) -> WatchStatus:
    if entry.skipped:
        return "skipped"
    if complete:
        return "watched"
    if started:
        return "watching"
    return "planned" if entry.wanted else "unwatched"


def viewings(entry: Entry) -> list[str]:
    """Return every viewing, of the title as a whole and of its episodes."""
    return [*entry.viewings, *(on for days in entry.episodes.values() for on in days)]


def viewing_date(viewing: str) -> str:
    """Return the day of a viewing, which is a day or a date-time."""
    return viewing[: len("2007-09-23")]


def episodes_of(title: Title, season: int) -> Sequence[MergedEpisode]:
    """Return the episodes of one season, () where there is none of that number."""
    return next((row.episodes for row in title.seasons if row.number == season), ())
