"""The dialogs for a day and for a rating."""

from __future__ import annotations

import datetime as dt

from docbrowser.tui.dialogs.day_dialog import DayDialog
from docbrowser.tui.dialogs.rating_dialog import RatingDialog
from tests.tui.calm import running
from tests.tui.dialog_desk import Busy, asked

TODAY = dt.date(2026, 11, 21)


def day() -> DayDialog:
    return DayDialog("Amber Coast", TODAY)


async def test_today_is_offered_and_what_is_typed_takes_its_place() -> None:
    async with asked(day()) as hands:
        assert "Watched on today" in hands.said
        assert "Saturday, 21 November 2026" in hands.said
        assert "Watched on 31 m" in await hands.type("31 m")
        await hands.type("arch")
        assert "Tuesday, 31 March 2026" in hands.said
        await hands.press("enter")
        assert hands.answer == "2026-03-31"


async def test_it_says_what_it_understands() -> None:
    async with asked(day()) as hands:
        for typed, said, kept in (
            ("2015", "2015 2015", "2015"),
            ("june 2015", "June 2015", "2015-06"),
            ("aired", "each on the day it was first shown", "aired"),
            ("?", "the day is not known", "unknown"),
            ("2026-03-31 20:15+02:00", "31 March 2026, 20:15 +02:00", "2026-03-31T20:15+02:00"),
        ):
            assert said in await hands.type(typed)
            await hands.press("enter")
            assert hands.answer == kept
            await hands.ask(day())


async def test_what_is_no_day_is_not_taken() -> None:
    async with asked(day()) as hands:
        assert "“31.31.” is not a date" in await hands.type("31.31.")
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


async def test_stars_are_given_by_keys() -> None:
    async with asked(RatingDialog("Amber Coast", 7)) as hands:
        for keys, stars, rating in (
            ("", "★★★★★★★☆☆☆ 7 of 10", 7),
            ("4", "★★★★☆☆☆☆☆☆ 4 of 10", 4),
            ("1 0", "★★★★★★★★★★ 10 of 10", 10),
            ("right l plus д", "★★★★★★★★★★ 10 of 10", 10),
            ("left h minus р", "★★★☆☆☆☆☆☆☆ 3 of 10", 3),
            ("1 left left", "☆☆☆☆☆☆☆☆☆☆ no rating", 0),
            ("backspace", "☆☆☆☆☆☆☆☆☆☆ no rating", 0),
            ("delete right", "★☆☆☆☆☆☆☆☆☆ 1 of 10", 1),
        ):
            assert stars in await hands.press(*keys.split())
            await hands.press("enter")
            assert hands.answer == rating, keys
            await hands.ask(RatingDialog("Amber Coast", 7))


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


async def test_enter_that_comes_before_the_box_counts() -> None:
    app = Busy(lambda: DayDialog("Amber Coast", TODAY))
    async with running(app) as pilot:
        app.rush("m", "enter")
        await pilot.pause()
        assert app.answers == ["2026-11-21"]
