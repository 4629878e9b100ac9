"""Texts of which nobody says what they are about: which title each most likely belongs to.

Each telling word of a text is looked for among all titles, in any language and script. A word
weighs the more the fewer titles have it, and more in a name or a cast than in a synopsis.
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.errors import DocbrowserError
from docbrowser.finding import Question
from docbrowser.intake.stop_words import STOP_WORDS
from docbrowser.search.fields import FIELDS
from docbrowser.text import fold, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.library import Library
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
THRESHOLD: Final = 0.3


class Likeliest(NamedTuple):
    """The title that a text is most likely about, how sure that is (0 to 1), and why."""

    title_id: str | None
    score: float
    reason: str


def likeliest(library: Library, text: str, lang: str) -> Likeliest:
    """Return which title a text is most likely about.

    The score is the part of what the text tells that speaks for the title, as far as it does so
    more than for the second best.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    words: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
    titles = max(library.counts().titles, 1)
    places: dict[int, tuple[Results, int]] = {}
    for word, weight in _telling(text, lang).items():
        try:
            found = library.find(Question(word, spoilers=True))
        except DocbrowserError:
            continue
        if found.meant or not 0 < len(found) <= max(1, titles * _COMMON):
            continue
        rarity = log(1 + titles / len(found)) ** 2 * weight
        for place, (rank, field) in enumerate(
            zip(found.hits.titles, found.hits.ranks, strict=True)
        ):
            gain = rarity * _WEIGHTS.get(_FIELD_OF.get(field, ""), 1.0)
            scores[rank] += gain
            words[rank].append((gain, word))
            places.setdefault(rank, (found, place))
    if not scores:
        return Likeliest(None, 0.0, "none of its words is in a title")
    ordered = sorted(scores, key=lambda rank: -scores[rank])
    first, best = ordered[0], scores[ordered[0]]
    second = scores[ordered[1]] if len(ordered) > 1 else 0.0
    results, place = places[first]
    telling = [word.strip('"') for _, word in sorted(words[first], reverse=True)[:6]]
    # Ahead of the second by half, and with as much to say as three rare words: that is sure.
    ahead = min(1.0, 2 * (best - second) / best)
    enough = min(1.0, best / (2 * log(1 + titles) ** 2 * _WEIGHTS["name"]))
    return Likeliest(
        results[place].summary.id, round(ahead * enough, 3), f"it has {', '.join(telling)}"
    )


def _telling(text: str, lang: str) -> dict[str, float]:
    """Return the queries for what may tell what a text is about, and how much each weighs.

    These are its words, each of them once in whatever form, and pairs of them that stand together.
    """
    found: dict[str, float] = {}
    stems: set[str] = set()
    stop, stem = STOP_WORDS.get(lang, frozenset()), _stemmer(lang)
    before = ""
    for match in _WORD.finditer(text):
        folded = " ".join(split(fold(match[0])))
        is_telling = folded not in stop and (len(folded) >= _SHORTEST or match[0].isupper())
        if before and is_telling:
            found.setdefault(f'"{before} {folded}"', _PAIR)
        if is_telling and stem(folded) not in stems:
            stems.add(stem(folded))
            found[folded] = _ACRONYM if match[0].isupper() and len(folded) > 1 else 1.0
        before = folded if is_telling else ""
        if len(found) >= _MOST_QUERIES:
            break
    return found


def _stemmer(lang: str) -> Callable[[str], str]:
    import Stemmer

    name = _STEMMERS.get(lang)
    return Stemmer.Stemmer(name).stemWord if name else str


_STEMMERS: Final = {"de": "german", "en": "english", "ru": "russian", "fr": "french"}
_FIELD_OF: Final = {field.rank: name for name, field in reversed(list(FIELDS.items()))}
