"""Targets that whole processes are measured for: 1 first paint, 9 import, 10 the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from benchmarks import peers
from benchmarks.measuring import Ratio, interleaved, median
from benchmarks.processes import process_time
from benchmarks.sandbox import SMALL
from benchmarks.sessions import first_paint, first_title, make_index
from benchmarks.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.sandbox import Sandbox

STARTS: Final = 15
IMPORTS: Final = 3
WORD: Final = "planet"


def paint(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 1: until the first title stands on the screen, with the index made."""
    environment = sandbox.environment("paint")
    large, small = sandbox.program(), sandbox.program(SMALL)
    make_index(large, environment)
    make_index(small, environment)
    # Which title comes first is the program's affair: it says so once, and then it is waited for.
    with terminal(large, environment) as opened:
        large_title = first_title(opened)
    with terminal(small, environment) as opened:
        small_title = first_title(opened)
    ours, empty, own_small = interleaved(
        STARTS,
        lambda: [first_paint(large, environment, large_title)],
        lambda: [peers.empty_textual_paint(environment)],
        lambda: [first_paint(small, environment, small_title)],
    )
    what = f"first paint at {sandbox.titles:,} : "
    yield Ratio(1, f"{what}empty Textual app", median(ours), median(empty), 1.25, STARTS)
    yield Ratio(1, f"{what}our own {SMALL:,}", median(ours), median(own_small), 1.05, STARTS)
    yield _shipped(sandbox)


def _shipped(sandbox: Sandbox) -> Ratio:
    """Return how much longer it takes with the shipped catalogue than with an empty one."""
    environment = sandbox.environment("paint-shipped")
    empty = sandbox.folder / "empty.json"
    empty.write_text('{"titles": {}}')
    program = [sys.executable, "-m", "docbrowser"]
    without = [*program, "--catalog", str(empty), "--no-shipped"]
    make_index(program, environment)
    with terminal(program, environment) as opened:
        title = first_title(opened)
    shipped, nothing = interleaved(
        STARTS,
        lambda: [first_paint(program, environment, title)],
        lambda: [first_paint(without, environment, "0 titles")],
    )
    what = "first paint with the shipped catalogue : with an empty one"
    return Ratio(1, what, median(shipped), median(nothing), 1.1, STARTS)


def searchable(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 9: from a catalogue without an index to the answer of a query."""
    catalogue, command = sandbox.catalogue(), sandbox.program()
    users = iter(range(IMPORTS))

    def ours() -> list[float]:
        # A user without a cache has no index yet.
        environment = sandbox.environment(f"import-{next(users)}", anew=True)
        return [process_time([*command, "list", WORD, "--limit", "1"], environment)]

    environment = sandbox.environment("bare")
    times, bare = interleaved(
        IMPORTS,
        ours,
        lambda: [peers.index_barely(catalogue, sandbox.folder, environment)],
    )
    what = f"{sandbox.titles:,} titles to searchable : bare parse and FTS5 insert"
    yield Ratio(9, what, median(times), median(bare), 2, IMPORTS)


def command_line(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 10: the version, and a query."""
    environment = sandbox.environment("command-line")
    command = sandbox.program()
    make_index(command, environment)
    version, click = interleaved(
        STARTS,
        lambda: [process_time([*command[:3], "--version"], environment)],
        lambda: [peers.python(peers.CLICK, environment)],
    )
    yield Ratio(10, f"--version : {peers.CLICK}", median(version), median(click), 1.5, STARTS)
    listed, imports = interleaved(
        STARTS,
        lambda: [process_time([*command, "list", WORD, "--limit", "20"], environment)],
        lambda: [peers.python(peers.CLICK_RICH_SQLITE, environment)],
    )
    what = f"list {WORD} --limit 20 at {sandbox.titles:,} : {peers.CLICK_RICH_SQLITE}"
    yield Ratio(10, what, median(listed), median(imports), 2, STARTS)
