from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docbrowser.actions import MODES
from docbrowser.diary import Diary
from docbrowser.entries import NOTHING, Entry, EpisodeEntry
from docbrowser.identity import Identity
from docbrowser.library import Library
from docbrowser.overviews.next_up import (
    next_episode,
    next_episodes,
    next_up,
    recency,
    viewing_order,
)
from docbrowser.paths import Paths
from docbrowser.wishes import Target
from tests.helpers import action, catalog_file, document, episode, seen, series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docbrowser.titles import Title

TODAY = dt.date(2026, 3, 31)


def keys_of(title: Title) -> list[str]:
    return [one.key for one in viewing_order(title)]


def next_key(title: Title, entry: Entry = NOTHING) -> str | None:
    found = next_episode(title, entry, TODAY)
    return found.key if found else None


def _days(**watched: str) -> Entry:
    return Entry(
        episodes={
            key: EpisodeEntry(viewings=(day,), identity=Identity(key))
            for key, day in watched.items()
        }
    )


SHOW = series(
    "show",
    episode((1, 1), "2020-01-01"),
    episode((1, 2), "2020-01-08"),
    episode((2, 1), "2021-01-01"),
    episode((2, 2), "2021-01-08"),
    episode((2, 3), "2026-04-01"),
    episode((0, 1), "2020-01-05", airs_before="s1e2"),
    episode((0, 2), "2020-06-01", airs_after="s1"),
    episode((0, 3), "2020-12-24", airs_before="s2"),
    episode((0, 4), "2020-05-01"),
)


def test_specials_stand_where_a_source_places_them() -> None:
    assert keys_of(SHOW) == ["s1e1", "s0e1", "s1e2", "s0e2", "s0e3", "s2e1", "s2e2", "s2e3"]


def test_a_special_without_a_place_or_with_one_among_specials_is_not_in_the_order() -> None:
    title = series("show", episode((1, 1)), episode((0, 1)), episode((0, 2), airs_after="s0e1"))
    assert keys_of(title) == ["s1e1"]


def test_a_special_is_placed_by_number_where_its_neighbour_is_unknown() -> None:
    title = series(
        "show",
        episode((1, 1)),
        episode((1, 5)),
        episode((2, 1)),
        episode((0, 1), airs_after="s1e3"),
        episode((0, 2), airs_before="s1e9"),
        episode((0, 3), airs_after="s7"),
    )
    assert keys_of(title) == ["s1e1", "s0e1", "s1e5", "s0e2", "s2e1", "s0e3"]


def test_specials_in_one_place_stand_by_their_numbers() -> None:
    title = series(
        "show",
        episode((1, 1)),
        episode((0, 2), airs_after="s1e1"),
        episode((0, 1), airs_after="s1e1"),
        episode((1, 2)),
    )
    assert keys_of(title) == ["s1e1", "s0e1", "s0e2", "s1e2"]


@pytest.mark.parametrize(
    ("watched", "expected"),
    [
        ("", "s1e1"),
        ("s1e1", "s0e1"),
        ("s1e2", "s1e1"),
        ("s1e1 s1e2", "s0e2"),  # the special before s1e2 has missed its turn
        ("s1e1 s0e1 s1e2 s0e2 s0e3", "s2e1"),
        ("s1e1 s1e2 s2e1", "s2e2"),
        ("s1e1 s1e2 s2e1 s2e2", None),  # s2e3 is yet to be shown
    ],
)
def test_in_order_the_first_aired_one_comes_that_has_not_been_seen(
    watched: str, expected: str | None
) -> None:
    assert next_key(SHOW, Entry(episodes=seen(*watched.split()))) == expected


def test_skipped_episodes_are_passed_over() -> None:
    skipped = EpisodeEntry(skipped=True, identity=Identity("s1e1"))
    assert next_key(SHOW, Entry(episodes={"s1e1": skipped})) == "s0e1"


def test_a_special_after_the_last_episode_is_never_next() -> None:
    title = series("show", episode((1, 1), "2020"), episode((0, 1), "2020", airs_after="s1"))
    assert next_key(title, Entry(episodes=seen("s1e1"))) is None


def test_an_undated_episode_is_next_where_a_later_one_was_shown() -> None:
    title = series("show", episode((1, 1)), episode((1, 2), "2020"), episode((1, 3)))
    assert next_key(title) == "s1e1"
    assert next_key(title, Entry(episodes=seen("s1e1", "s1e2"))) is None


def test_a_special_without_a_date_has_not_been_shown_where_episodes_have_one() -> None:
    special = episode((0, 1), airs_before="s1e1")
    title = series("show", special, episode((1, 1), "2020"))
    assert next_key(title) == "s1e1"


def test_in_any_order_an_episode_without_a_date_is_as_old_as_the_one_before_it() -> None:
    title = series(
        "show",
        episode((1, 1)),
        episode((1, 2), "2020-01-01"),
        episode((0, 1), "2025-01-01", airs_after="s1e2"),
        episode((1, 3)),
        episode((2, 1), "2021-01-01"),
        episode((2, 2)),
        status="ended",
    )
    found = [one.key for one in next_episodes(title, Entry(mode="any-order"), TODAY)]
    assert found == ["s0e1", "s2e2", "s2e1", "s1e3", "s1e2", "s1e1"]


@pytest.mark.parametrize("mode", MODES)
def test_without_any_date_the_first_unseen_one_is_next(mode: Any) -> None:
    title = series("show", episode((1, 1)), episode((1, 2)), episode((1, 3)))
    entry = Entry(mode=mode, episodes=seen("s1e1"))
    assert next_key(title, entry) == "s1e2"


@pytest.mark.parametrize(
    ("watched", "expected"),
    [
        ({}, "s1e1"),
        ({"s1e2": "2026-01-02"}, "s0e2"),
        ({"s2e1": "2026-01-02", "s1e1": "2026-01-03"}, "s0e1"),
        ({"s1e1": "2026-01-03", "s2e1": "2026-01-03"}, "s2e2"),  # on one day: the later one
        ({"s1e1": "2026-01-03T23:00:00+00:00", "s2e1": "2026-01-03"}, "s2e2"),
        ({"s1e1": "unknown", "s2e1": "unknown"}, "s2e2"),
        ({"s2e1": "unknown", "s1e1": "2015"}, "s0e1"),
        ({"s2e2": "2026-01-03"}, None),  # what is unseen lies before it
    ],
)
def test_from_the_last_watched_one_on(watched: dict[str, str], expected: str | None) -> None:
    assert next_key(SHOW, replace(_days(**watched), mode="from-last")) == expected


def test_in_any_order_the_newest_comes_first() -> None:
    entry = Entry(mode="any-order", episodes=seen("s2e2"))
    found = [one.key for one in next_episodes(SHOW, entry, TODAY)]
    assert found == ["s2e1", "s0e3", "s0e2", "s1e2", "s0e1", "s1e1"]


def test_of_two_that_were_shown_on_one_day_the_later_is_the_newer() -> None:
    title = series("show", episode((1, 1), "2020-01-01"), episode((1, 2), "2020-01-01"))
    assert next_key(title, Entry(mode="any-order")) == "s1e2"


KEYS = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
DAYS = st.sampled_from([None, "2020", "2020-05", "2020-05-06", "2030-01-01"])


@given(
    st.lists(DAYS, min_size=5, max_size=5),
    st.sets(st.sampled_from(["s1e1", "s1e2", "s1e3", "s2e1", "s2e2"])),
    st.sampled_from(MODES),
)
def test_watching_one_after_the_other_gives_what_was_foretold(
    days: list[str | None], watched: set[str], mode: Any
) -> None:
    title = series("show", *(episode(key, day) for key, day in zip(KEYS, days, strict=True)))
    entry = Entry(mode=mode, episodes=seen(*watched, on="2026-01-02"))
    foretold = [one.key for one in next_episodes(title, entry, TODAY)]
    came = []
    for day in range(3, 9):
        if (key := next_key(title, entry)) is None:
            break
        came.append(key)
        entry = replace(entry, episodes={**entry.episodes, **seen(key, on=f"2026-01-0{day}")})
    assert came == foretold


# All titles


def test_what_was_undone_was_not_done() -> None:
    actions = [
        action(1, "want", "io"),
        action(2, "want", "europa"),
        action(3, "watch", "io", episode="s1e1"),
        action(4, "undo", None, value="step-3"),
    ]
    active, planned = recency(Diary().read(actions))
    assert active == {"io": 0, "europa": 1}
    assert planned == {"io": 0, "europa": 1}


def test_who_takes_a_title_off_the_list_and_plans_it_anew_planned_it_then() -> None:
    actions = [
        action(1, "want", "io"),
        action(2, "want", "europa"),
        action(3, "unwant", "io"),
        action(4, "want", "io"),
    ]
    planned = recency(Diary().read(actions))[1]
    assert sorted(planned, key=lambda title: planned[title]) == ["europa", "io"]


def test_marks_that_were_attached_to_another_title_count_for_that() -> None:
    actions = [action(1, "want", "old"), action(2, "attach", "old", value="new")]
    assert recency(Diary().read(actions)) == ({"old": 0, "new": 1}, {"new": 0})


def _record(name: str, *aired: str | None, **fields: Any) -> dict[str, Any]:
    rows = [
        {"season": 1, "number": number, "names": {"en": f"{name} {number}", "de": f"Teil {name}"}}
        | ({"aired": day} if day else {})
        for number, day in enumerate(aired, start=1)
    ]
    return {"names": {"en": name, "de": f"Der {name}"}, "kind": "series", "episodes": rows} | fields


@pytest.fixture
def library(tmp_path: Path) -> Library:
    file = catalog_file(
        tmp_path / "titles.json",
        document("ants", _record("Ants", "2020-01-01", "2020-01-08", "2020-01-15", runtime=50)),
        document("bees", _record("Bees", "2020-01-01", "2020-01-08")),
        document("crabs", _record("Crabs", "2030-01-01")),
        document("dunes", {"names": {"en": "Dunes"}, "kind": "film", "runtime": 80}),
        document("eels", {"names": {"en": "Eels"}, "kind": "film"}),
        document("foxes", {"names": {"en": "Foxes"}, "kind": "series"}),
    )
    return Library(Paths(catalog_flag=file, no_shipped=True), lambda _: None)


def mark(library: Library, *steps: str) -> None:
    """Do `watch ants#s1e1` and the like, one step after the other."""
    for step in steps:
        verb, target = step.split()
        library.marks.mark(verb, [Target.parse(target)])  # type: ignore[arg-type]  # a verb


def ids(library: Library, languages: Sequence[str] = ()) -> list[str]:
    return [item.id for item in next_up(library, languages, TODAY)]


def test_nothing_marked_is_nothing_next(library: Library) -> None:
    assert next_up(library, (), TODAY) == []


def test_what_was_touched_last_comes_first_and_then_what_was_planned_first(
    library: Library,
) -> None:
    mark(library, "want foxes", "want eels", "watch ants#s1e1", "watch bees#s1e1", "want dunes")
    assert ids(library) == ["bees", "ants", "foxes", "eels", "dunes"]
    mark(library, "skip ants#s1e3")
    assert ids(library)[:2] == ["ants", "bees"]
    library.marks.undo()
    assert ids(library)[:2] == ["bees", "ants"]


def test_finished_and_skipped_titles_and_those_that_are_yet_to_begin_are_not_next(
    library: Library,
) -> None:
    mark(library, "watch ants", "watch bees#s1e1", "skip bees", "want crabs", "watch dunes")
    assert ids(library) == []


def test_a_series_comes_with_its_next_episode_and_what_is_left_of_it(library: Library) -> None:
    mark(library, "watch ants#s1e1")
    (item,) = next_up(library, ["de"], TODAY)
    assert (item.name, item.key, item.episode_name) == ("Der Ants", "s1e2", "Teil Ants")
    assert (item.runtime, item.is_planned) == (50, False)
    assert item.left is not None
    assert (item.left.episodes, item.left.minutes, item.left.is_exact) == (2, 100, False)


def test_a_planned_series_comes_with_its_first_episode_and_a_film_with_none(
    library: Library,
) -> None:
    mark(library, "want bees", "want dunes")
    first, second = next_up(library, (), TODAY)
    assert (first.key, first.runtime, first.is_planned) == ("s1e1", None, True)
    assert (second.key, second.runtime, second.left) == (None, 80, None)


def test_titles_that_are_in_no_catalogue_any_more_are_left_out(
    library: Library, tmp_path: Path
) -> None:
    mark(library, "want dunes", "watch ants#s1e1")
    file = catalog_file(tmp_path / "other.json", document("dunes", {"kind": "film"}))
    assert ids(Library(Paths(catalog_flag=file, no_shipped=True), lambda _: None)) == ["dunes"]
