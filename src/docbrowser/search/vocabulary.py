"""The words that the texts of an index hold, asked for by how they are written."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from docbrowser.search.fields import FIELDS, named
from docbrowser.search.terms import sought_forms, to_latin

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_LAST_LETTER: Final = "\U0010ffff"
_ENDING: Final = 3
_MOST_BEGUN: Final = 500
"""Words of one beginning that are looked through for the most frequent ones."""


class IndexedWords:
    """The vocabulary of an index, for `spelling.corrected`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def beginning(self, field: str, beginning: str, limit: int) -> list[str]:
        """Return the words of a field that begin so, the most frequent first."""
        found: Counter[str] = Counter()
        for name in named(field):
            letter = FIELDS[name].letter
            rows = self._database.execute(
                "SELECT substr(term, 2), doc FROM vocabulary WHERE term > ? AND term < ?",
                (letter + beginning, letter + beginning + _LAST_LETTER),
            )
            for word, count in islice(rows, _MOST_BEGUN):
                found[word] += count
        return [word for word, _ in found.most_common(limit)]

    def knows(self, word: str) -> bool:
        """Return whether some text holds `word`, or a word that it may stand for."""
        for form in sought_forms(word):
            end = form.text if form.whole else form.text + _LAST_LETTER
            for table, column in (("words", "word"), ("forms", "form")):
                found = self._database.execute(
                    f"SELECT 1 FROM {table} WHERE {column} BETWEEN ? AND ? LIMIT 1",  # noqa: S608
                    (form.text, end),
                )
                if found.fetchone():
                    return True
        return False

    def near(self, word: str, slips: int) -> Iterator[tuple[str, int]]:
        """Return words that may be up to `slips` slips from `word`, and how frequent they are.

        So few slips leave the beginning or the end of a word as it is, or else its first letter.
        """
        kept = max(1, len(word) // (slips + 1))
        ending = min(_ENDING, len(word) // 2)
        lengths = len(word) - slips, len(word) + slips
        yield from self._database.execute(
            "SELECT word, count FROM words"
            " WHERE word BETWEEN ? AND ? AND length(word) BETWEEN ? AND ?",
            (word[:kept], word[:kept] + _LAST_LETTER, *lengths),
        )
        yield from self._database.execute(
            "SELECT word, count FROM words"
            " WHERE substr(word, -2) = ? AND length(word) BETWEEN ? AND ? AND substr(word, ?) = ?",
            (word[-2:], *lengths, -ending, word[-ending:]),
        )
        latin = to_latin(word)
        yield from self._database.execute(
            "SELECT word, count FROM forms JOIN words USING (word) WHERE form BETWEEN ? AND ?",
            (latin[:kept], latin[:kept] + _LAST_LETTER),
        )
