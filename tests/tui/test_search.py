"""Searching: the list follows each key, and no mistake loses what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.paths import Paths
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.catalogue import IDS
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

AMBER, COMETS, DELTA, EMBER = IDS


async def test_the_list_follows_each_typed_key(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        after_each = [(await visit.type(letter)).titles for letter in "ember"]

        assert len(after_each[0]) > 1
        assert after_each[-1] == (EMBER,)
        assert (await visit.press(*["backspace"] * 5)).titles == IDS


async def test_the_title_follows_the_search(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.search("ember")

        assert "Ember Fields" in seen.detail
        assert "1 of 4" in seen.screen


async def test_a_person_is_found_and_the_row_says_why(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.search("ada example")

        assert set(seen.titles) == {AMBER, EMBER}
        assert "Ada Example" in "\n".join(visit.list_lines)


@pytest.mark.parametrize(
    ("query", "column"),
    [("comet (ice", 7), ('comet "ice', 7), ("comet year:abc", 12), ("comet is:green", 10)],
)
async def test_a_wrong_query_keeps_the_last_good_list_and_names_the_column(
    places: Paths, query: str, column: int
) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        good = await visit.type("comet")
        # Pasted: typed letter by letter, `comet year` would find nothing on the way.
        wrong = await visit.paste(query.removeprefix("comet"))

        assert good.titles == wrong.titles == (COMETS,)
        assert "Ice comes near" in wrong.detail
        assert f"column {column}" in wrong.screen


async def test_the_remark_on_a_wrong_query_goes_when_it_is_mended(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet (")
        seen = await visit.press("backspace", "backspace")

        assert "column" not in seen.screen
        assert "1 of 4" in seen.screen


async def test_enter_in_the_search_goes_to_the_list(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("e")

        assert (await visit.press("enter")).focus == "titles"


async def test_down_in_the_search_goes_to_the_list(places: Paths) -> None:
    async with visiting(places) as visit:
        assert (await visit.press("slash", "down")).focus == "titles"


async def test_esc_clears_the_search_then_goes_back_and_never_quits(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash")
        await visit.type("comet")
        cleared = await visit.press("escape")
        back = await visit.press("escape", "escape", "escape")

        assert (cleared.query, cleared.titles) == ("", IDS)
        assert back.focus == "titles"
        assert not back.gone


async def test_esc_in_the_list_clears_the_search(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("comet")
        seen = await visit.press("escape")

        assert (seen.query, seen.titles, seen.focus) == ("", IDS, "titles")


async def test_esc_in_an_opened_title_goes_back_before_it_clears_the_search(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("comet")
        back = await visit.press("enter", "escape")
        cleared = await visit.press("escape")

        assert (back.focus, back.query) == ("titles", "comet")
        assert cleared.query == ""


async def test_the_best_match_is_selected_and_esc_leads_back_to_where_one_was(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "j", "j", "slash")
        half = await visit.type("a")
        whole = await visit.type("da")
        cleared = await visit.press("escape")

        assert EMBER in whole.titles[1:]
        assert half.selected == half.titles[0]
        assert whole.selected == whole.titles[0]
        assert "Amber Coast" in whole.detail
        assert cleared.selected == EMBER
        assert "Ember Fields" in cleared.detail


async def test_enter_opens_the_best_match_whatever_was_selected_before(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("G")
        await visit.search("ada")
        seen = await visit.press("enter")

        assert (seen.focus, seen.selected) == ("detail", AMBER)


async def test_each_new_search_selects_its_best_match_and_nothing_else_moves_it(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        chosen = (await visit.search("ada"), await visit.press("j"))[1]
        sorted_ = await visit.press("s")
        marked = await visit.press("space")
        await visit.press("slash")
        again = await visit.type("e")

        assert chosen.selected == sorted_.selected == marked.selected == EMBER
        assert again.selected == again.titles[0]
        assert (await visit.press("escape")).selected == AMBER


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
@pytest.mark.parametrize("key", ["slash", "ctrl+f", "full_stop"])
async def test_a_search_that_stands_there_is_replaced_by_typing(
    places: Paths, size: tuple[int, int], key: str
) -> None:
    async with visiting(places, size) as visit:
        i18n.use("ru" if key == "full_stop" else "en")
        await visit.search("comet")
        assert visit.browse.search_box.input.selected_text == ""
        await visit.press(key)
        assert visit.browse.search_box.input.selected_text == "comet"

        assert (await visit.type("ember")).query == "ember"


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
@pytest.mark.parametrize(("key", "query"), [("end", "comets"), ("right", "comets"),
                                            ("home", "scomet"), ("left", "scomet")])  # fmt: skip
async def test_a_key_that_moves_keeps_the_search_that_stands_there(
    places: Paths, size: tuple[int, int], key: str, query: str
) -> None:
    async with visiting(places, size) as visit:
        await visit.search("comet")
        await visit.press("slash", key)

        assert (await visit.type("s")).query == query


async def test_ctrl_f_in_the_search_selects_it_again(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("slash", *"comet", "home", "ctrl+f")

        assert (await visit.type("ember")).query == "ember"


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
async def test_a_note_is_found_and_the_row_says_so(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        visit.library.marks.note(Target(DELTA), "Ask Petra about the mangroves")
        seen = await visit.search("mangrove")

        assert seen.titles == (DELTA,)
        assert "your note: Ask Petra about the mangroves" in "\n".join(visit.list_lines)


async def test_a_large_catalogue_leads_back_to_a_title_that_stands_far_behind(
    tmp_path: Path,
) -> None:
    names = [f"Moon {number:04}" for number in range(400)]
    documents = [document(name[5:], {"names": {"en": name}}) for name in names]
    path = catalog_file(tmp_path / "large.json", *documents)
    async with visiting(Paths(catalog_flag=path, no_shipped=True)) as visit:
        await visit.until(lambda: len(visit.seen().titles) == len(names))
        last = await visit.press("G")
        found = await visit.search("0007")
        await visit.press("escape")
        await visit.until(lambda: len(visit.seen().titles) == len(names))

        assert (last.selected, found.selected) == ("0399", "0007")
        assert visit.seen().selected == "0399"


async def test_the_selection_goes_to_the_best_where_its_title_no_longer_matches(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await visit.press("G", "slash")
        seen = await visit.type("comet")

        assert seen.selected == COMETS
        assert "Ice comes near" in seen.detail


async def test_an_empty_result_says_what_to_do(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.search("zzzzzz")

        assert seen.titles == ()
        assert "No title matches “zzzzzz”" in seen.screen
        assert "esc clears the search" in seen.screen
        assert "Amber" not in seen.screen
        assert (await visit.press("escape")).titles == IDS


async def test_no_key_fails_where_nothing_is_found(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.search("zzzzzz")
        seen = await visit.press(*"nwoy3Gj", "space", "tab", "pagedown", "L", "l")

        assert not seen.gone


async def test_an_empty_catalogue_says_what_to_do(tmp_path: Path) -> None:
    nothing = Paths(catalog_flag=catalog_file(tmp_path / "empty.json"), no_shipped=True)
    async with visiting(nothing) as visit:
        seen = await visit.press(*"jGnlwoyL3", "space", "enter", "tab")

        assert "The catalogue is empty" in seen.screen
        assert "docbrowser locate" in seen.screen
        assert (await visit.press("escape", "escape", "q")).gone


async def test_the_keys_of_the_list_serve_on_after_its_last_title_was_marked_away(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await visit.search("is:unwatched delta")
        emptied = await visit.press("space")
        restored = await visit.press("u")

        assert emptied.titles == ()
        assert (restored.titles, restored.query) == ((DELTA,), "is:unwatched delta")
        assert (await visit.press("enter")).focus == "detail"


async def test_each_order_of_sorting_is_named_and_a_query_has_one_more(places: Paths) -> None:
    async with visiting(places) as visit:
        orders = ("year", "viewers’ rating", "runtime", "date added", "date watched", "name")
        named = {order: await visit.press("s") for order in orders}
        await visit.press("slash")
        typed = await visit.type("e")

        assert all(f"by {order}" in seen.screen for order, seen in named.items())
        assert named["viewers’ rating"].titles[:2] == (AMBER, COMETS)
        assert named["runtime"].titles == (COMETS, EMBER, AMBER, DELTA)
        assert "by best match" in typed.screen


async def test_each_order_says_what_comes_first_when_it_is_turned_around(places: Paths) -> None:
    async with visiting(places) as visit:
        by_name = await visit.press("S")
        by_year = await visit.press("s")
        await visit.press("s")
        by_runtime = await visit.press("s")
        await visit.press("slash")
        typed = await visit.type("e")

        assert "by name, Z to A" in by_name.screen
        assert by_name.titles == IDS[::-1]
        assert "oldest first" in by_year.screen
        assert "longest first" in by_runtime.screen
        assert by_runtime.titles == (AMBER, EMBER, COMETS, DELTA)  # of the last it is not known
        assert "longest first" in typed.screen


@pytest.mark.parametrize("size", [(50, 16), (120, 36), (200, 50)])
async def test_what_the_list_goes_by_is_to_be_seen(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        await visit.press("r", "9", "enter", "s", "s")
        first, second = visit.list_lines[:2]

        assert "/10" in first
        assert "★ 9" in first
        assert "/10" in second


async def test_small_words_of_a_search_are_no_beginnings(tmp_path: Path) -> None:
    text = "It is told how a race went, today and to the end."
    told = {"names": {"en": "Race to Io"}, "synopses": {"en": text}}
    catalog = catalog_file(tmp_path / "titles.json", document("race", told))
    async with visiting(Paths(catalog_flag=catalog, no_shipped=True), (120, 36)) as visit:
        await visit.search("race to")
        marked = visit.browse.titles.find("synopsis", text)
        assert [text[start:end] for start, end in marked] == ["race", "to"]
        # Alone it may be the beginning of anything.
        await visit.search("to")
        marked = visit.browse.titles.find("synopsis", text)
        assert [text[start:end] for start, end in marked] == ["told", "today", "to"]


async def test_a_large_catalogue_shows_its_first_titles_until_all_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"Moon {number:04}" for number in range(400)]
    documents = [document(name[5:], {"names": {"en": name}}) for name in names]
    path = catalog_file(tmp_path / "large.json", *documents)
    monkeypatch.setattr("docbrowser.keeper.LARGE", 1_000)
    places = Paths(catalog_flag=path, no_shipped=True)

    async with visiting(places, patient=False) as visit:
        await visit.until(lambda: len(visit.seen().titles) == len(names))  # once typing rests
        assert "400 titles" in visit.screen
        assert visit.seen().titles == tuple(name[5:] for name in names)
        assert visit.seen().selected == "0000"
