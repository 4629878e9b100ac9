"""Targets that keys are pressed for: 2 and 3 search, 7 while indexing, 8 memory and pages."""

from __future__ import annotations

import time
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import peers
from benchmarks.measuring import Ratio, interleaved, median, percentile
from benchmarks.queries import queries
from benchmarks.sandbox import SMALL
from benchmarks.sessions import SEARCH, browsing, make_index, rows, typed, wait_for_helpers
from benchmarks.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.sandbox import Sandbox

WORDS: Final = 30
LONGEST: Final = 10  # letters of a word that are typed
MOST_KEYS: Final = 1_000
LONGEST_SILENCE: Final = 5.0  # seconds, in which the making of the index has begun
SHORTLY: Final = 0.01
PAGES: Final = 20  # even a thousand titles have more
ROUNDS: Final = 3
STARTS: Final = 5
PAGE_DOWN: Final = "\x1b[6~"
TO_THE_TOP: Final = "g"
HELP: Final = "?"
# What is typed letter by letter; phrases and filters are nothing that fzf knows.
_TYPED: Final = ("name", "prefix", "two words", "person", "stem", "slip", "common")


class Typing(NamedTuple):
    """For each key of the same words, the ms until it was painted."""

    large: list[float]
    small: list[float]
    fzf: list[float]
    empty: list[float]


def search_worst(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 2: the slowest keys of a search in all texts, against fzf on the names."""
    keys = _typing(sandbox)
    what = f"key to results at {sandbox.titles:,}, p99 : interactive fzf on the names"
    yield Ratio(2, what, percentile(keys.large), percentile(keys.fzf), 1, len(keys.large))


def search_usual(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 3: the usual key of a search, against one that is only shown."""
    keys = _typing(sandbox)
    count, large = len(keys.large), median(keys.large)
    what = f"key to results at {sandbox.titles:,}, p50 : "
    yield Ratio(3, f"{what}key echo of an empty Textual app", large, median(keys.empty), 4, count)
    yield Ratio(3, f"{what}our own {SMALL:,}", large, median(keys.small), 1.3, count)


def while_indexing(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 7: the longest delay of a key while the index is made, and afterwards.

    The key opens or closes the help, which is the same work whatever the list holds by then.
    """
    environment = sandbox.environment("indexing", anew=True)
    busy: list[float] = []
    with terminal(sandbox.program(), environment) as opened:
        opened.until(str.strip)
        end = time.perf_counter() + LONGEST_SILENCE
        while not opened.has_helpers and time.perf_counter() < end:
            opened.rest(SHORTLY)
        while opened.has_helpers and len(busy) < MOST_KEYS:
            busy.append(opened.painted(HELP))
        wait_for_helpers(opened)
        idle = [opened.painted(HELP) for _ in busy]
    what = f"longest key delay while {sandbox.titles:,} titles are indexed : idle"
    ours, peer = (max(busy), max(idle)) if busy else (None, None)
    yield Ratio(7, what, ours, peer, 1.5, len(busy), note="no process made an index")


def memory_and_pages(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 8: the most memory held, and a page down."""
    environment = sandbox.environment("memory")
    for titles in (None, SMALL):
        make_index(sandbox.program(titles), environment)

    def ours() -> list[float]:
        with browsing(sandbox.program(), environment) as opened:
            opened.painted(SEARCH)
            typed(opened, "planet")
            return [opened.memory]

    def empty() -> list[float]:
        with peers.empty_textual(environment) as opened:
            typed(opened, "planet")
            return [opened.memory]

    held, least = interleaved(STARTS, ours, empty)
    what = f"memory at {sandbox.titles:,} : empty Textual app"
    yield Ratio(8, what, median(held), median(least), 2, STARTS, unit="MB")

    with (
        browsing(sandbox.program(), environment) as large,
        browsing(sandbox.program(SMALL), environment) as small,
    ):
        pages: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for _ in range(PAGES):
                pages[0].append(large.painted(PAGE_DOWN, rows))
                pages[1].append(small.painted(PAGE_DOWN, rows))
            for opened in (large, small):
                opened.press(TO_THE_TOP)
                opened.rest()
    what = f"page down at {sandbox.titles:,} : at {SMALL:,}"
    yield Ratio(8, what, median(pages[0]), median(pages[1]), 1.2, len(pages[0]))


@cache
def _typing(sandbox: Sandbox) -> Typing:
    """Return the samples of both search targets; all four programs run at once, idle but one."""
    environment = sandbox.environment("typing")
    for titles in (None, SMALL):
        make_index(sandbox.program(titles), environment)
    with ExitStack() as stack:
        large = stack.enter_context(browsing(sandbox.program(), environment))
        small = stack.enter_context(browsing(sandbox.program(SMALL), environment))
        fzf = stack.enter_context(peers.fzf(sandbox.names(), sandbox.titles, environment))
        empty = stack.enter_context(peers.empty_textual(environment))
        for opened in (large, small):
            opened.painted(SEARCH)
        samples = Typing([], [], [], [])
        for word in _words(sandbox.seed):
            samples.large.extend(typed(large, word, rows))
            samples.fzf.extend(typed(fzf, word))
            samples.small.extend(typed(small, word, rows))
            samples.empty.extend(typed(empty, word))
    return samples


def _words(seed: int) -> list[str]:
    texts = [query.text[:LONGEST] for query in queries(seed) if query.kind in _TYPED]
    return texts[:: len(texts) // WORDS][:WORDS]
