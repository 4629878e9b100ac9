"""No text reaches a terminal as anything but text: every screen, on a pty."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest

from tests.hostile.strings_library import library_of
from tests.hostile.strings_seen import acts, modes
from tests.hostile.strings_sides import BITES, IN_LIBRARY, SIDES, as_on, asked_of, environment
from tests.hostile.strings_walk import WALK, Walker

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pty is needed")

# An escape would end a paste, and what follows it would be keys: a terminal never sends that.
PASTED: Final = "".join(text for text in BITES if not {"\x1b", "\r", "\x03"} & {*text})[-300:]


def walked(side: str, folder: Path) -> list[tuple[str, bytes]]:
    """Return what was written at each step of the walk over the library of a side."""
    library = library_of(folder / "home", as_on(side, IN_LIBRARY))
    pasted = as_on(side, [PASTED])[0].encode(errors="ignore").decode()
    with asked_of(library) as fake:
        walker = Walker(environment(library, fake), library.files)
        written = [
            (f"{step.screen} {step.keys!r}", walker.take(step, pasted=pasted)) for step in WALK
        ]
        walker.child.send("q")
        return [*written, ("end", walker.end())]


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, bytes]]]:
    """What a walk through every screen wrote, over both libraries."""
    folders = [tmp_path_factory.mktemp(side) for side in SIDES]
    with ThreadPoolExecutor(len(SIDES)) as both:
        return dict(zip(SIDES, both.map(walked, SIDES, folders), strict=True))


def test_no_screen_writes_what_it_would_not_write_of_harmless_text(
    screens: dict[str, list[tuple[str, bytes]]],
) -> None:
    hostile, benign = (acts(b"".join(one for _, one in screens[side])) for side in SIDES)
    more = sorted(hostile.keys() - benign.keys())
    where = more and [step for step, one in screens["hostile"] if acts(one).keys() & {*more}]
    assert not more, where


def test_modes_are_set_and_reset_as_often_as_with_harmless_text(
    screens: dict[str, list[tuple[str, bytes]]],
) -> None:
    hostile, benign = (modes(b"".join(one for _, one in screens[side])) for side in SIDES)
    assert hostile == benign
