"""Looking shows up at TVmaze, which a server on loopback plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.tui.discover_screen import DiscoverScreen
from docbrowser.tui.themes import DARK, LIGHT
from tests.fetching.fake_tvmaze import SHOW, FakeTvMaze, Handler, serving
from tests.tui.test_contrast import faint
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.paths import Paths

TITLE = "under-the-ice-2011"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTvMaze]:
    """A TVmaze that is asked in the place of the real one."""
    with serving() as one:
        monkeypatch.setenv("DOCBROWSER_TVMAZE", one.address)
        yield one


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_a_show_is_found_and_added_and_opened(
    places: Paths, fake: FakeTvMaze, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.press("D")
        assert "enter search TVmaze" in visit.screen
        await visit.type("ice")
        await visit.press("enter")
        line = next(line for line in visit.screen.splitlines() if "▌" in line)
        assert "Under the Ice" in line
        assert "2011" in line
        assert "ended" in line
        assert "enter add" in visit.screen

        await visit.press("enter")
        assert "Added Under the Ice, with 2 episodes, 1 person" in " ".join(visit.screen.split())
        assert "✓ Under the Ice" in visit.screen
        assert TITLE in visit.seen().titles

        seen = await visit.press("enter")
        assert seen.selected == TITLE
        assert "Ann Moon" in seen.screen or "Under the Ice" in seen.screen
        assert "Unter dem Eis" in visit.library.title(TITLE).names.values()


async def test_what_is_there_already_bears_a_mark(places: Paths, fake: FakeTvMaze) -> None:
    async with visiting(places) as visit:
        await visit.press("D", "i", "enter", "enter", "escape", "D", "i", "enter")

        assert "✓ Under the Ice" in visit.screen
        assert (await visit.press("enter")).selected == TITLE


async def test_nothing_is_asked_for_without_a_name(places: Paths, fake: FakeTvMaze) -> None:
    async with visiting(places) as visit:
        await visit.press("D", "space", "enter")

        assert fake.asked == []
        assert isinstance(visit.app.screen, DiscoverScreen)


async def test_nothing_found_is_a_calm_sentence(places: Paths, fake: FakeTvMaze) -> None:
    fake.route = lambda handler: handler.send_json([])
    async with visiting(places) as visit:
        await visit.press("D", "x", "enter")
        assert "TVmaze knows nothing of that name." in visit.screen

        # Letters still go to the line, and escape closes.
        await visit.press("q")
        assert isinstance(visit.app.screen, DiscoverScreen)
        await visit.press("escape")
        assert not isinstance(visit.app.screen, DiscoverScreen)


@pytest.mark.parametrize("at", ["search", "show"])
async def test_escape_stops_what_takes_long(places: Paths, fake: FakeTvMaze, at: str) -> None:
    async with visiting(places) as visit:
        await visit.press("D", "i")
        if at == "show":
            await visit.press("enter")
        fake.route = fake.silent
        await visit.pilot.press("enter")
        await visit.until(lambda: "esc stop" in visit.screen)
        await visit.press("escape")

        assert "Stopped." in visit.screen
        assert "esc close" in visit.screen
        assert TITLE not in visit.seen().titles


async def test_leaving_stops_it(places: Paths, fake: FakeTvMaze) -> None:
    fake.route = fake.silent
    async with visiting(places) as visit:
        await visit.press("D", "i")
        await visit.pilot.press("enter")
        await visit.pilot.press("escape")
        await visit.press("escape")

        assert not isinstance(visit.app.screen, DiscoverScreen)


async def test_offline_is_said(places: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCBROWSER_TVMAZE", "http://127.0.0.1:9")
    async with visiting(places) as visit:
        await visit.press("D", "i", "enter")

        assert "cannot be reached" in visit.screen
        assert "nobody answers there" in visit.screen
        assert "Errno" not in visit.screen


async def test_keys_move_in_the_list(places: Paths, fake: FakeTvMaze) -> None:
    def many(handler: Handler) -> None:
        show = {key: SHOW[key] for key in SHOW if key != "_embedded"}
        handler.send_json(
            [{"show": {**show, "id": n, "name": f"Show {n} [/ $x"}} for n in range(1, 40)]
        )

    fake.route = many
    async with visiting(places) as visit:
        await visit.press("D", "i", "enter", "j", "о")
        assert "▌  Show 3 [/ $x" in visit.screen
        await visit.press("G")
        assert "▌  Show 39" in visit.screen
        await visit.press("g")
        assert "▌  Show 1 " in visit.screen
        await visit.press("slash", "x", "down", "q")
        assert not isinstance(visit.app.screen, DiscoverScreen)


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_it_can_be_read(places: Paths, fake: FakeTvMaze, theme: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{theme}"\n')
    async with visiting(places) as visit:
        await visit.press("D", "i", "enter")
        found = faint(visit)
        await visit.press("enter")

        assert found == {}
        assert faint(visit) == {}
