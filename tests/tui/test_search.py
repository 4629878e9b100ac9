"""Searching: the list follows each key, and no mistake loses what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.paths import Paths
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


async def test_the_selection_stays_on_its_title_while_it_still_matches(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "j", "j", "slash")
        found = await visit.type("ada")
        cleared = await visit.press("escape")

        assert found.selected == EMBER
        assert found.titles[0] != EMBER
        assert cleared.selected == EMBER


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
        assert "No title matches zzzzzz" in seen.screen
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
        orders = ("year", "rating", "runtime", "date added", "date watched", "name")
        named = {order: await visit.press("s") for order in orders}
        await visit.press("slash")
        typed = await visit.type("e")

        assert all(f"by {order}" in seen.screen for order, seen in named.items())
        assert named["rating"].titles[:2] == (AMBER, COMETS)
        assert named["runtime"].titles == (COMETS, EMBER, AMBER, DELTA)
        assert "by best match" in typed.screen


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
