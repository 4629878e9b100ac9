"""What a query with typing slips is taken to mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.search.spelling import corrected
from docbrowser.titles import Synopsis, Title
from tests.search.indexed import index_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Texts(Counter[str]):
    """The words of a few texts, and how often each stands in them."""

    def knows(self, word: str) -> bool:
        return any(other.startswith(word) for other in self)

    def near(self, word: str, slips: int) -> Iterable[tuple[str, int]]:
        return self.items()


VOCABULARY = Texts(
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
    assert corrected("boot", Texts({"foot": 1, "moot": 1, "book": 5})) == "book"


@given(st.text(max_size=40))
def test_any_text_is_taken(typed: str) -> None:
    mended = corrected(typed, VOCABULARY)
    assert mended is None or mended != typed


WORDS = ["voyager", "herzog", "марсоход", "raumschiff", "continent", "экспедиция", "wolf"]


@pytest.mark.parametrize("word", WORDS)
@given(data=st.data())
def test_the_words_of_an_index_are_near_whatever_slip_was_made(
    word: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcабв"))
    slips = {
        "wrong": word[:place] + letter + word[place + 1 :],
        "missing": word[:place] + word[place + 1 :],
        "one too many": word[:place] + letter + word[place:],
    }
    text = " ".join(WORDS)
    index = index_of(Title(id="a", synopses=(Synopsis(lang="en", text=text, source="x"),)))
    for typed in slips.values():
        if len(typed) > 3 and not index.words.knows(typed):
            assert corrected(typed, index.words) == word
