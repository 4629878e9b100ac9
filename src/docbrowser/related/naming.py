"""The names of people, places and ships in a text, as far as its letters tell them. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docbrowser.stop_words import STOP_WORDS
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    Name = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+")
_BEGINS_ANEW = re.compile(r"[.!?:;…“”„«»\"(\[—–\n]")
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]{2,80})[”“»\"]")
_SHORTEST: Final = 3
WITH_CAPITAL_NOUNS: Final = frozenset({"de"})
_ADJECTIVE = re.compile(r"(?:ая|ую|ый|ий|ого|ому|ые|ых|ыми|ее|ое)$")

# Written like names, and none that two works could be near by: where a work is from, when it was
# made, and what it was shown on or won.
_OF_NATIONS: Final = """
africa african america american americans antarctic arctic asian australian austrian british
canadian chinese dutch english europe european french german greek indian irish italian japanese
mexican norwegian polish russian russians scottish soviet spanish swedish swiss
америка америки америке америку америкой европа европы европе европу
"""
_OF_THE_CALENDAR: Final = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
_OF_THE_TRADE: Final = """
academy award awards emmy oscar oscars sundance оскар оскара
amazon bbc channel discovery disney disneynature fox geographic hbo history imax itv national
netflix nova pbs
"""
_NO_NAMES: Final = frozenset(f"{_OF_NATIONS} {_OF_THE_CALENDAR} {_OF_THE_TRADE}".split())


def names_in(text: str, language: str) -> list[Name]:
    """Return the names in a text of a language, as they are written, word by word.

    A name is what has a capital where a sentence goes on. Of German, where every noun has one,
    nothing can be told.
    """
    if not tells_names(language):
        return []
    stop_words = STOP_WORDS.get(language, frozenset())
    return [name for run in _runs(text) if (name := _trimmed(*run, stop_words))]


def tells_names(language: str) -> bool:
    """Return whether names are told from other words by how they are written."""
    return language not in WITH_CAPITAL_NOUNS


def quoted_in(text: str) -> list[str]:
    """Return what stands between quotation marks in a text."""
    return [match[1].rstrip(",.") for match in _QUOTED.finditer(text)]


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Return words with a capital that follow each other, and whether a sentence begins there."""
    run: list[str] = []
    begins, end = True, 0
    for match in _TOKEN.finditer(text):
        word, gap = match[0], text[end : match.start()]
        is_new = end == 0 or bool(_BEGINS_ANEW.search(gap))
        end = match.end()
        if run and (gap not in {" ", "-"} or not (word[0].isupper() or word.isdigit())):
            yield run, begins
            run = []
        if run:
            run.append(word)
        elif word[0].isupper():
            run, begins = [word], is_new
    if run:
        yield run, begins


def _trimmed(run: list[str], begins: bool, stop_words: frozenset[str]) -> Name:  # noqa: FBT001
    while run and (_folded(run[0]) in _NO_NAMES or (begins and _folded(run[0]) in stop_words)):
        run, begins = run[1:], False
    while run and _folded(run[-1]) in _NO_NAMES:
        run = run[:-1]
    if not run or run[0].isdigit():
        return ()
    if len(run) == 1 and (begins or len(run[0]) < _SHORTEST or _ADJECTIVE.search(run[0])):
        return ()  # the first word of a sentence has a capital in any case
    return tuple(run)


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    return fold(word)
