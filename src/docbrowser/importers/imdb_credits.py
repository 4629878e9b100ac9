"""Credits of the IMDb data sets: who is needed, what they are called, and what they did."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.i18n import _
from docbrowser.importers.imdb_rows import NOTHING
from docbrowser.importers.imdb_side import (
    WIDTH,
    Followed,
    Numbers,
    Problems,
    Spilled,
    number_of,
)
from docbrowser.importers.imdb_values import credit_of, line_of
from docbrowser.importers.items import RefusedError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from docbrowser.importers.imdb_rows import Table
    from docbrowser.model import Credit

MOST_OF_CREW: Final = 100
"""How many directors, or writers, of one title are taken."""
PEOPLE_IN: Final = {"title.principals": (2,), "title.crew": (1, 2)}
"""The places of the cells that name people, by table."""
_AT_ONCE: Final = 500


class Part(NamedTuple):
    """A person's part in a title, as a row tells it."""

    title: str
    person: int
    category: str
    characters: str
    line: int
    table: Table


def people_of(cells: Sequence[str], what: str) -> Iterator[int]:
    """Yield the numbers of the people whom a row names."""
    for place in PEOPLE_IN[what]:
        for person in cells[place].split(",")[:MOST_OF_CREW]:
            if (number := number_of(person)) is not None:
                yield number


class Credits:
    """The credits of the selected titles, from title.principals and title.crew."""

    def __init__(
        self,
        base: sqlite3.Connection,
        tables: Mapping[str, Table],
        beside: Mapping[str, Followed | Spilled],
        people: Numbers,
        problems: Problems,
    ) -> None:
        self._base, self._tables, self._beside = base, tables, beside
        self._people, self._problems = people, problems
        self.nameless = 0
        """How many credits were left out, as nobody names their people."""
        base.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)")
        if people.count:
            base.executemany("INSERT OR IGNORE INTO people VALUES (?, ?)", self._names())

    def _names(self) -> Iterator[tuple[int, str]]:
        table, people = self._tables["name.basics"], self._people
        try:
            for _, text in table.lines():
                ident, _, rest = text.partition("\t")
                number = number_of(ident)
                if number is not None and number in people:
                    name = line_of(rest.partition("\t")[0])
                    if name:
                        yield number, name.encode(errors="replace").decode()
        except RefusedError as error:
            self._problems.add(table, error.line, error.reason)

    def of(self, titles: Sequence[str]) -> dict[str, tuple[Credit, ...]]:
        """Return the credits of some titles; their people's names are asked for all at once."""
        parts = [part for title in titles for part in self._played(title)]
        there = {(part.title, part.person, part.category) for part in parts}
        for title in titles:
            for part in self._made(title):
                key = part.title, part.person, part.category
                if key not in there:
                    there.add(key)
                    parts.append(part)
        names = self._names_of({part.person for part in parts})
        found: dict[str, list[Credit]] = defaultdict(list)
        for part in parts:
            if name := names.get(part.person):
                complain = self._problems.of(part.table, part.line)
                credit = credit_of(name, part.category, part.characters, complain)
                found[part.title].append(credit)
            else:
                self.nameless += 1
        return {title: tuple(credits) for title, credits in found.items()}

    def _rows(self, what: str, title: str) -> Iterator[tuple[int, list[str], Table]]:
        beside = self._beside.get(what)
        if beside is None:
            return
        table = self._tables[what]
        for line, cells in beside.of(title):
            if len(cells) == table.width:
                yield line, cells, table
            else:
                self._problems.add(table, line, _(WIDTH))

    def _played(self, title: str) -> Iterator[Part]:
        for line, cells, table in self._rows("title.principals", title):
            person = number_of(cells[2])
            if person is not None:
                yield Part(title, person, cells[3], cells[5], line, table)
            elif cells[2] != NOTHING:
                self._problems.unfit(table, line, "nconst", cells[2])

    def _made(self, title: str) -> Iterator[Part]:
        for line, cells, table in self._rows("title.crew", title):
            for category, cell in (("director", cells[1]), ("writer", cells[2])):
                for written in cell.split(",")[:MOST_OF_CREW]:
                    person = number_of(written)
                    if person is not None:
                        yield Part(title, person, category, NOTHING, line, table)

    def _names_of(self, people: set[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        wanted = sorted(people)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            query = f"SELECT id, name FROM people WHERE id IN ({','.join('?' * len(some))})"  # noqa: S608 - question marks alone
            found.update(self._base.execute(query, some))
        return found
