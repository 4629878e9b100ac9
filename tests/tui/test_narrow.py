"""What has to stay in sight where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from docbrowser import i18n
from docbrowser.paths import Paths
from docbrowser.tui.edit_fields import Claimed, Field
from tests.helpers import catalog_file, document
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

HELP = {"en": "? help", "de": "? Hilfe", "ru": "? справка"}


@pytest.mark.parametrize("language", HELP)
@pytest.mark.parametrize("width", [50, 64])
async def test_the_key_for_help_stands_above_or_below(
    places: Paths, language: str, width: int
) -> None:
    i18n.use(language)
    async with visiting(places, (width, 16)) as visit:
        for keys in ((), ("enter",)):
            seen = await visit.press(*keys)
            lines = seen.screen.splitlines()
            assert HELP[language] in lines[0] + lines[-1]
            assert len(lines[-1].split()) > 4  # it is not alone there


async def test_what_was_done_stays_in_a_narrow_header(places: Paths) -> None:
    async with visiting(places, (50, 16)) as visit:
        await visit.press("space", "j", "m", "j", "enter")
        head = visit.screen.splitlines()[0]
        assert "watched" in head
    async with visiting(places, (50, 16)) as visit:
        await visit.press("j", "enter", "3", "space")
        head = visit.screen.splitlines()[0]
        assert "1 watched · 1 in progress" in head
        assert "titles" not in head


async def test_the_selected_title_stays_in_sight_when_the_screen_shrinks(places: Paths) -> None:
    async with visiting(places, (80, 30)) as visit:
        seen = await visit.press("G")
        assert seen.titles[-1] == seen.selected
        await visit.pilot.resize_terminal(60, 11)
        await visit.until(lambda: any(line.startswith(" ▌") for line in visit.screen.splitlines()))


async def test_what_may_be_typed_is_cut_with_a_sign(places: Paths) -> None:
    async with visiting(places, (50, 16)) as visit:
        said = visit.screen.splitlines()[1]
        assert said.startswith(" / a name, a person, …")
        assert "…" in said


async def test_the_pane_that_hears_the_keys_bears_a_mark(places: Paths) -> None:
    async with visiting(places, (120, 36)) as visit:
        before = visit.screen
        assert "│▌" not in before
        await visit.press("enter")
        assert visit.screen.count("│▌") == 1
        await visit.press("h")
        assert "│▌" not in visit.screen


async def test_a_menu_is_as_wide_as_its_title(wordy_menu: Paths) -> None:
    async with visiting(wordy_menu, (100, 30)) as visit:
        await visit.press("enter", "3", "m")
        assert "episode 1.1 A Day That Is As Long As Its Own Name ─" in visit.screen


@pytest.fixture
def wordy_menu(tmp_path: Path) -> Paths:
    """A series whose episode has a long name."""
    name = {"en": "A Day That Is As Long As Its Own Name"}
    episode = {"season": 1, "number": 1, "names": name}
    series = {"names": {"en": "Earth"}, "kind": "series", "episodes": [episode]}
    file = catalog_file(tmp_path / "titles.json", document("earth", series))
    return Paths(catalog_flag=file, no_shipped=True)


async def test_what_was_done_takes_no_more_room_than_it_needs(places: Paths) -> None:
    async with visiting(places, (80, 24)) as visit:
        seen = await visit.press("space", "H")
        line = next(line for line in seen.screen.splitlines() if "Amber Coast" in line)
        assert line.strip(" ▌").partition("  ")[2].lstrip().startswith("watched  Amber Coast")


def test_who_says_something_has_what_room_the_value_leaves() -> None:
    claim = Claimed("wikipedia-infobox", "2016")
    field = Field("premiered", "premiere", "2016", (claim,), source_columns=40)
    wide, narrow = (
        "".join(text for text, _style in field.pieces(width, selected=False)) for width in (76, 50)
    )
    assert "Wikipedia, infobox" in wide
    assert narrow.rstrip().endswith("…")
    assert cell_len(narrow) <= 50


@pytest.mark.parametrize("size", [(44, 12), (50, 16)])
async def test_a_toast_takes_the_whole_line_where_little_would_be_left(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        seen = await visit.press("space")
        said = [line for line in seen.screen.splitlines() if line.startswith("▌")]
        assert "Amber Coast · watched · u undoes" in " ".join(said)
        assert {len(line) for line in said} == {size[0]}


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50)])
async def test_a_toast_leaves_nothing_of_the_line_under_it_at_its_right(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        seen = await visit.press("space")
        rule = next(line for line in seen.screen.splitlines() if "undoes" in line)
        assert rule.partition("undoes")[2].strip() == ""
        assert rule.lstrip().startswith("─")
