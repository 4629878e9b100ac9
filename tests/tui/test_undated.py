"""Marking seasons and series of which not every episode has a date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from docbrowser import watching
from docbrowser.entries import NOTHING, Entry
from docbrowser.library import Library
from docbrowser.marking import drafts
from docbrowser.paths import Paths
from docbrowser.tui.mark_items import offered
from docbrowser.wishes import Wish
from tests.helpers import catalog_file, document, episode, series
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 3, 31)
NOW = "2026-03-31T20:15+00:00"

DAYS = st.sampled_from([None, "2020", "2020-05-06", "2026", "2030-01-01"])
PLACES = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]


@given(
    st.lists(DAYS, min_size=5, max_size=5),
    st.sampled_from([None, "running", "ended"]),
    st.sampled_from([1, 2, 3]),
)
def test_the_menu_tells_how_many_episodes_it_will_mark(
    days: list[str | None], status: Any, season: int
) -> None:
    rows = (episode(place, day) for place, day in zip(PLACES, days, strict=True))
    title = series("show", *rows, status=status)
    counted = {one.key for one in watching.aired_of(title, watching.regular(title), TODAY)}
    lines = offered(title, NOTHING, f"s{season}e1", TODAY)
    for line, wanted in zip(lines, (f"s{season}e", "s"), strict=False):
        assert line.target is not None
        expected = {key for key in counted if key.startswith(wanted)}
        made = drafts(Wish("watch", NOW), title, line.target.part, NOTHING, TODAY)
        if line.target.part or any(days):  # else the mark is on the whole
            assert {draft.episode for draft in made.drafts} == expected
        said = f"{len(expected)} not seen" if expected else "all seen"
        assert line.item.remark == said


def test_of_a_series_that_was_marked_as_a_whole_the_menu_offers_nothing_more() -> None:
    bare = series("bare", episode((1, 1)), episode((1, 2)))
    _, whole, *_ = offered(bare, Entry(viewings=("2021",)), None, TODAY)
    assert whole.item.remark == "all seen"


# With the keys

HUMAN_UNIVERSE = "human-universe-2014"


def _all_of_it() -> set[str]:
    title = Library(Paths(), print).title(HUMAN_UNIVERSE)
    assert 0 < sum(not one.aired for one in title.episodes()) < len(list(title.episodes()))
    return {one.key for one in title.episodes()}


async def test_a_season_of_the_shipped_catalogue_with_one_date_is_marked_whole() -> None:
    episodes = _all_of_it()
    async with visiting(Paths(), (120, 36)) as visit:
        await visit.search('"human universe"')
        menu = await visit.press("m")
        assert f"{len(episodes)} not seen" in next(
            line for line in menu.screen.splitlines() if "season 1" in line
        )
        done = await visit.press("s")
        assert "✓" in visit.row("Human Universe")
        assert "left alone" not in done.toasts
    library = Library(Paths(), print)
    assert set(library.entry(HUMAN_UNIVERSE).episodes) == episodes
    assert library.progress(HUMAN_UNIVERSE).status == "watched"


async def test_one_episode_with_a_date_is_not_the_whole_of_a_miniseries() -> None:
    others = len(_all_of_it()) - 1
    async with visiting(Paths(), (120, 36)) as visit:
        await visit.search('"human universe"')
        seen = await visit.press("enter", "3", "space")
        assert "1 watched" in seen.detail
        assert f"{others} left" in seen.detail
        assert "✓" not in visit.row("Human Universe")
        await visit.press("m", "a")
        assert "✓" in visit.row("Human Universe")


async def test_of_a_series_that_runs_the_season_is_marked_as_far_as_it_was_shown(
    tmp_path: Path,
) -> None:
    rows = [
        {"season": 1, "number": number} | ({"aired": day} if day else {})
        for number, day in enumerate((None, "2020-01-08", None), start=1)
    ]
    about = {"names": {"en": "Fog Watch"}, "kind": "series", "episodes": rows}
    running, over = about | {"status": "running"}, about | {"status": "ended"}
    file = catalog_file(tmp_path / "c.json", document("fog", running), document("mist", over))
    paths = Paths(catalog_flag=file, no_shipped=True)
    async with visiting(paths) as visit:
        assert "1 without a date left alone" in (await visit.press("m", "s")).toasts
        await visit.press("j", "m", "s")
    library = Library(paths, print)
    assert set(library.entry("fog").episodes) == {"s1e1", "s1e2"}
    assert set(library.entry("mist").episodes) == {"s1e1", "s1e2", "s1e3"}
    assert {library.progress(one).status for one in ("fog", "mist")} == {"watched"}
