from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from docbrowser.model import Document, Record, catalog_schema, parse_episode_key, to_builtins
from tests.helpers import ROOT

GOOD: list[dict[str, Any]] = [
    {},
    {"premiered": "2007"},
    {"premiered": "2007-09", "ended": "2007-12-31", "retrieved": "2024-02-29"},
    {"kind": "short", "form": "docudrama", "status": "upcoming"},
    {"names": {"en": "Io", "zh-Hant": "木衛一"}, "languages": ["pt-BR"], "countries": ["CA"]},
    {"rating": {"value": 0, "best": 5}},
    {"episodes": [{"season": 0, "number": 0, "aired": "2007-09"}]},
    {"awards": [{"award": "Gemini", "outcome": "won"}]},
]
BAD: list[dict[str, Any]] = [
    {"premiered": "2007-13"},
    {"premiered": "2007-00-10"},
    {"premiered": "2007-02-29"},
    {"premiered": "2007-9-23"},
    {"premiered": "23.09.2007"},
    {"premiered": 2007},
    {"retrieved": "2007-06-31"},
    {"ended": "2007-09-23T00:00"},
    {"episodes": [{"season": 1, "number": 1, "aired": "2007-02-30"}]},
    {"episodes": [{"season": -1, "number": 1}]},
    {"kind": "Film"},
    {"form": "comedy"},
    {"status": "To Be Determined"},
    {"runtime": 0},
    {"runtime": "60"},
    {"countries": ["ca"]},
    {"languages": ["english language"]},
    {"names": {"en": ""}},
    {"names": {"": "Io"}},
    {"awards": [{"award": "Gemini", "outcome": "lost"}]},
    {"awards": [{"award": "Gemini", "year": 8}]},
    {"offers": [{"provider": "Moonflix", "kind": "stolen"}]},
    {"rating": {"value": 10.5}},
    {"rating": {"value": 1, "best": 0}},
    {"rating": {"value": -1}},
    {"episode_count": -4},
]


@pytest.mark.parametrize("fields", GOOD, ids=str)
def test_a_record_of_the_schema_is_read_and_written_the_same(fields: dict[str, Any]) -> None:
    record = msgspec.convert({"source": "test", **fields}, Record)
    assert msgspec.convert(to_builtins(record), Record) == record
    assert _holds(to_builtins(record), fields)


def _holds(whole: Any, part: Any) -> bool:
    """Return whether all that `part` says stands in `whole`, where more may stand."""
    if isinstance(part, dict):
        return all(_holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(_holds, whole, part))
    return bool(whole == part)


@pytest.mark.parametrize("fields", BAD, ids=str)
def test_a_value_outside_the_schema_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"source": "test", **fields}, Record)


def test_a_record_without_a_source_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="source"):
        msgspec.convert({"runtime": 60}, Record)


@pytest.mark.parametrize("title_id", ["", "two words", "io#s1", "a/b", "x" * 201])
def test_an_id_that_a_command_could_not_name_is_refused(title_id: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": title_id, "records": []}, Document)


@pytest.mark.parametrize(
    ("key", "expected"), [("s1", (1, None)), ("s1e2", (1, 2)), ("S0E10", (0, 10))]
)
def test_a_key_names_a_season_or_an_episode(key: str, expected: tuple[int, int | None]) -> None:
    assert parse_episode_key(key) == expected


@pytest.mark.parametrize("key", ["", "1", "e2", "s1e", "s1 e2", "s1e2x", "s" + "1" * 9])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="names no season or episode"):
        parse_episode_key(key)


def test_the_published_schema_is_the_models() -> None:
    published = (ROOT / "docs" / "catalog.schema.json").read_text("utf-8")
    assert published == json.dumps(catalog_schema(), indent=2) + "\n"
