"""What yt-dlp writes beside a video becomes a record, or a part of a series."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import infojson
from docbrowser.importers.items import Part
from docbrowser.model import Episode, Offer
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

FOLDER = SAMPLES / "infojson"
VIDEO = FOLDER / "Salt Roads.info.json"


def test_a_video_has_its_facts() -> None:
    records, rejected = taken_in(infojson, VIDEO)
    record = only(records)
    assert rejected == []
    assert record.source == "yt-dlp"
    assert record.names == {"en": "Salt Roads of the Sahara"}
    assert record.premiered == "2019-03-04"
    assert record.runtime == 52
    assert record.networks == ("Desert Films",)
    assert record.genres == ("Travel & Events",)
    assert record.languages == ("en",)
    assert record.retrieved == "2023-11-14"
    assert record.ids == {"youtube": "q7Zt-0aB1cd"}
    assert list(record.synopses) == ["en"]
    url = "https://www.youtube.com/watch?v=q7Zt-0aB1cd"
    assert record.offers == (Offer(provider="Youtube", url=url),)
    assert record.kind is None


def test_a_video_that_lies_beside_can_be_opened(tmp_path: Path) -> None:
    shutil.copy(VIDEO, tmp_path)
    video = tmp_path / "Salt Roads.mkv"
    video.touch()
    record = only(taken_in(infojson, tmp_path / VIDEO.name)[0])
    local = next(offer for offer in record.offers if offer.kind == "local")
    assert local.url == video.resolve().as_uri()


def test_an_episode_is_a_part_of_its_series() -> None:
    items, rejected = taken_in(infojson, FOLDER / "episode.json")
    assert rejected == []
    assert isinstance(items[0], Part)
    record = only(items)
    assert record.names == {"de": "Häfen der Hanse"}
    assert record.kind == "series"
    assert record.ids == {}
    (episode,) = record.episodes
    assert isinstance(episode, Episode)
    assert (episode.season, episode.number, episode.names) == (1, 2, {"de": "Lübeck"})
    assert episode.aired == "2021-05-20"
    assert episode.runtime == 44
    assert episode.ids == {"artetv": "081234-002-A"}


def test_an_episode_without_numbers_is_named(tmp_path: Path) -> None:
    told = json.loads((FOLDER / "episode.json").read_text(encoding="utf-8"))
    del told["season_number"]
    items, rejected = taken_in(infojson, written(tmp_path, told, "a.info.json"))
    assert only(items).episodes == ()
    assert rejected == [(None, "Lübeck: its season and number are not told")]


def test_a_bad_date_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    told = {"title": "Salt", "upload_date": "20191399"}
    records, rejected = taken_in(infojson, written(tmp_path, told, "a.info.json"))
    assert only(records).names == {"und": "Salt"}
    assert only(records).premiered is None
    assert len(rejected) == 1
    assert "2019-13-99" in rejected[0][1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"channel_id": "x", "thumbnail": "y"}', "it names no video"),
        ('{"_type": "playlist", "title": "All"}', "it is about a playlist, and lists no video"),
        ("[]", "it names no video"),
        ("", "it is empty"),
        ('{"title": ', "it is no valid JSON"),
    ],
)
def test_what_is_no_video_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "a.info.json"
    path.write_text(text, encoding="utf-8")
    assert reason in refusal(infojson, path)


def test_a_playlist_yields_its_videos(tmp_path: Path) -> None:
    told = json.loads(VIDEO.read_text(encoding="utf-8"))
    path = written(tmp_path, {"_type": "playlist", "entries": [told, told]}, "list.info.json")
    assert len(taken_in(infojson, path)[0]) == 2


@settings(max_examples=40, deadline=None)
@given(
    minutes=st.integers(1, 90_000),
    day=st.dates(),
    genres=st.lists(st.sampled_from(["Science", "Travel", "Nature"]), unique=True),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, minutes: int, day: object, genres: list[str]
) -> None:
    told = {
        "id": "x1", "title": "Salt", "extractor": "vimeo", "duration": minutes * 60,
        "upload_date": str(day).replace("-", ""), "categories": genres,
    }  # fmt: skip
    path = written(tmp_path_factory.mktemp("written"), told, "x.info.json")
    record = only(taken_in(infojson, path)[0])
    assert (record.runtime, record.premiered) == (minutes, str(day))
    assert record.genres == tuple(genres)
    assert record.ids == {"vimeo": "x1"}


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    survives_damage(infojson, VIDEO, tmp_path)
    told = json.loads(VIDEO.read_text(encoding="utf-8"))
    survives_other_values(infojson, told, lambda value: written(tmp_path, value))
