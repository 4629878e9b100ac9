"""What was done, step by step, and what was so on a day that is past."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.actions import Action, KnownAs
from docbrowser.diary import Diary
from docbrowser.entries import NOTHING, Entry
from docbrowser.errors import UnknownTitleError
from docbrowser.overviews.history import (
    HistoryFilter,
    HistoryStep,
    actions_of,
    entries_at,
    steps_of,
    titles_touched,
)
from docbrowser.overviews.history_names import Names, place_of
from docbrowser.render.deeds import deed
from docbrowser.render.history import heading, history_lines
from tests.helpers import action, episode, series
from tests.test_undo import STEPS, Log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.actions import Draft, Verb
    from docbrowser.titles import Title

DAY = dt.date(2026, 1, 1)
ROCK = series(
    "rock",
    episode((1, 1), names={"en": "Gasp", "de": "Luft"}, ids={"tvmaze": "1"}),
    episode((1, 3), names={"en": "Shield", "de": "Schild"}, ids={"tvmaze": "2"}),
    names={"en": "One Strange Rock", "ru": "Неизвестная планета Земля", "de": "Übersee"},
)


def _title(title_id: str) -> Title:
    if title_id != "rock":
        raise UnknownTitleError(title_id)
    return ROCK


def _names(*languages: str) -> Names:
    return Names(_title, languages)


def _diary(*actions: Action) -> Diary:
    return Diary().read(actions)


def _deed(*done: tuple[Verb, dict[str, Any]], brief: bool = False) -> str:
    actions = [
        action(number, verb, fields.pop("title", "rock"), step="one", **fields)
        for number, (verb, fields) in enumerate(done)
    ]
    (step,) = steps_of(_diary(*actions))
    return deed(step, brief=brief)


def _lines(steps: Sequence[HistoryStep], width: int = 100) -> list[str]:
    return [line.plain.rstrip() for line in history_lines(steps, _names(), width)]


# Steps


def test_steps_are_told_the_newest_first_and_undone_ones_as_such() -> None:
    diary = _diary(
        action(1, "want"), action(2, "rate", value="8"), action(3, "undo", None, value="step-2")
    )
    assert [(step.id, step.undone) for step in steps_of(diary)] == [
        ("step-2", True),
        ("step-1", False),
    ]


def test_undo_and_redo_are_told_only_where_they_are_asked_for() -> None:
    diary = _diary(
        action(1, "want"),
        action(2, "undo", None, value="step-1"),
        action(3, "redo", None, value="step-1"),
    )
    everything = steps_of(diary, HistoryFilter(travel=True))
    assert [step.actions[0].verb for step in steps_of(diary)] == ["want"]
    assert [step.actions[0].verb for step in everything] == ["redo", "undo", "want"]
    assert [step.actions[0].verb for step in steps_of(diary, HistoryFilter(verb="undo"))] == [
        "undo"
    ]
    assert titles_touched(everything[:1]) == ["film"]


def test_an_undo_of_a_step_that_is_not_there_is_about_no_title() -> None:
    (step,) = steps_of(_diary(action(1, "undo", None, value="lost")), HistoryFilter(travel=True))
    assert titles_touched([step]) == []
    assert place_of(step, _names()) is None
    assert "undid 1 step" in _lines([step])[1]


def test_filters_leave_what_was_not_asked_for_and_say_how_much_of_a_step_that_is() -> None:
    diary = _diary(
        action(1, "watch", "rock", step="both"),
        action(2, "watch", "film", step="both"),
        action(3, "rate", "film", value="8", at="2026-01-05T23:30:00+01:00"),
        action(4, "undo", None, value="step-3"),
    )

    def found(**asked: Any) -> list[str]:
        return [one.id for one, _ in actions_of(steps_of(diary, HistoryFilter(**asked)))]

    one, two, three = (one.id for one in diary.actions[:3])
    assert found() == [three, two, one]
    assert found(title="rock") == [one]
    assert found(named=_names().search("strange")) == [one]
    assert found(verb="rate") == [three]
    assert found(since="2026-01-03") == found(undone=True) == [three]
    assert found(until="2026-01-02") == found(undone=False) == [two, one]
    assert found(since="2026-01-05", until="2026-01-05") == [three]
    (step,) = steps_of(diary, HistoryFilter(title="rock"))
    assert step.others == 1
    assert deed(step) == "watched (+1)"


@pytest.mark.parametrize("text", ["strange ROCK", "ubersee", "НЕИЗВЕСТНАЯ", "roc", "rock одна"])
def test_words_are_looked_for_in_all_names_and_the_id(text: str) -> None:
    named = _names().search(text)
    assert named is not None
    assert named("rock") == ("одна" not in text)
    assert not named("gone")


def test_no_words_are_no_filter() -> None:
    assert _names().search(" ") is None


# What was so on a day


def test_the_state_of_a_day_is_that_of_its_end_where_the_user_was() -> None:
    diary = _diary(
        action(1, "want", at="2026-01-01T08:00:00+02:00"),
        action(2, "rate", value="7", at="2026-01-01T23:59:00-09:00"),
        action(3, "skip", at="2026-01-02T00:01:00+12:00"),
    )
    assert entries_at(diary, DAY) == {"film": Entry(wanted=True, rating=7)}


def test_what_was_undone_later_still_stood_that_day() -> None:
    diary = _diary(
        action(1, "want", at="2026-01-01T08:00:00+00:00"),
        action(2, "undo", None, value="step-1", at="2026-01-03T08:00:00+00:00"),
        action(3, "redo", None, value="step-1", at="2026-01-05T08:00:00+00:00"),
    )
    wanted = [entries_at(diary, dt.date(2026, 1, day)) for day in range(1, 6)]
    assert [bool(entries) for entries in wanted] == [True, True, False, False, True]


def _spread(done: list[list[Draft]], days: list[int]) -> Diary:
    """Return a diary of steps, some undone, which days lie between."""
    log = Log()
    for place, drafts in enumerate(done):
        log.do(drafts)
        if place % 3 == 2:
            log.undo()
    day, actions, steps = DAY, [], dict.fromkeys(one.step for one in log.actions)
    by_step = dict(zip(steps, (*days, *[1] * len(steps)), strict=False))
    for name in steps:
        day += dt.timedelta(days=by_step[name])
        actions += [
            Action(
                id=one.id, step=one.step, verb=one.verb, at=f"{day}T20:15:00+00:00",
                title=one.title, episode=one.episode, value=one.value, known_as=one.known_as,
            )
            for one in log.actions
            if one.step == name
        ]  # fmt: skip
    return Diary().read(actions)


SPREAD = st.builds(_spread, STEPS, st.lists(st.integers(0, 3), max_size=12))


@given(SPREAD)
def test_the_state_of_the_last_day_is_that_of_today(diary: Diary) -> None:
    assert entries_at(diary, DAY + dt.timedelta(days=99)) == diary.entries
    assert entries_at(diary, DAY - dt.timedelta(days=1)) == {}


@given(SPREAD, st.integers(0, 12))
def test_what_is_done_later_changes_no_earlier_day(diary: Diary, days: int) -> None:
    day = DAY + dt.timedelta(days=days)
    until_then = [one for one in diary.actions if one.at[:10] <= day.isoformat()]
    assert entries_at(diary, day) == Diary().read(until_then).entries


@given(SPREAD)
def test_every_action_but_undo_and_redo_is_told_once(diary: Diary) -> None:
    told = [one for one, _ in actions_of(steps_of(diary))]
    assert told == [one for one in reversed(diary.actions) if one.verb not in {"undo", "redo"}]
    undone = {step.id for step in diary.steps() if step.undone}
    assert {step.id for step in steps_of(diary, HistoryFilter(undone=True))} == undone
    everything = actions_of(steps_of(diary, HistoryFilter(travel=True)))
    assert [one for one, _ in everything] == list(reversed(diary.actions))


# In words


@pytest.mark.parametrize(
    ("verb", "value", "said"),
    [
        ("watch", None, "watched"),
        ("watch", "2026-01-02T08:00+00:00", "watched"),
        ("watch", "2015-03-03", "watched on 3 Mar 2015"),
        ("watch", "2015-06", "watched in June 2015"),
        ("watch", "2015", "watched in 2015"),
        ("watch", "unknown", "watched on an unknown day"),
        ("unwatch", None, "marked as not watched"),
        ("want", None, "put on your list"),
        ("unwant", None, "taken off your list"),
        ("skip", None, "skipped"),
        ("unskip", None, "no longer skipped"),
        ("rate", "8", "rated 8"),
        ("unrate", None, "no longer rated"),
        ("note", "dull", "noted “dull”"),
        ("note", "12:40 claim: ice is old", "noted at 12:40 “ice is old”"),
        ("note", "12:40", "noted at 12:40"),
        ("note", "[/red] " + "o" * 99, "noted “[/red] ooooooooooooo…”"),
        ("unnote", None, "note taken off"),
        ("tag", "ice", "tagged “ice”"),
        ("untag", "ice", "no longer tagged “ice”"),
        ("mode", "in-order", "to be watched in order"),
        ("mode", "from-last", "to be watched from the last on"),
        ("attach", "goal", "marks moved from rock"),
    ],
)
def test_what_was_done_is_said_in_words(verb: Verb, value: str | None, said: str) -> None:
    assert _deed((verb, {"value": value})) == said


def test_a_bulk_says_how_many() -> None:
    watched: list[tuple[Verb, dict[str, Any]]] = [
        ("watch", {"episode": f"s1e{number}"}) for number in range(1, 13)
    ]
    assert _deed(*watched) == "marked 12 episodes as watched"


def test_a_bulk_in_few_words_says_how_many() -> None:
    assert (
        _deed(("watch", {"episode": "s1e1"}), ("watch", {"episode": "s1e2"}), brief=True)
        == "2 episodes watched"
    )


def test_few_words_leave_out_the_year_that_is_known() -> None:
    assert _deed(("watch", {"value": "2026-01-01"}), brief=True) == "watched on 1 Jan"
    assert _deed(("watch", {"value": "2025-12-31"}), brief=True) == "watched on 31 Dec 2025"
    assert _deed(("watch", {"value": "2026-01"}), brief=True) == "watched in January 2026"


def test_a_bulk_says_when_it_was_watched() -> None:
    aired = [
        ("watch", {"episode": f"s1e{day}", "value": f"2018-03-0{day}",
                   "known_as": KnownAs(aired=f"2018-03-0{day}")})
        for day in (1, 2)
    ]  # fmt: skip
    one: list[tuple[Verb, dict[str, Any]]] = [
        ("watch", {"episode": key, "value": "2015-03-03"}) for key in ("s1e1", "s1e2")
    ]
    two: list[tuple[Verb, dict[str, Any]]] = [
        ("watch", {"title": "io", "value": "2015"}),
        ("watch", {"title": "rock", "value": "2016"}),
    ]
    assert _deed(*aired) == "marked 2 episodes as watched on their air dates"  # type: ignore[arg-type]  # a list of literals
    assert _deed(*one) == "marked 2 episodes as watched on 3 Mar 2015"
    assert _deed(*two) == "marked 2 titles as watched on several days"


def test_different_things_of_one_step_are_all_said() -> None:
    tags: list[tuple[Verb, dict[str, Any]]] = [
        ("untag", {"value": "fire"}), ("tag", {"value": "ice"}), ("tag", {"value": "to show"}),
    ]  # fmt: skip
    assert _deed(*tags) == "no longer tagged “fire”, tagged “ice”, “to show”"
    ratings: list[tuple[Verb, dict[str, Any]]] = [
        ("rate", {"title": "io", "value": "8"}), ("rate", {"title": "rock", "value": "9"}),
    ]  # fmt: skip
    assert _deed(*ratings) == "rated: 2 titles"


# In lines


def test_each_day_has_a_heading_and_what_was_undone_a_shape() -> None:
    diary = _diary(
        action(1, "watch", "rock", episode="s1e3", at="2026-11-20T21:00:00+01:00"),
        action(2, "rate", "gone", value="8", at="2026-11-21T20:15:00+01:00"),
        action(3, "undo", None, value="step-2", at="2026-11-21T20:16:00+01:00"),
    )
    assert _lines(steps_of(diary)) == [
        "Saturday, 21 November 2026",
        "  20:15 ↶ rated 8  gone",
        "",
        "Friday, 20 November 2026",
        "  21:00   watched  One Strange Rock  1.3 Shield",
    ]


def test_a_day_that_is_none_does_not_stop_the_history() -> None:
    assert _lines(steps_of(_diary(action(1, "want", "rock", at="")))) == [
        "On an unknown day",
        "          put on your list  One Strange Rock",
    ]
    assert heading("2026-02-31") == "2026-02-31"
    assert heading("a\nb\x1b") == "a b"


@pytest.mark.parametrize("width", [8, 20, 40, 50, 80, 120])
def test_no_line_is_longer_than_there_is_room(width: int) -> None:
    diary = _diary(
        action(1, "note", "rock", value="1:02:15 quote: " + "word " * 50, episode="s1e1"),
        *(action(number, "watch", f"title-{number}" * 9, step="many") for number in range(2, 9)),
    )
    lines = history_lines(steps_of(diary), _names(), width)
    headings = {heading("2026-01-02")}
    assert all(line.cell_len <= max(width, 10) or line.plain in headings for line in lines)


def test_many_titles_are_two_and_a_number() -> None:
    many = [action(n, "want", title, step="one") for n, title in enumerate(["rock", "a", "b", "c"])]
    assert _lines(steps_of(_diary(*many)))[1].endswith("One Strange Rock, a and 2 more")


def test_of_several_titles_it_is_the_day_that_has_room() -> None:
    many = [
        action(n, "watch", title, step="one", value="2026-02-24", at="2026-11-21T20:15:00+01:00")
        for n, title in enumerate(["rock", "a", "b"])
    ]
    (line,) = [one.plain for one in history_lines(steps_of(_diary(*many)), _names(), 50)][1:]
    assert "3 titles watched on 24 Feb  One" in line


# Names


def test_an_episode_is_named_as_it_is_numbered_today() -> None:
    known = KnownAs(ids={"tvmaze": "2"}, names=("Shield",))
    (step,) = steps_of(_diary(action(1, "watch", "rock", episode="s1e2", known_as=known)))
    assert _lines([step])[1].endswith("1.3 Shield")
    assert place_of(step, _names()) == ("rock", "s1e3")


def test_an_episode_that_is_gone_goes_by_what_it_was_known_as() -> None:
    known = KnownAs(names=("Lost",))
    (step,) = steps_of(_diary(action(1, "watch", "gone", episode="s2e5", known_as=known)))
    assert _lines([step])[1].endswith("gone  2.5 Lost")
    assert not _names().is_known("gone")


def test_names_are_in_the_wanted_language() -> None:
    (step,) = steps_of(_diary(action(1, "watch", "rock", episode="s1e1")))
    german = _names("de")
    assert german.name("rock") == "Übersee"
    found = german.episode(step.actions[0])
    assert found is not None
    assert found.label == "1.1 Luft"


def test_marks_that_were_moved_lead_to_where_they_are() -> None:
    moved = action(1, "attach", "old", episode="s9e9", value="rock#s1e3")
    (step,) = steps_of(_diary(moved))
    assert place_of(step, _names()) == ("rock", "s1e3")
    assert _lines([step])[1].endswith("marks moved from old  One Strange Rock  1.3 Shield")
    assert titles_touched([step]) == ["rock", "old"]


def test_a_bulk_leads_to_its_title() -> None:
    both = [action(n, "watch", "rock", step="one", episode=f"s1e{n}") for n in (1, 3)]
    (step,) = steps_of(_diary(*both))
    assert place_of(step, _names()) == ("rock", None)


def test_nothing_is_said_of_what_was_never_touched() -> None:
    assert steps_of(Diary()) == []
    assert entries_at(Diary(), DAY) == {}
    assert NOTHING not in entries_at(_diary(action(1, "want")), dt.date(2026, 2, 2)).values()
