"""What the index holds of one title. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from docbrowser.identity import identities
from docbrowser.listing import name_in, summary
from docbrowser.matching import keys_of
from docbrowser.search.fields import FIELDS
from docbrowser.search.passages import passages, years
from docbrowser.text import fold, primary_language, sort_key, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.listing import Summary
    from docbrowser.model import Record
    from docbrowser.titles import Title

# A rating weighs as much as its votes, beside so many votes that all said so much: the weighted
# rating of IMDb's charts, https://help.imdb.com/article/imdb/track-movies-tv/ratings-faq
_PRIOR_VOTES: Final = 500
_PRIOR: Final = 6.5
_UNKNOWN_VOTES: Final = 10
_ENCODER: Final = msgspec.msgpack.Encoder()
ANY_LANGUAGE: Final = ""
"""The key of the name that is shown where no language is wanted more than another."""


MAX_WORD: Final = 200
"""How many letters of a word can be looked for."""


class Entry(NamedTuple):
    """A title as the index holds it."""

    id: str
    summary: bytes
    """What a list shows of it: `listing.Summary`, as MessagePack."""
    identities: bytes | None
    """What tells its episodes apart: a list of `identity.Identity`; None where it has none."""
    terms: str
    """Every word of its texts, marked with the letter of its field; `FIELDS` has the letters."""
    sort_names: dict[str, str]
    """The key to sort by in each language in which the title has a name of its own, and in none."""
    popularity: float
    numbers: Numbers
    ratings: tuple[tuple[float, int | None], ...]
    """Every source's rating, out of ten, and its votes."""
    added: str
    """The day on which a source was first asked about it, as far as that is known; else ""."""
    conflicting: bool
    keys: tuple[int, ...] = ()
    """Under which a source that speaks of the same work finds it: `matching.keys_of`."""
    awards: tuple[tuple[str, int | None, str | None, str | None], ...] = ()
    """Award, year, category and outcome of each."""


class Numbers(NamedTuple):
    """What ranges and orders compare."""

    first_year: int | None
    last_year: int | None
    year: int | None
    runtime: int | None
    episodes: int | None
    rating: float | None


def entry(title: Title, records: Iterable[Record] = ()) -> Entry:
    """Return what the index holds of `title`, which is made of `records`."""
    ratings = tuple((rating.value * 10 / rating.best, rating.votes) for rating in title.ratings)
    told, run = summary(title), years(title) or (None, None)
    return Entry(
        id=told.id,
        summary=_ENCODER.encode(told),
        identities=_ENCODER.encode(identities(title)) if title.seasons else None,
        terms=_terms([(passage.field, passage.text) for passage in passages(title)]),
        sort_names=_sort_names(told),
        popularity=_popularity(ratings),
        numbers=Numbers(
            first_year=run[0],
            last_year=run[1],
            year=told.year,
            runtime=told.runtime,
            episodes=max(len(told.airings), told.episode_count or 0) if told.is_series else None,
            rating=ratings[0][0] if ratings else None,
        ),
        ratings=ratings,
        added=min((source.retrieved for source in title.sources if source.retrieved), default=""),
        conflicting=bool(title.conflicts),
        keys=tuple(dict.fromkeys(key for record in records for key in keys_of(record))),
        awards=tuple((one.award, one.year, one.category, one.outcome) for one in title.awards),
    )


def _terms(texts: Sequence[tuple[str, str]]) -> str:
    """Return the marked words of `texts`; a bare letter between two of them parts phrases."""
    if not texts:
        return ""
    # Folding costs much for each call and little for each character: all texts go at once.
    folded = fold("\n".join(text.replace("\n", " ") for _, text in texts)).split("\n")
    marked = []
    for (field, _), text in zip(texts, folded, strict=True):
        letter = FIELDS[field].letter
        words = split(text)
        if len(text) > MAX_WORD:
            # SQLite would cut a word of some 30,000 bytes, and in the midst of a letter at that.
            words = [word[:MAX_WORD] for word in words]
        marked.append(letter + f" {letter}".join(["", *words]))
    return " ".join(marked)


def _sort_names(told: Summary) -> dict[str, str]:
    languages = dict.fromkeys(map(primary_language, told.names))
    shown = {
        language: name_in(told.names, told.original_name, [language] if language else [])
        for language in (ANY_LANGUAGE, *languages)
    }
    return {language: sort_key(name or told.id)[0] for language, name in shown.items()}


def _popularity(ratings: Iterable[tuple[float, int | None]]) -> float:
    total, weight = _PRIOR * _PRIOR_VOTES, float(_PRIOR_VOTES)
    for value, votes in ratings:
        counted = _UNKNOWN_VOTES if votes is None else votes
        total += value * counted
        weight += counted
    return total / weight
