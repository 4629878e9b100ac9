"""The two sides of a trial: the hostile strings, and harmless ones of the same shape."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Final

from tests.fetching.fake_tvmaze import FakeTvMaze, Handler, serving
from tests.helpers import ROOT
from tests.hostile.strings import HOSTILE, SURROGATES, blunted
from tests.hostile.strings_library import HostileLibrary, grouped, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TORTURE: Final = os.environ.get("DOCBROWSER_TORTURE", "") not in {"", "0"}
SIDES: Final = ("hostile", "benign")
BITES: Final = [
    f"Bite{number:03d} {text}"
    for number, text in enumerate(chain(HOSTILE.values(), SURROGATES.values()))
]
# In a library each stands with others; the longer form gives each a field of its own.
IN_LIBRARY: Final = BITES if TORTURE else grouped(BITES, 3)


def as_on(side: str, texts: Iterable[str]) -> list[str]:
    """Return the strings as they are, or made harmless."""
    return list(texts) if side == "hostile" else [blunted(text) for text in texts]


@contextmanager
def asked_of(library: HostileLibrary) -> Iterator[FakeTvMaze]:
    """A TVmaze that knows shows of such names."""
    # An answer with a lone surrogate in it is refused as a whole.
    sayable = [text.encode(errors="ignore").decode() for text in library.strings]
    shows = [show(number, text) for number, text in enumerate(sayable)]

    def route(handler: Handler) -> None:
        if handler.path.startswith("/search"):
            handler.send_json([{"score": 1, "show": one} for one in shows])
        else:
            handler.send_json(shows[0])

    with serving() as fake:
        fake.route = route
        yield fake


def environment(library: HostileLibrary, fake: FakeTvMaze) -> dict[str, str]:
    """Return the environment of a program that uses a library."""
    return {
        **os.environ,
        **library.variables,
        "TERM": "xterm-256color",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
        "DOCBROWSER_TVMAZE": fake.address,
    }
