"""The dialogs for a note and for tags."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from docbrowser.tui.dialogs.note_dialog import MAX_LETTERS, NoteDialog
from docbrowser.tui.dialogs.tags import Line
from docbrowser.tui.dialogs.tags_dialog import TagsDialog
from tests.tui.dialog_desk import asked

KNOWN = [
    "Space",
    "science",
    "to show",
    "space race",
    "spacecraft",
    "sound",
    "Sölden",
    "solar",
    "swiss",
]
ASKED = "ctrl+s saves · esc again drops what you wrote"


def note(text: str = "12:40 claim: ice") -> NoteDialog:
    return NoteDialog("Amber Coast", text)


def tags(*there: str) -> TagsDialog:
    return TagsDialog("Amber Coast", there, KNOWN)


@pytest.mark.parametrize("save", ["ctrl+s", "ctrl+enter"])
async def test_a_note_goes_on_where_it_ended(save: str) -> None:
    async with asked(note()) as hands:
        assert "12:40 claim: ice" in hands.said
        await hands.type(" on Mars")
        await hands.press("enter")
        await hands.type("41:05 quote")
        await hands.press(save)
        assert hands.answer == "12:40 claim: ice on Mars\n41:05 quote"


async def test_a_note_may_be_emptied() -> None:
    async with asked(note("ice")) as hands:
        await hands.press("backspace", "backspace", "backspace", "ctrl+s")
        assert hands.answer == ""


async def test_how_a_moment_is_noted_is_said() -> None:
    async with asked(note(""), (50, 16)) as hands:
        assert "“12:40 claim: …” notes a moment" in hands.said


@pytest.mark.parametrize("text", ["", "ice", "two\r\nlines\rof\u2028it\n"])
async def test_a_note_that_is_as_it_was_is_left_with_one_esc(text: str) -> None:
    async with asked(note(text)) as hands:
        await hands.press("x", "backspace", "up", "escape")
        assert hands.answer is None


async def test_what_was_written_is_dropped_only_with_a_second_esc() -> None:
    async with asked(note()) as hands:
        assert ASKED in await hands.press("x", "escape")
        assert hands.is_open
        await hands.press("escape")
        assert hands.answer is None


@pytest.mark.parametrize("between", ["y", "left", "home", "f5"])
async def test_any_key_between_takes_the_first_esc_back(between: str) -> None:
    async with asked(note()) as hands:
        await hands.press("x", "x", "escape", between)
        assert ASKED in await hands.press("escape")
        assert hands.is_open


async def test_the_question_goes_when_one_writes_on() -> None:
    async with asked(note()) as hands:
        await hands.press("x", "escape")
        assert "ctrl+s saves · esc cancels" in await hands.press("y")
        await hands.press("escape", "ctrl+s")
        assert hands.answer == "12:40 claim: icexy"


async def test_keys_in_one_go_drop_nothing_that_came_between() -> None:
    async with asked(note()) as hands:
        await hands.rush("x", "escape", "y", "escape")
        assert hands.is_open
        await hands.rush("z", "escape", "escape")
        assert hands.answer is None


async def test_esc_asks_as_well_where_the_box_lost_the_focus() -> None:
    async with asked(note()) as hands:
        await hands.press("x")
        hands.dialog.set_focus(None)
        assert ASKED in await hands.press("escape")
        await hands.press("escape")
        assert hands.answer is None


async def test_the_question_fits_a_narrow_screen() -> None:
    async with asked(note(), (50, 16)) as hands:
        assert "ctrl+s saves · esc again discards it" in await hands.press("x", "escape")


async def test_a_note_has_an_end() -> None:
    async with asked(note("x" * (MAX_LETTERS - 1))) as hands:
        await hands.press("y")
        assert hands.app.rung == 0
        assert "no more than 20 000 letters" in await hands.press("z")
        await hands.paste("more")
        assert hands.app.rung == 2
        await hands.press("backspace", "backspace")
        await hands.type("uv")
        await hands.press("ctrl+s")
        assert hands.app.rung == 2
        assert hands.answer == "x" * (MAX_LETTERS - 2) + "uv"


async def test_a_note_that_is_too_long_already_can_be_shortened() -> None:
    async with asked(note("x" * (MAX_LETTERS + 5))) as hands:
        await hands.press("backspace", "ctrl+s")
        assert hands.answer == "x" * (MAX_LETTERS + 4)


async def test_a_selection_counts_as_room() -> None:
    async with asked(note("x" * MAX_LETTERS)) as hands:
        hands.dialog.query_one(TextArea).select_all()
        await hands.paste("short")
        await hands.press("ctrl+s")
        assert hands.answer == "short"


async def test_tags_stand_there_and_one_more_can_be_typed() -> None:
    async with asked(tags("to show", "Space")) as hands:
        assert "to show, Space," in hands.said
        await hands.type("mars")
        await hands.press("enter")
        assert hands.answer == ("to show", "Space", "mars")


async def test_tags_are_parted_trimmed_and_taken_once() -> None:
    async with asked(tags()) as hands:
        for typed, kept in (
            ("", ()),
            (" , ,,", ()),
            ("#Mars, mars ,  # Moon,MARS", ("Mars", "Moon")),
            ("Straße, STRASSE", ("Straße",)),
            ("#", ()),
            ("##x", ("#x",)),
        ):
            await hands.paste(typed)
            await hands.press("enter")
            assert hands.answer == kept, typed
            await hands.ask(tags())


async def test_tags_that_were_not_touched_stay_as_they_are() -> None:
    async with asked(tags("a, b", "#odd", "")) as hands:
        await hands.press("left", "right", "enter")
        assert hands.answer == ("a, b", "#odd", "")


async def test_what_is_known_is_offered_and_tab_completes_the_first() -> None:
    async with asked(tags("sound"), (120, 36)) as hands:
        said = await hands.type("s")
        assert "Space · science · space race · spacecraft · Sölden · solar" in said
        assert "swiss" not in said
        assert "Sölden · solar" in await hands.type("ol")
        await hands.press("tab")
        assert hands.dialog.query_one(Input).value == "sound, Sölden, "
        await hands.type("#SPACE r")
        await hands.press("tab", "enter")
        assert hands.answer == ("sound", "Sölden", "space race")


async def test_tab_without_an_offer_rings() -> None:
    async with asked(tags()) as hands:
        assert "no other tag of yours begins so" in await hands.type("zz")
        await hands.press("tab")
        assert hands.app.rung == 1
        assert hands.dialog.query_one(Input).value == "zz"


async def test_the_tag_at_the_cursor_is_the_one_that_is_completed() -> None:
    async with asked(tags()) as hands:
        await hands.type("sci, mars")
        await hands.press("home", "right", "right")
        assert "science" in hands.said
        await hands.press("tab", "enter")
        assert hands.answer == ("science", "mars")


async def test_without_known_tags_nothing_is_offered() -> None:
    async with asked(TagsDialog("Amber Coast", [], [])) as hands:
        assert "begins so" not in await hands.type("m")
        await hands.press("enter")
        assert hands.answer == ("m",)


@pytest.mark.parametrize(
    ("line", "tag", "after"),
    [
        (Line("sp", 2), "space", Line("space, ", 7)),
        (Line("a,sp", 4), "space", Line("a, space, ", 10)),
        (Line("a, sp, b", 5), "space", Line("a, space, b", 8)),
        (Line("a, , b", 2), "space", Line("a, space, b", 8)),
    ],
)
def test_a_completed_tag_takes_the_place_of_its_beginning(
    line: Line, tag: str, after: Line
) -> None:
    assert line.completed(tag) == after
