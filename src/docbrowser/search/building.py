"""Making the index of a whole catalogue, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.search import schema
from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.fields import FIELDS, PLAIN
from docbrowser.search.terms import listed_forms
from docbrowser.search.whereabouts import Whereabouts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from docbrowser.search.entries import Entry

MAX_LANGUAGES: Final = 12
"""How many languages have a list by name of their own."""


_IN_MEMORY: Final = 2
"""SQLite's number for it."""


class Builder:
    """Puts titles into a new index, which is whole when `finish()` returns."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        # Whoever wants none of it on disk has said so by now.
        in_memory = database.execute("PRAGMA temp_store").fetchone()[0] == _IN_MEMORY
        temporary = "MEMORY" if in_memory else "FILE"
        # A build that is cut off is thrown away: it needs no journal.
        database.executescript(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA cache_size = -65536; PRAGMA temp_store = {temporary};"
            + schema.TABLES
            + schema.STAGE
        )
        # Large runs, merged once at the end, instead of small ones that are merged many times.
        database.execute("INSERT INTO texts(texts, rank) VALUES ('hashsize', 33554432)")
        database.execute("INSERT INTO texts(texts, rank) VALUES ('automerge', 0)")
        database.execute("BEGIN")
        self._count = 0

    def add(self, entry: Entry, documents: Iterable[Whereabouts]) -> bool:
        """Add a title; return False where there is one of its id, and only note the documents."""
        self._database.executemany(
            "INSERT INTO staged_documents VALUES (?, ?, ?, ?, ?, ?)",
            [(entry.id, *where) for where in documents],
        )
        number = self._count = self._count + 1
        base = entry.sort_names[ANY_LANGUAGE]
        staged = self._database.execute(
            "INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                entry.id,
                entry.summary,
                entry.identities,
                entry.terms,
                entry.popularity,
                base,
                *entry.numbers,
                entry.added,
                entry.conflicting,
            ),
        )
        if not staged.rowcount:
            return False
        names = [(number, *name) for name in entry.sort_names.items() if name[1] != base]
        self._database.executemany("INSERT INTO staged_names VALUES (?, ?, ?)", names)
        keys = [(number, key) for key in entry.keys]
        self._database.executemany("INSERT INTO staged_keys VALUES (?, ?)", keys)
        ratings = [(number, *rating) for rating in entry.ratings]
        self._database.executemany("INSERT INTO staged_ratings VALUES (?, ?, ?)", ratings)
        awards = [(number, *award) for award in entry.awards]
        self._database.executemany("INSERT INTO staged_awards VALUES (?, ?, ?, ?, ?)", awards)
        return True

    def whereabouts(self, title_id: str) -> list[Whereabouts]:
        """Return the documents that were added under one id, in the order of adding."""
        found = self._database.execute(
            "SELECT catalog, number, offset, length, digest FROM staged_documents"
            " WHERE id = ? ORDER BY rowid",
            (title_id,),
        )
        return [Whereabouts(*row) for row in found]

    def replace(self, entry: Entry) -> None:
        """Put `entry` in the place of what was added under its id."""
        row = self._database.execute("SELECT number FROM staged WHERE id = ?", (entry.id,))
        number = row.fetchone()
        for table in _STAGED:
            self._database.execute(f"DELETE FROM {table} WHERE number = ?", number)  # noqa: S608
        self.add(entry, ())

    def finish(self, about: Mapping[str, str], complaints: Iterable[str] = ()) -> None:
        """Rank what was added, and index it; `about` says what it is an index of."""
        self._database.executemany("INSERT INTO complaints VALUES (?)", zip(complaints))
        self._run(_RANK)
        languages = [ANY_LANGUAGE, *self._languages()]
        self._database.executemany(_NAMES, [(language,) * 2 for language in languages])
        self._database.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        self._database.execute(_WORDS, ("".join(FIELDS[name].letter for name in PLAIN),))
        words = self._database.cursor().execute("SELECT word FROM words")
        self._database.executemany("INSERT INTO staged_forms VALUES (?, ?)", _forms(words))
        self._run("INSERT INTO forms SELECT DISTINCT form, word FROM staged_forms ORDER BY 1, 2")
        self._run(schema.INDEXES)
        self._database.execute("INSERT INTO texts(texts, rank) VALUES ('automerge', 4)")
        count = self._database.execute("SELECT count(*) FROM titles").fetchone()[0]
        self._database.executemany(
            "INSERT INTO about VALUES (?, ?)",
            [*about.items(), ("titles", str(count)), ("languages", " ".join(languages[1:]))],
        )
        self._database.execute("COMMIT")

    def _run(self, script: str) -> None:
        """Run statements within the transaction; `executescript()` would end it first."""
        for statement in script.split(";"):
            self._database.execute(statement)

    def _languages(self) -> list[str]:
        return [
            language
            for (language,) in self._database.execute(
                "SELECT lang FROM staged_names GROUP BY lang ORDER BY count(*) DESC, lang LIMIT ?",
                (MAX_LANGUAGES,),
            )
        ]


_STAGED: Final = ("staged", "staged_names", "staged_keys", "staged_ratings", "staged_awards")
_RANK: Final = f"""
CREATE TEMP TABLE ranked AS
  SELECT row_number() OVER (ORDER BY popularity DESC, sort_name, id) * {schema.GAP} AS rank, number
  FROM staged;
CREATE UNIQUE INDEX temp.ranks ON ranked (number);
CREATE INDEX temp.names_by_number ON staged_names (number, lang);
INSERT INTO titles
  SELECT rank, id, popularity, first_year, last_year, year, runtime, episodes, rating, added,
    conflicting
  FROM ranked JOIN staged USING (number) ORDER BY rank;
INSERT INTO summaries SELECT rank, summary FROM ranked JOIN staged USING (number) ORDER BY rank;
INSERT INTO episodes
  SELECT rank, identities FROM ranked JOIN staged USING (number)
  WHERE identities NOT NULL ORDER BY rank;
INSERT INTO texts (rowid, terms)
  SELECT rank, terms FROM ranked JOIN staged USING (number) ORDER BY rank;
INSERT OR IGNORE INTO keys
  SELECT key, rank FROM staged_keys JOIN ranked USING (number) ORDER BY 1, 2;
INSERT INTO ratings SELECT rank, value, votes FROM staged_ratings JOIN ranked USING (number);
INSERT INTO awards
  SELECT rank, award, year, category, outcome FROM staged_awards JOIN ranked USING (number);
INSERT INTO documents
  SELECT catalog, places.number, rank, offset, length, digest
  FROM staged_documents AS places JOIN staged USING (id)
    JOIN ranked ON ranked.number = staged.number
  ORDER BY catalog, places.number;
"""  # noqa: S608 - a number of ours
_NAMES: Final = """
INSERT INTO names
  SELECT ?, coalesce(own.sort_name, staged.sort_name), rank
  FROM staged JOIN ranked USING (number)
    LEFT JOIN staged_names AS own ON own.number = staged.number AND own.lang = ?
  ORDER BY 2, 3
"""
_WORDS: Final = """
INSERT INTO words
  SELECT substr(term, 2), group_concat(substr(term, 1, 1), ''), sum(doc) FROM vocabulary
  WHERE length(term) > 1 AND instr(?, substr(term, 1, 1)) GROUP BY 1
"""


def _forms(words: Iterable[tuple[str]]) -> Iterator[tuple[str, str]]:
    for (word,) in words:
        for form in dict.fromkeys(listed_forms(word)[1:]):
            yield form, word
