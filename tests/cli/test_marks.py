from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

FILM = "roving-mars-2006"
RACE = "race-to-mars-2007"


def _state(cli: Cli, title: str, *options: str) -> dict[str, Any]:
    state: dict[str, Any] = cli("show", title, "--json", *options).json["watch"]
    return state


def _episodes(cli: Cli, title: str = RACE, *options: str) -> dict[str, list[str]]:
    seasons = cli("show", title, "--json", *options).json["seasons"]
    rows = [row for season in seasons for row in season["episodes"]]
    assert all(row["watched"] == bool(row["watched_on"]) for row in rows)
    return {f"s{row['season']}e{row['number']}": row["watched_on"] for row in rows}


def test_a_watched_film_is_watched_in_the_list_and_on_its_page(cli: Cli) -> None:
    result = cli("watch", FILM, "--on", "2026-03-31")
    row = cli("list", 'name:"roving mars"', "--json").json[0]
    assert (result.code, result.out) == (0, "")
    assert FILM in result.err
    assert (row["watched"], row["status"]) == (True, "watched")
    assert _state(cli, FILM) == {
        "status": "watched",
        "watched_on": "2026-03-31",
        "viewings": ["2026-03-31"],
        "rating": None,
        "note": None,
        "tags": [],
        "episodes_watched": 0,
    }


def test_without_a_date_the_viewing_is_now_with_its_offset(cli: Cli) -> None:
    before = dt.datetime.now().astimezone().replace(second=0, microsecond=0)
    cli("watch", FILM)
    (viewing,) = _state(cli, FILM)["viewings"]
    at = dt.datetime.fromisoformat(viewing)
    assert before <= at <= dt.datetime.now().astimezone()


def test_today_is_a_date(cli: Cli) -> None:
    days = {dt.datetime.now().astimezone().date().isoformat()}
    cli("watch", FILM, "--on", "today")
    days.add(dt.datetime.now().astimezone().date().isoformat())
    assert _state(cli, FILM)["watched_on"] in days


def test_a_film_seen_twice_has_two_viewings(cli: Cli) -> None:
    cli("watch", FILM, "--on", "2026-03-31")
    cli("watch", FILM, "--on", "2025-01-02")
    state = _state(cli, FILM)
    assert state["viewings"] == ["2025-01-02", "2026-03-31"]
    assert state["watched_on"] == "2026-03-31"


def test_unwatching_forgets_the_viewings(cli: Cli) -> None:
    untouched = _state(cli, FILM)
    cli("watch", FILM)
    cli("unwatch", FILM)
    assert _state(cli, FILM) == untouched


def test_watching_a_series_marks_its_aired_episodes(cli: Cli) -> None:
    cli("watch", RACE, "--on", "2026-03-31")
    assert set(map(tuple, _episodes(cli).values())) == {("2026-03-31",)}
    assert _state(cli, RACE)["episodes_watched"] == 4
    (row,) = cli("list", "race to mars", "--limit", "1", "--json").json
    assert (row["status"], row["episodes"], row["episodes_watched"]) == ("watched", 4, 4)


def test_watching_the_rest_of_a_series_keeps_the_old_dates(cli: Cli) -> None:
    cli("watch", f"{RACE}#s1e2", "--on", "2025-05-05")
    assert _state(cli, RACE)["status"] == "watching"
    cli("watch", f"{RACE}#s1", "--on", "2026-03-31")
    days = _episodes(cli)
    assert days.pop("s1e2") == ["2025-05-05"]
    assert set(map(tuple, days.values())) == {("2026-03-31",)}


def test_an_episode_is_named_in_either_case(cli: Cli) -> None:
    assert cli("watch", f"{RACE}#S1E3", "--on", "2026-03-31").code == 0
    assert _episodes(cli)["s1e3"] == ["2026-03-31"]


def test_zeros_before_a_number_name_the_same_episode(cli: Cli) -> None:
    result = cli("watch", f"{RACE}#s01e03", "--on", "2026-03-31")
    assert result.code != 0 or _episodes(cli)["s1e3"] == ["2026-03-31"]


def test_several_targets_are_one_step(cli: Cli) -> None:
    cli("watch", FILM, f"{RACE}#s1e1", "space-station-3d-2002", "--on", "2026-03-31")
    assert [len(_state(cli, key)["viewings"]) for key in (FILM, RACE, "space-station-3d-2002")] == [
        1, 1, 1,
    ]  # fmt: skip
    assert cli("undo").code == 0
    assert [_state(cli, key)["status"] for key in (FILM, RACE, "space-station-3d-2002")] == [
        "unwatched", "unwatched", "unwatched",
    ]  # fmt: skip


def test_one_wrong_target_marks_none(cli: Cli) -> None:
    result = cli("watch", FILM, f"{RACE}#s9")
    assert (result.code, result.out) == (1, "")
    assert _state(cli, FILM)["viewings"] == []


@pytest.mark.parametrize(
    ("verb", "back", "status"), [("want", "unwant", "planned"), ("skip", "unskip", "skipped")]
)
def test_wanting_and_skipping_can_be_taken_back(
    cli: Cli, verb: str, back: str, status: str
) -> None:
    assert cli(verb, FILM).code == 0
    assert _state(cli, FILM)["status"] == status
    assert cli(back, FILM).code == 0
    assert _state(cli, FILM)["status"] == "unwatched"


def test_undo_and_redo_go_back_and_forth_across_runs(cli: Cli) -> None:
    states = [_state(cli, FILM)]
    for verb in ("want", "watch", "skip"):
        cli(verb, FILM)
        states.append(_state(cli, FILM))
    for expected in reversed(states[:-1]):
        assert cli("undo").code == 0
        assert _state(cli, FILM) == expected
    for expected in states[1:]:
        assert cli("redo").code == 0
        assert _state(cli, FILM) == expected


def test_undo_restores_a_marked_series_exactly(cli: Cli) -> None:
    cli("watch", f"{RACE}#s1e2", "--on", "2025-05-05")
    before = cli("show", RACE, "--json").out
    cli("watch", RACE, "--on", "2026-03-31")
    cli("undo")
    assert cli("show", RACE, "--json").out == before


def test_undo_of_more_than_there_is_undoes_what_there_is(cli: Cli) -> None:
    cli("want", FILM)
    cli("watch", RACE)
    result = cli("undo", "--times", "99")
    assert result.code == 0
    assert {row["status"] for row in cli("list", "--json").json} == {"unwatched"}
    assert cli("redo", "--times", "99").code == 0
    assert _state(cli, FILM)["status"] == "planned"
    assert _state(cli, RACE)["status"] == "watched"


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_with_nothing_left_undo_and_redo_say_so(cli: Cli, command: str) -> None:
    result = cli(command)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("There is nothing to")
    assert result.err.count("\n") == 1


def test_a_new_mark_closes_the_way_to_redo(cli: Cli) -> None:
    cli("want", FILM)
    cli("undo")
    cli("want", RACE)
    assert cli("redo").code == 1


def test_specials_are_marked_by_their_season_alone(cli: Cli, tmp_path: Path) -> None:
    rows = [{"season": season, "number": 1, "aired": "2020-01-01"} for season in (0, 1)]
    path = catalog_file(tmp_path / "c.json", document("orbit", {"episodes": rows}))
    places = ("--catalog", str(path), "--no-shipped")
    cli("watch", "orbit", "--on", "2026-03-31", *places)
    assert _episodes(cli, "orbit", *places) == {"s1e1": ["2026-03-31"], "s0e1": []}
    assert _state(cli, "orbit", *places)["status"] == "watched"
    cli("watch", "orbit#s0", "--on", "2026-04-01", *places)
    assert _episodes(cli, "orbit", *places)["s0e1"] == ["2026-04-01"]
    assert _state(cli, "orbit", *places)["episodes_watched"] == 1


@pytest.mark.parametrize("written", ["20260331", "2026-W14-2"])
def test_a_date_in_another_spelling_is_refused_or_understood(cli: Cli, written: str) -> None:
    result = cli("watch", FILM, "--on", written)
    assert result.code == 2 or _state(cli, FILM)["watched_on"] == "2026-03-31"


def test_marks_live_in_the_named_folder_alone(cli: Cli, tmp_path: Path, watchlist: Path) -> None:
    folder = tmp_path / "marks"
    assert cli("watch", FILM, "--watchlist", str(folder)).code == 0
    assert list(folder.glob("*.json"))
    assert not watchlist.exists()
    assert _state(cli, FILM)["status"] == "unwatched"
    assert _state(cli, FILM, "--watchlist", str(folder))["status"] == "watched"


def test_an_empty_part_names_nothing_and_marks_nothing(cli: Cli) -> None:
    assert cli("watch", f"{RACE}#").code == 2
    assert cli("list", "is:watched").code == 1


def test_a_day_that_is_yet_to_come_is_refused(cli: Cli) -> None:
    assert cli("watch", FILM, "--on", "2999-01-01").code == 2


def test_wanting_an_episode_is_refused(cli: Cli) -> None:
    assert cli("want", f"{RACE}#s1e1").code == 2
    assert cli("list", "is:planned").code == 1


def test_what_is_so_already_makes_no_step(cli: Cli) -> None:
    assert cli("unwant", FILM).code == 0
    assert cli("unskip", FILM).code == 0
    assert cli("undo").code == 1
