"""Which spellings of a word meet, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.search.terms import listed_forms, sought_forms, to_latin
from docbrowser.text import fold, words

letters = st.text(st.characters(categories=["L"], max_codepoint=0x2FF), min_size=1, max_size=12)
cyrillic = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12)


def meets(query: str, text: str) -> bool:
    beginnings = tuple(form.beginning for form in sought_forms(fold(query)))
    return any(form.startswith(beginnings) for form in listed_forms(fold(text)))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("марсоход", "марсоходов"),
        ("марсоходы", "марсоход"),
        ("планеты", "планета"),
        ("Raumfahrten", "Raumfahrt"),
        ("Abstürze", "Absturz"),
        ("rovers", "rover"),
        ("cities", "city"),
        ("children", "child"),
        ("люди", "человек"),
        ("ueber", "über"),
        ("Königin", "Koenigin"),
        ("ёлка", "елка"),
        ("strasse", "Straße"),
        ("shatner", "Шатнер"),
        ("гагарин", "Gagarin"),
        ("Tchaikovsky", "Чайковский"),
        ("Tschaikowski", "Чайковский"),
        ("Чайковский", "Tchaikovsky"),
        ("Ziolkowski", "Циолковский"),
        ("tereschkowa", "Терешкова"),
        ("korolyov", "Королёв"),
    ],
)
def test_two_spellings_of_a_word_meet(query: str, text: str) -> None:
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("wine", "vine"), ("Стоун", "Stunden"), ("mars", "march"), ("луна", "лупа"), ("man", "woman")],
)
def test_words_that_only_resemble_each_other_do_not_meet(query: str, text: str) -> None:
    assert not meets(query, text)


@given(st.one_of(letters, cyrillic))
def test_a_word_meets_itself_and_its_own_beginnings(word: str) -> None:
    for folded in words(word):
        assert meets(folded, folded)
        assert meets(folded[: len(folded) // 2 + 1], folded)


@given(st.one_of(letters, cyrillic))
def test_what_is_typed_is_looked_for_first_and_is_not_loose(word: str) -> None:
    first, *rest = sought_forms(word)
    assert first == (word, False)
    assert all(form.loose for form in rest)


@given(cyrillic)
def test_a_cyrillic_word_is_found_by_its_latin_letters(word: str) -> None:
    folded = fold(word)
    latin = to_latin(folded)
    assert latin.isascii()
    assert not latin or meets(latin, folded)
