"""Netflix's viewing history: which number is the month, and what a title is the name of."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import netflix_history
from docbrowser.importers.items import Wishes
from docbrowser.importers.netflix_titles import work_of
from docbrowser.importers.reading import Sample
from tests.importers.samples import SAMPLES, survives_damage, taken_in

if TYPE_CHECKING:
    from pathlib import Path

HISTORY = SAMPLES / "netflix" / "NetflixViewingHistory.csv"


def history(folder: Path, *days: str, head: str = "Title,Date") -> Path:
    path = folder / "history.csv"
    path.write_text("\n".join([head, *(f"Salt,{day}" for day in days)]), encoding="utf-8")
    return path


def days_of(path: Path) -> tuple[list[str], list[str]]:
    said: list[str] = []
    deeds, _ = taken_in(netflix_history, path, Wishes(say=said.append))
    return [deed.value for deed in deeds], said


def test_rows_are_viewings() -> None:
    deeds, rejected = taken_in(netflix_history, HISTORY)
    assert [(d.value, d.line) for d in deeds] == [
        ("2021-03-13", 2), ("2021-03-12", 3), ("2021-03-11", 4), ("2021-03-10", 5),
        ("unknown", 6),
    ]  # fmt: skip
    assert rejected == [(6, "13/13/21 is not a date")]
    first, second, film, part, _ = (deed.work for deed in deeds)
    assert (first.names, first.season, first.episode_name) == (
        ("Rivers Under Ice",),
        1,
        "Downstream",
    )
    assert (second.season, second.number, second.episode_name) == (1, 1, None)
    assert film.names == ("The Rising Sea: A Village Waits", "The Rising Sea")
    assert film.episode_name == "A Village Waits"
    assert (part.kind, part.season, part.number) == ("miniseries", 1, 2)


def test_a_number_above_twelve_is_the_day(tmp_path: Path) -> None:
    assert days_of(history(tmp_path, "08/12/20", "30/11/20")) == (["2020-12-08", "2020-11-30"], [])
    assert days_of(history(tmp_path, "12/8/20", "11/30/20")) == (["2020-12-08", "2020-11-30"], [])


def test_else_time_goes_down_the_rows(tmp_path: Path) -> None:
    down = ("07/12/20", "01/12/20", "09/11/20")  # 7 December, 1 December, 9 November
    assert days_of(history(tmp_path, *down)) == (["2020-12-07", "2020-12-01", "2020-11-09"], [])


def test_what_nothing_tells_is_said(tmp_path: Path) -> None:
    days, said = days_of(history(tmp_path, "07/12/20"))
    assert days == ["2020-07-12"]
    assert said == ["history.csv: days and months cannot be told apart; 07/12 is taken for July 12"]


@pytest.mark.parametrize("written", ["08.12.2020", "2020-12-08", "8.12.20"])
def test_other_forms_of_days(tmp_path: Path, written: str) -> None:
    assert days_of(history(tmp_path, written, head="Titel,Datum")) == (["2020-12-08"], [])


def test_trailers_are_no_viewings(tmp_path: Path) -> None:
    path = tmp_path / "ViewingActivity.csv"
    path.write_text(
        "Profile Name,Start Time,Duration,Title,Supplemental Video Type\n"
        "Anna,2020-12-08 20:11:12,00:50:00,Salt,\n"
        "Anna,2020-12-08 20:10:12,00:00:20,Salt_hook,HOOK\n",
        encoding="utf-8",
    )
    assert days_of(path) == (["2020-12-08"], [])


@pytest.mark.parametrize(
    ("title", "names", "season", "number", "episode"),
    [
        ("Salt", ("Salt",), None, None, None),
        ("Star Sea: Voyage: Temporada 2: El sol", ("Star Sea: Voyage",), 2, None, "El sol"),
        ("Dunkel: Staffel 3: Folge 4", ("Dunkel",), 3, 4, None),
        ("Ледник: Сезон 1: Серия 2", ("Ледник",), 1, 2, None),
        ("Glace: Saison 1: La mer", ("Glace",), 1, None, "La mer"),
        ("Ghiaccio: Stagione 1: Il mare", ("Ghiaccio",), 1, None, "Il mare"),
        ("Ice: Limited Series: Part 2", ("Ice",), 1, 2, None),
        ("Ice: Part II: Chapter 3: The Mirror", ("Ice",), 2, None, "Chapter 3: The Mirror"),
        ("Ice Caves: Ice Caves 3: The Way: Down", ("Ice Caves",), 3, None, "The Way: Down"),
        ("Ice: Caves: Ice: caves: Book 3: Up", ("Ice: Caves",), 3, None, "Up"),
        ("Ice: Season 1: The End: Episode\xa016", ("Ice",), 1, 16, "The End"),
        ("Ice: Season 2: Ice: Season 2: Home", ("Ice",), 2, None, "Home"),
        ("Winter Tale: Part Two", ("Winter Tale: Part Two", "Winter Tale"), None, None, "Part Two"),
        (":", (":",), None, None, None),
    ],
)  # fmt: skip
def test_titles(
    title: str, names: tuple[str, ...], season: int | None, number: int | None, episode: str | None
) -> None:
    work = work_of(title)
    assert (work.names, work.season, work.number, work.episode_name) == (
        names, season, number, episode,
    )  # fmt: skip


def test_a_wider_table_is_of_another_format(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("title,date,director\nSalt,2020-12-08,Ann\n", encoding="utf-8")
    assert not netflix_history.recognises(Sample(path))


@settings(max_examples=40, deadline=None)
@given(
    days=st.lists(st.dates(dt.date(2007, 1, 1), dt.date(2060, 1, 1)), min_size=1, max_size=8),
    form=st.sampled_from(["%d/%m/%y", "%m/%d/%y"]),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, days: list[dt.date], form: str
) -> None:
    days = [*days, dt.date(2007, 1, 30)]  # one that tells
    path = tmp_path_factory.mktemp("written") / "history.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Title", "Date"])
        out.writerows([f"Salt: Season 2: Way, {day:%j}", day.strftime(form)] for day in days)
    deeds, rejected = taken_in(netflix_history, path)
    assert rejected == []
    assert [deed.value for deed in deeds] == [day.isoformat() for day in days]
    assert [deed.work.episode_name for deed in deeds] == [f"Way, {day:%j}" for day in days]


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    survives_damage(netflix_history, HISTORY, tmp_path)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_title_is_a_work(title: str) -> None:
    assert work_of(title).names is not None
