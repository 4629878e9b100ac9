"""Which titles match a query, how well, and where. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.query import And, Between, InField, Is, Node, Not, Or, Words
from docbrowser.search.terms import listed_forms, sought_forms
from docbrowser.text import primary_language, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.model import MergedEpisode, Title
    from docbrowser.watching import Progress

# Where a match counts more: a name before a person before an episode before a synopsis.
# Fields without a rank are only looked into when a query names them.
_RANKS: Final = {
    "name": 0,
    "person": 1,
    "director": 1,
    "narrator": 1,
    "character": 2,
    "episode": 3,
    "award": 4,
    "synopsis": 5,
}
_LAST: Final = len(_RANKS)


class Passage(NamedTuple):
    """A text of a title: the field it stands in, what the user sees of it, and its words."""

    field: str
    shown: str
    words: tuple[str, ...]


class Nearness(IntEnum):
    """How near a word of a text is to a word of the query; the lower, the nearer."""

    WHOLE = 0
    BEGINNING = 1
    LOOSE = 2  # by its stem, its other number, or another script


class Hit(NamedTuple):
    """How well a title matches: the lower, the better; and the passage that decided it."""

    rank: int
    nearness: Nearness
    passage: Passage | None


_WHOLE: Final = Hit(0, Nearness.WHOLE, None)


@dataclass(frozen=True)
class Candidate:
    """A title as queries see it."""

    title: Title

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that words are looked for in, the weightiest first."""
        found = (Passage(field, shown, tuple(words(text))) for field, shown, text in self._texts())
        return tuple(sorted(found, key=lambda passage: _RANKS.get(passage.field, _LAST)))

    def all_words(self) -> Iterator[str]:
        """Return every word that is looked for without a field being named."""
        for passage in self.passages:
            if passage.field in _RANKS:
                yield from passage.words

    @cached_property
    def numbers(self) -> dict[str, list[float]]:
        """What ranges compare, by field; a series counts for each year of its run."""
        title = self.title
        return {
            "year": list(_years(title)),
            "runtime": [float(title.runtime)] if title.runtime else [],
            "rating": [rating.value * 10 / rating.best for rating in title.ratings],
            "votes": [float(rating.votes) for rating in title.ratings if rating.votes is not None],
            "episodes": [float(_episode_count(title))] if title.is_series else [],
        }

    def _texts(self) -> Iterator[tuple[str, str, str]]:
        title = self.title
        names = [*title.names.values(), *([title.original_name] if title.original_name else [])]
        yield from (("name", name, name) for name in names)
        yield from _credit_texts(title)
        for episode in title.episodes():
            yield from _episode_texts(episode)
        for award in title.awards:
            yield "award", award.award, f"{award.award} {award.category or ''} {award.year or ''}"
        for synopsis in title.synopses:
            yield "synopsis", synopsis.text, synopsis.text
        yield from (("on", offer.provider, offer.provider) for offer in title.offers)
        yield from (("genre", genre, genre) for genre in title.genres)
        yield from (("country", country, country) for country in title.countries)
        spoken = [*title.languages, *(synopsis.lang for synopsis in title.synopses)]
        yield from (("lang", tag, primary_language(tag)) for tag in dict.fromkeys(spoken))
        yield from (("source", source.source, source.source) for source in title.sources)
        if title.kind:
            yield "kind", title.kind, title.kind


def match(node: Node, candidate: Candidate, progress: Progress) -> Hit | None:
    """Return how well the title matches, None where it does not."""
    match node:
        case Words():
            return _find(node, candidate, field=None)
        case InField():
            return _find(node.words, candidate, field=node.field)
        case Between():
            numbers = candidate.numbers[node.field]
            return _WHOLE if any(_within(node, number) for number in numbers) else None
        case Is():
            return _WHOLE if _is(node.state, candidate, progress) else None
        case Not():
            return _WHOLE if match(node.node, candidate, progress) is None else None
        case And():
            hits = [match(part, candidate, progress) for part in node.nodes]
            found = [hit for hit in hits if hit is not None]
            # A chain is as strong as its weakest link.
            return max(found, key=_strength, default=_WHOLE) if len(found) == len(hits) else None
        case Or():
            hits = [match(part, candidate, progress) for part in node.nodes]
            return min((hit for hit in hits if hit is not None), key=_strength, default=None)


def _strength(hit: Hit) -> tuple[int, int]:
    return hit.rank, hit.nearness


def _find(wanted: Words, candidate: Candidate, field: str | None) -> Hit | None:
    best: Hit | None = None
    for passage in candidate.passages:
        if not _speaks_of(passage.field, field):
            continue
        found = _contains(passage.words, wanted)
        if found is None:
            continue
        hit = Hit(_RANKS.get(passage.field, 0), found, passage)
        if best is None or _strength(hit) < _strength(best):
            best = hit
    return best


def _speaks_of(passage_field: str, field: str | None) -> bool:
    if field is None:
        return passage_field in _RANKS
    if field == "person":
        return passage_field in {"person", "director", "narrator"}
    return passage_field == field


def _contains(text: tuple[str, ...], wanted: Words) -> Nearness | None:
    """Return how nearly the words stand in the text, None where they do not."""
    *whole, last = wanted.words
    best = None
    for start in range(len(text) - len(wanted.words) + 1):
        if list(text[start : start + len(whole)]) != whole:
            continue
        found = _nearness(text[start + len(whole)], last, exact=wanted.exact)
        if found is not None and (best is None or found < best):
            best = found
    return best


def _nearness(word: str, wanted: str, *, exact: bool) -> Nearness | None:
    if word == wanted:
        return Nearness.WHOLE
    if exact:
        return None
    forms = listed_forms(word)
    for form in sought_forms(wanted):
        if any(listed.startswith(form.beginning) for listed in forms):
            return Nearness.LOOSE if form.loose else Nearness.BEGINNING
    return None


def _within(bounds: Between, number: float) -> bool:
    low, high = bounds.low, bounds.high
    over = low is None or number > low or (number == low and not bounds.over)
    under = high is None or number < high or (number == high and not bounds.under)
    return over and under


def _is(state: str, candidate: Candidate, progress: Progress) -> bool:
    if state == "conflicting":
        return bool(candidate.title.conflicts)
    return progress.status == state


def _years(title: Title) -> Iterator[float]:
    dates = [title.premiered, title.ended, *(episode.aired for episode in title.episodes())]
    years = [int(date[:4]) for date in dates if date]
    if not years:
        return
    last = max(years) if title.is_series else int((title.premiered or str(years[0]))[:4])
    yield from map(float, range(title.year or min(years), last + 1))


def _episode_count(title: Title) -> int:
    listed = sum(season.number != 0 for season in title.seasons for _ in season.episodes)
    return max(listed, title.episode_count or 0)


def _credit_texts(title: Title) -> Iterator[tuple[str, str, str]]:
    credits = [*title.credits, *(credit for row in title.episodes() for credit in row.credits)]
    for credit in credits:
        field = credit.job if credit.job in {"director", "narrator"} else "person"
        yield field, credit.person, credit.person
        if credit.character:
            yield "character", f"{credit.character} ({credit.person})", credit.character


def _episode_texts(episode: MergedEpisode) -> Iterator[tuple[str, str, str]]:
    name = next(iter(episode.names.values()), episode.key)
    for other in episode.names.values():
        yield "episode", other, other
    for synopsis in episode.synopses:
        yield "episode", name, synopsis.text
