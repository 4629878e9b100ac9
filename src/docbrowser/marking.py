"""What marking comes to: from a wish of the user's to the actions that fulfil it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import watching
from docbrowser.actions import AIRED, UNKNOWN_DAY, Draft
from docbrowser.errors import UnknownTitleError, UsageError
from docbrowser.i18n import N_, _
from docbrowser.identity import known_as
from docbrowser.model import parse_episode_key
from docbrowser.wishes import Made, Passed, Wish

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from docbrowser.actions import Verb
    from docbrowser.entries import Entry
    from docbrowser.titles import MergedEpisode, Title

_WANTED: Final = N_("{id}: what one wants to watch are titles, not {part}.")
_TAGGED: Final = N_("{id}: what bear a tag are titles, not {part}.")
_OF_TITLES: Final = {"want": _WANTED, "unwant": _WANTED, "tag": _TAGGED, "untag": _TAGGED}


def check_part(title: Title, part: str | None) -> None:
    """Raise where `part` is no season or episode of `title`.

    Raises:
        UsageError: it is not written as one.
        UnknownTitleError: there is no such season or episode.
    """
    if part is None:
        return
    try:
        season, number = parse_episode_key(part)
    except ValueError as error:
        raise UsageError(f"{title.id}: {error}.") from None
    numbers = {episode.number for episode in watching.episodes_of(title, season)}
    if not numbers or (number is not None and number not in numbers):
        raise UnknownTitleError(
            _("{id} has no {part}; docbrowser show {id} lists what it has.").format(
                id=title.id, part=part
            )
        )


def drafts(wish: Wish, title: Title, part: str | None, entry: Entry, today: dt.date) -> Made:
    """Return the actions that a wish comes to for a title, season or episode.

    Watching a season or series marks what counts as shown and has not been seen.

    Raises:
        UsageError: it cannot be wished of an episode or season.
    """
    verb = wish.verb
    season = parse_episode_key(part)[0] if part else None
    if part is not None and verb in _OF_TITLES:
        raise UsageError(_(_OF_TITLES[verb]).format(id=title.id, part=part))
    if verb in {"want", "unwant"}:
        return Made([Draft(verb, title.id)] if entry.wanted == (verb == "unwant") else [])
    episode = _episode(title, part)
    if verb == "watch":
        return _watch(wish, title, season, episode, entry, today)
    if episode is not None:
        if _IS_SO[verb](entry, episode.key):
            return Made([])
        dropped = len(entry.viewings_of(episode.key)) if verb == "unwatch" else 0
        return Made([_of_episode(verb, title, episode, entry)], dropped=dropped)
    if verb == "unwatch":
        gone = _unwatch_whole(title, season, entry)
        dropped = sum(
            len(entry.viewings_of(one.episode) if one.episode else entry.viewings) for one in gone
        )
        return Made(gone, dropped=dropped)
    if season is None:
        return Made([Draft(verb, title.id)] if entry.skipped == (verb == "unskip") else [])
    season_of = watching.episodes_of(title, season)
    changed = [one for one in season_of if not _IS_SO[verb](entry, one.key)]
    return Made([_of_episode(verb, title, one, entry) for one in changed])


def _watch(
    wish: Wish,
    title: Title,
    season: int | None,
    episode: MergedEpisode | None,
    entry: Entry,
    today: dt.date,
) -> Made:
    if wish.up_to:
        return _watch_up_to(title, episode, entry, today, wish)
    if episode is None:
        return _watch_whole(title, season, entry, today, wish)
    if wish.value == AIRED and episode.aired and not watching.has_aired(episode, today):
        return Made([], Passed(unaired=1))
    is_so = wish.value in entry.viewings_of(episode.key) and not wish.again
    return Made([] if is_so else [_of_episode("watch", title, episode, entry, wish.value)])


_IS_SO: Final[Mapping[Verb, Callable[[Entry, str], bool]]] = {
    "unwatch": lambda entry, key: not entry.has_seen(key),
    "skip": lambda entry, key: entry.has_skipped(key),
    "unskip": lambda entry, key: not entry.has_skipped(key),
}


def toggle_watched(
    title: Title, part: str | None, entry: Entry, today: dt.date, value: str
) -> Made:
    """Return the actions that mark what has not been watched, or unmark what has."""
    if part is None:
        seen = watching.progress_of(title, entry, today).status == "watched"
    else:
        seen = entry.has_seen(part)
    return drafts(Wish("unwatch" if seen else "watch", value), title, part, entry, today)


def of_part(
    verb: Verb, title: Title, part: str | None, entry: Entry, value: str | None = None
) -> Draft:
    """Return the action of doing `verb` to a title, or to one of its episodes.

    Raises:
        UsageError: a season is named, of which that cannot be said.
    """
    episode = _episode(title, part)
    if part is None:
        return Draft(verb, title.id, value=value)
    if episode is None:
        raise UsageError(
            _("{id}: name an episode of {part}, such as {part}e1.").format(id=title.id, part=part)
        )
    return _of_episode(verb, title, episode, entry, value)


def _of_episode(
    verb: Verb, title: Title, episode: MergedEpisode, entry: Entry, value: str | None = None
) -> Draft:
    if value == AIRED:
        value = episode.aired or UNKNOWN_DAY
    said = entry.episodes.get(episode.key)
    known = known_as(episode, said.identity if said else None)
    return Draft(verb, title.id, episode.key, value, known)


def _episode(title: Title, part: str | None) -> MergedEpisode | None:
    return next((episode for episode in title.episodes() if episode.key == part), None)


def is_marked_as_a_whole(title: Title) -> bool:
    """Return whether a mark is on the title itself: on a film, or a series without any dates.

    Seasons and episodes of such a series can be marked by themselves nevertheless.
    """
    return not any(episode.aired for episode in watching.regular(title))


def _watch_whole(
    title: Title, season: int | None, entry: Entry, today: dt.date, wish: Wish
) -> Made:
    known = watching.regular(title) if season is None else watching.episodes_of(title, season)
    if season is None and is_marked_as_a_whole(title):
        day = (title.premiered or UNKNOWN_DAY) if wish.value == AIRED else wish.value
        seen = bool(entry.viewings) or all(entry.has_seen(episode.key) for episode in known)
        already = (bool(known) and seen) or day in entry.viewings
        is_done = already and not wish.again
        made = Made([] if is_done else [Draft("watch", title.id, value=day)])
    else:
        made = _watch_all(title, known, entry, today, wish)
    if not made.drafts and entry.skipped:
        # Who watches no longer skips, even where every episode has been seen.
        return made._replace(drafts=[Draft("unskip", title.id)])
    return made


def _watch_up_to(
    title: Title, last: MergedEpisode | None, entry: Entry, today: dt.date, wish: Wish
) -> Made:
    if last is None:
        raise UsageError(
            _("{id}: name the episode up to which it was watched, such as s1e2.").format(
                id=title.id
            )
        )
    specials = last.season == 0
    up_to = [
        episode
        for episode in title.episodes()
        if (episode.season == 0) == specials
        and (episode.season, episode.number) <= (last.season, last.number)
    ]
    return _watch_all(title, up_to, entry, today, wish)


def _watch_all(
    title: Title, episodes: Sequence[MergedEpisode], entry: Entry, today: dt.date, wish: Wish
) -> Made:
    """Return the marks on what counts as shown and, unless `again`, has not been seen."""
    aired = {episode.key for episode in watching.aired_episodes(title, today)}
    unseen = [episode for episode in episodes if not entry.has_seen(episode.key)]
    passed = [episode for episode in unseen if episode.key not in aired]
    undated = sum(not episode.aired for episode in passed)
    marked = [
        _of_episode("watch", title, episode, entry, wish.value)
        for episode in (episodes if wish.again else unseen)
        if episode.key in aired
    ]
    return Made(marked, Passed(unaired=len(passed) - undated, undated=undated))


def _is_of(key: str, season: int | None) -> bool:
    """Whether an episode is of a season; without one, whether it is a regular episode."""
    return parse_episode_key(key)[0] == season if season is not None else key[:3] != "s0e"


def _unwatch_whole(title: Title, season: int | None, entry: Entry) -> list[Draft]:
    whole = [Draft("unwatch", title.id)] if entry.viewings and season is None else []
    seen = [
        episode
        for episode in title.episodes()
        if entry.has_seen(episode.key) and _is_of(episode.key, season)
    ]
    return [*whole, *(_of_episode("unwatch", title, episode, entry) for episode in seen)]
