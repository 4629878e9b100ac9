"""Reading a title: its languages, sections, links; and the choices that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.paths import Paths
from docbrowser.tui.keys import KEYS, PANE_KEYS, SEARCH_KEYS
from tests.helpers import catalog_file, document
from tests.tui.catalogue import AMBER as AMBER_RECORD
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from pathlib import Path


async def test_l_goes_from_english_to_german_to_russian_and_back(places: Paths) -> None:
    async with visiting(places) as visit:
        german = await visit.press("L")
        russian = await visit.press("L")
        english = await visit.press("L")

        assert "Wellen bringen" in german.detail
        assert "Bernsteinküste" in "\n".join(german.screen.splitlines()[:5])
        assert "Волны приносят" in russian.detail
        assert "Янтарный берег" in visit.toasts + russian.screen
        assert "Waves bring" in english.detail


async def test_a_language_without_a_text_shows_another_and_says_so(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("j", "L", "L")

        assert "Ice comes near" in seen.detail
        assert "no Russian text, showing English" in seen.detail


async def test_a_title_without_the_wanted_or_an_english_text_shows_what_there_is(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("G")

        assert "Ein Vulkan ruht nicht." in seen.detail
        assert "no English text, showing German" in seen.detail


async def test_a_title_without_any_text_says_so(places: Paths) -> None:
    async with visiting(places) as visit:
        assert "No text on this title yet" in (await visit.press("j", "j")).detail


async def test_the_language_is_kept_for_the_next_start(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("L")
    async with visiting(places) as again:
        assert "Wellen bringen" in again.seen().detail
        assert "German" in again.screen


async def test_the_theme_is_kept_for_the_next_start(places: Paths) -> None:
    async with visiting(places) as visit:
        dark = _background(visit)
        visit.app.theme = "docbrowser-light"
        await visit.settle()
        light = _background(visit)
    async with visiting(places) as again:
        assert _background(again) == light != dark


def _background(visit: Visit) -> object:
    return visit.browse.styles.background


@pytest.mark.parametrize(
    "settings",
    ['theme = "no-such"', 'language = "xx"', 'language = "[red]"', "not toml", "theme=1"],
)
async def test_odd_settings_do_not_keep_the_program_from_opening(
    places: Paths, settings: str
) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(settings)
    async with visiting(places) as visit:
        seen = await visit.press("j", "L")

        assert "Comet Watch" in seen.screen or "Kometenwache" in seen.screen
        assert ("is not used" in visit.toasts) == (settings in {"not toml", "theme=1"})


SECTIONS = ("SYNOPSIS", "CAST AND CREW", "EPISODES", "AWARDS", "WHERE TO WATCH", "SOURCES")


@pytest.mark.parametrize("number", range(1, 7))
async def test_a_number_brings_its_section_to_the_top_where_the_title_is_long(
    tmp_path: Path, number: int
) -> None:
    async with visiting(_long_title(tmp_path), (50, 16)) as visit:
        seen = await visit.press(str(number))
        heading = SECTIONS[number - 1]
        lines = seen.detail.splitlines()

        assert heading in seen.detail
        # The last section cannot come higher than the end of the text lets it.
        assert heading in lines[0] or number == len(SECTIONS)


async def test_the_cursor_is_on_a_section_that_cannot_come_to_the_top(tmp_path: Path) -> None:
    async with visiting(_long_title(tmp_path), (50, 16)) as visit:
        lines = (await visit.press("6")).detail.splitlines()
        assert "SOURCES" not in lines[0]
        [bar] = [line for line in lines if line.startswith("▌")]
        assert "SOURCES" in bar
        # From there it goes up, and what is gone to from the list begins at the top.
        up = (await visit.press("g")).detail.splitlines()
        assert up[0].startswith("▌")


def _long_title(tmp_path: Path) -> Paths:
    episodes = [
        {"season": 1, "number": number, "names": {"en": f"Part {number}"}, "aired": "2018-01-01"}
        for number in range(1, 13)
    ]
    credits = [{"person": f"Person {number}", "job": "writer"} for number in range(20)]
    awards = [{"year": 2000 + number, "award": "Shell"} for number in range(15)]
    offers = [{"provider": f"Place {number}"} for number in range(15)]
    words = " ".join(["Waves bring what a forest lost."] * 20)
    record: dict[str, Any] = {
        "names": {"en": "Long"},
        "synopses": {"en": words},
        "credits": credits,
        "episodes": episodes,
        "awards": awards,
        "offers": offers,
    }
    return Paths(
        catalog_flag=catalog_file(tmp_path / "long.json", document("long", record)),
        no_shipped=True,
    )


async def test_of_episodes_that_are_only_counted_the_number_is_said(tmp_path: Path) -> None:
    told = {"names": {"en": "Many"}, "kind": "series", "episode_count": 270, "runtime": 45}
    catalogue = catalog_file(tmp_path / "many.json", document("many", told))
    async with visiting(Paths(catalog_flag=catalogue, no_shipped=True)) as visit:
        seen = await visit.press("3")

        assert "270 × 45 min" in seen.detail
        assert visit.toasts.strip() == "270 episodes, none of them known by name."


@pytest.mark.parametrize("number", range(2, 6))
async def test_a_number_without_a_section_says_so(places: Paths, number: int) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("j", "j", str(number))

        assert "is known for this title" in seen.toasts


async def test_enter_on_an_episode_says_which_keys_do_something(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("j", "enter", "3", "enter")
        assert "space marks the episode · m marks more" in seen.toasts
        assert seen.focus == "detail"


def browsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list in which the addresses appear that a browser is asked to open."""
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    return opened


async def test_o_opens_the_link_and_names_its_host_first(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = browsed(monkeypatch)
    async with visiting(places) as visit:
        seen = await visit.press("o")
        on_a_source = await visit.press("6", "o")
        none = await visit.press("h", "j", "j", "o")

        assert opened == ["https://shoreline.example/amber", "https://facts.example/amber"]
        assert "shoreline.example" in seen.toasts
        assert "facts.example" in on_a_source.toasts
        assert "no link" in none.toasts


async def test_o_says_so_where_there_is_no_browser(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    async with visiting(places) as visit:
        seen = await visit.press("o")
        assert "No web browser" in seen.toasts
        assert "Opening" not in seen.toasts


async def test_o_passes_over_a_link_that_cannot_be_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = browsed(monkeypatch)
    bad = {"provider": "Bad", "url": "javascript:alert(1)"}
    good = {"provider": "Good", "url": "https://good.example/"}
    record = {**AMBER_RECORD, "offers": [bad, good]}
    catalogue = catalog_file(tmp_path / "links.json", document("links", record))
    async with visiting(Paths(catalog_flag=catalogue, no_shipped=True)) as visit:
        await visit.press("o")

    assert opened == ["https://good.example/"]


async def test_y_copies_the_id(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "y")

        assert visit.app.clipboard == "comets-2018"


async def test_help_lists_every_key_and_what_it_does(places: Paths) -> None:
    async with visiting(places, (80, 90)) as visit:
        seen = await visit.press("question_mark")

        for key in (*KEYS, *PANE_KEYS, *SEARCH_KEYS):
            lines = [line for line in seen.screen.splitlines() if key.help in line]
            assert any(key.display in line for line in lines), key


@pytest.mark.parametrize("key", ["escape", "q", "й", "question_mark", "f1"])
async def test_help_closes_and_the_list_has_the_keys_again(places: Paths, key: str) -> None:
    async with visiting(places) as visit:
        closed = await visit.press("question_mark", key)

        assert "esc closes" not in closed.screen
        assert not closed.gone
        assert (await visit.press("j")).selected == "comets-2018"


async def test_help_can_be_read_to_its_end_where_it_is_low(places: Paths) -> None:
    async with visiting(places, (50, 16)) as visit:
        top = await visit.press("question_mark")
        bottom = await visit.press(*"j" * 80)

        assert "settings" not in top.screen
        assert "settings" in bottom.screen


async def test_the_palette_lists_every_action_and_does_it(places: Paths) -> None:
    async with visiting(places, (100, 180)) as visit:
        seen = await visit.press("colon")
        listed = [key.help for key in KEYS if key.id != "palette"]
        assert [name for name in listed if name not in seen.screen] == []

        await visit.type("want to watch")
        await visit.until(lambda: "Awards" not in visit.screen.split("CAST")[0])
        await visit.press("enter")
        await visit.until(lambda: "+" in visit.row("Amber Coast"))
        assert visit.seen().focus == "titles"
