"""How people type and how texts write the same word: the forms under which words meet. Pure.

A text's word is *listed* under a few forms; a query's word *looks for* a few beginnings of such
forms. Stems are on the query's side alone, so that the lists stay small and a beginning that is
typed is found as it is typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from Stemmer import Stemmer

SHORTEST_STEM: Final = 4
_FROM_CYRILLIC: Final = "~c"
_FROM_LATIN: Final = "~l"
_END: Final = "$"
SHORTEST_SOUND: Final = 5

# Plurals that share no beginning, or too short a one, with their singular.
_IRREGULAR: Final = (
    ("man", "men"), ("woman", "women"), ("mouse", "mice"), ("foot", "feet"), ("tooth", "teeth"),
    ("goose", "geese"), ("wolf", "wolves", "wolfe"), ("life", "lives"), ("leaf", "leaves"),
    ("person", "people"), ("child", "children"), ("buch", "bucher"), ("mann", "manner"),
    ("человек", "люди", "людей", "людям", "людьми", "людях"),
    ("ребенок", "дети", "детей", "детям", "детьми", "детях"),
)  # fmt: skip
_OTHER_NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    word: frozenset(other for group in _IRREGULAR if word in group for other in group) - {word}
    for group in _IRREGULAR
    for word in group
}

# The ways in which English, German and French spell Russian sounds, brought to one.
_SOUNDS: Final = (
    ("schtsch", "shch"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("zh", "j"), ("kh", "h"),
    ("ch", "C"), ("sh", "S"), ("tz", "z"), ("ts", "z"), ("ks", "x"), ("ph", "f"), ("w", "v"),
    ("ff", "f"), ("'", ""), ("ou", "u"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"),
    ("ya", "a"), ("ja", "a"), ("ia", "a"), ("yu", "u"), ("ju", "u"), ("iu", "u"),
    ("y", "i"), ("j", "i"), ("ii", "i"),
)  # fmt: skip
_CYRILLIC = re.compile("[\u0400-\u04ff]")


class Form(NamedTuple):
    """A beginning to look for; `loose` where it is not what was typed but a reading of it."""

    beginning: str
    loose: bool


@lru_cache(maxsize=65_536)
def listed_forms(word: str) -> tuple[str, ...]:
    """Return the forms under which a folded word of a text is found: first as it is written."""
    latin = to_latin(word)
    if latin == word:
        return word, *_without_umlaut_spelling(word), f"{_FROM_LATIN}{sound(word)}{_END}"
    return word, latin, f"{_FROM_CYRILLIC}{sound(latin)}{_END}"


@lru_cache(maxsize=4_096)
def sought_forms(word: str) -> tuple[Form, ...]:
    """Return the beginnings that a folded word of a query looks for, what was typed first."""
    latin = to_latin(word)
    origin = _FROM_CYRILLIC if latin == word else _FROM_LATIN
    heard = origin + _whole_if_short(sound(latin))
    loose = [
        latin,
        *_without_umlaut_spelling(word),
        *_stems(word),
        *sorted(_OTHER_NUMBERS.get(word, ())),
        heard,
    ]
    return Form(word, loose=False), *(Form(form, loose=True) for form in dict.fromkeys(loose))


@lru_cache(maxsize=65_536)
def to_latin(word: str) -> str:
    """Return a folded word in Latin letters: itself where it has no others."""
    if word.isascii():
        return word
    from anyascii import anyascii

    return anyascii(word).lower().replace(" ", "")


def sound(latin: str) -> str:
    """Return what the romanizations of one Russian name have in common.

    `tchaikovsky`, `tschaikowski` and `chaykovskiy` (of чайковский) are one.
    """
    for spelling, common in _SOUNDS:
        latin = latin.replace(spelling, common)
    return latin


def _whole_if_short(heard: str) -> str:
    """A short sound is the beginning of too many words that have nothing to do with it."""
    return heard if len(heard) >= SHORTEST_SOUND else heard + _END


def _without_umlaut_spelling(word: str) -> list[str]:
    """`ueber` is a way to write über, which is folded to `uber`."""
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return [plain] if plain != word and len(plain) >= SHORTEST_STEM else []


def _stems(word: str) -> list[str]:
    languages = ("russian",) if _CYRILLIC.search(word) else ("english", "german")
    stems = [
        stem for language in languages for stem in _readings(_stemmer(language).stemWord(word))
    ]
    return [stem for stem in stems if len(stem) >= SHORTEST_STEM and stem != word]


def _readings(stem: str) -> tuple[str, ...]:
    """The English stem of cities is `citi`, which city does not begin with."""
    return (stem, f"{stem[:-1]}y") if stem.endswith("i") else (stem,)


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer(language)
