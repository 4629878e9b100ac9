"""What a query is about to say: the field or the value that its last word begins. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, get_args

from docbrowser.model import Kind
from docbrowser.search.query import NUMBER_FIELDS, STATES, TEXT_FIELDS
from docbrowser.text import clean_line, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Values = Callable[[str, str], Sequence[str]]
"""The values of a field that begin so, best first."""

_FIELDS: Final = (*TEXT_FIELDS, *NUMBER_FIELDS, "is")
_FIXED: Final[Mapping[str, Sequence[str]]] = {"is": STATES, "kind": get_args(Kind)}
_ASKED_FOR: Final = frozenset(TEXT_FIELDS) - _FIXED.keys() - {"tag", "note"}
_FEWEST_LETTERS: Final = 2
"""Letters from which a word is held to be the beginning of a field."""

# Where a word begins, as `query` reads it.
_BEFORE: Final = r'(?:^|[\s()"])-?'
_WORD = re.compile(rf"{_BEFORE}(?P<begun>[A-Za-z]+)\Z")
_VALUE = re.compile(rf'{_BEFORE}(?P<field>[A-Za-z]+):(?P<begun>[^\s()"]*)\Z')
_FIELD = re.compile(rf"{_BEFORE}(?P<field>[A-Za-z]+):\Z")
_BREAKS = re.compile(r'[\s()"]+')


def complete(query: str, values: Values) -> str | None:
    """Return `query` with its last word completed, None where there is nothing to complete.

    The result begins with `query`, letter by letter. What is completed is the name of a field, or
    the value behind one; ranges are not. `values` is never asked for all values of a field.
    """
    # Between quotation marks letters are text, and every second of them opens.
    before, mark, phrase = query.rpartition('"')
    if query.count('"') % 2:
        rest = _rest_of_phrase(before, phrase, values)
    elif found := _VALUE.search(query):
        rest = _rest_of_value(found["field"].lower(), found["begun"], values)
    elif found := _WORD.search(query):
        rest = _rest_of_field(found["begun"])
    else:
        rest = ""
    return before + mark + phrase + rest if rest else None


def candidates(word: str, values: Values) -> list[str]:
    """Return what the word of a query may become: the fields, or the values of its field.

    It is for where one chooses among several, as in a shell.
    """
    field, colon, begun = word.partition(":")
    if not colon:
        return [f"{name}:" for name in _FIELDS if name.startswith(word.lower())] if word else []
    found = map(clean_line, _values(field.lower(), begun, values))
    joined = (_BREAKS.sub("-", value) for value in found if words(value))
    return [f"{field}:{value}" for value in joined if fold(value).startswith(fold(begun))]


def _rest_of_field(begun: str) -> str:
    lowered = begun.lower()
    # A field that is written out lacks no more than its colon; and `on` is a word as well.
    if len(begun) < _FEWEST_LETTERS or lowered in _FIELDS:
        return ""
    name = next((name for name in _FIELDS if name.startswith(lowered)), "")
    return f"{name[len(begun) :]}:" if name else ""


def _rest_of_value(field: str, begun: str, values: Values) -> str:
    rest = _best(begun, _values(field, begun, values))
    # Words that are joined stand next to each other, as between quotation marks.
    return _BREAKS.sub("-", rest or "").rstrip("-")


def _rest_of_phrase(before: str, phrase: str, values: Values) -> str:
    found = _FIELD.search(before)
    if not found or not phrase.strip() or found["field"].lower() == "is":
        return ""
    field, last = found["field"].lower(), phrase.rsplit(" ", maxsplit=1)[-1]
    rest = _best(phrase, _values(field, phrase, values))
    if rest is None and last != phrase:
        rest = _best(last, _values(field, last, values))
    return "" if rest is None else _BREAKS.sub(" ", rest) + '"'


def _values(field: str, begun: str, values: Values) -> Sequence[str]:
    if field in _FIXED:
        return _FIXED[field]
    return values(field, begun) if begun and field in _ASKED_FOR else ()


def _best(begun: str, values: Iterable[str]) -> str | None:
    """Return what `begun` lacks of the first value that it begins, None where it begins none."""
    for value in map(clean_line, values):
        if not words(value):
            continue  # a query cannot ask for it
        if value[: len(begun)].casefold() == begun.casefold():
            return value[len(begun) :]
        folded, beginning = fold(value), fold(begun)
        if beginning and folded.startswith(beginning):
            return folded[len(beginning) :]
    return None
