"""What to watch next: the episodes of a title in their order, and the titles in theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.finding import Question
from docbrowser.listing import display_name
from docbrowser.model import parse_episode_key
from docbrowser.text import pick_language
from docbrowser.watching import aired_episodes, regular, runtime_of, time_left, viewing_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docbrowser.actions import Mode
    from docbrowser.diary import Diary
    from docbrowser.entries import Entry
    from docbrowser.library import Library
    from docbrowser.titles import MergedEpisode, Title
    from docbrowser.watching import TimeLeft

_BEFORE, _ITSELF, _AFTER = -1, 0, 1
_FIRST_OF_SEASON, _LAST_OF_SEASON = -1, float("inf")
_ASKED: Final = "is:watching OR is:planned"


class NextUp(NamedTuple):
    """A title to go on with or to begin, and its next episode."""

    id: str
    name: str
    episode: MergedEpisode | None
    """None of a film, and of a series of which no episode is known."""
    episode_name: str | None
    runtime: int | None
    left: TimeLeft | None
    """What is left of a series; None of a film, and where no episode is known to have aired."""
    is_planned: bool
    """Whether it is yet to be begun."""

    @property
    def key(self) -> str | None:
        """The key of the episode: `s1e2`."""
        return self.episode.key if self.episode else None


class Followed(NamedTuple):
    """A title that is being watched or is planned, and what comes next of it."""

    title: Title
    entry: Entry
    episodes: Sequence[MergedEpisode]
    """Those to watch one after the other, or any one of them; () of a film."""
    is_planned: bool


# The episodes of one title


def viewing_order(title: Title) -> list[MergedEpisode]:
    """Return the regular episodes by number, and among them the specials that a source places.

    A special without a place in the run is not among them.
    """
    placed = [(place, episode) for episode in title.episodes() if (place := _place(episode))]
    return [episode for _, episode in sorted(placed, key=lambda one: one[0])]


def _place(episode: MergedEpisode) -> tuple[float, ...] | None:
    """Return what puts an episode in its place, None where it has none."""
    if episode.season != 0:
        return episode.season, episode.number, _ITSELF
    for key, side, end in (
        (episode.airs_before, _BEFORE, _FIRST_OF_SEASON),
        (episode.airs_after, _AFTER, _LAST_OF_SEASON),
    ):
        if key is not None:
            season, number = parse_episode_key(key)
            if season != 0:  # a special has no place in the run that it could lend
                return season, end if number is None else number, side, episode.number
    return None


def next_episode(title: Title, entry: Entry, today: dt.date) -> MergedEpisode | None:
    """Return the episode to watch next, None where there is none."""
    return next(iter(next_episodes(title, entry, today)), None)


def next_episodes(title: Title, entry: Entry, today: dt.date) -> list[MergedEpisode]:
    """Return what is left to be watched, in the order that the title's viewing mode gives it.

    It has aired, and was neither seen nor skipped. Specials are never in the way: one that belongs
    before an episode that has been seen is not among them, nor is one after the last episode.
    """
    order = viewing_order(title)
    aired = {episode.key for episode in aired_episodes(title, today)}
    open_ = [
        episode
        for episode, is_due in zip(order, _due(order, entry), strict=True)
        if is_due
        and not entry.has_seen(episode.key)
        and not entry.has_skipped(episode.key)
        and episode.key in aired
    ]
    return _BY_MODE[entry.mode](open_, order, entry)


def _due(order: Sequence[MergedEpisode], entry: Entry) -> list[bool]:
    """Return of each episode whether it is in nobody's way: the regular ones never are."""
    due: list[bool] = []
    is_due = False  # of a special at the end
    for episode in reversed(order):
        if episode.season != 0:
            is_due = not entry.has_seen(episode.key)
        due.append(episode.season != 0 or is_due)
    return due[::-1]


def _in_order(
    open_: list[MergedEpisode], _order: Sequence[MergedEpisode], _entry: Entry
) -> list[MergedEpisode]:
    return open_


def _from_last(
    open_: list[MergedEpisode], order: Sequence[MergedEpisode], entry: Entry
) -> list[MergedEpisode]:
    """Return those after the one that was watched last."""
    seen = [
        (max(viewing_date(viewing) or "" for viewing in viewings), place)
        for place, episode in enumerate(order)
        if (viewings := entry.viewings_of(episode.key))
    ]
    _, last = max(seen, default=("", -1))
    later = {episode.key for episode in order[last + 1 :]}
    return [episode for episode in open_ if episode.key in later]


def _any_order(
    open_: list[MergedEpisode], order: Sequence[MergedEpisode], _entry: Entry
) -> list[MergedEpisode]:
    """Return the newest first; an episode without a date is as old as the one before it."""
    if not any(episode.aired for episode in order if episode.season != 0):
        return open_
    days: dict[str, str] = {}
    day = ""
    for episode in order:
        days[episode.key] = episode.aired or day
        if episode.season != 0:  # a special may have been shown long after what it stands beside
            day = days[episode.key]
    return sorted(open_, key=lambda episode: days[episode.key])[::-1]


_BY_MODE: Final[
    Mapping[
        Mode,
        Callable[[list[MergedEpisode], Sequence[MergedEpisode], Entry], list[MergedEpisode]],
    ]
] = {"in-order": _in_order, "from-last": _from_last, "any-order": _any_order}


# All titles


def next_up(library: Library, languages: Sequence[str], today: dt.date) -> list[NextUp]:
    """Return what to go on with, the latest first, and then what to begin, in order of planning.

    Raises:
        StoreError: a file cannot be read.
    """
    return list(coming(library, languages, today))


def coming(library: Library, languages: Sequence[str], today: dt.date) -> Iterator[NextUp]:
    """Return the same as `next_up()`, one after the other: the first ones come at once."""
    for one in followed(library, today):
        yield shown(one, languages, today)


def shown(one: Followed, languages: Sequence[str], today: dt.date) -> NextUp:
    """Return the title with the first of its next episodes."""
    title, entry = one.title, one.entry
    episode = next(iter(one.episodes), None)
    left = time_left(title, entry, today) if title.is_series else None
    return NextUp(
        id=title.id,
        name=display_name(title, languages),
        episode=episode,
        episode_name=episode_name(episode, languages) if episode else None,
        runtime=runtime_of(title, episode),
        left=left if left and left.episodes else None,
        is_planned=one.is_planned,
    )


def episode_name(episode: MergedEpisode, languages: Sequence[str]) -> str | None:
    """Return the episode's name in the best language there is, None where it has none."""
    found = pick_language(episode.names, languages)
    return found[1] if found else None


def followed(library: Library, today: dt.date) -> Iterator[Followed]:
    """Return the titles in progress and then the planned ones, each as it comes next.

    A series of which nothing is left, or nothing was shown yet, is not among them.
    """
    rows = {row.id: row.progress.status for row in library.find(Question(_ASKED))}
    active, planned = recency(library.marks.diary)
    in_progress = sorted(
        (title_id for title_id, status in rows.items() if status == "watching"),
        key=lambda title_id: (-active.get(title_id, -1), title_id),
    )
    to_begin = sorted(
        (title_id for title_id, status in rows.items() if status == "planned"),
        key=lambda title_id: (planned.get(title_id, -1), title_id),
    )
    for title_id in (*in_progress, *to_begin):
        title, entry = library.title(title_id), library.entry(title_id)
        episodes, is_planned = next_episodes(title, entry, today), rows[title_id] == "planned"
        if episodes or (is_planned and not regular(title)):
            yield Followed(title, entry, episodes, is_planned)


def recency(diary: Diary) -> tuple[dict[str, int], dict[str, int]]:
    """Return when each title was touched last, and when it was planned, as places in the diary.

    What was undone was not done.
    """
    standing = set(diary.undoable())
    active: dict[str, int] = {}
    planned: dict[str, int] = {}
    for place, action in enumerate(diary.actions):
        if action.title is None or action.step not in standing:
            continue
        title_id = action.title
        if action.verb == "attach":  # the marks of one title go on as those of another
            goal = str(action.value).partition("#")[0]
            if action.episode is None and title_id in planned:
                planned.setdefault(goal, planned.pop(title_id))
            title_id = goal
        elif action.verb == "want":
            planned.setdefault(title_id, place)
        elif action.verb == "unwant":
            planned.pop(title_id, None)
        active[title_id] = place
    return active, planned
