"""At most so many calls in any window, whoever makes them."""

from __future__ import annotations

import multiprocessing
import threading
import time
from typing import TYPE_CHECKING

import pytest

from docbrowser.fetching.errors import FetchCancelledError
from docbrowser.fetching.polite import LONGEST_CALL, Turns
from tests.fetching.fake_clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(1_000_000.0)


@pytest.fixture
def turns(tmp_path: Path, clock: FakeClock) -> Turns:
    return Turns(tmp_path / "new" / "calls.json", clock=clock, pause=clock.pause)


def most_in_any(window: float, times: list[float]) -> int:
    return max(sum(start <= other < start + window for other in times) for start in times)


def test_twenty_calls_go_at_once_and_the_next_waits(turns: Turns, clock: FakeClock) -> None:
    made = []
    for _ in range(65):
        with turns.turn():
            made.append(clock.now)
    assert made[:20] == [1_000_000.0] * 20
    assert made[20] >= 1_000_010.0
    assert most_in_any(10.0, made) == 20


def test_a_call_counts_from_its_end(turns: Turns, clock: FakeClock) -> None:
    """A request may reach the other side at any time while the call lasts."""
    with turns.turn():
        clock.now += 8
    for _ in range(19):
        with turns.turn():
            pass
    with turns.turn():
        assert clock.now >= 1_000_018.0


def test_a_call_whose_process_was_killed_is_forgotten_in_time(
    turns: Turns, clock: FakeClock, tmp_path: Path
) -> None:
    for _ in range(20):
        turns._taken(f"killed {_}")
    with turns.turn():
        assert 1_000_000 + LONGEST_CALL <= clock.now <= 1_000_000 + LONGEST_CALL + 11


def test_a_rest_holds_for_all(turns: Turns, clock: FakeClock, tmp_path: Path) -> None:
    turns.rest(5)
    other = Turns(tmp_path / "new" / "calls.json", clock=clock, pause=clock.pause)
    with other.turn():
        assert clock.now >= 1_000_005.0


@pytest.mark.parametrize("junk", [b"", b"{", b"[1]", b'{"a": "b"}', b"\xff"])
def test_a_damaged_file_is_begun_anew(turns: Turns, tmp_path: Path, junk: bytes) -> None:
    with turns.turn():
        (tmp_path / "new" / "calls.json").write_bytes(junk)
    with turns.turn():
        pass


def test_a_clock_that_was_set_back_locks_nobody_out(turns: Turns, clock: FakeClock) -> None:
    for _ in range(20):
        with turns.turn():
            pass
    clock.now -= 86_400
    with turns.turn():
        assert clock.now < 1_000_000 - 86_000


def test_waiting_can_be_cancelled(tmp_path: Path) -> None:
    turns = Turns(tmp_path / "calls.json", most=1, window=60)
    cancel = threading.Event()
    with turns.turn(cancel):
        pass
    threading.Timer(0.1, cancel.set).start()
    with pytest.raises(FetchCancelledError), turns.turn(cancel):  # or it would come in a minute
        pass


def _calls(path: Path, times: int, window: float, out: multiprocessing.Queue[float]) -> None:
    turns = Turns(path, most=20, window=window)
    for _ in range(times):
        with turns.turn():
            out.put(time.time())


def test_two_processes_share_the_window(tmp_path: Path) -> None:
    window = 0.6
    context = multiprocessing.get_context("spawn")
    out: multiprocessing.Queue[float] = context.Queue()
    processes = [
        context.Process(target=_calls, args=(tmp_path / "calls.json", 25, window, out))
        for _ in range(2)
    ]
    for process in processes:
        process.start()
    times = [out.get(timeout=60) for _ in range(50)]
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    assert most_in_any(window, times) <= 20
    assert max(times) - min(times) >= 2 * window
