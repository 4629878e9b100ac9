"""From what is typed to titles: by the id, by the whole name, or by what a search finds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from docbrowser.errors import UnknownTitleError
from docbrowser.finding import Question, by_name
from docbrowser.text import fold, split, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.library import Library
    from docbrowser.listing import Summary
    from docbrowser.results import Results

_LONGEST: Final = 500
"""Letters of a name; what is longer is none."""
_MOST_COMPARED: Final = 200


def called(library: Library, name: str) -> list[str]:
    """Return the ids of the titles of that id, or exactly of that name in any language."""
    if len(name) > _LONGEST:
        return []
    if library.holdings.has(name):
        return [name]
    wanted = words(name)
    if not wanted:
        return []
    rows = islice(library.find(Question(by_name(name))), _MOST_COMPARED)
    return [row.id for row in rows if wanted in _names_of(row.summary)]


def matching(library: Library, name: str, languages: Sequence[str]) -> Results:
    """Return the titles that have the words in a name; where none has, those with them anywhere."""
    named = library.find(Question(by_name(name[:_LONGEST]), languages))
    if len(named) and named.meant is None and words(name):
        return named
    return library.find(Question(" ".join(split(fold(name[:_LONGEST]))), languages))


def nearest(library: Library, name: str) -> str | None:
    """Return the id that may have been meant, None where none is near."""
    try:
        return library.title(name[:_LONGEST]).id
    except UnknownTitleError as error:
        return error.near


def _names_of(told: Summary) -> list[list[str]]:
    return [words(name) for name in (*told.names.values(), told.original_name or "")]
