"""The language of the interface is chosen before it opens, or while it is open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.cli.main import run
from docbrowser.days import viewing_day
from docbrowser.store.settings import load_settings
from docbrowser.tui.dialogs import day_dialog
from tests import pseudo
from tests.tui.test_translated import Way, forgotten_on, library
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths
    from tests.helpers import Cli

__all__ = ["library"]

HEADINGS = {"v": "Next", "H": "History", "I": "Statistics", "i": "Import", "D": "Discover"}


@pytest.mark.parametrize("word", ["language", "Sprache", "язык"])
async def test_the_word_for_a_language_in_any_of_them_finds_all(library: Paths, word: str) -> None:
    async with visiting(library) as visit:
        await visit.press("colon")
        await visit.type(word)
        await visit.until(lambda: "Говорить по-русски" in visit.screen)
        assert "Speak English" in visit.screen
        assert "Deutsch sprechen" in visit.screen


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another language in the place of Russian, while English is spoken."""
    pseudo.speak(monkeypatch)
    monkeypatch.delenv("DOCBROWSER_LANG")
    i18n.use("en")


async def _speak(visit: Visit, typed: str) -> None:
    await visit.press("ctrl+p")
    await visit.type(typed)
    await visit.press("down", "enter")
    await visit.settle()


@pytest.mark.usefixtures("other")
async def test_another_language_is_spoken_at_once_and_kept(library: Paths) -> None:
    async with visiting(library) as visit:
        assert "2 titles" in visit.screen
        assert "Σειρά" in visit.screen
        await _speak(visit, "Говорить")
        assert not forgotten_on(visit, Way(""))
        assert "Τρίτη" in visit.screen  # the texts follow, where nothing else is chosen

        await visit.press("enter", "3")
        assert not forgotten_on(visit, Way(""))
        await _speak(visit, "English")
        assert "EPISODES" in visit.screen
        assert "⟦" not in visit.screen
        await _speak(visit, "Говорить")

    assert load_settings(library.settings, print).interface == "ru"


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("key", HEADINGS)
async def test_a_screen_that_is_open_speaks_another_language_at_once(
    library: Paths, key: str
) -> None:
    async with visiting(library) as visit:
        await visit.press("space", "w", key)
        assert HEADINGS[key] in visit.screen
        if key in {"i", "D"}:
            await visit.press("tab")
        await _speak(visit, "Говорить")
        here = Way("", str(library.catalog.path.parent) + " ".join(_files_here()))
        assert not forgotten_on(visit, here), visit.screen
        await visit.press("escape")
        assert not forgotten_on(visit, Way("")), visit.screen


def _files_here() -> list[str]:
    return [str(Path.cwd()), *(one.name for one in Path.cwd().iterdir())]


@pytest.mark.usefixtures("other")
async def test_texts_stay_in_the_language_that_was_chosen_for_them(library: Paths) -> None:
    async with visiting(library) as visit:
        await visit.press("L")
        assert "Άλλη" in visit.screen
        await _speak(visit, "Говорить")
        assert "Άλλη" in visit.screen
    assert load_settings(library.settings, print).language == "de"


@pytest.mark.parametrize(
    ("settings", "environment", "variable", "spoken"),
    [
        ("", {}, "", "en"),
        ("", {"LC_ALL": "de_AT.UTF-8"}, "", "de"),
        ('interface = "ru"', {"LC_ALL": "de_AT.UTF-8"}, "", "ru"),
        ('interface = ""', {"LC_ALL": "de_AT.UTF-8"}, "", "de"),
        ('interface = "en"', {"LC_ALL": "de_AT.UTF-8"}, "", "en"),
        ('interface = "ru"', {}, "de", "de"),
        ("interface = 7", {"LC_ALL": "ru_RU.UTF-8"}, "", "ru"),
        ('interface = "ru', {"LC_ALL": "de_DE"}, "", "de"),
        ('interface = "tlh"', {"LC_ALL": "de_DE"}, "", "en"),
    ],
)
def test_the_language_is_that_of_the_variable_the_settings_or_the_environment(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    environment: dict[str, str],
    variable: str,
    spoken: str,
) -> None:
    file = home / "config" / "docbrowser" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(settings)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if variable:
        monkeypatch.setenv("DOCBROWSER_LANG", variable)

    assert run(["--version"]) == 0
    assert i18n.language() == spoken


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_the_day_dialog_shows_as_an_example_is_understood(language: str) -> None:
    i18n.use(language)
    today = dt.date(2026, 1, 2)
    examples = [one for line in day_dialog.HELP for one in i18n._(line).split(" · ")]

    assert len(examples) >= 8
    assert all(viewing_day(one, today) for one in [*examples, day_dialog.TODAY[language]])


def test_names_on_the_command_line_are_in_the_language_that_is_spoken(
    library: Paths, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(library.catalog.path))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    assert "Ταινία" in cli("list").out

    monkeypatch.setenv("DOCBROWSER_LANG", "de")
    assert "Άλλη" in cli("list").out
    assert "Τρίτη" in cli("list", "--lang", "ru").out
    assert "Ταινία" in cli("list", "--json").out
