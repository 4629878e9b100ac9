"""Undo and redo over whatever was done."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from docbrowser.actions import Action, Draft, Verb, redoable, undoable
from docbrowser.watching import NOTHING, Entry, fold

TITLES = ["io", "europa"]
DRAFTS = st.builds(
    Draft,
    verb=st.sampled_from(["watch", "unwatch", "want", "unwant", "skip", "unskip"]),
    title=st.sampled_from(TITLES),
    episode=st.sampled_from([None, "s1e1", "s1e2"]),
    value=st.sampled_from([None, "2025-01-01"]),
)
STEPS = st.lists(st.lists(DRAFTS, min_size=1, max_size=3), max_size=8)


class Diary:
    """A list of actions that grows as the watchlist does, one step at a time."""

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self._steps = 0

    def do(self, drafts: list[Draft]) -> None:
        self._steps += 1
        self.actions += [
            Action(
                id=f"{self._steps:05d}-{place:05d}",
                step=f"step-{self._steps}",
                verb=draft.verb,
                at="2026-01-02T20:15:00+00:00",
                title=draft.title,
                episode=draft.episode,
                value=draft.value,
            )
            for place, draft in enumerate(drafts)
        ]

    def undo(self, times: int = 1) -> int:
        return self._travel("undo", undoable(self.actions)[:times])

    def redo(self, times: int = 1) -> int:
        return self._travel("redo", redoable(self.actions)[:times])

    def _travel(self, verb: Verb, found: list[str]) -> int:
        if found:
            self.do([Draft(verb, value=step) for step in found])
        return len(found)

    @property
    def state(self) -> dict[str, Entry]:
        return {key: entry for key, entry in fold(self.actions).items() if entry != NOTHING}


def _diary(done: list[list[Draft]]) -> Diary:
    diary = Diary()
    for drafts in done:
        diary.do(drafts)
    return diary


@given(STEPS, st.randoms(use_true_random=False))
def test_the_state_does_not_depend_on_the_order_of_the_actions(
    done: list[list[Draft]], random: Any
) -> None:
    diary = _diary(done)
    diary.undo(random.randint(0, 3))
    shuffled = [*diary.actions, *random.choices(diary.actions, k=3)] if diary.actions else []
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(diary.actions)
    assert undoable(shuffled) == undoable(diary.actions)
    assert redoable(shuffled) == redoable(diary.actions)


@given(STEPS)
def test_undoing_step_by_step_walks_back_through_every_state(done: list[list[Draft]]) -> None:
    diary = Diary()
    states = [diary.state]
    for drafts in done:
        diary.do(drafts)
        states.append(diary.state)
    for expected in reversed(states[:-1]):
        assert diary.undo() == 1
        assert diary.state == expected
    assert diary.undo() == 0
    for expected in states[1:]:
        assert diary.redo() == 1
        assert diary.state == expected
    assert diary.redo() == 0


@given(STEPS)
def test_undoing_all_at_once_equals_the_start_and_redoing_all_the_end(
    done: list[list[Draft]],
) -> None:
    diary = _diary(done)
    end = diary.state
    assert diary.undo(99) == len(done)
    assert diary.state == {}
    assert diary.redo(99) == len(done)
    assert diary.state == end


@given(STEPS, st.lists(st.sampled_from(["undo", "redo"]), max_size=12))
def test_going_back_and_forth_is_like_moving_in_a_list(
    done: list[list[Draft]], moves: list[str]
) -> None:
    diary = Diary()
    states = [diary.state]
    for drafts in done:
        diary.do(drafts)
        states.append(diary.state)
    place = len(done)
    for move in moves:
        wanted = max(place - 1, 0) if move == "undo" else min(place + 1, len(done))
        assert (diary.undo() if move == "undo" else diary.redo()) == abs(wanted - place)
        place = wanted
        assert diary.state == states[place]


def test_a_new_step_closes_the_way_to_redo_and_the_undone_stays_undone() -> None:
    diary = _diary([[Draft("want", "io")], [Draft("watch", "io")]])
    diary.undo()
    diary.do([Draft("want", "europa")])
    assert redoable(diary.actions) == []
    assert diary.state == {"io": Entry(wanted=True), "europa": Entry(wanted=True)}
    assert diary.undo(9) == 2
    assert diary.state == {}
