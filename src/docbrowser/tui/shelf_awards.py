"""What the screens of awards are about: all of them, all titles that have any, one prize."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from docbrowser.i18n import _, pgettext
from docbrowser.overviews.awards import counted_titles, honoured, of_award, united
from docbrowser.render import awards as award_drawing
from docbrowser.render import rows
from docbrowser.tui.shelf_lines import (
    Heading,
    PageLine,
    ShelfLine,
    Shown,
    TitleLine,
    parted,
    remarks,
)
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.library import Library
    from docbrowser.overviews.awards import Award, Honoured, Titles
    from docbrowser.shelves import Prized


@dataclass(frozen=True)
class AwardsPage:
    """All prizes that titles have."""

    library: Library

    def heading(self) -> str:
        """Return what they are called together."""
        return pgettext("screen", "Awards")

    def gather(self, languages: Sequence[str]) -> AwardsShown:
        """Return the prizes."""
        del languages  # prizes are called as their sources call them
        awarded = self.library.shelves.awards()
        return AwardsShown(self.library, united(awarded), counted_titles(awarded))


@dataclass(frozen=True)
class AwardsShown(Shown):
    """The titles with any prize, and prizes, those of most titles first."""

    library: Library
    awards: Sequence[Award]
    titles: Titles

    def sums(self) -> str:
        """Return how many prizes there are."""
        return award_drawing.all_sums(self.awards)

    def nothing(self) -> str:
        """Return that no title has one."""
        return _(award_drawing.NO_AWARDS)

    def lines(self, width: int) -> list[ShelfLine]:
        """Return a line for all that won, one for all that nearly did, and a line a prize."""
        del width  # each line is asked for its own
        every: list[ShelfLine] = [
            PageLine(
                ("every", won),
                HonouredPage(self.library, won=won),
                partial(award_drawing.honoured_pieces, count, won=won),
            )
            for won, count in ((True, self.titles.won), (False, self.titles.nominated))
            if count
        ]
        return [
            *every,
            *([Heading("")] if every else []),
            *(
                PageLine(award.name, PrizePage(self.library, award), partial(self._draw, award))
                for award in self.awards
            ),
        ]

    def _draw(self, award: Award, width: int, style: str) -> list[tuple[str, str]]:
        return award_drawing.prize_pieces(award, self.awards, width, style)


@dataclass(frozen=True)
class HonouredPage:
    """The titles that won any prize, or that were nominated and won none."""

    library: Library
    won: bool

    def heading(self) -> str:
        """Return what they are called together."""
        return award_drawing.honoured_heading(won=self.won)

    def gather(self, languages: Sequence[str]) -> HonouredShown:
        """Return the titles."""
        return HonouredShown(honoured(self.library, languages, won=self.won), self.won)


@dataclass(frozen=True)
class HonouredShown(Shown):
    """The titles with any prize, those of most prizes first."""

    found: Sequence[Honoured]
    won: bool

    def sums(self) -> str:
        """Return how many titles there are, and how many were watched."""
        return award_drawing.honoured_sums(self.found)

    def nothing(self) -> str:
        """Return that there are none any more."""
        return _(award_drawing.NO_AWARDS)

    def lines(self, width: int) -> list[ShelfLine]:
        """Return the titles."""
        # In a narrow list the heading has to do for what they won.
        is_narrow = width < award_drawing.NARROW
        entries = award_drawing.honoured_entries(self.found, won=self.won, briefly=is_narrow)
        columns = rows.columns(entries, width)
        return [
            TitleLine(Target(one.row.id), one.row.id, entry, columns)
            for one, entry in zip(self.found, entries, strict=True)
        ]


@dataclass(frozen=True)
class PrizePage:
    """The titles that have a prize, or were nominated."""

    library: Library
    award: Award

    def heading(self) -> str:
        """Return what the prize is called."""
        return self.award.name

    def gather(self, languages: Sequence[str]) -> PrizeShown:
        """Return the titles."""
        return PrizeShown(self.award, of_award(self.library, self.award, languages))


@dataclass(frozen=True)
class PrizeShown(Shown):
    """The titles of a prize, the latest first."""

    award: Award
    found: Sequence[Prized]

    def sums(self) -> str:
        """Return how many prizes came of how many nominations."""
        return award_drawing.sums(self.award)

    def nothing(self) -> str:
        """Return that nobody has it any more."""
        return _(award_drawing.NO_AWARDS)

    def lines(self, width: int) -> list[ShelfLine]:
        """Return the titles under the years."""
        entries = [award_drawing.entry_of(one) for one in self.found]
        columns = rows.columns(entries, width)
        # Where there is no room for all that is said of a title, it stands below it.
        is_narrow = width < award_drawing.NARROW or rows.are_cut(entries, columns)
        if is_narrow:
            entries = [award_drawing.entry_of(one, briefly=True) for one in self.found]
            columns = rows.columns(entries, width)
        lines: list[ShelfLine] = []
        told = zip(self.found, entries, strict=True)
        for year, several in groupby(told, key=lambda one: one[0].award.year):
            lines += parted(lines, award_drawing.heading_of(year))
            for one, entry in several:
                lines.append(TitleLine(Target(one.row.id), one.award, entry, columns))
                if is_narrow and (category := award_drawing.category_of(one)):
                    lines += remarks(category, width)
        return lines
