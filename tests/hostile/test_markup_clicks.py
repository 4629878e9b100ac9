"""Markup that is typed, said and asked about is shown as it is written, and nothing happens when
it is clicked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.widgets import Static

from docbrowser.tui.app import DocbrowserApp
from docbrowser.tui.dialogs.dialog import Frame
from tests.hostile.markup_visits import (  # noqa: F401 - some are fixtures
    BITES,
    OF_BARS,
    clock_that_stands,
    library_of_markup,
    spied_on,
    tight,
    two_libraries,
    visited,
    written,
)
from tests.hostile.strings_sides import TORTURE
from tests.tui.dialog_desk import asked
from tests.tui.test_dialogs import KINDS

if TYPE_CHECKING:
    from textual.events import MouseEvent

    from tests.hostile.strings_library import HostileLibrary

STEP: Final = 1 if TORTURE else 193
"""Which columns are clicked on: each, or one of so many."""
SOME: Final = BITES if TORTURE else BITES[::3]
"""The strings that are typed, said and asked about."""


async def test_what_is_typed_and_what_is_said_of_it(
    library: HostileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visited(library, monkeypatch, (150, 20)) as visit:
        await visit.press("slash")
        for number, text in enumerate(SOME):
            visit.browse.search_box.input.value = ""
            await visit.paste(f"zz {text}")
            assert f"zz {text}" in written(visit.app)
            if TORTURE or number % 6 == 0:
                await visit.press("enter")
                assert f"zz {text}" in written(visit.app)
                await visit.press("slash")


async def test_toasts(library: HostileLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    async with visited(library, monkeypatch, (80, 24)) as visit:
        for text in SOME:
            visit.app.say(f"It is {text} here")
            await visit.settle()
            written(visit.app)
            assert tight(f"It is {text} here") in tight(visit.toasts)


async def test_dialogs() -> None:
    kinds = list(KINDS.values())
    async with asked(kinds[0](BITES[0]), (120, 30)) as hands:
        for number, text in enumerate(SOME):
            for kind in kinds if TORTURE else [kinds[number % len(kinds)]]:
                await hands.press("escape")
                if hands.is_open:  # it asks whether what is written is to be lost
                    await hands.press("escape")
                await hands.ask(kind(text))
                shown = written(hands.app)
                frame = hands.dialog.query_one(Frame)
                assert tight(text)[: frame.size.width // 2] in tight(shown)


def click(app: DocbrowserApp, column: int, row: int) -> None:
    """Press the mouse's button on a cell and let it go."""
    for kind in (MouseMove, MouseDown, MouseUp):
        button = 0 if kind is MouseMove else 1
        app.post_message(kind(None, column, row, 0, 0, button, False, False, False, column, row))


async def test_a_click_on_any_cell_does_nothing_but_what_a_click_does(
    library: HostileLibrary, monkeypatch: pytest.MonkeyPatch, fired: list[str]
) -> None:
    asked_for: list[object] = []
    real = DocbrowserApp._broker_event

    async def broker(app: DocbrowserApp, name: str, event: MouseEvent, **told: Any) -> bool:
        acted = await real(app, name, event, **told)
        if acted and not OF_BARS & {*map(str, event.style.meta.values())}:
            asked_for.append(event.style.meta)
        return acted

    monkeypatch.setattr(DocbrowserApp, "_broker_event", broker)
    width, height = 120, 40
    async with visited(library, monkeypatch, (width, height)) as visit:
        for keys in ((), ("enter", "3")):
            await visit.press(*keys)
            for row in range(height):
                for column in range(row % STEP, width, STEP):
                    click(visit.app, column, row)
                await visit.pilot.pause()
                while len(visit.app.screen_stack) > 1:
                    await visit.press("escape")
        assert asked_for == []
        assert fired == []


async def test_a_click_on_what_was_parsed_as_markup_would_have_been_noticed(
    library: HostileLibrary, monkeypatch: pytest.MonkeyPatch, fired: list[str]
) -> None:
    async with visited(library, monkeypatch, (120, 40)) as visit:
        await visit.browse.mount(Static("[@click=app.canary]parsed[/]"), before=0)
        await visit.settle()
        with pytest.raises(AssertionError, match="parsed"):
            written(visit.app)
        click(visit.app, 2, 0)
        await visit.settle()
        assert fired == ["canary"]
        fired.clear()
