"""Titles that stand together: of one person, of one prize, of one year; as the index holds them."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.search.entries import MAX_WORD
from docbrowser.search.fields import FIELDS, named
from docbrowser.text import person_key, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

_BETWEEN: Final = 3
"""Words that may stand between the first and the last of a name."""
_MOST_SPELLINGS: Final = 16


class Awarded(NamedTuple):
    """An award that a title of a rank won, or was nominated for."""

    rank: int
    award: str
    year: int | None
    category: str | None
    outcome: str | None


class Overview:
    """Asks an index for titles by what they have in common."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def with_person(self, name: str, limit: int) -> list[int]:
        """Return the ranks of titles that may have a person of that name, the best known first.

        The name may be told there with more words in the middle, or fewer. Who it is, only the
        titles themselves tell: two people may share first and last word.
        """
        asked = " OR ".join(self._phrases(words(name)))
        if not asked:
            return []
        rows = self._database.execute(
            "SELECT titles.rank FROM texts JOIN titles ON titles.rank = texts.rowid"
            " WHERE texts MATCH ? ORDER BY texts.rowid LIMIT ?",
            (asked, limit),
        )
        return [rank for (rank,) in rows]

    def _phrases(self, name: Sequence[str]) -> Iterator[str]:
        """Return what may stand in the index of a person, as FTS5 expressions."""
        spelt = [self._spellings(word[:MAX_WORD]) for word in name]
        for field in named("person"):
            letter = FIELDS[field].letter
            for written in islice(product(*spelt), _MOST_SPELLINGS):
                if not written:
                    return
                # A letter alone stands before each text of a field.
                yield f'"{" ".join([letter, *(letter + word for word in written)])}"'
                if len(written) > 1:
                    first, last = letter + written[0], letter + written[-1]
                    yield f'NEAR("{letter} {first}" "{last}", {_BETWEEN})'

    def _spellings(self, word: str) -> list[str]:
        """Return a folded word and the others that mean the same in a name: `müller`, `mueller`."""
        plain = person_key(word)
        rows = self._database.execute("SELECT word FROM forms WHERE form = ?", (plain,))
        others = (other for (other,) in rows if person_key(other) == plain)
        return list(dict.fromkeys([word, plain, *others]))

    def awarded(self, awards: Iterable[str] | None = None) -> list[Awarded]:
        """Return who has the awards of these names, or any award; the best known titles first."""
        question = "SELECT title, award, year, category, outcome FROM awards"
        if awards is None:
            rows = self._database.execute(question).fetchall()
        else:
            question += " WHERE award = ?"
            rows = [row for one in awards for row in self._database.execute(question, (one,))]
        return sorted((Awarded(*row) for row in rows), key=lambda one: one.rank)

    def years(self, among: Collection[int] | None = None) -> dict[int | None, int]:
        """Return how many titles began in each year, of all or `among` those ranks.

        None stands for an unknown year.
        """
        if among is None:
            rows = self._database.execute(
                "SELECT first_year, count(*) FROM titles GROUP BY first_year"
            )
        else:
            rows = self._database.execute(
                "SELECT first_year, count(*) FROM titles"
                " WHERE rank IN (SELECT value FROM json_each(?)) GROUP BY first_year",
                (str(list(among)),),
            )
        return dict(rows)

    def of_years(self, first: int | None, last: int | None, limit: int) -> tuple[int, list[int]]:
        """Return how many titles began in these years, and the ranks of the best known of them.

        Where both are None they are those of which the year is not known.
        """
        bounds: tuple[int | None, ...] = (first, last)
        where = "first_year BETWEEN ? AND ?"
        if first is None:
            where, bounds = "first_year IS NULL", ()
        run = self._database.execute
        count = run(f"SELECT count(*) FROM titles WHERE {where}", bounds).fetchone()[0]  # noqa: S608
        rows = run(
            f"SELECT rank FROM titles WHERE {where} ORDER BY rank LIMIT ?",  # noqa: S608
            (*bounds, limit),
        )
        return count, [rank for (rank,) in rows]
