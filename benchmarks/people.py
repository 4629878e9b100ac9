"""People: some 400 first names times 20,000 last ones, a part of them in Cyrillic."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from benchmarks.sounds import SOUNDS
from benchmarks.words_people import CYRILLIC, LATIN
from benchmarks.zipf import Ranked, ranked, seeded

if TYPE_CHECKING:
    from random import Random

LATIN_LAST: Final = 14_000
CYRILLIC_LAST: Final = 6_000
CYRILLIC_SHARE: Final = 0.2

_ENDINGS: Final = {
    "en": ("", "", "", "son", "er", "ley", "ton", "man", "s", "ford", "well", "ez", "ini", "sky"),
    "de": ("", "", "mann", "er", "ner", "ler", "bach", "berg", "hauser", "meier", "stein", "ig"),
    "ru": ("ов", "ев", "ин", "ский", "енко", "ова", "ева", "ина", "ская", "ович", "ак"),
}


def people(random: Random, count: int) -> list[str]:
    """Return `count` full names; a few people are in many titles, most in one."""
    latin, cyrillic = _firsts()
    latin_last, cyrillic_last = _lasts()
    names = []
    for _ in range(count):
        first, last = (
            (cyrillic, cyrillic_last) if random.random() < CYRILLIC_SHARE else (latin, latin_last)
        )
        names.append(f"{first.pick(random, 1)[0]} {last.pick(random, 1)[0]}")
    return names


@cache
def _firsts() -> tuple[Ranked[str], Ranked[str]]:
    return tuple(  # type: ignore[return-value]  # two of them
        ranked(seeded("first names").sample(names, len(names)), exponent=0.8)
        for names in (tuple(dict.fromkeys(LATIN)), tuple(dict.fromkeys(CYRILLIC)))
    )


@cache
def _lasts() -> tuple[Ranked[str], Ranked[str]]:
    random = seeded("last names")
    english = _made("en", random, LATIN_LAST // 2)
    german = _made("de", random, LATIN_LAST // 2)
    latin = dict.fromkeys(name for pair in zip(english, german, strict=True) for name in pair)
    russian = _made("ru", random, CYRILLIC_LAST)
    return ranked(tuple(latin), exponent=0.6), ranked(tuple(russian), exponent=0.6)


def _made(lang: str, random: Random, count: int) -> list[str]:
    """Return `count` distinct last names, the frequent ones first."""
    sounds = SOUNDS[lang]
    names: dict[str, None] = {}
    while len(names) < count:
        stem = "".join(
            random.choice(part)
            for part in (sounds.onsets, sounds.nuclei) * random.choice((1, 1, 2))
        )
        stem += random.choice([coda for coda in sounds.codas if coda])
        names[stem.capitalize() + random.choice(_ENDINGS[lang])] = None
    return list(names)
