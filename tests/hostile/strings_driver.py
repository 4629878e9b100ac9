"""Runs many command lines in one process, each as the program would, with a mark between them.

    python -m tests.hostile.strings_driver PLAN

PLAN is JSON: a list of `{"arguments": […], "variables": {…}}`. What a run writes goes to standard
output and standard error as ever; before each stands `MARK` with its number, and after one that
ended in an exception `CRASH` with what that was.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Final

MARK: Final = "=== run {} ==="
CRASH: Final = "=== crash {} ==="


def main(plan: str) -> None:
    """Do one run after the other."""
    from docbrowser.cli.main import run

    for number, one in enumerate(json.loads(Path(plan).read_text("ascii"))):
        _say(MARK.format(number))
        before = dict(os.environ)
        os.environ.update(one["variables"])
        try:
            run(one["arguments"])
        except BaseException as error:  # noqa: BLE001 - whatever it is, the next run is to come
            _say(CRASH.format(f"{type(error).__name__} of {one!a}"))
        os.environ.clear()
        os.environ.update(before)
    _say(MARK.format("end"))


def _say(line: str) -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.write(stream.fileno(), f"\n{line}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1])
