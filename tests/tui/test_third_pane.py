"""On a broad screen a third pane tells of what the cursor is on, or of what is near."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Region

from docbrowser import i18n
from docbrowser.errors import StoreError
from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.tui.aside_actions import BROAD
from docbrowser.tui.aside_pane import AsidePane
from docbrowser.tui.themes import DARK, LIGHT
from docbrowser.wishes import Target
from tests import pseudo
from tests.helpers import catalog_file, document
from tests.tui.test_hostile import WALKS, biting, hostile
from tests.tui.visit import Visit, text_of, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.related.more import Related

LARGE, BROADEST = (160, 40), (200, 60)
SIZES = pytest.mark.parametrize("size", [LARGE, BROADEST])
SECRET = "The lantern goes out in the last minute."
ADDRESS = "https://shoreline.example/" + "a-very-long-way-to-the-lantern/" * 4 + "end"

LANTERN: dict[str, Any] = {
    "source": "one",
    "names": {"en": "Lantern Deep", "de": "Laternentiefe"},
    "kind": "series",
    "premiered": "2018-03-27",
    "runtime": 47,
    "subjects": ["oceans"],
    "synopses": {"en": "Light where there is none."},
    "credits": [{"person": "Ada Example", "job": "director"}],
    "offers": [{"provider": "Shoreline", "kind": "free", "url": ADDRESS, "checked": "2026-01-05"}],
    "episodes": [
        {
            "season": 1, "number": 1, "names": {"en": "Dusk", "de": "Dämmerung"},
            "aired": "2018-03-27", "runtime": 47, "synopses": {"en": SECRET},
            "credits": [{"person": "Bo Sample", "job": "narrator", "character": "The Keeper"}],
        },
        {"season": 1, "number": 2, "names": {"en": "Night"}, "aired": "2018-04-03"},
        {"season": 0, "number": 1, "names": {"en": "Making"}},
    ],
}  # fmt: skip
AGAIN: dict[str, Any] = {
    "source": "other", "kind": "series", "runtime": 52,
    "url": "https://other.example/lantern", "retrieved": "2026-02-03",
}  # fmt: skip
SHOAL: dict[str, Any] = {
    "names": {"en": "Shoal", "de": "Schwarm"},
    "kind": "film",
    "premiered": "2011",
    "subjects": ["oceans"],
    "credits": [{"person": "Ada Example", "job": "director"}],
}
ZERO: dict[str, Any] = {"names": {"en": "Zzz"}, "kind": "film", "premiered": "2001"}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))
    monkeypatch.setattr("docbrowser.tui.aside_actions.SECONDS_TO_REST", 0.05)


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """A series, a film that is near to it, and one that is near to nothing."""
    path = catalog_file(
        tmp_path / "c.json",
        document("lantern", LANTERN, AGAIN),
        document("shoal", SHOAL),
        document("zzz", ZERO),
    )
    return Paths(catalog_flag=path, no_shipped=True)


def aside(visit: Visit) -> str:
    """Return what the third pane shows, in one line; "" where there is none."""
    panes = visit.browse.query(AsidePane)
    return " ".join(text_of(panes.first()).split()) if panes else ""


async def comes(visit: Visit, *words: str) -> str:
    """Wait until all of `words` stand in the third pane, and return all that stands there."""
    await visit.until(lambda: all(word in aside(visit) for word in words))
    return aside(visit)


async def go_to(visit: Visit, is_it: Callable[[Visit], bool]) -> None:
    """Move the cursor in the title down until it is where one wants it."""
    for _step in range(60):
        if is_it(visit):
            return
        await visit.press("j")
    raise AssertionError(visit.screen)


def on(kind: str, part: str = "") -> Callable[[Visit], bool]:
    """Return whether the cursor is on something of that kind, with that in its value."""

    def is_it(visit: Visit) -> bool:
        anchor = visit.browse.detail.under_cursor
        return anchor is not None and anchor.kind == kind and part in anchor.value

    return is_it


@SIZES
async def test_the_episode_under_the_cursor_is_told_whole(
    places: Paths, size: tuple[int, int]
) -> None:
    marks = Library(places, print).marks
    marks.mark("watch", [Target("lantern", "s1e1")], "2019-05-06")
    marks.mark("watch", [Target("lantern", "s1e1")], "2026-03-30", again=True)
    marks.rate(Target("lantern", "s1e1"), 8)
    async with visiting(places, size) as visit:
        await visit.press("enter", "3")
        told = aside(visit)
        assert told.startswith("Dusk Season 1 · episode 1 27 Mar 2018 · 47 min")
        assert "✓ watched on 6 May 2019 ✓ watched on 30 Mar 2026 ★ 8 of 10" in told
        assert SECRET in told
        assert "CAST AND CREW Bo Sample narrator The Keeper" in told
        assert "IN OTHER LANGUAGES German Dämmerung" in told

        await visit.press("j")
        assert aside(visit).startswith("Night Season 1 · episode 2 3 Apr 2018 ▸ next")
        assert "No text on this episode yet" in aside(visit)
        assert SECRET not in aside(visit)
        await visit.press("j")
        assert aside(visit).startswith("Making Special 1 no date")


async def test_the_text_on_an_unseen_episode_is_hidden_where_the_guide_hides_it(
    places: Paths,
) -> None:
    async with visiting(places, LARGE) as visit:
        await visit.press("enter", "3")
        assert SECRET in aside(visit)
        await visit.press("z")
        assert SECRET not in visit.screen
        assert "hidden until you have seen it · z shows" in aside(visit)
        await visit.press("space")
        assert SECRET in aside(visit)
        assert "✓ watched on" in aside(visit)
        await visit.press("u")
        assert SECRET not in aside(visit)
        await visit.press("z")
        assert SECRET in aside(visit)


async def test_a_text_in_another_language_says_so(places: Paths) -> None:
    async with visiting(places, LARGE) as visit:
        await visit.press("L", "enter", "3")
        assert aside(visit).startswith("Dämmerung")
        assert f"no German text, showing English {SECRET}" in aside(visit)
        assert "IN OTHER LANGUAGES English Dusk" in aside(visit)


async def test_a_person_is_told_with_their_titles_and_marks(places: Paths) -> None:
    Library(places, print).marks.mark("watch", [Target("shoal")], "2026-03-30")
    async with visiting(places, BROADEST) as visit:
        await visit.press("enter", "2")
        assert aside(visit).startswith("Ada Example")
        told = await comes(visit, "2 titles · 1 watched")
        assert "DIRECTOR" in told
        assert "Lantern Deep 2018 ✓ Shoal 2011" in told
        # A mark made meanwhile is taken in.
        await visit.press("space")
        await comes(visit, "2 titles · 2 watched", "✓ Lantern Deep")
        # Enter opens the person, as it does elsewhere.
        await visit.press("enter")
        assert "Ada Example" in visit.screen
        assert visit.app.screen is not visit.browse


@SIZES
async def test_while_the_cursor_is_on_nothing_it_shows_what_is_near_and_why(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        assert aside(visit).startswith("MORE ON THIS")
        await comes(visit, "Shoal 2011", "same director: Ada Example")
        await visit.press("j")
        assert "Shoal" not in aside(visit)  # that was near to another title
        await comes(visit, "Lantern Deep 2018")
        await visit.press("j")
        await comes(visit, "Nothing here has to do with it")
        await visit.press("k", "k", "enter", "3")
        assert aside(visit).startswith("Dusk")
        await visit.press("escape")
        await comes(visit, "MORE ON THIS", "Shoal 2011")


async def test_whoever_goes_on_through_the_list_has_nothing_looked_up(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where one comes to rest is it asked what is near."""
    asked: list[str] = []
    related = Library.related
    monkeypatch.setattr("docbrowser.tui.aside_actions.SECONDS_TO_REST", 3_600)

    def ask(library: Library, target: Target, *rest: Any) -> list[Related]:
        asked.append(target.title)
        return related(library, target, *rest)

    monkeypatch.setattr(Library, "related", ask)
    async with visiting(places, LARGE) as visit:
        await visit.press("j", "j", "k", "k", "j")
        assert not asked
        monkeypatch.setattr("docbrowser.tui.aside_actions.SECONDS_TO_REST", 0.001)
        await visit.press("k")
        await comes(visit, "Shoal")
        assert asked == ["lantern"]


async def test_a_link_and_a_claim_are_told_whole(places: Paths) -> None:
    async with visiting(places, LARGE) as visit:
        await visit.press("enter")
        await go_to(visit, on("link", "shoreline"))
        told = aside(visit)
        assert told.startswith("WHERE TO WATCH Shoreline free checked on 5 Jan 2026")
        assert ADDRESS in told.replace(" ", "")
        await go_to(visit, on("claim", "runtime=52"))
        told = aside(visit)
        assert told.startswith("RUNTIME 52 min This is the value in use.")
        assert told.endswith("other as of 3 Feb 2026 https://other.example/lantern")
        await go_to(visit, on("claim", "runtime=47"))
        assert aside(visit) == "RUNTIME 47 min What counts here is 52 min. one"
        await go_to(visit, on("link", "other.example"))
        assert aside(visit).startswith("SOURCES other as of 3 Feb 2026 https://other.example/")


@pytest.mark.parametrize("width", [120, BROAD - 1])
async def test_where_it_is_narrower_there_is_no_such_pane_and_nothing_is_asked(
    places: Paths, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    def never(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Library, "related", never)
    monkeypatch.setattr("docbrowser.tui.aside_actions.SECONDS_TO_REST", 0.001)
    async with visiting(places, (width, 36)) as visit:
        await visit.press("j", "k", "enter", "2", "j", "j")
        assert not visit.browse.query(AsidePane)
        assert not visit.browse.query(".aside")
        assert "MORE ON THIS" not in visit.screen


async def test_it_comes_and_goes_with_the_width(places: Paths) -> None:
    async with visiting(places, (120, 36)) as visit:
        for _time in range(2):
            await visit.pilot.resize_terminal(*LARGE)
            await comes(visit, "MORE ON THIS", "Shoal 2011")
            await visit.press("enter", "3")
            assert aside(visit).startswith("Dusk")
            await visit.press("escape")
            await visit.pilot.resize_terminal(120, 36)
            await visit.until(lambda: not visit.browse.query(".aside"))
            assert visit.browse.query_one("#detail").region.right == 119


@SIZES
async def test_three_panes_share_the_width_and_lines_stay_short_enough_to_be_read(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await visit.press("enter", "3")
        titles, detail = (visit.browse.query_one(name).region for name in ("#titles", "#detail"))
        third = visit.browse.query_one(AsidePane).region
        assert titles.right < detail.x
        assert detail.right < third.x
        assert third.right == size[0] - 1
        assert abs(third.width - titles.width) <= 1
        assert third.width < detail.width <= 76
        lines = text_of(visit.browse.query_one(AsidePane)).splitlines()
        assert max(len(line.rstrip(" ▁▂▃▄▅▆▇█")) for line in lines) <= 72


async def test_it_takes_no_focus_and_the_mouse_scrolls_it(tmp_path: Path) -> None:
    long = {**LANTERN["episodes"][0], "synopses": {"en": "\n".join(f"line {n}" for n in range(60))}}
    catalogue = catalog_file(tmp_path / "l.json", document("l", {**LANTERN, "episodes": [long]}))
    async with visiting(Paths(catalog_flag=catalogue, no_shipped=True), LARGE) as visit:
        assert (await visit.press("tab", "tab", "tab")).focus in {"titles", "detail"}
        await visit.press("escape", "enter", "3")
        pane = visit.browse.query_one(AsidePane)
        assert "line 50" not in aside(visit)
        await visit.pilot.click(AsidePane, offset=(5, 5))
        assert visit.seen().focus == "detail"
        for _notch in range(20):
            await visit.pilot._post_mouse_events([MouseScrollDown], AsidePane, offset=(5, 5))
        await visit.until(lambda: "line 50" in aside(visit))
        assert pane.region.area
        await visit.press("j")


async def test_another_language_is_spoken_there_too(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo.speak(monkeypatch)
    monkeypatch.delenv("DOCBROWSER_LANG")
    i18n.use("en")
    async with visiting(places, LARGE) as visit:
        await comes(visit, "MORE ON THIS", "same director")
        visit.app.speak("ru")
        await visit.settle()
        assert "MORE ON THIS" not in aside(visit)
        assert "same director" not in aside(visit)
        assert pseudo.pseudo("More on this").upper() in aside(visit)
        await visit.press("enter", "3")
        assert pseudo.pseudo("Cast and crew").upper() in aside(visit)
        visit.app.speak("en")
        await visit.settle()
        assert "CAST AND CREW" in aside(visit)


async def test_a_change_of_theme_draws_it_in_the_new_colours(places: Paths) -> None:
    def colours(visit: Visit) -> set[str]:
        pane = visit.browse.query_one(AsidePane)
        strips = pane.render_lines(Region(0, 0, *pane.outer_size))
        return {
            str(part.style.color) for strip in strips for part in strip if part.style and part.text
        }

    async with visiting(places, LARGE) as visit:
        visit.app.theme = DARK.name
        await visit.press("enter", "3")
        dark = colours(visit)
        visit.app.theme = LIGHT.name
        await visit.settle()
        assert dark.isdisjoint(colours(visit))


async def test_where_nothing_is_found_there_is_nothing_aside(places: Paths) -> None:
    async with visiting(places, LARGE) as visit:
        await comes(visit, "Shoal")
        await visit.press("slash")
        await visit.type("qqqq")
        assert aside(visit) == ""
        await visit.press("escape")
        await comes(visit, "Shoal")


async def test_a_catalogue_that_cannot_be_read_is_told_in_a_sentence(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise StoreError("The disk is [b]on fire[/]\x1b[2J.")

    monkeypatch.setattr(Library, "related", fail)
    async with visiting(places, LARGE) as visit:
        assert await comes(visit, "The disk is [b]on fire[/]")
        assert not biting(visit)


@pytest.mark.parametrize("bite", WALKS, ids=["markup", "control", "unclosed"])
async def test_hostile_text_is_shown_as_it_is_written(tmp_path: Path, bite: str) -> None:
    places = hostile(tmp_path, bite)
    async with visiting(places, BROADEST) as visit:
        await comes(visit, "MORE ON THIS", "Nothing here")
        shown = bite.replace(" ", "") if bite.isprintable() else ""
        await visit.press("enter", "2")
        await comes(visit, "1 title")
        for keys in ("2", "3", "5", "6", "j", "j", "j", "j"):
            await visit.press(keys)
            assert not biting(visit), keys
            assert shown in aside(visit).replace(" ", ""), keys
        assert not visit.seen().gone
