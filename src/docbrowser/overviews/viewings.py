"""Every viewing there was: when, of what, and how long it took. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import watching
from docbrowser.entries import viewings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.titles import MergedEpisode, Title

_DAY: Final = len("2026-03-31")
_MONTH: Final = len("2026-03")


class Seen(NamedTuple):
    """What was watched of a title; the title is None where no catalogue has it any more."""

    title: Title | None
    entry: Entry


class Viewing(NamedTuple):
    """One viewing of a film, of an episode, or of all regular episodes of a series."""

    at: str
    """The day or date-time, perhaps in part, or "unknown"."""
    title: Title | None
    parts: tuple[tuple[MergedEpisode | None, int | None], ...]
    """What was watched, and how many minutes each part of it takes."""

    @property
    def minutes(self) -> int | None:
        """How long it took; None where that is not known of every part."""
        known = [minutes for _, minutes in self.parts if minutes is not None]
        return sum(known) if known and len(known) == len(self.parts) else None


def viewings_of(seen: Seen) -> Iterator[Viewing]:
    """Return every viewing of a title, of its episodes, and of episodes that are gone."""
    title, entry = seen
    if title is None:
        yield from (Viewing(at, None, ()) for at in viewings(entry))
        return
    whole: tuple[MergedEpisode | None, ...] = (
        tuple(watching.regular(title)) if title.is_series else (None,)
    )
    episodes = {episode.key: episode for episode in title.episodes()}
    marked = [
        (entry.viewings, _parts(title, whole)),
        *(
            (said.viewings, _parts(title, (episodes[key],)))
            for key, said in entry.episodes.items()
            if key in episodes
        ),
        # Nothing is known of an episode that is gone, but how long one of its series takes.
        *((said.viewings, ((None, title.runtime),)) for said in _gone(entry, episodes)),
    ]
    for days, parts in marked:
        yield from (Viewing(at, title, parts) for at in days)


def day_of(viewing: str) -> str | None:
    """Return the day of a viewing, None where only the month or less is known of it."""
    return _real(viewing[:_DAY])


def month_of(viewing: str) -> str | None:
    """Return the month of a viewing, None where it is not known."""
    day = _real(f"{viewing}-01") if len(viewing) == _MONTH else day_of(viewing)
    return day[:_MONTH] if day else None


def _parts(
    title: Title, episodes: Iterable[MergedEpisode | None]
) -> tuple[tuple[MergedEpisode | None, int | None], ...]:
    return tuple((episode, watching.runtime_of(title, episode)) for episode in episodes)


def _gone(entry: Entry, episodes: Mapping[str, MergedEpisode]) -> Iterator[EpisodeEntry]:
    yield from entry.orphans.values()
    yield from (said for key, said in entry.episodes.items() if key not in episodes)


def _real(day: str) -> str | None:
    """Return a day that the calendar has, written so, else None."""
    try:
        return day if dt.date.fromisoformat(day).isoformat() == day else None
    except ValueError:
        return None
