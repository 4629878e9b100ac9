"""Vocabularies of natural size: real words among tens of thousands shaped like the language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from benchmarks.sounds import SOUNDS, Sounds
from benchmarks.words_everyday import EVERYDAY, LITTLE
from benchmarks.zipf import Ranked, ranked, seeded

if TYPE_CHECKING:
    from random import Random

FORMS: Final = 80_000  # distinct words made for each language
STEMS: Final = 22_000
COMPOUND_SHARE: Final = 0.35
CAPITAL_SHARE: Final = 0.5
PREFIX_SHARE: Final = 0.2
SHORT_STEMS: Final = 600  # frequent words are short
MEDIUM_STEMS: Final = 9_000
EVERYDAY_STEP: Final = 6  # one everyday word among so many made ones, from the top down


@cache
def running_text(lang: str) -> Ranked[str]:
    """Return the words of running text in `lang`, from `the` down to the rarest."""
    made = iter(_made(lang))
    words = list(LITTLE[lang])
    for word in EVERYDAY[lang]:
        words.append(word)
        words.extend(next(made) for _ in range(EVERYDAY_STEP - 1))
    words.extend(made)
    return ranked(tuple(dict.fromkeys(words)))


@cache
def naming(lang: str) -> Ranked[str]:
    """Return the words that names in `lang` are made of: without the little ones, and flatter."""
    little = set(LITTLE[lang])
    words = tuple(word for word in running_text(lang).entries if word not in little)
    return ranked(words, exponent=0.75, shift=20)


def inflected(lang: str, word: str, random: Random) -> str:
    """Return a form of `word` that a stemmer leads back to it, mostly."""
    if lang == "en":
        return word[:-1] + "ies" if word.endswith("y") else word + random.choice(("s", "s", "'s"))
    if lang == "de":
        return word + random.choice(("e", "en", "s", "es"))
    return word.rstrip("аяоеьйыи") + random.choice(("а", "ы", "е", "у", "ом", "ов", "ами"))


def _made(lang: str) -> list[str]:
    """Return the made words of `lang`, frequent ones first."""
    random = seeded(f"words {lang}")
    sounds = SOUNDS[lang]
    stems = _stems(sounds, random)
    rank_of: dict[str, float] = {}
    for rank, stem in enumerate(stems):
        family = random.choice(sounds.endings)
        noun = sounds.capital_nouns and random.random() < CAPITAL_SHARE
        # The forms of one word are of unequal frequency.
        for place, ending in enumerate(random.sample(family, min(len(family), 5)), 1):
            word = (stem.capitalize() if noun else stem) + ending
            rank_of.setdefault(word, (rank + 20) * place * random.uniform(0.5, 2))
    for _ in range(int(FORMS * COMPOUND_SHARE) if sounds.links else 0):
        first, second = random.choices(stems[:MEDIUM_STEMS], k=2)
        word = first.capitalize() + random.choice(sounds.links) + second
        rank_of.setdefault(word, random.uniform(500, 2 * FORMS))
    return sorted(rank_of, key=rank_of.__getitem__)[:FORMS]


def _stems(sounds: Sounds, random: Random) -> list[str]:
    """Return distinct stems, short ones first."""
    stems: dict[str, None] = {}
    while len(stems) < STEMS:
        syllables = 1 if len(stems) < SHORT_STEMS else 2
        if len(stems) > MEDIUM_STEMS:
            syllables = random.choice((2, 2, 3))
        stem = "".join(
            random.choice(sounds.onsets) + random.choice(sounds.nuclei) for _ in range(syllables)
        ) + random.choice(sounds.codas)
        if random.random() < PREFIX_SHARE:
            stem = random.choice(sounds.prefixes) + stem
        if len(stem) > 2:  # noqa: PLR2004  # shorter ones would be little words
            stems[stem] = None
    return list(stems)
