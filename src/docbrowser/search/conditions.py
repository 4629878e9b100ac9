"""From the tree of a query to what SQLite is asked. Pure but for the vocabulary it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docbrowser.search.fields import FIELDS, Nearness, Tier, named, rank_of
from docbrowser.search.query import And, Between, InField, Is, Node, Not, Or, Words
from docbrowser.search.readings import Reading, expression

if TYPE_CHECKING:
    from docbrowser.search.hits import States

Readings = Callable[[str], tuple[Reading, ...]]
Parameter = str | float


@dataclass(frozen=True)
class Condition:
    """What a title must fulfil: words to hold, words not to hold, and more in SQL.

    `having` and `lacking` are FTS5 expressions, `where` speaks of `titles` as `t`. Empty parts ask
    for nothing.
    """

    having: str = ""
    lacking: str = ""
    where: str = ""
    parameters: tuple[Parameter, ...] = ()

    @property
    def is_words_alone(self) -> bool:
        """Whether the full-text index can answer it by itself."""
        return bool(self.having) and not self.lacking and not self.where

    def match(self) -> str:
        """Return the FTS5 expression that finds it, "" where nothing must be held."""
        return f"({self.having}) NOT ({self.lacking})" if self.lacking else self.having


NOTHING: Final = Condition(where="0")


def condition(node: Node, tier: Tier, readings: Readings, states: States) -> Condition:
    """Return what a title must fulfil to match `node` at `tier` or better."""

    def of(part: Node) -> Condition:
        return condition(part, tier, readings, states)

    match node:
        case Words():
            return _words(node, None, tier, readings)
        case InField(field="tag" | "note") | Between(field="mine") | Is():
            return _of_user(node, readings, states)
        case InField():
            return _words(node.words, node.field, tier, readings)
        case Between():
            return _between(node)
        case Not():
            # What is excluded is excluded however loosely it matches, and by a note as well.
            excluded = _or_noted(node.node) if states.notes else node.node
            return _without(condition(excluded, LOOSEST, readings, states))
        case And():
            return all_of([of(part) for part in node.nodes])
        case Or():
            return _any([of(part) for part in node.nodes])


LOOSEST: Final = Tier(max(field.rank for field in FIELDS.values()), Nearness.LOOSE)
"""Where whatever matches at all does."""


def _of_user(node: InField | Between | Is, readings: Readings, states: States) -> Condition:
    """Return what a title must fulfil of which not the index knows, but the user's marks."""
    match node:
        case InField(field="tag"):
            return among(states.tagged(node.words.words, exact=node.words.exact))
        case InField():
            return among(states.noted(node.words, readings(node.words.words[-1])))
        case Between():
            return among(states.rated(node))
        case Is():
            return _is(node.state, states)


def _or_noted(node: Node) -> Node:
    """Return what finds the same, and words in notes as well."""
    match node:
        case Words():
            return Or((node, InField("note", node)))
        case And(nodes):
            return And(tuple(map(_or_noted, nodes)))
        case Or(nodes):
            return Or(tuple(map(_or_noted, nodes)))
    return node


def _words(wanted: Words, field: str | None, tier: Tier, readings: Readings) -> Condition:
    *_, last = wanted.words
    # A code is no beginning of a name: `lang:ru` asks for Russian, not for "Rumänisch".
    exact = wanted.exact or (field in _CODED and len(last) <= _LONGEST_CODE)
    others = () if exact else readings(last)
    parts = []
    for rank in range(tier.rank + 1):
        fields = tuple(name for name in named(field) if rank_of(name, field) == rank)
        # Within a better rank it counts however it matches.
        nearness = tier.nearness if rank == tier.rank else Nearness.LOOSE
        if exact:
            nearness = Nearness.WHOLE
        if fields and (part := expression(wanted.words, fields, nearness, others)):
            parts.append(part)
    return Condition(having=" OR ".join(parts)) if parts else NOTHING


_CODED: Final = {"lang", "country"}
_LONGEST_CODE: Final = 3


def _any(parts: list[Condition]) -> Condition:
    possible = [part for part in parts if part != NOTHING]
    if not possible:
        return NOTHING
    if all(part.is_words_alone for part in possible):
        return Condition(having=" OR ".join(f"({part.having})" for part in possible))
    inner = [in_sql(part) for part in possible]
    return Condition(
        where=" OR ".join(f"({where})" for where, _ in inner),
        parameters=tuple(value for _, values in inner for value in values),
    )


def _without(part: Condition) -> Condition:
    if part.is_words_alone:
        return Condition(lacking=part.having)
    where, parameters = in_sql(part)
    # What is not known does not match, and so it is not excluded either.
    return Condition(where=f"NOT coalesce(({where}), 0)", parameters=parameters)


def in_sql(part: Condition) -> tuple[str, tuple[Parameter, ...]]:
    """Return a condition as SQL alone, with its parameters."""
    wheres: list[str] = []
    parameters: list[Parameter] = []
    if part.having:
        wheres.append(_HOLDS)
        parameters.append(part.match())
    elif part.lacking:
        wheres.append(f"NOT {_HOLDS}")
        parameters.append(part.lacking)
    if part.where:
        wheres.append(f"({part.where})")
        parameters += part.parameters
    return " AND ".join(wheres) or "1", tuple(parameters)


_HOLDS: Final = "t.rank IN (SELECT rowid FROM texts WHERE texts MATCH ?)"
_NUMBERS: Final[Mapping[str, str]] = {
    "runtime": "t.runtime",
    "episodes": "t.episodes",
    "rating": "r.value",
    "votes": "r.votes",
}


def _between(bounds: Between) -> Condition:
    if bounds.field == "year":  # a series is found by each year of its run
        wheres, parameters = _within(bounds, low_of="t.last_year", high_of="t.first_year")
        return Condition(where=wheres or "t.first_year NOT NULL", parameters=parameters)
    column = _NUMBERS[bounds.field]
    wheres, parameters = _within(bounds, low_of=column, high_of=column)
    wheres = wheres or f"{column} NOT NULL"
    if column.startswith("r."):
        wheres = f"EXISTS (SELECT 1 FROM ratings r WHERE r.title = t.rank AND {wheres})"  # noqa: S608 - no text of the user's
    return Condition(where=wheres, parameters=parameters)


def _within(bounds: Between, *, low_of: str, high_of: str) -> tuple[str, tuple[float, ...]]:
    wheres, parameters = [], []
    if bounds.low is not None:
        wheres.append(f"{low_of} {'>' if bounds.over else '>='} ?")
        parameters.append(bounds.low)
    if bounds.high is not None:
        wheres.append(f"{high_of} {'<' if bounds.under else '<='} ?")
        parameters.append(bounds.high)
    return " AND ".join(wheres), tuple(parameters)


def _is(state: str, states: States) -> Condition:
    if state == "conflicting":
        return Condition(where="t.conflicting")
    if state == "awarded":
        return Condition(where="t.rank IN (SELECT title FROM awards WHERE outcome = 'won')")
    if state == "noted":
        return among({rank for rank, _ in states.notes})
    if state == "unwatched":
        touched = [rank for ranks in states.titles.values() for rank in ranks]
        return Condition(where="t.rank NOT IN (SELECT value FROM json_each(?))",
                         parameters=(str(touched),))  # fmt: skip
    return among(states.titles.get(state, ()))


def all_of(parts: list[Condition]) -> Condition:
    """Return the condition that all of `parts` are fulfilled."""
    return Condition(
        having=" AND ".join(f"({part.having})" for part in parts if part.having),
        lacking=" OR ".join(f"({part.lacking})" for part in parts if part.lacking),
        where=" AND ".join(f"({part.where})" for part in parts if part.where),
        parameters=tuple(value for part in parts for value in part.parameters),
    )


def among(ranks: Iterable[int]) -> Condition:
    """Return the condition that a title is one of these ranks."""
    return Condition(where="t.rank IN (SELECT value FROM json_each(?))",
                     parameters=(str(list(ranks)),))  # fmt: skip
