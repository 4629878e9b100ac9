"""What all viewings come to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.entries import Entry, EpisodeEntry
from docbrowser.folding import fold
from docbrowser.identity import Identity
from docbrowser.library import Library
from docbrowser.model import Credit
from docbrowser.overviews.statistics import Statistics, add_up, gather, longest_streak, streak
from docbrowser.overviews.viewings import Seen, day_of, month_of
from docbrowser.paths import Paths
from docbrowser.titles import Title
from docbrowser.wishes import Target
from tests.helpers import action, actions_file, catalog_file, document, episode, series, stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TODAY = dt.date(2026, 3, 31)
FILM = Title(id="film", kind="film", runtime=40, languages=("en",), genres=("Space",))
SHOW = series(
    "show",
    episode((1, 1), runtime=50),
    episode((1, 2)),
    episode((0, 1), runtime=5),
    runtime=45,
    languages=("en", "de"),
    genres=("Nature",),
)


def watched(title: Title, *viewings: str, key: str | None = None) -> Seen:
    """Return that a title, or an episode of it, was watched on those days."""
    actions = [
        action(number, "watch", title.id, episode=key, value=value)
        for number, value in enumerate(viewings)
    ]
    return Seen(title, fold(actions)[title.id])


def summed(*seen: Seen) -> Statistics:
    return add_up(seen, TODAY)


def test_nothing_watched_is_nothing_but_the_catalogue() -> None:
    found = add_up((), TODAY, titles=12)

    assert found == Statistics(titles=12)
    assert found.is_empty


def test_a_rewatch_counts_again() -> None:
    found = summed(watched(FILM, "2026-03-30", "2026-03-31"))

    assert (found.minutes, found.viewings) == (80, 2)
    assert found.by_month == {"2026-03": 80}
    assert found.days == {"2026-03-30": 1, "2026-03-31": 1}


@pytest.mark.parametrize(
    ("key", "minutes", "episodes"),
    [
        ("s1e1", 50, 1),  # its own
        ("s1e2", 45, 1),  # that of a typical one
        ("s0e1", 5, 0),  # a special takes time, and is no regular episode
        ("s9e9", 45, 0),  # one that the catalogue no longer has
        (None, 95, 0),  # all regular ones
    ],
)
def test_what_was_watched_of_a_series_takes_its_time(
    key: str | None, minutes: int, episodes: int
) -> None:
    found = summed(watched(SHOW, "2026-03-31", key=key))

    assert (found.minutes, found.episodes_watched) == (minutes, episodes)
    assert found.viewings_of_unknown_runtime == 0


@pytest.mark.parametrize(
    "title",
    [
        Title(id="film", kind="film"),
        series("show", episode((1, 1), runtime=50), episode((1, 2))),
        Title(id="empty", kind="series", runtime=45),
    ],
    ids=lambda title: title.id,
)
def test_an_unknown_runtime_is_told_and_is_no_time_at_all(title: Title) -> None:
    found = summed(watched(title, "2026-03-31"), watched(FILM, "2026-03-31"))

    assert (found.minutes, found.viewings_of_unknown_runtime) == (40, 1)
    assert found.days == {"2026-03-31": 2}


def test_a_title_that_is_in_no_catalogue_any_more_keeps_its_days() -> None:
    gone = Seen(None, watched(FILM, "2026-03-31", "unknown").entry)
    found = summed(gone)

    assert (found.minutes, found.viewings_of_unknown_runtime) == (0, 2)
    assert found.days == {"2026-03-31": 1}
    assert not found.is_empty


def test_what_is_not_known_of_a_day_is_in_no_month_or_day() -> None:
    found = summed(watched(FILM, "unknown", "2015", "2015-06", "2015-06-03T23:30:00-05:00"))

    assert found.minutes == 160
    assert found.by_month == {"2015-06": 80}
    assert found.days == {"2015-06-03": 1}
    assert (found.minutes_of_unknown_month, found.viewings_of_unknown_day) == (80, 3)


@pytest.mark.parametrize(
    ("viewing", "day", "month"),
    [
        ("2026-03-31", "2026-03-31", "2026-03"),
        ("2026-03-31T20:15:00+02:00", "2026-03-31", "2026-03"),
        ("2026-03", None, "2026-03"),
        ("2026", None, None),
        ("unknown", None, None),
        ("2026-02-30", None, None),
        ("2026-13", None, None),
        ("2026-W01-1", None, None),
        ("20260331", None, None),
        ("", None, None),
    ],
)
def test_day_and_month_of_a_viewing(viewing: str, day: str | None, month: str | None) -> None:
    assert (day_of(viewing), month_of(viewing)) == (day, month)


def test_languages_and_subjects_count_in_full_and_most_comes_first() -> None:
    film = watched(FILM, "2026-03-31")
    found = summed(film, watched(SHOW, "2026-03-31", key="s1e2"))

    assert list(found.by_language.items()) == [("en", 85), ("de", 45)]
    assert list(found.by_subject.items()) == [("Nature", 45), ("Space", 40)]


def _credit(person: str, job: str | None) -> Credit:
    return Credit(person=person, job=job)


def test_who_made_it_or_speaks_in_it_is_counted_and_nobody_else() -> None:
    jobs = ["director", "narrator", "presenter", "host", "self", "actor", "composer", None]
    film = Title(
        id="film", kind="film", runtime=40,
        credits=tuple(_credit(f"{job} person", job) for job in jobs),
    )  # fmt: skip

    assert list(summed(watched(film, "2026-03-31")).by_person) == [
        "director person", "host person", "narrator person", "presenter person", "self person",
    ]  # fmt: skip


def test_a_person_counts_once_a_viewing_whatever_the_job_and_the_spelling() -> None:
    first = Title(
        id="one", kind="film", runtime=40,
        credits=(_credit("Zoë Müller", "director"), _credit("Zoe Mueller", "self")),
    )  # fmt: skip
    second = Title(id="two", kind="film", runtime=90, credits=(_credit("Zoë Müller", "host"),))

    found = summed(watched(first, "2026-03-31"), watched(second, "2026-03-30"))
    assert found.by_person == {"Zoë Müller": 130}


def test_names_without_a_letter_are_not_one_person() -> None:
    people = _credit("***", "host"), _credit("???", "host")
    film = Title(id="film", kind="film", runtime=40, credits=people)

    assert summed(watched(film, "2026-03-31")).by_person == {"***": 40, "???": 40}


def test_people_of_an_episode_count_for_that_episode_those_of_the_series_for_all() -> None:
    show = series(
        "show",
        episode((1, 1), credits=(_credit("Guest", "self"), _credit("Host", "self"))),
        episode((1, 2)),
        runtime=45,
        credits=(_credit("Host", "presenter"),),
    )

    assert summed(watched(show, "2026-03-31")).by_person == {"Host": 90, "Guest": 45}
    assert summed(watched(show, "2026-03-31", key="s1e2")).by_person == {"Host": 45}


def test_the_order_in_which_titles_are_given_changes_nothing() -> None:
    seen = [watched(FILM, "2026-03-31", "2015"), watched(SHOW, "2026-03-30", key="s1e1")]

    assert repr(summed(*seen)) == repr(summed(*reversed(seen)))


@pytest.mark.parametrize(
    ("days_ago", "now", "longest"),
    [
        ([], 0, 0),
        ([0], 1, 1),
        ([1], 1, 1),  # today has a while to go
        ([2], 0, 1),
        ([0, 1, 2], 3, 3),
        ([1, 2], 2, 2),
        ([0, 2, 3, 4], 1, 3),
        ([-1, 0], 1, 2),  # another device is a time zone ahead
    ],
)
def test_streaks(days_ago: list[int], now: int, longest: int) -> None:
    days = {TODAY - dt.timedelta(days=count) for count in days_ago}

    assert (streak(days, TODAY), longest_streak(days)) == (now, longest)


@given(st.sets(st.integers(0, 30)))
def test_streaks_are_those_of_trying_every_one(days_ago: set[int]) -> None:
    days = {TODAY - dt.timedelta(days=count) for count in days_ago}
    rows = [
        (first, length)
        for first in range(32)
        for length in range(1, 32)
        if all(first + place in days_ago for place in range(length))
    ]

    assert longest_streak(days) == max((length for _, length in rows), default=0)
    up_to_now = [length for first, length in rows if first == 0]
    up_to_yesterday = [length for first, length in rows if first == 1 and 0 not in days_ago]
    assert streak(days, TODAY) == max(up_to_now + up_to_yesterday, default=0)


VIEWINGS = st.lists(
    st.sampled_from(["unknown", "2015", "2015-06", "2026-03-30", "2026-03-31T01:00:00+02:00"]),
    max_size=3,
).map(tuple)
RUNTIMES = st.sampled_from([None, 7, 45])


@st.composite
def titles_seen(draw: st.DrawFn) -> tuple[Seen, Sequence[tuple[str, int | None]]]:
    """A film or series that was watched, and each viewing with its minutes, worked out naively."""
    typical = draw(RUNTIMES)
    title, whole = draw(st.sampled_from(["film", "series"])), draw(VIEWINGS)
    if title == "film":
        film = Title(id="film", kind="film", runtime=typical, languages=("en",), genres=("Space",))
        return Seen(film, Entry(viewings=whole)), [(at, typical) for at in whole]
    own = draw(st.dictionaries(st.sampled_from([(0, 1), (1, 1), (1, 2)]), RUNTIMES))
    marked = {f"s{place[0]}e{place[1]}": draw(VIEWINGS) for place in own}
    show = series(
        "show", *(episode(place, runtime=own[place]) for place in own),
        runtime=typical, languages=("en",), genres=("Space",),
    )  # fmt: skip
    entry = Entry(
        viewings=whole,
        episodes={
            key: EpisodeEntry(viewings=days, identity=Identity(key)) for key, days in marked.items()
        },
    )
    lengths = {f"s{place[0]}e{place[1]}": own[place] or typical for place in own}
    regular = [length for key, length in lengths.items() if not key.startswith("s0")]
    together = 0
    for length in regular:
        together += length or -10_000
    naive = [(at, together if together > 0 else None) for at in whole]
    naive += [(at, lengths[key]) for key, days in marked.items() for at in days]
    return Seen(show, entry), naive


@given(st.lists(titles_seen(), max_size=5))
def test_minutes_are_the_sum_over_all_viewings(
    drawn: list[tuple[Seen, Sequence[tuple[str, int | None]]]],
) -> None:
    found = add_up([seen for seen, _ in drawn], TODAY)
    naive = [viewing for _, some in drawn for viewing in some]

    assert found.viewings == len(naive)
    assert found.minutes == sum(length for _, length in naive if length is not None)
    assert found.viewings_of_unknown_runtime == sum(length is None for _, length in naive)
    assert sum(found.by_month.values()) <= found.minutes
    assert sum(found.days.values()) == sum(len(at) >= 10 for at, _ in naive)
    assert found.by_language == ({"en": found.minutes} if found.minutes else {})
    assert found.by_subject == ({"Space": found.minutes} if found.minutes else {})
    assert list(found.days) == sorted(found.days)
    assert list(found.by_month) == sorted(found.by_month)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two films and a series, of which one film and an episode were watched, and a lost title."""
    catalogue = catalog_file(
        tmp_path / "small.json",
        document("film", {"names": {"en": "Film"}, "kind": "film", "runtime": 40}),
        document("other", {"names": {"en": "Other"}, "kind": "film", "runtime": 50}),
        document(
            "show",
            {
                "names": {"en": "Show"}, "kind": "series", "runtime": 45,
                "episodes": [{"season": 1, "number": number, "aired": "2018"} for number in (1, 2)],
            },
        ),
    )  # fmt: skip
    actions_file(
        tmp_path / "watchlist" / "device.json",
        stored(1, "watch", "film", value="2026-03-30"),
        stored(2, "watch", "show", episode="s1e1", value="2026-03-31"),
        stored(3, "watch", "lost", value="2026-03-29"),
        stored(4, "watch", "other", value="2026-03-28"),
        stored(5, "want", "other"),
        {"id": f"{6:014d}-00000-test", "step": "6", "action": "undo", "value": "step-4",
         "at": "2026-01-02T20:15:00+00:00"},
    )  # fmt: skip
    return Library(
        Paths(catalog_flag=catalogue, watchlist_flag=tmp_path / "watchlist", no_shipped=True),
        print,
    )


def test_a_librarys_viewings_are_gathered_without_what_was_undone(library: Library) -> None:
    found = gather(library, TODAY)

    assert (found.titles, found.watched, found.episodes_watched) == (3, 1, 1)
    assert (found.minutes, found.viewings_of_unknown_runtime) == (85, 1)
    assert found.days == {"2026-03-29": 1, "2026-03-30": 1, "2026-03-31": 1}
    assert (found.streak, found.longest_streak) == (3, 3)


def test_a_skipped_title_that_was_watched_keeps_its_viewings(library: Library) -> None:
    before = gather(library, TODAY)
    library.marks.toggle_skipped(Target("film"))
    after = gather(library, TODAY)

    assert (after.minutes, after.days) == (before.minutes, before.days)


def test_adding_up_can_be_stopped(library: Library) -> None:
    with pytest.raises(InterruptedError):
        gather(library, TODAY, lambda: True)
