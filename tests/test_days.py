"""The day of a viewing, in the ways in which people write it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docbrowser.days import FIRST_YEAR, viewing_day

TODAY = dt.date(2026, 11, 21)  # a Saturday
_KEPT = re.compile(
    r"aired|unknown|\d{4}(-\d\d(-\d\d(T\d\d:\d\d([+-]\d\d:\d\d)?)?)?)?", flags=re.ASCII
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2015", "2015"),
        ("2026", "2026"),
        ("2015-06", "2015-06"),
        ("2026-11", "2026-11"),
        ("2015-06-03", "2015-06-03"),
        ("2015-6-3", "2015-06-03"),
        ("2015/06/03", "2015-06-03"),
        ("20150603", "2015-06-03"),
        ("2026-03-31T20:15", "2026-03-31T20:15"),
        ("2026-03-31 20:15:59", "2026-03-31T20:15"),
        ("2026-03-31T20:15+02:00", "2026-03-31T20:15+02:00"),
        ("2026-03-31t20:15z", "2026-03-31T20:15+00:00"),
        ("aired", "aired"),
        ("Air date", "aired"),
        ("unknown", "unknown"),
        ("?", "unknown"),
        ("unbekannt", "unknown"),
        ("Неизвестно", "unknown"),
        ("Sendetag", "aired"),
        ("ausgestrahlt", "aired"),
        ("День показа", "aired"),
    ],
)
def test_what_is_written_as_it_is_kept(written: str, kept: str) -> None:
    assert viewing_day(written, TODAY) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("today", "2026-11-21"),
        ("heute", "2026-11-21"),
        ("сегодня", "2026-11-21"),
        ("  Yesterday ", "2026-11-20"),
        ("gestern", "2026-11-20"),
        ("вчера", "2026-11-20"),
        ("-0", "2026-11-21"),
        ("-3", "2026-11-18"),
        ("−3", "2026-11-18"),
        ("1 day ago", "2026-11-20"),
        ("30 days ago", "2026-10-22"),
        ("vor 3 Tagen", "2026-11-18"),
        ("2 дня назад", "2026-11-19"),
    ],
)
def test_days_that_are_counted_back(written: str, kept: str) -> None:
    assert viewing_day(written, TODAY) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("friday", "2026-11-20"),
        ("saturday", "2026-11-14"),  # today is one: a week ago
        ("Sunday", "2026-11-15"),
        ("mon", "2026-11-16"),
        ("Mi", "2026-11-18"),
        ("Sonnabend", "2026-11-14"),
        ("пн", "2026-11-16"),
        ("в среду", "2026-11-18"),
        ("last Tuesday", "2026-11-17"),
        ("am Donnerstag", "2026-11-19"),
    ],
)
def test_a_weekday_is_the_last_one_before_today(written: str, kept: str) -> None:
    assert viewing_day(written, TODAY) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("31.3.2026", "2026-03-31"),
        ("31.03.2026", "2026-03-31"),
        ("31. 3. 2026", "2026-03-31"),
        ("3.2026", "2026-03"),
        ("31 Mar 2026", "2026-03-31"),
        ("31. März 2026", "2026-03-31"),
        ("31 Maerz 2026", "2026-03-31"),
        ("31 марта 2026 г.", "2026-03-31"),
        ("31st of March, 2026", "2026-03-31"),
        ("March 31, 2026", "2026-03-31"),
        ("March 2026", "2026-03"),
        ("Dez. 2025", "2025-12"),
        ("сент. 2026", "2026-09"),
    ],
)
def test_days_and_months_with_their_year(written: str, kept: str) -> None:
    assert viewing_day(written, TODAY) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("31.3.", "2026-03-31"),
        ("31 March", "2026-03-31"),
        ("21 November", "2026-11-21"),
        ("22 November", "2025-11-22"),
        ("24.12.", "2025-12-24"),
        ("29 Feb", "2024-02-29"),
        ("November", "2026-11"),
        ("декабрь", "2025-12"),
    ],
)
def test_without_a_year_it_is_the_latest_that_is_not_in_the_future(written: str, kept: str) -> None:
    assert viewing_day(written, TODAY) == kept


@pytest.mark.parametrize(
    "written",
    [
        *("31.31.", "30 Feb", "31.03.26", "2026-02-30", "2026-13", "1 2 March", "0 March"),
        *("31/3/2026", "March 2026 3", "12345", "2026-03-31T25:00", "2026-03-31T20", "soon"),
        *("[/]", "-", "m", "."),
    ],
)
def test_what_is_no_date_is_said_to_be_none(written: str) -> None:
    with pytest.raises(ValueError, match=f"^“{re.escape(written)}” is not a date$"):
        viewing_day(written, TODAY)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31 Dec 2030", "31 Dec 2030 is yet to come"),
        ("2026-11-22", "22 Nov 2026 is yet to come"),
        ("2026-11-22T00:01", "22 Nov 2026 is yet to come"),
        ("2026-12", "December 2026 is yet to come"),
        ("2027", "2027 is yet to come"),
        ("0202-03-31", "there were no films in 0202"),
        ("", "a day is missing"),
        (" \t", "a day is missing"),
        ("-999999", "“-999999” is not a date"),
        ("x" * 5_000, f"“{'x' * 40}…” is not a date"),
        ("\x1b[2Jmars\u202e", "“[2Jmars” is not a date"),
    ],
)
def test_what_else_may_be_wrong_is_said_in_a_short_sentence(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        viewing_day(written, TODAY)


_ALMOST = st.lists(
    st.sampled_from(
        [*"0123456789 -.,:+/T?", "2026", "31", "march", "Mai", "июня", "mon", "пт", "days ago"]
    ),
    max_size=12,
).map("".join)


@given(st.text() | _ALMOST, st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
@example("2026-03-31T20:15+23:59", TODAY)
def test_any_text_is_a_day_that_has_been_or_none(text: str, today: dt.date) -> None:
    try:
        day = viewing_day(text, today)
    except ValueError:
        return
    assert _KEPT.fullmatch(day)
    assert viewing_day(day, today) == day
    if day[0].isdecimal():
        assert str(FIRST_YEAR) <= day
        assert day[:10] <= today.isoformat()
        dt.date.fromisoformat(f"{day[:10]}-01-01"[:10])


@given(st.dates(dt.date(1900, 1, 1), TODAY))
def test_every_day_can_be_written_in_every_way(day: dt.date) -> None:
    ways = [f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day.year}", f"{day:%d %b %Y}"]
    ways += [f"{day:%B} {day.day}, {day.year}", f"-{(TODAY - day).days}"]

    assert {viewing_day(way, TODAY) for way in ways} == {day.isoformat()}
