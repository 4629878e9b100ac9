from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli


def _episode(number: int, name: str | None, runtime: int | None = None) -> dict[str, Any]:
    return {
        "season": 1,
        "number": number,
        "names": {"en": name, "de": f"{name} auf Deutsch"} if name else {},
        "aired": f"2018-01-0{number}",
        **({"runtime": runtime} if runtime else {}),
    }


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One series and three films."""
    rock = {
        "names": {"en": "Strange Rock", "de": "Seltsamer Fels"},
        "kind": "series",
        "runtime": 47,
        "episodes": [_episode(1, "Gasp", 40), _episode(2, "Storm"), _episode(3, None, 50)],
        "offers": [{"provider": "Shoreline"}],
    }
    file = catalog_file(
        tmp_path / "titles.json",
        document("rock", rock),
        document("dunes", {"names": {"en": "Dunes"}, "kind": "film", "runtime": 80}),
        document("eels", {"names": {"en": "Eels"}, "kind": "film"}),
        document("foxes", {"names": {"en": "Foxes"}, "kind": "film", "runtime": 30}),
    )
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


# next


def test_nothing_is_an_empty_list_and_no_failure(cli: Cli) -> None:
    as_json, drawn = cli("next", "--json"), cli("next")
    assert (as_json.code, as_json.json, as_json.err) == (0, [], "")
    assert (drawn.code, drawn.out) == (0, "")
    assert "docbrowser want" in drawn.err


def test_an_item_has_the_fields_of_the_contract(cli: Cli) -> None:
    cli("want", "dunes")
    cli("watch", "rock#s1e1")
    assert cli("next", "--json").json == [
        {
            "id": "rock",
            "name": "Strange Rock",
            "season": 1,
            "number": 2,
            "episode_name": "Storm",
            "aired": "2018-01-02",
            "runtime": 47,
        },
        {
            "id": "dunes",
            "name": "Dunes",
            "season": None,
            "number": None,
            "episode_name": None,
            "aired": None,
            "runtime": 80,
        },
    ]


def test_an_episode_without_a_name_has_none(cli: Cli) -> None:
    cli("watch", "rock#s1e1", "rock#s1e2")
    (item,) = cli("next", "--json").json
    assert (item["number"], item["episode_name"]) == (3, None)


def test_it_goes_on_with_each_mark_and_back_with_undo(cli: Cli) -> None:
    cli("watch", "rock#s1e1")
    cli("watch", "rock#s1e2")
    assert [item["number"] for item in cli("next", "--json").json] == [3]
    cli("undo")
    assert [item["number"] for item in cli("next", "--json").json] == [2]
    cli("watch", "rock")
    assert cli("next", "--json").json == []


def test_a_line_says_what_comes_next_how_long_it_is_and_what_is_left(cli: Cli) -> None:
    cli("want", "dunes")
    cli("watch", "rock#s1e1")
    first, second = cli("next").out.splitlines()
    assert re.split(" {2,}", first) == [
        *("◐", "Strange Rock", "1.2 Storm", "47 min"),
        "· 2 episodes left · about 1 h 37 min",
    ]
    assert second.split() == ["+", "Dunes", "1", "h", "20", "min"]
    assert first.index("47 min") + len("47 min") == second.index("20 min") + len("20 min")


def test_names_are_in_the_wanted_language(cli: Cli) -> None:
    cli("watch", "rock#s1e1")
    (item,) = cli("next", "--lang", "de", "--json").json
    assert (item["name"], item["episode_name"]) == ("Seltsamer Fels", "Storm auf Deutsch")


@pytest.mark.parametrize("limit", [0, 1, 2, 9])
def test_limit_gives_at_most_so_many(cli: Cli, limit: int) -> None:
    cli("want", "dunes", "eels", "foxes")
    result = cli("next", "--limit", str(limit), "--json")
    assert (result.code, len(result.json)) == (0, min(limit, 3))


# tonight


def test_a_plan_has_the_fields_of_its_shape(cli: Cli) -> None:
    cli("want", "dunes", "eels")
    cli("watch", "rock#s1e1")
    result = cli("tonight", "--minutes", "95", "--json")
    assert result.code == 0
    assert result.json == {
        "minutes": 95,
        "filled": 80,
        "plan": [
            {
                "id": "dunes",
                "name": "Dunes",
                "season": None,
                "number": None,
                "episode_name": None,
                "runtime": 80,
                "planned": True,
            }
        ],
        "left_out": [
            {"id": "rock", "name": "Strange Rock", "reason": "no longer fits"},
            {"id": "eels", "name": "Eels", "reason": "no runtime is known"},
        ],
    }


def test_others_fill_what_is_left(cli: Cli) -> None:
    cli("watch", "rock#s1e1")
    plan = cli("tonight", "--minutes", "80", "--json").json["plan"]
    assert [(one["id"], one["number"], one["planned"]) for one in plan] == [
        ("rock", 2, False),
        ("foxes", None, False),
    ]


def test_the_drawn_plan_says_what_it_comes_to_and_what_is_left_out(cli: Cli) -> None:
    cli("want", "eels")
    cli("watch", "rock#s1e1")
    result = cli("tonight", "--minutes", "100")
    assert [" ".join(line.split()) for line in result.out.splitlines()] == [
        "1 h 37 min of 1 h 40 min",
        "◐ Strange Rock 1.2 Storm 47 min",
        "◐ Strange Rock 1.3 50 min",
        "",
        "Left out",
        "Eels no runtime is known",
        "2 other films no longer fit",
    ]
    assert (result.code, result.err) == (0, "")


def test_only_what_a_provider_shows_or_is_told_in_a_language(cli: Cli) -> None:
    cli("want", "dunes", "rock")
    shown = cli("tonight", "--minutes", "90", "--on", "shore", "--json").json
    assert [one["id"] for one in shown["plan"]] == ["rock", "rock"]
    assert shown["left_out"] == [{"id": "dunes", "name": "Dunes", "reason": "not on shore"}]
    told = cli("tonight", "--minutes", "90", "--lang", "de", "--json").json
    assert told["plan"] == []
    assert {one["reason"] for one in told["left_out"]} == {"no German"}


def test_an_empty_plan_is_no_failure_and_said(cli: Cli) -> None:
    drawn = cli("tonight", "--minutes", "5")
    assert drawn.code == 0
    assert "5 min" in drawn.err
    as_json = cli("tonight", "--minutes", "5", "--json")
    assert (as_json.code, as_json.json["plan"], as_json.json["filled"]) == (0, [], 0)


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "long", "1.5", ""])
def test_an_evening_has_from_1_to_1440_minutes(cli: Cli, minutes: str) -> None:
    result = cli("tonight", "--minutes", minutes)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1


def test_without_minutes_there_is_no_evening(cli: Cli) -> None:
    assert cli("tonight").code == 2


@pytest.mark.parametrize("minutes", ["1", "1440"])
def test_the_shortest_evening_and_the_longest(cli: Cli, minutes: str) -> None:
    assert cli("--minutes", minutes, "tonight", "--json").code == 0


def test_what_is_typed_acts_on_no_terminal(cli: Cli) -> None:
    cli("want", "dunes")
    result = cli("tonight", "--minutes", "90", "--on", "\x1b[31mshore\x07")
    assert result.code == 0
    assert "\x1b" not in result.out + result.err
    assert "\x07" not in result.out + result.err
