"""Texts of which nobody says what they are about: which title each most likely belongs to.

Each telling word of a text is looked for among all titles, in any language and script. A word
weighs the more the fewer titles have it, and more in a name or a cast than in a synopsis; in a name
the more, the more of the name the text has.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.errors import DocbrowserError
from docbrowser.finding import Question
from docbrowser.i18n import _
from docbrowser.search.fields import FIELDS
from docbrowser.stop_words import STOP_WORDS
from docbrowser.text import fold, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docbrowser.library import Library
    from docbrowser.listing import Summary
    from docbrowser.results import Results

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST: Final = 4
_MOST_QUERIES: Final = 250
_WEIGHTS: Final = {"name": 3.0, "person": 3.0, "character": 2.0}
_COMMON: Final = 0.5
"""A word that more than this share of all titles have tells nothing."""
_PAIR: Final = 2.0
"""How much more than a word two weigh that stand together."""
_ACRONYM: Final = 2.0
_NO_NAME: Final = 0.25
"""How much of its weight a word has that is somebody's name, but not written as one."""
_SAME_BEGINNING: Final = 5
"""Letters by which two forms of a word are known, where they are not the whole of it."""
THRESHOLD: Final = 0.3


class Likeliest(NamedTuple):
    """The title that a text is most likely about, how sure that is (0 to 1), and why."""

    title_id: str | None
    score: float
    reason: str


class _Telling(NamedTuple):
    """A query for what may tell what a text is about."""

    query: str
    weight: float
    is_name: bool
    """Whether it is written as names are."""


class _Told(NamedTuple):
    """What a text says that a title has."""

    summary: Summary
    gains: dict[str, float]
    names: dict[str, float]
    """The gains of words that stand in the title's name."""


def likeliest(library: Library, text: str, lang: str) -> Likeliest:
    """Return which title a text is most likely about.

    The score is high where it says much that the title has, and the second best has not.
    """
    titles = max(library.counts().titles, 1)
    found: dict[int, _Told] = {}
    for one in _telling(text, lang):
        try:
            results = library.find(Question(one.query, spoilers=True))
        except DocbrowserError:
            continue
        if not results.meant and 0 < len(results) <= max(1, titles * _COMMON):
            _take(found, one, results, log(1 + titles / len(results)) ** 2 * one.weight)
    if not found:
        return Likeliest(None, 0.0, _("none of its words is in a title"))
    ordered = sorted(((_gains(told), told.summary) for told in found.values()), key=_by_sum)
    best, summary = ordered[0]
    second = ordered[1][0] if len(ordered) > 1 else {}
    # Much to say is what three rare words say; it is sure where the second best has little of it.
    enough = min(1.0, sum(best.values()) / (2 * log(1 + titles) ** 2 * _WEIGHTS["name"]))
    telling = sorted(best, key=lambda query: -best[query])[:6]
    reason = _("it has {names}").format(names=", ".join(query.strip(chr(34)) for query in telling))
    return Likeliest(summary.id, round(_ahead(best, second) * enough, 3), reason)


def _take(found: dict[int, _Told], one: _Telling, results: Results, rarity: float) -> None:
    """Put down which titles a query has found, and what that tells."""
    for place, (rank, field) in enumerate(
        zip(results.hits.titles, results.hits.ranks, strict=True)
    ):
        told = found.get(rank)
        if told is None:
            told = found[rank] = _Told(results[place].summary, {}, {})
        name = _FIELD_OF.get(field, "")
        gain = rarity * _WEIGHTS.get(name, 1.0)
        if name in {"person", "character"} and not one.is_name:
            gain *= _NO_NAME
        (told.names if name == "name" else told.gains)[one.query] = gain


def _gains(told: _Told) -> dict[str, float]:
    """Return what each word tells; those of a name as much as the text has of that name."""
    if not told.names:
        return told.gains
    said = {word for query in told.names for word in split(query)}
    names = [*told.summary.names.values(), told.summary.original_name or ""]
    part = max(_part_of(set(split(fold(name))) - _ANY_STOP_WORD, said) for name in names)
    return told.gains | {query: gain * part for query, gain in told.names.items()}


def _part_of(name: set[str], said: set[str]) -> float:
    """Return how much of a name's words, none of which is common, is said in any form."""
    if not name:
        return 0.0
    return sum(any(_is_form(word, one) for one in said) for word in name) / len(name)


def _is_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    end = max(_SAME_BEGINNING, len(long) - 3)
    return short == long or short[:end] == long[:end]


def _by_sum(pair: tuple[dict[str, float], Summary]) -> float:
    return -sum(pair[0].values())


def _ahead(best: dict[str, float], second: dict[str, float]) -> float:
    """Return how far one is ahead of another in what only one of them has, 0 to 1."""
    queries = best.keys() | second.keys()
    more = sum(max(0.0, best.get(one, 0.0) - second.get(one, 0.0)) for one in queries)
    less = sum(max(0.0, second.get(one, 0.0) - best.get(one, 0.0)) for one in queries)
    return min(1.0, 2 * (more - less) / (more + less)) if more else 0.0


def _telling(text: str, lang: str) -> Iterator[_Telling]:
    """Return the queries for what may tell what a text is about.

    These are its words, each of them once in whatever form, and pairs of them that stand together.
    """
    queries: set[str] = set()
    stems: set[str] = set()
    stop, stem = STOP_WORDS.get(lang, frozenset()), _stemmer(lang)
    before = ""
    for match in _WORD.finditer(text):
        folded = " ".join(split(fold(match[0])))
        is_acronym = match[0].isupper() and len(folded) > 1
        is_telling = folded not in stop and (len(folded) >= _SHORTEST or is_acronym)
        is_name = match[0][:1].isupper()
        pair = f'"{before} {folded}"'
        if before and is_telling and pair not in queries:
            queries.add(pair)
            yield _Telling(pair, _PAIR, is_name)
        if is_telling and stem(folded) not in stems:
            stems.add(stem(folded))
            yield _Telling(folded, _ACRONYM if is_acronym else 1.0, is_name)
        before = folded if is_telling else ""
        if len(queries) + len(stems) >= _MOST_QUERIES:
            return


def _stemmer(lang: str) -> Callable[[str], str]:
    import Stemmer

    name = _STEMMERS.get(lang)
    return Stemmer.Stemmer(name).stemWord if name else str


_STEMMERS: Final = {"de": "german", "en": "english", "ru": "russian", "fr": "french"}
_FIELD_OF: Final = {field.rank: name for name, field in reversed(list(FIELDS.items()))}
_ANY_STOP_WORD: Final = frozenset().union(*STOP_WORDS.values())
