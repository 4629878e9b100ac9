"""Episodes of the IMDb data sets, kept in a temporary file until their series comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _, counted
from docbrowser.importers.imdb_rows import NOTHING, Table
from docbrowser.importers.imdb_side import Numbers, Problems, number_of
from docbrowser.importers.imdb_values import episode_of, whole_of
from docbrowser.importers.items import RefusedError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from docbrowser.model import Episode

_MOST: Final = 100_000
"""How many episodes of one series are taken."""
_HIGHEST: Final = 1_000_000


class Episodes:
    """The episodes of the selected titles, from title.episode and title.basics."""

    def __init__(
        self,
        base: sqlite3.Connection,
        table: Table,
        basics: Table,
        selected: Numbers,
        problems: Problems,
    ) -> None:
        self._base, self._table, self._basics = base, table, basics
        self._problems = problems
        self._parents, self._wanted = Numbers(), Numbers()
        base.execute(
            "CREATE TABLE episodes (id INTEGER PRIMARY KEY, parent INTEGER, season INTEGER, "
            "number INTEGER, place INTEGER, line INTEGER, name TEXT, year TEXT, minutes TEXT)"
        )
        try:
            base.executemany(
                "INSERT OR IGNORE INTO episodes (id, parent, season, number, place) "
                "VALUES (?, ?, ?, ?, ?)",
                self._places(selected),
            )
        except RefusedError as error:
            problems.add(table, error.line, error.reason)
        if self._wanted.count:
            base.executemany(
                "UPDATE episodes SET line = ?, name = ?, year = ?, minutes = ? WHERE id = ?",
                self._told(),
            )
            base.execute("CREATE INDEX of_parent ON episodes (parent, season, number, place)")

    def _places(self, selected: Numbers) -> Iterator[tuple[int, int, int, int, int]]:
        table, problems = self._table, self._problems
        width, unnumbered, first = table.width, 0, None
        for line, text in table.lines():
            cells = text.split("\t")
            if len(cells) != width:
                continue
            parent = number_of(cells[1])
            if parent is None or parent not in selected:
                continue
            ident, season, number = number_of(cells[0]), whole_of(cells[2]), whole_of(cells[3])
            if ident is None:
                problems.unfit(table, line, "tconst", cells[0])
            elif NOTHING in {cells[2], cells[3]}:
                unnumbered, first = unnumbered + 1, first or line
            elif season is None or number is None or max(season, number) > _HIGHEST:
                problems.unfit(table, line, "season and episode", " ".join(cells[2:4]))
            else:
                self._parents.add(parent)
                self._wanted.add(ident)
                yield ident, parent, season, number, line
        if unnumbered:
            told = counted(
                "{n} episode has no season or number there",
                "{n} episodes have no season or number there",
                unnumbered,
            )
            problems.add(table, first, told)

    def _told(self) -> Iterator[tuple[int, str, str, str, int]]:
        width = self._basics.width
        for line, text in self._basics.lines():
            if "\ttvEpisode\t" not in text:
                continue
            cells = text.split("\t")
            number = number_of(cells[0])
            if number is not None and number in self._wanted and len(cells) == width:
                # SQLite takes no half of a character.
                name, year, minutes = (
                    cells[place].encode(errors="replace").decode() for place in (2, 5, 7)
                )
                yield line, name, year, minutes, number

    def of(self, parent: int) -> tuple[Episode, ...]:
        """Return a series' episodes, in order."""
        if parent not in self._parents:
            return ()
        found: list[Episode] = []
        last: tuple[int, int] | None = None
        rows = self._base.execute(
            "SELECT id, season, number, name, year, minutes, line, place FROM episodes "
            "WHERE parent = ? ORDER BY season, number, place LIMIT ?",
            (parent, _MOST),
        )
        for ident, season, number, name, year, minutes, line, place in rows:
            if (season, number) == last:
                reason = _("{episode} of {title_id} stands there twice").format(
                    episode=f"s{season}e{number}", title_id=f"tt{parent:07d}"
                )
                self._problems.add(self._table, place, reason)
                continue
            last = season, number
            told = (ident, season, number, name, year, minutes)
            found.append(episode_of(told, self._problems.of(self._basics, line)))
        return tuple(found)
