"""The statistics as the screen and `docbrowser stats` draw them."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.theme import Theme

from docbrowser import i18n
from docbrowser.overviews.statistics import Statistics
from docbrowser.render import day_calendar
from docbrowser.render.statistics import TOP, StatisticsView
from docbrowser.render.styles import ANSI
from docbrowser.render.vocabulary import subject
from docbrowser.subjects import SUBJECTS

TODAY = dt.date(2026, 3, 31)  # a Tuesday
WATCHED = Statistics(
    titles=126,
    watched=41,
    episodes_watched=112,
    viewings=160,
    minutes=2300,
    viewings_of_unknown_runtime=7,
    by_month={"2019-01": 60, "2025-04": 200, "2026-03": 2000},
    by_language={"en": 2300, "de": 1150, "fr-CA": 1},
    by_person={f"Person {number}": 2300 - number for number in range(11)},
    by_subject={"Space": 2000, "山田の宇宙と星と惑星と彗星のものがたり": 200},
    days={"2019-01-05": 1, "2026-03-23": 5, "2026-03-30": 1, "2026-03-31": 2},
    streak=2,
    longest_streak=12,
)


def drawn(found: Statistics, width: int = 80) -> list[str]:
    """Return the lines of the statistics in a terminal without colours."""
    console = Console(
        width=width, file=io.StringIO(), theme=Theme(dict(ANSI), inherit=False), markup=False
    )
    with console.capture() as capture:
        console.print(StatisticsView(found, TODAY))
    return capture.get().splitlines()


def line_of(lines: list[str], beginning: str) -> str:
    """Return the line that begins so."""
    return next(line for line in lines if line.startswith(beginning))


def test_the_sums_stand_above() -> None:
    lines = drawn(WATCHED)

    assert lines[0].rstrip() == "38 h 20 min · 41 titles · 112 episodes"
    assert "160 viewings" in lines[1]
    assert "126 titles" in lines[1]


def test_what_is_not_known_is_said() -> None:
    said = "\n".join(drawn(WATCHED))

    assert "7 viewings of unknown length are not in the hours." in said
    assert "151 viewings of an unknown day are not in the calendar." in said
    assert line_of(drawn(WATCHED), "undated").split()[1:] == ["40", "min"]
    one = "\n".join(drawn(Statistics(viewings=2, viewings_of_unknown_runtime=1, days={})))
    assert "1 viewing of unknown length is not in the hours." in one
    assert "Of no viewing the day is known." in one


def test_the_last_twelve_months_have_bars_and_what_was_before_is_a_number() -> None:
    lines = drawn(WATCHED)
    place = lines.index(line_of(lines, "HOURS BY MONTH"))
    months = lines[place + 1 : place + 15]

    assert [line[:8] for line in months[:12]] == [
        *(f"{name} 2025" for name in day_calendar.MONTHS[3:]),
        *(f"{name} 2026" for name in day_calendar.MONTHS[:3]),
    ]
    assert months[0].count("▰") == round(32 * 200 / 2000)
    assert months[1].split() == ["May", "2025", "▱" * 32, "–"]
    assert months[11].split() == ["Mar", "2026", "▰" * 32, "33", "h", "20", "min"]
    assert months[12].split() == ["earlier", "1", "h"]


def test_lists_name_the_first_and_count_the_rest() -> None:
    lines = drawn(WATCHED)

    assert line_of(lines, "English").split() == ["English", "▰" * 32, "38", "h", "20", "min"]
    assert line_of(lines, "French (Canada)").count("▰") == 1  # little is not nothing
    assert "Person 7" in "\n".join(lines)
    assert "Person 8" not in "\n".join(lines)
    assert line_of(lines, "and 3 more").strip() == "and 3 more"


def test_numbers_stand_right_aligned() -> None:
    ends = {cell_len(line.rstrip()) for line in drawn(WATCHED) if "▰" in line}
    assert len(ends) == 1


@pytest.mark.parametrize(
    ("streak", "said"),
    [
        (2, "2 days in a row · longest streak 12"),
        (1, "1 day in a row"),
        (0, "longest streak 12 days"),
    ],
)
def test_streaks_are_told(streak: int, said: str) -> None:
    found = Statistics(viewings=1, days={"2026-03-31": 1}, streak=streak, longest_streak=12)
    assert said in line_of(drawn(found), "DAYS")


@pytest.mark.parametrize("width", [57, 80, 120])
def test_the_calendar_has_a_year_in_shapes(width: int) -> None:
    lines = drawn(WATCHED, width)
    monday = line_of(lines, "Mon").rstrip()
    tuesday = lines[lines.index(line_of(lines, "Mon")) + 1].rstrip()
    wide = 2 if width == 120 else 1

    assert len(monday) == 4 + 53 * wide
    assert monday.endswith("█" * wide + "░" * wide)
    assert tuesday.endswith("· "[:wide] + "▒" * wide)
    assert not line_of(lines, "Wed").endswith("·" + " " * (wide - 1)), "tomorrow is no empty day"


def test_a_narrow_terminal_has_the_weeks_that_fit_the_last_of_them() -> None:
    monday = line_of(drawn(WATCHED, 50), "Mon").rstrip()

    assert len(monday) == 50
    assert monday.endswith("·█░")


def test_the_months_stand_above_the_weeks_in_which_they_begin() -> None:
    names, *_ = day_calendar.weeks({}, TODAY, 80)
    first = day_calendar.first_day(TODAY, 80)
    for month, name in ((2, "Feb"), (3, "Mar")):
        column = names.plain.index(name) - len("Mon ")
        week = first + dt.timedelta(days=7 * column)
        assert week <= dt.date(2026, month, 1) < week + dt.timedelta(days=7)


@pytest.mark.parametrize(
    ("viewings", "shape"),
    [(0, "·"), (1, "░"), (2, "▒"), (3, "▓"), (4, "▓"), (5, "█"), (99, "█")],
)
def test_the_more_viewings_the_darker_the_day(viewings: int, shape: str) -> None:
    assert day_calendar.shade(viewings) == shape


def test_without_a_viewing_in_the_last_year_the_last_one_is_named() -> None:
    found = Statistics(viewings=1, minutes=60, by_month={"2015-06": 60}, days={"2015-06-03": 1})
    said = "\n".join(drawn(found))

    assert "The last viewing was on 3 Jun 2015." in said
    assert "░" not in said
    assert line_of(drawn(found), "earlier").split() == ["earlier", "1", "h"]


def test_two_lists_stand_side_by_side_where_there_is_room() -> None:
    assert "PEOPLE" in line_of(drawn(WATCHED, 120), "HOURS BY MONTH")
    assert "PEOPLE" not in line_of(drawn(WATCHED, 99), "HOURS BY MONTH")


@pytest.mark.parametrize("width", [20, 40, 50, 77, 80, 99, 100, 113, 114, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, drawn(WATCHED, width))) <= width


def test_a_name_takes_the_room_that_no_bar_does() -> None:
    name = "Bartholomew of the Long Names"
    assert name in "\n".join(drawn(replace(WATCHED, by_person={name: 100}), 80))


@pytest.mark.parametrize("language", ["en", "de", "ru"])
@pytest.mark.parametrize("width", [80, 100])
def test_no_subject_is_cut_where_there_is_room(language: str, width: int) -> None:
    i18n.use(language)
    for first in range(0, len(SUBJECTS), TOP):
        codes = list(SUBJECTS)[first : first + TOP]
        found = replace(WATCHED, by_subject=dict.fromkeys(codes, 1000))
        told = "\n".join(drawn(found, width))
        assert [label for code in codes if (label := subject(code)) not in told] == []


def test_what_looks_like_markup_is_drawn_as_it_is_written() -> None:
    found = Statistics(viewings=1, minutes=9, by_person={"[red]Ann[/] :rocket:": 9})
    assert line_of(drawn(found), "[red]Ann[/] :rocket:")
