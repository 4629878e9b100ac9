"""The wire to a terminal that goes away, or takes nothing for a while, each part by itself."""

from __future__ import annotations

import os
import threading
from queue import Queue
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

driver = pytest.importorskip("docbrowser.tui.driver", reason="signals and a pty are needed")


@pytest.fixture
def gone() -> list[str]:
    """What was said of a terminal that is gone."""
    return []


def bare(gone: list[str], **parts: Any) -> Any:
    """Return a driver without an application, which has those parts."""
    made = object.__new__(driver.TerminalDriver)
    vars(made).update(parts, _hang_up=lambda: gone.append("gone"), _debug=False)
    return made


def test_what_is_written_to_a_closed_terminal_is_lost_without_an_error(gone: list[str]) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as stream:
        outlet = driver.Outlet(stream, lambda: gone.append("gone"))
        os.close(ours)
        for text in ("one", "two"):
            outlet.write(text)
            outlet.flush()
    assert gone == ["gone"]


@pytest.mark.timeout(20)
def test_where_the_input_ends_nothing_is_read_any_more(gone: list[str], tmp_path: Path) -> None:
    with (tmp_path / "nothing").open("w+b") as nothing:
        bare(gone, fileno=nothing.fileno(), exit_event=threading.Event()).run_input_thread()
    assert gone == ["gone"]


def test_after_what_was_dropped_all_is_drawn_anew(gone: list[str]) -> None:
    waiting: Queue[str] = Queue(1)
    drawn: list[str] = []
    wire = bare(
        gone,
        _writer_thread=SimpleNamespace(_queue=waiting),
        _file=SimpleNamespace(taken=0),
        _patience=0.01,
        _has_dropped=False,
        _draw_anew=lambda: drawn.append("anew"),
    )
    wire.write("a frame")
    wire.write("a change of it")  # there is no room for it, and nothing makes any
    wire.write("another")
    assert (waiting.get_nowait(), drawn) == ("a frame", [])
    wire.write("a third")
    assert (waiting.get_nowait(), drawn) == ("a third", ["anew"])
    wire.write("a fourth")
    assert drawn == ["anew"]


@pytest.mark.timeout(20)
def test_a_terminal_that_takes_nothing_is_waited_for_once_and_not_with_each_frame(
    gone: list[str],
) -> None:
    waiting: Queue[str] = Queue(1)
    waiting.put("a frame")
    wire = bare(
        gone,
        _writer_thread=SimpleNamespace(_queue=waiting),
        _file=SimpleNamespace(taken=0),
        _patience=3600.0,
        _has_dropped=True,
    )
    wire.write("another")
    assert wire._has_dropped
