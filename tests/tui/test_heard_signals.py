"""Signals of which many come before the program can turn to them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no such signals")

MANY = """
import asyncio, os, signal
from docbrowser.tui.signals import hear

async def main():
    told, over = [], asyncio.Event()
    hear(signal.SIGWINCH, lambda: told.append("size"))
    hear(signal.SIGTERM, over.set)
    for _ in range(2000):
        os.kill(os.getpid(), signal.SIGWINCH)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(over.wait(), 30)
    os.kill(os.getpid(), signal.SIGWINCH)
    while len(told) < 2:
        await asyncio.sleep(0)
    print(*told)

asyncio.run(main())
"""
FROM_A_THREAD = """
import asyncio, os, signal, threading
from docbrowser.tui.signals import hear

async def main():
    over = asyncio.Event()
    hear(signal.SIGTERM, over.set)
    # The loop sleeps without an end; the signal is delivered to another thread than its own.
    waits = threading.Event()
    threading.Thread(target=lambda: (waits.wait(), signal.raise_signal(signal.SIGTERM))).start()
    asyncio.get_running_loop().call_soon(waits.set)
    await over.wait()
    print("heard")

asyncio.run(main())
"""
AFTERWARDS = """
import asyncio, os, signal
from docbrowser.tui.signals import hear

async def main():
    hear(signal.SIGTERM, lambda: None)
    hear(signal.SIGINT, lambda: None)

asyncio.run(main())
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted", flush=True)
os.kill(os.getpid(), signal.SIGTERM)
print("goes on")
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


def test_of_many_sizes_one_is_told_and_the_end_among_them_is_heard() -> None:
    result = run(MANY)

    assert result.stdout.split() == ["size", "size"], result.stderr
    assert result.stderr == ""


def test_a_loop_that_sleeps_is_woken_whichever_thread_is_told() -> None:
    result = run(FROM_A_THREAD)

    assert result.stdout.split() == ["heard"], result.stderr


def test_once_the_loop_is_closed_signals_do_what_they_do_to_any_program() -> None:
    result = run(AFTERWARDS)

    assert result.stdout.split() == ["interrupted"]
    assert result.returncode == -15
