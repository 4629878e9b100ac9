"""What Trakt keeps of a user becomes deeds."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import trakt_history
from docbrowser.importers.items import Wishes
from tests.importers.samples import (
    SAMPLES,
    brief,
    refusal,
    survives_damage,
    survives_other_values,
    taken_in,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

WATCHED = SAMPLES / "trakt" / "watched-shows.json"
RATINGS = SAMPLES / "trakt" / "ratings.json"
MOVIE = {"title": "The Rising Sea", "year": 2011, "ids": {"trakt": 60001, "imdb": "tt9900001"}}


def test_plays_are_viewings() -> None:
    deeds, rejected = taken_in(trakt_history, WATCHED)
    assert [(d.work.season, d.work.number, d.value) for d in deeds] == [
        (1, 1, "2020-03-01T20:15:00Z"),
        (1, 1, "unknown"),
        (1, 1, "unknown"),
        (1, 2, "unknown"),  # Trakt's 1970-01-01
        (None, None, "unknown"),
    ]
    assert {d.verb for d in deeds} == {"watch"}
    assert deeds[0].work.ids == {"trakt": "70001", "thetvdb": "990002"}
    assert [d.line for d in deeds] == [2, 2, 2, 2, 7]
    assert rejected == [(7, "the other day is not a date"), (9, "the entry names no film or show")]


def test_where_the_history_lies_beside_each_play_is_taken_once() -> None:
    wishes = Wishes(together=(WATCHED, WATCHED.with_name("watched-history-1.json")))
    deeds, _ = taken_in(trakt_history, WATCHED, wishes)
    assert len(deeds) == 3


def test_ratings_are_of_titles_and_episodes() -> None:
    deeds, rejected = taken_in(trakt_history, RATINGS)
    assert brief(deeds) == [("rate", "9"), ("rate", "8")]
    assert deeds[0].work.kind == "film"
    assert deeds[1].work.episode_name == "Downstream"
    assert deeds[1].work.episode_ids == {"trakt": "80002"}
    assert rejected == [
        (3, "11 is no rating from 1 to 10"),
        (4, "a season cannot be rated, only a title or an episode"),
    ]


@pytest.mark.parametrize(
    ("name", "entry", "deeds"),
    [
        ("watched-history.json", {"watched_at": "2020-03-01T20:15:00.000Z"},
         [("watch", "2020-03-01T20:15:00Z")]),
        ("lists-watchlist.json", {"listed_at": "2018-01-01T00:00:00.000Z"}, [("want", None)]),
        ("lists-list-123-sea-films.json", {"listed_at": "x"}, [("tag", "sea-films")]),
        ("users_me_lists_sea_items_page=1.json", {"listed_at": "x", "notes": "long"},
         [("tag", "sea"), ("note", "long")]),
        ("collection-movies.json", {"collected_at": "x"}, [("tag", "collected")]),
    ],
)  # fmt: skip
def test_each_list_says_what_was_done(
    tmp_path: Path, name: str, entry: dict[str, Any], deeds: list[tuple[str, str | None]]
) -> None:
    found, rejected = taken_in(
        trakt_history, written(tmp_path, [{**entry, "type": "movie", "movie": MOVIE}], name)
    )
    assert rejected == []
    assert brief(found) == deeds


def test_mere_titles_are_taken_for_what_the_file_is_named_after(tmp_path: Path) -> None:
    bare = [{"title": "The Rising Sea", "year": "2011"}]
    deeds, _ = taken_in(trakt_history, written(tmp_path, bare, "watched_movies.json"))
    assert brief(deeds) == [("watch", "unknown")]
    assert (deeds[0].work.names, deeds[0].work.year) == (("The Rising Sea",), 2011)
    deeds, _ = taken_in(trakt_history, written(tmp_path, bare, "watchlist.json"))
    assert brief(deeds) == [("want", None)]


def test_an_answer_to_a_change_is_refused(tmp_path: Path) -> None:
    answer = {"added": {"movies": 1}, "not_found": {"movies": []}}
    reason = "it answers to a change of a list, and names no work"
    assert refusal(trakt_history, written(tmp_path, answer)) == reason


@settings(max_examples=40, deadline=None)
@given(
    moment=st.datetimes().filter(lambda moment: moment.year > 1970),
    rating=st.integers(1, 10),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, moment: Any, rating: int
) -> None:
    folder = tmp_path_factory.mktemp("written")
    second = f"{moment:%Y-%m-%dT%H:%M:%S}"
    watched = [{"watched_at": f"{second}.000Z", "movie": MOVIE}]
    (deed,), _ = taken_in(trakt_history, written(folder, watched))
    assert deed.value == f"{second}Z"
    rated = [{"rated_at": f"{second}.000Z", "rating": rating, "movie": MOVIE}]
    (deed,), _ = taken_in(trakt_history, written(folder, rated))
    assert (deed.verb, deed.value) == ("rate", str(rating))


@pytest.mark.parametrize("sample", [WATCHED, RATINGS])
def test_damaged_files_are_read_or_refused(tmp_path: Path, sample: Path) -> None:
    survives_damage(trakt_history, sample, tmp_path)
    shutil.copy(sample, tmp_path)
    told = json.loads(sample.read_text(encoding="utf-8"))
    survives_other_values(trakt_history, told, lambda value: written(tmp_path, value))
