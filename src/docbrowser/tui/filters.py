"""Filters: pieces of the query language that can be switched on beside what is typed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docbrowser.render import words
from docbrowser.search.query import EVERYTHING, Or, parse
from docbrowser.text import primary_language

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Filter(NamedTuple):
    """A filter: its id, what the user reads of it, and what it asks for."""

    id: str
    label: str
    query: str


def filters(language: str) -> tuple[Filter, ...]:
    """Return every filter there is, where texts are read in `language`."""
    tag = primary_language(language)
    return (
        Filter("unwatched", "unwatched", "is:unwatched"),
        Filter("watching", "in progress", "is:watching"),
        Filter("planned", "want to watch", "is:planned"),
        Filter("watched", "watched", "is:watched"),
        Filter("skipped", "skipped", "is:skipped"),
        Filter("films", "films", "kind:film"),
        Filter("series", "series", "(kind:series OR kind:miniseries)"),
        Filter("conflicting", "sources disagree", "is:conflicting"),
        # The whole word: `ru` is the beginning of Rumänisch.
        Filter("text", f"{words.language(tag)} text", f'lang:"{tag}"'),
        Filter("rating", "rating over 7", "rating:>7"),
    )


def switched_on(language: str, ids: Collection[str]) -> tuple[Filter, ...]:
    """Return the filters of those ids."""
    return tuple(one for one in filters(language) if one.id in ids)


def combined(typed: str, on: Sequence[Filter]) -> str:
    """Return the query that asks for what is typed and passes all the filters.

    Raises:
        QueryError: what is typed cannot be understood; the column is one of what is typed.
    """
    if not on:
        return typed
    tree, passing = parse(typed), " ".join(one.query for one in on)
    if tree == EVERYTHING:
        return passing
    return f"({typed}) {passing}" if isinstance(tree, Or) else f"{typed} {passing}"


def without(query: str, on: Sequence[Filter]) -> str:
    """Return what `combined` made of the text that was typed, without the filters."""
    return query.removesuffix(" ".join(one.query for one in on)).rstrip() if on else query
