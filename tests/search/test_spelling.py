"""What a query with typing slips is taken to mean."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.search.spelling import corrected

VOCABULARY = Counter(
    ["voyager"] * 3
    + ["herzog", "shatner", "марсоход", "moon", "mars", "marsh", "universum", "mission"]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("voyger", "voyager"),
        ("vyoager mission", "voyager mission"),
        ("director:herzg", "director:herzog"),
        ("(shatnr OR moon) -mars", "(shatner OR moon) -mars"),
        ('"uniwersum"', '"universum"'),
        ("марсаход", "марсоход"),
        ("Voyagr", "voyager"),
        ("year:2005 voyger is:watched", "year:2005 voyager is:watched"),
    ],
)
def test_a_slip_is_mended_and_all_else_is_left_alone(typed: str, meant: str) -> None:
    assert corrected(typed, VOCABULARY) == meant


@pytest.mark.parametrize(
    "typed", ["voyager", "voya", "xqzvbn", "mno", "year:200", "is:watchd", "", "OR", "()"]
)
def test_what_is_right_or_far_from_everything_is_not_mended(typed: str) -> None:
    assert corrected(typed, VOCABULARY) is None


def test_of_two_words_equally_near_the_more_frequent_is_meant() -> None:
    assert corrected("boot", Counter({"foot": 1, "moot": 1, "book": 5})) == "book"


@given(st.text(max_size=40))
def test_any_text_is_taken(typed: str) -> None:
    mended = corrected(typed, VOCABULARY)
    assert mended is None or mended != typed
