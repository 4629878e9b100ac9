"""What a title or an episode tells: its texts by language, its people, its subjects. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.related.naming import names_in, tells_names
from docbrowser.subjects import SUBJECTS
from docbrowser.text import fold, person_key, primary_language, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docbrowser.model import Credit
    from docbrowser.titles import MergedEpisode, Title

NAME: Final = "name"
TAGLINE: Final = "tagline"
SYNOPSIS: Final = "synopsis"
EPISODE: Final = "episode"
_PARTING: Final = ""
"""Stands between two texts, so that no phrase reaches from one into the other."""
_MOST_CREDITS: Final = 60
_SPELT: Final = re.compile(r"[^\W_]+")


class Text(NamedTuple):
    """A text, its language, and what it is of the work."""

    language: str
    place: str
    text: str


class Person(NamedTuple):
    """Somebody who had a part in it, and in which jobs."""

    name: str
    jobs: frozenset[str]


@dataclass(frozen=True)
class Telling:
    """What a title, or one of its episodes alone, tells."""

    texts: Sequence[Text]
    people: Mapping[str, Person]
    """By what spellings of a name have in common."""
    subjects: tuple[str, ...] = ()

    @cached_property
    def names(self) -> list[Text]:
        """How it is called, in every language."""
        return [text for text in self.texts if text.place == NAME]

    @cached_property
    def words(self) -> Mapping[str, Sequence[str]]:
        """Its folded words by language, in order; an empty one parts two texts."""
        return _words(self.texts)

    @cached_property
    def named(self) -> Mapping[str, Sequence[str]]:
        """The folded words of the names in its texts by language, parted like `words`.

        Where nothing tells a name from another word these are all words.
        """
        found: dict[str, list[str]] = {}
        for text in self.texts:
            if tells_names(text.language):
                run = found.setdefault(text.language, [])
                for name in names_in(text.text, text.language):
                    run += [_PARTING, *split(fold(" ".join(name)))]
        return {**self.words, **found}

    def spelt(self, word: str, language: str) -> str:
        """Return a folded word as its texts of a language have it; without a capital if they do."""
        return self._spellings.get((language, word), word)

    @cached_property
    def _spellings(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for text in self.texts:
            for word in _SPELT.findall(text.text):
                key = text.language, fold(word)
                if key not in found or found[key][0].isupper():
                    found[key] = word
        return found

    @cached_property
    def held(self) -> Mapping[str, frozenset[str]]:
        """Its folded words by language."""
        return {language: frozenset(words) for language, words in self.words.items()}

    @cached_property
    def called(self) -> Mapping[str, frozenset[str]]:
        """The folded words of its names by language."""
        return {language: frozenset(words) for language, words in _words(self.names).items()}


def of_title(title: Title) -> Telling:
    """Return what a title tells, without its episodes."""
    texts = [*_named(title.names)]
    if title.original_name and title.original_name not in title.names.values():
        texts.append(Text("", NAME, title.original_name))
    texts += (Text(primary_language(tag), TAGLINE, line) for tag, line in title.taglines.items())
    texts += (Text(primary_language(one.lang), SYNOPSIS, one.text) for one in title.synopses)
    return Telling(texts, _people(title.credits), title.subjects)


def of_episode(episode: MergedEpisode) -> Telling:
    """Return what an episode tells, without its series."""
    told = (Text(primary_language(one.lang), SYNOPSIS, one.text) for one in episode.synopses)
    return Telling([*_named(episode.names), *told], _people(episode.credits))


def of_episodes(episodes: Sequence[MergedEpisode]) -> Telling:
    """Return what episodes tell, without their series."""
    told = [of_episode(episode) for episode in episodes]
    people = {key: person for one in told for key, person in one.people.items()}
    return Telling([text for one in told for text in one.texts], people)


def with_episodes(telling: Telling, episodes: Iterable[MergedEpisode]) -> Telling:
    """Return what a title tells together with the texts of `episodes`."""
    texts = [
        text._replace(place=EPISODE) for episode in episodes for text in of_episode(episode).texts
    ]
    return Telling([*telling.texts, *texts], telling.people, telling.subjects)


def within(episode: Telling, series: Telling) -> Telling:
    """Return what an episode tells, together with who made its series and what it is called by.

    The subjects of a series need not be those of each of its episodes; but what is called
    "Deserts" is on deserts.
    """
    subjects = tuple(subject for subject in SUBJECTS if _is_called(episode, subject))
    return Telling(episode.texts, {**series.people, **episode.people}, subjects)


def _is_called(telling: Telling, subject: str) -> bool:
    return any(
        f" {fold(label)} " in f" {' '.join(split(fold(name.text)))} "
        for name in telling.names
        if (label := SUBJECTS[subject].get(name.language))
    )


def follows(words: Sequence[str], phrase: Sequence[Iterable[str]]) -> bool:
    """Return whether words follow each other in a text, each of which may be one of several."""
    first, *others = [frozenset(forms) for forms in phrase]
    if not others:
        return not first.isdisjoint(words)
    last = len(words) - len(others)
    return any(
        words[place] in first
        and all(words[place + step] in forms for step, forms in enumerate(others, start=1))
        for place in range(last)
    )


def _named(names: Mapping[str, str]) -> Iterator[Text]:
    for tag, name in names.items():
        yield Text(primary_language(tag), NAME, name)


def _words(texts: Iterable[Text]) -> Mapping[str, Sequence[str]]:
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text.text)
    found: dict[str, list[str]] = {}
    for language, several in by_language.items():
        words: list[str] = []
        for one in several:
            words += [_PARTING, *split(fold(one))]
        found[language] = words
    return found


def _people(credits: Sequence[Credit]) -> Mapping[str, Person]:
    found: dict[str, Person] = {}
    for credit in credits:
        key = person_key(credit.person)
        known = found.get(key)
        if known is None and len(found) >= _MOST_CREDITS:
            continue
        jobs = frozenset([credit.job] if credit.job else [])
        found[key] = Person(known.name, known.jobs | jobs) if known else Person(credit.person, jobs)
    return found
