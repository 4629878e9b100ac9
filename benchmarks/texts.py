"""Names and synopses of synthetic titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.vocabulary import inflected, naming, running_text
from benchmarks.words_everyday import CONCEPTS, LANGUAGES
from benchmarks.zipf import ranked

if TYPE_CHECKING:
    from random import Random

# {0} and {1} are what the title is about, {2} and {3} any words.
_PATTERNS: Final = {
    "en": (
        "{0}", "{0} {1}", "The {0} of {2}", "{2} {0}", "{0} and {1}", "{2}: {0} {3}", "The {2} {0}",
        "{2} {3}", "{2}", "Inside the {0}: {2} and {3}", "How {2} {0} Changed the {1}",
    ),
    "de": (
        "{0}", "{0} {1}", "Die {0} von {2}", "{2} {0}", "{0} und {1}", "{2} – {0} und {3}",
        "Das {2} der {0}", "{2} {3}", "{2}", "Auf den Spuren der {0}: {2}",
    ),
    "ru": (
        "{0}", "{0} {1}", "{2} {0}", "{0} и {1}", "{2}: {0} {3}", "{2} {3}", "{2}",
        "Как {2} {0}", "{0} в {3}. {1}",
    ),
}  # fmt: skip
_CONCEPTS: Final = ranked(CONCEPTS, exponent=0.7, shift=5)
_COLUMN: Final = {lang: column for column, lang in enumerate(LANGUAGES)}
FORM_SHARE: Final = 0.4  # of the words on the topic, those that are not in their first form
SENTENCE: Final = (8, 18)  # words


@dataclass(frozen=True, slots=True)
class Topic:
    """What a title is about, in three languages."""

    concepts: tuple[tuple[str, str, str], ...]

    def name(self, lang: str, random: Random) -> str:
        """Return a name for a title on this topic: one to seven words in `lang`."""
        first, second = (self.concepts[place][_COLUMN[lang]] for place in (0, 1))
        words = (first, second, *naming(lang).pick(random, 2))
        text = random.choice(_PATTERNS[lang])
        if lang == "ru":
            name = text.format(*words)
            return name[0].upper() + name[1:]
        return text.format(*(word[0].upper() + word[1:] for word in words))

    def text(self, lang: str, words: int, random: Random) -> str:
        """Return sentences of `words` words in `lang`, with some on the topic among them."""
        chosen = running_text(lang).pick(random, words)
        for concept in self.concepts:
            word = concept[_COLUMN[lang]]
            if random.random() < FORM_SHARE:
                word = inflected(lang, word, random)
            chosen[int(random.random() * words)] = word
        sentences = []
        start = 0
        low, high = SENTENCE
        while start < words:
            end = start + low + int(random.random() * (high - low))
            sentence = " ".join(chosen[start:end])
            sentences.append(sentence[0].upper() + sentence[1:])
            start = end
        return ". ".join(sentences) + "."


def topic(random: Random) -> Topic:
    """Return a topic of two to four concepts."""
    return Topic(tuple(_CONCEPTS.pick(random, random.choice((2, 3, 3, 4)))))
