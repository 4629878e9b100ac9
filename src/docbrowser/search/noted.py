"""The user's notes, to be searched beside the index: they are in the watchlist, not in it. Pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docbrowser.search.fields import TEXTS
from docbrowser.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docbrowser.search.query import Words
    from docbrowser.search.readings import Reading

Note = tuple[int, str]
"""The rank of a title, and what was noted of it."""
_LAST_LETTER: Final = "\U0010ffff"


@dataclass(frozen=True)
class Noted:
    """The words of notes, and in which notes each of them stands."""

    notes: Sequence[tuple[int, str]]
    """The rank of each note's title, and its folded words with a space around each."""
    places: Mapping[str, Sequence[int]]
    words: Sequence[str]
    """All words, sorted."""

    def titles(self, sought: Words, others: Iterable[Reading]) -> set[int]:
        """Return the titles with a note in which the words follow each other.

        The last of them may be the beginning of one, or one of its `others`, unless it is exact.
        """
        *before, last = sought.words
        start = " ".join(["", *before, ""])
        found: set[int] = set()
        for word in self._meant(last, () if sought.exact else others, exact=sought.exact):
            for place in self.places[word]:
                title, text = self.notes[place]
                if not before or f"{start}{word} " in text:
                    found.add(title)
        return found

    def _meant(self, last: str, others: Iterable[Reading], *, exact: bool) -> Iterator[str]:
        others = [one for one in others if not one.letters or TEXTS.intersection(one.letters)]
        wholes = [last, *(other.word for other in others if not other.beginning)]
        yield from (word for word in wholes if word in self.places)
        if not exact:
            for beginning in (last, *(other.word for other in others if other.beginning)):
                start = bisect_left(self.words, beginning)
                end = bisect_left(self.words, beginning + _LAST_LETTER)
                yield from self.words[start:end]


@lru_cache(maxsize=2)
def noted(notes: tuple[Note, ...]) -> Noted:
    """Return notes with their words, ready to be searched."""
    places: dict[str, list[int]] = {}
    texts: list[tuple[int, str]] = []
    for place, (title, text) in enumerate(notes):
        words = words_of(text)
        texts.append((title, " ".join(["", *words, ""])))
        for word in dict.fromkeys(words):
            places.setdefault(word, []).append(place)
    return Noted(texts, places, sorted(places))
