"""Which prizes of two sources are one, although they are not written alike. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.model import Award

_OUTCOMES: Final = (None, "nominated", "won")
_SAME: Final = {"awards": "award", "prizes": "prize"}
_NOTHING: Final = frozenset({"and", "the"})
_MOST_NEAR: Final = 50
"""Prizes of one name and year that are looked at for one that might be the same."""
_IN_ANY_CATEGORY: Final = frozenset({"best", "outstanding", "award", "prize", "for", "in", "of"})


def award_key(name: str) -> str:
    """Return what two ways to write a prize have in common; the name where it has no letters."""
    said = [_SAME.get(word, word) for word in words(name) if word not in _NOTHING]
    return " ".join(said) or name


def united(of_sources: Iterable[Sequence[Award]]) -> tuple[Award, ...]:
    """Return each prize once, newest first; who won had been nominated before.

    The sources stand in the order of trust. What one source tells apart are several prizes; of two
    sources one may say more of the category: "Cinematography", and "Best Cinematography: U.S.".
    """
    found: list[Award] = []
    places: dict[tuple[int | None, str, str], int] = {}
    of_prize: dict[tuple[int | None, str], list[int]] = {}
    for told in of_sources:
        there, taken = len(found), set[int]()
        for award in told:
            prize, key = (award.year, award_key(award.award)), _key(award)
            same = places.get(key)
            if same is None:
                near = of_prize.get(prize, ())[:_MOST_NEAR]
                free = (place for place in near if place < there and place not in taken)
                same = next((place for place in free if _nests(found[place], award)), None)
            if same is None:
                same = len(found)
                found.append(award)
                of_prize.setdefault(prize, []).append(same)
            places[key] = same
            taken.add(same)
            if _OUTCOMES.index(award.outcome) > _OUTCOMES.index(found[same].outcome):
                found[same] = msgspec.structs.replace(found[same], outcome=award.outcome)
    return tuple(
        sorted(found, key=lambda one: (-(one.year or 0), one.outcome != "won", fold(one.award)))
    )


def _key(award: Award) -> tuple[int | None, str, str]:
    return award.year, award_key(award.award), fold(award.category or "")


def _nests(one: Award, other: Award) -> bool:
    """Return whether two prizes of one name and year are one, told at different length."""
    if one.year is None or one.outcome != other.outcome:
        return False
    said, more = _category(one), _category(other)
    return said <= more or more <= said


def _category(award: Award) -> set[str]:
    said = {_SAME.get(word, word) for word in words(award.category or "")}
    return said - _IN_ANY_CATEGORY
