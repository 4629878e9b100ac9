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
SHORTEST_SOUND: Final = 4
"""Letters from which a sound is looked for in another script."""
SHORTEST_SOUND_OF_MORE: Final = 5
"""Letters below which a sound is the beginning of too many words that are no relation of it."""
SHORTEST_ALIKE: Final = 6
"""Letters from which two words of one script are held to be one name when they sound alike."""

# Plurals that share no beginning, or too short a one, with their singular.
_IRREGULAR: Final = (
    ("man", "men"), ("woman", "women"), ("mouse", "mice"), ("foot", "feet"), ("tooth", "teeth"),
    ("goose", "geese"), ("wolf", "wolves", "wolfe"), ("life", "lives"), ("leaf", "leaves"),
    ("wife", "wives"), ("knife", "knives"), ("half", "halves"), ("calf", "calves"),
    ("thief", "thieves"), ("person", "people"), ("child", "children"), ("buch", "bucher"),
    ("mann", "manner"), ("haus", "hauser"),
    ("человек", "люди", "людей", "людям", "людьми", "людях"),
    ("ребенок", "дети", "детей", "детям", "детьми", "детях"),
)  # fmt: skip
_OTHER_NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    word: frozenset(other for group in _IRREGULAR if word in group for other in group) - {word}
    for group in _IRREGULAR
    for word in group
}

# The ways in which languages spell Russian sounds, brought to one. Which language a word is
# spelt in is not known, so each is tried: in order, what it has of its own, then what all share.
_SPELLINGS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "English": (("tch", "C"), ("kh", "h"), ("ch", "C")),
    "German": (("schtsch", "SC"), ("tsch", "C"), ("sch", "S"), ("ch", "h"), ("kh", "h")),
    "French": (("tch", "C"), ("kh", "h"), ("ch", "S")),
    "Polish": (("cz", "C"), ("sz", "S"), ("rz", "j"), ("ch", "h"), ("c", "z")),
}
_SHARED: Final = (
    ("schtsch", "SC"), ("tsch", "C"), ("sch", "S"), ("sh", "S"), ("zh", "j"), ("tz", "z"),
    ("ts", "z"), ("ks", "x"), ("ph", "f"), ("w", "v"), ("ff", "v"), ("'", ""), ("ou", "u"),
    ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("ya", "a"), ("ja", "a"), ("ia", "a"),
    ("yu", "u"), ("ju", "u"), ("iu", "u"), ("y", "i"), ("j", "i"), ("ii", "i"),
    ("Ce", "Co"), ("Se", "So"),
)  # fmt: skip
_VOWELS: Final = "aeiouy"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_STEMMERS: Final[Mapping[str, str]] = {"en": "english", "de": "german", "ru": "russian"}


class Form(NamedTuple):
    """A form to look for: the beginning of a word, or all of it."""

    text: str
    whole: bool = False

    @property
    def is_written(self) -> bool:
        """Whether texts hold words of this form as they stand."""
        return not self.text.startswith("~")

    def is_met_by(self, listed: str) -> bool:
        """Return whether a word that is listed under `listed` is one that is looked for."""
        return listed == self.text if self.whole else listed.startswith(self.text)


@lru_cache(maxsize=65_536)
def listed_forms(word: str) -> tuple[str, ...]:
    """Return the forms under which a folded word of a text is found: first as it is written."""
    latin = to_latin(word)
    if latin != word:
        return word, latin, _FROM_CYRILLIC + sound(latin)
    heard = dict.fromkeys((sound(word), sound(word, "German")))
    return word, *_without_umlaut_spelling(word), *(_FROM_LATIN + one for one in heard)


@lru_cache(maxsize=4_096)
def sought_forms(word: str) -> tuple[Form, ...]:
    """Return the forms that a folded word of a query looks for, what was typed first."""
    latin = to_latin(word)
    forms = [
        Form(word),
        Form(latin),
        *map(Form, _without_umlaut_spelling(word)),
        *(Form(stem) for stem in stems(word) if len(stem) >= SHORTEST_STEM),
        *(Form(other, whole=True) for other in sorted(_OTHER_NUMBERS.get(word, ()))),
    ]
    if latin == word:
        for heard in dict.fromkeys(sound(word, language) for language in _SPELLINGS):
            forms += _heard(_FROM_CYRILLIC, heard)
            if len(heard) >= SHORTEST_ALIKE:
                forms.append(Form(_FROM_LATIN + heard, whole=True))
    else:
        forms += _heard(_FROM_LATIN, sound(latin))
    return tuple(dict.fromkeys(forms))


def is_same_word(word: str, other: str) -> bool:
    """Return whether folded words of two scripts sound alike but for their endings."""
    return not _sounds_of(word).isdisjoint(_sounds_of(other))


@lru_cache(maxsize=4_096)
def _sounds_of(word: str) -> frozenset[str]:
    """Return how a word sounds, with its ending and without, in whatever language it is spelt."""
    # What is bent in Russian loses its last vowel: Kamchatka, Камчаткой.
    roots = {to_latin(root) for root in (word, word.rstrip(_VOWELS), *stems(word))}
    return frozenset(sound(root, language) for root in roots if root for language in _SPELLINGS)


def _heard(script: str, heard: str) -> list[Form]:
    if len(heard) < SHORTEST_SOUND:
        return []
    return [Form(script + heard, whole=len(heard) < SHORTEST_SOUND_OF_MORE)]


@lru_cache(maxsize=65_536)
def to_latin(word: str) -> str:
    """Return a folded word in Latin letters: itself where it has no others."""
    if word.isascii():
        return word
    from anyascii import anyascii

    return anyascii(word).lower().replace(" ", "")


def sound(latin: str, language: str = "English") -> str:
    """Return what the romanizations of one Russian name have in common, read as of a language.

    `tchaikovsky`, German `tschaikowski` and Polish `czajkowski` are one, чайковский.
    """
    for spelling, common in (*_SPELLINGS[language], *_SHARED):
        if spelling in latin:
            latin = latin.replace(spelling, common)
    return latin


def _without_umlaut_spelling(word: str) -> list[str]:
    """`ueber` is a way to write über, which is folded to `uber`."""
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return [plain] if plain != word and len(plain) >= SHORTEST_STEM else []


@lru_cache(maxsize=4_096)
def stems(word: str) -> tuple[str, ...]:
    """Return what a folded word may be bent from, in the languages that its script leaves open."""
    languages = ("russian",) if _CYRILLIC.search(word) else ("english", "german")
    found = [
        stem for language in languages for stem in _readings(_stemmer(language).stemWord(word))
    ]
    return tuple(stem for stem in found if stem != word)


@lru_cache(maxsize=32_768)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word in a language, by its tag; itself where we know none."""
    name = _STEMMERS.get(language)
    return str(_stemmer(name).stemWord(word)) if name else word


def _readings(stem: str) -> tuple[str, ...]:
    """The English stem of cities is `citi`, which city does not begin with."""
    return (stem, f"{stem[:-1]}y") if stem.endswith("i") else (stem,)


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer(language)
