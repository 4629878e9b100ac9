"""Asking the index for the titles that match a query, best first."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from docbrowser.search.conditions import LOOSEST, NOTHING, all_of, among, condition, in_sql
from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.fields import FIELDS, Nearness, Tier, named, rank_of
from docbrowser.search.hits import NO_HITS, Hits
from docbrowser.search.query import And, InField, Node, Or, Words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from docbrowser.search.conditions import Condition, Readings
    from docbrowser.search.hits import States

_NO_LIMIT: Final = -1
_FEW: Final = 1_000
"""Titles below which it is quicker to find them first, and then their places by name."""
_NOTE: Final = FIELDS["note"].rank
_FACETS: Final = frozenset(
    ("genre", "subject", "country", "lang", "kind", "source", "tag", "on"),
)
"""Fields of which a title has a value or has it not: nothing in them is a better match."""
_MOST_NAMESAKES: Final = 200


@dataclass(frozen=True)
class Search:
    """One query, to be asked tier by tier."""

    database: sqlite3.Connection
    tree: Node
    states: States
    readings: Readings
    languages: Sequence[str] = ()
    """Those in which the index lists names."""

    def hits(self, limit: int | None, standing: States | None) -> Hits:
        """Return what `Index.search` does."""
        noted = self._noted()
        first, *others = sorted(ranks_of(self.tree) | ({_NOTE} if noted else set()))
        order = (standing or self.states).order
        found = dict.fromkeys(self._nearest(first, limit, order), first)
        for rank in others:
            if limit is not None and len(found) >= limit:
                break
            if rank == _NOTE and noted:
                for title in sorted(noted, key=lambda title: (order(title), title)):
                    found.setdefault(title, rank)
                continue
            loosely = sorted(self._titles(rank, Nearness.LOOSE, limit, found), key=order)
            # Most queries find little in a field: then it does not matter how nearly.
            if sum(title not in found for title in loosely) > 1:
                for nearness in (Nearness.WHOLE, Nearness.BEGINNING):
                    for title in sorted(self._titles(rank, nearness, limit, found), key=order):
                        found.setdefault(title, rank)
            for title in loosely:
                found.setdefault(title, rank)
        return _hits(found, limit)

    def _nearest(
        self, rank: int, limit: int | None, order: Callable[[int], int]
    ) -> dict[int, None]:
        """Return the titles of the best rank, the nearest first, or the first ones of them."""
        named = self._called_so()
        # Where nothing but words is looked for, nothing else is asked of them.
        known = sorted(named, key=lambda title: (order(title), title))
        found: dict[int, int] = dict.fromkeys(known if is_all_words(self.tree) else (), rank)
        for nearness in Nearness:
            near = self._titles(rank, nearness, limit, found)
            for title in sorted(near, key=lambda title: (title not in named, order(title))):
                found.setdefault(title, rank)
            if limit is not None and len(found) >= limit:
                break
        return dict.fromkeys(found)

    def _noted(self) -> set[int]:
        """Return the titles that match by the help of a note."""
        if not self.states.notes:
            return set()
        with_words = [self._with_note(words) for words in _words_in(self.tree)]
        return self._passing(self.tree, set().union(*with_words))

    def _with_note(self, words: Words) -> set[int]:
        return self.states.noted(words, self.readings(words.words[-1]))

    def _passing(self, node: Node, titles: set[int]) -> set[int]:
        """Return which of `titles` match `node`, by their notes or by the index."""
        if not titles:
            return titles
        match node:
            case And(nodes):
                for part in nodes:
                    titles = self._passing(part, titles)
                return titles
            case Or(nodes):
                return set().union(*(self._passing(part, titles) for part in nodes))
            case Words():
                by_note = titles & self._with_note(node)
                return by_note | self._holding(node, titles - by_note)
        return self._holding(node, titles)

    def _holding(self, node: Node, titles: set[int]) -> set[int]:
        wanted = condition(node, LOOSEST, self.readings, self.states)
        if not titles or wanted == NOTHING:
            return set()
        sql, parameters = _select(all_of([wanted, among(titles)]))
        rows = self.database.execute(sql, (*parameters, _NO_LIMIT))
        return {title for (title,) in rows}

    def by_name(self, language: str, limit: int | None, *, backwards: bool) -> Hits:
        """Return the titles that match by their names in a language; none is a better match."""
        wanted = condition(self.tree, LOOSEST, self.readings, self.states)
        if wanted == NOTHING:
            return NO_HITS
        order = "n.sort_name DESC, n.title DESC" if backwards else "n.sort_name, n.title"
        sql, values = _select(wanted)
        few = [title for (title,) in self.database.execute(sql, (*values, _FEW))]
        if not few:
            return NO_HITS
        if len(few) < _FEW:
            rows = self.database.execute(
                "SELECT n.title FROM names n WHERE n.lang = ?"  # noqa: S608
                f" AND n.title IN (SELECT value FROM json_each(?)) ORDER BY {order} LIMIT ?",
                (language, str(few), len(few) if limit is None else min(limit, len(few))),
            )
        else:
            # In the order of names one title after the other is looked at, until there are enough.
            where, parameters = in_sql(wanted)
            rows = self.database.execute(
                "SELECT t.rank FROM names n CROSS JOIN titles t ON t.rank = n.title"  # noqa: S608
                f" WHERE n.lang = ? AND ({where}) ORDER BY {order} LIMIT ?",
                (language, *parameters, _NO_LIMIT if limit is None else limit),
            )
        found = array("L", (title for (title,) in rows))
        return Hits(found, bytes([max(ranks_of(self.tree))]) * len(found))

    def _called_so(self) -> frozenset[int]:
        """Return titles of which a whole name, in some language, is what is looked for."""
        name = " ".join(wanted_words(self.tree))
        if not name:
            return frozenset()
        languages = (ANY_LANGUAGE, *self.languages)
        sql = f"SELECT title FROM names WHERE sort_name = ? AND lang IN ({_marks(languages)})"  # noqa: S608
        rows = self.database.execute(f"{sql} LIMIT {_MOST_NAMESAKES}", (name, *languages))
        return frozenset(title for (title,) in rows)

    def _titles(
        self, rank: int, nearness: Nearness, limit: int | None, found: dict[int, int]
    ) -> list[int]:
        """Return the titles of a tier or a better one, the best known first.

        With a `limit` there are at least so many beside those `found`, if there are so many.
        """
        wanted = condition(self.tree, Tier(rank, nearness), self.readings, self.states)
        if wanted == NOTHING:
            return []
        sql, parameters = _select(wanted)
        room = _NO_LIMIT if limit is None else limit + len(found)
        return [title for (title,) in self.database.execute(sql, (*parameters, room))]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def is_all_words(tree: Node) -> bool:
    """Return whether nothing but words is looked for, in whatever field."""
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    return all(isinstance(node, Words) for node in nodes)


def wanted_words(tree: Node) -> list[str]:
    """Return the words that are looked for in whatever field, in their order."""
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    return [word for node in nodes if isinstance(node, Words) for word in node.words]


def _hits(found: dict[int, int], limit: int | None) -> Hits:
    chosen = list(islice(found.items(), limit))
    return Hits(array("L", (title for title, _ in chosen)), bytes(rank for _, rank in chosen))


def ranks_of(tree: Node) -> set[int]:
    """Return the ranks of all fields in which `tree` looks for words; 0 where it looks in none."""
    return set(_ranks_in(tree)) or {0}


def _ranks_in(node: Node) -> Iterator[int]:
    for asked in _asked_in(node):
        yield from (rank_of(name, asked) for name in named(asked))


def has_best_match(tree: Node) -> bool:
    """Return whether a title can match better than another: where words are looked for."""
    return any(field not in _FACETS for field in _asked_in(tree))


def _asked_in(node: Node) -> Iterator[str | None]:
    """Return the field that each of the words is looked for in; None for words in any."""
    match node:
        case Words():
            yield None
        case InField():
            yield node.field
        case And() | Or():
            for part in node.nodes:
                yield from _asked_in(part)
        case _:
            return


def _words_in(node: Node) -> Iterator[Words]:
    """Return the words that are looked for in whatever field."""
    match node:
        case Words():
            yield node
        case And() | Or():
            for part in node.nodes:
                yield from _words_in(part)
        case _:
            return


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
