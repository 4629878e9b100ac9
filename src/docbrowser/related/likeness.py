"""How near another work is to what is looked for, told as the reasons for it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.related.jobs import by_weight, weight_of
from docbrowser.related.naming import quoted_in
from docbrowser.related.reasons import MOST_VALUES, Kind, Reason, fading
from docbrowser.related.shared_words import names_in_both, words_in_both
from docbrowser.related.telling import SYNOPSIS, TAGLINE, follows
from docbrowser.subjects import SUBJECTS
from docbrowser.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.related.sought import Sought, Subject
    from docbrowser.related.telling import Telling, Text

_SERIES, _CITED, _PEOPLE, _SUBJECT, _TOLD = 1.2, 1.5, 1.3, 1.0, 1.0
_ANOTHER_JOB: Final = 0.7
_IN_TEXT: Final = 0.35
_WORDS_OF_TITLE: Final = 3
_PROSE: Final = frozenset({SYNOPSIS, TAGLINE})
_TOO_PLAIN: Final = frozenset(
    {"earth", "lives", "music", "research", "technology-and-society", "war"}
)
"""Subjects whose labels are words that stand in texts on anything."""
_BREAK = re.compile(r"\s*(?:[:–—(]| - |,|$|\b(?:[IVX]+|\d+)\b)")


def reasons(sought: Sought, other: Telling, languages: Sequence[str] = ()) -> list[Reason]:
    """Return why `other` is near, the weightiest first; words in the first of `languages` it has.

    The sum of the weights tells how near it is.
    """
    found = [
        *_same_series(sought, other),
        *_cited(sought, other, languages),
        *_people(sought, other),
        *_subjects(sought, other),
        *_told(sought, other),
        *names_in_both(sought, other, languages),
        *words_in_both(sought, other, languages),
    ]
    return sorted(found, key=lambda reason: (-round(reason.weight, 6), reason.kind.value))


def _same_series(sought: Sought, other: Telling) -> Iterator[Reason]:
    best: tuple[float, str] = (0.0, "")
    for mine in sought.telling.names:
        for theirs in other.names:
            if mine.language == theirs.language and (shared := series_name(mine.text, theirs.text)):
                rarity = max(sought.called.get(word, 0.0) for word in words(shared))
                best = max(best, (rarity, shared))
    if best[0]:
        yield Reason(Kind.SERIES, (best[1],), _SERIES * best[0])


def series_name(one: str, other: str) -> str:
    """Return what two names both begin with, up to a colon, a dash, a number or the end; or ""."""
    for match in _BREAK.finditer(one):
        beginning = one[: match.start()].rstrip()
        if not words(beginning) or len(beginning) < 4:  # noqa: PLR2004 - Go, The
            continue
        rest = other[len(beginning) :]
        if fold(other[: len(beginning)]) == fold(beginning) and _BREAK.match(rest):
            return beginning
    return ""


def _cited(sought: Sought, other: Telling, languages: Sequence[str]) -> Iterator[Reason]:
    mine = sought.telling
    for kind, texts, named in ((Kind.CITED, other, mine), (Kind.CITING, mine, other)):
        held = frozenset[str]().union(*texts.held.values())
        names = _for_reader(named.names, languages)
        for name in names:
            if held.issuperset(words(name.text)) and any(
                cites(text, name.text) for text in texts.texts if text.place in _PROSE
            ):
                yield Reason(kind, (name.text,), _CITED, shown=names[0].text)
                return


def _for_reader(names: Sequence[Text], languages: Sequence[str]) -> list[Text]:
    """Return names, those in the reader's languages first."""
    wanted = [*languages, "en"]

    def place(name: Text) -> int:
        return wanted.index(name.language) if name.language in wanted else len(wanted)

    return sorted(names, key=place)


def cites(text: Text, name: str) -> bool:
    """Return whether a text names a work: between quotation marks, or as it is written exactly."""
    if name not in text.text and fold(name) not in fold(text.text):
        return False
    if any(fold(quoted) == fold(name) for quoted in quoted_in(text.text)):
        return True
    told = name.split()
    if len(told) < _WORDS_OF_TITLE or sum(word[0].isupper() for word in told) < 2:  # noqa: PLR2004
        return False  # such words may follow each other by chance
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text.text))


def _people(sought: Sought, other: Telling) -> Iterator[Reason]:
    by_job: dict[tuple[Kind, tuple[str, ...]], list[tuple[float, str]]] = {}
    for key, rarity in sought.people:
        theirs = other.people.get(key)
        if theirs is None:
            continue
        mine = sought.telling.people[key]
        same = by_weight(mine.jobs & theirs.jobs)
        if same or not (mine.jobs and theirs.jobs):
            kind, jobs = Kind.SAME_JOB if same else Kind.PERSON, tuple(same[:1])
            weight = weight_of(same)
        else:
            kind, jobs = Kind.PERSON, (by_weight(mine.jobs)[0], by_weight(theirs.jobs)[0])
            weight = _ANOTHER_JOB * (weight_of(mine.jobs) * weight_of(theirs.jobs)) ** 0.5
        by_job.setdefault((kind, jobs), []).append((weight * rarity, mine.name))
    for (kind, jobs), several in by_job.items():
        several.sort(key=lambda one: (-one[0], one[1]))
        weight = _PEOPLE * fading(weight for weight, _ in several)
        yield Reason(kind, tuple(name for _, name in several[:MOST_VALUES]), weight, jobs)


def _subjects(sought: Sought, other: Telling) -> Iterator[Reason]:
    shared = [subject for subject in sought.subjects if subject.id in other.subjects]
    if shared:
        shared.sort(key=lambda subject: (-subject.rarity, subject.id))
        weight = _SUBJECT * sum(subject.rarity for subject in shared)
        yield Reason(Kind.SUBJECT, tuple(one.id for one in shared[:MOST_VALUES]), weight)


def _told(sought: Sought, other: Telling) -> Iterator[Reason]:
    """Return the subjects that the other one's texts name, where nobody says what it is on."""
    found = []
    for subject in sought.subjects:
        if subject.id in other.subjects or subject.id in _TOO_PLAIN:
            continue
        for language, label in subject.labels.items():
            if weight := _weight_told(subject, label, language, other):
                found.append((_TOLD * weight, subject.id))
                break
    if found:
        found.sort(key=lambda one: (-one[0], one[1]))
        values = tuple(subject for _, subject in found[:MOST_VALUES])
        yield Reason(Kind.TOLD, values, fading(weight for weight, _ in found))


def _weight_told(
    subject: Subject, label: Sequence[frozenset[str]], language: str, other: Telling
) -> float:
    """Return how much it says that a work's texts in a language name a subject; 0 if they do not.

    What is called by a subject is on it, as if somebody had said so, and a form of the word will
    do. In a longer text "bear" and "climb" need not be of bears and of climbing.
    """
    held = other.called.get(language, frozenset())
    if not any(held.isdisjoint(forms) for forms in label) and any(
        follows(words(name.text), label) for name in other.names if name.language == language
    ):
        return subject.rarity
    exact = words(SUBJECTS[subject.id][language])
    if other.held.get(language, frozenset()).issuperset(exact) and follows(
        other.words[language], [(word,) for word in exact]
    ):
        return _IN_TEXT * subject.label_rarity
    return 0.0
