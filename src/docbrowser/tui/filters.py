"""Filters: pieces of the query language that can be switched on beside what is typed. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.i18n import _, pgettext
from docbrowser.render import words
from docbrowser.search.query import EVERYTHING, Or, parse
from docbrowser.text import primary_language
from docbrowser.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


MOST_LANGUAGES: Final = 8
"""Languages that are offered beside the one in which texts are read."""
_ALTERNATIVES: Final = (
    frozenset({"unwatched", "watching", "planned", "watched", "skipped"}),
    frozenset({"films", "series"}),
)
"""The ids of filters of which a title can pass only one: it is enough that it passes any."""
_LANGUAGE: Final = "lang-"
_OWN: Final = "text"
_CODE: Final = re.compile("[a-z]{2,3}")
_NONE: Final = frozenset({"und", "mul", "zxx"})
"""Codes that name no language."""


class Filter(NamedTuple):
    """A filter: its id, what the user reads of it, and what it asks for."""

    id: str
    label: str
    query: str

    @property
    def is_of_language(self) -> bool:
        """Whether it asks for a language."""
        return self.id == _OWN or self.id.startswith(_LANGUAGE)


def languages_in(words: Sequence[str]) -> list[str]:
    """Return the tags of languages among `words`, which also hold what these are called."""
    known = frozenset(words)
    return [
        word
        for word in words
        if _CODE.fullmatch(word) and word not in _NONE and known.issuperset(_name_of(word))
    ]


def _name_of(code: str) -> list[str]:
    """Return the words of a language's name; of what is no code, itself with a mark."""
    from babel import Locale

    name = Locale.parse("en").languages.get(code, "")
    return words_of(name) or [f"{code}?"]


def filters(language: str, others: Iterable[str] = ()) -> tuple[Filter, ...]:
    """Return every filter there is, where texts are read in `language`.

    `others` are the tags of further languages in which something is spoken or written.
    """
    tag = primary_language(language)
    beside = [
        Filter(f"{_LANGUAGE}{other}", words.language(other), f'lang:"{other}"') for other in others
    ]
    return (
        Filter("unwatched", _("unwatched"), "is:unwatched"),
        Filter("watching", _("in progress"), "is:watching"),
        Filter("planned", _("want to watch"), "is:planned"),
        Filter("watched", _("watched"), "is:watched"),
        Filter("skipped", _("skipped"), "is:skipped"),
        Filter("films", _("films"), "kind:film"),
        Filter("series", pgettext("filter", "series"), "(kind:series OR kind:miniseries)"),
        Filter("conflicting", _("sources disagree"), "is:conflicting"),
        # TR: not one's own rating: that of others, as the sources tell it
        Filter("rating", _("viewers’ rating over 7"), "rating:>7"),
        Filter("mine", _("your rating over 7"), "mine:>7"),
        Filter("noted", _("has a note"), "is:noted"),
        Filter("awarded", _("won an award"), "is:awarded"),
        # The whole word: `ru` is the beginning of Rumänisch.
        Filter(_OWN, words.language(tag), f'lang:"{tag}"'),
        *beside,
    )


def switched_on(language: str, ids: Collection[str]) -> tuple[Filter, ...]:
    """Return the filters of those ids."""
    return tuple(one for one in filters(language, languages_on(ids)) if one.id in ids)


def languages_on(ids: Collection[str]) -> list[str]:
    """Return the tags of the languages that are asked for by the filters of those ids."""
    return sorted(one.removeprefix(_LANGUAGE) for one in ids if one.startswith(_LANGUAGE))


def languages_to_offer(language: str, there: Sequence[str], ids: Collection[str]) -> list[str]:
    """Return the tags of the languages to offer: those that most titles have, and those asked for.

    `there` are those that titles have, the most frequent first; the one in which texts are read,
    `language`, has a filter of its own.
    """
    on, own = languages_on(ids), primary_language(language)
    first = [tag for tag in there if tag != own][:MOST_LANGUAGES]
    return [*first, *(tag for tag in on if tag not in first)]


def combined(typed: str, on: Sequence[Filter]) -> str:
    """Return the query that asks for what is typed and passes the filters.

    Of those that exclude each other, as watched and skipped, one is to be passed, of others each.

    Raises:
        QueryError: what is typed cannot be understood; the column is one of what is typed.
    """
    if not on:
        return typed
    tree = parse(typed)
    if tree == EVERYTHING:
        return _passing(on)
    return f"({typed}) {_passing(on)}" if isinstance(tree, Or) else f"{typed} {_passing(on)}"


def without(query: str, on: Sequence[Filter]) -> str:
    """Return what `combined` made of the text that was typed, without the filters."""
    return query.removesuffix(_passing(on)).rstrip() if on else query


def _passing(on: Sequence[Filter]) -> str:
    """Return what asks for that which passes these filters; of alternatives one is enough."""
    asked: dict[object, list[str]] = {}
    for one in on:
        kind = next((ids for ids in _ALTERNATIVES if one.id in ids), None)
        asked.setdefault(kind or one.id, []).append(one.query)
    return " ".join(f"({' OR '.join(any_)})" if any_[1:] else any_[0] for any_ in asked.values())
