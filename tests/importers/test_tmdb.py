"""Answers of The Movie Database become records."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import tmdb
from docbrowser.model import Credit, Offer
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

FOLDER = SAMPLES / "tmdb"
MOVIE = FOLDER / "movie_language=de.json"
SERIES = FOLDER / "tv.json"


def test_a_film_has_its_facts() -> None:
    records, rejected = taken_in(tmdb, MOVIE)
    record = only(records)
    assert rejected == []
    assert record.names == {
        "de": "Das steigende Meer", "pt-BR": "O mar que sobe", "pt-PT": "O mar a subir",
        "en": "The Rising Sea", "it": "Il mare che sale", "it-x-2": "Alta marea",
    }  # fmt: skip
    assert record.original_name == "La Mer qui monte"
    assert (record.kind, record.premiered, record.runtime) == ("film", "2011-05-04", 88)
    assert record.status is None
    assert record.countries == ("FR",)
    assert record.languages == ("fr", "br")
    assert list(record.synopses) == ["de", "pt-PT", "en"]
    assert record.ids == {"tmdb": "900001", "imdb": "tt9900001", "wikidata": "Q900001"}
    assert record.rating is not None
    assert (record.rating.value, record.rating.votes) == (7.4, 31)


def test_a_name_of_a_certain_kind_is_not_the_first_of_its_language(tmp_path: Path) -> None:
    others = [
        {"iso_3166_1": "DE", "title": "Salz (AT)", "type": "working title"},
        {"iso_3166_1": "DE", "title": "Das Salz", "type": ""},
        {"iso_3166_1": "CH", "title": "Im Salz", "type": ""},
    ]
    told = {
        "id": 1, "title": "Salt", "original_title": "Salt", "release_date": "2001-01-01",
        "poster_path": None, "vote_average": 0, "alternative_titles": {"titles": others},
    }  # fmt: skip
    path = written(tmp_path, told, "movie_language=en.json")
    assert only(taken_in(tmdb, path)[0]).names == {
        "en": "Salt", "de": "Das Salz", "und-CH": "Im Salz", "de-x-2": "Salz (AT)",
    }  # fmt: skip


def test_people_have_their_jobs() -> None:
    assert only(taken_in(tmdb, MOVIE)[0]).credits == (
        Credit(person="Yann Kerbrat", job="narrator"),
        Credit(person="Anne Le Goff", job="self"),
        Credit(person="Paul Morvan", job="actor", character="Le douanier"),
        Credit(person="Claire Tanguy", job="director"),
        Credit(person="Claire Tanguy", job="writer"),
    )


def test_offers_have_their_country() -> None:
    url = "https://www.themoviedb.org/movie/900001/watch?locale=DE"
    assert only(taken_in(tmdb, MOVIE)[0]).offers == (
        Offer(provider="Filmfriend", kind="subscription", url=url, region="DE"),
        Offer(provider="Kino on Demand", kind="rent", url=url, region="DE"),
    )


def test_a_series_has_its_episodes() -> None:
    records, rejected = taken_in(tmdb, SERIES)
    record = only(records)
    assert (record.kind, record.form, record.status) == ("series", "documentary", "ended")
    assert (record.premiered, record.ended) == ("2015-01-11", "2016-02-21")
    assert (record.season_count, record.episode_count, record.runtime) == (1, 6, 52)
    assert record.names == {"en": "Rivers Under Ice"}
    assert record.networks == ("NRK1",)
    assert record.countries == ("NO",)
    assert record.ids == {"tmdb": "900002", "thetvdb": "990002"}
    assert record.rating is None  # nobody has voted
    assert record.credits == (Credit(person="Ruth Adler", job="creator"),)
    assert [episode.number for episode in record.episodes] == [1, 2]
    assert record.episodes[0].credits == (Credit(person="Ole Dahl", job="director"),)
    # The 30th of February is named, and the episode kept.
    assert record.episodes[1].aired is None
    assert len(rejected) == 1
    assert "2015-02-30" in rejected[0][1]


def test_a_search_has_records_and_names_people(tmp_path: Path) -> None:
    found = [
        {"id": 1, "media_type": "movie", "title": "Salt", "genre_ids": [99], "vote_average": 0,
         "vote_count": 0, "release_date": "2001-01-01"},
        {"id": 2, "media_type": "tv", "name": "Salts", "first_air_date": ""},
        {"id": 3, "media_type": "person", "name": "Ann Salt"},
    ]  # fmt: skip
    records, rejected = taken_in(tmdb, written(tmp_path, {"page": 1, "results": found}))
    assert [record.kind for record in records] == ["film", "series"]
    assert records[0].genres == ("Documentary",)
    assert rejected == [(None, "Ann Salt is a person, and no film or series")]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"season_number": 1, "episodes": []}, "a season, and does not say of which series"),
        ({"season_number": 1, "episode_number": 2}, "an episode, and does not say of which"),
        ({"status_code": 34, "status_message": "Not here."}, "the answer of an error: Not here"),
        ({"name": "Ann", "known_for_department": "Acting"}, "Ann is a person"),
        ({"results": []}, "the search found nothing"),
        ({"id": 1, "cast": []}, "does not say of which work"),
        (5, "it names no film or series"),
    ],
)
def test_what_is_about_no_work_is_refused(tmp_path: Path, answer: object, reason: str) -> None:
    assert reason in refusal(tmdb, written(tmp_path, answer))


@settings(max_examples=40, deadline=None)
@given(
    day=st.dates(min_value=dt.date(1888, 1, 1)),
    runtime=st.integers(1, 1000),
    value=st.floats(0.1, 10).map(lambda number: round(number, 1)),
    number=st.integers(1, 10**7),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, day: object, runtime: int, value: float, number: int
) -> None:
    told = {
        "id": number, "title": "Salt", "original_title": "Sel", "original_language": "fr",
        "release_date": str(day), "runtime": runtime, "vote_average": value, "vote_count": 3,
    }  # fmt: skip
    record = only(taken_in(tmdb, written(tmp_path_factory.mktemp("written"), told))[0])
    assert (record.premiered, record.runtime) == (str(day), runtime)
    assert record.rating is not None
    assert record.rating.value == value
    assert record.ids == {"tmdb": str(number)}


@pytest.mark.parametrize("sample", [MOVIE, SERIES])
def test_damaged_files_are_read_or_refused(tmp_path: Path, sample: Path) -> None:
    survives_damage(tmdb, sample, tmp_path, times=40)
    told = json.loads(sample.read_text(encoding="utf-8"))
    survives_other_values(tmdb, told, lambda value: written(tmp_path, value))
