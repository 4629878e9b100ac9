"""Whether two sources speak of one work."""

from __future__ import annotations

from typing import Any

import pytest

from docbrowser.matching import Facts, Likeness, best, keys_of, likeness, name_key
from docbrowser.model import Credit
from tests.helpers import record


def film(source: str = "one", name: str = "Comets", **fields: Any) -> Facts:
    """Return what a source says of a film."""
    return Facts([record(source, names={"en": name}, **fields)])


def directed(*people: str) -> tuple[Credit, ...]:
    """Return the credits of directors."""
    return tuple(Credit(person=person, job="director") for person in people)


def test_shared_id_is_enough() -> None:
    one = film(name="Comets", ids={"imdb": "tt1"}, premiered="1999")
    assert likeness(one, film("two", "Kometen", ids={"imdb": "tt1"})) is Likeness.SAME_ID


def test_name_alone_is_not() -> None:
    assert likeness(film(), film("two")) is Likeness.DOUBTFUL
    assert likeness(film(premiered="1999"), film("two")) is Likeness.DOUBTFUL


def test_name_and_year_are_unless_kind_or_makers_contradict() -> None:
    one = film(premiered="1999-05-01", kind="film", credits=directed("Ann Moon"))
    assert likeness(one, film("two", premiered="1999")) is Likeness.SAME
    assert likeness(one, film("two", premiered="1999", kind="series")) is Likeness.DOUBTFUL
    other = film("two", premiered="1999", credits=directed("Bo Star"))
    assert likeness(one, other) is Likeness.DOUBTFUL


def test_years_apart_are_other_works() -> None:
    assert likeness(film(premiered="1999"), film("two", premiered="2004")) is Likeness.OTHER
    near = film("two", premiered="2000", credits=directed("Ann Moon"))
    assert likeness(film(premiered="1999"), near) is Likeness.DOUBTFUL
    mine = film(premiered="1999", credits=directed("Ann Moon"))
    assert likeness(mine, near) is Likeness.SAME


def test_people_stand_in_for_a_year() -> None:
    people = directed("Ann Moon")
    assert likeness(film(credits=people), film("two", credits=people)) is Likeness.SAME


def test_two_numbers_of_one_data_base_are_two_works() -> None:
    one = film(ids={"netflix": "s1"}, premiered="1999")
    assert likeness(one, film(ids={"netflix": "s2"}, premiered="1999")) is Likeness.OTHER


def test_one_source_that_says_the_same_again_means_the_same() -> None:
    assert likeness(film(), film()) is Likeness.SAME


def test_films_and_series_are_counted_apart_at_tmdb() -> None:
    one = film(ids={"tmdb": "603"}, kind="film", premiered="1999")
    other = film("two", "Zwölf", ids={"tmdb": "603"}, kind="series", premiered="1999")
    assert likeness(one, other) is Likeness.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peuple des vents, Le", "Le Peuple des vents"),
        ("The Comets", "comets"),
        ("Eis & Feuer", "Eis and Feuer"),
        ("L'Odyssée", "Odyssée, L'"),
        ("Ёлка", "елка"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_an_article_alone_is_a_name() -> None:
    assert name_key("The") == "the"
    assert name_key("A") != name_key("The")


def test_works_that_are_one_share_a_key() -> None:
    one = record("one", names={"fr": "Le Peuple des vents"}, original_name="Wind People")
    other = record("two", names={"en": "Peuple des vents, Le"})
    assert set(keys_of(one)) & set(keys_of(other))


def test_two_that_would_do_are_no_choice() -> None:
    assert best([(Likeness.SAME, "a"), (Likeness.SAME, "b")]) == (None, ["a", "b"])
    assert best([(Likeness.SAME, "a"), (Likeness.DOUBTFUL, "b")]) == ("a", [])
    assert best([(Likeness.OTHER, "a")]) == (None, [])
