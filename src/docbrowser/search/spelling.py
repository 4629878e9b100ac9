"""Typing slips: when nothing is found, the query that was probably meant. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.search.terms import listed_forms, sought_forms, to_latin
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

# Words of a query that are no text: operators, and fields with what belongs to them.
_TOKENS = re.compile(
    r"\bOR\b|\b(?:is|year|runtime|rating|votes|episodes):\S*|\b[a-z]+:(?=\S)|[^\W_]+"
)
_WORD = re.compile(r"[^\W_]+")
# How many slips a word of so many letters may hold: in a short one everything is near everything.
_SLIPS: Final = ((4, 0), (7, 1))
_MOST_SLIPS: Final = 2


def corrected(query: str, vocabulary: Mapping[str, int]) -> str | None:
    """Return `query` with the words that no text has brought to the nearest one that some have.

    `vocabulary` counts how often each folded word occurs; of two that are equally near, the more
    frequent is meant. None where nothing near is found, or nothing is wrong.
    """
    known = frozenset(form for word in vocabulary for form in listed_forms(word))

    def mend(match: re.Match[str]) -> str:
        token = match.group()
        word = fold(token)
        if not _WORD.fullmatch(token) or token == "OR" or _is_known(word, known):  # noqa: S105
            return token
        return _nearest(word, vocabulary) or token

    mended = _TOKENS.sub(mend, query)
    return None if mended == query else mended


def _is_known(word: str, known: frozenset[str]) -> bool:
    beginnings = tuple(form.beginning for form in sought_forms(word))
    return any(form.startswith(beginnings) for form in known)


def _nearest(word: str, vocabulary: Mapping[str, int]) -> str | None:
    """Return the word of the vocabulary that is the fewest slips away, None where all are far."""
    from rapidfuzz.distance import OSA

    slips = next((slips for letters, slips in _SLIPS if len(word) < letters), _MOST_SLIPS)
    best: tuple[int, int, str] | None = None
    for other, count in vocabulary.items():
        if abs(len(other) - len(word)) > slips:
            continue
        # In another script only the sound can be compared.
        same_script = other.isascii() == word.isascii()
        one, two = (word, other) if same_script else (to_latin(word), to_latin(other))
        distance = OSA.distance(one, two, score_cutoff=slips)
        if distance <= slips and (best is None or (distance, -count, other) < best):
            best = distance, -count, other
    return best[2] if best and slips else None
