"""Whether a reason is true: looked up in the titles themselves, and not as the program does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyascii import anyascii

from docbrowser.related.reasons import Kind
from docbrowser.subjects import labels
from docbrowser.text import fold, person_key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docbrowser.model import Credit
    from docbrowser.related.reasons import Reason
    from docbrowser.titles import MergedEpisode, Title


# A Russian text spells a name as it sounds: Херцог, Кокс.
_LATIN = (("ph", "f"), ("w", "v"), ("x", "ks"))
_CYRILLIC = (("kh", "h"), ("ts", "z"), ("'", ""), ("lya", "la"), ("nya", "na"))


def is_true(reason: Reason, start: Title, other: Title, episode: MergedEpisode | None) -> bool:
    """Return whether a reason holds between two titles, or a title and an episode of another."""
    theirs: Title | MergedEpisode = other if episode is None else episode
    return bool(reason.values) and all(
        _holds(reason, value, start, theirs) for value in reason.values
    )


def _holds(reason: Reason, value: str, start: Title, theirs: Title | MergedEpisode) -> bool:
    match reason.kind:
        case Kind.SERIES:
            return all(
                any(fold(name).startswith(fold(value)) for name in one.names.values())
                for one in (start, theirs)
            )
        case Kind.CITED:
            return value in _names(start) and fold(value) in fold(_prose(theirs))
        case Kind.CITING:
            return value in _names(theirs) and fold(value) in fold(_prose(start))
        case Kind.SAME_JOB:
            return all(reason.jobs[0] in _jobs(one, value) for one in (start, theirs))
        case Kind.PERSON:
            jobs = reason.jobs or (None, None)
            return all(
                job in done or (job is None and (done or _is_credited(one, value)))
                for one, job in zip((start, theirs), (jobs * 2)[:2], strict=True)
                for done in [_jobs(one, value)]
            )
        case Kind.SUBJECT:
            return value in start.subjects and value in getattr(theirs, "subjects", ())
        case Kind.TOLD:
            told = _written(theirs)
            return value in start.subjects and any(
                all(_has(told, word) for word in words(label)) for label in labels(value)
            )
        case Kind.NAME | Kind.WORD:
            return all(
                _has(_written(one), word) for one in (start, theirs) for word in words(value)
            )


def _has(told: set[str], word: str) -> bool:
    """Return whether a text has a word or a form of it, in whatever script."""
    # Russian bends its names, too.
    latin = _latin(word) if word.isascii() else _latin(word).rstrip("aeiouy")
    kept = latin[: max(4, len(latin) - 3)]
    return any(other.startswith(kept) for other in told)


def _written(one: Title | MergedEpisode) -> set[str]:
    """Return every word that a title or an episode tells, in Latin letters."""
    texts = [*_names(one), _prose(one), *(credit.person for credit in one.credits)]
    for episode in getattr(one, "episodes", tuple)():
        texts += [*_names(episode), _prose(episode)]
    return {_latin(word) for text in texts for word in words(text)}


def _latin(word: str) -> str:
    """Return a word in Latin letters, spelt as plainly as it may be."""
    latin = anyascii(word).lower()
    for spelling, plain in _LATIN if word.isascii() else _CYRILLIC:
        latin = latin.replace(spelling, plain)
    return latin


def _names(one: Title | MergedEpisode) -> list[str]:
    original = getattr(one, "original_name", None)
    return [*one.names.values(), *([original] if original else [])]


def _prose(one: Title | MergedEpisode) -> str:
    taglines: Iterable[str] = getattr(one, "taglines", {}).values()
    return "\n".join([*(synopsis.text for synopsis in one.synopses), *taglines])


def _jobs(one: Title | MergedEpisode, name: str) -> set[str]:
    return {credit.job for credit in _credits(one, name) if credit.job}


def _is_credited(one: Title | MergedEpisode, name: str) -> bool:
    return any(True for _ in _credits(one, name))


def _credits(one: Title | MergedEpisode, name: str) -> Iterator[Credit]:
    return (credit for credit in one.credits if person_key(credit.person) == person_key(name))
