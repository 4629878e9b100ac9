"""Every key of the table, pressed on the keyboard, does what the help says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from docbrowser.tui.keys import KEYS, MENU_KEYS, PANE_KEYS, SEARCH_KEYS
from tests.tui.catalogue import IDS
from tests.tui.visit import Seen, visiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.paths import Paths

AMBER, COMETS, DELTA, EMBER = IDS


class Case(NamedTuple):
    """Keys that do one thing: what is pressed before, and what is different afterwards."""

    id: str
    keys: str
    before: str
    effect: Callable[[Seen, Seen], bool]


def marked(seen: Seen, mark: str) -> bool:
    """Whether the list shows a mark at the selected title."""
    return any(line.lstrip().startswith(f"▌{mark}") for line in seen.screen.splitlines())


def chip(seen: Seen) -> bool:
    """Whether the filter of what is unwatched shows as switched on."""
    return "unwatched ×" in seen.screen or "[✓] unwatched" in seen.screen


def saved(seen: Seen) -> bool:
    """Whether the search in the menu is one that is saved."""
    return "Save this search" not in seen.screen


def headed(section: str) -> Callable[[Seen, Seen], bool]:
    """Return the effect that a section stands in sight, with the focus in the title."""
    return lambda _, now: section in now.detail and now.focus == "detail"


# Russian letters are the same keys by position: й is q.
CASES = (
    Case("search", "slash ctrl+f .", "", lambda _, now: now.focus == "query"),
    Case("sort", "s ы", "", lambda _, now: now.titles == (COMETS, EMBER, AMBER, DELTA)),
    Case("sort-reverse", "S Ы", "", lambda was, now: now.titles == was.titles[::-1]),
    Case("filter", "f а", "", lambda _, now: "[ ] unwatched" in now.screen),
    Case("clear-filters", "F А", "f space escape", lambda was, now: chip(was) and not chip(now)),
    Case("next-unwatched", "n т", "j space k", lambda _, now: now.selected == DELTA),
    Case("previous-unwatched", "N Т", "j space j", lambda _, now: now.selected == AMBER),
    Case("watched", "space", "", lambda was, now: not marked(was, "✓") and marked(now, "✓")),
    Case("want", "w ц", "", lambda was, now: not marked(was, "+") and marked(now, "+")),
    Case("skip", "x ч", "", lambda was, now: not marked(was, "–") and marked(now, "–")),
    Case("watched-on", "W Ц", "", lambda _, now: "Watched on" in now.screen),
    Case("mark-menu", "m ь", "j", lambda _, now: "all aired episodes" in now.screen),
    Case("rate", "r к", "", lambda _, now: "☆☆☆" in now.screen),
    Case("note", "e у", "", lambda _, now: "ctrl+s saves" in now.screen),
    Case("tag", "t е", "", lambda _, now: "tab completes" in now.screen),
    Case("undo", "u г", "space", lambda was, now: marked(was, "✓") and not marked(now, "✓")),
    Case("redo", "ctrl+r", "space u", lambda was, now: marked(now, "✓") and not marked(was, "✓")),
    Case("open", "enter", "", lambda was, now: (was.focus, now.focus) == ("titles", "detail")),
    Case("open", "enter", "2", lambda _, now: "Ada Example   2 titles" in now.screen),
    Case("synopsis", "1", "", headed("SYNOPSIS")),
    Case("cast", "2", "", headed("CAST AND CREW")),
    Case("episodes", "3", "j", headed("EPISODES")),
    Case("awards", "4", "", headed("AWARDS")),
    Case("offers", "5", "", headed("WHERE TO WATCH")),
    Case("sources", "6", "", headed("SOURCES")),
    Case("notes", "7", "e H i ctrl+s", headed("YOUR NOTES")),
    Case("spoilers", "z я", "", lambda _, now: "are hidden" in now.toasts),
    Case("next-up", "v м", "w", lambda _, now: "Tonight" in now.screen or "Next" in now.screen),
    Case("more", "T Е", "", lambda _, now: "More on this" in now.screen),
    Case("history", "H Р", "w", lambda _, now: "History" in now.screen),
    Case("awards-browse", "A Ф", "", lambda _, now: "won 1 of 1" in now.screen),
    Case("timeline", "Y Н", "", lambda _, now: "By year   4 titles" in now.screen),
    Case("statistics", "I Ш", "", lambda _, now: "Statistics" in now.screen),
    Case("language", "L Д", "", lambda _, now: "Bernsteinküste" in now.detail.splitlines()[0]),
    Case("link", "o щ", "", lambda _, now: "shoreline.example" in now.toasts),
    Case("copy", "y н", "", lambda _, now: AMBER in now.toasts),
    Case("copy-more", "C С", "", lambda _, now: "Citation" in now.screen),
    Case("import", "i ш", "", lambda _, now: "all of this folder" in now.screen),
    Case("discover", "D В", "", lambda _, now: "Discover" in now.screen),
    Case("edit", "E У", "", lambda _, now: "original name" in now.screen),
    Case("choose-claim", "c с", "6", lambda _, now: "corrected" in now.toasts),
    Case("other-pane", "tab", "", lambda _, now: now.focus == "detail"),
    Case("other-pane", "tab", "enter", lambda _, now: now.focus == "titles"),
    Case("left-pane", "h left р", "enter", lambda _, now: now.focus == "titles"),
    Case("right-pane", "l right д", "", lambda _, now: now.focus == "detail"),
    Case("back", "escape", "enter", lambda _, now: now.focus == "titles"),
    Case("palette", "colon Ж ctrl+p", "", lambda _, now: "Search for commands" in now.screen),
    Case("help", "question_mark f1 comma", "", lambda _, now: "esc closes" in now.screen),
    Case("quit", "q й", "enter", lambda _, now: now.focus == "titles"),
    Case("quit", "q й", "", lambda _, now: now.gone),
    Case("quit-at-once", "ctrl+q", "enter", lambda _, now: now.gone),
    Case("quit-at-once", "ctrl+q", "slash", lambda _, now: now.gone),
    Case("down", "j down о", "", lambda _, now: now.selected == COMETS),
    Case("down", "j down о", "enter", lambda was, now: now.detail != was.detail),
    Case("up", "k up л", "j j", lambda _, now: now.selected == COMETS),
    Case("up", "k up л", "enter G", lambda was, now: now.detail != was.detail),
    Case("page-down", "pagedown", "", lambda _, now: now.selected == EMBER),
    Case("page-down", "pagedown", "enter", lambda was, now: now.detail != was.detail),
    Case("page-up", "pageup", "j j j", lambda _, now: now.selected == AMBER),
    Case("page-up", "pageup", "enter G", lambda was, now: now.detail != was.detail),
    Case("first", "g home п", "j j", lambda _, now: now.selected == AMBER),
    Case("first", "g home п", "enter G", lambda _, now: "Amber Coast" in now.detail),
    Case("last", "G end П", "", lambda _, now: now.selected == EMBER),
    Case("last", "G end П", "enter", lambda _, now: "facts.example" in now.detail),
    Case("complete", "tab", "slash d i r", lambda _, now: now.query == "director:"),
    Case("complete", "tab", "slash e", lambda _, now: (now.focus, now.query) == ("titles", "e")),
    Case("earlier-search", "up", "slash e enter escape slash", lambda _, now: now.query == "e"),
    Case("later-search", "down", "slash e enter escape slash up", lambda _, now: now.query == ""),
    Case("later-search", "down", "slash e", lambda _, now: now.focus == "titles"),
    Case(
        "search-done", "enter", "slash e", lambda _, now: (now.focus, now.query) == ("titles", "e")
    ),
    Case("pick", "space enter", "f", lambda was, now: not chip(was) and chip(now)),
    Case("pick", "space enter", "f space", lambda was, now: chip(was) and not chip(now)),
    Case(
        "drop",
        "d delete в",
        "slash e enter f G enter",
        lambda was, now: (saved(was), saved(now)) == (True, False),
    ),
)
TABLES = (*KEYS, *PANE_KEYS, *SEARCH_KEYS, *MENU_KEYS)
PRESSED = [
    pytest.param(case, key, id=f"{case.id}-{key}{'-after-' if case.before else ''}{case.before}")
    for case in CASES
    for key in case.keys.split()
]


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is opened outside of the test."""
    monkeypatch.setattr("webbrowser.open", lambda _: True)


@pytest.mark.parametrize(("case", "key"), PRESSED)
async def test_a_key_does_what_the_help_says(places: Paths, case: Case, key: str) -> None:
    # So low that the title does not fit, and wide enough for both panes.
    async with visiting(places, (110, 16)) as visit:
        before = await visit.press(*case.before.split())
        after = await visit.press(key)

        assert case.effect(before, after), f"before:\n{before}\nafter:\n{after}"


def test_no_key_of_the_table_is_without_a_case() -> None:
    pressed = {(case.id, key) for case in CASES for key in case.keys.split()}
    bound = {(key.id, name) for key in TABLES for name in key.binding().key.split(",")}

    assert bound - pressed == set()
    # ctrl+p opens the palette as well; it is Textual's own key.
    assert pressed - bound == {("palette", "ctrl+p")}


async def test_letters_go_to_the_search_while_it_has_the_focus(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        letters = "qjkhluwxsnoyLSNG?:1 "
        seen = await visit.type(letters)

        assert seen.query == letters
        assert not seen.gone
        assert not any(marked(seen, mark) for mark in "✓+–")
