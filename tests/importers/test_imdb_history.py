"""IMDb's ratings and watchlists, in both forms, become deeds."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import imdb_history
from docbrowser.importers.items import Wishes
from tests.importers.samples import SAMPLES, brief, survives_damage, taken_in

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "imdb_history"


def test_a_rating_says_watched_on_its_day() -> None:
    deeds, rejected = taken_in(imdb_history, FOLDER / "ratings.csv")
    assert brief(deeds) == [
        ("rate", "8"), ("(watch)", "2025-12-01"),
        ("rate", "9"), ("(watch)", "2025-11-30"),
        ("(watch)", "2025-11-29"),
    ]  # fmt: skip
    film = deeds[0].work
    assert film.names == ("Il mare che sale", "La Mer qui monte")
    assert (film.year, film.kind, film.ids) == (2011, "film", {"imdb": "tt9900001"})
    assert film.people == ("Claire Tanguy", "Loïc Hamon")
    episode = deeds[2].work
    assert episode.names == ("Rivers Under Ice",)
    assert episode.episode_name == "Downstream"
    assert (episode.ids, episode.episode_ids) == ({}, {"imdb": "tt9900003"})
    assert deeds[4].work.kind == "miniseries"
    assert rejected == [
        (4, "zehn is no rating from 1 to 10"),
        (5, "Faro: a Videogioco is no film or series"),
    ]


def test_an_old_watchlist_has_ratings_on_unknown_days() -> None:
    deeds, rejected = taken_in(imdb_history, FOLDER / "watchlist-old.csv")
    assert rejected == []
    assert brief(deeds) == [
        ("rate", "8"), ("(watch)", "unknown"), ("want", None), ("note", "Anna says so"),
    ]  # fmt: skip
    assert deeds[2].work.kind == "film"
    assert deeds[2].line == 3


def test_in_old_ratings_the_day_is_that_of_creation(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes((FOLDER / "watchlist-old.csv").read_bytes())
    said: list[str] = []
    deeds, _ = taken_in(imdb_history, path, Wishes(say=said.append))
    assert brief(deeds)[:2] == [("rate", "8"), ("(watch)", "2011-04-23")]
    assert said == ["ratings.csv: titles without a rating are taken as wanted"]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Film", "film"), ("Movie", "film"), ("Serie TV", "series"),
        ("TV Mini Series", "miniseries"),
        ("Mini serie TV", "miniseries"), ("Kurzfilm", "short"), ("TV Special", "special"),
        ("Фильм", "film"), ("Мини-сериал", "miniseries"), ("", None),
    ],
)  # fmt: skip
def test_kinds_of_several_languages(tmp_path: Path, written: str, kind: str | None) -> None:
    path = tmp_path / "r.csv"
    text = f"Const,Your Rating,Date Rated,Title,Title Type\ntt9900001,8,2025-12-01,A,{written}\n"
    path.write_text(text, encoding="utf-8")
    assert taken_in(imdb_history, path)[0][0].work.kind == kind


def test_a_bad_id_is_named_and_the_name_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Const,Your Rating,Date Rated,Title\n12,8,soon,A\n", encoding="utf-8")
    deeds, rejected = taken_in(imdb_history, path)
    assert brief(deeds) == [("rate", "8"), ("(watch)", "unknown")]
    assert rejected == [(2, "12 is no id of an IMDb title"), (2, "soon is not a date")]


@settings(max_examples=40, deadline=None)
@given(rating=st.integers(1, 10), day=st.dates(), title=st.text('ab,"é', min_size=1))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rating: int, day: object, title: str
) -> None:
    path = tmp_path_factory.mktemp("written") / "ratings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Const", "Your Rating", "Date Rated", "Title", "Title Type", "Year"])
        out.writerow(["tt9900001", rating, day, title, "Movie", 2001])
    deeds, rejected = taken_in(imdb_history, path)
    assert rejected == []
    assert brief(deeds) == [("rate", str(rating)), ("(watch)", str(day))]
    assert deeds[0].work.names == (title,)


@pytest.mark.parametrize("name", ["ratings.csv", "watchlist-old.csv"])
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    survives_damage(imdb_history, FOLDER / name, tmp_path)
