"""What the user did, and what follows from it. Pure.

The watchlist is the list of the actions that the user took. State is their fold; undo is one more
action; nothing is ever overwritten, and the lists of two devices merge by union. One command or
key is one *step*, which may hold many actions (a season marked).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

from docbrowser.model import episode_key

if TYPE_CHECKING:
    import datetime as dt

    from docbrowser.model import MergedEpisode, Title

Verb: TypeAlias = Literal["watch", "unwatch", "want", "unwant", "skip", "unskip", "undo", "redo"]
WatchStatus: TypeAlias = Literal["unwatched", "planned", "watching", "watched", "skipped"]


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"verb": "action"}):
    """One thing that was done to one title, or to one of its episodes.

    `id` sorts in the order of doing, across devices. `at` is a date-time with its offset. `value`
    is the day or date-time of the viewing for `watch`, the step for `undo` and `redo`.
    """

    id: Annotated[str, Meta(min_length=1)]
    step: Annotated[str, Meta(min_length=1)]
    verb: Verb
    at: str
    title: str | None = None
    episode: Annotated[str, Meta(pattern=r"^s\d+e\d+$")] | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        if self.verb in {"undo", "redo"}:
            if not self.value:
                raise ValueError(f"{self.verb} without the step that it speaks of")
        elif not self.title:
            raise ValueError(f"{self.verb} without a title")


class Airing(Struct, frozen=True, array_like=True):
    """A regular episode, and the day, month or year on which it was first shown."""

    season: int
    number: int
    aired: str | None = None

    @property
    def key(self) -> str:
        """The episode's key within its title: `s1e2`."""
        return episode_key(self.season, self.number)


class Draft(NamedTuple):
    """An action that has yet to get its id, step and time."""

    verb: Verb
    title: str | None = None
    episode: str | None = None
    value: str | None = None


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


class Step(Struct, frozen=True, kw_only=True):
    """The actions of one command or key, and whether they have been taken back."""

    id: str
    actions: tuple[Action, ...]
    undone: bool = False


def steps(actions: Iterable[Action]) -> list[Step]:
    """Return the steps in the order in which they were done, undone ones marked."""
    done: dict[str, list[Action]] = {}
    undone: dict[str, bool] = {}
    for action in in_order(actions):
        if action.verb in {"undo", "redo"}:
            undone[str(action.value)] = action.verb == "undo"
        else:
            done.setdefault(action.step, []).append(action)
    return [
        Step(id=step, actions=tuple(group), undone=undone.get(step, False))
        for step, group in done.items()
    ]


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Return each action once, in the order of doing, whatever order they are given in."""
    return sorted({action.id: action for action in actions}.values(), key=lambda action: action.id)


def undoable(actions: Iterable[Action]) -> list[str]:
    """Return the steps that stand, the last first: what undo takes back next."""
    return [step.id for step in reversed(steps(actions)) if not step.undone]


def redoable(actions: Iterable[Action]) -> list[str]:
    """Return the steps that redo does again, the last undone first.

    As in any editor, a new step closes that way: what was undone before it stays undone.
    """
    waiting: list[str] = []
    for action in in_order(actions):
        if action.verb == "undo":
            waiting.append(str(action.value))
        elif action.verb == "redo":
            waiting = [step for step in waiting if step != action.value]
        else:
            waiting.clear()
    return waiting[::-1]


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
