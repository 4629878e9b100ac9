"""Numbers, dates and codes as a reader says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser import i18n
from docbrowser.render import words
from docbrowser.titles import Title
from tests import pseudo


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(None, ""), (1, "1 min"), (40, "40 min"), (60, "1 h"), (89, "1 h 29 min"), (120, "2 h")],
)
def test_a_runtime_is_said_in_hours_and_minutes(minutes: int | None, said: str) -> None:
    assert words.runtime(minutes) == said


@pytest.mark.parametrize(
    ("partial", "said"),
    [
        ("2007", "2007"),
        ("2007-09", "September 2007"),
        ("2007-05-03", "3 May 2007"),
        ("2007-02-31", "2007-02-31"),
        ("2007-13", "2007-13"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(partial: str, said: str) -> None:
    assert words.date(partial) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["23 Sept 2007", "September 2007", "2007", "Sunday, 23 September 2007", "German"]),
        (
            "de",
            ["23. Sept. 2007", "September 2007", "2007", "Sonntag, 23. September 2007", "Deutsch"],
        ),
        (
            "ru",
            [
                *("23 сент. 2007 г.", "сентябрь 2007 г.", "2007"),
                *("воскресенье, 23 сентября 2007 г.", "немецкий"),
            ],
        ),
    ],
)
def test_dates_and_names_are_said_as_each_language_writes_them(
    language: str, said: list[str]
) -> None:
    def told() -> list[str]:
        dates = [words.date(partial) for partial in ("2007-09-23", "2007-09", "2007")]
        said = [*dates, words.weekday("2007-09-23"), words.language("de")]
        return [" ".join(one.split()) for one in said]  # some blanks are narrow

    in_english = told()
    i18n.use(language)

    assert told() == said  # nothing is remembered of the language before
    i18n.use("en")
    assert told() == in_english


def test_a_day_a_month_and_a_year_stand_behind_a_verb() -> None:
    said = [words.on_day(partial) for partial in ("2007-09-23", "2007-09", "2007")]

    assert said == ["on 23 Sept 2007", "in September 2007", "in 2007"]


def test_a_number_with_tenths_has_the_sign_of_its_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [words.decimal(7.2), words.decimal(7.0), words.decimal(0.5, 2)] == ["7.2", "7", "0.50"]

    pseudo.speak(monkeypatch)
    assert words.decimal(7.2) == f"7{pseudo.pseudo('.')}2"


@pytest.mark.parametrize(
    ("tag", "said"),
    [("de", "German"), ("ru", "Russian"), ("en", "English"), ("xx-nonsense", "xx-nonsense")],
)
def test_a_language_is_named(tag: str, said: str) -> None:
    assert words.language(tag) == said


@pytest.mark.parametrize(("tag", "language"), [("de-AT", "German"), ("zh-Hant", "Chinese")])
def test_a_regional_language_is_named_by_its_language(tag: str, language: str) -> None:
    assert language in words.language(tag)


@pytest.mark.parametrize(("code", "said"), [("CA", "Canada"), ("DE", "Germany"), ("QQ", "QQ")])
def test_a_country_is_named(code: str, said: str) -> None:
    assert words.country(code) == said


@given(st.text(max_size=20) | st.from_regex(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}"))
def test_no_unknown_code_or_date_raises_or_vanishes(code: str) -> None:
    said = [words.language(code), words.country(code), words.source(code), words.date(code)]

    assert all(said) or not code
    assert isinstance(words.field(code), str)


@given(st.text(max_size=30))
def test_no_path_of_a_field_raises(path: str) -> None:
    assert isinstance(words.field(path), str)
    assert words.value(path, "claimed")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("runtime", "runtime"),
        ("episode_count", "episodes"),
        ("premiered", "premiere"),
        ("episodes.s1e2.aired", "1.2 · air date"),
        ("names.de", "name, German"),
    ],
)
def test_a_field_is_named_in_words(path: str, said: str) -> None:
    assert words.field(path) == said


@pytest.mark.parametrize(
    ("path", "claimed", "said"),
    [
        ("runtime", 89, "1 h 29 min"),
        ("episodes.s1e2.aired", "2007-05-03", "3 May 2007"),
        ("episode_count", 4, "4"),
    ],
)
def test_a_claimed_value_is_said_as_its_field_is(path: str, claimed: object, said: str) -> None:
    assert words.value(path, claimed) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"premiered": "2007-09-23"}, "2007"),
        ({"premiered": "2007", "ended": "2007-10"}, "2007"),
        ({"premiered": "2007", "ended": "2015"}, "2007–2015"),
        ({"premiered": "2021", "status": "running"}, "2021–"),
        ({"premiered": "2007", "status": "ended"}, "2007"),
    ],
)
def test_the_years_of_a_run_are_said(fields: dict[str, str], said: str) -> None:
    assert words.years(Title(id="x", **fields)) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "listed", "said"),
    [
        ({"runtime": 40}, 0, "40 min"),
        ({}, 0, ""),
        ({"kind": "series", "runtime": 46, "episode_count": 6}, 0, "6 × 46 min"),
        ({"kind": "series", "episode_count": 3}, 4, "4 episodes"),
        ({"kind": "series"}, 1, "1 episode"),
        ({"kind": "series", "runtime": 46}, 0, "46 min"),
    ],
)
def test_the_length_is_said_by_what_is_known(
    fields: dict[str, object], listed: int, said: str
) -> None:
    assert words.length(Title(id="x", **fields), listed) == said  # type: ignore[arg-type]


def test_episodes_are_counted_in_minutes() -> None:
    series = Title(id="x", kind="series", episode_count=5, runtime=94)
    assert words.length(series, 0) == "5 × 94 min"
    film = Title(id="y", kind="film", runtime=94)
    assert words.length(film, 0) == "1 h 34 min"
