"""Whoever wants no spoilers reads nothing of an episode before it has been seen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.test_asking import press, search
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

MURDER, RESCUE, MAKING = (
    "The navigator did it.",
    "Everybody is rescued.",
    "The director drowned.",
)
HIDDEN = "hidden until you have seen it"
ROCK: dict[str, Any] = {
    "names": {"en": "One Rock"},
    "kind": "series",
    "synopses": {"en": "A ship runs aground."},
    "episodes": [
        {"season": 1, "number": 1, "names": {"en": "Gasp"}, "aired": "2018-03-01",
         "synopses": {"en": MURDER, "de": "Der Steuermann war es."}},
        {"season": 1, "number": 2, "names": {"en": "Storm"}, "aired": "2018-03-08",
         "synopses": {"en": RESCUE}},
        {"season": 0, "number": 1, "names": {"en": "Making"}, "aired": "2018-04-01",
         "synopses": {"en": MAKING}},
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """A series whose episodes end as nobody wants to know before."""
    catalogue = catalog_file(tmp_path / "c.json", document("rock", ROCK))
    return Paths(catalog_flag=catalogue, no_shipped=True)


@pytest.fixture
def seen_first(places: Paths) -> Paths:
    Library(places, print).marks.mark("watch", [Target("rock", "s1e1")], "2026-03-30")
    return places


@pytest.fixture
def here(cli: Cli, places: Paths) -> Cli:
    def call(*arguments: str) -> Any:
        return cli("--catalog", str(places.catalog.path), "--no-shipped", *arguments)

    return call


def told(text: str) -> list[str]:
    """Return which of the secrets a text gives away."""
    plain = " ".join(text.split())
    return [secret for secret in (MURDER, RESCUE, MAKING) if secret in plain]


# In the interface


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
async def test_z_hides_what_is_told_of_unseen_episodes_and_z_shows_it_again(
    seen_first: Paths, size: tuple[int, int]
) -> None:
    async with visiting(seen_first, size) as visit:
        assert told((await press(visit, "enter")).detail) or size[1] < 20
        seen = await press(visit, "z", "G", "3")
        assert "hidden" in seen.toasts
        assert told(seen.detail) == [MURDER]
        assert HIDDEN in seen.detail
        assert "Storm" in seen.detail
        assert "A ship runs aground." in (await press(visit, "g")).detail
        shown = await press(visit, "z", "3")
        assert told(shown.detail)[:2] == [MURDER, RESCUE]
        assert HIDDEN not in shown.detail


async def test_what_is_seen_is_told_and_what_is_no_longer_seen_is_hidden(places: Paths) -> None:
    async with visiting(places) as visit:
        hidden = await press(visit, "z", "enter", "3")
        assert (told(hidden.detail), hidden.detail.count(HIDDEN)) == ([], 3)
        marked = await press(visit, "space")
        assert (told(marked.detail), marked.detail.count(HIDDEN)) == ([MURDER], 2)
        undone = await press(visit, "u")
        assert told(undone.detail) == []
        everything = await press(visit, "h", "space")
        assert told(everything.detail) == [MURDER, RESCUE]


async def test_what_is_skipped_is_not_seen(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await press(visit, "z", "enter", "3", "x")
        assert told(seen.detail) == []


async def test_another_language_hides_the_same(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await press(visit, "z", "L")
        assert "Steuermann" not in seen.detail
        assert seen.detail.count(HIDDEN) == 3


async def test_the_choice_survives_a_restart(places: Paths) -> None:
    async with visiting(places) as visit:
        await press(visit, "z")
    async with visiting(places) as again:
        assert told(again.seen().detail) == []
        await press(again, "z")
    async with visiting(places) as once_more:
        assert told(once_more.seen().detail) == [MURDER, RESCUE, MAKING]


async def test_the_reason_in_the_list_gives_nothing_away(seen_first: Paths) -> None:
    async with visiting(seen_first) as visit:
        await press(visit, "z")
        await search(visit, "rescued")
        assert visit.seen().titles == ("rock",)
        assert "rescued" not in "\n".join(visit.list_lines)
        await press(visit, "escape")
        await search(visit, "navigator")
        assert "navigator" in "\n".join(visit.list_lines)


async def test_with_spoilers_the_reason_quotes_what_was_found(places: Paths) -> None:
    async with visiting(places) as visit:
        await search(visit, "rescued")
        assert "rescued" in "\n".join(visit.list_lines)


# On the command line


def test_show_leaves_out_what_is_asked_to_be_left_out(here: Cli, seen_first: Paths) -> None:
    assert told(here("show", "rock").out) == [MURDER, RESCUE, MAKING]
    page = here("show", "rock", "--no-spoilers")
    assert page.code == 0
    assert told(page.out) == [MURDER]
    assert "A ship runs aground." in page.out
    assert "Storm" in page.out


async def test_the_choice_made_on_screen_counts_on_the_command_line(
    here: Cli, seen_first: Paths
) -> None:
    async with visiting(seen_first) as visit:
        await press(visit, "z")
    assert told(here("show", "rock").out) == [MURDER]
    assert told(here("show", "rock", "--spoilers").out) == [MURDER, RESCUE, MAKING]
    assert told(here("show", "rock").out) == [MURDER]
    # Who wants the data gets the data.
    shown = here("show", "rock", "--json").json
    assert told(str(shown["seasons"])) == [MURDER, RESCUE, MAKING]
