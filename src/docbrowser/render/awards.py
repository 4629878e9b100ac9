"""Awards, drawn: a line a prize, and the titles of each by year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from docbrowser.i18n import N_, _, counted, ngettext, number
from docbrowser.render import rows, styles, vocabulary
from docbrowser.render.cut import DOT, fit
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.overviews.awards import Award, Honoured, Titles
    from docbrowser.render.next_up import Pieces
    from docbrowser.render.rows import Entry
    from docbrowser.shelves import Prized

NO_AWARDS: Final = N_("No title here has an award, as far as its sources say.")
NO_SUCH_AWARD: Final = N_("No award here is called so; docbrowser awards lists them.")
"""To be translated where they are read."""
GAP: Final = 2
NARROW: Final = 70
"""Columns below which the category stands in a line of its own."""
_ROOM_BESIDE_YEARS: Final = 60
_LEAST_NAME: Final = 12


def sums(award: Award | Honoured) -> str:
    """Return `12 won of 26`."""
    # TR: prizes that were won, of how many nominations there were
    said = ngettext("won {won} of {n}", "won {won} of {n}", award.total)
    return said.format(won=number(award.won), n=number(award.total))


def honoured_heading(*, won: bool) -> str:
    """Return what the titles are called that won anything, or were nominated for anything."""
    # TR: a list of titles: those that won any award
    winners = _("All that won something")
    # TR: a list of titles: those that were nominated for any award, and won none
    return winners if won else _("Nominated, and won nothing")


def honoured_pieces(count: int, width: int, style: str, *, won: bool) -> Pieces:
    """Return the line behind which those titles lie: what they are called, and how many."""
    name, titles = honoured_heading(won=won), counted("{n} title", "{n} titles", count)
    # As wide as the line for those that won nothing, below which it stands.
    widest = max(cell_len(honoured_heading(won=won)) for won in (True, False))
    name = fit(name, min(widest, width - GAP - cell_len(titles)))
    return [(name, style), (" " * GAP + titles, styles.DIM)]


def honoured_entries(found: Sequence[Honoured], *, won: bool, briefly: bool = False) -> list[Entry]:
    """Return the lines of titles with how often each of them won, or was nominated."""
    said = [
        (_brief(one) if briefly else sums(one))
        if won
        else counted("{n} nomination", "{n} nominations", one.total)
        for one in found
    ]
    width = max(map(cell_len, said), default=0)
    return [
        rows.entry(one.row, " " * (width - cell_len(text)) + text)
        for one, text in zip(found, said, strict=True)
    ]


def _brief(award: Honoured) -> str:
    return _("{found} of {all}").format(found=number(award.won), all=number(award.total))


def honoured_sums(found: Sequence[Honoured]) -> str:
    """Return how many titles these are, and how many of them were watched."""
    seen = sum(one.row.progress.status == "watched" for one in found)
    titles = counted("{n} title", "{n} titles", len(found))
    return f"{titles} · {counted('{n} watched', '{n} watched', seen)}"


def all_sums(awards: Sequence[Award]) -> str:
    """Return `54 awards · 70 won`."""
    count = counted("{n} prize", "{n} prizes", len(awards))
    return f"{count} · {counted('{n} won', '{n} won', sum(award.won for award in awards))}"


def years(award: Award) -> str:
    """Return `1969–2024`, "" where no year is known."""
    first, last = award.first_year, award.last_year
    if first is None or last is None or first == last:
        return str(last or first or "")
    return f"{first}–{last}"


def heading_of(year: int | None) -> str:
    """Return what stands over the prizes of a year."""
    return str(year) if year else _("unknown year")


def prize_pieces(award: Award, among: Sequence[Award], width: int, style: str) -> Pieces:
    """Return the line of a prize, in columns as wide as all those `among` need them."""
    sum_width = max(cell_len(sums(one)) for one in among)
    span = max(cell_len(years(one)) for one in among) if width >= _ROOM_BESIDE_YEARS else 0
    name = max(cell_len(one.name) for one in among)
    taken = GAP + sum_width + (GAP + span if span else 0)
    name = min(name, max(_LEAST_NAME, width - taken))
    line = [(fit(award.name, name), style)]
    line.append((" " * GAP + f"{sums(award):>{sum_width}}", styles.DIM))
    if span:
        line.append((" " * GAP + f"{years(award):>{span}}", styles.DIM))
    return line


def entry_of(prized: Prized, *, briefly: bool = False) -> Entry:
    """Return the line of a title that has a prize: won or nominated, and in which category.

    Briefly it says nothing of the category.
    """
    award = prized.award
    is_won = award.outcome == "won"
    # Categories are long; the outcome is not to be cut off behind them.
    outcome = ("★ " if is_won else "  ") + vocabulary.outcome(award.outcome or "")
    category = "" if briefly else category_of(prized)
    remark = DOT.join(filter(None, (outcome, category)))
    entry = rows.entry(prized.row, remark, has_year=False)
    return entry._replace(lead=outcome) if is_won else entry


def category_of(prized: Prized) -> str:
    """Return what the prize was for, "" where nobody says so."""
    return clean_line(prized.award.category or "")


def prizes_lines(awards: Sequence[Award], titles: Titles, width: int) -> Iterator[Text]:
    """Return a line a prize for the command line; before them how many titles won anything."""
    if titles.won:
        said = honoured_pieces(titles.won, width, styles.TEXT, won=True)
        yield Text.assemble(*said, ("  docbrowser list is:awarded", styles.DIM))
    for award in awards:
        yield Text.assemble(*prize_pieces(award, awards, width, styles.TEXT))


def award_lines(award: Award, found: Sequence[Prized], width: int) -> Iterator[Text]:
    """Return the titles of a prize, under their years, for the command line."""
    yield Text.assemble((award.name, styles.NAME), (f"  {sums(award)}", styles.DIM))
    lines = rows.row_lines([(entry_of(one), one.row.id) for one in found], width)
    for year, several in groupby(found, key=lambda one: one.award.year):
        yield Text.assemble((heading_of(year), styles.HEADING))
        for _one in several:
            yield next(lines)
