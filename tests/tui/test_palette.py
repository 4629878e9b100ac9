"""The palette finds actions by other words too; themes are tried before they are chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandList

from docbrowser.text import fold, words
from docbrowser.tui.history_screen import HistoryScreen
from docbrowser.tui.keys import KEYS
from docbrowser.tui.palette import Commands, Palette
from docbrowser.tui.palette_words import WORDS, is_in, score_of
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.command import Hit

    from docbrowser.paths import Paths
    from tests.tui.visit import Visit

SIZE = (100, 40)


def all_listed(visit: Visit) -> list[str]:
    commands = visit.app.screen.query_one(CommandList)
    return [
        str(commands.get_option_at_index(place).prompt) for place in range(commands.option_count)
    ]


def listed(visit: Visit) -> str:
    commands = visit.app.screen.query(CommandList)
    return str(commands.first().get_option_at_index(0).prompt) if commands else ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("thema", "theme"),
        ("farb", "theme"),
        ("оформление", "theme"),
        ("similar", "more"),
        ("ähnlich", "more"),
        ("похож", "more"),
        ("Taste", "help"),
        ("hilfe", "help"),
        ("keys", "help"),
        ("Rückgängig", "undo"),
        ("режиссёр", "cast"),
    ],
)
def test_an_action_is_found_by_other_words(typed: str, name: str) -> None:
    assert score_of(name, typed) > 0
    assert score_of(name, typed + " zzz") == 0


def test_each_action_has_other_words_in_all_alphabets() -> None:
    assert {key.id for key in KEYS} - {"palette"} <= WORDS.keys()
    for said in WORDS.values():
        assert words(said)
        assert any("а" <= letter <= "я" for letter in fold(said))


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("farben", "Theme"),
        ("thema", "Theme"),
        ("ähnliche", "More on this"),
        ("hilfe", "The keys"),
        ("undo", "Undo the last mark"),
        ("german", "Deutsch sprechen"),
        ("deutsch", "Deutsch sprechen"),
        ("russisch", "Говорить по-русски"),
        ("interface", "Speak English"),
    ],
)
async def test_the_palette_shows_it_first(places: Paths, typed: str, named: str) -> None:
    async with visiting(places, SIZE) as visit:
        await visit.press("colon")
        await visit.type(typed)
        await visit.until(lambda: listed(visit).startswith(named))


async def test_the_palette_opens_with_actions_and_ends_with_the_languages(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await visit.press("colon")
        await visit.until(lambda: "Speak English" in str(all_listed(visit)))
        await visit.settle()
        first, *_others, english, german, russian = all_listed(visit)
        assert first.startswith("Add tags")  # by their names
        assert english.startswith("Speak English")
        assert german.startswith("Deutsch")
        assert russian.startswith("Говорить")


def test_letters_that_stand_scattered_over_a_name_are_not_in_it() -> None:
    assert is_in("Mark a season, all, up to here …", "seas up")
    assert is_in("Mark a season, all, up to here …", "k a s")
    assert not is_in("Mark a season, all, up to here …", "mars")


async def test_enter_does_what_was_typed_though_it_is_still_looked_for(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Commands.search

    async def slowly(commands: Commands, query: str) -> AsyncIterator[Hit]:
        await asyncio.sleep(0.2)
        async for hit in search(commands, query):
            yield hit

    monkeypatch.setattr(Commands, "search", slowly)
    async with visiting(places, SIZE) as visit:
        await visit.press("colon")
        await visit.until(lambda: bool(listed(visit)))
        await visit.pilot.press(*"history", "enter")
        assert isinstance(visit.app.screen, Palette)
        await visit.until(lambda: isinstance(visit.app.screen, HistoryScreen))


async def test_a_theme_that_is_tried_colours_the_palette_too(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await visit.press("colon")
        await visit.type("theme")
        await visit.until(lambda: listed(visit).startswith("Theme"))
        await visit.press("enter")
        await visit.until(lambda: DARK.name in listed(visit))
        box = visit.app.screen.query_one("#--container")
        before = box.styles.background
        await visit.press("down")
        await visit.until(lambda: visit.app.theme == LIGHT.name)
        await visit.until(lambda: box.styles.background != before)


async def test_the_list_of_themes_begins_at_the_one_in_use_and_shows_the_next(
    places: Paths,
) -> None:
    async with visiting(places, SIZE) as visit:
        visit.app.search_themes()
        await visit.until(lambda: f"● {DARK.name}" in visit.screen)
        assert f"  {LIGHT.name}" in visit.screen

        await visit.press("down")
        await visit.until(lambda: visit.app.theme == LIGHT.name)
        assert f"● {DARK.name}" in visit.screen
        await visit.press("escape")
        await visit.until(lambda: visit.app.theme == DARK.name)
        assert visit.app.settings.theme == DARK.name

        visit.app.search_themes()
        await visit.until(lambda: f"● {DARK.name}" in visit.screen)
        seen = await visit.press("down", "enter")
        await visit.until(lambda: visit.app.theme == LIGHT.name)
        await visit.until(lambda: f"Theme: {LIGHT.name}" in visit.seen().toasts)
        assert visit.app.settings.theme == LIGHT.name
        assert seen.focus != ""
    async with visiting(places, SIZE) as again:
        assert again.app.theme == LIGHT.name


async def test_in_a_low_terminal_the_palette_spends_no_rows_on_padding(places: Paths) -> None:
    async with visiting(places, (50, 16)) as visit:
        await visit.press("colon", "a")
        await visit.until(lambda: bool(listed(visit)))
        lines = visit.seen().screen.splitlines()
        commands = visit.app.screen.query_one(CommandList)
        assert lines[0].strip().endswith("a")
        assert commands.content_region.y == 1
        assert commands.region.bottom <= 16
        assert commands.content_region.height >= 12
