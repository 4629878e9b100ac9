"""Queries as people type them, for the synthetic catalogue of the same seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from anyascii import anyascii

from benchmarks.catalogue import documents
from benchmarks.vocabulary import inflected
from benchmarks.words_everyday import EVERYDAY, LITTLE
from benchmarks.zipf import seeded

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE: Final = 1_000  # titles; they are the beginning of a catalogue of any size
LONGEST_PREFIX: Final = 6
SHORTEST_SLIP: Final = 6  # letters

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxz"
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PLAIN: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
_TO_CYRILLIC: Final = (
    ("sch", "ш"), ("sh", "ш"), ("ch", "х"), ("th", "т"), ("ck", "к"), ("ei", "ай"), ("ie", "и"),
    ("ee", "и"), ("oo", "у"), ("qu", "кв"), ("x", "кс"),
    *zip("abcdefghijklmnopqrstuvwyz", "абкдефгхийклмнопкрстуввиц", strict=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what kind of query that is."""

    kind: str
    text: str


def queries(seed: int = 1) -> list[Query]:
    """Return 300 queries; their words are the catalogue's, so that most find something."""
    source = _Sample(seed)
    made: list[Query] = []
    for kind, count, make in _kinds():
        made.extend(Query(kind, make(source, place)) for place in range(count))
    return made


class _Sample:
    """Words and people of a catalogue's first titles, and a source of chance."""

    def __init__(self, seed: int) -> None:
        self.random = seeded(f"queries {seed}")
        records = [document["records"][0] for document in documents(SAMPLE, seed)]
        self.records = records
        self.names: list[str] = [name for record in records for name in record["names"].values()]
        self.people: list[str] = [
            credit["person"] for record in records for credit in record["credits"]
        ]
        self.texts: list[str] = [text for record in records for text in record["synopses"].values()]
        self.episodes: list[str] = [
            name
            for record in records
            for episode in record.get("episodes", ())
            for name in episode.get("names", {}).values()
        ]

    def word(self, texts: list[str], fits: Callable[[str], object] = bool) -> str:
        """Return a word that fits from one of `texts`, in lower case, as most people type."""
        while True:
            words: list[str] = [word.lower() for word in _WORD.findall(self.random.choice(texts))]
            fitting = [word for word in words if fits(word)]
            if fitting:
                return self.random.choice(fitting)


def _kinds() -> tuple[tuple[str, int, Callable[[_Sample, int], str]], ...]:
    return (
        ("name", 40, lambda source, _: source.word(source.names)),
        ("prefix", 36, _prefix),
        ("two words", 36, _two_words),
        ("person", 30, _person),
        ("stem", 25, _stem),
        ("umlaut", 20, _umlaut),
        ("script", 20, _script),
        ("slip", 20, _slip),
        ("phrase", 20, _phrase),
        ("field", 25, _field),
        ("nowhere", 10, _nowhere),
        ("common", 18, _common),
    )


def _prefix(source: _Sample, place: int) -> str:
    length = place % LONGEST_PREFIX + 1
    return source.word(source.names, lambda word: len(word) >= length)[:length]


def _two_words(source: _Sample, place: int) -> str:
    if place % 3 == 0:  # of what a title tells, not of its name
        return " ".join(_WORD.findall(source.random.choice(source.texts))[4:6]).lower()
    if place % 3 == 1:
        several = [name for name in source.names if " " in name]
        return " ".join(_WORD.findall(source.random.choice(several))[-2:]).lower()
    return f"{source.word(source.names)} {source.word(list(EVERYDAY[_lang(place)]))}"


def _person(source: _Sample, place: int) -> str:
    name = source.random.choice(source.people).lower()
    return name if place % 2 else name.split()[-1]


def _stem(source: _Sample, place: int) -> str:
    lang = _lang(place)
    return inflected(lang, source.random.choice(EVERYDAY[lang]), source.random).lower()


def _umlaut(source: _Sample, place: int) -> str:
    word = source.word(source.names + source.people, lambda word: word != word.translate(_PLAIN))
    return word.translate((_UMLAUTS, _PLAIN)[place % 2])


def _script(source: _Sample, place: int) -> str:
    last = [person.split()[-1] for person in source.people]
    if place % 2:
        return anyascii(source.word(last, lambda word: "а" <= word[0] <= "я")).lower()
    text = source.word(last, str.isascii)
    for latin, cyrillic in _TO_CYRILLIC:
        text = text.replace(latin, cyrillic)
    return text


def _slip(source: _Sample, place: int) -> str:
    word = source.word(source.names + source.people, lambda word: len(word) >= SHORTEST_SLIP)
    spot = source.random.randrange(1, len(word) - 1)
    if place % 3 == 0:  # left out
        return word[:spot] + word[spot + 1 :]
    if place % 3 == 1:  # in the wrong order
        return word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
    return word[:spot] + word[spot + 1] + word[spot:]  # one too many


def _phrase(source: _Sample, place: int) -> str:
    words = source.random.choice((source.texts, source.names)[place % 2]).split(".")[0].split()
    start = source.random.randrange(max(1, len(words) - 3))
    return '"' + " ".join(words[start : start + 2 + place % 2]).lower() + '"'


def _field(source: _Sample, place: int) -> str:
    record = source.random.choice(source.records)
    year = int(record["premiered"][:4])
    makers: tuple[Callable[[], str], ...] = (
        lambda: f"year:{year}",
        lambda: f"year:{year - 10}..{year} {source.word(source.names)}",
        lambda: f"rating:>{record['rating']['value']}",
        lambda: f"genre:{record['genres'][0]}",
        lambda: f"person:{record['credits'][0]['person'].split()[-1]}",
        lambda: f"genre:{record['genres'][0]} country:{record['countries'][0]}",
        lambda: f"kind:{record['kind']} {source.word(source.names)}",
        lambda: f"name:{source.word(source.names)}",
        lambda: f"episode:{source.word(source.episodes)}",
        lambda: f"lang:{record['languages'][0]} votes:>1000",
        lambda: f"{source.word(list(EVERYDAY['en']))} -{source.word(source.names)}",
        lambda: f"{source.word(source.names)} OR {source.word(list(EVERYDAY['de']))}",
        lambda: f"runtime:<60 director:{record['credits'][0]['person'].split()[-1]}",
    )
    return makers[place % len(makers)]()


def _nowhere(source: _Sample, place: int) -> str:
    return "".join(source.random.choices(_CONSONANTS, k=6 + place % 6))


def _common(_: _Sample, place: int) -> str:
    lang = _lang(place)
    return (LITTLE[lang], EVERYDAY[lang])[place // 3 % 2][place // 6].lower()


def _lang(place: int) -> str:
    return ("en", "de", "ru")[place % 3]
