"""Titles that stand together: of one person, of one prize, of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from docbrowser.listing import Row, display_name
from docbrowser.merge import merge
from docbrowser.search.highlighting import Lens
from docbrowser.search.hits import States
from docbrowser.search.query import And, InField, Words
from docbrowser.subjects import label
from docbrowser.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Protocol

    from docbrowser.listing import Summary
    from docbrowser.model import Record
    from docbrowser.search.index import Index
    from docbrowser.search.overview import Awarded
    from docbrowser.titles import Title
    from docbrowser.watching import Progress

    T = TypeVar("T")

    class Ask(Protocol):
        """Has the index answer a question."""

        def __call__(self, question: Callable[[Index], T], /) -> T:  # noqa: D102
            ...


MOST: Final = 300
"""Titles of one person that are looked at, the best known first."""
MOST_OF_YEAR: Final = 500
"""Titles of one year, or on one subject, that are shown, the best known first."""


class Stand(NamedTuple):
    """What the user did so far, as far as it is asked here."""

    progress: Callable[[Summary], Progress]
    states: States


class Told(NamedTuple):
    """A title as a list shows it, and all that is told of it."""

    row: Row
    title: Title


class Shelf(NamedTuple):
    """Titles, the best known first; where not `is_complete` there are more of them."""

    titles: Sequence[Told]
    is_complete: bool


class Prized(NamedTuple):
    """A title and what it has won, or was nominated for."""

    row: Row
    award: Awarded


class Year(NamedTuple):
    """How many titles began in a year, and how many of them have been watched."""

    titles: int
    watched: int


class RowShelf(NamedTuple):
    """The best known titles of some years or on a subject, and how many there are in all."""

    rows: Sequence[Row]
    total: int


class Shelves:
    """Answers from the index; any method may raise a StoreError: a catalogue cannot be read."""

    def __init__(
        self,
        ask: Ask,
        records: Callable[[Index, int], Sequence[Record]],
        stand: Callable[[Index], Stand],
    ) -> None:
        self._ask = ask
        self._records = records
        self._stand = stand

    def of_person(self, name: str, languages: Sequence[str] = (), also: str = "") -> Shelf:
        """Return titles that may have a person of that name, and the title of the id `also`."""

        def find(index: Index) -> Shelf:
            ranks = index.overview.with_person(name, MOST + 1)
            own = index.rank(also) if also else None
            chosen = dict.fromkeys(([own] if own is not None else []) + ranks[:MOST])
            return Shelf(self._told(index, list(chosen), languages), len(ranks) <= MOST)

        return self._ask(find)

    def of_named(
        self, asked: str, languages: Sequence[str] = ()
    ) -> tuple[Shelf, Callable[[str], bool]]:
        """Return titles of people of whose names a part is asked for, and whose names are meant."""

        def find(index: Index) -> tuple[Shelf, Callable[[str], bool]]:
            parts = [InField("person", Words((word,))) for word in words(asked)]
            if not parts:
                return Shelf((), is_complete=True), lambda _name: False
            ranks = sorted(index.search(And(tuple(parts)), States(), MOST + 1).titles)
            lenses = [Lens(part, index.readings) for part in parts]
            shelf = Shelf(self._told(index, ranks[:MOST], languages), len(ranks) <= MOST)
            return shelf, lambda name: all(lens.spans("person", name) for lens in lenses)

        return self._ask(find)

    def awards(self) -> list[Awarded]:
        """Return all awards of all titles."""
        return self._ask(lambda index: index.overview.awarded())

    def awarded(self, awards: Sequence[str] | None, languages: Sequence[str] = ()) -> list[Prized]:
        """Return which titles have the awards of these names, or any; the best known first."""

        def find(index: Index) -> list[Prized]:
            progress = self._stand(index).progress
            found = index.overview.awarded(awards)
            rows = {
                rank: _row(index.summary(rank), progress, languages)
                for rank in dict.fromkeys(one.rank for one in found)
            }
            return [Prized(rows[one.rank], one) for one in found]

        return self._ask(find)

    def years(self) -> Mapping[int | None, Year]:
        """Return the years in which titles began; None is for those of which it is unknown."""

        def find(index: Index) -> dict[int | None, Year]:
            watched = index.overview.years(self._stand(index).states.titles.get("watched", ()))
            counts = index.overview.years()
            return {year: Year(count, watched.get(year, 0)) for year, count in counts.items()}

        return self._ask(find)

    def of_years(
        self, first: int | None, last: int | None, languages: Sequence[str] = ()
    ) -> RowShelf:
        """Return the titles that began within these years; both None: those of an unknown year."""

        def find(index: Index) -> RowShelf:
            progress = self._stand(index).progress
            count, ranks = index.overview.of_years(first, last, MOST_OF_YEAR)
            rows = [_row(index.summary(rank), progress, languages) for rank in ranks]
            return RowShelf(rows, count)

        return self._ask(find)

    def on_subject(self, subject: str, languages: Sequence[str] = ()) -> RowShelf:
        """Return the titles on a subject, as the records call it; the best known first."""

        def find(index: Index) -> RowShelf:
            named = tuple(words(label(subject)))
            if not named:
                return RowShelf((), 0)
            progress = self._stand(index).progress
            ranks = sorted(
                index.search(InField("subject", Words(named, exact=True)), States()).titles
            )
            rows = [_row(index.summary(one), progress, languages) for one in ranks[:MOST_OF_YEAR]]
            return RowShelf(rows, len(ranks))

        return self._ask(find)

    def _told(self, index: Index, ranks: Sequence[int], languages: Sequence[str]) -> list[Told]:
        progress = self._stand(index).progress
        told = []
        for rank in ranks:
            summary = index.summary(rank)
            title = merge(summary.id, self._records(index, rank))
            told.append(Told(_row(summary, progress, languages), title))
        return told


def _row(
    summary: Summary, progress: Callable[[Summary], Progress], languages: Sequence[str]
) -> Row:
    return Row(summary, display_name(summary, languages), progress(summary))
