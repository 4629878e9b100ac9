from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.text import (
    CUT_MARK,
    MAX_LINES,
    clean,
    clean_line,
    fold,
    person_key,
    pick_language,
    sort_key,
    words,
)

# Lone surrogates, controls and joiners more often than chance would bring them.
ODD = st.sampled_from(
    "\x1b\x07\x9b\x00\r\n\t\u200c\u200d\u202e\u2066\ufeff\ud800\U000e0041\u0301😀न्A1"
)
ANY_TEXT = st.lists(st.one_of(ODD, st.characters(codec=None)), max_size=60).map("".join)

LEGIT = [
    "plain words, with (signs) & numbers 1–2",
    "two\nlines",
    "👩‍🚀 and 👨‍👩‍👧‍👦, 🏳️‍🌈, 👍🏽, 🇩🇪",
    "می‌خواهم به ماه بروم",
    "क्‍ष",
    "שלום עולם",
    "مرحبا بالعالم",
    "火星への旅、その先へ",
    "달 탐사",
    "Cafe\u0301, Bussie\u0300res, ŷ̂",
    "ёлка, йод, Ґанок",
    "½ µ € → ★ ▰",
]


@pytest.mark.parametrize("text", LEGIT)
def test_writing_of_all_scripts_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("a\x9b2Jb", "a2Jb"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\u2066a\u2069\u200eb\u200f", "ab"),
        ("\ufeffa\u200bb\u2060c\xad", "abc"),
        ("a\ud83db", "ab"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("a\uffff\ufdd0\U0001fffeb", "ab"),
        ("a\tb\r\nc\rd\u2028e\x85f", "a b\nc\nd\ne\nf"),
        ("\u200da\u200d\u200d b\u200c", "a b"),
        ("a" + "\u0301" * 50 + "b", "a" + "\u0301" * 4 + "b"),
    ],
)
def test_what_could_act_on_a_terminal_goes(hostile: str, left: str) -> None:
    assert clean(hostile) == left


@given(ANY_TEXT)
def test_clean_text_can_be_encoded_and_holds_no_controls(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    forbidden = {"Cc", "Cs", "Zl", "Zp"}
    assert not [
        character
        for character in cleaned
        if unicodedata.category(character) in forbidden and character != "\n"
    ]
    assert not [
        character
        for character in cleaned
        if unicodedata.bidirectional(character)
        in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


@given(ANY_TEXT, st.integers(min_value=1, max_value=80))
def test_cleaning_twice_changes_nothing_more(text: str, limit: int) -> None:
    once = clean(text, limit=limit)
    assert clean(once, limit=limit) == once
    line = clean_line(text, limit=limit)
    assert clean_line(line, limit=limit) == line


@given(ANY_TEXT, st.integers(min_value=1, max_value=80))
def test_no_text_is_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(clean(text, limit=limit)) <= limit
    assert len(clean_line(text, limit=limit)) <= limit


@given(ANY_TEXT)
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


def test_a_cut_is_marked() -> None:
    assert clean("abcdefgh", limit=5) == "abcd" + CUT_MARK
    assert clean("abcde", limit=5) == "abcde"
    assert clean("füß" * 9, limit=5) == "füßf" + CUT_MARK


def test_too_many_lines_are_cut_and_the_cut_is_marked() -> None:
    cleaned = clean("a\n" * (MAX_LINES + 5))
    assert cleaned.count("\n") < MAX_LINES
    assert cleaned.endswith(CUT_MARK)
    assert clean(cleaned) == cleaned


def test_words_after_very_many_controls_are_not_lost_without_a_mark() -> None:
    assert clean("\x07" * 100 + "hello", limit=10) in {"hello", CUT_MARK}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bussières", "BUSSIERES"),
        ("Ёлка", "елка"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("Łódź", "lodz"),
        ("Øresund", "oresund"),
        ("ﬁlm", "FILM"),
        ("“Mars” — ‘now’", "\"mars\" - 'now'"),
        ("Ｍａｒｓ", "mars"),
        ("Cafe\u0301", "café"),
    ],
)
def test_spellings_that_differ_in_form_alone_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Май", "Маи"), ("moon", "mood"), ("1", "2")])
def test_letters_of_their_own_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_case_does_not_matter_in_western_europe(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(st.text(max_size=40))
def test_words_are_folded_and_without_signs(text: str) -> None:
    for word in words(text):
        assert word == fold(word)
        assert word.isalnum()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pascale Bussières", "pascale bussieres"),
        ("J. J. Müller", "J.J. Mueller"),
        ("Jean-Michel Jarre", "Jean Michel JARRE"),
        ("Anna Jørgensen", "Anna Joergensen"),
        ("Алёна Котёнок", "Алена Котенок"),
    ],
)
def test_two_spellings_of_a_person_have_one_key(one: str, other: str) -> None:
    assert person_key(one).replace(" ", "") == person_key(other).replace(" ", "")


def test_two_people_have_two_keys() -> None:
    assert person_key("Ann Moon") != person_key("Anna Moon")


def test_a_list_is_in_order_whatever_the_case_and_accents() -> None:
    names = ["zebra", "Éclair", "apple", "«Daily»", "École", "Banana"]
    assert sorted(names, key=sort_key) == [
        "apple", "Banana", "«Daily»", "Éclair", "École", "zebra",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tags", "wanted", "chosen"),
    [
        (["en", "de", "ru"], ["ru"], "ru"),
        (["en", "de"], ["ru", "de"], "de"),
        (["en", "de"], ["ru"], "en"),
        (["de", "fr"], ["ru"], "de"),
        (["en", "de"], ["de-AT"], "de"),
        (["en", "pt-BR"], ["pt"], "pt-BR"),
        (["pt-BR", "pt-PT"], ["PT-pt"], "pt-PT"),
        (["zh_Hant", "en"], ["zh"], "zh_Hant"),
        (["en"], [], "en"),
    ],
)
def test_the_best_language_there_is_is_picked(
    tags: list[str], wanted: list[str], chosen: str
) -> None:
    assert pick_language({tag: f"text in {tag}" for tag in tags}, wanted) == (
        chosen, f"text in {chosen}",
    )  # fmt: skip


def test_of_no_texts_none_is_picked() -> None:
    assert pick_language({}, ["en"]) is None
