"""What the words of a query can stand for among the words that the texts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.fields import FIELDS, NAMES, TEXTS, Nearness
from docbrowser.search.terms import SHORTEST_STEM, is_same_word, sought_forms, stems, to_latin

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
    """A word that is meant: the letters of the fields in which it is, "" where that is open.

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
        Reading(form.text, not form.whole, "" if _is_one_script(word, form.text) else NAMES)
        for form in forms
        if form.is_written and form.text != word
    ]
    # What is found by its beginning needs no second mention.
    begun = (word, *(one.word for one in found if one.beginning and not one.letters))
    listed = [*_bent(database, word)]
    for reading in found:
        if reading.letters and len(reading.word) >= _SHORTEST_FORM:
            listed += _longer(database, reading.word)
    for form in forms:
        if len(form.text) >= _SHORTEST_FORM:
            listed += _listed(database, form)
    known = {reading.word: _in_fields(word, reading) for reading in listed}
    others = {other: reading for other, reading in known.items() if reading.letters}
    return (*found, *(other for other in others.values() if not other.word.startswith(begun)))


def _in_fields(word: str, reading: Reading) -> Reading:
    """Return a reading with the letters of those fields alone in which it may be what is meant.

    In the other script a beginning of a name is good enough, and not one of any word of a text:
    `mars` begins маршрут.
    """
    if _is_one_script(word, reading.word) or not TEXTS.intersection(reading.letters):
        return reading
    if is_same_word(word, reading.word):
        return reading
    return reading._replace(letters="".join(one for one in reading.letters if one not in TEXTS))


def _is_one_script(word: str, other: str) -> bool:
    return word.isascii() == other.isascii()


def _longer(database: sqlite3.Connection, beginning: str) -> Iterator[Reading]:
    """Return the words that may be one with an ending."""
    rows = database.execute(
        "SELECT word, letters FROM words WHERE word BETWEEN ? AND ? AND length(word) <= ?",
        (beginning, beginning + _LAST_LETTER, len(beginning) + _LONGEST_ENDING),
    )
    return (Reading(word, letters=letters) for word, letters in rows)


def _listed(database: sqlite3.Connection, form: Form) -> Iterator[Reading]:
    """Return the words that are listed under a form that is not how they are written."""
    rows = database.execute(
        "SELECT word, letters FROM forms JOIN words USING (word)"
        " WHERE form BETWEEN ? AND ? ORDER BY count DESC LIMIT ?",
        (form.text, form.text if form.whole else form.text + _LAST_LETTER, _MOST_WORDS),
    )
    return (Reading(word, letters=letters) for word, letters in rows if _is_begun(word, form.text))


def _is_begun(word: str, beginning: str) -> bool:
    """Return whether a beginning ends with a letter of the word: `mars` cuts the ш of марш."""
    if word.isascii() or not beginning.isascii() or beginning.startswith("~"):
        return True
    return any(to_latin(word[:end]) == beginning for end in range(1, len(word) + 1))


def _bent(database: sqlite3.Connection, word: str) -> Iterator[Reading]:
    """Return the words that are bent from a stem too short for everything that begins so."""
    for stem in stems(word):
        if not _SHORTEST_BENT <= len(stem) < SHORTEST_STEM:
            continue
        for other in _longer(database, stem):
            if other.word == stem or stem in stems(other.word):
                yield other


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
