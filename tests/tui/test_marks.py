"""Marking: what a key does is on the screen, on disk, and can be taken back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.catalogue import IDS
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.wishes import Outcome

AMBER, COMETS, DELTA, EMBER = IDS


def status(places: Paths, title: str) -> str:
    """Return a title's state as another start of the program reads it from the disk."""
    return Library(places, print).progress(title).status


async def test_space_marks_the_title_and_space_again_takes_the_mark_off(places: Paths) -> None:
    async with visiting(places) as visit:
        marked = await visit.press("space")
        assert "✓" in visit.row("Amber Coast")
        assert "1 watched" in marked.screen
        assert "watched on" in marked.detail
        assert "u undoes" in marked.toasts
        assert status(places, AMBER) == "watched"

        unmarked = await visit.press("space")
        assert "✓" not in visit.row("Amber Coast")
        assert "0 watched" in unmarked.screen
        assert status(places, AMBER) == "unwatched"


@pytest.mark.parametrize("size", [(120, 36), (50, 16), (44, 12)])
@pytest.mark.parametrize("language", ["en", "de", "ru"])
async def test_the_key_that_undoes_stands_beside_what_it_does(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    # So that the hint would be torn in one of them, whatever the width of a toast.
    documents = [
        document(f"t-{long}", {"names": {"en": f"{'N' * long} of the Sea"}, "kind": "film"})
        for long in range(1, 27, 3)
    ]
    places = Paths(catalog_flag=catalog_file(tmp_path / "c.json", *documents), no_shipped=True)
    i18n.use(language)
    hint = _("u undoes")
    async with visiting(places, size) as visit:
        for _title in documents:
            await visit.press("space")
            assert any(hint in line for line in visit.screen.splitlines()), visit.screen
            assert not any(line.split("▌")[-1].strip() == "·" for line in visit.screen.splitlines())
            await visit.press("j")


async def test_no_key_is_named_under_a_menu_in_which_it_means_something_else(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "enter", "3", "j")
        assert "u undo" in visit.screen.splitlines()[-1]
        menu = await visit.press("m")
        assert "up to here" in menu.screen
        assert "undo" not in menu.screen
        marked = await visit.press("u")
        assert "u undoes" in marked.toasts
        assert "u undo" in marked.screen.splitlines()[-1]
        assert status(places, COMETS) == "watching"
        await visit.press("u")
        assert status(places, COMETS) == "unwatched"


async def test_space_marks_the_episode_under_the_cursor_and_no_other(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "enter", "3", "j")
        seen = await visit.press("space")
        lines = seen.detail.splitlines()

        assert "✓" in next(line for line in lines if "Dust" in line)
        assert not any("✓" in line for line in lines if "Ice" in line or "Tail" in line)
        assert "episode 1.2" in seen.toasts
        assert "◐" in visit.row("Comet Watch")
        assert set(Library(places, print).entry(COMETS).episodes) == {"s1e2"}


async def test_the_cursor_stays_on_its_episode_after_a_mark(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "enter", "3", "space", "j", "space", "j", "space")

        assert set(Library(places, print).entry(COMETS).episodes) == {"s1e1", "s1e2", "s2e1"}
        assert "✓" in visit.row("Comet Watch")


async def test_space_in_the_list_marks_a_series_with_its_aired_episodes(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("j", "space")

        assert "3 episodes" in seen.toasts
        assert seen.detail.count("✓") == 4  # the series and each regular episode, no special
        assert "✓" not in next(line for line in seen.detail.splitlines() if "Behind" in line)


async def test_undo_takes_a_whole_series_back_in_one_step_and_redo_does_it_again(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        undone = await visit.press("j", "space", "u")
        assert "✓" not in undone.detail
        assert "ctrl+r" in undone.toasts
        assert status(places, COMETS) == "unwatched"

        redone = await visit.press("ctrl+r")
        assert redone.detail.count("✓") == 4
        assert status(places, COMETS) == "watched"


async def test_undo_and_redo_say_so_where_there_is_nothing(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("u", "ctrl+r")

        assert "nothing to undo" in seen.toasts
        assert "nothing to do again" in seen.toasts


async def test_w_puts_a_title_on_the_list_and_takes_it_off(places: Paths) -> None:
    async with visiting(places) as visit:
        wanted = await visit.press("w")
        assert "+" in visit.row("Amber Coast")
        assert "want to watch" in wanted.detail

        await visit.press("w")
        assert "+" not in visit.row("Amber Coast")


async def test_x_skips_an_episode_and_takes_that_back(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "enter", "3")
        skipped = await visit.press("x")
        taken_back = await visit.press("x")

        assert any(line.lstrip("▌ ").startswith("–") for line in skipped.detail.splitlines())
        assert "skipped" in skipped.toasts
        assert "no longer skipped" in taken_back.toasts
        assert not any("–" in line for line in taken_back.detail.splitlines() if "Ice" in line)


async def test_n_passes_over_watched_and_skipped_titles_and_says_where_it_ends(
    places: Paths,
) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "space", "j", "x", "g")
        next_one = await visit.press("n")
        end = await visit.press("n")

        assert next_one.selected == end.selected == EMBER
        assert "No other unwatched title" in end.toasts
        assert (await visit.press("N")).selected == AMBER


async def test_a_mark_that_cannot_be_saved_says_so_and_is_not_shown(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> Outcome:
        raise StoreError("watchlist.json cannot be written (No space left on device).")

    async with visiting(places) as visit:
        monkeypatch.setattr(visit.library.marks, "toggle_watched", full_disk)
        seen = await visit.press("space")

        assert "cannot be written" in seen.toasts
        assert "watched · u undoes" not in seen.toasts
        assert "✓" not in visit.row("Amber Coast")
        assert not (await visit.press("j")).gone


async def test_a_watchlist_folder_that_cannot_be_made_is_named(places: Paths) -> None:
    async with visiting(places) as visit:
        # A file where the folder should be stops root as well, who may write everywhere.
        places.watchlist.path.parent.mkdir(parents=True, exist_ok=True)
        places.watchlist.path.write_text("in the way")
        seen = await visit.press("space")

        assert "watchlist" in seen.toasts
        assert "✓" not in visit.row("Amber Coast")
        assert not seen.gone


async def test_what_another_window_marks_is_taken_in(places: Paths) -> None:
    async with visiting(places) as visit:
        Library(places, print).marks.mark("watch", [Target(DELTA)])
        await visit.until(lambda: "✓" in visit.row("Delta"))

        assert visit.seen().selected == AMBER
        assert "1 watched" in visit.screen


async def test_marks_still_on_their_way_are_saved_when_one_quits(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow disk: three marks are typed and q, before the first of them is written."""
    gate = threading.Event()
    async with visiting(places) as visit:
        toggle = visit.library.marks.toggle_watched

        def slow(target: Target) -> Outcome:
            assert gate.wait(30)
            return toggle(target)

        monkeypatch.setattr(visit.library.marks, "toggle_watched", slow)
        await visit.pilot.press("space", "j", "j", "space", "j", "space", "q")
        gate.set()

    assert [status(places, title) for title in (AMBER, DELTA, EMBER)] == ["watched"] * 3
