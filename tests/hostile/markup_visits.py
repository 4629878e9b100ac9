"""What the tests of markup share: two libraries, a visit to one, and spies on what is done.

Whether a drawing shows a text as it is written is seen by another one: of a library in which other
letters stand for the brackets. Where the two differ in more than those letters, a bracket was more
than a letter.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest

from docbrowser.tui.app import DocbrowserApp
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.detail_pane import DetailPane
from tests.hostile.strings import MARKUP
from tests.hostile.strings_library import HostileLibrary, library_of
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.app import App

    from tests.tui.visit import Visit

Both = tuple[HostileLibrary, HostileLibrary]

BITES: Final = [f"M{number:02d} {text}" for number, text in enumerate(MARKUP.values())]
_EMOJI: Final = re.compile(":[a-z-]+:")
LETTERS: Final = str.maketrans({"[": "(", "]": ")", "\\": "#", ":": ";"})
WIDE: Final = (130, 40)
OF_BARS: Final = frozenset({"grab", "scroll_up", "scroll_down", "scroll_left", "scroll_right"})
"""What scroll bars do when they are clicked on."""


def harmless(text: str) -> str:
    """Return a text with other letters for those that mean something to a parser of markup."""
    if _EMOJI.search(text):
        text = text.replace(":", ";")
    return text.replace("[", "(").replace("]", ")").replace("\\", "#")


@pytest.fixture(scope="module", name="both")
def two_libraries(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The library of markup, and the one with other letters for it."""
    return (
        library_of(tmp_path_factory.mktemp("strange") / "home", BITES),
        library_of(tmp_path_factory.mktemp("regular") / "home", [harmless(one) for one in BITES]),
    )


@pytest.fixture(name="library")
def library_of_markup(both: Both) -> HostileLibrary:
    return both[0]


@pytest.fixture(autouse=True, name="clock")
def clock_that_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands still, so that two visits see the same."""
    noon = dt.datetime(2026, 3, 31, 12, tzinfo=dt.UTC).astimezone()
    monkeypatch.setattr("docbrowser.clock.now", lambda: noon)
    monkeypatch.setattr("docbrowser.clock.today", noon.date)


@pytest.fixture(autouse=True, name="fired")
def spied_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was done that markup asks for."""
    done: list[str] = []

    def spy(name: str) -> Any:
        async def action(*_: object) -> None:
            done.append(name)

        return action

    for owner in (DocbrowserApp, BrowseScreen, DetailPane):
        monkeypatch.setattr(owner, "action_canary", spy("canary"), raising=False)
    monkeypatch.setattr(DocbrowserApp, "action_quit", spy("quit"))
    monkeypatch.setattr(DocbrowserApp, "bell", lambda _: done.append("bell"))
    monkeypatch.setattr("webbrowser.open", lambda *_: done.append("browser"))
    yield done
    assert done == []


@asynccontextmanager
async def visited(
    library: HostileLibrary,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int] = WIDE,
    *,
    toasts: bool = True,
) -> AsyncIterator[Visit]:
    for name, value in library.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(library.files)
    async with visiting(library.paths, size, notifications=toasts) as visit:
        yield visit
        assert not visit.app._exit


def tight(text: str) -> str:
    """Return a text without the breaks that wrapping and frames put into it."""
    return "".join(text.split()).replace("│", "").replace("▌", "")


def written(app: App[Any]) -> str:
    """Return what is on the screen, where no cell may act when it is clicked on."""
    strips = app.screen._compositor.render_strips()
    for strip in strips:
        for segment in strip:
            style = segment.style
            meta = style.meta if style else {}
            acting = [key for key in meta if key.startswith("@") and meta[key] not in OF_BARS]
            assert not acting, (segment.text, meta)
            assert not (style and style.link), (segment.text, style.link)
    return "\n".join(strip.text.rstrip() for strip in strips)
