"""Filters and saved searches: a menu over the list, and chips beside the search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.tui.filter_menu import Switch
from docbrowser.tui.filters import filters, languages_in
from docbrowser.tui.search_aside import SearchAside
from docbrowser.wishes import Target
from tests.tui.catalogue import IDS
from tests.tui.visit import Seen, Visit, text_of, visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths

AMBER, COMETS, DELTA, EMBER = IDS


def beside(visit: Visit) -> str:
    """Return what stands beside the search."""
    return text_of(visit.browse.query_one(SearchAside)).strip()


def lines(seen: Seen) -> str:
    """Return the menu's lines, without what stands around them."""
    return "\n".join(re.findall(r"│ (?:▌| ) (.*?)[ ▁-█]*│", seen.screen))


async def pick(visit: Visit, *labels: str) -> Seen:
    """Open the menu, switch filters, and leave it."""
    switches = [item for item in visit.browse.menu_items() if isinstance(item, Switch)]
    order = [one.filter.label for one in switches]
    await visit.press("f")
    for label in labels:
        await visit.press("g", *["j"] * order.index(label), "space")
    return await visit.press("escape")


CASES: tuple[tuple[str, set[str]], ...] = (
    ("unwatched", {DELTA}),
    ("in progress", {COMETS}),
    ("want to watch", {EMBER}),
    ("watched", {AMBER}),
    ("skipped", set()),
    ("films", {AMBER, DELTA, EMBER}),
    ("series", {COMETS}),
    ("sources disagree", {AMBER}),
    ("viewers’ rating over 7", {AMBER}),
    ("your rating over 7", {DELTA}),
    ("has a note", {EMBER}),
    ("won an award", {AMBER}),
    ("English", {AMBER, COMETS}),
)


@pytest.mark.parametrize(("label", "found"), CASES)
async def test_a_filter_leaves_what_it_says(places: Paths, label: str, found: set[str]) -> None:
    async with visiting(places) as visit:
        await visit.press("space", "j", "3", "space", "h", "j", "j", "w")
        visit.library.marks.note(Target(EMBER), "for a rainy evening")
        visit.library.marks.rate(Target(DELTA), 9)
        seen = await pick(visit, label)

        assert set(seen.titles) == found
        assert f"{label} ×   {len(found)} of 4" in beside(visit)
        assert seen.focus == "titles"


def test_every_filter_has_a_case() -> None:
    assert [label for label, _ in CASES] == [one.label for one in filters("en")]


async def test_languages_stand_under_a_heading_of_theirs(places: Paths) -> None:
    async with visiting(places, (100, 40)) as visit:
        said = lines(await visit.press("f")).splitlines()
        heading = said.index("LANGUAGE")

        assert said[heading - 1] == ""
        assert said[heading + 1] == "[ ] English"  # the one in which one reads
        assert "rating over 7" in "".join(said[:heading])


async def test_the_list_follows_while_the_menu_is_open(places: Paths) -> None:
    async with visiting(places) as visit:
        opened = await visit.press("f")
        on = await visit.press("j", "space")
        off = await visit.press("enter")

        assert "[ ] in progress" in lines(opened)
        assert "[✓] in progress" in lines(on)
        assert on.titles == ()
        assert "[ ] in progress" in lines(off)
        assert off.titles == IDS


async def test_filters_and_what_is_typed_must_all_match(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "films", "viewers’ rating over 7")
        assert visit.seen().titles == (AMBER,)
        assert beside(visit).startswith("films ×   viewers’ rating over 7 ×   1 of 4")

        assert (await visit.search("comet OR amber")).titles == (AMBER,)
        assert (await visit.press("F")).titles == (AMBER, COMETS)
        assert "×" not in beside(visit)


async def test_of_filters_that_exclude_each_other_any_is_passed(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("space", "j", "j", "w", "g")
        assert (await pick(visit, "want to watch", "watched")).titles == (AMBER, DELTA)
        assert (await pick(visit, "films", "series")).titles == (AMBER, DELTA)
        assert (await visit.search("comet OR delta")).titles == (DELTA,)


async def test_a_mistake_has_its_column_also_behind_filters(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "films", "unwatched")
        await visit.press("slash")
        await visit.type("(amber OR delta)")
        seen = await visit.paste(" is:lost")

        assert "column 21" in seen.screen
        query, rule = seen.screen.splitlines()[1:3]
        assert rule.index("^") == query.index("lost")
        assert seen.titles == (AMBER, DELTA)


@pytest.mark.parametrize("typed", ["-", " ", "...", "mars OR", "(", '"'])
async def test_odd_queries_stop_no_filter(places: Paths, typed: str) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type(typed)
        await visit.press("enter")
        await pick(visit, "series")
        seen = await visit.press("escape")

        assert seen.titles == (COMETS,)


async def test_a_typing_slip_is_mended_behind_filters_too(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "films")
        seen = await visit.search("vulkann")

        assert seen.titles == (EMBER,)
        assert beside(visit).endswith("showing results for “vulkan”")


async def test_the_filter_for_texts_goes_with_the_language(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "English")
        german = await visit.press("L")
        german_beside = beside(visit)
        russian = await visit.press("L")

        assert "German ×" in german_beside
        assert set(german.titles) == {AMBER, COMETS, EMBER}
        assert russian.titles == (AMBER,)


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
async def test_every_language_that_titles_have_is_offered_by_its_name(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        seen = await pick(visit, "Russian")
        assert seen.titles == (AMBER,)

        await visit.press("f", "F", "escape")
        seen = await pick(visit, "German")
        assert set(seen.titles) == {AMBER, COMETS, EMBER}
        # What is on stays on, whatever the language of the texts is by now.
        await visit.press("L", "f")
        while "[✓] German" not in visit.screen:
            assert "SAVED" not in (await visit.press("j")).screen


async def test_languages_are_called_as_the_reader_calls_them(places: Paths) -> None:
    i18n.use("de")
    async with visiting(places) as visit:
        offered = lines(await visit.press("f"))

        assert "[ ] Englisch" in offered
        assert "[ ] Russisch" in offered


def test_only_codes_are_taken_for_languages() -> None:
    told = ["de", "deutsch", "german", "fr", "french", "tok", "pisin", "und", "xy", "lao"]

    assert languages_in(told) == ["de", "fr"]


async def test_where_nothing_passes_it_says_which_key_helps(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await pick(visit, "watched")
        assert "No title passes 1 filter" in seen.screen
        assert "F clears the filters" in seen.screen

        await pick(visit, "films")
        searched = await visit.search("zzzz")
        assert "No title matches “zzzz” and passes all 2 filters" in searched.screen
        assert (await visit.press("escape", "F")).titles == IDS


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
async def test_while_one_types_it_says_how_to_get_to_the_key(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await pick(visit, "watched")
        typing = " ".join((await visit.press("slash", *"zz")).screen.split())
        assert "esc, then F clears the filters." in typing

        left = await visit.press("escape")
        assert "F clears the filters" in " ".join(left.screen.split())
        assert "esc, then F" not in left.screen
        cleared = await visit.press("F")
        assert (cleared.query, cleared.titles) == ("", IDS)
        assert (await visit.press("j")).selected == COMETS


async def test_a_marked_title_leaves_a_filter_for_what_is_unwatched(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "unwatched")
        seen = await visit.press("space")

        assert AMBER not in seen.titles
        assert len(seen.titles) == 3
        assert AMBER in (await visit.press("u")).titles


async def test_sorting_and_reversing_go_on_behind_filters(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "films")
        orders = [(await visit.press("s"), beside(visit))[1] for _ in range(3)]

        by = [order.rpartition("· by ")[2] for order in orders]
        assert by == ["year", "viewers’ rating", "runtime"]


async def test_a_filter_alone_leaves_the_order_as_it_was(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await pick(visit, "films")
        assert seen.titles == (AMBER, DELTA, EMBER)
        assert beside(visit).endswith("by name")

        # Words have a best match, which then comes first.
        await visit.search("e")
        assert "by best match" in beside(visit)


async def test_chips_are_counted_where_it_is_narrow(places: Paths) -> None:
    async with visiting(places, (50, 16)) as visit:
        await pick(visit, "unwatched")
        one = beside(visit)
        await pick(visit, "films")
        two = beside(visit)
        await visit.press("slash")
        seen = await visit.type("a rather long search that")

        assert one == "unwatched ×   4 of 4"
        assert two == "2 filters ×   3 of 4"
        assert "a rather long search that" in seen.screen.splitlines()[1]
        assert "2 filters ×" in seen.screen.splitlines()[1]


async def test_an_order_that_was_asked_for_stays_in_sight(places: Paths) -> None:
    async with visiting(places, (74, 24)) as visit:
        await pick(visit, "films", "sources disagree")
        usual = beside(visit)
        await visit.press("s")

        assert usual == "films ×   sources disagree ×   1 of 4"
        assert beside(visit) == "films ×   sources disagree ×   by year"


async def test_a_click_on_a_chip_takes_its_filter_off(places: Paths) -> None:
    async with visiting(places) as visit:
        await pick(visit, "films", "unwatched")
        chips = text_of(visit.browse.query_one(SearchAside))
        await visit.pilot.click(SearchAside, offset=(chips.index("films"), 0))
        await visit.settle()

        assert beside(visit).startswith("unwatched ×")
        assert visit.seen().titles != ()
        assert "films" not in beside(visit)


async def test_a_click_on_a_line_of_the_menu_picks_it(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("f")
        row = next(n for n, line in enumerate(seen.screen.splitlines()) if "[ ] series" in line)
        column = seen.screen.splitlines()[row].index("series")
        await visit.pilot.click(offset=(column, row))
        seen = await visit.press()

        assert seen.titles == (COMETS,)
        assert "[✓] series" in lines(seen)
        await visit.pilot.click(offset=(column, row + 11))
        assert (await visit.press()).titles == (COMETS,)


@pytest.mark.parametrize("key", ["escape", "q", "й", "f", "а"])
async def test_the_menu_closes_and_the_list_has_the_keys_again(places: Paths, key: str) -> None:
    async with visiting(places) as visit:
        closed = await visit.press("f", key)

        assert "SAVED SEARCHES" not in closed.screen
        assert not closed.gone
        assert (await visit.press("j")).selected == COMETS


async def test_no_key_of_the_list_acts_behind_the_menu(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("f", *"wxusSLyn3", "d", "delete", "tab", "slash")
        seen = await visit.press("escape")

        assert not set("✓+–◐") & set("".join(visit.list_lines).replace("–", "", 2))
        assert seen.toasts == ""
        assert seen.focus == "titles"


async def test_f_in_the_menu_clears_all_filters(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("f", "space", "j", "space")
        seen = await visit.press("F")

        assert "[✓]" not in lines(seen)
        assert seen.titles == IDS


async def test_a_search_is_saved_chosen_and_there_at_the_next_start(places: Paths) -> None:
    async with visiting(places) as visit:
        empty = await visit.press("f")
        await visit.press("escape")
        await visit.search("comet OR delta")
        offered = await visit.press("f", "G")
        saved = await visit.press("enter")
        await visit.press("escape", "escape")
        assert visit.seen().titles == IDS
    async with visiting(places) as again:
        listed = await again.press("f", "G")
        chosen = await again.press("enter")

        assert "none yet" in lines(empty)
        assert "+ Save this search: comet OR delta" in lines(offered)
        assert "Save this search" not in lines(saved)
        assert lines(saved).splitlines()[-1].strip() == "comet OR delta"
        assert lines(listed).splitlines()[-1].strip() == "comet OR delta"
        assert (chosen.query, chosen.focus) == ("comet OR delta", "titles")
        assert set(chosen.titles) == {COMETS, DELTA}
        assert "SAVED SEARCHES" not in chosen.screen
    assert places.settings.read_text() == 'searches = ["comet OR delta"]\n'


async def test_a_saved_search_says_its_filters_and_takes_the_place_of_others(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await pick(visit, "films")
        await visit.search("amber OR comet")
        await visit.press("f", "G", "enter", "escape", "escape")
        await visit.press("F")
        await pick(visit, "unwatched", "series")
        chosen = await visit.press("f", "G", "k", "enter")

        assert chosen.query == "(amber OR comet) kind:film"
        assert chosen.titles == (AMBER,)
        assert "×" not in beside(visit)


async def test_a_saved_search_is_deleted_for_good(places: Paths) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('# mine\nsearches = ["one", "two"]\n')
    async with visiting(places) as visit:
        before = await visit.press("f", "G")
        after = await visit.press("d")
        switches = await visit.press("g", "d")

        assert lines(before).splitlines()[-2:] == ["one", "two"]
        assert "two" not in lines(after)
        assert lines(switches).count("[ ]") == 15
    assert places.settings.read_text() == '# mine\nsearches = ["one"]\n'


async def test_saved_searches_from_a_hostile_file_are_shown_and_never_obeyed(
    places: Paths,
) -> None:
    places.settings.parent.mkdir(parents=True)
    long = "x" * 2000
    places.settings.write_text(
        'searches = ["[@click=app.quit]x[/]", "\\u001b]0;evil\\u0007", "[/", "", "a\\nb", '
        f'"{long}"]\n'
    )
    async with visiting(places) as visit:
        seen = await visit.press("f", "G")
        assert "[@click=app.quit]x[/]" in lines(seen)
        assert "\x1b" not in seen.screen
        for _ in range(5):
            await visit.press("f", "G", "enter")
            await visit.press("f", "G", "k", "enter")
            await visit.press("f", "d")

        assert not visit.seen().gone


async def test_a_settings_file_that_cannot_be_written_is_said_and_nothing_stops(
    places: Paths,
) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text("searches = [")
    async with visiting(places) as visit:
        await visit.search("comet")
        seen = await visit.press("f", "G", "enter")

        assert "was not kept" in visit.toasts
        assert lines(seen).splitlines()[-1].strip() == "comet"
    assert places.settings.read_text() == "searches = ["


@pytest.mark.parametrize("size", [(40, 10), (50, 16), (80, 24), (120, 36)])
async def test_the_menu_can_be_walked_through_at_every_size(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.search("comet")
        top = await visit.press("f")
        bottom = await visit.press(*"j" * 15)
        back = await visit.press(*"k" * 15)

        assert "[ ] unwatched" in top.screen
        assert "Save this search: comet" in bottom.screen
        assert "[ ] unwatched" in back.screen
