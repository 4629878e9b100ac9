from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

RACE = "race-to-mars-2007"
MERGED_FIELDS = {
    "id", "name", "year", "names", "original_name", "kind", "form", "premiered", "ended", "status",
    "runtime", "genres", "subjects", "countries", "languages", "networks", "taglines", "synopses",
    "credits", "season_count", "episode_count", "seasons", "awards", "offers", "ratings", "picture",
    "ids", "sources", "provenance", "conflicts", "watch",
}  # fmt: skip


@pytest.fixture
def race(cli: Cli) -> dict[str, Any]:
    shown: dict[str, Any] = cli("show", RACE, "--json").json
    return shown


def _claims(shown: dict[str, Any], field: str) -> dict[Any, list[str]]:
    (conflict,) = (item for item in shown["conflicts"] if item["field"] == field)
    return {claim["value"]: claim["sources"] for claim in conflict["values"]}


def test_the_json_has_the_fields_of_the_contract(race: dict[str, Any]) -> None:
    assert set(race) == MERGED_FIELDS | {"mode", "remarks"}
    assert (race["id"], race["name"], race["year"]) == (RACE, "Race to Mars", 2007)


def test_lists_hold_objects_of_the_contracts_shapes(race: dict[str, Any]) -> None:
    def keys(items: list[dict[str, Any]]) -> set[str]:
        (found,) = {frozenset(item) for item in items}
        return set(found)

    assert keys(race["sources"]) == {"source", "url", "retrieved"}
    assert keys(race["synopses"]) == {"lang", "text", "source"}
    assert keys(race["ratings"]) == {"source", "value", "best", "votes"}
    assert keys(race["credits"]) == {"person", "job", "character"}
    assert keys(race["awards"]) == {"year", "award", "category", "outcome"}
    assert keys(race["offers"]) == {"provider", "kind", "url", "region", "checked"}
    assert keys(race["seasons"]) == {"number", "episodes"}
    assert keys(race["conflicts"]) == {"field", "values"}
    assert keys(race["conflicts"][0]["values"]) == {"value", "sources"}
    assert keys(race["seasons"][0]["episodes"]) == {
        "season", "number", "names", "aired", "runtime", "synopses", "credits", "ids",
        "airs_before", "airs_after", "watched", "watched_on",
        "skipped", "rating", "note", "remarks",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("person", "character"),
    [
        ("Michael Riley", "Rick Erwin"),
        ("Lothaire Bluteau", "Antoine Hébert"),
        ("Pascale Bussières", "Jackie Decelles"),
    ],
)
def test_the_three_actors_of_race_to_mars_stand_once_with_their_characters(
    race: dict[str, Any], person: str, character: str
) -> None:
    credits = [credit for credit in race["credits"] if credit["character"] == character]
    assert credits == [{"person": person, "job": "actor", "character": character}]


def test_race_to_mars_has_three_awards_of_which_one_was_won(race: dict[str, Any]) -> None:
    found = sorted((item["award"], item["year"], item["outcome"]) for item in race["awards"])
    assert found == [
        ("Gemini", 2008, "nominated"),
        ("Gemini", 2008, "won"),
        ("VES Award", 2008, "nominated"),
    ]


def test_race_to_mars_has_four_dated_episodes(race: dict[str, Any]) -> None:
    (season,) = race["seasons"]
    assert [episode["number"] for episode in season["episodes"]] == [1, 2, 3, 4]
    assert [episode["aired"] for episode in season["episodes"]] == [
        "2007-09-23", "2007-09-30", "2007-10-07", "2007-10-14",
    ]  # fmt: skip


def test_sources_that_disagree_are_named_with_what_they_claim(race: dict[str, Any]) -> None:
    status = _claims(race, "status")
    counts = _claims(race, "episode_count")
    assert status["running"] == ["yidio"]
    assert "yidio-article" in status["ended"]
    assert counts[8] == ["yidio-article"]
    assert "yidio" in counts[4]
    assert "yidio" in _claims(race, "episodes.s1e2.aired")["2007-09-23"]


def test_provenance_names_a_source_for_each_value_that_is_shown(race: dict[str, Any]) -> None:
    sources = {item["source"] for item in race["sources"]}
    assert set(race["provenance"].values()) <= sources
    for field in ("kind", "premiered", "status", "runtime", "episode_count"):
        assert race["provenance"][field] in sources


def test_untouched_titles_have_an_empty_watch_state(race: dict[str, Any]) -> None:
    assert race["watch"] == {
        "status": "unwatched",
        "watched_on": None,
        "viewings": [],
        "rating": None,
        "note": None,
        "tags": [],
        "episodes_watched": 0,
    }
    assert {episode["watched"] for episode in race["seasons"][0]["episodes"]} == {False}


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "Cosmic Trip – Pop und Weltraum"), ("fr", "à la conquête"), ("xx", "à la conquête")],
)
def test_the_name_is_in_the_wanted_language_else_the_original(
    cli: Cli, tag: str, name: str
) -> None:
    assert name in cli("show", "cosmic-trip-2020", "--lang", tag, "--json").json["name"]


def test_the_drawn_title_shows_every_section_without_escape_codes(cli: Cli) -> None:
    result = cli("show", RACE)
    assert result.code == 0
    for heading in ("SYNOPSIS", "CAST AND CREW", "EPISODES", "AWARDS", "WHERE TO WATCH", "SOURCES"):
        assert heading in result.out
    assert "Pascale Bussières" in result.out
    assert "Jackie Decelles" in result.out
    assert "\x1b" not in result.out


def test_the_drawn_synopsis_is_in_the_wanted_language(cli: Cli) -> None:
    shown = cli("show", RACE, "--lang", "ru").out
    assert "Действие происходит" in shown
    assert "It is 2030" not in shown


def test_a_language_without_a_text_says_so_and_falls_back(cli: Cli) -> None:
    shown = cli("show", RACE, "--lang", "pt").out
    assert "no Portuguese text, showing English" in shown


def test_markup_in_a_catalogue_is_shown_as_it_is_written(cli: Cli, tmp_path: Path) -> None:
    name = "[bold]Io[/] [link=file:///x]here[/link] :rocket:"
    path = catalog_file(tmp_path / "c.json", document("io", {"names": {"en": name}}))
    assert name in cli("show", "io", "--catalog", str(path), "--no-shipped").out


def test_control_sequences_in_a_catalogue_never_reach_the_output(cli: Cli, tmp_path: Path) -> None:
    hostile = "Moon\x1b]52;c;aGk=\x07\x9b31mdust\u202eabc"
    record = {
        "names": {"en": hostile},
        "synopses": {"en": hostile},
        "credits": [{"person": hostile, "job": "self"}],
        "offers": [{"provider": hostile, "url": "javascript:\x1b[2J"}],
    }
    path = catalog_file(tmp_path / "c.json", document("moon", record))
    for arguments in (["show", "moon"], ["show", "moon", "--json"], ["list"], ["list", "--json"]):
        result = cli(*arguments, "--catalog", str(path), "--no-shipped")
        assert result.code == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(result.out + result.err)
        assert "\\u001b" not in result.out


def test_a_title_of_nothing_but_an_id_can_be_shown(cli: Cli, tmp_path: Path) -> None:
    path = catalog_file(tmp_path / "c.json", document("bare", {}))
    drawn = cli("show", "bare", "--catalog", str(path), "--no-shipped")
    shown = cli("show", "bare", "--catalog", str(path), "--no-shipped", "--json").json
    assert drawn.code == 0
    assert "bare" in drawn.out
    assert (shown["name"], shown["year"], shown["seasons"]) == ("bare", None, [])
