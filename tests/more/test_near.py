"""What makes two titles near, one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docbrowser import i18n
from docbrowser.related.likeness import cites, series_name
from docbrowser.related.naming import names_in, quoted_in
from docbrowser.related.reasons import Kind, Reason, fading
from docbrowser.related.telling import SYNOPSIS, Text
from docbrowser.render.related import called, said, why
from tests.more.near_catalogue import near

if TYPE_CHECKING:
    from docbrowser.related.more import Related


def _told(found: list[Related]) -> dict[str, str]:
    return {f"{one.title.id}{f'#{one.key}' if one.key else ''}": why(one) for one in found}


def _film(name: str, **fields: Any) -> dict[str, Any]:
    return {"names": {"en": name}, "kind": "film", **fields}


def _by(*credits: tuple[str, str]) -> dict[str, Any]:
    return {"credits": [{"person": person, "job": job} for person, job in credits]}


def test_nothing_is_near_to_what_has_nothing_in_common() -> None:
    assert near("a", {"a": _film("Abc"), "b": _film("Xyz")}) == []


def test_the_same_director_says_more_than_the_same_writer() -> None:
    found = near(
        "a",
        {
            "a": _film("Abc", **_by(("Ada Ek", "director"), ("Bo Li", "writer"))),
            "b": _film("Bcd", **_by(("Bo Li", "writer"))),
            "c": _film("Cde", **_by(("Ada Ek", "director"))),
        },
    )
    assert _told(found) == {"c": "same director: Ada Ek", "b": "same writer: Bo Li"}


def test_another_job_in_the_other_title_is_said() -> None:
    told = {
        "a": _film("Abc", **_by(("Ada Ek", "director"))),
        "b": _film("Bcd", **_by(("Ada Ek", "self"))),
    }
    assert _told(near("a", told)) == {"b": "Ada Ek in both (director; on screen)"}


def test_subjects_are_called_by_their_label() -> None:
    told = {
        "a": _film("Abc", subjects=["mars", "research"]),
        "b": _film("Bcd", subjects=["mars", "research"]),
        "c": _film("Cde", subjects=["research"]),
    }
    assert _told(near("a", told)) == {"b": "both about Mars, Research", "c": "both about Research"}
    i18n.use("de")
    assert next(iter(_told(near("a", told)).values())).endswith("Mars, Forschung")


def test_an_episode_stands_for_its_series_when_it_alone_is_near() -> None:
    episodes = [
        {"season": 1, "number": number, "names": {"en": name}}
        for number, name in enumerate(["Beetles", "Volcanoes", "Choirs"], start=1)
    ]
    told = {
        "a": _film("Abc", subjects=["volcanoes"]),
        "b": {"names": {"en": "All Sorts"}, "kind": "series", "episodes": episodes},
    }
    found = near("a", told)
    assert _told(found) == {"b#s1e2": "speaks of Volcanoes"}
    assert called(found[0], []) == "All Sorts 1.2 Volcanoes"


def test_no_more_than_two_episodes_are_of_one_series() -> None:
    episodes = [
        {"season": 1, "number": number, "names": {"en": f"Volcanoes {number}"}}
        for number in range(1, 7)
    ]
    told = {
        "a": _film("Abc", subjects=["volcanoes"]),
        "b": {"names": {"en": "All Sorts"}, "kind": "series", "episodes": episodes},
    }
    assert list(_told(near("a", told))) == ["b#s1e1", "b#s1e2"]


def test_one_can_start_from_an_episode_and_find_its_sisters() -> None:
    episodes = [
        {"season": 1, "number": 1, "names": {"en": "Volcanoes of Java"}},
        {"season": 1, "number": 2, "names": {"en": "Beetles"}},
        {"season": 2, "number": 1, "names": {"en": "Volcanoes of Iceland"}},
    ]
    told = {
        "a": {"names": {"en": "All Sorts"}, "kind": "series", "episodes": episodes},
        "b": _film("Bcd", subjects=["volcanoes"]),
    }
    assert set(_told(near("a", told, "s1e1"))) == {"a#s2e1", "b"}


def test_a_place_is_found_in_another_script() -> None:
    told = {
        "a": _film("Abc", synopses={"en": "They walk until Kamchatka lies below them."}),
        "b": {"names": {"ru": "Где"}, "synopses": {"ru": "Мы летим над Камчаткой зимой."}},
    }
    assert _told(near("a", told)) == {"b": "both name Kamchatka"}


def test_what_is_quoted_is_named() -> None:
    told = {
        "a": _film("Lone"),
        "b": _film("Bcd", synopses={"en": "By the makers of “Lone”, who have aged."}),
    }
    assert _told(near("b", told)) == {"a": "the other one’s text names “Lone”"}
    assert _told(near("a", told))["b"].startswith("its text names “Lone”")


def test_a_work_that_a_text_names_is_called_as_the_reader_calls_it() -> None:
    told = {
        "a": {"names": {"en": "Lone", "ru": "Маяк"}, "kind": "film"},
        "b": _film("Bcd", synopses={"ru": "От авторов фильма «Маяк», которые постарели."}),
    }
    assert _told(near("a", told))["b"].startswith("its text names “Lone”")
    assert _told(near("b", told))["a"].startswith("the other one’s text names “Lone”")


def test_a_first_name_is_no_name_in_common() -> None:
    told = {
        "a": _film("Abc", synopses={"en": "An orca was kept in Orlando until it died."}),
        "b": _film(
            "Bcd",
            synopses={"en": "Nobody would believe Orlando when he came."},
            **_by(("Orlando Ek", "director")),
        ),
    }
    assert not any(reason.kind is Kind.NAME for one in near("a", told) for reason in one.reasons)


def test_the_order_of_what_is_equally_near_is_that_of_ids() -> None:
    told = {
        name: _film(name.upper(), **_by(("Ada Ek", "director"))) for name in ("a", "d", "c", "b")
    }
    assert list(_told(near("a", told))) == ["b", "c", "d"]
    assert list(_told(near("a", told, limit=2))) == ["b", "c"]


# Pure parts


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("He went to Alaska and then to New Zealand.", "en", ["Alaska", "New Zealand"]),
        ("Rain falls. Then Apollo 13 flies.", "en", ["Apollo 13"]),
        ("Werner Herzog goes there.", "en", ["Werner Herzog"]),
        ("A British film of July 1969.", "en", []),
        ("Мы летим над Камчаткой.", "ru", ["Камчаткой"]),
        ("Der Wolf im Wald von Berlin.", "de", []),
    ],
)
def test_names_in_a_text(text: str, language: str, names: list[str]) -> None:
    assert [" ".join(name) for name in names_in(text, language)] == names


def test_what_stands_between_quotation_marks() -> None:
    assert quoted_in("From „Eins“ and “Two,” to «Три».") == ["Eins", "Two", "Три"]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Cosmos: A Voyage", "Cosmos: Possible Worlds", "Cosmos"),
        ("Planet Earth", "Planet Earth II", "Planet Earth"),
        ("Mars", "Mars Rising", ""),
        ("Mars – One Day", "Mars: The Red Planet", "Mars"),
        ("The Sea", "The Sun", ""),
    ],
)
def test_the_name_of_a_series(one: str, other: str, shared: str) -> None:
    assert series_name(one, other) == shared
    assert series_name(other, one) == shared


@pytest.mark.parametrize(
    ("text", "name", "does"),
    [
        ("After “Lone” they rested.", "Lone", True),
        ("She was alone; lone wolves.", "Lone", False),
        ("A companion to Race to Mars from Canada.", "Race to Mars", True),
        ("It is our planet, too.", "Our Planet", False),
        ("At the International Space Station.", "Space Station", False),
    ],
)
def test_citing(text: str, name: str, does: bool) -> None:
    assert cites(Text("en", SYNOPSIS, text), name) is does


def test_each_further_weight_counts_less() -> None:
    assert fading([1.0]) == 1.0
    assert 1.0 < fading([1.0, 1.0]) < 2.0
    assert fading([1.0, 1.0, 1.0]) - fading([1.0, 1.0]) < fading([1.0, 1.0]) - 1.0


def test_every_kind_of_reason_can_be_said() -> None:

    for language in i18n.LANGUAGES:
        i18n.use(language)
        for kind in Kind:
            jobs = {Kind.SAME_JOB: ("director",), Kind.PERSON: ("self", "writer")}.get(kind, ())
            assert "mars" in said(Reason(kind, ("mars",), 1.0, jobs)).casefold() or (
                kind in {Kind.SUBJECT, Kind.TOLD}
            )
