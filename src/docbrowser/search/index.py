"""The derived index, opened for reading: what matches, in which order, and where it lies."""

from __future__ import annotations

import os
import sqlite3
from array import array
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from docbrowser.listing import Summary
from docbrowser.search.conditions import NOTHING, condition, in_sql
from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.fields import FIELDS, Nearness, Tier, named
from docbrowser.search.query import And, InField, Node, Or, Words
from docbrowser.search.readings import readings
from docbrowser.search.vocabulary import IndexedWords
from docbrowser.search.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docbrowser.search.conditions import Condition
    from docbrowser.search.readings import Reading

_DECODER: Final = msgspec.msgpack.Decoder(Summary)
_NO_LIMIT: Final = -1


class Hits(NamedTuple):
    """Titles that match, by their ranks in the index, and the rank of the field of each match."""

    titles: array[int]
    ranks: bytes

    @classmethod
    def of_names(cls, titles: Iterable[int]) -> Hits:
        """Return titles of which nothing was asked."""
        found = array("L", titles)
        return cls(found, bytes(len(found)))

    def picked(self, places: Iterable[int]) -> Hits:
        """Return the hits at those places, in that order."""
        chosen = list(places)
        return Hits(
            array("L", (self.titles[place] for place in chosen)),
            bytes(self.ranks[place] for place in chosen),
        )

    def in_order(self, order: Iterable[int], *, backwards: bool) -> Hits:
        """Return the hits in the order in which all titles stand in `order`."""
        places = {title: place for place, title in enumerate(self.titles)}
        found = [places[title] for title in order if title in places]
        return self.picked(reversed(found) if backwards else found)


NO_HITS: Final = Hits(array("L"), b"")


@dataclass(frozen=True)
class States:
    """The titles, by their ranks, that are in a state of watching; all others are unwatched."""

    titles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def is_done(self, title: int) -> bool:
        """Return whether a title has been watched, or will not be."""
        return self.order(title) > _STATES.index("unwatched")

    def order(self, title: int) -> int:
        """Return the place of a title's state: what one is in the midst of comes first."""
        return self._orders.get(title, _STATES.index("unwatched"))

    @cached_property
    def _orders(self) -> Mapping[int, int]:
        return {
            title: _STATES.index(state) for state, titles in self.titles.items() for title in titles
        }


_STATES: Final = ("watching", "planned", "unwatched", "watched", "skipped")


class Index:
    """An index file that is whole and up to date.

    Any of its methods may raise `sqlite3.DatabaseError`: the file was damaged since it was opened.
    """

    def __init__(self, path: Path | str, database: sqlite3.Connection) -> None:
        self._path = path
        self._database = database
        self.about = dict(database.execute("SELECT key, value FROM about"))
        self.titles = int(self.about["titles"])
        self.languages = self.about["languages"].split()
        self.words = IndexedWords(database)
        self._readings = lru_cache(maxsize=512)(lambda word: readings(database, word))

    @classmethod
    def open(cls, path: Path) -> Index | None:
        """Return the index in the file at `path`, None where it holds no whole one."""
        try:
            size = os.path.getsize(path)  # noqa: PTH202 - of whatever is there, without a Path
            database = connect(path)
            pages = database.execute("PRAGMA page_count").fetchone()[0]
            page = database.execute("PRAGMA page_size").fetchone()[0]
            return cls(path, database) if pages * page == size else None
        except (OSError, sqlite3.DatabaseError, KeyError, ValueError):
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

        What counts is the field, then the nearness, then the state of watching (as in `standing`,
        where that is given), then how well known the title is. Of very many that are equally near
        the best known come first, whatever their state.
        """
        found: dict[int, int] = {}
        ranks = sorted(ranks_of(tree))
        everything: list[int] | None = None
        for rank in ranks:
            room = _NO_LIMIT if limit is None else limit + len(found)
            for nearness in Nearness:
                titles = self._titles(tree, Tier(rank, nearness), states, room)
                for title in sorted(titles, key=(standing or states).order):
                    found.setdefault(title, rank)
                if limit is not None and len(found) >= limit:
                    return _hits(islice(found.items(), limit))
            if everything is None:
                # Most queries find little, and all of it soon: then the rest need not be asked.
                last = Tier(ranks[-1], Nearness.LOOSE)
                everything = self._titles(tree, last, states, room)
            if len(found) == len(everything):
                break
        return _hits(found.items())

    def _titles(self, tree: Node, tier: Tier, states: States, limit: int) -> list[int]:
        wanted = condition(tree, tier, self._readings, states.titles)
        if wanted == NOTHING:
            return []
        sql, parameters = _select(wanted)
        return [rank for (rank,) in self._database.execute(sql, (*parameters, limit))]

    def by_name(
        self, language: str, limit: int | None = None, *, backwards: bool = False
    ) -> array[int]:
        """Return the ranks of all titles, or of the first ones, by their name in a language."""
        order = "sort_name DESC, title DESC" if backwards else "sort_name, title"
        rows = self._database.execute(
            f"SELECT title FROM names WHERE lang = ? ORDER BY {order} LIMIT ?",  # noqa: S608
            (self._listed(language), _NO_LIMIT if limit is None else limit),
        )
        return array("L", (title for (title,) in rows))

    def ordered(self, key: str, language: str) -> array[int]:
        """Return the ranks of all titles by `year`, `rating`, `runtime` or `added`, then by name.

        Titles of which that is unknown come last.
        """
        rows = self._database.execute(
            f"SELECT t.rank FROM titles t JOIN names ON names.title = t.rank AND lang = ?"  # noqa: S608
            f" ORDER BY {_ORDERS[key]}, sort_name, t.rank",
            (self._listed(language),),
        )
        return array("L", (rank for (rank,) in rows))

    def _listed(self, language: str) -> str:
        return language if language in self.languages else ANY_LANGUAGE

    # Titles

    def summary(self, rank: int) -> Summary:
        """Return what a list shows of the title of that rank."""
        found = self._database.execute("SELECT summary FROM summaries WHERE rank = ?", (rank,))
        return _DECODER.decode(found.fetchone()[0])

    def rank(self, title_id: str) -> int | None:
        """Return the rank of the title of that id, None where there is none."""
        found = self._database.execute("SELECT rank FROM titles WHERE id = ?", (title_id,))
        row = found.fetchone()
        return row[0] if row else None

    def ids(self) -> list[str]:
        """Return the id of every title."""
        return [title_id for (title_id,) in self._database.execute("SELECT id FROM titles")]

    def whereabouts(self, rank: int) -> list[Whereabouts]:
        """Return where the documents of a title lie, the shipped catalogue's first."""
        found = self._database.execute(
            "SELECT catalog, number, offset, length, digest FROM documents WHERE title = ?"
            " ORDER BY catalog, number",
            (rank,),
        )
        return [Whereabouts(*row) for row in found]

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


def _hits(found: Iterable[tuple[int, int]]) -> Hits:
    pairs = list(found)
    return Hits(array("L", (title for title, _ in pairs)), bytes(rank for _, rank in pairs))


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection that reads the index at `path`; SQLite raises where it cannot."""
    # Any thread may use it, one at a time. No memory mapping: a mapped file that is cut short
    # ends the program.
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(
        f"file:{quoted}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
    )


def ranks_of(tree: Node) -> set[int]:
    """Return the ranks of all fields in which `tree` looks for words; 0 where it looks in none."""
    return {FIELDS[name].rank for name in _fields_of(tree)} or {0}


def _fields_of(node: Node) -> Iterator[str]:
    match node:
        case Words():
            yield from named(None)
        case InField():
            yield from named(node.field)
        case And() | Or():
            for part in node.nodes:
                yield from _fields_of(part)
        case _:
            return


_ORDERS: Final[Mapping[str, str]] = {
    "year": "t.year DESC NULLS LAST",
    "rating": "t.rating DESC NULLS LAST",
    "runtime": "t.runtime NULLS LAST",
    "added": "t.added DESC",
}


def _select(wanted: Condition) -> tuple[str, Sequence[object]]:
    if not wanted.having:
        where, parameters = in_sql(wanted)
        return f"SELECT t.rank FROM titles t WHERE {where} ORDER BY t.rank LIMIT ?", parameters  # noqa: S608
    # The words come first, in the order of rank; what else is asked for is looked up of each.
    sql = (
        "SELECT texts.rowid FROM texts CROSS JOIN titles t ON t.rank = texts.rowid"  # noqa: S608
        f" WHERE texts MATCH ? AND ({wanted.where or 1}) ORDER BY texts.rowid LIMIT ?"
    )
    return sql, (wanted.match(), *wanted.parameters)
