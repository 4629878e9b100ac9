from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.actions import Action, steps, undoable
from docbrowser.entries import NOTHING, Entry
from docbrowser.folding import fold
from docbrowser.listing import summary
from docbrowser.overviews.next_up import next_episode, next_episodes
from docbrowser.titles import Title
from docbrowser.watching import (
    aired_episodes,
    aired_of,
    has_aired,
    progress,
    progress_of,
    regular,
    time_left,
)
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
    assert progress_of(Title(id="film"), entry, TODAY).status == status


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
    found = progress_of(RUNNING, _seen(*keys), TODAY)
    assert (found.status, found.episodes_watched) == (status, count)
    assert (found.episodes, found.aired) == (4, 2)


def test_the_latest_viewing_is_the_day_of_watching() -> None:
    entry = Entry(viewings=("2026-01-02T23:59:00+00:00",), episodes=seen("s1e1", on="2025-12-31"))
    assert progress_of(RUNNING, entry, TODAY).watched_on == "2026-01-02"
    assert progress_of(RUNNING, NOTHING, TODAY).watched_on is None


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


# Episodes without a date


def _counted(title: Title, today: dt.date = TODAY) -> set[str]:
    return {one.key for one in aired_of(title, regular(title), today)}


def test_an_episode_without_a_date_was_shown_where_a_later_one_was() -> None:
    title = series(
        "show",
        episode((1, 1)),
        episode((1, 2), "2020-01-08"),
        episode((2, 1)),
        episode((2, 2), "2020-09-01"),
        episode((2, 3)),
        episode((3, 1), "2027-01-01"),
    )
    assert _counted(title) == {"s1e1", "s1e2", "s2e1", "s2e2"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, False),
        ({"status": "running"}, False),
        ({"status": "ended"}, True),
        ({"ended": "2015"}, True),
        ({"ended": "2026-03-31"}, True),
        ({"ended": "2026-04"}, False),
        ({"ended": "2026"}, False),
        ({"ended": "2026", "status": "ended"}, True),
        ({"ended": "2026-05", "status": "ended"}, False),
        ({"ended": "2015", "status": "running"}, False),
        ({"ended": "2015", "status": "upcoming"}, False),
        ({"kind": "miniseries"}, True),
        ({"kind": "miniseries", "status": "running"}, False),
        ({"kind": "miniseries", "ended": "2027"}, False),
        ({"kind": "miniseries", "premiered": "2024-12-31"}, True),
        ({"kind": "miniseries", "premiered": "2025"}, False),
    ],
)
def test_of_a_series_that_is_over_the_last_episodes_were_shown_too(
    fields: dict[str, str], expected: bool
) -> None:
    title = series("show", episode((1, 1), "2014-10-07"), episode((1, 2)), **fields)
    assert ("s1e2" in _counted(title)) is expected


def test_a_miniseries_of_last_year_may_be_going_on() -> None:
    rows = (episode((1, 1), "2025-01-01"), episode((1, 2)))
    assert _counted(series("show", *rows, kind="miniseries")) == {"s1e1"}


def test_what_is_yet_to_be_shown_belies_that_a_series_is_over() -> None:
    rows = (episode((1, 1), "2014"), episode((1, 2)), episode((1, 3), "2026-04"))
    assert _counted(series("show", *rows, status="ended")) == {"s1e1"}


def test_where_no_episode_has_a_date_all_count() -> None:
    assert _counted(series("show", episode((1, 1)), episode((1, 2)))) == {"s1e1", "s1e2"}


def test_specials_tell_nothing_of_the_regular_episodes() -> None:
    title = series("show", episode((1, 1)), episode((1, 2), "2030"), episode((0, 9), "2020"))
    assert _counted(title) == set()
    assert [one.key for one in aired_episodes(title, TODAY)] == ["s0e9"]


def test_one_episode_with_a_date_does_not_make_a_series_watched() -> None:
    rows = (episode((1, 1), "2014-10-07"), *(episode((1, number)) for number in (2, 3, 4)))
    title = series("show", *rows, kind="miniseries", premiered="2014-10-07")
    found = progress_of(title, _seen("s1e1"), TODAY)
    assert (found.status, found.aired, found.episodes_watched) == ("watching", 4, 1)
    assert time_left(title, _seen("s1e1"), TODAY).episodes == 3


DATES = st.sampled_from([None, "2014", "2014-10", "2014-10-07", "2026", "2026-03", "2026-05-01"])
PLACES = [(season, number) for season in (0, 1, 2) for number in (1, 2, 3)]
TITLES = st.builds(
    lambda days, fields: series(
        "show", *(episode(place, day) for place, day in days.items()), **fields
    ),
    st.dictionaries(st.sampled_from(PLACES), DATES),
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["series", "miniseries"]),
            "status": st.sampled_from([None, "running", "ended", "upcoming"]),
            "ended": DATES,
            "premiered": DATES,
        }
    ),
)


@given(TITLES)
def test_an_episode_without_a_date_before_one_that_was_shown_was_shown(title: Title) -> None:
    counted = _counted(title)
    places = [(one.season, one.number) for one in regular(title) if one.key in counted]
    last = max(places, default=(0, 0))
    for one in regular(title):
        if one.aired is None and (one.season, one.number) < last:
            assert one.key in counted
        if one.aired is not None:
            assert (one.key in counted) is has_aired(one, TODAY)


@given(TITLES, st.dates(dt.date(2013, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 400))
def test_what_was_shown_once_stays_so(title: Title, day: dt.date, later: int) -> None:
    assert _counted(title, day) <= _counted(title, day + dt.timedelta(later))


@given(TITLES)
def test_who_has_seen_all_that_counts_has_seen_the_series(title: Title) -> None:
    counted = _counted(title)
    entry = _seen(*counted)
    assert (progress_of(title, entry, TODAY).status == "watched") is bool(counted)
    assert time_left(title, entry, TODAY).episodes == 0
    assert next_episode(title, entry, TODAY) is None
    for key in counted:
        without = _seen(*counted - {key})
        assert progress_of(title, without, TODAY).status in {"watching", "unwatched"}
        assert [one.key for one in next_episodes(title, without, TODAY)] == [key]


@given(TITLES, st.sets(st.sampled_from(PLACES)))
def test_a_list_and_the_title_tell_the_same(title: Title, places: set[tuple[int, int]]) -> None:
    entry = _seen(*(f"s{season}e{number}" for season, number in places))
    told = summary(title)
    assert progress(told, told.airings, entry, TODAY) == progress_of(title, entry, TODAY)
