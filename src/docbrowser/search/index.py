"""The derived index, opened for reading: what matches, in which order, and where it lies."""

from __future__ import annotations

import os
import sqlite3
import stat
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser.identity import Identity
from docbrowser.listing import Summary
from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.overview import Overview
from docbrowser.search.postings import Postings
from docbrowser.search.readings import readings
from docbrowser.search.searching import Search
from docbrowser.search.vocabulary import IndexedWords
from docbrowser.search.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from docbrowser.search.hits import Hits, States
    from docbrowser.search.query import Node
    from docbrowser.search.readings import Reading

DAMAGED: Final = (
    *(sqlite3.Error, msgspec.DecodeError),
    *(TypeError, ValueError, LookupError, AttributeError, OverflowError),
)
"""What an index may come to of which the file is sound and the content is not."""

_DECODER: Final = msgspec.msgpack.Decoder(Summary)
_IDENTITIES: Final = msgspec.msgpack.Decoder(tuple[Identity, ...])
_NO_LIMIT: Final = -1


class Index:
    """An index file that is whole and up to date.

    Any of its methods may raise what is `DAMAGED`: the file was damaged, before or since.
    """

    def __init__(self, path: Path | str, database: sqlite3.Connection) -> None:
        self._path = path
        self._database = database
        self.about = dict(database.execute("SELECT key, value FROM about"))
        self.titles = int(self.about["titles"])
        self.languages = self.about["languages"].split()
        self.words = IndexedWords(database)
        self.postings = Postings(database, self.titles)
        self.overview = Overview(database)
        self._readings = lru_cache(maxsize=512)(lambda word: readings(database, word))

    @classmethod
    def open(cls, path: Path) -> Index | None:
        """Return the index in the file at `path`, None where it holds no whole one."""
        try:
            status = os.stat(path)  # noqa: PTH116 - of whatever is there, without a Path
            if not stat.S_ISREG(status.st_mode):  # to open a pipe would never end
                return None
            size = status.st_size
            database = connect(path)
            pages = database.execute("PRAGMA page_count").fetchone()[0]
            page = database.execute("PRAGMA page_size").fetchone()[0]
            return cls(path, database) if pages * page == size else None
        except (OSError, *DAMAGED):
            return None

    def is_of(self, about: Mapping[str, str]) -> bool:
        """Return whether it was made of what `about` says."""
        return about.items() <= self.about.items()

    def again(self) -> Index:
        """Return the same index on a connection of its own, for another thread."""
        return Index(self._path, connect(self._path)) if self._path != ":memory:" else self

    def interrupt(self) -> None:
        """Stop the query that another thread is at; it raises `sqlite3.OperationalError`."""
        self._database.interrupt()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # Searching

    def search(
        self,
        tree: Node,
        states: States,
        limit: int | None = None,
        standing: States | None = None,
    ) -> Hits:
        """Return the titles that match: all, or `limit` of them; best first.

        What counts is the field, then whether a whole name is just that, then the nearness, then
        the state of watching (as in `standing`, where that is given), then how well known the title
        is. Of very many that are equally near the best known come first, whatever their state.
        """
        search = Search(self._database, tree, states, self._readings, self.languages)
        return search.hits(limit, standing)

    def by_name_of(
        self,
        tree: Node,
        states: States,
        language: str,
        limit: int | None = None,
        *,
        backwards: bool = False,
    ) -> Hits:
        """Return the titles that match, by their name in a language."""
        search = Search(self._database, tree, states, self._readings)
        return search.by_name(self._listed(language), limit, backwards=backwards)

    def by_name(
        self, language: str, limit: int | None = None, *, backwards: bool = False
    ) -> array[int]:
        """Return the ranks of all titles, or of the first ones, by their name in a language."""
        order = "sort_name DESC, title DESC" if backwards else "sort_name, title"
        rows = self._database.execute(
            f"SELECT title FROM names WHERE lang = ? ORDER BY {order} LIMIT ?",  # noqa: S608
            (self._listed(language), _NO_LIMIT if limit is None else limit),
        )
        return self._complete(array("L", (title for (title,) in rows)), limit)

    def ordered(self, key: str, language: str, *, backwards: bool = False) -> array[int]:
        """Return the ranks of all titles by `year`, `rating`, `runtime` or `added`, then by name.

        Titles of which that is unknown come last, `backwards` too.
        """
        column, is_descending = _ORDERS[key]
        direction = "ASC" if is_descending is backwards else "DESC"
        rows = self._database.execute(
            f"SELECT t.rank FROM titles t JOIN names ON names.title = t.rank AND lang = ?"  # noqa: S608
            f" ORDER BY {column} {direction} NULLS LAST, sort_name, t.rank",
            (self._listed(language),),
        )
        return self._complete(array("L", (rank for (rank,) in rows)), None)

    def _complete(self, ranks: array[int], limit: int | None) -> array[int]:
        """Return the ranks of all titles, if these are as many as there should be.

        Raises:
            LookupError: some are missing, in a file that is sound.
        """
        if limit is None and len(ranks) != self.titles:
            self._check_count(len(ranks))
        return ranks

    def _check_count(self, count: int) -> None:
        # Another process may just have changed it: what it says by now is asked for anew.
        about = "SELECT value FROM about WHERE key = 'titles'"
        if count != int(self._database.execute(about).fetchone()[0]):
            raise LookupError("titles are missing")

    def _listed(self, language: str) -> str:
        return language if language in self.languages else ANY_LANGUAGE

    # Titles

    def summary(self, rank: int) -> Summary:
        """Return what a list shows of the title of that rank."""
        found = self._database.execute("SELECT summary FROM summaries WHERE rank = ?", (rank,))
        return _DECODER.decode(found.fetchone()[0])

    def identities(self, rank: int) -> tuple[Identity, ...]:
        """Return what tells the episodes of the title of that rank apart."""
        found = self._database.execute("SELECT identities FROM episodes WHERE rank = ?", (rank,))
        row = found.fetchone()
        return _IDENTITIES.decode(row[0]) if row else ()

    def rank(self, title_id: str) -> int | None:
        """Return the rank of the title of that id, None where there is none."""
        try:
            found = self._database.execute("SELECT rank FROM titles WHERE id = ?", (title_id,))
        except UnicodeEncodeError:  # a byte that is no letter, from the command line
            return None
        row = found.fetchone()
        return row[0] if row else None

    def keyed(self, keys: Iterable[int], limit: int) -> list[int]:
        """Return the ranks of the titles that have one of these keys, the best known first.

        There are at most `limit` of each key.
        """
        question = "SELECT title FROM keys WHERE key = ? LIMIT ?"
        return sorted(
            {rank for key in keys for (rank,) in self._database.execute(question, (key, limit))}
        )

    def known_keys(self, keys: Iterable[int]) -> set[int]:
        """Return those of `keys` that any title has."""
        wanted = msgspec.json.encode(list(keys)).decode()
        question = "SELECT DISTINCT key FROM keys WHERE key IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self._database.execute(question, (wanted,))}

    def all_keys(self) -> dict[int, list[int]]:
        """Return the ranks of the titles by each of their keys."""
        found: dict[int, list[int]] = {}
        for key, rank in self._database.execute("SELECT key, title FROM keys"):
            found.setdefault(key, []).append(rank)
        return found

    def id(self, rank: int) -> str:
        """Return the id of the title of that rank."""
        found = self._database.execute("SELECT id FROM titles WHERE rank = ?", (rank,))
        return str(found.fetchone()[0])

    def begun(self, beginning: str, limit: int) -> list[Summary]:
        """Return the summaries of titles whose ids begin so, the best known first."""
        found = self._database.execute(
            "SELECT summary FROM titles JOIN summaries USING (rank)"
            " WHERE substr(id, 1, ?) = ? ORDER BY rank LIMIT ?",
            (len(beginning), beginning, limit),
        )
        return [_DECODER.decode(summary) for (summary,) in found]

    def ids(self) -> list[str]:
        """Return the id of every title."""
        found = [title_id for (title_id,) in self._database.execute("SELECT id FROM titles")]
        if len(found) != self.titles:
            self._check_count(len(found))
        return found

    def whereabouts(self, rank: int) -> list[Whereabouts]:
        """Return where the documents of a title lie, the shipped catalogue's first."""
        return self.named_whereabouts(rank)[1]

    def named_whereabouts(self, rank: int) -> tuple[str, list[Whereabouts]]:
        """Return the id of a title, and where its documents lie; "" where there is none."""
        found = self._database.execute(
            "SELECT id, catalog, number, offset, length, digest"
            " FROM titles LEFT JOIN documents ON title = rank WHERE rank = ?"
            " ORDER BY catalog, number",
            (rank,),
        ).fetchall()
        if found and found[0][1] is None:
            raise LookupError("a title has no documents")
        return (found[0][0] if found else ""), [Whereabouts(*row[1:]) for row in found]

    def place(self, catalog: int, number: int) -> Whereabouts | None:
        """Return where the document of that number lies in a catalogue."""
        found = self._database.execute(
            "SELECT catalog, number, offset, length, digest FROM documents"
            " WHERE catalog = ? AND number = ?",
            (catalog, number),
        ).fetchone()
        return Whereabouts(*found) if found else None

    def complaints(self) -> list[str]:
        """Return what had to be left out of the catalogues, in a sentence each."""
        return [sentence for (sentence,) in self._database.execute("SELECT * FROM complaints")]

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return what a folded word can mean among the words of the texts."""
        return self._readings(word)


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection that reads the index at `path`; SQLite raises where it cannot."""
    # Any thread may use it, one at a time. No memory mapping: a mapped file that is cut short
    # ends the program.
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    database = sqlite3.connect(
        f"file:{quoted}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
    )
    database.execute("PRAGMA cache_size = -3072")  # KiB: what lies on disk the system keeps at hand
    return database


_ORDERS: Final[Mapping[str, tuple[str, bool]]] = {
    "year": ("t.year", True),
    "rating": ("t.rating", True),
    "runtime": ("t.runtime", False),
    "added": ("t.added", True),
}
"""The column that an order goes by, and whether the highest comes first."""
