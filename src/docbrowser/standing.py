"""Where each title stands that was ever marked: how far it was watched, and its tags.

Worked out from the marks and the index, and from what was known before: a mark changes one title.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docbrowser import watching
from docbrowser.entries import NOTHING, settled
from docbrowser.search.hits import States
from docbrowser.text import fold, split

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from docbrowser.entries import Entry
    from docbrowser.search.index import Index
    from docbrowser.watching import Progress


class Stand(NamedTuple):
    """Where one title stands: what the actions say of it, as they do and on today's episodes."""

    said: Entry
    rank: int | None
    """Its rank in the index; None where no catalogue has it any more."""
    entry: Entry
    progress: Progress | None
    notes: tuple[str, ...] = ()
    """What was noted of it and of its episodes."""


class Standing:
    """Where all titles stand, of one state of the index and of the marks, on one day."""

    def __init__(
        self,
        index: Index,
        entries: Mapping[str, Entry],
        today: dt.date,
        before: Standing | None = None,
    ) -> None:
        self.index, self.entries, self.today = index, entries, today
        usable = before is not None and before.index is index and before.today == today
        known = before._titles if usable and before else {}  # noqa: SLF001 - of the same kind
        self._titles: dict[str, Stand] = {
            title_id: stand
            if (stand := known.get(title_id)) and stand.said is entry
            else self._stand(title_id, entry)
            for title_id, entry in entries.items()
        }

    def is_of(self, index: Index, entries: Mapping[str, Entry], today: dt.date) -> bool:
        """Return whether it is of this state."""
        return self.index is index and self.entries is entries and self.today == today

    def entry(self, title_id: str) -> Entry:
        """Return what the user's actions say of a title."""
        stand = self._titles.get(title_id)
        return stand.entry if stand else NOTHING

    def progress(self, title_id: str) -> Progress | None:
        """Return how far a title has been watched; None of one that was never marked."""
        stand = self._titles.get(title_id)
        return stand.progress if stand else None

    def notes(self, title_id: str) -> tuple[str, ...]:
        """Return what was noted of a title and of its episodes."""
        stand = self._titles.get(title_id)
        return stand.notes if stand else ()

    @cached_property
    def states(self) -> States:
        """The state, tags, notes and rating of each title that was ever marked, by its rank."""
        states: dict[str, list[int]] = {}
        tags: dict[str, list[int]] = {}
        notes: list[tuple[int, str]] = []
        ratings: dict[int, int] = {}
        for stand in self._titles.values():
            if stand.rank is None or stand.progress is None:
                continue  # its title is gone, the marks stay
            if stand.progress.status != "unwatched":
                states.setdefault(stand.progress.status, []).append(stand.rank)
            for tag in stand.entry.tags:
                tags.setdefault(" ".join(split(fold(tag))), []).append(stand.rank)
            if stand.entry.rating is not None:
                ratings[stand.rank] = stand.entry.rating
            notes += ((stand.rank, text) for text in stand.notes)
        return States(
            {status: tuple(ranks) for status, ranks in states.items()},
            {tag: tuple(ranks) for tag, ranks in tags.items()},
            tuple(notes),
            ratings,
        )

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Every tag that a title bears, the most frequent first."""
        count: dict[str, int] = {}
        for stand in self._titles.values():
            for tag in stand.entry.tags:
                count[tag] = count.get(tag, 0) + 1
        return tuple(sorted(count, key=lambda tag: (-count[tag], tag.casefold())))

    @cached_property
    def orphans(self) -> tuple[tuple[str, Entry], ...]:
        """The titles that no catalogue has any more, and those of which episodes are missing."""
        return tuple(
            (title_id, stand.entry)
            for title_id, stand in self._titles.items()
            if stand.entry.orphans or (stand.rank is None and stand.said != NOTHING)
        )

    def _stand(self, title_id: str, said: Entry) -> Stand:
        rank = self.index.rank(title_id)
        if rank is None:
            return Stand(said, None, said, None)
        entry = settled(said, self.index.identities(rank)) if said.episodes else said
        told = self.index.summary(rank)
        progress = watching.progress(told, told.airings, entry, self.today)
        return Stand(said, rank, entry, progress, _notes(entry))


def _notes(entry: Entry) -> tuple[str, ...]:
    texts = [entry.note, *entry.remarks]
    for episode in entry.episodes.values():
        texts += (episode.note, *episode.remarks)
    return tuple(filter(None, texts))
