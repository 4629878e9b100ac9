from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest

from docbrowser.actions import Action, steps, undoable
from docbrowser.entries import NOTHING, Entry
from docbrowser.folding import fold
from docbrowser.watching import has_aired, progress, regular
from tests.helpers import action, episode, seen, series

if TYPE_CHECKING:
    from docbrowser.actions import Verb

TODAY = dt.date(2026, 3, 31)


def test_undo_takes_back_steps_of_every_device() -> None:
    own, phone = action(1, "want", "io"), action(2, "want", "europa")
    assert undoable([own, phone]) == ["step-2", "step-1"]


def test_an_undo_of_an_unknown_step_harms_nothing() -> None:
    actions = [action(1, "want", "io"), action(2, "undo", None, value="step-of-a-lost-device")]
    assert fold(actions) == {"io": Entry(wanted=True)}
    assert [step.undone for step in steps(actions)] == [False]


def test_actions_of_one_step_are_taken_back_together() -> None:
    both = [action(number, "watch", "io", episode=f"s1e{number}", step="s") for number in (1, 2)]
    assert fold([*both, action(3, "undo", None, value="s")]) == {}


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_an_undo_without_its_step_is_refused(verb: Verb) -> None:
    with pytest.raises(ValueError, match="without the step"):
        action(1, verb, None)


def test_a_mark_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="without a title"):
        action(1, "watch", None)


def test_an_action_survives_the_way_to_the_file_and_back() -> None:
    done = action(1, "watch", "io", episode="s1e2", value="2026-03-31")
    assert msgspec.json.decode(msgspec.json.encode(done), type=Action) == done


@pytest.mark.parametrize(
    ("verbs", "status"),
    [
        ([], "unwatched"),
        (["want"], "planned"),
        (["want", "unwant"], "unwatched"),
        (["want", "watch"], "watched"),
        (["watch", "unwatch"], "unwatched"),
        (["want", "watch", "unwatch"], "planned"),
        (["skip"], "skipped"),
        (["watch", "skip"], "skipped"),
        (["skip", "unskip"], "unwatched"),
        (["watch", "skip", "unskip"], "watched"),
        (["skip", "watch"], "watched"),
        (["skip", "want"], "planned"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else value,
)
def test_what_was_done_last_to_a_film_gives_its_status(verbs: list[Verb], status: str) -> None:
    actions = [action(number, verb) for number, verb in enumerate(verbs)]
    entry = fold(actions).get("film", NOTHING)
    assert progress([], entry, TODAY).status == status


def _seen(*keys: str) -> Entry:
    return Entry(episodes=seen(*keys))


RUNNING = series(
    "show",
    episode((1, 1), "2020-01-01"),
    episode((1, 2), "2026-03-31"),
    episode((1, 3), "2026-04-01"),
    episode((1, 4)),
    episode((0, 1), "2020-06-01"),
)


@pytest.mark.parametrize(
    ("keys", "status", "count"),
    [
        ([], "unwatched", 0),
        (["s1e1"], "watching", 1),
        (["s1e1", "s1e2"], "watched", 2),
        (["s1e1", "s1e2", "s1e3"], "watched", 3),
        (["s1e3"], "watching", 1),
        (["s0e1"], "watching", 0),
        (["s1e1", "s0e1"], "watching", 1),
    ],
)
def test_a_series_is_watched_when_every_aired_episode_is(
    keys: list[str], status: str, count: int
) -> None:
    found = progress(regular(RUNNING), _seen(*keys), TODAY)
    assert (found.status, found.episodes_watched) == (status, count)
    assert (found.episodes, found.aired) == (4, 2)


def test_the_latest_viewing_is_the_day_of_watching() -> None:
    entry = Entry(viewings=("2026-01-02T23:59:00+00:00",), episodes=seen("s1e1", on="2025-12-31"))
    assert progress(regular(RUNNING), entry, TODAY).watched_on == "2026-01-02"
    assert progress(regular(RUNNING), NOTHING, TODAY).watched_on is None


@pytest.mark.parametrize(
    ("aired", "expected"),
    [
        (None, False),
        ("2026-03-31", True),
        ("2026-04-01", False),
        ("2026-02", True),
        ("2026-04", False),
        ("2025", True),
        ("2026", False),
    ],
)
def test_a_partial_date_has_aired_when_its_last_day_has_come(
    aired: str | None, expected: bool
) -> None:
    assert has_aired(episode((1, 1), aired), TODAY) is expected


@pytest.mark.parametrize(("aired", "today"), [("2026-03", TODAY), ("2026", dt.date(2026, 12, 31))])
def test_the_last_day_of_a_month_or_year_is_enough(aired: str, today: dt.date) -> None:
    assert has_aired(episode((1, 1), aired), today)
