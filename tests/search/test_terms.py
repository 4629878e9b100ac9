"""Which spellings of a word meet, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.search.terms import Form, listed_forms, sought_forms, to_latin
from docbrowser.text import fold, words

letters = st.text(st.characters(categories=["L"], max_codepoint=0x2FF), min_size=1, max_size=12)
cyrillic = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12)


def meets(query: str, text: str) -> bool:
    sought, listed = sought_forms(fold(query)), listed_forms(fold(text))
    return any(form.is_met_by(other) for form in sought for other in listed)


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
        ("Chruschtschow", "Khrushchev"),
        ("Chruszczow", "Хрущёв"),
        ("Khrouchtchev", "Хрущёв"),
        ("Czajkowski", "Чайковский"),
        ("Gorbatschow", "Gorbachev"),
        ("Szostakowicz", "Schostakowitsch"),
        ("Rakhmaninov", "Rachmaninoff"),
    ],
)
def test_two_spellings_of_a_word_meet(query: str, text: str) -> None:
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("wine", "vine"),
        ("Стоун", "Stunden"),
        ("mars", "march"),
        ("луна", "лупа"),
        ("man", "woman"),
        ("man", "mental"),
        ("цжю", "zu"),
    ],
)
def test_words_that_only_resemble_each_other_do_not_meet(query: str, text: str) -> None:
    assert not meets(query, text)


@given(st.one_of(letters, cyrillic))
def test_a_word_meets_itself_and_its_own_beginnings(word: str) -> None:
    for folded in words(word):
        assert meets(folded, folded)
        assert meets(folded[: len(folded) // 2 + 1], folded)


@given(st.one_of(letters, cyrillic))
def test_what_is_typed_is_looked_for_first(word: str) -> None:
    first, *rest = sought_forms(word)
    assert first == Form(word)
    assert first not in rest


@given(cyrillic)
def test_a_cyrillic_word_is_found_by_its_latin_letters(word: str) -> None:
    folded = fold(word)
    latin = to_latin(folded)
    assert latin.isascii()
    assert not latin or meets(latin, folded)
