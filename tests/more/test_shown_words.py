"""Words that two texts share are shown as they stand there, and only where they tell something."""

from __future__ import annotations

import pytest

from docbrowser.related.reasons import Kind, Reason
from docbrowser.related.shared_words import words_in_both
from docbrowser.related.sought import Sought, Term
from docbrowser.related.telling import SYNOPSIS, Telling, Text
from docbrowser.stop_words import STOP_WORDS


def shared(language: str, text: str, other: str, *terms: str) -> list[Reason]:
    mine = Telling([Text(language, SYNOPSIS, text)], {})
    theirs = Telling([Text(language, SYNOPSIS, other)], {})
    looked_for = [Term(language, term, frozenset([term]), 0.9, 1.0) for term in terms]
    sought = Sought(mine, looked_for, (), (), (), {})
    return list(words_in_both(sought, theirs, [language]))


def test_german_words_are_nouns_with_their_capitals_and_umlauts() -> None:
    text = "Wir blicken auf die Flüge zum Mond. Kalte Flüge!"
    found = shared("de", text, text, "blicken", "fluge", "mond", "kalte")

    assert [reason.kind for reason in found] == [Kind.WORD]
    assert set(found[0].values) >= {"Flüge", "Mond"}
    assert "blicken" not in found[0].values
    assert "fluge" not in found[0].values


def test_a_capital_of_a_sentences_beginning_falls_where_the_word_stands_without_it() -> None:
    text = "Ёлки растут. Там ёлки."
    assert shared("ru", text, text, "елки")[0].values == ("ёлки",)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "кому чему этому своими которому мной этих"),
        ("de", "ihnen diesem solchen wurde musste konnte wahrend"),
        ("en", "whose themselves cannot became upon"),
    ],
)
def test_words_that_only_hold_a_sentence_together_do_not_count(language: str, words: str) -> None:
    assert [word for word in words.split() if word not in STOP_WORDS[language]] == []
