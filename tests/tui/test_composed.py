"""Screens as they are looked at: what is cut, what lines up, and which keys are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from docbrowser import i18n
from docbrowser.paths import Paths
from docbrowser.render.address import folded
from docbrowser.render.cut import as_far, with_end
from docbrowser.tui.dialogs.dialog import Frame
from docbrowser.tui.hint_line import hint_line
from tests.helpers import catalog_file, document
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from pathlib import Path


def last_line(visit: Visit) -> str:
    """Return the keys that are named at the bottom."""
    return visit.screen.splitlines()[-1]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["en", "de", "ru"])
async def test_titles_in_the_history_stand_below_each_other(
    places: Paths, width: int, language: str
) -> None:
    i18n.use(language)
    async with visiting(places, (width, 24)) as visit:
        await visit.press("e")
        await visit.type("12:40 claim: the longest note of them all")
        await visit.press("ctrl+s", "t")
        await visit.type("a tag of many words, another tag")
        await visit.press("enter", "space", "H")
        # The first of the list; Cyrillic stands behind Latin.
        name = {"en": "Amber", "de": "Bernstein", "ru": "Comet"}[language]
        places_of_name = {
            line.index(name) for line in visit.screen.splitlines() if name in line and ":" in line
        }
        assert len(places_of_name) == 1


async def test_years_stand_below_each_other_whatever_the_length(tmp_path: Path) -> None:
    long = {"kind": "series", "episode_count": 270, "runtime": 45, "premiered": "2001"}
    short = {"kind": "film", "runtime": 45, "premiered": "2002"}
    file = catalog_file(
        tmp_path / "titles.json",
        document("long", {"names": {"en": "All of It"}, **long}),
        document("short", {"names": {"en": "Briefly"}, **short}),
    )
    async with visiting(Paths(catalog_flag=file, no_shipped=True), (120, 36)) as visit:
        first, second = visit.list_lines[:2]
        assert "270 × 45 min" in first
        assert first.index("2001") == second.index("2002")


async def test_the_keys_follow_what_the_cursor_is_on(places: Paths) -> None:
    async with visiting(places, (80, 24)) as visit:
        await visit.press("enter", "6")
        assert last_line(visit).startswith(" c choose   o open")
        await visit.press("2")
        assert last_line(visit).startswith(" enter open")
        await visit.press("5")
        assert last_line(visit).startswith(" o open")
        await visit.press("g")
        assert last_line(visit).startswith(" space watched")


async def test_no_key_is_named_where_nothing_can_be_opened_or_marked(places: Paths) -> None:
    async with visiting(places, (80, 24)) as visit:
        await visit.search("qqqqxx")
        assert "watched" not in last_line(visit)
        assert "enter" not in last_line(visit)
        assert "/ search" in last_line(visit)
        await visit.press("escape")
        assert "space watched   enter open" in last_line(visit)

        await visit.press("v")
        assert last_line(visit).split() == ["t", "tonight", "esc", "back", "?", "help"]
        await visit.press("escape", "H")
        assert last_line(visit).split() == ["esc", "back", "?", "help"]


async def test_who_has_not_moved_sees_the_first_of_another_order(tmp_path: Path) -> None:
    ids = ("ants", "bees", "cats")
    texts = [
        document(one, {"names": {"en": one.title()}, "rating": {"value": value}})
        for one, value in zip(ids, (2.0, 9.0, 5.0), strict=True)
    ]
    places = Paths(catalog_flag=catalog_file(tmp_path / "c.json", *texts), no_shipped=True)
    async with visiting(places, (80, 24)) as visit:
        seen = await visit.press("s", "s")
        assert seen.titles == ("bees", "cats", "ants")
        assert seen.selected == "bees"
        # Who has chosen a title keeps it.
        await visit.press("j")
        assert (await visit.press("S")).selected == "cats"


async def test_a_catalogue_that_is_not_there_is_told_of_once_and_stays_told(
    places: Paths, tmp_path: Path
) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text('interface = "de"\n')
    i18n.use("de")
    gone = Paths(catalog_flag=tmp_path / "gone.json", no_shipped=True)
    async with visiting(gone, (80, 24)) as visit:
        assert "".join(visit.screen.split()).count("gone.json") == 1
        assert not visit.toasts
        assert "Deutsch" in visit.screen.splitlines()[0]


async def test_few_fields_take_few_lines(places: Paths) -> None:
    async with visiting(places, (120, 36)) as visit:
        await visit.press("E")
        whole = visit.app.screen.query_one(Frame).outer_size.height
        await visit.press("escape")
        await visit.search("comet")
        await visit.press("enter", "3", "j", "E")
        of_episode = visit.app.screen.query_one(Frame).outer_size.height
        assert of_episode < 12 < whole


async def test_what_a_prize_was_for_is_never_cut(tmp_path: Path) -> None:
    category = "Outstanding Achievement in the Recording of Very Quiet Places"
    award = {"year": 2007, "award": "Golden Shell", "category": category, "outcome": "won"}
    title = {"names": {"en": "A Long Name for a Short Film on Snow"}, "awards": [award]}
    file = catalog_file(tmp_path / "c.json", document("snow", title))
    for width in (50, 80, 120):
        async with visiting(Paths(catalog_flag=file, no_shipped=True), (width, 24)) as visit:
            await visit.press("A", "j", "j", "enter")  # behind the lines for all that won, or not
            assert category in " ".join(visit.screen.split())


def test_back_and_help_are_named_as_long_as_anything() -> None:
    hints = [("space", "watched"), ("enter", "open"), ("t", "tonight"), ("esc", "back")]
    hints.append(("?", "help"))
    assert hint_line(hints, 80).plain.endswith("t tonight   esc back   ? help")
    assert hint_line(hints, 46).plain == "space watched   enter open   esc back   ? help"
    assert hint_line(hints, 34).plain == "space watched   esc back   ? help"
    assert hint_line(hints, 15).plain == "space watched"
    assert hint_line(hints, 5).plain == ""


def test_an_address_is_broken_behind_what_parts_it() -> None:
    address = "https://films.example/review/the-long-way-down-to-the-sea"
    assert folded(address, 40) == ["https://films.example/review/the-long-", "way-down-to-the-sea"]
    assert folded(address, 80) == [address]
    assert folded("", 40) == [""]


def test_of_a_title_and_its_episode_the_title_is_cut() -> None:
    about = "One Strange Rock – Our Earth · episode 1.3 Shield"
    assert with_end(about, 80) == about
    assert with_end(about, 40) == "One Strange Rock… · episode 1.3 Shield"
    assert with_end(about, 24) == "episode 1.3 Shield"
    assert all(cell_len(with_end(about, width)) <= width for width in range(1, 60))


def test_what_has_no_room_is_left_out_whole() -> None:
    assert as_far("74 awards · 119 won", 40) == "74 awards · 119 won"
    assert as_far("74 awards · 119 won", 18) == "74 awards"
    assert as_far("pages, media libraries, data sets", 25, ", ") == "pages, media libraries"
