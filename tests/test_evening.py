from __future__ import annotations

import datetime as dt
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.library import Library
from docbrowser.overviews.evening import (
    NO_ROOM,
    NO_RUNTIME,
    TOO_LONG,
    Item,
    Plan,
    Reason,
    plan_evening,
)
from docbrowser.overviews.tonight import NO_EPISODE, NOT_YET, Evening, tonight
from docbrowser.paths import Paths
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 3, 31)


def chain(title: str, *runtimes: int | None) -> list[Item]:
    return [
        Item(title, title.title(), 1, number, runtime=runtime)
        for number, runtime in enumerate(runtimes, start=1)
    ]


def film(title: str, runtime: int | None) -> Item:
    return Item(title, title.title(), runtime=runtime)


def taken(plan: Plan) -> list[str]:
    return [f"{item.id}#{item.key}" if item.key else item.id for item in plan.items]


def reasons(plan: Plan) -> dict[str, str]:
    return {one.id: one.reason for one in plan.left_out}


# The plan


def test_episodes_come_in_a_row_from_the_next_one_on() -> None:
    plan = plan_evening(100, [chain("ants", 50, 45, 50)], [])
    assert taken(plan) == ["ants#s1e1", "ants#s1e2"]
    assert plan.filled == 95


def test_what_one_follows_goes_before_what_would_fill_the_evening_better() -> None:
    plan = plan_evening(90, [chain("ants", 50)], [film("dunes", 90), film("eels", 40)])
    assert taken(plan) == ["ants#s1e1", "eels"]
    assert plan.filled == 90


def test_of_two_ways_that_take_as_long_it_is_the_one_of_fewer_items() -> None:
    plan = plan_evening(60, [chain("ants", 20, 20, 20), chain("bees", 60)], [])
    assert taken(plan) == ["bees#s1e1"]


def test_of_two_ways_of_as_many_items_it_is_the_one_that_comes_first() -> None:
    chains = [chain("ants", 30, 30), chain("bees", 30, 30), chain("crabs", 30)]
    assert taken(plan_evening(60, chains, [])) == ["ants#s1e1", "ants#s1e2"]
    assert taken(plan_evening(30, chains[1:], [])) == ["bees#s1e1"]


def test_a_chain_ends_where_a_runtime_is_unknown() -> None:
    plan = plan_evening(90, [chain("ants", 30, None, 30)], [])
    assert taken(plan) == ["ants#s1e1"]
    assert plan.left_out == ()


def test_what_is_left_out_says_why() -> None:
    chains = [
        chain("ants", 50),
        chain("bees", 45),
        chain("crabs", 91),
        chain("dunes", None, 10),
    ]
    plan = plan_evening(50, chains, [film("eels", None), film("foxes", 51), film("gulls", 9)])
    assert taken(plan) == ["ants#s1e1"]
    assert reasons(plan) == {"bees": NO_ROOM, "crabs": TOO_LONG, "dunes": NO_RUNTIME}
    assert plan.others_left == {NO_RUNTIME: 1, TOO_LONG: 1, NO_ROOM: 1}


def test_a_title_in_any_order_is_left_out_once_and_only_where_nothing_of_it_fits() -> None:
    singles = [[item] for item in chain("ants", None, 70, 30)]
    assert reasons(plan_evening(60, singles, [])) == {}
    assert reasons(plan_evening(20, singles, [])) == {"ants": TOO_LONG}


def test_nothing_is_an_empty_plan() -> None:
    assert plan_evening(60, [], []) == Plan(60)


RUNTIMES = st.one_of(st.none(), st.integers(1, 30))
CHAINS = st.lists(st.lists(RUNTIMES, min_size=1, max_size=3), max_size=4)


def _ways(chains: list[list[int | None]]) -> list[tuple[int, int]]:
    """Return how long each way of watching takes, and how many items that is."""
    ways = []
    for counts in product(*(range(len(one) + 1) for one in chains)):
        heads = [one[:count] for one, count in zip(chains, counts, strict=True)]
        if all(runtime is not None for head in heads for runtime in head):
            ways.append((sum(runtime or 0 for head in heads for runtime in head), sum(counts)))
    return ways


def _best(ways: list[tuple[int, int]], minutes: int) -> tuple[int, int]:
    """Return the most minutes that fit, and the fewest items that take so long."""
    longest = max(sum_ for sum_, _ in ways if sum_ <= minutes)
    return longest, min(count for sum_, count in ways if sum_ == longest)


@given(st.integers(1, 90), CHAINS, st.lists(RUNTIMES, max_size=5))
def test_no_other_choice_fills_the_evening_better(
    minutes: int, chains: list[list[int | None]], others: list[int | None]
) -> None:
    plan = plan_evening(
        minutes,
        [chain(f"series-{number}", *one) for number, one in enumerate(chains)],
        [film(f"film-{number}", one) for number, one in enumerate(others)],
    )
    followed, followed_count = _best(_ways(chains), minutes)
    beside, beside_count = _best(_ways([[one] for one in others]), minutes - followed)

    by_title: dict[str, list[int | None]] = {}
    for item in plan.items:
        assert item.runtime
        by_title.setdefault(item.id, []).append(item.number)
    assert all(
        numbers == list(range(1, len(numbers) + 1))
        for title, numbers in by_title.items()
        if title.startswith("series")
    )
    assert sum(i.runtime or 0 for i in plan.items if i.id.startswith("series")) == followed
    assert sum(i.runtime or 0 for i in plan.items if i.id.startswith("film")) == beside
    assert plan.filled <= minutes
    assert len(plan.items) == followed_count + beside_count
    # Each title is either in the plan or says why it is not.
    left = {one.id for one in plan.left_out}
    assert left.isdisjoint(by_title)
    assert left | {t for t in by_title if t.startswith("series")} == {
        f"series-{number}" for number in range(len(chains))
    }
    assert sum(plan.others_left.values()) + beside_count == len(others)


def test_a_long_list_is_planned_as_well() -> None:
    chains = [chain(f"s{number}", *[20 + number % 40] * 30) for number in range(300)]
    plan = plan_evening(600, chains, [film(f"f{number}", 40 + number) for number in range(500)])
    assert plan.filled == 600
    assert len(plan.items) == 11  # eleven of at most 59 minutes


# From the library


def _film(name: str, runtime: int | None = None, **fields: Any) -> dict[str, Any]:
    length = {"runtime": runtime} if runtime else {}
    return {"names": {"en": name}, "kind": "film", **length, **fields}


def _series(name: str, *runtimes: int | None, **fields: Any) -> dict[str, Any]:
    rows = [
        {"season": 1, "number": number, "names": {"en": f"Part {number}"}, "aired": "2020-01-01"}
        | ({"runtime": runtime} if runtime else {})
        for number, runtime in enumerate(runtimes, start=1)
    ]
    return {"names": {"en": name}, "kind": "series", "episodes": rows, **fields}


SHORE: dict[str, Any] = {"offers": [{"provider": "Shoreline Plus"}]}
GERMAN: dict[str, Any] = {"synopses": {"de": "Ein Text."}}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    file = catalog_file(
        tmp_path / "titles.json",
        document("ants", _series("Ants", 30, 30, 30, **SHORE)),
        document("bees", _series("Bees", 25, 20, **GERMAN)),
        document("crabs", _series("Crabs", None, 20)),
        document("dunes", _film("Dunes", 55, **SHORE, **GERMAN)),
        document("eels", _film("Eels")),
        document("foxes", _film("Foxes", 10, languages=["de-AT"])),
        document("gulls", _film("Gulls", 12, **SHORE)),
        document("hares", _film("Hares", 400)),
        document("ibis", _film("Ibis", 8, premiered="2027")),
        document("jays", {"names": {"en": "Jays"}, "kind": "series"}),
        document("koi", _series("Koi", 9)),
        document("larks", _film("Larks", 11, offers=[{"provider": "The Shoreline"}])),
    )
    return Library(Paths(catalog_flag=file, no_shipped=True), lambda _: None)


def mark(library: Library, *targets: str) -> None:
    for target in targets:
        library.marks.mark("want" if "#" not in target else "watch", [Target.parse(target)])


def evening(library: Library, minutes: int, **wishes: Any) -> Plan:
    return tonight(library, Evening(minutes, **wishes), ["en"], TODAY)


def test_an_evening_is_filled_with_next_episodes_planned_films_and_others(
    library: Library,
) -> None:
    mark(library, "ants#s1e1", "dunes")
    plan = evening(library, 100)
    assert taken(plan) == ["ants#s1e2", "dunes", "gulls"]
    assert [item.planned for item in plan.items] == [False, True, False]
    assert plan.filled == 97
    assert plan.items[0].episode_name == "Part 2"


def test_others_are_films_that_were_shown_and_are_neither_watched_nor_skipped(
    library: Library,
) -> None:
    library.marks.mark("watch", [Target("gulls")])
    library.marks.mark("skip", [Target("larks")])
    plan = evening(library, 30)
    assert taken(plan) == ["foxes"]  # Koi is no film, and Ibis is yet to come


def test_a_title_of_unknown_runtime_is_never_in_the_plan(library: Library) -> None:
    mark(library, "eels", "crabs", "hares", "jays", "ibis")
    plan = evening(library, 60)
    assert reasons(plan) == {
        "eels": NO_RUNTIME,
        "crabs": NO_RUNTIME,
        "hares": TOO_LONG,
        "jays": NO_EPISODE,
        "ibis": NOT_YET,
    }


def test_in_any_order_each_episode_stands_for_itself(library: Library) -> None:
    mark(library, "crabs")
    library.marks.choose_mode("crabs", "any-order")
    assert taken(evening(library, 20)) == ["crabs#s1e2"]


def test_only_what_a_provider_shows(library: Library) -> None:
    mark(library, "ants#s1e1", "bees#s1e1")
    plan = evening(library, 45, provider="SHÓRE")
    assert taken(plan) == ["ants#s1e2", "gulls"]
    assert reasons(plan) == {"bees": "not on SHÓRE"}
    assert plan.others_left[Reason("not on {name}", "SHÓRE")] >= 1


def test_only_what_is_spoken_or_told_in_a_language(library: Library) -> None:
    mark(library, "ants#s1e1", "bees#s1e1")
    plan = evening(library, 45, lang="de", language="German")
    assert taken(plan) == ["bees#s1e2", "foxes"]
    assert reasons(plan) == {"ants": "no German"}
    assert plan.others_left[Reason("no {name}", "German")] >= 1


def test_other_films_that_are_left_out_are_counted(library: Library) -> None:
    plan = evening(library, 60)
    assert taken(plan) == ["dunes"]
    assert plan.others_left == {NO_RUNTIME: 1, TOO_LONG: 1, NO_ROOM: 3}


@pytest.mark.parametrize("provider", ["(", '"', "OR", "-", "zzz", "\N{FIRE}"])
def test_an_odd_provider_shows_nothing(library: Library, provider: str) -> None:
    mark(library, "ants#s1e1")
    plan = evening(library, 45, provider=provider, lang="((")
    assert plan.items == ()
    assert reasons(plan) == {"ants": f"not on {provider}"}
