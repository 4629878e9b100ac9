"""Changing an index where few documents have changed, instead of making all of it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.fields import FIELDS
from docbrowser.search.terms import listed_forms
from docbrowser.search.whereabouts import Whereabouts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from docbrowser.search.entries import Entry

_PLAIN_LETTERS = frozenset(field.letter for field in FIELDS.values() if field.plain)


class Updater:
    """Replaces titles of an index; what it does is one transaction, which `finish()` ends."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("BEGIN IMMEDIATE")
        listed = database.execute("SELECT value FROM about WHERE key = 'languages'").fetchone()
        self._languages = [ANY_LANGUAGE, *listed[0].split()]

    def has_complaints(self) -> bool:
        """Return whether something had to be left out of the index."""
        return self._database.execute("SELECT 1 FROM complaints").fetchone() is not None

    def numbers(self, catalog: int) -> set[int]:
        """Return the numbers of a catalogue's documents."""
        rows = self._database.execute("SELECT number FROM documents WHERE catalog = ?", (catalog,))
        return {number for (number,) in rows}

    def known(self, catalog: int, number: int) -> Whereabouts | None:
        """Return where a document lay, None where it is new."""
        row = self._database.execute(
            "SELECT catalog, number, offset, length, digest FROM documents"
            " WHERE catalog = ? AND number = ?",
            (catalog, number),
        ).fetchone()
        return Whereabouts(*row) if row else None

    def title_of(self, catalog: int, number: int) -> str | None:
        """Return the id of a document's title, None where the document is new."""
        row = self._database.execute(
            "SELECT id FROM documents JOIN titles ON rank = title WHERE catalog = ? AND number = ?",
            (catalog, number),
        ).fetchone()
        return row[0] if row else None

    def documents_of(self, title_id: str) -> list[Whereabouts]:
        """Return where the documents of a title lie."""
        rows = self._database.execute(
            "SELECT catalog, number, offset, length, digest FROM documents"
            " JOIN titles ON rank = title WHERE id = ? ORDER BY catalog, number",
            (title_id,),
        )
        return [Whereabouts(*row) for row in rows]

    def move(self, moved: Iterable[Whereabouts]) -> None:
        """Note that documents lie elsewhere, unchanged."""
        self._database.executemany(
            "UPDATE documents SET offset = ?, length = ? WHERE catalog = ? AND number = ?",
            ((place.offset, place.length, place.catalog, place.number) for place in moved),
        )

    def remove(self, title_id: str) -> None:
        """Take a title out; its rank is not given to another one, since its words stay behind."""
        row = self._database.execute("SELECT rank FROM titles WHERE id = ?", (title_id,)).fetchone()
        if row is None:
            return
        self._database.execute("INSERT INTO spent VALUES (?)", row)
        for statement in (
            "DELETE FROM titles WHERE rank = ?",
            "DELETE FROM summaries WHERE rank = ?",
            "DELETE FROM episodes WHERE rank = ?",
            "DELETE FROM ratings WHERE title = ?",
            "DELETE FROM keys WHERE title = ?",
            "DELETE FROM awards WHERE title = ?",
            "DELETE FROM names WHERE title = ?",
            "DELETE FROM documents WHERE title = ?",
        ):
            self._database.execute(statement, row)

    def put(self, entry: Entry, documents: Iterable[Whereabouts]) -> None:
        """Put a title in, among those that are as well known."""
        rank = self._free_rank(entry.popularity)
        run = self._database.execute
        row = (rank, entry.id, entry.popularity, *entry.numbers, entry.added, entry.conflicting)
        run("INSERT INTO titles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        run("INSERT INTO summaries VALUES (?, ?)", (rank, entry.summary))
        if entry.identities is not None:
            run("INSERT INTO episodes VALUES (?, ?)", (rank, entry.identities))
        run("INSERT INTO texts (rowid, terms) VALUES (?, ?)", (rank, entry.terms))
        for language in self._languages:
            name = entry.sort_names.get(language, entry.sort_names[ANY_LANGUAGE])
            run("INSERT INTO names VALUES (?, ?, ?)", (language, name, rank))
        for key in dict.fromkeys(entry.keys):
            run("INSERT INTO keys VALUES (?, ?)", (key, rank))
        for rating in entry.ratings:
            run("INSERT INTO ratings VALUES (?, ?, ?)", (rank, *rating))
        for award in entry.awards:
            run("INSERT INTO awards VALUES (?, ?, ?, ?, ?)", (rank, *award))
        for place in documents:
            run(
                "INSERT INTO documents (title, catalog, number, offset, length, digest)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (rank, *place),
            )
        self._learn(set(entry.terms.split()))

    def finish(self, about: Mapping[str, str]) -> None:
        """Make it so; `about` says what it is an index of from now on."""
        run = self._database.execute
        titles = run("SELECT count(*) FROM titles").fetchone()[0]
        for key, value in {**about, "titles": str(titles)}.items():
            run("UPDATE about SET value = ? WHERE key = ?", (value, key))
        run("COMMIT")

    def _free_rank(self, popularity: float) -> int:
        """Return the first rank behind the titles that are as popular which nothing ever had."""
        run = self._database.execute
        last = run("SELECT max(rank) FROM titles WHERE popularity >= ?", (popularity,)).fetchone()
        rank = (last[0] or 0) + 1
        while run(
            "SELECT 1 FROM titles WHERE rank = ? UNION SELECT 1 FROM spent WHERE rank = ?",
            (rank, rank),
        ).fetchone():
            rank += 1
        return int(rank)

    def _learn(self, terms: Iterable[str]) -> None:
        """Take the words of marked terms into the vocabulary."""
        for term in terms:
            letter, word = term[0], term[1:]
            if not word or letter not in _PLAIN_LETTERS:
                continue
            self._database.execute(
                "INSERT INTO words VALUES (?, ?, 1) ON CONFLICT (word) DO UPDATE SET"
                " count = count + 1,"
                " letters = CASE WHEN instr(letters, excluded.letters) THEN letters"
                " ELSE letters || excluded.letters END",
                (word, letter),
            )
            self._database.executemany(
                "INSERT OR IGNORE INTO forms VALUES (?, ?)",
                ((form, word) for form in listed_forms(word)[1:]),
            )
