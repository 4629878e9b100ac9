"""Yamtrack's export, and the lists that it takes in, become deeds."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import yamtrack
from tests.importers.samples import (
    SAMPLES,
    brief,
    survives_damage,
    survives_other_values,
    taken_in,
)

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "yamtrack"


def test_the_export_says_what_was_done() -> None:
    deeds, rejected = taken_in(yamtrack, FOLDER / "yamtrack.csv")
    assert [(d.work.names[0], d.verb, d.value, d.implied, d.line) for d in deeds] == [
        ("The Rising Sea", "watch", "2024-02-09", False, 2),
        ("The Rising Sea", "rate", "9", False, 2),
        ("The Rising Sea", "note", "See it on\na large screen", False, 2),
        ("Rivers Under Ice", "rate", "9", False, 4),
        ("Rivers Under Ice", "watch", "2024-03-01T20:15:00+00:00", False, 6),
        ("Some Day", "want", None, False, 9),
        ("Not for Me", "skip", None, False, 10),
        ("Whole at Once", "watch", "2023-01-01", True, 8),
    ]
    assert deeds[0].work.ids == {"tmdb": "900001"}
    assert (deeds[4].work.season, deeds[4].work.number) == (1, 1)
    assert rejected == [
        (7, "the episode has no season and number"),
        (10, "11 is no rating from 1 to 10"),
        (11, "A Comic: a manga is no film or series"),
    ]


def test_ratings_of_tmdb_say_watched_too() -> None:
    deeds, rejected = taken_in(yamtrack, FOLDER / "tmdb-ratings.csv")
    assert rejected == []
    assert brief(deeds) == [
        ("rate", "8"),
        ("(watch)", "2023-05-02T09:29:50Z"),
        ("rate", "7"),
        ("(watch)", "2023-01-07T16:35:52Z"),
        ("want", None),
    ]
    assert deeds[0].work.ids == {"tmdb": "900001", "imdb": "tt9900001"}
    assert deeds[0].work.year == 2011
    episode = deeds[2].work
    assert (episode.names, episode.season, episode.number) == (("Rivers Under Ice",), 1, 2)
    assert episode.ids == {}
    assert episode.episode_ids == {"tmdb": "1", "imdb": "tt9900003"}


def test_lists_of_anilist() -> None:
    deeds, rejected = taken_in(yamtrack, FOLDER / "anilist.json")
    assert brief(deeds) == [
        ("watch", "2022-12-28"),
        ("watch", "unknown"),
        ("rate", "9"),  # 85 of 100
        ("note", "with the children"),
    ]
    assert deeds[0].work.names == ("Hoshi no Kawa", "River of Stars")
    assert deeds[0].work.ids == {"mal": "6", "anilist": "5"}
    assert [reason for _, reason in rejected] == [
        "which 3 episodes were watched is not told",
        "Kami: a manga is no film or series",
    ]


@settings(max_examples=40, deadline=None)
@given(score=st.integers(1, 10), day=st.dates(), title=st.text('ab,"\n é', min_size=1))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, score: int, day: object, title: str
) -> None:
    path = tmp_path_factory.mktemp("written") / "yamtrack.csv"
    head = "media_id source media_type title season_number episode_number score status end_date"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(head.split())
        out.writerow(["5", "tmdb", "movie", title, "", "", score, "Completed", day])
    (watched, rated), rejected = taken_in(yamtrack, path)
    assert rejected == []
    assert (watched.value, rated.value) == (str(day), str(score))
    assert watched.work.ids == {"tmdb": "5"}
    assert watched.work.names == tuple(filter(None, [" ".join(title.split())]))


@pytest.mark.parametrize("name", ["yamtrack.csv", "tmdb-ratings.csv", "anilist.json"])
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    survives_damage(yamtrack, FOLDER / name, tmp_path)


def test_json_of_other_types_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.json"

    def write(value: object) -> Path:
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    told = json.loads((FOLDER / "anilist.json").read_text(encoding="utf-8"))
    survives_other_values(yamtrack, told, write)
