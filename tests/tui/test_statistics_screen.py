"""The statistics in the interface."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from docbrowser.errors import StoreError
from docbrowser.overviews.statistics import gather
from docbrowser.tui import statistics_screen
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.statistics_screen import StatisticsPane, StatisticsScreen
from docbrowser.tui.themes import DARK, LIGHT
from docbrowser.wishes import Target
from tests.helpers import actions_file, stored
from tests.tui.test_contrast import faint
from tests.tui.visit import Visit, text_of, visiting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from docbrowser.library import Library
    from docbrowser.overviews.statistics import Statistics
    from docbrowser.paths import Paths


async def opened(visit: Visit, *watched: str) -> str:
    """Open the statistics after some titles were watched, and return the screen."""
    for title in watched:
        visit.library.marks.mark("watch", [Target(title)])
    await visit.app.push_screen(StatisticsScreen(visit.library))
    await visit.settle()
    return visit.screen


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_the_sums_are_on_the_screen(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        screen = await opened(visit, "amber-2006", "delta-2001")

        assert "Statistics" in screen.splitlines()[0]
        assert "1 h 29 min · 2 titles" in screen
        assert "1 viewing of unknown length" in screen
        assert "esc back" in screen.splitlines()[-1]


async def test_without_a_viewing_a_sentence_names_the_key_that_helps(places: Paths) -> None:
    async with visiting(places, (80, 24)) as visit:
        screen = " ".join((await opened(visit)).split())

        assert "Nothing has been watched yet" in screen
        assert "space" in screen


@pytest.mark.parametrize("key", ["escape", "q", "й"])
async def test_esc_and_q_lead_back(places: Paths, key: str) -> None:
    async with visiting(places) as visit:
        await opened(visit, "amber-2006")
        await visit.press(key)

        assert isinstance(visit.app.screen, BrowseScreen)
        assert not visit.app._exit


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("", 0),
        ("j j k", 1),
        ("о", 1),
        ("down down up", 1),
        ("pagedown", 8),
        ("pagedown pageup", 0),
        ("G", None),
        ("end g", 0),
        ("G home", 0),
    ],
)
async def test_the_keys_of_the_panes_scroll(places: Paths, keys: str, line: int | None) -> None:
    async with visiting(places, (80, 14)) as visit:
        await opened(visit, "amber-2006")
        whole = visit.app.screen.query_one(StatisticsPane)._lines
        await visit.press(*keys.split())
        text = ["".join(segment.text for segment in segments).strip() for segments in whole]
        top = len(text) - 10 if line is None else line

        shown = text_of(visit.app.screen.query_one(StatisticsPane)).splitlines()
        assert [one.strip(" ▁▂▃▄▅▆▇█▔") for one in shown[:3]] == text[top : top + 3]


async def test_while_it_adds_up_it_says_so_and_can_be_left(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, ended = threading.Event(), threading.Event()

    def slowly(library: Library, today: dt.date, is_stopped: Callable[[], bool]) -> Statistics:
        go_on.wait(10)
        try:
            return gather(library, today, is_stopped)
        finally:
            ended.set()

    monkeypatch.setattr(statistics_screen, "gather", slowly)
    async with visiting(places, (80, 24)) as visit:
        visit.library.marks.mark("watch", [Target("amber-2006")])
        await visit.app.push_screen(StatisticsScreen(visit.library))
        await visit.pilot.pause()
        meanwhile = visit.screen
        await visit.pilot.press("escape")
        await visit.until(lambda: isinstance(visit.app.screen, BrowseScreen))
        go_on.set()
        await visit.until(ended.is_set)
        await visit.settle()

        assert "Adding up …" in meanwhile
        assert "Amber Coast" in visit.screen


async def test_what_cannot_be_added_up_is_said(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Statistics:
        raise StoreError("The file [b]small.json[/] cannot be read.")

    monkeypatch.setattr(statistics_screen, "gather", fail)
    async with visiting(places) as visit:
        screen = await opened(visit, "amber-2006")

        assert "The file [b]small.json[/] cannot be read." in screen
        assert "Adding up" not in screen


async def test_it_is_drawn_anew_for_another_width_and_theme(places: Paths) -> None:
    async with visiting(places, (120, 40)) as visit:
        wide = await opened(visit, "amber-2006")
        await visit.pilot.resize_terminal(60, 40)
        await visit.settle()
        narrow = visit.screen
        visit.app.theme = LIGHT.name
        await visit.settle()

        assert any("HOURS BY MONTH" in line and "PEOPLE" in line for line in wide.splitlines())
        assert not any(
            "HOURS BY MONTH" in line and "PEOPLE" in line for line in narrow.splitlines()
        )
        assert faint(visit) == {}


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_every_text_can_be_read(places: Paths, theme: str) -> None:
    async with visiting(places, (120, 60)) as visit:
        visit.app.theme = theme
        await opened(visit, "amber-2006", "delta-2001")

        assert {text for text in faint(visit) if set(text) - set("·░▒▓█ ")} == set()


async def test_five_thousand_viewings_are_added_up(places: Paths) -> None:
    actions_file(
        places.watchlist.path / "other.json",
        *(
            stored(number, "watch", "amber-2006", value=f"20{number % 20 + 10}-01-02")
            for number in range(5000)
        ),
    )
    async with visiting(places, (80, 24)) as visit:
        assert "7416 h 40 min · 1 title" in await opened(visit)


@pytest.mark.parametrize("size", [(39, 9), (12, 5), (1, 1)])
async def test_a_tiny_terminal_harms_nothing(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, (80, 24)) as visit:
        before = await opened(visit, "amber-2006")
        await visit.pilot.resize_terminal(*size)
        await visit.settle()
        await visit.pilot.resize_terminal(80, 24)
        await visit.settle()

        assert visit.screen == before
