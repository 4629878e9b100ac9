"""Hundreds of marks, made by one process after another: all the way back, and all the way again.

Each run of the program starts from what is on disk, as a person's does from one evening to the
next. `DOCBROWSER_ACTIONS` says how many marks there are to be, and `DOCBROWSER_SEEDS` how many such
lives are lived.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from docbrowser.errors import NothingToUndoError
from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.wishes import Target
from tests.helpers import ROOT
from tests.tui.catalogue import IDS, small_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.marks import Marks
    from docbrowser.wishes import Outcome

ACTIONS = int(os.environ.get("DOCBROWSER_ACTIONS", "120"))
SEEDS = int(os.environ.get("DOCBROWSER_SEEDS", "1"))
PROCESSES = 4
TODAY = dt.date(2026, 3, 31)
SERIES = IDS[1]
PARTS = ("s1e1", "s1e2", "s2e1", "s0e1")
DAYS = ("2025-05-05", "2015", "2015-06", "unknown", "aired", "2026-03-30T20:15+02:00")
NOTES = ("Slow.", "0:40 claim: ice is old", "12:40 who is this?", "Good.\n1:00 quote: so it is", "")
TAGS = ("sea", "Sea", "to show", "лёд")


def _library(catalogue: Path) -> Library:
    return Library(Paths(catalog_flag=catalogue, no_shipped=True), pytest.fail)


def _target(chance: random.Random) -> Target:
    title = chance.choice(IDS)
    part = chance.choice((None, *PARTS)) if title == SERIES else None
    return Target(title, part)


def _marks(marks: Marks, chance: random.Random) -> Callable[[], Outcome]:
    """Return one of all the things that a person may do to a title."""
    target, title = _target(chance), chance.choice(IDS)
    season = chance.choice((Target(SERIES, "s1"), Target(SERIES, "s0"), Target(SERIES)))
    episode = Target(SERIES, chance.choice(PARTS))
    watch = partial(marks.mark, "watch", on=chance.choice(DAYS), again=chance.random() < 0.3)
    words = chance.sample(TAGS, 2)
    deeds: list[Callable[[], Outcome]] = [
        partial(watch, [target]),
        partial(watch, [season, Target(title)]),
        partial(watch, [episode], up_to=True),
        partial(marks.mark, chance.choice(("want", "unwant")), [Target(title)]),
        partial(marks.mark, chance.choice(("skip", "unskip", "unwatch")), [target, season]),
        partial(marks.toggle_watched, target),
        partial(marks.toggle_wanted, title),
        partial(marks.toggle_skipped, target),
        partial(marks.rate, target, chance.choice((None, *range(1, 11)))),
        partial(marks.note, target, chance.choice(NOTES)),
        partial(marks.rewrite_note, target, chance.choice(NOTES)),
        partial(marks.tag, title, words[:1], without=words[1:]),
        partial(marks.set_tags, title, words),
        partial(marks.choose_mode, SERIES, chance.choice(("in-order", "from-last", "any-order"))),
    ]
    return chance.choice(deeds)


def act(catalogue: str, seed: int, count: int) -> None:
    """Do `count` things, with some undoing and redoing in between; print the steps that stand."""
    chance = random.Random(seed)
    with mock.patch("docbrowser.clock.today", return_value=TODAY):
        library = _library(Path(catalogue))
        done = 0
        while done < count:
            done += _marks(library.marks, chance)().verb is not None
            if chance.random() < 0.15:
                _travel(library.marks, chance)
        _tell(library)


def _travel(marks: Marks, chance: random.Random) -> None:
    back = chance.randint(1, 3)
    try:
        marks.undo(back)
        if chance.random() < 0.7:
            marks.redo(chance.randint(1, back))
    except NothingToUndoError:
        pass


def walk(catalogue: str, verb: str, times: int, at_once: int) -> None:
    """Undo or redo so many steps, some at once; print what is left."""
    with mock.patch("docbrowser.clock.today", return_value=TODAY):
        library = _library(Path(catalogue))
        while times > 0:
            getattr(library.marks, verb)(min(at_once, times))
            times -= at_once
        _tell(library)


def look(catalogue: str) -> None:
    """Print the state as a new start of the program finds it."""
    with mock.patch("docbrowser.clock.today", return_value=TODAY):
        _tell(_library(Path(catalogue)))


def _tell(library: Library) -> None:
    diary = library.marks.diary
    state = {title: [repr(library.entry(title)), repr(library.progress(title))] for title in IDS}
    told = {"state": state, "standing": list(diary.undoable()), "redo": list(diary.redoable)}
    print(json.dumps(told))


def _run(function: str, *arguments: Any) -> Any:
    """Call one of the functions above in a process of its own, and return what it printed."""
    call = f"from tests.test_undo_processes import *; {function}(*{arguments!r})"
    result = subprocess.run(
        [sys.executable, "-c", call],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_all_the_way_back_is_the_start_and_all_the_way_again_the_end(
    tmp_path: Path, seed: int
) -> None:
    catalogue = str(small_catalogue(tmp_path / "small.json"))
    start = _run("look", catalogue)
    end = start
    for turn in range(PROCESSES):
        end = _run("act", catalogue, seed * PROCESSES + turn, ACTIONS // PROCESSES)
    steps = len(end["standing"])
    assert steps > ACTIONS // 2
    assert end["state"] != start["state"]

    half, rest = steps // 2, steps - steps // 2
    _run("walk", catalogue, "undo", half, 1)
    back = _run("walk", catalogue, "undo", rest, rest)
    assert back["state"] == start["state"]
    assert back["standing"] == []

    _run("walk", catalogue, "redo", rest, 1)
    again = _run("walk", catalogue, "redo", half, half)
    assert again["state"] == end["state"]
    assert again["standing"] == end["standing"]
    assert _run("look", catalogue) == again


def test_each_state_in_between_comes_back_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step is made by a library that knows nothing but the disk."""
    monkeypatch.setattr("docbrowser.clock.today", lambda: TODAY)
    catalogue = small_catalogue(tmp_path / "small.json")
    chance = random.Random(7)
    states = [_state(catalogue)]
    while len(states) < 40:
        if _marks(_library(catalogue).marks, chance)().verb is not None:
            states.append(_state(catalogue))
    for expected in reversed(states[:-1]):
        _library(catalogue).marks.undo()
        assert _state(catalogue) == expected
    with pytest.raises(NothingToUndoError):
        _library(catalogue).marks.undo()
    for expected in states[1:]:
        _library(catalogue).marks.redo()
        assert _state(catalogue) == expected
    with pytest.raises(NothingToUndoError):
        _library(catalogue).marks.redo()


def _state(catalogue: Path) -> list[Any]:
    library = _library(catalogue)
    return [(library.entry(title), library.progress(title)) for title in IDS]
