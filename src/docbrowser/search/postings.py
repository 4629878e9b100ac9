"""Which titles hold a word, and how rare it is: the lists of the index as they lie there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.fields import FIELDS, named
from docbrowser.search.readings import readings
from docbrowser.search.terms import SHORTEST_STEM, stem, to_latin

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_LAST_LETTER: Final = "\U0010ffff"
_VOWELS: Final = "aeiouy"
_SHORTEST_HEARD: Final = 5
_LONGEST_ENDING: Final = 3
_MOST_WRITTEN: Final = 60
"""Words of one beginning among which those of one stem are looked for."""


class Written(NamedTuple):
    """A word as texts have it: the letters of the fields that hold it, and in how many it stands.

    A title that has it in two fields is counted twice.
    """

    word: str
    letters: str
    titles: int


class Postings:
    """The words of an index, and the titles of each."""

    def __init__(self, database: sqlite3.Connection, titles: int) -> None:
        self._database = database
        self.titles = titles

    def written(self, word: str, language: str) -> list[Written]:
        """Return the words of the texts that share the stem of a folded word in a language."""
        root = stem(word, language)
        beginning = root if len(root) >= SHORTEST_STEM else word
        end = beginning + _LAST_LETTER if len(root) >= SHORTEST_STEM else beginning
        rows = self._database.execute(
            "SELECT word, letters, count FROM words WHERE word BETWEEN ? AND ? LIMIT ?",
            (beginning, end, _MOST_WRITTEN),
        )
        return [Written(*row) for row in rows if row[0] == word or stem(row[0], language) == root]

    def in_other_scripts(self, word: str, language: str) -> list[str]:
        """Return the words of the texts in other letters that sound like a folded word of a name.

        Either may have an ending.
        """
        is_latin = word.isascii()
        # What is bent in Russian loses its last vowel: Kamchatka, Камчаткой.
        root = word.rstrip(_VOWELS) if is_latin else stem(word, language)
        longest = len(to_latin(root)) + _LONGEST_ENDING
        return [
            reading.word
            for form in dict.fromkeys([word, root])
            if len(form) >= _SHORTEST_HEARD
            for reading in readings(self._database, form)
            if reading.letters
            and not reading.beginning
            and reading.word.isascii() != is_latin
            and len(to_latin(reading.word)) <= longest
        ]

    def episodes(self, ranks: Sequence[int]) -> dict[int, int]:
        """Return how many episodes each of these titles has; what is gone since is not among it."""
        rows = self._database.execute(
            "SELECT rank, coalesce(episodes, 0) FROM titles"
            " WHERE rank IN (SELECT value FROM json_each(?))",
            (f"[{','.join(map(str, ranks))}]",),
        )
        return dict(rows.fetchall())

    def titles_with(self, phrases: Iterable[Sequence[str]], fields: Iterable[str]) -> list[int]:
        """Return the ranks of the titles with one of `phrases` in one of `fields`.

        A phrase is folded words that follow each other.
        """
        letters = [FIELDS[name].letter for field in fields for name in named(field)]
        terms = [
            " ".join(letter + word for word in phrase)
            for phrase in phrases
            if phrase
            for letter in letters
        ]
        if not terms:
            return []
        asked = " OR ".join(f'"{term}"' for term in terms)
        rows = self._database.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (asked,))
        return [rank for (rank,) in rows]
