"""Why two works are near: statements that can be read from what the catalogue holds of both."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.subjects import labels
from docbrowser.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(Enum):
    """What a reason says."""

    SERIES = "series"  # both bear one name, up to a number or a colon
    CITED = "cited"  # its text names the work one starts from
    CITING = "citing"  # the text of the work one starts from names it
    SAME_JOB = "same job"  # somebody had the same job in both
    PERSON = "person"  # somebody had a part in both, another one in each
    SUBJECT = "subject"  # both are on a subject
    TOLD = "told"  # one is on a subject that the other one's texts name
    NAME = "name"  # the texts of both have a name in them
    WORD = "word"  # the texts of both have rare words in them


class Reason(NamedTuple):
    """One reason, and how much it weighs beside others."""

    kind: Kind
    values: tuple[str, ...]
    """Names, ids of subjects, or words, the weightiest first; () where none is to be shown."""
    weight: float
    jobs: tuple[str, ...] = ()
    """The job in both; or that in the work one starts from, and that in the other."""
    language: str = ""
    """That of the words."""
    shown: str = ""
    """Of a work that a text names: what it is called in the reader's language."""


MOST_VALUES: Final = 3
"""So many names, subjects or words stand in one reason."""
MOST_REASONS: Final = 3
_WORTH_SAYING: Final = 0.1
_WORDS_WORTH_SAYING: Final = 0.5
"""Words that two texts share by chance weigh less, and are no reason beside a better one."""
_OF_SUBJECTS: Final = frozenset({Kind.SUBJECT, Kind.TOLD})


def fading(weights: Iterable[float]) -> float:
    """Return a sum in which each further weight counts less: a third person says little more."""
    ordered = sorted(weights, reverse=True)
    return sum(weight / (1 + 0.7 * place) for place, weight in enumerate(ordered))


def is_enough(found: Iterable[Reason]) -> bool:
    """Return whether reasons are more than a few words that may stand in two texts by chance."""
    return any(
        reason.kind is not Kind.WORD or len(reason.values) >= MOST_VALUES for reason in found
    )


def said(found: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return what is worth saying of reasons that stand in order, each thing once."""
    told: list[Reason] = []
    known: set[str] = set()
    for reason in found:
        fresh = tuple(
            value for value in reason.values if reason.kind in _OF_SUBJECTS or not _in(value, known)
        )[:MOST_VALUES]
        least = _WORDS_WORTH_SAYING if reason.kind is Kind.WORD else _WORTH_SAYING
        if fresh and (reason.weight >= least or not told):
            told.append(reason._replace(values=fresh))
            for value in fresh:
                texts = labels(value) if reason.kind in _OF_SUBJECTS else (value,)
                known |= {word for text in texts for word in words(text)}
        if len(told) == MOST_REASONS:
            break
    return tuple(told)


def _in(value: str, known: set[str]) -> bool:
    return known.issuperset(words(value))
