"""`docbrowser history`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_list import SHAPE
from tests.helpers import actions_file, catalog_file, document, stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

ROCK: dict[str, Any] = {
    "names": {"en": "One Rock", "de": "Ein Fels"},
    "kind": "series",
    "premiered": "2018",
    "episodes": [
        {"season": 1, "number": 1, "names": {"en": "Gasp", "de": "Luft"}, "aired": "2026-03-01"},
        {"season": 1, "number": 2, "names": {"en": "Storm"}, "aired": "2026-03-08"},
    ],
}
FILM: dict[str, Any] = {"names": {"en": "Film"}, "kind": "film", "runtime": 40, "premiered": "2006"}


@pytest.fixture
def here(cli: Cli, watchlist: Path, tmp_path: Path) -> Cli:
    """The command line over two titles and five steps, one of them undone."""
    catalog = catalog_file(tmp_path / "c.json", document("rock", ROCK), document("film", FILM))
    actions_file(
        watchlist / "laptop.json",
        stored(1, "want", "film", at="2026-03-01T09:00:00+01:00"),
        stored(2, "watch", "rock", episode="s1e1", at="2026-03-02T23:30:00+01:00"),
        stored(3, "watch", "film", value="2015-03-03", at="2026-03-03T20:15:00+01:00"),
        stored(4, "rate", "film", value="8", at="2026-03-03T20:16:00+01:00"),
        stored(5, "watch", "gone", episode="s1e4", at="2026-03-09T20:15:00+01:00"),
        {
            "id": "00000000000006-00000-test", "step": "step-6", "action": "undo",
            "at": "2026-03-10T20:15:00+01:00", "value": "step-4",
        },
    )  # fmt: skip

    def call(*arguments: str) -> Any:
        return cli(*arguments, "--catalog", str(catalog), "--no-shipped")

    return call


def _done(cli: Cli, *arguments: str) -> list[str]:
    result = cli("history", "--json", *arguments)
    assert (result.code, result.err) == (0, "")
    return [f"{one['action']} {one['title']}" for one in result.json]


def test_an_empty_history_is_no_failure_and_says_what_to_do(cli: Cli) -> None:
    text = cli("history")
    assert (text.code, text.out) == (0, "")
    assert "docbrowser watch" in text.err
    json = cli("history", "--json")
    assert (json.code, json.json, json.err) == (0, [], "")


def test_what_is_marked_is_told_the_newest_first(cli: Cli) -> None:
    cli("watch", "roving-mars-2006", "--on", "2015-03-03")
    cli("want", "race-to-mars-2007")
    want, watch = cli("history", "--json").json
    assert (want["action"], want["title"], want["undone"]) == ("want", "race-to-mars-2007", False)
    assert set(want) == {"id", "action", "title", "episode", "at", "value", "undone"}
    assert (watch["action"], watch["value"]) == ("watch", "2015-03-03")
    assert dt.datetime.fromisoformat(watch["at"]).tzinfo is not None


def test_undo_shows_at_the_step_and_only_if_asked_as_one_of_its_own(cli: Cli) -> None:
    cli("want", "race-to-mars-2007")
    cli("undo")
    (want,) = cli("history", "--json").json
    undo, same = cli("history", "--json", "--all").json
    assert want["undone"]
    assert same == want
    assert (undo["action"], undo["title"], undo["undone"]) == ("undo", None, False)
    assert "↶ put on your list" in cli("history").out
    assert "undid: put on your list  Race to Mars" in cli("history", "--all").out


def test_in_text_a_day_is_a_heading_and_a_step_a_line(here: Cli) -> None:
    assert here("history").out.splitlines() == [
        "Monday, 9 March 2026",
        "  20:15   watched                gone  1.4",
        "",
        "Tuesday, 3 March 2026",
        "  20:16 ↶ rated 8                Film",
        "  20:15   watched on 3 Mar 2015  Film",
        "",
        "Monday, 2 March 2026",
        "  23:30   watched                One Rock  1.1 Gasp",
        "",
        "Sunday, 1 March 2026",
        "  09:00   put on your list       Film",
    ]


def test_a_bulk_is_one_line_and_each_of_its_actions_a_row(cli: Cli) -> None:
    cli("watch", "race-to-mars-2007")
    assert cli("history").out.splitlines()[1].endswith("marked 4 episodes as watched  Race to Mars")
    assert len(cli("history", "--json").json) == 4


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["fels"], ["watch rock"]),
        (["ONE", "rock"], ["watch rock"]),
        (["gon"], ["watch gone"]),
        (["one", "film"], []),
        (["--title", "film"], ["rate film", "watch film", "want film"]),
        (["--title", "gone"], ["watch gone"]),
        (["--action", "RATE"], ["rate film"]),
        (["--action", "undo"], ["undo None"]),
        (["--since", "2026-03-03"], ["watch gone", "rate film", "watch film"]),
        (["--until", "2026-03-02"], ["watch rock", "want film"]),
        (["--since", "2 March 2026", "--until", "2026-03-02"], ["watch rock"]),
        (["--since", "2026-04", "--until", "2999-01-01"], []),
        (["--until", "2026-03", "--since", "2026", "--limit", "1"], ["watch gone"]),
        (["--undone"], ["rate film"]),
        (["--standing", "film"], ["watch film", "want film"]),
        (["--limit", "0"], []),
        (["--all", "film", "--limit", "2"], ["undo None", "rate film"]),
    ],
)
def test_filters(here: Cli, asked: list[str], found: list[str]) -> None:
    assert _done(here, *asked) == found


def test_where_nothing_fits_it_says_so_calmly(here: Cli) -> None:
    result = here("history", "no such name")
    assert (result.code, result.out) == (0, "")
    assert "Nothing of that kind" in result.err


def test_options_may_stand_before_the_command(here: Cli) -> None:
    assert (
        here("--title", "rock", "history", "--json").json
        == here("history", "--title", "rock", "--json").json
    )


@pytest.mark.parametrize("option", ["--since", "--until", "--at"])
@pytest.mark.parametrize("day", ["31.31.", "2026-02-30", "someday", "aired", "unknown", ""])
def test_a_date_that_is_none_is_wrong_usage(here: Cli, option: str, day: str) -> None:
    result = here("history", option, day, "--json")
    assert (result.code, result.out) == (2, "")
    assert option in result.err


def test_an_unknown_action_is_wrong_usage_and_an_unknown_title_a_failure(here: Cli) -> None:
    assert here("history", "--action", "paint").code == 2
    unknown = here("history", "--title", "nothing-2000")
    assert (unknown.code, unknown.out) == (1, "")
    assert "nothing-2000" in unknown.err


def test_names_are_in_the_language_that_is_asked_for(here: Cli) -> None:
    assert "Ein Fels  1.1 Luft" in here("history", "--lang", "de").out


# What was so on a day


def _states(cli: Cli, day: str, *arguments: str) -> dict[str, str]:
    rows = cli("history", "--at", day, "--json", *arguments).json
    return {row["id"]: row["status"] for row in rows}


def test_the_state_of_a_day_grows_with_what_was_done(here: Cli) -> None:
    assert _states(here, "2026-02-28") == {}
    assert _states(here, "2026-03-01") == {"film": "planned"}
    assert _states(here, "2026-03-03") == {"film": "watched", "rock": "watched"}
    assert _states(here, "2026-03") == {"film": "watched", "gone": "watching", "rock": "watching"}


def test_the_state_is_told_as_list_does(here: Cli) -> None:
    now = here("list", "--json").json
    then = here("history", "--at", "today", "--json").json
    assert {frozenset(row) for row in then} == {frozenset(SHAPE)}
    assert [row for row in then if row["id"] != "gone"] == now


def test_what_has_aired_since_had_not_aired_then(here: Cli) -> None:
    (before,) = here("history", "--at", "2026-03-07", "one rock", "--json").json
    (after,) = here("history", "--at", "2026-03-08", "--title", "rock", "--json").json
    assert (before["watched"], before["episodes_watched"]) == (True, 1)
    assert (after["watched"], after["status"]) == (False, "watching")


def test_a_title_of_no_catalogue_goes_by_its_id(here: Cli) -> None:
    (gone,) = here("history", "--at", "2026-03-09", "gone", "--json").json
    assert gone == {
        "id": "gone", "name": "gone", "year": None, "kind": None, "runtime": None,
        "watched": False, "status": "watching", "episodes": 1, "episodes_watched": 1,
        "matched": None,
    }  # fmt: skip


def test_the_state_in_text_is_a_list(here: Cli) -> None:
    lines = here("history", "--at", "2026-03-03").out.splitlines()
    assert [line.split()[0] for line in lines] == ["✓", "✓"]
    assert [line.split()[-1] for line in lines] == ["film", "rock"]
    nothing = here("history", "--at", "1999-12-31")
    assert (nothing.code, nothing.out) == (0, "")
    assert "1999-12-31" in nothing.err


@pytest.mark.parametrize(
    "beside", [["--since", "today"], ["--action", "rate"], ["--undone"], ["--standing"], ["--all"]]
)
def test_a_state_has_no_actions_to_choose_from(here: Cli, beside: list[str]) -> None:
    result = here("history", "--at", "today", *beside)
    assert (result.code, result.out) == (2, "")
