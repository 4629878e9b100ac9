from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.tui.catalogue import IDS, small_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli, Result

AMBER, COMETS, DELTA, _ = IDS
TODAY = dt.date.today()  # noqa: DTZ011 - the day where the user is


@pytest.fixture
def small(cli: Cli, tmp_path: Path) -> Cli:
    """The command line over the small catalogue."""
    catalogue = str(small_catalogue(tmp_path / "small.json"))

    def call(*arguments: str) -> Result:
        return cli(*arguments, "--no-shipped", "--catalog", catalogue)

    return call


def test_the_json_has_the_fields_of_the_contract(small: Cli) -> None:
    small("watch", AMBER, "--on", "2026-01-05")
    small("watch", f"{COMETS}#s1e2", f"{COMETS}#s0e1", "--on", "2026-01-06")
    small("watch", DELTA, "--on", "2026-01-06")

    assert small("stats", "--json").json == {
        "titles": 4,
        "watched": 2,
        "episodes_watched": 1,
        "minutes": 89 + 48 + 47,
        "viewings_of_unknown_runtime": 1,
        "by_month": {"2026-01": 184},
        "by_language": {},
        "by_person": {"Ada Example": 89, "Bo Sample": 89},
        "by_subject": {},
        "days": {"2026-01-05": 1, "2026-01-06": 3},
        "streak": 0,
        "longest_streak": 2,
    }


def test_what_is_undone_was_never_watched(small: Cli) -> None:
    small("watch", AMBER)
    before = small("stats", "--json").json
    small("watch", COMETS)
    small("undo")

    assert small("stats", "--json").json == before
    assert before["streak"] == 1


def test_without_a_viewing_a_sentence_says_what_helps_and_nothing_failed(small: Cli) -> None:
    found = small("stats")
    as_json = small("stats", "--json")

    assert (found.code, found.out) == (0, "")
    assert "docbrowser watch" in found.err
    assert as_json.code == 0
    assert as_json.json["minutes"] == 0
    assert as_json.json["days"] == {}


def test_the_numbers_are_drawn(small: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    small("watch", AMBER, DELTA)
    found = small("stats")

    assert found.code == 0
    assert found.out.startswith("1 h 29 min · 2 titles\n")
    assert "1 viewing of unknown length is not in the hours." in found.out
    assert "Ada Example" in found.out
    assert f"{TODAY:%Y}" in found.out
    assert "1 day in a row" in found.out
    assert "\x1b" not in found.out


def test_it_takes_no_argument(small: Cli) -> None:
    assert small("stats", "surplus").code == 2
