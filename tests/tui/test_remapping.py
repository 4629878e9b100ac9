"""Other keys: `[keys]` of the settings is heard, shown, and its mistakes are told at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.tui.remapping import actions, remapped
from tests.tui.catalogue import IDS
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths


def keys(places: Paths, text: str) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text(f"[keys]\n{text}\n", "utf-8")


async def test_another_key_does_it_and_the_usual_one_does_not(places: Paths) -> None:
    keys(places, 'search = "ctrl+g, f7"')
    async with visiting(places) as visit:
        assert (await visit.press("slash")).focus == "titles"
        assert (await visit.press("f7")).focus == "query"
        await visit.press("escape")
        assert (await visit.press("ctrl+g")).focus == "query"


async def test_the_footer_the_help_and_the_palette_show_the_key(places: Paths) -> None:
    keys(places, 'undo = "f6"')
    async with visiting(places, (160, 50)) as visit:
        assert "f6 undo" in visit.screen
        assert "u undo" not in visit.screen
        assert dict(row[:2] for row in visit.browse.commands())["Undo the last mark"] == "f6"
        help_ = (await visit.press("question_mark")).screen
        assert any("f6" in line and "Undo the last mark" in line for line in help_.splitlines())


async def test_a_pane_and_the_search_have_keys_of_their_own(places: Paths) -> None:
    keys(places, 'down = "ctrl+n"\nearlier-search = "ctrl+t"')
    async with visiting(places) as visit:
        assert (await visit.press("ctrl+n")).selected == IDS[1]
        assert (await visit.press("j")).selected == IDS[1]
        await visit.search("comets")
        await visit.press("escape", "slash")
        assert (await visit.press("ctrl+t")).query == "comets"


async def test_a_letter_works_by_position_as_well(places: Paths) -> None:
    keys(places, 'sort = "b"')
    async with visiting(places) as visit:
        before = visit.screen
        await visit.press("и")  # where b is on a Russian layout
        assert visit.screen != before


async def test_two_actions_may_change_keys(places: Paths) -> None:
    keys(places, 'undo = "x"\nskip = "u"')
    async with visiting(places) as visit:
        assert visit.toasts == ""
        await visit.press("u")
        entry = visit.library.entry(IDS[0])
        assert entry.skipped
        await visit.press("x")
        assert not visit.library.entry(IDS[0]).skipped


async def test_what_cannot_be_is_told_at_the_start_and_changes_nothing(places: Paths) -> None:
    keys(places, 'search = "u"\nserch = "f7"')
    async with visiting(places, (160, 50)) as visit:
        assert (
            "The key u cannot be that of “Search” (search): “Undo the last mark” (undo) has it"
            in (visit.toasts)
        )
        assert "There is no action “serch”" in visit.toasts
        assert (await visit.press("slash")).focus == "query"


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"search": "hyper+x"}, "names none"),
        ({"search": ""}, "names none"),
        ({"search": "a,,b"}, "names none"),
        ({"nothing": "a"}, "There is no action “nothing”"),
        ({"complete": "a"}, "in the search a letter is typed"),
        ({"search": "j"}, "(down) has it, too"),
        ({"sort": "f5", "filter": "f5"}, "The key f5"),
        ({"sort\x1b[2J": "f5"}, "There is no action “sort[2J”"),
    ],
)
def test_each_mistake_is_one_sentence(wish: dict[str, str], sentence: str) -> None:
    found = remapped(wish)
    assert len(found.problems) == 1
    assert sentence in found.problems[0]
    assert "\x1b" not in found.problems[0]
    assert len(found.keys) == len(wish) - 1


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("/", "slash"), ("%", "percent_sign"), (" f7 ", "f7"), ("ctrl+g,Q", "ctrl+g,Q"),
        ("+", "plus"), ("ctrl+@", "ctrl+at"), ("ж", "ж"), ("comma", "comma"),
    ],
)  # fmt: skip
def test_a_key_is_written_as_it_is_typed_or_called(written: str, key: str) -> None:
    assert remapped({"search": written}).keys == {"search": key}


def test_the_usual_keys_are_in_nobody_s_way() -> None:
    usual = {one.id: one.keys for one in actions()}
    assert remapped(usual).problems == ()
