from __future__ import annotations

import datetime as dt

import pytest

from docbrowser.actions import Draft, KnownAs, Verb
from docbrowser.entries import NOTHING, Entry, EpisodeEntry
from docbrowser.errors import UnknownTitleError, UsageError
from docbrowser.identity import Identity
from docbrowser.marking import check_part, drafts, toggle_watched
from docbrowser.titles import Title
from docbrowser.wishes import Passed, Target, Wish
from tests.helpers import episode, seen, series

TODAY = dt.date(2026, 3, 31)
NOW = "2026-03-31T20:15+00:00"
FILM = Title(id="film", kind="film")
SHOW = series(
    "show",
    episode((1, 1), "2020-01-01"),
    episode((1, 2), "2020-01"),
    episode((1, 3)),
    episode((2, 1), "2026-03-31"),
    episode((2, 2), "2026-04-01"),
    episode((2, 3), "2026"),
    episode((2, 4)),
    episode((0, 1), "2020-06-01"),
    episode((0, 2), "2030"),
)


def _drafts(verb: Verb, part: str | None = None, entry: Entry = NOTHING) -> list[Draft]:
    return drafts(Wish(verb, NOW), SHOW, part, entry, TODAY).drafts


def _keys(found: list[Draft]) -> list[str | None]:
    return [draft.episode for draft in found]


def test_watching_a_film_is_one_mark_on_the_day() -> None:
    assert drafts(Wish("watch", NOW), FILM, None, NOTHING, TODAY).drafts == [
        Draft("watch", "film", value=NOW)
    ]  # fmt: skip


def test_watching_a_film_again_is_a_second_viewing() -> None:
    entry = Entry(viewings=("2020-01-01",))
    assert drafts(Wish("watch", NOW), FILM, None, entry, TODAY).drafts == [
        Draft("watch", "film", value=NOW)
    ]


def test_watching_a_series_marks_its_aired_regular_episodes() -> None:
    found = _drafts("watch")
    assert _keys(found) == ["s1e1", "s1e2", "s1e3", "s2e1"]
    assert {(draft.verb, draft.title, draft.value) for draft in found} == {("watch", "show", NOW)}


def test_a_series_that_is_yet_to_be_shown_is_not_marked_as_a_whole() -> None:
    coming = series("coming", episode((1, 1), "2027-01-01"), episode((1, 2)))
    assert drafts(Wish("watch", NOW), coming, None, NOTHING, TODAY).drafts == []


def test_watching_a_season_marks_what_has_aired_of_it() -> None:
    assert _keys(_drafts("watch", "s2")) == ["s2e1"]


def test_specials_are_marked_by_season_0() -> None:
    assert _keys(_drafts("watch", "s0")) == ["s0e1"]


@pytest.mark.parametrize(
    ("part", "left"), [(None, ["s1e2", "s1e3", "s2e1"]), ("s1", ["s1e2", "s1e3"]), ("s2", ["s2e1"])]
)
def test_marking_many_leaves_those_with_an_old_date_alone(
    part: str | None, left: list[str]
) -> None:
    entry = Entry(episodes=seen("s1e1"))
    assert _keys(_drafts("watch", part, entry)) == left


def test_one_episode_may_be_marked_before_it_has_aired_and_twice() -> None:
    entry = Entry(episodes=seen("s2e2"))
    known = KnownAs(aired="2026-04-01")
    assert _drafts("watch", "s2e2", entry) == [Draft("watch", "show", "s2e2", NOW, known)]


def test_a_series_of_whose_episodes_nothing_is_known_is_marked_as_a_whole() -> None:
    for rows in ([], [episode((1, 1)), episode((1, 2))]):
        bare = series("bare", *rows)
        assert drafts(Wish("watch", NOW), bare, None, NOTHING, TODAY).drafts == [
            Draft("watch", "bare", value=NOW)
        ]  # fmt: skip


def test_where_everything_is_seen_nothing_is_left_to_mark() -> None:
    entry = Entry(episodes=seen("s1e1", "s1e2", "s1e3", "s2e1"))
    assert _drafts("watch", None, entry) == []


def test_watching_a_skipped_series_whose_episodes_are_all_seen_takes_the_skip_back() -> None:
    entry = Entry(
        skipped=True, episodes=seen("s1e1", "s1e2", "s1e3", "s2e1")
    )  # fmt: skip
    assert [draft.verb for draft in _drafts("watch", None, entry)] == ["unskip"]


def test_unwatching_a_series_forgets_what_was_seen_and_nothing_else() -> None:
    entry = Entry(episodes=seen("s1e1", "s2e1"))
    assert _keys(_drafts("unwatch", None, entry)) == ["s1e1", "s2e1"]
    assert _keys(_drafts("unwatch", "s2", entry)) == ["s2e1"]
    assert _drafts("unwatch", None, NOTHING) == []


def test_unwatching_forgets_a_mark_on_the_whole_too() -> None:
    entry = Entry(viewings=("2021-05-05",), episodes=seen("s1e1"))
    assert _keys(_drafts("unwatch", None, entry)) == [None, "s1e1"]


def test_skipping_a_season_skips_each_of_its_episodes() -> None:
    assert _keys(_drafts("skip", "s2")) == ["s2e1", "s2e2", "s2e3", "s2e4"]
    assert _drafts("skip") == [Draft("skip", "show")]
    known = KnownAs(aired="2020-01")
    skipped = Entry(episodes={"s1e2": EpisodeEntry(skipped=True, identity=Identity("s1e2"))})
    assert _drafts("unskip", "s1e2") == []
    assert _drafts("unskip", "s1e2", skipped) == [Draft("unskip", "show", "s1e2", known_as=known)]


def test_toggling_marks_what_is_unseen_and_unmarks_what_is_seen() -> None:
    entry = Entry(episodes=seen("s1e1"))
    all_seen = Entry(episodes=seen("s1e1", "s1e2", "s1e3", "s2e1"))

    def toggled(part: str | None, entry: Entry) -> list[tuple[Verb, str | None]]:
        made = toggle_watched(SHOW, part, entry, TODAY, NOW)
        return [(row.verb, row.episode) for row in made.drafts]

    assert toggled("s1e1", entry) == [("unwatch", "s1e1")]
    assert toggled("s1e2", entry) == [("watch", "s1e2")]
    assert toggled(None, entry) == [("watch", "s1e2"), ("watch", "s1e3"), ("watch", "s2e1")]
    assert {verb for verb, _ in toggled(None, all_seen)} == {"unwatch"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("io-2007", Target("io-2007")),
        ("io-2007#s1", Target("io-2007", "s1")),
        ("io-2007#S1E02", Target("io-2007", "s1e2")),
        ("io-2007#", Target("io-2007", "")),
    ],
)
def test_a_target_is_written_with_a_hash(text: str, target: Target) -> None:
    assert Target.parse(text) == target


@pytest.mark.parametrize("part", ["x", "1", "e1", "s", "s1e", "s-1", "s1e1e1", "season 1"])
def test_a_part_that_is_not_written_as_one_is_wrong_usage(part: str) -> None:
    with pytest.raises(UsageError, match="write s1 or s1e2"):
        check_part(SHOW, part)


@pytest.mark.parametrize("part", ["s9", "s1e9", "s0e9"])
def test_a_part_that_is_not_there_is_unknown(part: str) -> None:
    with pytest.raises(UnknownTitleError, match=f"show has no {part}"):
        check_part(SHOW, part)


def test_a_season_without_any_date_is_marked_by_its_episodes() -> None:
    bare = series("bare", episode((1, 1)), episode((1, 2)), episode((2, 1)))
    made = drafts(Wish("watch", NOW), bare, "s1", NOTHING, TODAY)
    assert (_keys(made.drafts), made.passed) == (["s1e1", "s1e2"], Passed())


def test_a_series_of_which_each_episode_was_marked_is_not_marked_as_a_whole_as_well() -> None:
    bare = series("bare", episode((1, 1)), episode((1, 2)))
    entry = Entry(episodes=seen("s1e1", "s1e2"))
    assert drafts(Wish("watch", NOW), bare, None, entry, TODAY).drafts == []


def test_it_is_told_what_a_bulk_has_left_alone() -> None:
    assert drafts(Wish("watch", NOW), SHOW, None, NOTHING, TODAY).passed == Passed(2, 1)
    assert drafts(Wish("watch", NOW), SHOW, "s1", NOTHING, TODAY).passed == Passed(0, 0)
