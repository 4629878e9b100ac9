"""What all viewings come to: hours by month, language, person and subject, days and streaks.

Pure but for `gather`, which asks a library. A viewing of unknown length is counted as one, and
never as zero minutes.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docbrowser import watching
from docbrowser.entries import viewings
from docbrowser.errors import UnknownTitleError
from docbrowser.overviews.viewings import Seen, day_of, month_of, viewings_of
from docbrowser.subjects import label
from docbrowser.text import fold, person_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from docbrowser.library import Library
    from docbrowser.model import Credit
    from docbrowser.overviews.viewings import Viewing

JOBS: Final = frozenset({"director", "narrator", "presenter", "host", "self"})
"""The jobs of whom a documentary is by, or who speaks in it."""
_ONE_DAY: Final = dt.timedelta(days=1)


class Statistics(Struct, frozen=True, kw_only=True):
    """Sums over all viewings; minutes are those of the viewings whose length is known."""

    titles: int = 0
    """How many titles the catalogue has."""
    watched: int = 0
    """How many of them are watched."""
    episodes_watched: int = 0
    """Different regular episodes; specials are none of them."""
    viewings: int = 0
    minutes: int = 0
    viewings_of_unknown_runtime: int = 0
    by_month: dict[str, int] = {}
    """Minutes by month (`2026-03`), in order; of the viewings of which the month is known."""
    by_language: dict[str, int] = {}
    """Minutes by language of the work, most first; a work in two languages counts for both."""
    by_person: dict[str, int] = {}
    """Minutes by who directed, narrated, presented or speaks, most first."""
    by_subject: dict[str, int] = {}
    """Minutes by subject, or by genre of titles without one, most first."""
    days: dict[str, int] = {}
    """Viewings by day (`2026-03-31`), in order."""
    streak: int = 0
    """Days in a row with a viewing, up to today or, while today has none, up to yesterday."""
    longest_streak: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been watched."""
        return not self.viewings

    @property
    def viewings_of_unknown_day(self) -> int:
        """The viewings of which nobody remembers the day."""
        return self.viewings - sum(self.days.values())

    @property
    def minutes_of_unknown_month(self) -> int:
        """The minutes of which nobody remembers the month."""
        return self.minutes - sum(self.by_month.values())


def add_up(
    seen: Iterable[Seen], today: dt.date, *, titles: int = 0, watched: int = 0
) -> Statistics:
    """Return what was seen, added up; `titles` and `watched` are those of the whole catalogue."""
    count = episodes = minutes = unknown = 0
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    languages, people, subjects = _Tally(_language_key), _Tally(person_key), _Tally(fold)
    for one in seen:
        episodes += _regular_episodes(one)
        for viewing in viewings_of(one):
            count += 1
            if (day := day_of(viewing.at)) is not None:
                days[day] = days.get(day, 0) + 1
            taken = viewing.minutes
            if viewing.title is None or taken is None:
                unknown += 1
                continue
            minutes += taken
            if (month := month_of(viewing.at)) is not None:
                months[month] = months.get(month, 0) + taken
            languages.add(viewing.title.languages, taken)
            told = viewing.title.subjects or viewing.title.genres
            subjects.add([label(subject) for subject in told], taken)
            _add_people(people, viewing, taken)
    on = {dt.date.fromisoformat(day) for day in days}
    return Statistics(
        titles=titles,
        watched=watched,
        episodes_watched=episodes,
        viewings=count,
        minutes=minutes,
        viewings_of_unknown_runtime=unknown,
        by_month=dict(sorted(months.items())),
        by_language=languages.sums(),
        by_person=people.sums(),
        by_subject=subjects.sums(),
        days=dict(sorted(days.items())),
        streak=streak(on, today),
        longest_streak=longest_streak(on),
    )


def gather(
    library: Library, today: dt.date, is_stopped: Callable[[], bool] = lambda: False
) -> Statistics:
    """Return the statistics of a library; may be asked from any thread.

    Raises:
        InterruptedError: `is_stopped` said so; it is asked at each title.
        StoreError: a catalogue or this device's own file cannot be read.
    """
    counts = library.counts()
    # Of a title that no catalogue has, `library.title` would look for the nearest name.
    gone = {title_id for title_id, entry in library.orphans() if not entry.orphans}

    def seen() -> Iterator[Seen]:
        for title_id, said in library.marks.entries.items():
            if is_stopped():
                raise InterruptedError
            if not viewings(said):
                continue
            try:
                title = None if title_id in gone else library.title(title_id)
            except UnknownTitleError:
                title = None
            yield Seen(title, library.entry(title_id))

    return add_up(seen(), today, titles=counts.titles, watched=counts.watched)


def streak(days: Collection[dt.date], today: dt.date) -> int:
    """Return how many days in a row, up to today or else up to yesterday, are among `days`."""
    day = today if today in days else today - _ONE_DAY
    length = 0
    while day in days:
        length, day = length + 1, day - _ONE_DAY
    return length


def longest_streak(days: Iterable[dt.date]) -> int:
    """Return how many days in a row are among `days` at most."""
    # In a row, a day and its place among the days grow alike.
    rows = groupby(
        enumerate(sorted(days)), key=lambda numbered: numbered[1].toordinal() - numbered[0]
    )
    return max((sum(1 for _ in row) for _, row in rows), default=0)


class _Tally:
    """Minutes by name; spellings of which `key` makes the same are one name."""

    def __init__(self, key: Callable[[str], str]) -> None:
        # A name of signs alone has no letters to be known by.
        self._key = cache(lambda name: key(name) or name)
        self._minutes: dict[str, dict[str, int]] = {}

    def add(self, names: Iterable[str], minutes: int) -> frozenset[str]:
        """Let each of the names have so many minutes more, once; return the keys of the names."""
        once = {self._key(name): name for name in names}
        for key, name in once.items():
            spellings = self._minutes.setdefault(key, {})
            spellings[name] = spellings.get(name, 0) + minutes
        return frozenset(once)

    def without(self, names: Iterable[str], keys: Collection[str]) -> Iterator[str]:
        """Return the names that are not among those of `keys`."""
        return (name for name in names if self._key(name) not in keys)

    def sums(self) -> dict[str, int]:
        """Return the minutes by name, as it is spelt most, the most first."""
        sums = {
            min(spellings, key=lambda name: (-spellings[name], name)): sum(spellings.values())
            for spellings in self._minutes.values()
        }
        return dict(sorted(sums.items(), key=lambda one: (-one[1], fold(one[0]), one[0])))


def _regular_episodes(seen: Seen) -> int:
    if seen.title is None:
        return 0
    return sum(seen.entry.has_seen(episode.key) for episode in watching.regular(seen.title))


def _add_people(people: _Tally, viewing: Viewing, minutes: int) -> None:
    """Count all of a viewing for who made the title, and an episode for who is in that alone."""
    throughout = people.add(_heard(viewing.title.credits if viewing.title else ()), minutes)
    for episode, length in viewing.parts:
        if episode is not None and length is not None:
            people.add(people.without(_heard(episode.credits), throughout), length)


def _language_key(tag: str) -> str:
    return tag.replace("_", "-").lower()


def _heard(credits: Iterable[Credit]) -> Iterator[str]:
    return (credit.person for credit in credits if (credit.job or "").lower() in JOBS)
