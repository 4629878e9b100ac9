"""Marking much at once: a day for all, up to here, once more; and what is left alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

TODAY = dt.date(2026, 3, 31)


def _row(season: int, number: int, aired: str | None) -> dict[str, Any]:
    name = {"en": f"Part {season}-{number}"}
    return {"season": season, "number": number, "names": name} | ({"aired": aired} if aired else {})


TIDES: dict[str, Any] = {
    "names": {"en": "Tides"},
    "kind": "series",
    "episodes": [
        _row(1, 1, "2020-01-01"),
        _row(1, 2, "2020-01-08"),
        _row(1, 3, "2020-02"),
        _row(2, 1, "2026-03-30"),
        _row(2, 2, None),
        _row(2, 3, "2026-03-31"),
        _row(2, 4, "2026-04-01"),
        _row(2, 5, "2026"),
        _row(2, 6, None),
        _row(0, 1, "2020-06-01"),
        _row(0, 2, "2020-06-08"),
        _row(0, 3, None),
    ],
}
# Nobody knows when any of it was shown.
UNDATED: dict[str, Any] = {
    "names": {"en": "Undated"},
    "kind": "series",
    "episodes": [_row(1, 1, None), _row(1, 2, None)],
}
FUTURE: dict[str, Any] = {
    "names": {"en": "Future"},
    "kind": "series",
    "episodes": [_row(1, 1, "2026-05-01")],
}
FILM: dict[str, Any] = {"names": {"en": "Low Tide"}, "kind": "film", "premiered": "2006-03"}

SEASON_1 = {"s1e1", "s1e2", "s1e3"}
# Of s2e2 no date is known, but it comes before one that was shown.
AIRED = {*SEASON_1, "s2e1", "s2e2", "s2e3"}


@pytest.fixture
def here(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line on the last day of March."""
    monkeypatch.setattr("docbrowser.clock.today", lambda: TODAY)
    catalog = catalog_file(
        tmp_path / "c.json",
        document("tides", TIDES),
        document("undated", UNDATED),
        document("future", FUTURE),
        document("film", FILM),
    )

    def call(*arguments: str) -> Any:
        return cli("--catalog", str(catalog), "--no-shipped", *arguments)

    return call


def _days(here: Cli, title: str = "tides") -> dict[str, list[str]]:
    """Return when each episode was watched that was."""
    seasons = here("show", title, "--json").json["seasons"]
    rows = [row for season in seasons for row in season["episodes"]]
    seen = (row for row in rows if row["watched"])
    return {f"s{row['season']}e{row['number']}": row["watched_on"] for row in seen}


def _all_state(here: Cli) -> list[str]:
    titles = ("tides", "undated", "future", "film")
    return [here("list", "--json").out, *(here("show", title, "--json").out for title in titles)]


# What is marked, and what is left alone


def test_a_series_marks_what_has_aired_and_nothing_else(here: Cli) -> None:
    result = here("watch", "tides", "--on", "today")
    assert result.code == 0
    assert _days(here) == {key: ["2026-03-31"] for key in AIRED}
    assert here("show", "tides", "--json").json["watch"]["status"] == "watched"


def test_what_is_left_alone_is_said(here: Cli) -> None:
    said = here("watch", "tides").err
    assert "6 episodes of tides" in said
    assert "2 episodes yet to be shown" in said
    assert "1 episode without a date" in said
    assert "docbrowser undo" in said


def test_a_season_marks_what_of_it_has_aired(here: Cli) -> None:
    first = here("watch", "tides#s1")
    assert set(_days(here)) == SEASON_1
    assert "left alone" not in first.err
    second = here("watch", "tides#s2")
    assert set(_days(here)) == AIRED
    assert "left alone: 2 episodes yet to be shown, 1 episode without a date" in second.err


def test_specials_are_marked_by_their_season_alone(here: Cli) -> None:
    here("watch", "tides")
    assert not {key for key in _days(here) if key.startswith("s0")}
    said = here("watch", "tides#s0").err
    assert {key for key in _days(here) if key.startswith("s0")} == {"s0e1", "s0e2"}
    assert "1 episode without a date" in said
    assert "yet to be shown" not in said


def test_specials_stay_when_a_series_is_unmarked(here: Cli) -> None:
    here("watch", "tides", "tides#s0")
    here("unwatch", "tides")
    assert set(_days(here)) == {"s0e1", "s0e2"}
    here("unwatch", "tides#s0")
    assert _days(here) == {}


def test_a_series_that_is_all_to_come_has_nothing_to_mark(here: Cli) -> None:
    result = here("watch", "future")
    assert result.code == 0
    assert "1 episode yet to be shown" in result.err
    assert here("history", "--json").json == []


def test_an_episode_that_is_named_is_marked_though_nobody_knows_its_date(here: Cli) -> None:
    here("watch", "tides#s2e2", "--on", "2026-03-01")
    assert _days(here) == {"s2e2": ["2026-03-01"]}


def test_a_series_without_any_date_is_marked_as_a_whole(here: Cli) -> None:
    here("watch", "undated", "--on", "2026-03-01")
    watch = here("show", "undated", "--json").json["watch"]
    assert (watch["status"], watch["viewings"]) == ("watched", ["2026-03-01"])


def test_a_season_of_a_series_without_any_date_is_marked_whole(here: Cli) -> None:
    here("watch", "undated#s1", "--on", "2026-03-01")
    assert set(_days(here, "undated")) == {"s1e1", "s1e2"}
    assert here("show", "undated", "--json").json["watch"]["status"] == "watched"
    assert "so already" in here("watch", "undated").err


# The day


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("today", "2026-03-31"),
        ("yesterday", "2026-03-30"),
        ("2025-12-24", "2025-12-24"),
        ("2015", "2015"),
        ("2015-06", "2015-06"),
        ("31.3.", "2026-03-31"),
        ("unknown", "unknown"),
        ("?", "unknown"),
        ("2026-03-01T20:15+02:00", "2026-03-01"),
    ],
)
def test_one_day_is_the_day_of_all(here: Cli, written: str, kept: str) -> None:
    assert here("watch", "tides", "--on", written).code == 0
    assert _days(here) == {key: [kept] for key in AIRED}


def test_aired_is_for_each_the_day_on_which_it_was_shown(here: Cli) -> None:
    here("watch", "tides", "tides#s0", "--on", "aired")
    assert _days(here) == {
        "s1e1": ["2020-01-01"],
        "s1e2": ["2020-01-08"],
        "s1e3": ["2020-02"],
        "s2e1": ["2026-03-30"],
        "s2e2": ["unknown"],
        "s2e3": ["2026-03-31"],
        "s0e1": ["2020-06-01"],
        "s0e2": ["2020-06-08"],
    }


def test_aired_of_what_bears_no_date_is_a_day_that_nobody_knows(here: Cli) -> None:
    here("watch", "tides#s2e2", "--on", "aired")
    assert _days(here) == {"s2e2": ["unknown"]}


def test_aired_is_no_day_that_is_yet_to_come(here: Cli) -> None:
    """An episode seen before its day, at a festival say, was not seen on that day."""
    here("watch", "tides#s2e4", "--on", "aired")
    assert [day for seen in _days(here).values() for day in seen if day > "2026-03-31"] == []


def test_a_film_that_was_seen_when_it_came_out(here: Cli) -> None:
    here("watch", "film", "--on", "aired")
    assert here("show", "film", "--json").json["watch"]["viewings"] == ["2006-03"]


def test_a_viewing_of_which_the_day_is_unknown_counts_without_one(here: Cli) -> None:
    here("watch", "film", "--on", "unknown")
    watch = here("show", "film", "--json").json["watch"]
    assert (watch["status"], watch["watched_on"]) == ("watched", None)
    assert len(watch["viewings"]) == 1


@pytest.mark.parametrize("written", ["2026-04-01", "tomorrow", "2026-13-01", "", "1700", "2999"])
def test_what_is_no_day_marks_nothing(here: Cli, written: str) -> None:
    result = here("watch", "tides", "--on", written)
    assert (result.code, result.out) == (2, "")
    assert here("history", "--json").json == []


# Up to here


def test_up_to_here_marks_what_came_before_as_well(here: Cli) -> None:
    said = here("watch", "tides#s2e3", "--up-to").err
    assert set(_days(here)) == AIRED
    assert "left alone" not in said


def test_up_to_here_passes_over_what_is_not_known_to_have_been_shown(here: Cli) -> None:
    said = here("watch", "tides#s2e6", "--up-to").err
    assert set(_days(here)) == AIRED
    assert "2 episodes yet to be shown, 1 episode without a date" in said


def test_up_to_here_stops_here(here: Cli) -> None:
    here("watch", "tides#s1e2", "--up-to")
    assert set(_days(here)) == {"s1e1", "s1e2"}


def test_up_to_the_first_is_the_first(here: Cli) -> None:
    here("watch", "tides#s1e1", "--up-to")
    assert set(_days(here)) == {"s1e1"}


def test_up_to_a_special_marks_specials_alone(here: Cli) -> None:
    here("watch", "tides#s0e2", "--up-to")
    assert set(_days(here)) == {"s0e1", "s0e2"}


def test_up_to_here_on_the_days_of_showing(here: Cli) -> None:
    here("watch", "tides#s1e2", "--up-to", "--on", "aired")
    assert _days(here) == {"s1e1": ["2020-01-01"], "s1e2": ["2020-01-08"]}


@pytest.mark.parametrize("target", ["tides", "tides#s1", "film"])
def test_up_to_what_is_no_episode_is_refused(here: Cli, target: str) -> None:
    assert here("watch", target, "--up-to").code == 2
    assert here("history", "--json").json == []


# Again


@pytest.mark.parametrize(
    "arguments",
    [("tides",), ("tides#s1",), ("tides#s1e3", "--up-to"), ("tides#s0",)],
    ids=" ".join,
)
def test_marking_again_changes_no_date(here: Cli, arguments: tuple[str, ...]) -> None:
    here("watch", *arguments, "--on", "2025-05-05")
    before = _all_state(here)
    result = here("watch", *arguments, "--on", "2026-03-31")
    assert result.code == 0
    assert "so already" in result.err
    assert _all_state(here) == before


def test_marking_the_rest_changes_no_date_of_what_was_seen(here: Cli) -> None:
    here("watch", "tides#s1e2", "--on", "2019-01-01")
    here("watch", "tides#s1e3", "--on", "unknown")
    here("watch", "tides", "--on", "2026-03-31")
    days = _days(here)
    assert (days.pop("s1e2"), days.pop("s1e3")) == (["2019-01-01"], ["unknown"])
    assert days == {key: ["2026-03-31"] for key in AIRED - {"s1e2", "s1e3"}}


@pytest.mark.parametrize(
    ("arguments", "touched"),
    [(("tides",), AIRED), (("tides#s1",), SEASON_1), (("tides#s1e2", "--up-to"), {"s1e1", "s1e2"})],
    ids=["series", "season", "up to"],
)
def test_with_again_what_was_seen_has_one_viewing_more(
    here: Cli, arguments: tuple[str, ...], touched: set[str]
) -> None:
    here("watch", "tides", "--on", "2025-05-05")
    here("watch", *arguments, "--again", "--on", "2026-03-31")
    days = _days(here)
    assert {key for key, seen in days.items() if seen == ["2025-05-05", "2026-03-31"]} == touched
    assert {key for key, seen in days.items() if seen == ["2025-05-05"]} == AIRED - touched


def test_an_episode_that_is_named_is_seen_once_more(here: Cli) -> None:
    for day in ("2025-05-05", "2026-03-31"):
        here("watch", "tides#s1e1", "--on", day)
    assert _days(here) == {"s1e1": ["2025-05-05", "2026-03-31"]}


# One step


@pytest.mark.parametrize(
    "arguments",
    [
        ("tides",),
        ("tides", "--on", "aired"),
        ("tides", "--again"),
        ("tides#s2e3", "--up-to"),
        ("tides", "tides#s0", "film", "undated"),
    ],
    ids=" ".join,
)
def test_one_undo_takes_all_of_it_back_and_one_redo_does_it_again(
    here: Cli, arguments: tuple[str, ...]
) -> None:
    here("watch", "tides#s1e2", "--on", "2019-01-01")
    before = _all_state(here)
    here("watch", *arguments)
    after = _all_state(here)
    assert after != before
    assert here("undo").code == 0
    assert _all_state(here) == before
    assert here("redo").code == 0
    assert _all_state(here) == after


@pytest.mark.parametrize("verb", ["unwatch", "skip"])
def test_a_season_is_unmarked_or_skipped_in_one_step(here: Cli, verb: str) -> None:
    here("watch", "tides", "--on", "2025-05-05")
    before = _all_state(here)
    here(verb, "tides#s1")
    assert _all_state(here) != before
    here("undo")
    assert _all_state(here) == before


def test_what_was_skipped_is_marked_with_the_rest_and_no_longer_skipped(here: Cli) -> None:
    here("skip", "tides#s1e2")
    here("watch", "tides#s1", "--on", "2025-05-05")
    season = here("show", "tides", "--json").json["seasons"][0]["episodes"]
    assert [(row["watched"], row["skipped"]) for row in season] == [(True, False)] * 3
