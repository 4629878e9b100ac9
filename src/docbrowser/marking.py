"""What marking comes to: from a wish of the user's to the actions that fulfil it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docbrowser import watching
from docbrowser.actions import Draft
from docbrowser.errors import UnknownTitleError, UsageError
from docbrowser.model import episode_key, parse_episode_key

if TYPE_CHECKING:
    import datetime as dt

    from docbrowser.actions import Verb
    from docbrowser.model import Title
    from docbrowser.watching import Entry


class Target(NamedTuple):
    """What an action is done to: a title, one of its seasons, or an episode (`s1`, `s1e2`)."""

    title: str
    part: str | None = None

    def __str__(self) -> str:
        return self.title if self.part is None else f"{self.title}#{self.part}"

    @classmethod
    def parse(cls, text: str) -> Target:
        """Return the target of `ID`, `ID#s1` or `ID#s1e2`."""
        title, hash_sign, part = text.partition("#")
        if not hash_sign:
            return cls(title)
        try:
            season, number = parse_episode_key(part)
        except ValueError:
            return cls(title, part)  # what it names is judged when the title is known
        return cls(title, f"s{season}" if number is None else episode_key(season, number))


@dataclass(frozen=True)
class Outcome:
    """What marking came to: what was done, and to which titles and episodes; to none, perhaps."""

    verb: Verb | None
    targets: tuple[Target, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The ids of the titles that were touched, each once."""
        return tuple(dict.fromkeys(target.title for target in self.targets))


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
            f"{title.id} has no {part}; docbrowser show {title.id} lists what it has."
        )


def drafts(
    verb: Verb, title: Title, part: str | None, entry: Entry, today: dt.date, value: str
) -> list[Draft]:
    """Return the actions that doing `verb` to a title, season or episode comes to.

    Watching a season or series marks what has aired and has not been seen; `value` is the day or
    date-time of that viewing.
    """
    season, number = parse_episode_key(part) if part else (None, None)
    if verb in {"want", "unwant"}:
        if part is not None:
            raise UsageError(f"{title.id}: what one wants to watch are titles, not {part}.")
        return [Draft(verb, title.id)] if entry.wanted == (verb == "unwant") else []
    if verb == "watch":
        if season is not None and number is not None:
            return [Draft(verb, title.id, part, value)]
        return _watch_whole(title, season, entry, today, value)
    if number is not None:
        return [Draft(verb, title.id, part)]
    if verb == "unwatch":
        return _unwatch_whole(title.id, season, entry)
    if season is None:
        return [Draft(verb, title.id)] if entry.skipped == (verb == "unskip") else []
    return [Draft(verb, title.id, row.key) for row in watching.episodes_of(title, season)]


def toggle_watched(
    title: Title, part: str | None, entry: Entry, today: dt.date, value: str
) -> list[Draft]:
    """Return the actions that mark what has not been watched, or unmark what has."""
    if part is None:
        seen = watching.progress(watching.regular(title), entry, today).status == "watched"
    else:
        seen = bool(entry.episodes.get(part))
    return drafts("unwatch" if seen else "watch", title, part, entry, today, value)


def _watch_whole(
    title: Title, season: int | None, entry: Entry, today: dt.date, value: str
) -> list[Draft]:
    known = watching.regular(title) if season is None else watching.episodes_of(title, season)
    if season is None and not any(episode.aired for episode in known):
        # A film; or a series of whose episodes no date is known: then the mark is on the whole.
        already = bool(known) and bool(entry.viewings)
        return [] if already else [Draft("watch", title.id, value=value)]
    unseen = [
        Draft("watch", title.id, episode.key, value)
        for episode in known
        if watching.has_aired(episode, today) and not entry.episodes.get(episode.key)
    ]
    # Who watches no longer skips, even where every episode has been seen.
    return unseen or ([Draft("unskip", title.id)] if entry.skipped else [])


def _is_of(key: str, season: int | None) -> bool:
    """Whether an episode is of a season; without one, whether it is a regular episode."""
    return parse_episode_key(key)[0] == season if season is not None else key[:3] != "s0e"


def _unwatch_whole(title_id: str, season: int | None, entry: Entry) -> list[Draft]:
    keys = [key for key, viewings in entry.episodes.items() if viewings and _is_of(key, season)]
    whole = [Draft("unwatch", title_id)] if entry.viewings and season is None else []
    return [*whole, *(Draft("unwatch", title_id, key) for key in keys)]
