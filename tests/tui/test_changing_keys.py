"""A key is changed in the help: it is heard at once, named everywhere, and kept."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.tui.help_lines import KeyLine
from docbrowser.tui.help_screen import KeyList
from docbrowser.tui.keys import KEYS, SEARCH_KEYS
from docbrowser.tui.remapping import check_free, pressed
from tests.tui.catalogue import IDS
from tests.tui.test_typing_ahead import in_one_go
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths
    from tests.tui.visit import Seen, Visit

SIZE = (120, 30)
AMBER = IDS[0]
WANT = next(key for key in KEYS if key.id == "want")
COMPLETE = next(key for key in SEARCH_KEYS if key.id == "complete")


async def ask(visit: Visit, does: str = "Want to watch, or not") -> Seen:
    """Open the help, go to what an action does, and ask for its key."""
    await visit.press("question_mark")
    listed = visit.app.screen.query_one(KeyList)
    lines = [line for line in listed.lines if isinstance(line, KeyLine) and line.is_choice]
    actions = [line.key.help for line in lines if line.key]
    listed.select(actions.index(does) - 1)
    seen = await visit.press("j")
    assert re.search(rf"▌\S.* {does}", seen.screen)
    return await visit.press("enter")


def kept(places: Paths) -> dict[str, str]:
    return dict(tomllib.loads(places.settings.read_text("utf-8")).get("keys", {}))


async def test_another_key_is_heard_named_and_there_at_the_next_start(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        assert "w want" in visit.screen
        asked = await ask(visit)
        assert "Press the new key." in asked.screen
        assert "Currently w." in asked.screen
        told = await visit.press("b")
        assert re.search(r"▌b +Want to watch, or not", told.screen)
        seen = await visit.press("escape")
        assert "b want" in seen.screen
        assert "w want" not in seen.screen
        await visit.press("w")
        assert not visit.library.entry(AMBER).wanted
        await visit.press("b")
        assert visit.library.entry(AMBER).wanted
        assert dict(row[:2] for row in visit.browse.commands())["Want to watch, or not"] == "b"
    assert kept(places) == {"want": "b"}
    async with visiting(places, SIZE) as again:
        assert "b want" in again.screen
        assert again.toasts == ""
        await again.press("b")
        assert not again.library.entry(AMBER).wanted


async def test_a_key_that_is_taken_is_refused_by_name_and_another_one_waited_for(
    places: Paths,
) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        said = " ".join((await visit.press("u")).screen.split())
        assert "u is taken: Undo the last mark. enter swaps" in said
        await visit.press("slash")
        assert "/ is taken: Search." in visit.screen
        seen = await visit.press("number_sign", "escape")
        assert "# want" in seen.screen
    assert kept(places) == {"want": "number_sign"}


async def test_two_actions_swap_their_keys(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        told = await visit.press("u", "enter")
        assert re.search(r"▌u +Want to watch, or not", told.screen)
        assert re.search(r" w +Undo the last mark", told.screen)
        seen = await visit.press("escape")
        assert "u want" in seen.screen
        assert "w undo" in seen.screen
        await visit.press("u")
        assert visit.library.entry(AMBER).wanted
        await visit.press("w")
        assert not visit.library.entry(AMBER).wanted
    assert kept(places) == {"want": "u", "undo": "w"}
    async with visiting(places, SIZE) as again:
        assert again.toasts == ""
        assert "u want" in again.screen


async def test_a_swap_gives_back_what_a_swap_has_changed(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        await visit.press("u", "enter", "enter", "w", "enter", "escape")
        assert "w want" in visit.screen
    assert kept(places) == {}


@pytest.mark.parametrize("key", ["escape", "f6"])
async def test_a_swap_that_is_offered_can_be_declined(places: Paths, key: str) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        await visit.press("u", key, "escape")
        assert "u undo" in visit.screen
        assert ("w want" if key == "escape" else "f6 want") in visit.screen


async def test_no_swap_is_offered_that_another_screen_could_not_hear(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:  # t plan the evening, too
        await ask(visit, "Watched, or not watched")
        said = " ".join((await visit.press("t")).screen.split())
        assert "t is taken: Add tags. Press another one." in said
        await visit.press("enter")
        assert "enter is taken: Open the title" in " ".join(visit.screen.split())
    assert not places.settings.exists()


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "w"])
async def test_nothing_changes_where_it_is_called_off(places: Paths, key: str) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        seen = await visit.press(key)
        assert "enter changes the key" in seen.screen
        assert "Press the key" not in seen.screen
        assert "w want" in (await visit.press("escape")).screen
    assert not places.settings.exists()


@pytest.mark.parametrize("key", ["backspace", "delete", "w"])
async def test_it_has_the_default_key_again(places: Paths, key: str) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        await visit.press("f6", "enter")
        assert "Currently f6; the default is w." in visit.screen
        seen = await visit.press(key, "escape")
        assert "w want" in seen.screen
        await visit.press("f6")
        assert not visit.library.entry(AMBER).wanted
        await visit.press("w")
        assert visit.library.entry(AMBER).wanted
    assert kept(places) == {}


async def test_the_default_key_is_not_given_back_while_another_action_has_it(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        await visit.press("b", "escape")
        await ask(visit, "Rate it")
        await visit.press("w", "escape")
        await ask(visit)
        said = " ".join((await visit.press("backspace")).screen.split())
        assert "w is taken: Rate it." in said
    assert kept(places) == {"want": "b", "rate": "w"}


async def test_a_key_of_a_russian_layout_counts_by_its_position(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        assert "b want" in (await visit.press("и", "escape")).screen
        await visit.press("b")
        assert visit.library.entry(AMBER).wanted
        await visit.press("и")
        assert not visit.library.entry(AMBER).wanted


async def test_keys_that_are_typed_quickly_change_it_all_the_same(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await in_one_go(visit, "question_mark", "j", "enter", "f7", "escape")
    assert kept(places) == {"sort": "f7"}


async def test_another_key_for_moving_is_used_in_the_help_itself(places: Paths) -> None:
    async with visiting(places, SIZE) as visit:
        await ask(visit, "Down")
        await visit.press("ctrl+n", "ctrl+n")
        assert re.search(r"▌k ↑ +Up", visit.screen)


async def test_what_is_kept_besides_stays(places: Paths) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text('# mine\nspoilers = false\n[keys]\nundo = "f5"  # so\n', "utf-8")
    async with visiting(places, SIZE) as visit:
        await ask(visit)
        await visit.press("b")
    text = places.settings.read_text("utf-8")
    assert "# mine\nspoilers = false" in text
    assert 'undo = "f5"  # so' in text
    assert kept(places) == {"undo": "f5", "want": "b"}


async def test_the_help_of_another_screen_is_named_anew_there(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("v")
        assert "? help" in visit.screen.splitlines()[-1]
        await ask(visit, "The keys")
        await visit.press("f4", "escape")
        assert "f4 help" in visit.screen.splitlines()[-1]
        assert "esc closes" in (await visit.press("f4")).screen


@pytest.mark.parametrize("typed", ["shortcut", "config", "settings", "Tastatur", "настройки"])
async def test_the_palette_leads_there(places: Paths, typed: str) -> None:
    async with visiting(places, (100, 40)) as visit:
        await visit.press("colon")
        await visit.type(typed)
        await visit.until(lambda: "Change a key" in visit.screen)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("size", [(50, 16), (80, 24)])
async def test_the_question_has_room(places: Paths, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    async with visiting(places, size) as visit:
        await visit.press("question_mark", "j", "enter", "u")
        assert "…" not in "".join(line for line in visit.screen.splitlines() if "│" in line[:4])


def test_a_key_without_a_name_and_one_that_is_typed_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be told from others"):
        pressed({}, WANT, "ctrl+alt+nothing")
    for key in ("a", "comma", "space"):
        with pytest.raises(ValueError, match="this key is typed"):
            pressed({}, COMPLETE, key)
    assert pressed({}, COMPLETE, "ctrl+e") == "ctrl+e"
    assert pressed({}, WANT, "х") == "left_square_bracket"


def test_a_wish_that_is_not_fulfilled_takes_no_key() -> None:
    with pytest.raises(ValueError, match="u is taken"):
        check_free({"search": "u"}, WANT, "u")
    check_free({"undo": "f5"}, WANT, "u")
