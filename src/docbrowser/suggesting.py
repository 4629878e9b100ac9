"""What may have been meant by a word that is none of those that are known; one way to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

LIKENESS: Final = 0.6
"""How much of a word must be that of another one, of 1, which then is held to be meant."""


def nearest(word: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """Return the one of `known` that is most like a word, None where none is like enough."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, likeness)), None)


def did_you_mean(problem: str, near: str) -> str:
    """Return a sentence that says what is wrong, and asks whether `near` was meant.

    `problem` is a sentence without its full stop.
    """
    # TR: {problem} is a sentence such as: There is no title “rase-to-mars”
    return _("{problem}; did you mean {near}?").format(problem=problem, near=near)
