"""The dialogs for a day, a rating and a choice, and the menu of marks; and what all share."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual import events
from textual.color import Color
from textual.widgets import Input

from docbrowser.tui.dialogs.choice_dialog import Choice, ChoiceDialog
from docbrowser.tui.dialogs.day_dialog import DayDialog
from docbrowser.tui.dialogs.dialog import Frame
from docbrowser.tui.dialogs.mark_menu import MarkItem, MarkMenu
from docbrowser.tui.dialogs.note_dialog import NoteDialog
from docbrowser.tui.dialogs.rating_dialog import RatingDialog
from docbrowser.tui.dialogs.tags_dialog import TagsDialog
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.dialog_desk import HOSTILE, HOSTILE_SHOWN, SIZES, Desk, asked
from tests.tui.test_contrast import LEAST, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from docbrowser.tui.dialogs.dialog import Dialog

TODAY = dt.date(2026, 11, 21)
ITEMS = [
    MarkItem("s", "the season", "10 episodes"),
    MarkItem("a", "all that has aired", "42 episodes"),
    MarkItem("u", "up to here"),
]
MODES = [
    Choice("in-order", "in order", "The first unseen episode comes next."),
    Choice("from-last", "from the last watched", "What comes after it is next."),
    Choice("any-order", "in any order", "No episode comes before another."),
]
KINDS: dict[str, Callable[[str], Dialog[Any]]] = {
    "day": lambda text: DayDialog(text, TODAY, verb=text[:20]),
    "rating": lambda text: RatingDialog(text, 7),
    "note": lambda text: NoteDialog(text, text),
    "tags": lambda text: TagsDialog(text, [text], [text, f"{text} 2"]),
    "marks": lambda text: MarkMenu(text, [MarkItem("s", text, text), *ITEMS[1:]]),
    "choice": lambda text: ChoiceDialog(text, [Choice("one", text, text), *MODES], "one"),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def day() -> DayDialog:
    return DayDialog("Amber Coast", TODAY)


@every_kind
@pytest.mark.parametrize("size", SIZES)
async def test_a_dialog_fits_the_screen_and_esc_leaves_it(kind: str, size: tuple[int, int]) -> None:
    async with asked(KINDS[kind]("Amber Coast"), size) as hands:
        frame = hands.dialog.query_one(Frame)
        assert hands.dialog.region.contains_region(frame.region)
        assert "─ Amber Coast ─" in hands.screen
        assert " esc c" in hands.screen.splitlines()[frame.region.bottom - 1]
        await hands.press("escape")
        assert hands.answer is None


@every_kind
@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_and_never_obeyed(kind: str, size: tuple[int, int]) -> None:
    async with asked(KINDS[kind](HOSTILE), size) as hands:
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


async def test_today_is_offered_and_what_is_typed_takes_its_place() -> None:
    async with asked(day()) as hands:
        assert "Watched on today" in hands.said
        assert "Saturday, 21 November 2026" in hands.said
        assert "Watched on 31 m" in await hands.type("31 m")
        await hands.type("arch")
        assert "Tuesday, 31 March 2026" in hands.said
        await hands.press("enter")
        assert hands.answer == "2026-03-31"


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        ("2015", "2015", "2015"),
        ("june 2015", "June 2015", "2015-06"),
        ("aired", "each on the day it was first shown", "aired"),
        ("?", "the day is not known", "unknown"),
        ("2026-03-31 20:15+02:00", "31 March 2026, 20:15 +02:00", "2026-03-31T20:15+02:00"),
    ],
)
async def test_it_says_what_it_understands(typed: str, said: str, kept: str) -> None:
    async with asked(day()) as hands:
        assert said in await hands.type(typed)
        await hands.press("enter")
        assert hands.answer == kept


async def test_what_is_no_day_is_not_taken() -> None:
    async with asked(day()) as hands:
        assert "'31.31.' is no date" in await hands.type("31.31.")
        await hands.press("enter", "enter")
        assert hands.is_open
        assert hands.app.rung == 2
        await hands.press(*["backspace"] * 6)
        assert "a day is missing" in hands.said
        assert "1 Jan 2030 is yet to come" in await hands.type("2030-01-01")
        assert hands.dialog.query_one("#understood").has_class("-wrong")
        await hands.press("up", "enter")
        assert hands.answer == "2026-11-21"


async def test_arrows_go_by_days_and_never_past_today() -> None:
    async with asked(day()) as hands:
        await hands.press("up")
        assert hands.app.rung == 1
        assert "Watched on today" in hands.said
        assert "Thursday, 19 November 2026" in await hands.press("down", "down")
        assert "Friday, 20 November 2026" in await hands.press("up")
        await hands.press("up", "up")
        assert hands.app.rung == 2
        assert "Saturday, 21 November 2026" in hands.said
        # What is typed takes the place of the day that the arrows brought.
        await hands.type("aired")
        await hands.press("down", "down", "enter")
        assert hands.answer == "2026-11-20"


async def test_arrows_keep_the_time_of_the_day() -> None:
    async with asked(day()) as hands:
        await hands.type("2026-03-01T20:15+02:00")
        await hands.press("down", "enter")
        assert hands.answer == "2026-02-28T20:15+02:00"


async def test_the_verb_can_be_another_one() -> None:
    async with asked(DayDialog("Amber Coast", TODAY, verb="Seen")) as hands:
        assert "Seen today" in hands.said


async def test_enter_that_comes_before_the_box_counts() -> None:
    app = Desk()
    answers: list[str | None] = []
    async with app.run_test() as pilot:
        app.push_screen(day(), answers.append)
        app.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        assert answers == ["2026-11-21"]


@pytest.mark.parametrize(
    ("keys", "stars", "rating"),
    [
        ("", "★★★★★★★☆☆☆ 7 of 10", 7),
        ("4", "★★★★☆☆☆☆☆☆ 4 of 10", 4),
        ("1 0", "★★★★★★★★★★ 10 of 10", 10),
        ("right l plus д", "★★★★★★★★★★ 10 of 10", 10),
        ("left h minus р", "★★★☆☆☆☆☆☆☆ 3 of 10", 3),
        ("1 left left", "☆☆☆☆☆☆☆☆☆☆ no rating", 0),
        ("backspace", "☆☆☆☆☆☆☆☆☆☆ no rating", 0),
        ("delete right", "★☆☆☆☆☆☆☆☆☆ 1 of 10", 1),
    ],
)
async def test_stars_are_given_by_keys(keys: str, stars: str, rating: int) -> None:
    async with asked(RatingDialog("Amber Coast", 7)) as hands:
        assert stars in await hands.press(*keys.split())
        await hands.press("enter")
        assert hands.answer == rating


async def test_no_rating_is_shown_as_none_and_stays_none() -> None:
    async with asked(RatingDialog("Amber Coast", None)) as hands:
        assert "no rating" in hands.said
        await hands.press("enter")
        assert hands.answer == 0


async def test_a_click_on_a_star_gives_as_many() -> None:
    async with asked(RatingDialog("Amber Coast", 1)) as hands:
        await hands.click("☆☆☆☆☆")
        assert "2 of 10" in hands.said


async def test_digit_and_enter_in_one_go_rate() -> None:
    async with asked(RatingDialog("Amber Coast", None)) as hands:
        await hands.rush("8", "enter")
        assert hands.answer == 8


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("enter", "from-last"),
        ("j enter", "any-order"),
        ("down down down enter", "any-order"),
        ("k enter", "in-order"),
        ("л л enter", "in-order"),
        ("3 enter", "any-order"),
        ("1 9 enter", "in-order"),
        ("q", None),
        ("3 й", None),
    ],
)
async def test_one_of_several_is_chosen(keys: str, answer: str | None) -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "from-last")) as hands:
        await hands.press(*keys.split())
        assert hands.answer == answer


async def test_the_choice_in_force_has_a_full_dot_wherever_the_cursor_is() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "from-last"), (50, 16)) as hands:
        for key in ("up", "down", "down"):
            said = await hands.press(key)
            assert "1 ○ in order The first unseen" in said
            assert "2 ● from the last watched" in said
        bar = next(line for line in hands.screen.splitlines() if "in any order" in line)
        assert "▌" in bar


async def test_what_was_chosen_before_may_be_unknown_today() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "backwards")) as hands:
        assert "●" not in hands.said
        await hands.press("enter")
        assert hands.answer == "in-order"


async def test_a_click_on_a_choice_chooses_it() -> None:
    async with asked(ChoiceDialog("How to watch", MODES, "from-last")) as hands:
        await hands.click("No episode comes")
        await hands.pilot.pause()
        assert hands.answer == "any-order"


async def test_the_last_of_many_choices_scrolls_into_sight() -> None:
    many = [Choice(f"c{n}", f"choice {n}", "and what it means") for n in range(12)]
    async with asked(ChoiceDialog("How to watch", many, "c0"), (50, 16)) as hands:
        assert "choice 11" not in hands.said
        assert "choice 11" in await hands.press(*["j"] * 11)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        *(("s", "s"), ("a", "a"), ("ы", "s"), ("г", "u")),
        *(("enter", "s"), ("j enter", "a"), ("down down enter", "u"), ("down k enter", "s")),
        *(("escape", None), ("x", None), ("S", None), ("7", None), ("f5", None), ("tab", None)),
        *(("space", None), ("slash", None), ("щ", None), ("left", None)),
    ],
)
async def test_the_menu_closes_with_the_first_key_that_does_not_move(
    keys: str, answer: str | None
) -> None:
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        *moves, last = keys.split()
        await hands.press(*moves)
        assert hands.is_open
        await hands.press(last)
        assert hands.answer == answer


async def test_the_menu_lies_at_the_lower_edge_and_names_keys() -> None:
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        lines = hands.screen.splitlines()
        [season] = [line for line in lines if "s  the season" in line]
        assert lines.index(season) > 15
        assert season.rstrip(" │").endswith("the season            10 episodes")


async def test_the_menu_can_be_clicked_on_and_beside() -> None:
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        await hands.click("42 episodes")
        await hands.pilot.pause()
        assert hands.answer == "a"
    async with asked(MarkMenu("Amber Coast", ITEMS)) as hands:
        await hands.pilot.click(offset=(0, 0))
        await hands.pilot.pause()
        assert hands.answer is None


async def test_a_menu_of_nothing_closes_without_an_answer() -> None:
    async with asked(MarkMenu("Amber Coast", [])) as hands:
        await hands.press("j", "enter")
        assert hands.answer is None


async def test_a_letter_of_an_item_counts_where_it_would_move() -> None:
    async with asked(MarkMenu("Amber Coast", [*ITEMS, MarkItem("j", "a jubilee")])) as hands:
        await hands.press("о")
        assert hands.answer == "j"


class MarkDesk(Desk):
    """A desk at which m opens the menu, and s does something else."""

    BINDINGS: ClassVar = [("m,ь", "marks"), ("s,ы", "sort")]

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str | None] = []
        self.sorted = 0

    def compose(self) -> ComposeResult:
        yield Behind()

    def action_marks(self) -> None:
        self.push_screen(MarkMenu("Amber Coast", ITEMS), self.marked.append)

    def action_sort(self) -> None:
        self.sorted += 1


class Behind(Input):
    """What has the focus behind the menu, and no use for letters."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return False

    def on_key(self, event: events.Key) -> None:
        event.prevent_default()


@pytest.mark.parametrize("keys", ["ms", "ьы"])
async def test_keys_typed_in_one_go_open_the_menu_and_choose(keys: str) -> None:
    app = MarkDesk()
    async with app.run_test() as pilot:
        for _ in range(5):
            for key in keys:
                app.post_message(events.Key(key, key))
            await pilot.pause()
        assert app.marked == ["s"] * 5
        assert app.sorted == 0
        await pilot.press("s")
        assert app.sorted == 1


async def test_several_such_pairs_in_one_go_all_count() -> None:
    app = MarkDesk()
    async with app.run_test() as pilot:
        for key in "msmamum":
            app.post_message(events.Key(key, key))
        await pilot.pause()
        assert app.marked == ["s", "a", "u"]
        assert isinstance(app.screen, MarkMenu)
