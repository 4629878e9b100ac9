"""The history as a screen: what was done is found, opened and taken back there."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.app import App

import docbrowser.tui
from docbrowser.diary import Diary
from docbrowser.errors import StoreError, UnknownTitleError
from docbrowser.tui.history_list import HistoryList
from docbrowser.tui.history_screen import HistoryScreen
from docbrowser.tui.themes import THEMES
from tests.helpers import action, episode, series
from tests.tui.calm import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from docbrowser.actions import Action
    from docbrowser.titles import Title
    from docbrowser.tui.history_screen import Destination

SHEETS = Path(docbrowser.tui.__file__).parent
TITLES = {
    "rock": series(
        "rock", episode((1, 1), names={"en": "Gasp"}), names={"en": "One Rock", "ru": "Камень"}
    ),
    "film": series("film", names={"en": "A Film"}, kind="film"),
}
DONE = (
    action(1, "watch", "rock", episode="s1e1", at="2026-03-01T09:00:00+01:00"),
    action(2, "want", "film", at="2026-03-02T09:00:00+01:00"),
    action(3, "rate", "film", value="8", at="2026-03-02T09:05:00+01:00"),
    action(4, "watch", "gone", episode="s1e4", at="2026-03-02T10:00:00+01:00"),
)


def _title(title_id: str) -> Title:
    if title_id not in TITLES:
        raise UnknownTitleError(title_id)
    return TITLES[title_id]


class Desk(App["Destination | None"]):
    """Keeps a diary in memory, and shows the history of it."""

    CSS_PATH: ClassVar = [SHEETS / "app.tcss", SHEETS / "history.tcss"]

    def __init__(self, done: tuple[Action, ...], title: Callable[[str], Title]) -> None:
        super().__init__()
        self.done = Diary().read(done)
        self.history = HistoryScreen(self, title, ["en"])
        self.left_with: list[object] = []
        self.bells = 0

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.push_screen(self.history, self.left_with.append)

    def bell(self) -> None:
        self.bells += 1

    def diary(self) -> Diary:
        return self.done

    def undo(self) -> None:
        self._travel(next(self.done.undoable(), None), "undo")

    def redo(self) -> None:
        self._travel(next(iter(self.done.redoable), None), "redo")

    def undo_step(self, step_id: str) -> None:
        self._travel(step_id, "undo")

    def _travel(self, step_id: str | None, verb: str) -> None:
        if step_id:
            new = action(len(self.done.actions) + 1, verb, None, value=step_id)  # type: ignore[arg-type]  # one of the two above
            self.done = self.done.read([*self.done.actions, new])
        self.history.look_again()


class Reading:
    """The screen, and the hands on its keyboard."""

    def __init__(self, pilot: Pilot[Destination | None], desk: Desk) -> None:
        self.pilot = pilot
        self.desk = desk

    async def press(self, *keys: str) -> list[str]:
        """Press keys and return the lines of the screen once all has come to rest."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()
        return self.lines

    async def rest(self) -> None:
        await self.desk.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        strips = self.desk.screen._compositor.render_strips()
        return [" ".join(strip.text.split()) for strip in strips]

    @property
    def steps(self) -> list[str]:
        """The lines of the list, without the scroll bar."""
        pane = self.desk.history.query_one(HistoryList)
        lines = [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]
        return [line for line in lines if line]

    @property
    def selected(self) -> str:
        return next(line for line in self.steps if line.startswith("▌"))

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)


@asynccontextmanager
async def reading(
    *done: Action,
    size: tuple[int, int] = (80, 24),
    title: Callable[[str], Title] = _title,
) -> AsyncIterator[Reading]:
    desk = Desk(done, title)
    async with running(desk, size=size, notifications=True) as pilot:
        visit = Reading(pilot, desk)
        await visit.rest()
        yield visit


async def test_steps_stand_under_their_days_the_newest_first() -> None:
    async with reading(*DONE) as visit:
        assert [" ".join(line.split()) for line in visit.steps] == [
            "Monday, 2 March 2026",
            "▌ 10:00 watched gone 1.4",
            "09:05 rated 8 A Film",
            "09:00 put on your list A Film",
            "Sunday, 1 March 2026",
            "09:00 watched One Rock 1.1 Gasp",
        ]
        assert "History 4 steps" in visit.lines[0]


async def test_nothing_done_is_said_with_the_key_that_helps() -> None:
    async with reading() as visit:
        assert "Nothing has been done yet" in visit.screen
        assert "space marks" in visit.screen
        await visit.press("j", "G", "enter", "U", "pageup", "u", "slash", "x", "escape")
        assert "Nothing has been done yet" in visit.screen
        await visit.press("q")
        assert visit.desk.left_with == [None]


async def test_the_cursor_goes_from_step_to_step_over_headings() -> None:
    async with reading(*DONE) as visit:
        for keys, name in (
            ("j", "rated"), ("down", "put on"), ("j", "Gasp"), ("j", "Gasp"), ("k", "put on"),
            ("g", "gone"), ("G", "Gasp"), ("pageup", "gone"), ("pagedown", "Gasp"), ("л", "put on"),
        ):  # fmt: skip
            await visit.press(keys)
            assert name in visit.selected


async def test_enter_leaves_with_the_title_and_the_episode() -> None:
    async with reading(*DONE) as visit:
        await visit.press("G", "enter")
        assert visit.desk.left_with == [("rock", "s1e1")]
    async with reading(*DONE) as visit:
        await visit.press("j", "enter")
        assert visit.desk.left_with == [("film", None)]


async def test_a_title_of_no_catalogue_is_not_opened_and_that_is_said() -> None:
    async with reading(*DONE) as visit:
        await visit.press("enter")
        assert visit.desk.left_with == []
        assert "No catalogue has gone any more" in visit.screen


@pytest.mark.parametrize("key", ["escape", "q", "й"])
async def test_escape_and_q_leave_without_a_title(key: str) -> None:
    async with reading(*DONE) as visit:
        await visit.press(key)
        assert visit.desk.left_with == [None]


# Taking back


async def test_u_takes_the_last_step_back_and_ctrl_r_does_it_again() -> None:
    async with reading(*DONE) as visit:
        await visit.press("j", "u", "u")
        assert [line for line in visit.steps if "↶" in line] == visit.steps[1:3]
        assert "2 undone" in visit.lines[0]
        assert "rated" in visit.selected
        await visit.press("ctrl+r")
        assert "↶" not in visit.selected
        assert "1 undone" not in visit.lines[1]


@pytest.mark.parametrize("key", ["U", "Г"])
async def test_a_single_step_is_taken_back_under_the_cursor(key: str) -> None:
    async with reading(*DONE) as visit:
        await visit.press("j", "j", key)
        assert "↶" in visit.selected
        assert "put on your list" in visit.selected
        assert sum("↶" in line for line in visit.steps) == 1
        assert [step.undone for step in visit.desk.done.steps()] == [False, True, False, False]


async def test_a_step_that_is_taken_back_is_not_taken_back_twice() -> None:
    async with reading(*DONE) as visit:
        await visit.press("U", "U")
        assert visit.desk.bells == 1
        assert len(visit.desk.done.actions) == len(DONE) + 1


async def test_undone_steps_are_dim_as_well() -> None:
    async with reading(*DONE) as visit:
        await visit.press("U")
        pane = visit.desk.history.query_one(HistoryList)
        undone, standing = (
            {
                str(segment.style.color) if segment.style else ""
                for segment in pane.render_line(y)
                if word in segment.text
            }
            for y, word in ((1, "watched"), (2, "rated"))
        )
        assert undone
        assert undone.isdisjoint(standing)


async def test_what_is_done_elsewhere_is_shown_and_the_cursor_stays_on_its_step() -> None:
    async with reading(*DONE) as visit:
        await visit.press("j")
        new = action(9, "skip", "rock", at="2026-03-05T10:00:00+01:00")
        visit.desk.done = visit.desk.done.read([*DONE, new])
        visit.desk.history.look_again()
        await visit.rest()
        assert "Thursday, 5 March 2026" in visit.screen
        assert "rated 8" in visit.selected


# Filtering


async def test_the_filter_narrows_as_one_types_and_esc_clears_it() -> None:
    async with reading(*DONE) as visit:
        await visit.press("slash", *"fil")
        assert len(visit.steps) == 3
        assert "2 of 4" in visit.screen
        await visit.press("m", "x")
        assert visit.steps == []
        assert "No step matches “filmx”" in visit.screen
        await visit.press("escape")
        assert len(visit.steps) == 6
        assert visit.desk.left_with == []
        await visit.press("j")
        assert "rated" in visit.selected
        await visit.press("escape")
        assert visit.desk.left_with == [None]


async def test_in_the_filter_letters_are_letters_and_enter_goes_to_the_list() -> None:
    async with reading(*DONE) as visit:
        await visit.press("slash", *"rock", "u", "q", "backspace", "backspace")
        await visit.press("enter")
        assert visit.desk.left_with == []
        assert not visit.desk.done.redoable
        assert "One Rock" in visit.selected
        await visit.press("enter")
        assert visit.desk.left_with == [("rock", "s1e1")]


async def test_the_filter_finds_names_in_any_language_on_any_layout() -> None:
    async with reading(*DONE) as visit:
        await visit.press(".", *"кам", "down")
        assert "One Rock" in visit.selected
        await visit.press("escape")
        assert len(visit.steps) == 6


async def test_a_filter_that_is_left_empty_goes_away() -> None:
    async with reading(*DONE) as visit:
        await visit.press("ctrl+f")
        assert "esc clear the filter" in visit.lines[-1]
        await visit.press("enter")
        assert "U undo this" in visit.lines[-1]
        assert "esc back" in visit.lines[-1]
        await visit.press("escape")
        assert visit.desk.left_with == [None]


# Looks


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16), (40, 10), (20, 6), (1, 1)])
async def test_it_is_drawn_at_every_size(size: tuple[int, int]) -> None:
    async with reading(*DONE, size=size) as visit:
        await visit.press("j", "u")
        assert size[0] < 40 or "↶" in visit.screen
        assert size[0] < 40 or "rated 8 A Film" in visit.screen


async def test_hostile_names_are_shown_as_they_are_written() -> None:
    bite = "[red]x[/] [/ $accent"
    wild = series("wild", episode((1, 1), names={"en": f"{bite}\ntwo"}), names={"en": bite})
    done = action(1, "watch", "wild", episode="s1e1")
    worse = action(2, "tag", f"{bite}\x1b[2J", value=f"{bite}\n\x9b31m")

    def title(title_id: str) -> Title:
        if title_id != "wild":
            raise UnknownTitleError(title_id)
        return wild

    async with reading(done, worse, size=(120, 24), title=title) as visit:
        assert f"watched {bite} 1.1 {bite} two" in visit.screen
        assert f"tagged “{bite} 31m”" in visit.screen
        assert not {"\x1b", "\x9b"} & set(visit.screen)
        await visit.press("enter", "slash", *"[/", "x")
        assert "No step matches “[/x”" in visit.screen


async def test_a_catalogue_that_cannot_be_read_leaves_the_ids() -> None:
    def title(_: str) -> Title:
        raise StoreError("c.json cannot be read.")

    async with reading(*DONE, title=title) as visit:
        assert "rated 8 film" in visit.screen
        assert "1.1" in visit.screen


async def test_a_watchlist_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: Desk) -> Diary:
        raise StoreError("laptop.json cannot be read.")

    async with reading(*DONE) as visit:
        monkeypatch.setattr(Desk, "diary", unreadable)
        visit.desk.history.look_again()
        await visit.rest()
        assert "laptop.json cannot be read" in visit.screen
        assert len(visit.steps) == 6


async def test_only_the_lines_in_sight_are_looked_up_while_scrolling() -> None:
    """Thousands of steps are no more work than a screenful."""
    many = [action(number, "want", f"title-{number}") for number in range(5_000)]
    async with reading(*many) as visit:
        await visit.press("G")
        assert "title-0" in visit.selected
        assert visit.desk.history.query_one(HistoryList).virtual_size.height == 5_001
        await visit.press("g")
        assert "title-4999" in visit.selected


async def test_a_click_selects_and_a_second_one_opens() -> None:
    async with reading(*DONE) as visit:
        pane = visit.desk.history.query_one(HistoryList)
        await visit.pilot.click(pane, offset=(10, 2))
        assert "rated 8" in visit.selected
        await visit.pilot.click(pane, offset=(10, 2), times=2)
        await visit.pilot.pause()
        assert visit.desk.left_with == [("film", None)]
