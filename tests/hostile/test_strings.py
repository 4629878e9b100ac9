"""No text reaches a terminal as anything but text: every command, on a pty and on a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

import pexpect
import pytest

from docbrowser.text import clean_line
from tests.hostile.strings import HOSTILE, blunted
from tests.hostile.strings_commands import ECHOING, OVER, UNDER_VARIABLES, VARIABLES
from tests.hostile.strings_driver import CRASH, MARK
from tests.hostile.strings_library import (
    HostileLibrary,
    file_name,
    grouped,
    in_bytes,
    library_of,
    title_id,
)
from tests.hostile.strings_seen import acts
from tests.hostile.strings_sides import (
    BITES,
    IN_LIBRARY,
    SIDES,
    TORTURE,
    as_on,
    asked_of,
    environment,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pty is needed")

DEADLINE: Final = 1200.0 if TORTURE else 170.0
# A byte that is no letter also goes alone: others would be found fault with before it.
AS_ARGUMENTS: Final = BITES if TORTURE else [*grouped(BITES, 34), *BITES[-3:]]
DRIVER: Final = [sys.executable, "-m", "tests.hostile.strings_driver"]

Run = dict[str, Any]


def test_there_are_strings_enough() -> None:
    assert len(HOSTILE) >= 60
    assert len(set(BITES)) == len(BITES)
    for text in BITES:
        assert not acts(blunted(text).encode())


def filled(words: Sequence[str], text: str, library: HostileLibrary) -> list[str]:
    """Return a command line with a string put in; a NUL cannot be in one."""
    first = clean_line(title_id(0, library.strings[0]))
    places = {
        "{s}": os.fsdecode(in_bytes(text).replace(b"\x00", b"")),
        "{f}": file_name(text),
        "{id}": first,
        "{files}": str(library.files),
        "{out}": str(library.home / "out"),
    }
    return [_replaced(word, places) for word in words]


def _replaced(word: str, places: dict[str, str]) -> str:
    for place, text in places.items():
        word = word.replace(place, text)
    return word


def runs_of(side: str, library: HostileLibrary, small: HostileLibrary) -> list[Run]:
    """Return every command line that is tried on a side.

    What says again what it was told does so over a small library. The benign side tells what is
    usual, for which it need not say everything.
    """
    # Without a command the interface opens, but on a dumb terminal.
    places = {**library.variables, "TERM": "dumb"}
    found = [(filled((), "", library), places)]
    places = library.variables
    found += [(filled(words, library.strings[0], library), places) for words in OVER]
    there = small.variables
    texts = as_on(side, AS_ARGUMENTS)
    if side == "hostile":
        found += [(filled(words, text, small), there) for text in texts for words in ECHOING]
    found += [
        (filled(words, text, small), {**there, name: file_name(text)})
        for text in grouped(as_on(side, BITES), 17)[: 6 if TORTURE else 1]
        for name in VARIABLES
        for words in UNDER_VARIABLES
    ]
    return [{"arguments": arguments, "variables": variables} for arguments, variables in found]


def written_to_a_pipe(plan: Path, variables: dict[str, str]) -> bytes:
    done = subprocess.run(
        [*DRIVER, str(plan)],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=variables,
        cwd=plan.parent,
        timeout=DEADLINE,
    )
    return done.stdout + done.stderr


def written_to_a_pty(plan: Path, variables: dict[str, str]) -> bytes:
    child: Any = pexpect.spawn(
        DRIVER[0],
        [*DRIVER[1:], str(plan)],
        dimensions=(60, 200),
        env=variables,
        cwd=str(plan.parent),
        timeout=DEADLINE,
        maxread=1 << 16,
    )
    output: bytes = child.read()
    child.close()
    assert child.exitstatus == 0, output[-2000:]
    return output


WAYS: Final = {"pipe": written_to_a_pipe, "pty": written_to_a_pty}


def parted(output: bytes, count: int) -> list[bytes]:
    """Return what each run wrote; to standard output and, where that is apart, standard error."""
    found = [b""] * count
    for stream in output.split(MARK.format("end").encode()):
        for number in range(count):
            _, _, rest = stream.partition(MARK.format(number).encode())
            found[number] += rest.partition(MARK.format(number + 1).encode())[0]
    return found


def tried(side: str, way: str, folder: Path) -> list[tuple[Run, bytes]]:
    """Return what each command wrote over the library of a side."""
    library = library_of(folder / "home", as_on(side, IN_LIBRARY))
    small = library_of(folder / "small", as_on(side, BITES[:2]))
    for one in (library, small):
        (one.home / "out").mkdir()
    runs = runs_of(side, library, small)
    plan = folder / "plan.json"
    plan.write_text(json.dumps(runs))
    with asked_of(library) as fake:
        output = WAYS[way](plan, environment(library, fake))
    return list(zip(runs, parted(output, len(runs)), strict=True))


@pytest.fixture(scope="module", params=WAYS)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[Run, bytes]]]:
    """What every command wrote, over the hostile library and over the benign one."""
    folders = [tmp_path_factory.mktemp(side) for side in SIDES]
    with ThreadPoolExecutor(len(SIDES)) as both:
        found = both.map(tried, SIDES, repeat(request.param), folders)
        return dict(zip(SIDES, found, strict=True))


def test_no_command_writes_what_it_would_not_write_of_harmless_text(
    written: dict[str, list[tuple[Run, bytes]]],
) -> None:
    usual: Counter[str] = Counter()
    for _, output in written["benign"]:
        usual += acts(output)
    bitten = {}
    for run, output in written["hostile"]:
        more = acts(output).keys() - usual.keys()
        if more:
            bitten[ascii(run["arguments"])[:200]] = sorted(map(ascii, more))
    assert not bitten, "\n".join(f"{run}: {more}" for run, more in bitten.items())


def test_no_command_ends_in_a_traceback(written: dict[str, list[tuple[Run, bytes]]]) -> None:
    sign = CRASH.partition("{")[0].encode()
    for run, output in chain(*written.values()):
        assert sign not in output, output[-2000:]
        assert b"Traceback" not in output, run
