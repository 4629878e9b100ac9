"""Typing slips: when nothing is found, the query that was probably meant. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from docbrowser.search.terms import to_latin
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words of a query that are no text: operators, and fields with what belongs to them.
_TOKENS = re.compile(
    r"\bOR\b|\b(?:is|year|runtime|rating|mine|votes|episodes):\S*|\b[a-z]+:(?=\S)|[^\W_]+"
)
_WORD = re.compile(r"[^\W_]+")
# How many slips a word of so many letters may hold: in a short one everything is near everything.
_SLIPS: Final = ((4, 0), (7, 1))
_MOST_SLIPS: Final = 2


class Vocabulary(Protocol):
    """The folded words that texts hold."""

    def knows(self, word: str) -> bool:
        """Return whether some text holds `word`, or a word that it may stand for."""

    def near(self, word: str, slips: int) -> Iterable[tuple[str, int]]:
        """Return words that may be up to `slips` slips from `word`, and how frequent they are."""


def corrected(query: str, vocabulary: Vocabulary) -> str | None:
    """Return `query` with the words that no text has brought to the nearest one that some have.

    Of two that are equally near, the more frequent is meant. None where nothing near is found, or
    nothing is wrong.
    """

    def mend(match: re.Match[str]) -> str:
        token = match.group()
        word = fold(token)
        if not _WORD.fullmatch(token) or token == "OR" or vocabulary.knows(word):  # noqa: S105
            return token
        return _nearest(word, vocabulary) or token

    mended = _TOKENS.sub(mend, query)
    return None if mended == query else mended


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the word of the vocabulary that is the fewest slips away, None where all are far."""
    from rapidfuzz.distance import OSA

    slips = next((slips for letters, slips in _SLIPS if len(word) < letters), _MOST_SLIPS)
    if not slips:
        return None
    best: tuple[int, int, str] | None = None
    for other, count in vocabulary.near(word, slips):
        # In another script only the sound can be compared.
        same_script = other.isascii() == word.isascii()
        one, two = (word, other) if same_script else (to_latin(word), to_latin(other))
        distance = OSA.distance(one, two, score_cutoff=slips)
        if distance <= slips and (best is None or (distance, -count, other) < best):
            best = distance, -count, other
    return best[2] if best else None
