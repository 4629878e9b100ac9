from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.credits import fuller_names, unite
from docbrowser.model import Credit

PEOPLE = st.sampled_from(["Ann Moon", "ann moon", "Änn Moon", "Bo Star", "Bo Stár"])
CREDITS = st.builds(
    Credit,
    person=PEOPLE,
    job=st.sampled_from([None, "actor", "Actor", "director", "gaffer"]),
    character=st.sampled_from([None, "Io", "IO", "Ío", "Callisto"]),
)


def _actor(person: str, character: str | None = None) -> Credit:
    return Credit(person=person, job="actor", character=character)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Pascale Bussieres", "Pascale Bussières"],
        ["Pascale Bussières", "PASCALE BUSSIERES"],
        ["pascale bussieres", "Pascale-Bussières"],
    ],
)
def test_the_same_person_with_and_without_accents_is_one_credit(spellings: list[str]) -> None:
    (credit,) = unite(_actor(name) for name in spellings)
    assert credit.person in {"Pascale Bussières", "Pascale-Bussières"}


def test_the_character_comes_from_whoever_knows_it() -> None:
    for known in ([None, "Antoine Hébert"], ["Antoine Hébert", None]):
        assert unite(_actor("Lo Blue", name) for name in known) == (
            _actor("Lo Blue", "Antoine Hébert"),
        )


def test_the_richer_spelling_of_a_character_is_kept() -> None:
    (credit,) = unite([_actor("Lo Blue", "Antoine Hebert"), _actor("Lo Blue", "Antoine Hébert")])
    assert credit.character == "Antoine Hébert"


def test_two_characters_of_one_person_are_two_credits() -> None:
    both = (_actor("Ann Moon", "Io"), _actor("Ann Moon", "Callisto"))
    assert unite(both) == both


def test_a_person_with_two_jobs_stands_twice() -> None:
    united = unite([_actor("Ann Moon"), Credit(person="Ann Moon", job="director")])
    assert [credit.job for credit in united] == ["director", "actor"]


def test_a_bare_name_adds_nothing_to_one_with_a_job() -> None:
    assert unite([Credit(person="Ann Moon"), _actor("Ánn Moon")]) == (_actor("Ánn Moon"),)
    assert unite([Credit(person="Ann Moon")]) == (Credit(person="Ann Moon"),)


def test_within_a_job_the_order_of_billing_stays() -> None:
    cast = tuple(_actor(name) for name in ("Zoe", "Ann", "Mia"))
    assert unite(cast) == cast


@given(st.lists(CREDITS, max_size=12))
def test_uniting_twice_changes_nothing_more(credits: list[Credit]) -> None:
    once = unite(credits)
    assert unite(once) == once


@given(st.lists(CREDITS, max_size=12))
def test_nobody_is_lost_and_nobody_invented(credits: list[Credit]) -> None:
    from docbrowser.text import person_key

    united = unite(credits)
    assert {person_key(credit.person) for credit in united} == {
        person_key(credit.person) for credit in credits
    }
    said = {credit.person for credit in credits}
    assert {credit.person for credit in united} <= said
    characters = {credit.character for credit in credits}
    assert {credit.character for credit in united} <= characters


def test_who_leaves_out_a_middle_name_means_the_same_person() -> None:
    told = [["Samuel Jackson", "Jean-Luc Blanc"], ["Samuel L. Jackson"], ["Luc Blanc"]]
    assert fuller_names(told) == {"Samuel Jackson": "Samuel L. Jackson"}


def test_two_people_of_one_source_are_two() -> None:
    assert fuller_names([["Paul Smith", "Paul J. Smith"], ["Paul J. Smith"]]) == {}


@given(st.lists(st.lists(st.sampled_from(["A C", "A B C", "A D C", "A B D C", "A", "C"]))))
def test_a_fuller_name_has_all_words_of_the_short_one(told: list[list[str]]) -> None:
    for short, full in fuller_names(told).items():
        assert set(short.split()) < set(full.split())
        assert fuller_names(told[::-1])[short] == full
