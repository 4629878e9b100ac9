"""Asking the index for the titles that match a query, best first."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from docbrowser.search.conditions import NOTHING, condition, in_sql
from docbrowser.search.fields import FIELDS, Nearness, Tier, named
from docbrowser.search.hits import Hits
from docbrowser.search.query import And, InField, Node, Or, Words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from docbrowser.search.conditions import Condition, Readings
    from docbrowser.search.hits import States

_NO_LIMIT: Final = -1


@dataclass(frozen=True)
class Search:
    """One query, to be asked tier by tier."""

    database: sqlite3.Connection
    tree: Node
    states: States
    readings: Readings

    def hits(self, limit: int | None, standing: States | None) -> Hits:
        """Return what `Index.search` does."""
        found: dict[int, int] = {}
        first, *others = sorted(ranks_of(self.tree))
        order = (standing or self.states).order
        for nearness in Nearness:
            for title in sorted(self._titles(first, nearness, limit, found), key=order):
                found.setdefault(title, first)
            if limit is not None and len(found) >= limit:
                return _hits(found, limit)
        for rank in others:
            loosely = sorted(self._titles(rank, Nearness.LOOSE, limit, found), key=order)
            # Most queries find little in a field: then it does not matter how nearly.
            if sum(title not in found for title in loosely) > 1:
                for nearness in (Nearness.WHOLE, Nearness.BEGINNING):
                    for title in sorted(self._titles(rank, nearness, limit, found), key=order):
                        found.setdefault(title, rank)
            for title in loosely:
                found.setdefault(title, rank)
            if limit is not None and len(found) >= limit:
                break
        return _hits(found, limit)

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


def _hits(found: dict[int, int], limit: int | None) -> Hits:
    chosen = list(islice(found.items(), limit))
    return Hits(array("L", (title for title, _ in chosen)), bytes(rank for _, rank in chosen))


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
