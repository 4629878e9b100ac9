"""From what a work tells to what is looked for, and to the titles that have some of it."""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING, Final

from docbrowser.related.jobs import weight_of
from docbrowser.related.naming import names_in, quoted_in
from docbrowser.related.sought import Name, Rated, Sought, Subject, Term
from docbrowser.related.telling import EPISODE, NAME, SYNOPSIS, TAGLINE
from docbrowser.search.terms import stem
from docbrowser.stop_words import STOP_WORDS
from docbrowser.subjects import SUBJECTS
from docbrowser.text import fold, split, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docbrowser.related.telling import Telling
    from docbrowser.search.postings import Postings

_EMPHASIS: Final[Mapping[str, float]] = {NAME: 2.5, TAGLINE: 1.5, SYNOPSIS: 1.0, EPISODE: 0.4}
_PROSE: Final = frozenset({TAGLINE, SYNOPSIS})
"""Where names can be told: in what something is called most words have capitals."""
_SHORTEST: Final = 4
_MOST_TERMS: Final = 300
_MOST_NAMES: Final = 40
_MOST_PEOPLE: Final = 24
_ASKED_TERMS: Final = 72
"""Words that other titles are looked for by; the others count where a title is looked at."""
_TEXTS: Final = ("name", "episode", "synopsis")
_NAMED: Final = (*_TEXTS, "person", "character")
_LONG_SERIES: Final = 300
_ROOM: Final = 4
_COMMON: Final = 3_000
"""Titles from which what so many have in common is not asked for, if it is a quarter of all."""
_TERM, _NAMED_TOO, _CITED, _SUBJECT, _PERSON = 0.35, 0.7, 3.0, 1.0, 1.4


class Seeker:
    """Looks for a work's like in the lists of an index."""

    def __init__(self, postings: Postings, telling: Telling) -> None:
        self._postings = postings
        self._telling = telling
        self._whole = log(postings.titles + 1)
        self._found: dict[int, float] = defaultdict(float)
        self._count_of: dict[tuple[str, str], tuple[frozenset[str], int]] = {}

    def sought(self) -> Sought:
        """Return what is looked for; afterwards `nearest()` tells where some of it is."""
        terms = self._terms()
        return Sought(
            telling=self._telling,
            terms=terms,
            names=self._names(),
            people=self._people(),
            subjects=self._subjects(),
            called=self._called(),
        )

    def nearest(self, count: int) -> list[int]:
        """Return the ranks of the titles that have most of what is looked for, that first.

        The longer a series, the more words its episodes have by chance.
        """
        found = sorted(self._found, key=lambda rank: (-round(self._found[rank], 6), rank))
        weights = {
            rank: round(self._found[rank] / (1 + episodes / _LONG_SERIES), 6)
            for rank, episodes in self._postings.episodes(found[: _ROOM * count]).items()
        }
        return sorted(weights, key=lambda rank: (-weights[rank], rank))[:count]

    def _rarity(self, count: float) -> float:
        return max(0.0, log((self._postings.titles + 1) / (count + 0.5)) / self._whole)

    def _ask(self, phrases: Iterable[Sequence[str]], fields: Sequence[str], weight: float) -> int:
        """Let the titles with one of `phrases` gain weight; return how many there are."""
        found = self._postings.titles_with(phrases, fields)
        if weight and not max(_COMMON, self._postings.titles // 4) < len(found):
            for rank in found:
                self._found[rank] += weight
        return len(found)

    def _written(self, word: str, language: str) -> tuple[frozenset[str], int]:
        """Return the forms of a word in all texts, and in about how many titles they stand."""
        key = stem(word, language), language
        if key not in self._count_of:
            found = self._postings.written(word, language)
            forms = frozenset(one.word for one in found) | {word}
            count = min(self._postings.titles, sum(one.titles for one in found))
            self._count_of[key] = forms, count
        return self._count_of[key]

    def _terms(self) -> list[Term]:
        said: dict[tuple[str, str], float] = defaultdict(float)
        shown: dict[tuple[str, str], str] = {}
        for language, place, text in self._telling.texts:
            stop_words = STOP_WORDS.get(language, frozenset())
            for word in split(fold(text)):
                if len(word) < _SHORTEST or word.isdigit() or word in stop_words:
                    continue
                key = language, stem(word, language)
                said[key] = max(said[key], _EMPHASIS[place]) + 0.2 * bool(said[key])
                shown[key] = min(shown.get(key, word), word, key=len)
        terms = []
        for (language, root), emphasis in said.items():
            word = shown[language, root]
            forms, count = self._written(word, language)
            if count > 1:  # somebody else has it, or at least it is said twice
                terms.append(Term(language, word, forms, self._rarity(count), emphasis))
        terms.sort(key=lambda term: (-term.weight, term.language, term.shown))
        for term in terms[:_ASKED_TERMS]:
            self._ask([(form,) for form in sorted(term.forms)], _TEXTS, _TERM * term.weight)
        return terms[:_MOST_TERMS]

    def _names(self) -> list[Name]:
        names = []
        for language, shown in list(self._named())[: 2 * _MOST_NAMES]:
            name = words(shown)
            found = [self._written(word, language) for word in name]
            if not found or min(count for _, count in found) < 1:
                continue
            rarity = max(self._rarity(count) for _, count in found)
            forms = tuple(
                known | set(self._postings.in_other_scripts(word, language))
                for word, (known, _) in zip(name, found, strict=True)
            )
            names.append(Name(language, shown, forms, rarity))
        names.sort(key=lambda name: (-name.rarity, name.language, name.shown))
        for one in names[:_MOST_NAMES]:
            self._ask(_phrases(one), _NAMED, _NAMED_TOO * one.rarity)
        return names[:_MOST_NAMES]

    def _named(self) -> Iterable[tuple[str, str]]:
        """Return the names in the texts, each once, with its language; and those of people."""
        shown: dict[tuple[str, ...], tuple[str, str]] = {}
        for language, place, text in self._telling.texts:
            for name in names_in(text, language) if place in _PROSE else ():
                told = " ".join(name)
                key = (language, *(stem(word, language) for word in words(told)))
                shown[key] = min(shown.get(key, (language, told)), (language, told), key=_length)
        for spelt, person in self._telling.people.items():
            shown.setdefault(("", *spelt.split()), ("", person.name))
        return shown.values()

    def _called(self) -> dict[str, float]:
        """Ask for titles that cite this one or are cited by it, and for those of its name."""
        for name in self._telling.names:
            called = words(name.text)
            if len(called) > 1:
                self._ask([called], _TEXTS, _CITED)
        for text in self._telling.texts:
            for quoted in quoted_in(text.text):
                self._ask([words(quoted)], ["name"], _CITED)
        rare: dict[str, float] = {}
        for name in self._telling.names:
            for word in words(name.text):
                rare[word] = self._rarity(self._written(word, name.language)[1])
        return rare

    def _people(self) -> list[Rated]:
        weighty = sorted(
            self._telling.people.items(), key=lambda one: (-weight_of(one[1].jobs), one[0])
        )
        found = []
        for key, person in weighty[:_MOST_PEOPLE]:
            phrases = {tuple(words(person.name)), tuple(key.split())}
            count = self._ask(sorted(phrases), ["person"], 0)
            rarity = self._rarity(count)
            if count > 1:
                self._ask(sorted(phrases), ["person"], _PERSON * weight_of(person.jobs) * rarity)
                found.append(Rated(key, rarity))
        return found

    def _subjects(self) -> list[Subject]:
        found = []
        for subject in self._telling.subjects:
            count = self._ask([words(subject)], ["subject"], 0)
            rarity = self._rarity(count)
            self._ask([words(subject)], ["subject"], _SUBJECT * rarity)
            labels, seldom = {}, 1.0
            for language, label in SUBJECTS.get(subject, {}).items():
                told = [self._written(word, language) for word in words(label)]
                labels[language] = tuple(
                    _near_forms(word, forms)
                    for word, (forms, _) in zip(words(label), told, strict=True)
                )
                seldom = min(seldom, max(self._rarity(number) for _, number in told))
                if len(told) == 1:
                    forms = [(form,) for form in sorted(told[0][0])]
                    self._ask(forms, ["name", "episode"], 0.5 * self._rarity(told[0][1]))
            found.append(Subject(subject, rarity, labels, seldom))
        return found


def _length(named: tuple[str, str]) -> int:
    return len(named[1])


def _near_forms(word: str, forms: frozenset[str]) -> frozenset[str]:
    """Return the forms of a word that mean the same: explorers are not exploration."""
    kept = max(_SHORTEST, len(word) - 2)
    return frozenset(form for form in forms if form.startswith(word[:kept]))


def _phrases(name: Name) -> list[tuple[str, ...]]:
    if len(name.forms) == 1:
        return [(form,) for form in sorted(name.forms[0])]
    return [tuple(words(name.shown))]
