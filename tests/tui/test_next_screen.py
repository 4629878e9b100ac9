"""What comes next and the plan for an evening, on a screen of their own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.errors import StoreError
from docbrowser.paths import Paths
from docbrowser.tui import next_screen
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.next_pane import NextPane
from docbrowser.tui.next_screen import FIRST, NextScreen
from docbrowser.tui.themes import DARK, LIGHT
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.test_contrast import faint
from tests.tui.visit import Visit, text_of, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.library import Library

TODAY = dt.date(2026, 3, 31)
HOSTILE = "[red]Gulls[/] [/ $accent"


def _series(name: str, *names: str, runtime: int) -> dict[str, Any]:
    rows = [
        {"season": 1, "number": number, "names": {"en": one}, "aired": "2020-01-01"}
        for number, one in enumerate(names, start=1)
    ]
    return {"names": {"en": name}, "kind": "series", "runtime": runtime, "episodes": rows}


def _film(name: str, **fields: Any) -> dict[str, Any]:
    return {"names": {"en": name}, "kind": "film", **fields}


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """Two series and four films."""
    file = catalog_file(
        tmp_path / "titles.json",
        document("ants", _series("Ants", "Nest", "Queen", "Rain", runtime=40)),
        document("bees", _series("Bees", "Hive", "Swarm", runtime=25)),
        document("dunes", _film("Dunes", runtime=55)),
        document("eels", _film("Eels")),
        document("foxes", _film("Foxes", runtime=14)),
        document("gulls", _film(HOSTILE, runtime=300)),
    )
    return Paths(catalog_flag=file, no_shipped=True)


@dataclass
class Desk:
    """Whoever marks: at once, and then the screen is told."""

    library: Library
    left: list[Target | None] = field(default_factory=list)
    screen: NextScreen | None = None

    def mark(self, target: Target) -> None:
        self.library.marks.toggle_watched(target)
        self._tell()

    def undo(self) -> None:
        self.library.marks.undo()
        self._tell()

    def redo(self) -> None:
        self.library.marks.redo()
        self._tell()

    def _tell(self) -> None:
        assert self.screen
        self.screen.look_again()


async def opened(visit: Visit, *targets: str) -> Desk:
    """Open the screen once episodes were watched, and titles planned."""
    for target in targets:
        verb: Any = "watch" if "#" in target else "want"
        visit.library.marks.mark(verb, [Target.parse(target)])
    desk = Desk(visit.library)
    desk.screen = NextScreen(visit.library, ["en"], desk, TODAY)
    await visit.app.push_screen(desk.screen, desk.left.append)
    await visit.settle()
    return desk


def lines(visit: Visit) -> list[str]:
    """Return the lines of the list, with single spaces."""
    text = text_of(visit.app.screen.query_one(NextPane))
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def cursor(visit: Visit) -> str:
    """Return the line under the cursor."""
    return next(line for line in lines(visit) if line.startswith("▌")).removeprefix("▌").strip()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_it_shows_what_one_is_at_and_then_what_is_planned(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await opened(visit, "dunes", "ants#s1e1", "bees#s1e1")

        assert [line.partition(" min")[0] for line in lines(visit)] == [
            "▌◐ Bees 1.2 Swarm 25",
            "◐ Ants 1.2 Queen 40",
            "+ Dunes 55",
        ]
        assert "2 in progress · 1 planned" in visit.screen.splitlines()[0]
        assert "esc back" in visit.screen.splitlines()[-1]


async def test_a_wide_screen_says_what_is_left_at_length_and_a_narrow_one_briefly(
    places: Paths,
) -> None:
    async with visiting(places, (120, 36)) as visit:
        await opened(visit, "ants#s1e1")
        assert "2 episodes left · about 1 h 20 min" in visit.screen
        await visit.pilot.resize_terminal(56, 20)
        await visit.settle()
        assert "· 2 left" in visit.screen


async def test_where_nothing_comes_next_a_sentence_names_the_keys_that_help(
    places: Paths,
) -> None:
    async with visiting(places, (50, 16)) as visit:
        await opened(visit)
        screen = " ".join(visit.screen.split())
        assert "Nothing is in progress, and nothing is planned. This lists" in screen
        assert "in the list, w plans a title" in screen
        await visit.press("space", "enter", "j")
        assert isinstance(visit.app.screen, NextScreen)


async def test_space_marks_the_episode_and_the_next_one_takes_its_place(places: Paths) -> None:
    async with visiting(places) as visit:
        await opened(visit, "dunes", "ants#s1e1", "bees#s1e1")
        await visit.press("j", "space")

        assert visit.library.entry("ants").has_seen("s1e2")
        # What was touched last comes first, and the cursor goes with it.
        assert cursor(visit).startswith("◐ Ants 1.3 Rain")
        await visit.press("space")
        assert "Ants" not in visit.screen
        await visit.press("u")
        assert lines(visit)[0].startswith("◐ Ants 1.3 Rain")


async def test_a_film_that_was_watched_leaves_the_list_and_redo_takes_it_off_again(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await opened(visit, "dunes", "foxes")
        await visit.press("space")
        assert lines(visit) == ["▌+ Foxes 14 min"]
        await visit.press("u")
        assert "Dunes" in visit.screen
        await visit.press("ctrl+r")
        assert "Dunes" not in visit.screen


@pytest.mark.parametrize(
    ("keys", "target"),
    [
        ("enter", Target("bees", "s1e2")),
        ("j enter", Target("ants", "s1e2")),
        ("G enter", Target("dunes")),
        ("end k enter", Target("ants", "s1e2")),
        ("pagedown pageup enter", Target("bees", "s1e2")),
        ("о enter", Target("ants", "s1e2")),
    ],
)
async def test_enter_leaves_for_the_title_or_episode(
    places: Paths, keys: str, target: Target
) -> None:
    async with visiting(places) as visit:
        desk = await opened(visit, "dunes", "ants#s1e1", "bees#s1e1")
        await visit.press(*keys.split())
        assert desk.left == [target]
        assert isinstance(visit.app.screen, BrowseScreen)


@pytest.mark.parametrize("key", ["escape", "q", "й"])
async def test_esc_and_q_lead_back(places: Paths, key: str) -> None:
    async with visiting(places) as visit:
        desk = await opened(visit, "dunes")
        await visit.press(key)
        assert desk.left == [None]
        assert not visit.app._exit


async def planned(visit: Visit, minutes: str) -> None:
    await visit.press("t", *minutes, "enter")


async def test_t_plans_the_evening_above_the_list(places: Paths) -> None:
    async with visiting(places, (80, 24)) as visit:
        await opened(visit, "dunes", "eels", "gulls", "ants#s1e1")
        await planned(visit, "95")

        assert lines(visit)[:10] == [
            "TONIGHT 1 h 35 min of 1 h 35 min",
            "▌◐ Ants 1.2 Queen 40 min",
            "+ Dunes 55 min",
            "LEFT OUT",
            "Eels no runtime is known",
            f"{HOSTILE} longer than the evening",
            "1 other film no longer fits",
            "NEXT",
            "◐ Ants 1.2 Queen 40 min · 2 left",
            "+ Dunes 55 min",
        ]


@pytest.mark.parametrize("width", [44, 50])
async def test_a_short_name_is_whole_beside_a_long_reason(places: Paths, width: int) -> None:
    async with visiting(places, (width, 16)) as visit:
        await opened(visit, "eels")
        await planned(visit, "95")
        said = "\n".join(lines(visit))
        assert "1 other film " in said
        assert "Eels no runtime" in said


async def test_what_was_watched_of_the_plan_stays_in_it_with_its_mark(places: Paths) -> None:
    async with visiting(places) as visit:
        await opened(visit, "dunes", "ants#s1e1")
        await planned(visit, "95")
        await visit.press("space")

        assert lines(visit)[1:3] == ["▌✓ Ants 1.2 Queen 40 min", "+ Dunes 55 min"]
        assert any(line.startswith("◐ Ants 1.3 Rain") for line in lines(visit))
        await visit.press("j", "space")
        assert lines(visit)[2] == "▌✓ Dunes 55 min"
        await visit.press("u", "u")
        assert lines(visit)[1:3] == ["◐ Ants 1.2 Queen 40 min", "▌+ Dunes 55 min"]


async def test_esc_leaves_the_plan_and_then_the_screen(places: Paths) -> None:
    async with visiting(places) as visit:
        desk = await opened(visit, "dunes")
        await planned(visit, "95")
        await visit.press("escape")
        assert "TONIGHT" not in visit.screen
        assert desk.left == []
        await visit.press("escape")
        assert desk.left == [None]


async def test_esc_leaves_the_question_too_and_letters_are_no_commands_in_it(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        desk = await opened(visit, "dunes")
        await visit.press("t", "q", "u", "space")
        assert "Tonight, in minutes" in visit.screen
        assert not visit.library.entry("dunes").viewings
        await visit.press("escape")
        assert "Tonight, in minutes" not in visit.screen
        assert desk.left == []


@pytest.mark.parametrize("typed", ["0", "1441", "9999", "x", "-1", "²"])
async def test_what_is_no_evening_is_said_and_can_be_mended(places: Paths, typed: str) -> None:
    async with visiting(places, (50, 16)) as visit:
        await opened(visit, "dunes")
        await planned(visit, typed)
        assert "from 1 to 1440" in visit.screen
        assert "TONIGHT" not in visit.screen
        await visit.press(*["backspace"] * 4, "6", "0", "enter")
        assert "55 min of 1 h" in visit.screen
        assert "from 1 to 1440" not in visit.screen


async def test_a_plan_of_nothing_says_so_and_another_can_be_made(places: Paths) -> None:
    async with visiting(places) as visit:
        await opened(visit, "dunes")
        await planned(visit, "5")
        assert "Nothing fits." in visit.screen
        await planned(visit, "14")
        assert lines(visit)[:2] == ["TONIGHT 14 min of 14 min", "▌ Foxes 14 min"]


async def test_an_evening_can_be_filled_where_nothing_is_planned(places: Paths) -> None:
    async with visiting(places) as visit:
        await opened(visit)
        await planned(visit, "60")
        assert cursor(visit) == "Dunes 55 min"
        await visit.press("escape")
        assert "nothing is planned" in visit.screen


async def test_a_long_list_of_what_was_left_out_is_shortened(tmp_path: Path, places: Paths) -> None:
    documents = [document(f"f{n}", _film(f"Film {n}", runtime=100)) for n in range(20)]
    file = catalog_file(tmp_path / "many.json", *documents)
    async with visiting(Paths(catalog_flag=file, no_shipped=True), (80, 24)) as visit:
        await opened(visit, *(f"f{n}" for n in range(20)))
        await planned(visit, "100")
        assert "and 14 more titles" in visit.screen
        assert "NEXT" in visit.screen


async def test_many_titles_scroll_with_the_cursor(tmp_path: Path) -> None:
    count = FIRST * 2
    documents = [document(f"f{n}", _film(f"Film {n}")) for n in range(count)]
    file = catalog_file(tmp_path / "many.json", *documents)
    async with visiting(Paths(catalog_flag=file, no_shipped=True), (80, 24)) as visit:
        visit.library.marks.mark("want", [Target(f"f{n}") for n in range(count)])
        await opened(visit)
        assert f"{count} planned" in visit.screen
        await visit.press("G")
        assert cursor(visit) == f"+ Film {count - 1}"
        await visit.press("g")
        assert cursor(visit) == "+ Film 0"


async def test_a_file_that_cannot_be_read_is_named(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The shelf [/] is empty.")

    monkeypatch.setattr(next_screen, "coming", fail)
    async with visiting(places) as visit:
        await opened(visit, "dunes")
        assert "The shelf [/] is empty." in visit.screen


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_letters_stand_out_from_their_ground(places: Paths, theme: str) -> None:
    async with visiting(places) as visit:
        visit.app.theme = theme
        await opened(visit, "dunes", "eels", "ants#s1e1")
        assert faint(visit) == {}
        await planned(visit, "95")
        assert faint(visit) == {}
        await visit.press("t", "0", "enter")
        assert faint(visit) == {}
