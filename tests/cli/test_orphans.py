"""Marks outlive the catalogue they were made on: they follow their episodes, or are listed."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

    Rows = list[dict[str, Any]]

NAMES = ("Ebb", "Flood", "Slack", "Surge", "Bore", "Neap")


def _row(season: int, number: int, place: int) -> dict[str, Any]:
    """Return the episode at `place` of the story, under whatever number."""
    return {
        "season": season,
        "number": number,
        "names": {"en": NAMES[place]},
        "aired": f"2020-01-{place + 1:02d}",
        "ids": {"tvmaze": str(900 + place)},
    }


def _without(rows: Rows, *fields: str) -> Rows:
    return [{key: value for key, value in row.items() if key not in fields} for row in rows]


# One season of six.
TIDES: Rows = [_row(1, place + 1, place) for place in range(6)]
# The same in two seasons of three.
SPLIT: Rows = [_row(1 + place // 3, 1 + place % 3, place) for place in range(6)]
# The same with a pilot before it, so that every number is one more.
PILOT: dict[str, Any] = {"season": 1, "number": 1, "names": {"en": "Pilot"}, "aired": "2019-06-01"}
SHIFTED: Rows = [PILOT, *(_row(1, place + 2, place) for place in range(6))]
BACKWARDS: Rows = [_row(1, 6 - place, place) for place in range(6)]


class Home:
    """A catalogue that can be written anew, and the command line over it."""

    def __init__(self, cli: Cli, path: Path) -> None:
        self._cli = cli
        self._path = path
        self._rewritten = 0

    def __call__(self, *arguments: str) -> Any:
        return self._cli("--catalog", str(self._path), "--no-shipped", *arguments)

    def catalogue(self, **titles: Rows) -> None:
        """Write the catalogue anew; a title without rows is a film."""
        documents = [
            document(
                title,
                {"names": {"en": title.title()}, "kind": "series" if rows else "film"}
                | ({"episodes": rows} if rows else {}),
            )
            for title, rows in titles.items()
        ]
        catalog_file(self._path, *documents)

    def seen(self, title: str = "tides") -> dict[str, list[str]]:
        """Return the days of viewing of each episode that was watched, by its name."""
        seasons = self("show", title, "--json").json["seasons"]
        rows = [row for season in seasons for row in season["episodes"]]
        return {row["names"]["en"]: row["watched_on"] for row in rows if row["watched"]}

    def row(self, title: str = "tides") -> Any:
        """Return the title's row of `list --json`, None where it has none."""
        rows = self("list", "--json").json
        return next((row for row in rows if row["id"] == title), None)

    @property
    def orphans(self) -> list[str]:
        """The sentences of doctor on marks."""
        problems = self("doctor", "--json").json["problems"]
        return [problem for problem in problems if "has marks" in problem]


@pytest.fixture
def home_(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A series of six episodes and a film."""
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))
    home = Home(cli, tmp_path / "c.json")
    home.catalogue(tides=TIDES, film=[])
    return home


ALL = {name: ["2025-05-05"] for name in NAMES}
FIRST_THREE = {name: ["2025-05-05"] for name in NAMES[:3]}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(SPLIT, id="in two seasons"),
        pytest.param(SHIFTED, id="with a pilot before it"),
        pytest.param(BACKWARDS, id="backwards"),
        pytest.param(_without(SPLIT, "ids"), id="without ids"),
        pytest.param(_without(SPLIT, "ids", "aired"), id="by name alone"),
        pytest.param(_without(SPLIT, "names", "aired"), id="by id alone"),
        pytest.param(_without(TIDES, "ids", "names"), id="without names"),
        pytest.param(_without(TIDES, "ids", "names", "aired"), id="by number alone"),
        pytest.param(
            [{**row, "names": {"de": f"Teil {row['number']}: {row['names']['en']}"}}
             for row in SPLIT],
            id="under other names",
        ),
        pytest.param(
            [{**row, "aired": f"2021-07-{row['number']:02d}"} for row in TIDES],
            id="on other days",
        ),
        pytest.param(
            [{**row, "ids": {"imdb": f"tt{row['season']}{row['number']}"}} for row in SPLIT],
            id="under other ids",
        ),
    ],
)  # fmt: skip
def test_a_marked_series_stays_watched_whatever_its_episodes_are_called(
    home_: Home, rows: Rows
) -> None:
    home_("watch", "tides#s1", "--on", "2025-05-05")
    home_.catalogue(tides=rows, film=[])
    row = home_.row()
    assert row["episodes_watched"] == 6
    assert row["status"] == ("watched" if len(rows) == 6 else "watching")
    assert sorted(_days(home_)) == ["2025-05-05"] * 6
    assert home_.orphans == []


def _days(home: Home) -> list[str]:
    seasons = home("show", "tides", "--json").json["seasons"]
    return [day for season in seasons for row in season["episodes"] for day in row["watched_on"]]


@pytest.mark.parametrize("rows", [SPLIT, SHIFTED, BACKWARDS], ids=["split", "shifted", "backwards"])
def test_marks_are_on_the_same_stories_and_on_no_others(home_: Home, rows: Rows) -> None:
    for place, key in enumerate(("s1e1", "s1e2", "s1e3")):
        home_("watch", f"tides#{key}", "--on", f"2025-05-0{place + 1}")
    home_("rate", "tides#s1e2", "9")
    home_("note", "tides#s1e2", "0:40 claim: the moon does it")
    home_.catalogue(tides=rows, film=[])
    assert home_.seen() == {"Ebb": ["2025-05-01"], "Flood": ["2025-05-02"], "Slack": ["2025-05-03"]}
    shown = home_("show", "tides", "--json").json
    told = [row for season in shown["seasons"] for row in season["episodes"] if row["rating"]]
    assert [(row["names"]["en"], row["rating"]) for row in told] == [("Flood", 9)]
    assert [row["note"] for row in told] == ["0:40 claim: the moon does it"]


def test_the_next_marks_go_by_the_new_numbers(home_: Home) -> None:
    home_("watch", "tides#s1e1", "tides#s1e2", "tides#s1e3", "--on", "2025-05-05")
    home_.catalogue(tides=SPLIT, film=[])
    home_("watch", "tides#s2e1", "--on", "2026-03-01")
    assert home_.seen() == {**FIRST_THREE, "Surge": ["2026-03-01"]}
    home_("unwatch", "tides#s1")
    assert home_.seen() == {"Surge": ["2026-03-01"]}
    home_("undo")
    assert home_.seen() == {**FIRST_THREE, "Surge": ["2026-03-01"]}


def test_watching_the_rest_after_a_renumbering_changes_no_date(home_: Home) -> None:
    home_("watch", "tides#s1e2", "tides#s1e5", "--on", "2025-05-05")
    home_.catalogue(tides=SPLIT, film=[])
    home_("watch", "tides", "--on", "2026-03-01")
    days = home_.seen()
    assert (days.pop("Flood"), days.pop("Bore")) == (["2025-05-05"], ["2025-05-05"])
    assert set(map(tuple, days.values())) == {("2026-03-01",)}


def test_undo_and_redo_work_across_a_renumbering(home_: Home) -> None:
    home_("watch", "tides", "--on", "2025-05-05")
    home_.catalogue(tides=SPLIT, film=[])
    assert home_("undo").code == 0
    assert home_.seen() == {}
    assert home_("redo").code == 0
    assert home_.seen() == ALL


# What is gone


def test_an_episode_that_is_gone_keeps_its_marks_and_doctor_lists_them(home_: Home) -> None:
    home_("watch", "tides", "--on", "2025-05-05")
    home_.catalogue(tides=TIDES[:5], film=[])
    assert home_.row()["episodes_watched"] == 5
    (problem,) = home_.orphans
    assert "tides#s1e6" in problem
    assert "2025-05-05" in problem
    assert "docbrowser attach 'tides#s1e6'" in problem
    assert home_("doctor").code == 1

    home_.catalogue(tides=TIDES, film=[])
    assert home_.orphans == []
    assert home_.seen() == ALL


def test_marks_that_are_given_to_an_episode_are_its_own_until_undone(home_: Home) -> None:
    home_("watch", "tides#s1e6", "--on", "2025-05-05")
    home_("rate", "tides#s1e6", "4")
    other = {"season": 2, "number": 1, "names": {"en": "Neap, Restored"}, "aired": "2024-09-01"}
    home_.catalogue(tides=[*TIDES[:5], other], film=[])
    assert home_.seen() == {}
    assert len(home_.orphans) == 1

    attached = home_("attach", "tides#s1e6", "tides#s2e1")
    assert attached.code == 0
    assert "docbrowser undo" in attached.err
    assert home_.seen() == {"Neap, Restored": ["2025-05-05"]}
    assert home_("show", "tides", "--json").json["seasons"][1]["episodes"][0]["rating"] == 4
    assert home_.orphans == []

    assert home_("undo").code == 0
    assert home_.seen() == {}
    assert len(home_.orphans) == 1
    assert home_("redo").code == 0
    assert home_.seen() == {"Neap, Restored": ["2025-05-05"]}


def test_attached_marks_follow_their_new_episode(home_: Home) -> None:
    home_("watch", "tides#s1e6", "--on", "2025-05-05")
    other = {"season": 2, "number": 1, "names": {"en": "Neap, Restored"}, "aired": "2024-09-01"}
    home_.catalogue(tides=[*TIDES[:5], other], film=[])
    home_("attach", "tides#s1e6", "tides#s2e1")
    home_.catalogue(tides=[*TIDES[:5], {**other, "number": 7}], film=[])
    assert home_.seen() == {"Neap, Restored": ["2025-05-05"]}


def test_attached_to_an_episode_that_was_seen_both_viewings_count(home_: Home) -> None:
    home_("watch", "tides#s1e6", "--on", "2025-05-05")
    home_("watch", "tides#s1e1", "--on", "2024-04-04")
    home_.catalogue(tides=TIDES[:5], film=[])
    home_("attach", "tides#s1e6", "tides#s1e1")
    (days,) = home_.seen().values()
    assert sorted(days) == ["2024-04-04", "2025-05-05"]


def test_a_title_that_is_gone_keeps_its_marks_and_doctor_lists_it(home_: Home) -> None:
    home_("watch", "tides", "--on", "2025-05-05")
    home_("rate", "tides", "9")
    before = home_("show", "tides", "--json").out
    home_.catalogue(film=[])
    assert home_.row() is None
    assert home_("show", "tides").code == 1
    (problem,) = home_.orphans
    assert "tides has marks" in problem
    assert "docbrowser attach tides" in problem
    # The rest goes on as ever.
    assert home_("watch", "film").code == 0
    assert home_("undo").code == 0
    assert [home_(command).code for command in ("list", "history", "next", "stats")] == [0] * 4

    home_.catalogue(tides=TIDES, film=[])
    assert home_("show", "tides", "--json").out == before


def test_a_title_that_came_back_under_another_id_gets_its_marks(home_: Home) -> None:
    home_("watch", "tides", "--on", "2025-05-05")
    home_("rate", "tides", "9")
    home_("tag", "tides", "sea")
    home_.catalogue(ebb=SPLIT, film=[])
    untouched = home_("show", "ebb", "--json").out
    assert home_("attach", "tides", "ebb").code == 0
    assert home_.seen("ebb") == ALL
    watch = home_("show", "ebb", "--json").json["watch"]
    assert (watch["status"], watch["rating"], watch["tags"]) == ("watched", 9, ["sea"])
    assert home_.orphans == []

    home_("undo")
    assert home_("show", "ebb", "--json").out == untouched
    assert len(home_.orphans) == 1


def test_a_film_that_came_back_under_another_id_gets_its_marks(home_: Home) -> None:
    home_("watch", "film", "--on", "2025-05-05")
    home_("note", "film", "Twice as good.")
    home_.catalogue(tides=TIDES, movie=[])
    home_("attach", "film", "movie")
    watch = home_("show", "movie", "--json").json["watch"]
    assert (watch["viewings"], watch["note"]) == (["2025-05-05"], "Twice as good.")


def test_marks_of_a_title_that_is_gone_can_still_be_undone(home_: Home) -> None:
    home_("watch", "tides", "--on", "2025-05-05")
    home_.catalogue(film=[])
    result = home_("undo")
    assert result.code == 0
    assert "tides" in result.err
    assert home_.orphans == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("tides#s1e9", "tides#s1e1"), 1),  # no marks there
        (("flim", "tides"), 1),
        (("tides#s1e6", "tides#s1e7"), 1),  # no such goal
        (("tides#s1e6", "flim#s1e1"), 1),
        (("tides#s1e6", "tides"), 2),  # an episode is no title
        (("tides", "tides#s1e1"), 2),
        (("tides#s1e6", "tides#s1"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_attached_moves_nothing(
    home_: Home, arguments: tuple[str, str], code: int
) -> None:
    home_("watch", "tides#s1e6", "--on", "2025-05-05")
    home_.catalogue(tides=TIDES[:5], film=[])
    done = home_("history", "--json").out
    result = home_("attach", *arguments)
    assert (result.code, result.out) == (code, "")
    assert home_("history", "--json").out == done


def test_the_sentence_of_doctor_says_what_to_type(home_: Home) -> None:
    home_("watch", "tides#s1e6", "--on", "2025-05-05")
    home_.catalogue(tides=TIDES[:5], film=[])
    (problem,) = home_.orphans
    orphan, goal = problem.partition("docbrowser attach ")[2].split("'")[1::2]
    assert home_("attach", orphan, goal.replace("sNeM", "s1e1")).code == 0
    assert home_.seen() == {"Ebb": ["2025-05-05"]}


@pytest.mark.parametrize("seed", range(12))
def test_whatever_an_import_does_no_mark_is_lost(home_: Home, seed: int) -> None:
    """Episodes move, go, lose their names, days and ids, and new ones come in between."""
    chance = random.Random(seed)
    marked = chance.sample(range(6), 4)
    for place in marked:
        home_("watch", f"tides#s1e{place + 1}", "--on", f"2025-05-{place + 1:02d}")
    for _ in range(3):
        home_.catalogue(tides=_imported(chance), film=[])
        there = _days(home_)
        orphaned = sum(f"watched on 2025-05-{place + 1:02d}" in problem
                       for place in marked for problem in home_.orphans)  # fmt: skip
        assert len(there) == len(set(there))
        assert len(there) + orphaned == 4
    home_.catalogue(tides=TIDES, film=[])
    assert sorted(_days(home_)) == sorted(f"2025-05-{place + 1:02d}" for place in marked)
    assert set(home_.seen()) == {NAMES[place] for place in marked}


def _imported(chance: random.Random) -> Rows:
    keys = chance.sample([(season, number) for season in (1, 2) for number in range(1, 7)], 8)
    rows = []
    for place in chance.sample(range(6), chance.randint(3, 6)):
        row = _row(*keys.pop(), place)
        gone = chance.sample(["names", "aired", "ids"], chance.randint(0, 2))
        rows += _without([row], *gone)
    strangers = [{"season": key[0], "number": key[1], "names": {"en": f"New {key}"},
                  "aired": f"2022-0{key[0]}-0{key[1]}"} for key in keys[:2]]  # fmt: skip
    return sorted([*rows, *strangers], key=lambda row: (row["season"], row["number"]))
