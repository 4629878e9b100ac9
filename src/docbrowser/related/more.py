"""More on this: the titles and single episodes that are nearest to one, with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.merge import as_told, merge
from docbrowser.related import telling
from docbrowser.related.likeness import reasons
from docbrowser.related.reasons import Kind, is_enough, said
from docbrowser.related.seeking import Seeker
from docbrowser.text import primary_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docbrowser.model import Record
    from docbrowser.related.reasons import Reason
    from docbrowser.related.sought import Sought
    from docbrowser.search.index import Index
    from docbrowser.titles import MergedEpisode, Title

LIMIT: Final = 10
LOOKED_AT: Final = 24
"""Titles that are read, of those that have most of what is looked for."""
_MOST_OF_SERIES: Final = 2
_EPISODES_OF_START: Final = 60
_LEAST: Final = 0.35
_OF_BEST: Final = 0.3
"""What is much farther away than the nearest is no more on this."""
_EPISODE: Final = 1.5
_OF_SERIES: Final = 0.3
_NEAR_ALONE: Final = 0.5
_OF_WHOLE: Final = frozenset({Kind.SERIES, Kind.CITED, Kind.SAME_JOB, Kind.PERSON})


class Related(NamedTuple):
    """A title, or one episode of it, that is near; and why, the weightiest reason first."""

    title: Title
    episode: MergedEpisode | None
    score: float
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> str | None:
        """The key of the episode: `s1e2`."""
        return self.episode.key if self.episode else None


def related(
    index: Index,
    records: Callable[[int], Sequence[Record]],
    start: Title,
    key: str | None = None,
    *,
    limit: int = LIMIT,
    languages: Sequence[str] = (),
) -> list[Related]:
    """Return what is nearest to a title, or to its season or episode `key`; the nearest first.

    `records` tells what all sources say of the title of a rank. Of one series there are at most
    two episodes, or the series itself. Words are told in the first of `languages` that there is.
    """
    seeker = Seeker(index.postings, _told(start, key))
    sought = seeker.sought()
    wanted = [primary_language(tag) for tag in languages]
    found: list[Related] = []
    for rank in seeker.nearest(LOOKED_AT + 1):
        title = _read(index.id(rank), records(rank))
        found += _near(sought, title, start.id, key, wanted)
    found.sort(key=lambda one: (-round(one.score, 6), one.title.id, one.key or ""))
    return [one for one in found[:limit] if one.score >= _OF_BEST * found[0].score]


def _told(start: Title, key: str | None) -> telling.Telling:
    whole = telling.of_title(start)
    if key is None:
        return telling.with_episodes(whole, list(start.episodes())[:_EPISODES_OF_START])
    told = [one for one in start.episodes() if key in {one.key, f"s{one.season}"}]
    return telling.within(telling.of_episodes(told), whole)


def _read(title_id: str, records: Sequence[Record]) -> Title:
    return as_told(title_id, records[0]) if len(records) == 1 else merge(title_id, records)


def _near(
    sought: Sought, title: Title, start: str, key: str | None, languages: Sequence[str]
) -> Iterator[Related]:
    """Return a title, or those of its episodes that are nearer alone."""
    if title.id == start and key is None:
        return
    whole = reasons(sought, telling.of_title(title), languages)
    score = sum(reason.weight for reason in whole)
    alike = sum(reason.weight for reason in whole if reason.kind not in _OF_WHOLE)
    alone = []
    for episode in title.episodes():
        if title.id == start and key in {episode.key, f"s{episode.season}"}:
            continue
        told = telling.of_episode(episode)
        if not _has_signs(sought, told):
            continue
        own = reasons(sought, told, languages)
        weight = _EPISODE * sum(reason.weight for reason in own)
        if is_enough(said(own)) and weight >= max(_NEAR_ALONE, alike):
            total = weight + _OF_SERIES * (0 if title.id == start else score)
            alone.append(Related(title, episode, total, said(own)))
    alone.sort(key=lambda one: (-round(one.score, 6), one.key or ""))
    if alone and (title.id == start or alone[0].score >= score):
        yield from alone[:_MOST_OF_SERIES]
    elif title.id != start and score >= _LEAST and is_enough(said(whole)):
        yield Related(title, None, score, said(whole))


def _has_signs(sought: Sought, told: telling.Telling) -> bool:
    """Return whether a closer look is worth while: a series may have thousands of episodes."""
    return not sought.telling.people.keys().isdisjoint(told.people) or any(
        not held.isdisjoint(sought.signs) for held in told.held.values()
    )
