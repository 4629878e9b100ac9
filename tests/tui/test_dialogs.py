"""What all dialogs share: they fit, can be read, obey no text, and are left once."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from textual.color import Color

from docbrowser import i18n
from docbrowser.tui.dialogs.choice_dialog import Choice, ChoiceDialog
from docbrowser.tui.dialogs.day_dialog import DayDialog
from docbrowser.tui.dialogs.dialog import Frame
from docbrowser.tui.dialogs.mark_menu import MarkItem, MarkMenu
from docbrowser.tui.dialogs.note_dialog import NoteDialog
from docbrowser.tui.dialogs.rating_dialog import RatingDialog
from docbrowser.tui.dialogs.tags_dialog import TagsDialog
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.calm import running
from tests.tui.dialog_desk import HOSTILE, HOSTILE_SHOWN, SIZES, Busy, Desk, asked
from tests.tui.test_contrast import LEAST, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.tui.dialogs.dialog import Dialog

TODAY = dt.date(2026, 11, 21)
KINDS: dict[str, Callable[[str], Dialog[Any]]] = {
    "day": lambda text: DayDialog(text, TODAY, verb=text[:20]),
    "rating": lambda text: RatingDialog(text, 7),
    "note": lambda text: NoteDialog(text, text),
    "tags": lambda text: TagsDialog(text, [text], [text, f"{text} 2"]),
    "marks": lambda text: MarkMenu(text, [MarkItem("s", text, text), MarkItem("u", "up to here")]),
    "choice": lambda text: ChoiceDialog(
        text, [Choice("one", text, text), Choice("two", "in order", "Or so.")], "one"
    ),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
@pytest.mark.parametrize("size", SIZES)
async def test_a_dialog_fits_the_screen_and_esc_leaves_it(kind: str, size: tuple[int, int]) -> None:
    async with asked(KINDS[kind]("Amber Coast"), size) as hands:
        frame = hands.dialog.query_one(Frame)
        assert hands.dialog.region.contains_region(frame.region)
        assert "Amber Coast ─" in hands.screen
        assert " esc c" in hands.screen.splitlines()[frame.region.bottom - 1]
        await hands.press("escape")
        assert hands.answer is None


@every_kind
@pytest.mark.parametrize("size", [(50, 16), (40, 12)])
async def test_the_way_out_is_named_where_there_is_no_room_for_all_keys(
    kind: str, size: tuple[int, int]
) -> None:
    i18n.use("de")
    async with asked(KINDS[kind]("Amber Coast"), size) as hands:
        edge = hands.screen.splitlines()[hands.dialog.query_one(Frame).region.bottom - 1]
        assert "esc bricht ab ─" in edge or "esc schließt ─" in edge
        assert "…" not in edge


async def test_the_keys_of_a_rating_stand_beside_what_they_do() -> None:
    async with asked(KINDS["rating"]("Amber Coast"), (50, 16)) as hands:
        lines = [line.strip(" │") for line in hands.screen.splitlines()]
        assert "1–9 and 0 for ten" in lines
        assert "← → one less, one more" in lines
        assert "backspace clears it" in lines


async def test_tags_are_told_of_as_offered_only_where_there_are_any() -> None:
    async with asked(TagsDialog("Amber Coast", (), ())) as hands:
        assert "Separate tags with commas." in hands.said
        assert "used before" not in hands.said
    async with asked(TagsDialog("Amber Coast", (), ("sea",))) as hands:
        assert "Tags used before are listed above" in hands.said


@every_kind
async def test_hostile_text_is_shown_and_never_obeyed(kind: str) -> None:
    async with asked(KINDS[kind](HOSTILE), (50, 16)) as hands:
        assert HOSTILE_SHOWN[:20] in hands.screen
        letters = hands.screen.replace("\n", "")
        assert not {one for one in letters if unicodedata.category(one) in {"Cc", "Cf", "Cs"}}
        frame = hands.dialog.query_one(Frame).region
        assert hands.dialog.region.contains_region(frame)


@every_kind
async def test_a_title_without_a_name_opens_too(kind: str) -> None:
    async with asked(KINDS[kind]("\u202e")) as hands:
        await hands.press("escape")
        assert hands.answer is None


@every_kind
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_every_text_can_be_read(kind: str, theme: str) -> None:
    async with asked(KINDS[kind]("Amber Coast"), theme=theme) as hands:
        frame = hands.dialog.query_one(Frame).region
        for strip in hands.app.screen._compositor.render_strips()[frame.y : frame.bottom]:
            for text, style, _ in strip.crop(frame.x, frame.right):
                if text.strip(" ─│╭╮╰╯▌▐") and style and style.color and style.bgcolor:
                    letters, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
                    assert ratio(letters, ground) >= LEAST, text


@every_kind
async def test_a_dialog_is_left_only_once(kind: str) -> None:
    async with asked(KINDS[kind]("Amber Coast")) as hands:
        await hands.rush("enter", "enter", "escape", "escape", "ctrl+s", "escape")
        assert len(hands.answers) == 1
        assert len(hands.app.screen_stack) == 1


@every_kind
async def test_keys_do_no_harm_before_a_dialog_is_drawn_or_once_it_goes(kind: str) -> None:
    app = Busy(lambda: KINDS[kind]("Amber Coast"))
    async with running(app) as pilot:
        for times, key in enumerate(("up", "ctrl+s", "escape"), 1):
            app.rush("m", key, key, "x", "enter", "y", "escape", "escape", "escape")
            await pilot.pause()
            await pilot.press("m")
            app.rush("x", key, "enter", "x", "ctrl+s", "escape", "enter", *"efg", "escape")
            await pilot.press("escape", "escape")
            assert len(app.answers) == 2 * times, key
            assert len(app.screen_stack) == 1, key


@every_kind
async def test_what_is_not_laid_out_yet_can_be_asked_to_act(kind: str) -> None:
    app = Desk()
    answers: list[object] = []
    async with running(app) as pilot:
        dialog = KINDS[kind]("Amber Coast")
        app.push_screen(dialog, answers.append)
        for action in ("move(1)", "change(1)", "rate(3)", "go(1)", "complete", "save", "cancel"):
            await app.run_action(action, dialog)
        await pilot.pause()
        await pilot.press("escape")
        assert len(answers) == 1
