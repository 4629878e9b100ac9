"""Which characters of a text a query matched: for marking them, and for telling why. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from docbrowser.search.fields import FIELDS, named
from docbrowser.search.query import And, InField, Node, Or, Words
from docbrowser.stop_words import STOP_WORDS
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docbrowser.search.readings import Reading

Span = tuple[int, int]
"""From this character up to that one."""
# A letter and the accents that stand behind it are one.
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_QUOTE_LENGTH: Final = 70
_BEFORE_MATCH: Final = 24
_LONGEST_SMALL_WORD: Final = 4
"""Letters of a word that only joins others, as "to" or "über"; a longer one tells something."""


@dataclass(frozen=True)
class _Sought:
    """Words that are looked for next to each other."""

    before: tuple[str, ...]
    wholes: frozenset[str]
    """What the last word can stand for."""
    beginnings: tuple[str, ...]

    def meets(self, word: str) -> bool:
        """Return whether the last of the words is meant by `word`."""
        return word in self.wholes or word.startswith(self.beginnings)


class Lens:
    """What a query looks for, ready to be looked for in the texts of one title after the other."""

    def __init__(self, tree: Node, readings: Callable[[str], Sequence[Reading]]) -> None:
        self._looked_for = [
            (words, fields, () if words.exact else readings(words.words[-1]))
            for words, fields in _telling(list(_looked_for(tree)))
        ]
        self._known: dict[str, list[_Sought]] = {}

    def spans(self, field: str, text: str) -> tuple[Span, ...]:
        """Return what of `text`, which is of `field`, the query matches: in order, apart."""
        sought = self._sought(field)
        if not sought or not text:
            return ()
        words = [
            (match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)
        ]
        found: dict[int, int] = {}
        for one in sought:
            for start, end in _places(one, words):
                found[start] = max(end, found.get(start, 0))
        return _apart(sorted(found.items()))

    def _sought(self, field: str) -> list[_Sought]:
        """Return what is looked for in a field."""
        known = self._known.get(field)
        if known is None:
            known = self._known[field] = [
                _sought(words, field, others)
                for words, fields, others in self._looked_for
                if field in fields
            ]
        return known


def quote(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a short piece of `text` around the first of `spans`, and what of them lies in it."""
    text = text.replace("\n", " ")
    if len(text) <= _QUOTE_LENGTH or not spans:
        return text, tuple(spans)
    start = max(0, spans[0][0] - _BEFORE_MATCH)
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or spans[0][0]
    end = max(spans[0][1], start + _QUOTE_LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", spans[0][1], end), spans[0][1])
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    return head + text[start:end] + tail, tuple(
        (left + shift, right + shift) for left, right in spans if start <= left and right <= end
    )


def _looked_for(node: Node) -> Iterator[tuple[Words, tuple[str, ...]]]:
    match node:
        case Words():
            yield node, (*named(None), "note")
        case InField():
            yield node.words, named(node.field)
        case And() | Or():
            for part in node.nodes:
                yield from _looked_for(part)
        case _:
            return


def _telling(
    looked_for: Sequence[tuple[Words, tuple[str, ...]]],
) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Return what is looked for; beside words that tell something, "to" is no beginning of told."""
    tell = any(not _is_small(words) for words, _fields in looked_for)
    for words, fields in looked_for:
        yield replace(words, exact=True) if tell and _is_small(words) else words, fields


def _is_small(words: Words) -> bool:
    word, *others = words.words
    is_short = not others and len(word) <= _LONGEST_SMALL_WORD
    return is_short and any(word in small for small in STOP_WORDS.values())


def _sought(words: Words, field: str, others: Sequence[Reading]) -> _Sought:
    *before, last = words.words
    # A note is in no index: what is meant in other texts is meant in it.
    letter = FIELDS["synopsis" if field == "note" else field].letter
    meant = [other for other in others if other.term(letter)]
    return _Sought(
        before=tuple(before),
        wholes=frozenset([last, *(other.word for other in meant if not other.beginning)]),
        beginnings=() if words.exact else (last, *(o.word for o in meant if o.beginning)),
    )


def _places(sought: _Sought, words: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
    count = len(sought.before)
    for place in range(count, len(words)):
        if not sought.meets(words[place][2]):
            continue
        before = tuple(word for _, _, word in words[place - count : place])
        if before == sought.before:
            yield words[place - count][0], words[place][1]


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return sorted spans with those joined that overlap."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
