"""What a query found: a sequence of rows, each of which is made when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, overload

_LINES = bytes([1] + [2] * 255)

if TYPE_CHECKING:
    from docbrowser.listing import Row
    from docbrowser.search.highlighting import Lens
    from docbrowser.search.hits import Hits, States
    from docbrowser.watching import Progress


@dataclass(frozen=True, eq=False)
class Results(Sequence["Row"]):
    """The titles that match, in the order in which they are shown.

    Where not `is_complete` they are the first ones of more. `meant` is the query that was
    answered in the place of one that finds nothing; `lens` tells in any text what matches.
    """

    hits: Hits
    load: Callable[[int, int], Row]
    """Makes the row of a title, of which the rank is given, and that of the field it matches in."""
    rank_of: Callable[[str], int | None]
    """The rank of the title of an id."""
    lens: Lens
    states: States
    """The titles in each state of watching when this was found."""
    is_complete: bool = True
    meant: str | None = None
    has_best_match: bool = True
    """Whether a title may match better than another; else they stand by name where nothing else is
    asked for."""
    _rows: dict[int, Row] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.hits.titles)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        title = self.hits.titles[place]
        row = self._rows.get(title)
        if row is None:
            row = self._rows[title] = self.load(title, self.hits.ranks[place])
        return row

    def marked(self, place: int, progress: Progress) -> None:
        """Let the row at a place tell how far its title has been watched by now."""
        title = self.hits.titles[place]
        self._rows[title] = replace(self[place], progress=progress)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The line on which each row begins, and behind them the number of lines.

        A row has a second line where the title matched elsewhere than in its name, for the reason.
        """
        ranks = self.hits.ranks
        if not any(ranks):
            return range(len(ranks) + 1)
        return array("L", accumulate(ranks.translate(_LINES), initial=0))

    def is_done(self, place: int) -> bool:
        """Return whether the title there has been watched, or will not be."""
        return self.states.is_done(self.hits.titles[place])

    def place_of(self, title_id: str) -> int | None:
        """Return where the title of that id stands, None where it is not among them."""
        rank = self.rank_of(title_id)
        try:
            return None if rank is None else self.hits.titles.index(rank)
        except ValueError:
            return None
