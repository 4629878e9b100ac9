"""Which prizes are one, and how years are told: pure."""

from __future__ import annotations

import pytest

from docbrowser.overviews.awards import in_order, united
from docbrowser.overviews.timeline import MANY, by_decade, years
from docbrowser.prizes import award_key
from docbrowser.render import timeline as drawing
from docbrowser.search.overview import Awarded
from docbrowser.shelves import Prized, Year
from tests.shelves.test_people import film, shelf


def _won(rank: int, name: str, year: int | None = 2007, category: str | None = "Sound",
         outcome: str | None = "won") -> Awarded:  # fmt: skip
    return Awarded(rank, name, year, category, outcome)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peabody Award", "Peabody Awards"),
        ("News & Documentary Emmy Awards", "News and Documentary Emmy Award"),
        ("Critics’ Choice Awards", "Critics Choice Awards"),
        ("César", "Cesar"),
    ],
)
def test_two_ways_to_write_a_prize_are_one(one: str, other: str) -> None:
    assert award_key(one) == award_key(other)
    (award,) = united([_won(4, one), _won(8, other), _won(12, one)])
    assert (award.name, award.won) == (one, 3)


def test_prizes_of_more_titles_stand_first() -> None:
    found = united([_won(4, "A"), _won(4, "B"), _won(8, "B", outcome="nominated")])
    assert [(one.name, one.won, one.nominated) for one in found] == [("B", 1, 1), ("A", 1, 0)]


def test_what_two_sources_say_of_one_prize_counts_once() -> None:
    twice = [_won(4, "Shell Award"), _won(4, "Shell Awards", category="SOUND")]
    (award,) = united(twice)
    assert award.total == 1
    row = shelf(film("a")).titles[0].row
    assert len(in_order([Prized(row, one) for one in twice])) == 1


def test_the_years_of_a_prize_are_those_that_are_known() -> None:
    (award,) = united([_won(4, "A", 2007), _won(8, "A", None), _won(12, "A", 1999)])
    assert (award.first_year, award.last_year) == (1999, 2007)
    (award,) = united([_won(4, "A", None)])
    assert (award.first_year, award.last_year) == (None, None)


def test_prizes_stand_by_year_and_what_was_won_first() -> None:
    row = shelf(film("a")).titles[0].row
    told = [
        _won(4, "A", None),
        _won(8, "A", 2007, outcome="nominated"),
        _won(12, "A", 2007),
        _won(16, "A", 2010, outcome=None),
    ]
    found = in_order(Prized(row, one) for one in told)
    assert [one.award.rank for one in found] == [16, 12, 8, 4]


def test_years_stand_latest_first_and_the_unknown_one_last() -> None:
    found = years({1999: Year(2, 1), None: Year(3, 0), 2007: Year(1, 0)})
    assert [(one.first, one.titles, one.watched) for one in found] == [
        (2007, 1, 0),
        (1999, 2, 1),
        (None, 3, 0),
    ]


def test_few_years_are_told_without_decades_and_many_with() -> None:
    few = years({2000 + place: Year(1, 0) for place in range(MANY)})
    assert by_decade(few) == few
    many = years({1995 + place: Year(2, 1) for place in range(MANY + 1)} | {None: Year(1, 0)})
    told = by_decade(many)
    decades = [(one.first, one.last, one.titles, one.watched) for one in told if one.is_decade]
    assert decades == [(2010, 2019, 2, 1), (2000, 2009, 20, 10), (1990, 1999, 10, 5)]
    assert [one for one in told if not one.is_decade] == many
    assert told.index(many[1]) == told.index(next(one for one in told if one.first == 2000)) + 1


@pytest.mark.parametrize("width", [34, 46, 76, 196])
def test_all_lines_of_the_timeline_are_as_wide_and_fit(width: int) -> None:
    spans = by_decade(years({1900 + place: Year(place, place // 2) for place in range(1, 99)}))
    lines = [list(drawing.span_pieces(one, spans, width, "")) for one in spans]
    widths = {sum(len(text) for text, _style in line) for line in lines}
    assert len(widths) == 1
    assert max(widths) <= width


def test_a_bar_is_full_only_where_all_was_watched() -> None:
    spans = years({2001: Year(1000, 999), 2002: Year(1000, 1000), 2003: Year(1000, 1)})
    bars = ["".join(text for text, _ in drawing.span_pieces(one, spans, 80, "")) for one in spans]
    assert ["▱" in bar for bar in bars] == [True, False, True]
    assert all("▰" in bar for bar in bars)
