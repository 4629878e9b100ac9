"""Threads that meet where they rarely do: nothing is found half done."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

# What one of them reads while another one is about to read the first of its kind.
FIRSTS: dict[str, tuple[str, dict[str, Any]]] = {
    "Record": (
        "docbrowser.model",
        {
            "source": "test",
            "names": {"en": "Amber Coast"},
            "kind": "film",
            "credits": [{"person": "Ada Example", "job": "actor"}],
            "awards": [{"award": "Shell", "category": "Sound", "outcome": "won"}],
            "rating": {"value": 7.5, "votes": 10},
        },
    ),
    "Document": (
        "docbrowser.model",
        {"id": "amber", "records": [{"source": "test", "names": {"en": "Amber Coast"}}]},
    ),
    "Action": (
        "docbrowser.actions",
        {
            "id": "1",
            "step": "1",
            "action": "watch",
            "at": "2026-01-02T20:15:00+00:00",
            "title": "amber",
            "value": "2026-01-02",
            "known_as": {"names": ["Ice"]},
        },
    ),
}
MEETING = """
import importlib, json, sys, threading
import msgspec
module, name, value = json.loads(sys.argv[1])
kind = getattr(importlib.import_module(module), name)
has_begun, goes_on = threading.Event(), threading.Event()
looked_at = []

def look(frame, event, _):
    # msgspec looks at the class, and then at those of which it is made.
    if frame.f_code.co_name == "get_class_annotations":
        looked_at.append(frame)
        if len(looked_at) == 2:
            has_begun.set()
            goes_on.wait(10)

def first():
    sys.settrace(look)
    msgspec.convert(value, kind)
    has_begun.set()

thread = threading.Thread(target=first)
thread.start()
has_begun.wait()
assert isinstance(msgspec.convert(value, kind), kind)
goes_on.set()
thread.join()
"""


@pytest.mark.parametrize("name", FIRSTS)
def test_two_threads_that_read_the_first_of_a_kind_at_once_both_get_it(name: str) -> None:
    module, value = FIRSTS[name]
    # A process of its own: what goes wrong here ends it without a word.
    done = subprocess.run(
        [sys.executable, "-c", MEETING, json.dumps([module, name, value])],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
