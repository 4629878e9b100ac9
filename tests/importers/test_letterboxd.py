"""What Letterboxd exports becomes deeds."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import letterboxd
from tests.importers.samples import SAMPLES, brief, refusal, survives_damage, taken_in

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "letterboxd"


def test_the_diary_has_viewings_on_their_days() -> None:
    deeds, rejected = taken_in(letterboxd, FOLDER / "diary.csv")
    assert brief(deeds) == [
        ("watch", "2023-08-05"),
        ("(rate)", "9"),  # the table of ratings has the last word
        ("tag", "cinema"),
        ("tag", "with Anna"),
        ("watch", "2023-08-31"),  # seen again
        ("(watch)", "2023-09-02"),  # on a day that is none, so the day of noting it down
    ]
    assert (deeds[0].work.names, deeds[0].work.year) == (("The Rising Sea",), 2011)
    assert deeds[0].work.ids == {}  # the address is that of the entry
    assert rejected == [(4, "2023-02-30 is not a date"), (4, "6 is no rating from 1 to 5")]


def test_stars_count_double_and_say_watched() -> None:
    deeds, rejected = taken_in(letterboxd, FOLDER / "ratings.csv")
    assert rejected == []
    assert brief(deeds) == [("rate", "7"), ("(watch)", "2017-12-15")]
    assert deeds[0].work.ids == {"letterboxd": "a5fa"}


def test_watched_and_watchlist_go_by_the_name_of_the_file() -> None:
    deeds, rejected = taken_in(letterboxd, FOLDER / "watched.csv")
    assert brief(deeds) == [("(watch)", "2017-12-15")]
    assert rejected == [(3, "the row names no film")]
    deeds, _ = taken_in(letterboxd, FOLDER / "watchlist.csv")
    assert brief(deeds) == [("want", None)]


def test_without_a_telling_name_the_user_is_asked_for_one(tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_bytes((FOLDER / "watched.csv").read_bytes())
    assert "name it watchlist.csv or watched.csv" in refusal(letterboxd, path)


def test_a_review_is_a_note() -> None:
    deeds, _ = taken_in(letterboxd, FOLDER / "reviews.csv")
    assert brief(deeds) == [
        ("watch", "2024-01-01"),
        ("(rate)", "8"),
        ("note", "The tide does the acting.\n\nAnd well."),
    ]


def test_a_list_is_a_tag() -> None:
    deeds, rejected = taken_in(letterboxd, FOLDER / "islands.csv")
    assert (brief(deeds), rejected) == ([("tag", "Islands and ferries")], [])
    assert deeds[0].work.ids == {"letterboxd": "a5fa"}
    assert deeds[0].line == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "watchlist.csv"
    text = "Date,Name,Year,Letterboxd URI\n2020-01-01,Café Müller à la mer,1985,https://boxd.it/x\n"
    path.write_text(text, encoding=encoding)
    (deed,), _ = taken_in(letterboxd, path)
    assert deed.work.names == ("Café Müller à la mer",)


def test_a_row_that_was_broken_is_named(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.csv"
    path.write_text("Date,Name,Year,Letterboxd URI\n2020-01-01,One, Two,1985,u\n", encoding="utf-8")
    deeds, rejected = taken_in(letterboxd, path)
    assert deeds == []
    assert rejected == [(2, "the row has 5 cells, and there are 4 columns")]


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.text('ab,"é', min_size=1), st.dates(), st.integers(1, 10)), max_size=6
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, object, int]]
) -> None:
    path = tmp_path_factory.mktemp("written") / "diary.csv"
    head = ["Date", "Name", "Year", "Letterboxd URI", "Rating", "Rewatch", "Tags", "Watched Date"]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(head)
        for name, day, rating in rows:
            out.writerow([day, name, 1999, "", rating / 2, "", "", day])
    deeds, rejected = taken_in(letterboxd, path)
    assert rejected == []
    assert [d.value for d in deeds] == [v for _, day, r in rows for v in (str(day), str(r))]
    assert [d.work.names for d in deeds[::2]] == [(name,) for name, _, _ in rows]


@pytest.mark.parametrize("name", ["diary.csv", "reviews.csv", "ratings.csv", "islands.csv"])
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    survives_damage(letterboxd, FOLDER / name, tmp_path)
