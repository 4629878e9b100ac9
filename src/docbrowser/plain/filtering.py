"""What of the titles is listed, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.plain import terms
from docbrowser.plain.finding import list_found
from docbrowser.search.query import And, Not, Or, Words, parse

if TYPE_CHECKING:
    from docbrowser.plain.desk import Desk
    from docbrowser.search.query import Node


_BESIDE: Final = frozenset(("is:conflicting", "is:noted", "is:awarded"))
"""States that a title may be in besides one of watching."""


def filter_(desk: Desk, words: str) -> None:
    """Keep only what fits, until it is taken back; without words say what is kept."""
    if terms.clears(words):
        desk.filters.clear()
    elif words:
        for query in _queries(words):
            _add(desk, query)
    _say_filters(desk)
    if words:
        list_found(desk)
    else:
        desk.say(_("It may be one of these: {states}.").format(states=_states()))


def sort(desk: Desk, words: str) -> None:
    """List in another order."""
    order, backwards = terms.order_of(words)
    if order is None:
        orders = terms.listed(terms.orders().values())
        desk.say(_("Sort by one of these: {orders}.").format(orders=orders))
        return
    desk.sort, desk.backwards = order, backwards
    list_found(desk)


def _queries(words: str) -> list[str]:
    """Return what is to be added: states by their names, and else a query.

    Raises:
        QueryError: it is a query that cannot be understood.
    """
    if state := terms.state_of(words):
        return [state]
    parts = words.split()
    named = [terms.state_of(part) for part in parts]
    # Names of states beside pieces such as lang:de; what has marks of its own is left whole.
    if all(state or ":" in part for state, part in zip(named, parts, strict=True)) and not (
        set('"()') & set(words)
    ):
        queries = [state or part for state, part in zip(named, parts, strict=True)]
    else:
        queries = [f"({words})" if isinstance(parse(words), Or) else words]
    for query in queries:
        parse(query)
    return queries


def _add(desk: Desk, query: str) -> None:
    """Add a filter, in the place of one that it excludes, and say what could surprise."""
    if _is_text(parse(query)):
        desk.say(
            _("No state is called {words}; that is searched for as text. States are {states}.")
            .format(words=query, states=_states())
        )  # fmt: skip
    for other in [one for one in desk.filters if _excludes(query, one)]:
        desk.filters.remove(other)
        desk.say(
            _("{new} takes the place of {old}.").format(
                new=terms.said(query), old=terms.said(other)
            )
        )
    if query not in desk.filters:
        desk.filters.append(query)


def _excludes(one: str, other: str) -> bool:
    """Return whether no title can pass both: two states of watching, or films and series."""
    known = terms.states()
    if one == other or not (one in known and other in known):
        return False
    if _BESIDE & {one, other}:
        return False
    return one.startswith("is:") == other.startswith("is:")


def _say_filters(desk: Desk) -> None:
    filters = terms.filters_of(desk.filters)
    if not desk.filters:
        desk.say(_("Nothing is filtered."))
    elif len(desk.filters) == 1:
        desk.say(_("Only what fits is listed: {filters}.").format(filters=filters))
    else:
        desk.say(
            _("Only what fits all of these is listed: {filters}. filter off takes them off.")
            .format(filters=filters)
        )  # fmt: skip


def _states() -> str:
    return terms.listed(terms.states().values())


def _is_text(tree: Node) -> bool:
    """Return whether words alone are asked for, and not between quotation marks."""
    match tree:
        case Words(exact=exact):
            return not exact
        case And(nodes) | Or(nodes):
            return all(map(_is_text, nodes))
        case Not(node):
            return _is_text(node)
    return False
