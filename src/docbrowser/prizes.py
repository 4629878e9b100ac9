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
    sources one may say more of the category: "Cinematography", and "Best Cinematography: U.S.". One
    that tells no year means the year that others tell, where there is only one.
    """
    found: list[Award] = []
    places: dict[tuple[int | None, str, str], int] = {}
    of_prize: dict[tuple[int | None, str], list[int]] = {}
    tellers: list[set[int]] = []
    for source, told in enumerate(of_sources):
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
                tellers.append(set())
                of_prize.setdefault(prize, []).append(same)
            places[key] = same
            taken.add(same)
            tellers[same].add(source)
            if _OUTCOMES.index(award.outcome) > _OUTCOMES.index(found[same].outcome):
                found[same] = msgspec.structs.replace(found[same], outcome=award.outcome)
    dated: dict[str, list[int]] = {}
    for (year, name), told_of in of_prize.items():
        if year is not None:
            dated.setdefault(name, []).extend(told_of[:_MOST_NEAR])
    told_twice = {
        place
        for (year, name), told_of in of_prize.items()
        if year is None
        for place in told_of
        if _is_told_with_year(place, dated.get(name, ())[:_MOST_NEAR], found, tellers)
    }
    kept = [award for place, award in enumerate(found) if place not in told_twice]
    return tuple(
        sorted(kept, key=lambda one: (-(one.year or 0), one.outcome != "won", fold(one.award)))
    )


def _is_told_with_year(
    place: int, dated: Sequence[int], found: Sequence[Award], tellers: Sequence[set[int]]
) -> bool:
    """Return whether another source tells of the prize at `place`, which has no year, with one.

    `dated` are the places of those of its name. Where several might be meant it is none of them.
    """
    one = found[place]
    same = [
        other
        for other in dated
        if found[other].outcome == one.outcome and _is_one_category(found[other], one)
    ]
    return len(same) == 1 and not tellers[place] & tellers[same[0]]


def _key(award: Award) -> tuple[int | None, str, str]:
    return award.year, award_key(award.award), fold(award.category or "")


def _nests(one: Award, other: Award) -> bool:
    """Return whether two prizes of one name and year are one, told at different length."""
    if one.year is None or one.outcome != other.outcome:
        return False
    return _is_one_category(one, other)


def _is_one_category(one: Award, other: Award) -> bool:
    said, more = _category(one), _category(other)
    return said <= more or more <= said


def _category(award: Award) -> set[str]:
    said = {_SAME.get(word, word) for word in words(award.category or "")}
    return said - _IN_ANY_CATEGORY
