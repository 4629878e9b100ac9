"""The tables of the IMDb data sets, joined to records in one stream.

Twelve million titles pass in little memory: which titles are selected is a bitmap; tables in the
order of title.basics, as IMDb's own are, are followed beside it; episodes and the people who are
needed lie in a temporary file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import i18n
from docbrowser.i18n import _, counted
from docbrowser.importers.imdb_credits import PEOPLE_IN, Credits, people_of
from docbrowser.importers.imdb_episodes import Episodes
from docbrowser.importers.imdb_side import (
    WIDTH,
    Followed,
    Numbers,
    Order,
    Problems,
    Spilled,
    by_number,
    by_text,
    number_of,
)
from docbrowser.importers.imdb_values import (
    NO_TITLES,
    Aka,
    Basics,
    genres_of,
    rating_of,
    record_of,
)
from docbrowser.importers.items import RefusedError
from docbrowser.model import Record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docbrowser.importers.imdb_rows import Table
    from docbrowser.importers.items import Rejected
    from docbrowser.model import Credit, Rating

_BATCH: Final = 500
_BESIDE: Final = ("title.akas", "title.ratings", "title.principals", "title.crew")


class Join:
    """One import of tables that lie together."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        genre: str | None,
        base: sqlite3.Connection,
        say: Callable[[str], None],
    ) -> None:
        self._tables, self._basics = tables, tables["title.basics"]
        self._genre, self._base, self._say = genre, base, say
        self._selected, self._people = Numbers(), Numbers()
        self._problems = Problems()
        self._beside: dict[str, Followed | Spilled] = {}
        self._episodes: Episodes | None = None
        self._credits: Credits | None = None

    def items(self) -> Iterator[Record | Rejected]:
        """Yield the records of the selected titles, and what did not fit."""
        order = Order()
        yield from self._select(order)
        self._look_beside(order)
        if "title.episode" in self._tables:
            table = self._tables["title.episode"]
            self._episodes = Episodes(
                self._base, table, self._basics, self._selected, self._problems
            )
        if any(what in self._beside for what in PEOPLE_IN):
            self._credits = Credits(
                self._base, self._tables, self._beside, self._people, self._problems
            )
        yield from self._problems.told()
        yield from self._records()
        if self._credits is not None and self._credits.nameless:
            self._say(
                counted(
                    "{n} credit is left out: name.basics does not have their people",
                    "{n} credits are left out: name.basics does not have their people",
                    self._credits.nameless,
                )
            )

    def _select(self, order: Order) -> Iterator[Rejected]:
        basics, selected, genre, problems = (
            self._basics,
            self._selected,
            self._genre,
            self._problems,
        )
        width, seen = basics.width, 0
        for line, text in basics.lines():
            cells = text.split("\t")
            if len(cells) != width:
                if text.strip():
                    problems.add(basics, line, _(WIDTH))
                    yield from problems.told()
                continue
            ident = cells[0]
            order.see(ident)
            if cells[1] in NO_TITLES:
                continue
            seen += 1
            if genre is not None and not _is_of(cells[8], genre):
                continue
            number = number_of(ident)
            if number is not None and ident.startswith("tt") and number not in selected:
                selected.add(number)
                continue
            if number in selected:
                problems.add(basics, line, _("{ident} stands there twice").format(ident=ident))
            else:
                problems.unfit(basics, line, "tconst", ident)
            yield from problems.told()
        if genre is not None:
            self._say(
                _(
                    "{count} of {seen} titles are of the genre {genre}; `--genre all` takes all"
                ).format(count=i18n.number(selected.count), seen=i18n.number(seen), genre=genre)
            )

    def _look_beside(self, order: Order) -> None:
        """Find out which tables can be followed, and put the others into the temporary file."""
        orders: dict[str, Order] = {}
        for what in _BESIDE:
            table = self._tables.get(what)
            if table is None:
                continue
            if what in PEOPLE_IN and "name.basics" not in self._tables:
                self._say(
                    _(
                        "{what} is left out, as name.basics is missing, which names the people"
                    ).format(what=what)
                )
                continue
            try:
                orders[what] = self._scanned(table)
            except RefusedError as error:
                self._problems.add(table, error.line, error.reason)
        ranks = [rank for rank in (by_text, by_number) if order.fits(rank)]
        rank = max(ranks, key=lambda one: sum(o.fits(one) for o in orders.values()), default=None)
        for what, seen in orders.items():
            table = self._tables[what]
            self._beside[what] = (
                Followed(table, rank)
                if rank is not None and seen.fits(rank)
                else Spilled(self._base, table, self._selected)
            )

    def _scanned(self, table: Table) -> Order:
        """Read a table once: whether it can be followed, and of whom it tells."""
        order, selected = Order(), self._selected
        tells, width = table.what in PEOPLE_IN, table.width
        for _line, text in table.lines():
            ident = text.partition("\t")[0]
            order.see(ident)
            if tells and number_of(ident) in selected:
                cells = text.split("\t")
                if len(cells) == width:
                    for person in people_of(cells, table.what):
                        self._people.add(person)
        return order

    def _records(self) -> Iterator[Record | Rejected]:
        batch: list[tuple[int, int, Basics]] = []
        selected, width = self._selected, self._basics.width
        for line, text in self._basics.lines():
            number = number_of(text.partition("\t")[0])
            if number is None or number not in selected:
                continue
            cells = text.split("\t")
            if len(cells) != width or not self._is_wanted(cells):
                continue
            selected.discard(number)
            batch.append((number, line, Basics._make(cells)))
            if len(batch) >= _BATCH:
                yield from self._finished(batch)
                batch = []
        yield from self._finished(batch)

    def _is_wanted(self, cells: Sequence[str]) -> bool:
        genre = self._genre
        return cells[1] not in NO_TITLES and (genre is None or _is_of(cells[8], genre))

    def _finished(self, batch: Sequence[tuple[int, int, Basics]]) -> Iterator[Record | Rejected]:
        credits: dict[str, tuple[Credit, ...]] = {}
        if self._credits is not None:
            credits = self._credits.of([basics.tconst for _, _, basics in batch])
        for number, line, basics in batch:
            record = self._record(number, line, basics, credits.get(basics.tconst, ()))
            yield from self._problems.told()
            if record is not None:
                yield record

    def _record(
        self, number: int, line: int, basics: Basics, credits: tuple[Credit, ...]
    ) -> Record | None:
        fields = record_of(
            basics,
            self._akas(basics.tconst),
            self._rating(basics.tconst),
            self._problems.of(self._basics, line),
        )
        if not fields["names"] and not fields["original_name"]:
            self._problems.add(
                self._basics, line, _("{tconst} has no title there").format(tconst=basics.tconst)
            )
            return None
        episodes = self._episodes.of(number) if self._episodes is not None else ()
        return Record(**fields, credits=credits, episodes=episodes)

    def _akas(self, ident: str) -> list[Aka]:
        beside = self._beside.get("title.akas")
        found: list[Aka] = []
        if beside is None:
            return found
        table = self._tables["title.akas"]
        width = table.width
        for line, cells in beside.of(ident):
            if len(cells) == width:
                found.append(Aka._make(cells))
            else:
                self._problems.add(table, line, _(WIDTH))
        return found

    def _rating(self, ident: str) -> Rating | None:
        beside = self._beside.get("title.ratings")
        if beside is None:
            return None
        table = self._tables["title.ratings"]
        for line, cells in beside.of(ident)[:1]:
            if len(cells) == table.width:
                return rating_of(cells[1], cells[2], self._problems.of(table, line))
            self._problems.add(table, line, _(WIDTH))
        return None


def _is_of(cell: str, genre: str) -> bool:
    return genre in cell and genre in genres_of(cell)
