"""`docbrowser person`, `awards` and `timeline`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.helpers import catalog_file
from tests.shelves.shelf_catalogue import HOSTILE, SHELL, award, film, shelf_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue and no other."""
    file = shelf_catalogue(tmp_path / "titles.json")
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    return file


# People


def test_a_person_is_told_job_by_job(cli: Cli) -> None:
    cli("watch", "ash")
    result = cli("person", "Ada", "Ek")
    assert result.code == 0
    lines = [line.split() for line in result.out.splitlines() if line]
    assert lines == [
        ["Ada", "L.", "Ek", "3", "titles", "·", "1", "watched"],
        ["DIRECTOR"],
        ["Birch", "2009", "birch"],
        ["✓", "Ash", "2006", "ash"],
        ["PRESENTER"],
        ["Drift", "2011", "drift"],
        ["ACTOR"],
        ["✓", "Ash", "2006", "The", "Keeper", "ash"],
    ]


def test_accents_and_umlauts_do_not_matter(cli: Cli) -> None:
    for asked in ("jon muller", "Jón Müller", "JON MUELLER"):
        (person,) = cli("person", asked, "--json").json
        assert [(part["id"], part["episodes"]) for part in person["credits"]] == [
            ("ash", []),
            ("drift", ["s1e2"]),
        ]


def test_the_json_of_a_person_has_the_shape_that_is_promised(cli: Cli) -> None:
    cli("watch", "ash")
    (person,) = cli("person", "Ada Ek", "--json", "--lang", "de").json
    parts = person.pop("credits")
    assert person == {
        "name": "Ada L. Ek",
        "titles": 3,
        "watched": 1,
        "jobs": ["director", "presenter", "actor"],
        "complete": True,
    }
    assert [part["name"] for part in parts] == ["Birch", "Ash", "Treiben", "Ash"]
    assert parts[-1] == {
        "job": "actor",
        "characters": ["The Keeper"],
        "episodes": [],
        "id": "ash",
        "name": "Ash",
        "year": 2006,
        "kind": "film",
        "watched": True,
        "status": "watched",
    }


def test_a_part_of_a_name_that_one_person_bears_is_enough(cli: Cli) -> None:
    assert "Jón Müller  2 titles" in cli("person", "müll").out


def test_of_several_people_each_is_listed(cli: Cli) -> None:
    result = cli("person", "ek")
    assert result.code == 0
    assert result.out.splitlines() == [
        "Ada L. Ek  3 titles · 0 watched · director, presenter, actor",
        "Bo Ek  1 title · 0 watched · writer",
    ]
    assert "name one of them in full" in result.err
    people = cli("person", "ek", "--json").json
    assert [(one["name"], "credits" in one) for one in people] == [
        ("Ada L. Ek", False),
        ("Bo Ek", False),
    ]


def test_nobody_is_a_sentence_and_an_empty_list(cli: Cli) -> None:
    for asked in ("Nobody Here", "***", ""):
        result = cli("person", asked)
        assert (result.code, result.out) == (1, "")
        assert "No title here has a person of that name." in result.err
        result = cli("person", asked, "--json")
        assert (result.code, result.json, result.err) == (1, [], "")


def test_a_person_has_to_be_named(cli: Cli) -> None:
    assert cli("person").code == 2


# Awards


def test_prizes_are_listed_with_what_came_of_them(cli: Cli) -> None:
    cli("watch", "birch")
    result = cli("awards")
    assert result.code == 0
    won, first, *_others = result.out.splitlines()
    assert " ".join(won.split()) == "All that won something 2 titles docbrowser list is:awarded"
    assert first.split() == [*SHELL.split(), "won", "2", "of", "3", "2007–2010"]
    assert cli("awards", "--json").json == [
        {"award": SHELL, "won": 2, "nominated": 1, "first_year": 2007, "last_year": 2010},
        {"award": HOSTILE, "won": 0, "nominated": 1, "first_year": 2008, "last_year": 2008},
    ]


def test_what_won_something_is_listed_by_a_query(cli: Cli) -> None:
    assert {row["id"] for row in cli("list", "is:awarded", "--json").json} == {"ash", "birch"}
    assert "ash" not in cli("list", "-is:awarded").out


def test_the_titles_of_a_prize_stand_by_year(cli: Cli) -> None:
    cli("watch", "birch")
    lines = [line.split() for line in cli("awards", "golden", "shell").out.splitlines()]
    assert lines == [
        [*SHELL.split(), "won", "2", "of", "3"],
        ["2010"],
        ["✓", "Birch", "nominated", "·", "Picture", "birch"],
        ["2007"],
        ["Ash", "★", "won", "·", "Sound", "ash"],
        ["unknown", "year"],
        ["✓", "Birch", "★", "won", "birch"],
    ]
    rows = cli("awards", "golden shell award", "--json").json
    assert rows[0] == {
        "award": SHELL,
        "year": 2010,
        "category": "Picture",
        "outcome": "nominated",
        "id": "birch",
        "name": "Birch",
        "watched": True,
        "status": "watched",
    }
    assert [row["id"] for row in rows] == ["birch", "ash", "birch"]


def test_no_such_prize_is_a_sentence_and_an_empty_list(cli: Cli) -> None:
    result = cli("awards", "nowhere")
    assert (result.code, result.out) == (1, "")
    assert "No award here is called so" in result.err
    result = cli("awards", "nowhere", "--json")
    assert (result.code, result.json) == (1, [])


def test_without_any_award_it_says_so(cli: Cli, tmp_path: Path) -> None:
    bare = catalog_file(tmp_path / "bare.json")
    result = cli("awards", "--catalog", str(bare))
    assert (result.code, result.out) == (1, "")
    assert "No title here has an award" in result.err


def test_awards_follow_a_catalogue_that_changes(cli: Cli, catalogue: Path) -> None:
    cli("awards")  # an index is there by now, and is changed in place
    tables = json.loads(catalogue.read_text("utf-8"))
    del tables["titles"]["2"]["records"][0]["awards"]
    more = film("Elm", "2012", awards=[award("New Prize", 2013, None, "won")])
    tables["titles"]["9"] = {"id": "elm", "records": [{"source": "test", **more}]}
    catalogue.write_text(json.dumps(tables), "utf-8")
    found = {one["award"]: one["won"] + one["nominated"] for one in cli("awards", "--json").json}
    assert found == {"Golden Shell Award": 1, HOSTILE: 1, "New Prize": 1}


# Years


def test_years_are_listed_with_what_was_watched(cli: Cli) -> None:
    cli("watch", "birch")
    assert cli("timeline", "--json").json == [
        {"year": 2011, "titles": 1, "watched": 0},
        {"year": 2009, "titles": 2, "watched": 1},
        {"year": 2006, "titles": 1, "watched": 0},
        {"year": None, "titles": 1, "watched": 0},
    ]
    result = cli("timeline")
    assert result.code == 0
    told = [line.split() for line in result.out.splitlines()]
    assert [line[0] for line in told] == ["2011", "2009", "2006", "unknown"]
    assert told[1][2:] == ["2", "1", "watched"]
    assert set(told[1][1]) == {"▰", "▱"}


def test_without_titles_there_is_no_timeline(cli: Cli, tmp_path: Path) -> None:
    bare = catalog_file(tmp_path / "bare.json")
    result = cli("timeline", "--catalog", str(bare))
    assert (result.code, result.out) == (1, "")
    assert "There are no titles yet" in result.err
    result = cli("timeline", "--json", "--catalog", str(bare))
    assert (result.code, result.json) == (1, [])


# Text from strangers


def test_names_are_shown_as_they_are_written(cli: Cli) -> None:
    assert HOSTILE in cli("person", HOSTILE).out
    assert HOSTILE in cli("awards").out
    assert HOSTILE in cli("awards", HOSTILE).out
