"""What the words of a query can stand for among the words that the texts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.fields import FIELDS, Nearness
from docbrowser.search.terms import SHORTEST_STEM, sought_forms, stems

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from docbrowser.search.terms import Form

_MOST_WORDS: Final = 40
"""Words that one form may stand for; the most frequent count."""
_SHORTEST_FORM: Final = 3
"""Letters from which the beginning of a form is looked up: below, it stands for anything."""
_SHORTEST_BENT: Final = 3
_LONGEST_ENDING: Final = 4
_LAST_LETTER: Final = "\U0010ffff"


class Reading(NamedTuple):
    """A word that is meant: the letters of the fields that hold it, "" where that is open.

    With `beginning` every word that begins so is meant.
    """

    word: str
    beginning: bool = False
    letters: str = ""

    def term(self, letter: str) -> str:
        """Return the word as the index holds it of a field, "" where that field lacks it."""
        return letter + self.word if not self.letters or letter in self.letters else ""


def readings(database: sqlite3.Connection, word: str) -> tuple[Reading, ...]:
    """Return all that a folded word can mean beside itself and what begins so."""
    forms = sought_forms(word)
    found = [
        Reading(form.text, beginning=not form.whole)
        for form in forms
        if form.is_written and form.text != word
    ]
    # What is found by its beginning needs no second mention.
    begun = (word, *(reading.word for reading in found if reading.beginning))
    listed = [*_bent(database, word)]
    for form in forms:
        if len(form.text) >= _SHORTEST_FORM:
            listed += _listed(database, form)
    others = {reading.word: reading for reading in listed}
    return (*found, *(other for other in others.values() if not other.word.startswith(begun)))


def _listed(database: sqlite3.Connection, form: Form) -> Iterator[Reading]:
    """Return the words that are listed under a form that is not how they are written."""
    rows = database.execute(
        "SELECT word, letters FROM forms JOIN words USING (word)"
        " WHERE form BETWEEN ? AND ? ORDER BY count DESC LIMIT ?",
        (form.text, form.text if form.whole else form.text + _LAST_LETTER, _MOST_WORDS),
    )
    return (Reading(word, letters=letters) for word, letters in rows)


def _bent(database: sqlite3.Connection, word: str) -> Iterator[Reading]:
    """Return the words that are bent from a stem too short for everything that begins so."""
    for stem in stems(word):
        if not _SHORTEST_BENT <= len(stem) < SHORTEST_STEM:
            continue
        rows = database.execute(
            "SELECT word, letters FROM words WHERE word BETWEEN ? AND ? AND length(word) <= ?",
            (stem, stem + _LAST_LETTER, len(stem) + _LONGEST_ENDING),
        )
        for other, letters in rows:
            if other == stem or stem in stems(other):
                yield Reading(other, letters=letters)


def expression(words: tuple[str, ...], fields: tuple[str, ...], nearness: Nearness,
               others: tuple[Reading, ...]) -> str:  # fmt: skip
    """Return the FTS5 expression for words that stand next to each other in one of `fields`.

    `others` are the readings of the last word; they count when `nearness` is loose.
    """
    *before, last = words
    parts = []
    for field in fields:
        letter = FIELDS[field].letter
        start = " ".join(letter + word for word in before)
        wanted = [Reading(last, beginning=nearness > Nearness.WHOLE)]
        if nearness == Nearness.LOOSE:
            wanted += others
        for reading in wanted:
            if term := reading.term(letter):
                phrase = f"{start} {term}" if start else term
                parts.append(f'"{phrase}"*' if reading.beginning else f'"{phrase}"')
    return f"({' OR '.join(parts)})" if parts else ""
