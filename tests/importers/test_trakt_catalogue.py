"""What Trakt says of films and shows becomes records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import trakt_catalogue
from docbrowser.importers.items import Part
from tests.importers.samples import (
    SAMPLES,
    only,
    refusal,
    survives_damage,
    survives_other_values,
    taken_in,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

SHOW = SAMPLES / "trakt" / "show.json"
SEARCH = SAMPLES / "trakt" / "search.json"


def test_a_show_has_its_facts() -> None:
    records, rejected = taken_in(trakt_catalogue, SHOW)
    record = only(records)
    assert rejected == []
    assert record.source == "trakt"
    assert record.names == {"en": "Rivers Under Ice"}
    assert (record.kind, record.status, record.premiered) == ("series", "running", "2015-01-11")
    assert (record.runtime, record.episode_count) == (52, 6)
    assert record.countries == ("NO",)
    assert record.languages == ("no",)
    assert record.networks == ("NRK1",)
    assert record.rating is not None
    assert record.rating.votes == 210
    assert record.ids == {
        "trakt": "70001", "imdb": "tt9900002", "tmdb": "900002", "thetvdb": "990002",
    }  # fmt: skip


def test_a_search_has_films_and_episodes_and_names_people() -> None:
    (film, part), rejected = taken_in(trakt_catalogue, SEARCH)
    assert (film.kind, film.premiered, film.names) == ("film", "2011", {"en": "The Rising Sea"})
    assert isinstance(part, Part)
    assert part.record.names == {"en": "Rivers Under Ice"}
    (episode,) = part.record.episodes
    assert (episode.season, episode.number, episode.names) == (1, 2, {"en": "Downstream"})
    assert rejected == [(None, "Claire Tanguy is a person, and no film or show")]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ([{"title": "Eis", "overview": "", "language": "de"}], "translations"),
        ([{"number": 1, "ids": {"trakt": 1}}], "it lists seasons"),
        ({"season": 1, "number": 2, "title": "A", "ids": {"trakt": 1}}, "about an episode"),
        ({"cast": [{"person": {"name": "A", "ids": {"trakt": 1}}}]}, "it lists people"),
        ({"name": "Ann", "ids": {"trakt": 1}}, "about a person"),
        ([], "found nothing"),
        ({}, "about no film or show"),
    ],
)
def test_what_is_about_no_work_is_refused(tmp_path: Path, answer: object, reason: str) -> None:
    assert reason in refusal(trakt_catalogue, written(tmp_path, answer))


@settings(max_examples=40, deadline=None)
@given(year=st.integers(1888, 2100), runtime=st.integers(1, 999), number=st.integers(1, 10**8))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, year: int, runtime: int, number: int
) -> None:
    told = {"title": "Salt", "year": year, "runtime": runtime, "ids": {"trakt": number}}
    record = only(taken_in(trakt_catalogue, written(tmp_path_factory.mktemp("written"), told))[0])
    assert (record.premiered, record.runtime) == (str(year), runtime)
    assert record.ids == {"trakt": str(number)}


@pytest.mark.parametrize("sample", [SHOW, SEARCH])
def test_damaged_files_are_read_or_refused(tmp_path: Path, sample: Path) -> None:
    survives_damage(trakt_catalogue, sample, tmp_path)
    told = json.loads(sample.read_text(encoding="utf-8"))
    survives_other_values(trakt_catalogue, told, lambda value: written(tmp_path, value))
