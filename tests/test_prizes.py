"""Prizes of two sources that are one, and those of one source that are not."""

from __future__ import annotations

from docbrowser.model import Award
from docbrowser.prizes import united


def award(
    category: str | None, outcome: str = "won", name: str = "Sundance", year: int | None = 2012
) -> Award:
    return Award(award=name, category=category, outcome=outcome, year=year)  # type: ignore[arg-type]


def test_a_prize_that_two_sources_tell_at_different_length_counts_once() -> None:
    long, brief = (
        award("Excellence in Cinematography Award: U.S. Documentary"),
        award("Cinematography"),
    )
    assert united([[long], [brief]]) == (long,)
    assert united([[award("Best Documentary")], [award("Best Documentary Feature")]]) == (
        award("Best Documentary"),
    )
    assert united([[brief], [award(None)]]) == (brief,)


def test_one_source_means_several_prizes_by_several_lines() -> None:
    two = award("Cinematography"), award("Cinematography: Cities")
    assert set(united([two])) == set(two)
    assert set(united([two, two])) == set(two)
    assert len(united([[award("Sound"), award(None)]])) == 2


def test_another_year_outcome_or_category_is_another_prize() -> None:
    mine = award("Sound")
    for other in (award("Sound", year=2013), award("Sound Design", "nominated"), award("Music")):
        assert len(united([[mine], [other]])) == 2


def test_singular_and_plural_are_one_prize() -> None:
    one, other = award("Film", name="Academy Award"), award("Film", name="Academy Awards")
    assert united([[one], [other]]) == (one,)


def test_a_prize_without_a_year_is_the_one_of_the_only_year_that_others_tell() -> None:
    dated, other = award("Best Documentary Feature"), award("Best Sound")
    bare, brief = (award(category, year=None) for category in ("Best Documentary Feature", "Best"))
    for sources in ([[bare], [dated]], [[dated], [bare]], [[brief], [bare], [dated]]):
        assert united(sources) == (dated,)
    assert len(united([[dated], [award("Music", year=None)]])) == 2
    # One source tells both apart, and of two years either might be meant.
    assert len(united([[dated, bare]])) == 2
    assert len(united([[dated], [award("Best Documentary Feature", year=2013)], [bare]])) == 3
    assert len(united([[dated, other], [brief]])) == 3
