"""What other processes take: time, memory, processors."""

from __future__ import annotations

import contextlib
import glob
import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import MILLISECONDS, MissingPeerError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def process_time(
    command: Sequence[str], environment: Mapping[str, str], given: Path | None = None
) -> float:
    """Return how long `command` took from its start to its end, in ms.

    `given` is what it reads from standard input. An exit code of 1 is a search that found nothing.

    Raises:
        RuntimeError: it failed.
    """
    with open(given or os.devnull, "rb") as source:  # noqa: PTH123 - a path or the null device
        start = time.perf_counter()
        done = subprocess.run(
            command,
            env=environment,
            stdin=source,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        took = (time.perf_counter() - start) * MILLISECONDS
    _check(done)
    return took


def process_output(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return what `command` wrote to standard output.

    Raises:
        RuntimeError: it failed.
    """
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    _check(done)
    return done.stdout.decode()


def _check(done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode > 1 or b"Traceback" in done.stderr:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise RuntimeError(f"{Path(done.args[0]).name} failed: {last}")


def peak_memory(pid: int) -> float:
    """Return the most memory that the living process `pid` has held so far, in MB.

    Raises:
        MissingPeerError: it has ended, or this system does not tell.
    """
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123 - no file
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        raise MissingPeerError("memory of a living process in /proc") from None
    return kilobytes / 1024


def busy_time(pid: int) -> float:
    """Return how long the process `pid` has used a processor so far, in s; 0 where unknown."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as status:  # noqa: PTH123 - no file
            # The name, in parentheses, may hold spaces.
            fields = status.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def has_children(pid: int) -> bool:
    """Return whether the process `pid` has processes of its own that run; False where unknown."""
    tasks = glob.glob(f"/proc/{pid}/task/*/children")  # noqa: PTH207 - no folder that stays
    for task in tasks:
        with contextlib.suppress(OSError), open(task, encoding="ascii") as children:  # noqa: PTH123
            if children.read().strip():
                return True
    return False
