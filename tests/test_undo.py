"""Undo and redo over whatever was done."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from docbrowser.actions import Action, Draft, KnownAs, Verb, redoable, steps, undoable
from docbrowser.diary import Diary
from docbrowser.entries import NOTHING, Entry
from docbrowser.folding import fold

TITLES = ["io", "europa"]
EPISODES = st.sampled_from([None, "s1e1", "s1e2"])
# What an episode was known as when it was marked: under changing numbers, now and then.
KNOWN = st.sampled_from(
    [
        None,
        KnownAs(ids={"tvmaze": "1"}, aired="2020-01-01", names=("Ice",)),
        KnownAs(ids={"tvmaze": "2"}, aired="2020-01-08", names=("Fire",)),
        KnownAs(aired="2020-01-08", names=("Fire",)),
        KnownAs(names=("Ice",)),
    ]
)
_MARKS = ["watch", "unwatch", "want", "unwant", "skip", "unskip", "unrate", "unnote"]


def _drafts(verbs: list[Any], values: list[str | None]) -> st.SearchStrategy[Draft]:
    return st.builds(
        Draft,
        verb=st.sampled_from(verbs),
        title=st.sampled_from(TITLES),
        episode=EPISODES,
        value=st.sampled_from(values),
        known_as=KNOWN,
    )


DRAFTS = st.one_of(
    _drafts(_MARKS, [None, "2025-01-01", "unknown"]),
    _drafts(["rate"], ["1", "7", "10"]),
    _drafts(["note", "unnote"], ["dull", "0:40 claim: ice is old", "12:40 who is this?"]),
    _drafts(["tag", "untag"], ["to show", "To Show", "ice"]),
    _drafts(["mode"], ["in-order", "from-last", "any-order"]),
    _drafts(["attach"], ["io", "europa", "io#s1e2", "europa#s1e1"]),
)
STEPS = st.lists(st.lists(DRAFTS, min_size=1, max_size=3), max_size=8)


class Log:
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
                known_as=draft.known_as,
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


def _log(done: list[list[Draft]]) -> Log:
    log = Log()
    for drafts in done:
        log.do(drafts)
    return log


@given(STEPS, st.randoms(use_true_random=False))
def test_the_state_does_not_depend_on_the_order_of_the_actions(
    done: list[list[Draft]], random: Any
) -> None:
    log = _log(done)
    log.undo(random.randint(0, 3))
    shuffled = [*log.actions, *random.choices(log.actions, k=3)] if log.actions else []
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(log.actions)
    assert undoable(shuffled) == undoable(log.actions)
    assert redoable(shuffled) == redoable(log.actions)


@given(STEPS)
def test_undoing_step_by_step_walks_back_through_every_state(done: list[list[Draft]]) -> None:
    log = Log()
    states = [log.state]
    for drafts in done:
        log.do(drafts)
        states.append(log.state)
    for expected in reversed(states[:-1]):
        assert log.undo() == 1
        assert log.state == expected
    assert log.undo() == 0
    for expected in states[1:]:
        assert log.redo() == 1
        assert log.state == expected
    assert log.redo() == 0


@given(STEPS)
def test_undoing_all_at_once_equals_the_start_and_redoing_all_the_end(
    done: list[list[Draft]],
) -> None:
    log = _log(done)
    end = log.state
    assert log.undo(99) == len(done)
    assert log.state == {}
    assert log.redo(99) == len(done)
    assert log.state == end


@given(STEPS, st.lists(st.sampled_from(["undo", "redo"]), max_size=12))
def test_going_back_and_forth_is_like_moving_in_a_list(
    done: list[list[Draft]], moves: list[str]
) -> None:
    log = Log()
    states = [log.state]
    for drafts in done:
        log.do(drafts)
        states.append(log.state)
    place = len(done)
    for move in moves:
        wanted = max(place - 1, 0) if move == "undo" else min(place + 1, len(done))
        assert (log.undo() if move == "undo" else log.redo()) == abs(wanted - place)
        place = wanted
        assert log.state == states[place]


def test_a_new_step_closes_the_way_to_redo_and_the_undone_stays_undone() -> None:
    log = _log([[Draft("want", "io")], [Draft("watch", "io")]])
    log.undo()
    log.do([Draft("want", "europa")])
    assert redoable(log.actions) == []
    assert log.state == {"io": Entry(wanted=True), "europa": Entry(wanted=True)}
    assert log.undo(9) == 2
    assert log.state == {}


@given(STEPS, st.randoms(use_true_random=False))
def test_a_diary_that_is_read_on_tells_the_same_as_one_that_is_read_at_once(
    done: list[list[Draft]], random: Any
) -> None:
    log, diary = Log(), Diary()
    for drafts in done:
        log.do(drafts)
        if random.random() < 0.4:
            log.undo(random.randint(1, 2))
        if random.random() < 0.3:
            log.redo()
        diary = diary.read(list(log.actions))
        assert diary.entries == fold(log.actions)
        assert list(diary.undoable()) == undoable(log.actions)
        assert list(diary.redoable) == redoable(log.actions)
        assert diary.steps() == steps(log.actions)


def test_a_diary_starts_anew_where_another_device_has_marked_before() -> None:
    log = _log([[Draft("want", "io")], [Draft("watch", "io")]])
    diary = Diary().read(log.actions)
    earlier = log.actions[0].__class__(id="0", step="s", verb="rate", at="", title="io", value="7")
    everything = [earlier, *log.actions]
    assert diary.read(everything).entries == fold(everything)
