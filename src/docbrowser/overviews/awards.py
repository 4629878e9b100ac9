"""Awards: the prizes that there are, and which titles have them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.prizes import award_key
from docbrowser.text import clean_line, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.library import Library
    from docbrowser.listing import Row
    from docbrowser.search.overview import Awarded
    from docbrowser.shelves import Prized

_SAME: Final = {"awards": "award", "prizes": "prize"}


class Award(NamedTuple):
    """A prize: by the name that most sources give it, and how often it was won or nearly so."""

    name: str
    spellings: tuple[str, ...]
    won: int
    nominated: int
    """Nominations from which no prize came, or of which that is not known."""
    first_year: int | None
    last_year: int | None

    @property
    def total(self) -> int:
        """How many prizes and nominations there are."""
        return self.won + self.nominated


class Titles(NamedTuple):
    """How many titles won something, and how many others were nominated for something."""

    won: int
    nominated: int


class Honoured(NamedTuple):
    """A title and how many of all its nominations came to a prize."""

    row: Row
    rank: int
    won: int
    total: int


def awards(library: Library) -> list[Award]:
    """Return all prizes, those of most prizes and nominations first.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    return united(library.shelves.awards())


def awards_named(library: Library, asked: str) -> list[Award]:
    """Return the prize of that name; where there is none, those of whose names it is a part."""
    known = awards(library)
    whole = [award for award in known if award_key(award.name) == award_key(asked)]
    wanted = [_SAME.get(word, word) for word in words(asked)]
    return whole or [award for award in known if wanted and _has(award.name, wanted)]


def of_award(library: Library, award: Award, languages: Sequence[str] = ()) -> list[Prized]:
    """Return the titles that have a prize, or were nominated: the latest first, prizes first.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    return in_order(library.shelves.awarded(award.spellings, languages))


def counted_titles(awarded: Iterable[Awarded]) -> Titles:
    """Return how many titles won something, and how many others were nominated."""
    won: set[int] = set()
    named: set[int] = set()
    for one in awarded:
        (won if one.outcome == "won" else named).add(one.rank)
    return Titles(len(won), len(named - won))


def honoured(library: Library, languages: Sequence[str] = (), *, won: bool) -> list[Honoured]:
    """Return the titles that won something; else those that were nominated and won nothing.

    Those of most prizes stand first, then the best known.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    of_title: dict[int, list[Prized]] = {}
    for one in library.shelves.awarded(None, languages):
        of_title.setdefault(one.award.rank, []).append(one)
    found = [_honoured(several) for several in of_title.values()]
    return sorted(
        (one for one in found if bool(one.won) is won),
        key=lambda one: (-one.won, -one.total, one.rank),
    )


def _honoured(several: Sequence[Prized]) -> Honoured:
    once = {(award_key(one.award.award), *_same(one.award)): one.award for one in several}
    won = sum(award.outcome == "won" for award in once.values())
    return Honoured(several[0].row, several[0].award.rank, won, len(once))


def in_order(found: Iterable[Prized]) -> list[Prized]:
    """Return prizes and nominations by year, the latest first; within a year prizes first.

    What two sources call by two names is one.
    """
    # Of "Sound" and "sound" the former stays.
    told = sorted(found, key=lambda one: one.award.category or "", reverse=True)
    once = {_same(one.award): one for one in told}
    return sorted(
        once.values(),
        key=lambda one: (
            -(one.award.year or 0),
            one.award.outcome != "won",
            fold(one.award.category or ""),
            fold(one.row.name),
            one.row.id,
        ),
    )


def united(awarded: Iterable[Awarded]) -> list[Award]:
    """Return prizes that are called alike as one: "Peabody Award" and "Peabody Awards"."""
    key_of = cache(award_key)
    alike: dict[str, list[Awarded]] = {}
    for one in awarded:
        alike.setdefault(key_of(one.award), []).append(one)
    found = map(_united, alike.values())
    return sorted(found, key=lambda one: (-one.total, -one.won, fold(one.name), one.name))


def _has(name: str, wanted: Sequence[str]) -> bool:
    """Return whether a name has words that begin with each of those wanted."""
    said = [_SAME.get(word, word) for word in words(name)]
    return all(any(word.startswith(one) for word in said) for one in wanted)


def _united(awarded: Sequence[Awarded]) -> Award:
    spellings = Counter(one.award for one in awarded)
    once = {_same(one): one for one in awarded}.values()
    years = [one.year for one in once if one.year is not None]
    won = sum(one.outcome == "won" for one in once)
    return Award(
        name=clean_line(min(spellings, key=lambda name: (-spellings[name], name))),
        spellings=tuple(sorted(spellings)),
        won=won,
        nominated=len(once) - won,
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _same(one: Awarded) -> tuple[object, ...]:
    """Return what tells two prizes of one name apart."""
    return one.rank, one.year, fold(one.category or ""), one.outcome
