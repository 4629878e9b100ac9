"""Each write in the order that a power cut cannot harm: what is acknowledged has been synced, and
what is half done can be finished or undone from what has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from docbrowser.actions import Draft
from docbrowser.errors import StoreError
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
from tests.store.lossy_disk import LossyDisk, put
from tests.store.titles_shelf import EDITS, ROWS, Shelf, after

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.lossy_disk import State
    from tests.store.titles_shelf import Change


def rows_of(state: State, folder: Path) -> object:
    """Return what a reader finds of the catalogue in a folder that the power was cut on."""
    shelf = Shelf.__new__(Shelf)
    put(state, folder)
    shelf.path = folder / "c.json"
    try:
        return shelf.rows()
    except StoreError as error:
        return str(error)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_whole_or_has_not_been_and_is_there_once_it_is_acknowledged(
    tmp_path: Path, name: str
) -> None:
    change: Change = EDITS[name]
    new = after(ROWS, change)
    (tmp_path / "shelf").mkdir()
    shelf = Shelf(tmp_path / "shelf")
    with pytest.MonkeyPatch.context() as patch:
        disk = LossyDisk(tmp_path / "shelf", patch)
        shelf.edit(change)
        states, acknowledged = {*disk.states}, {*disk.now()}
    found = [rows_of(state, tmp_path / str(n)) for n, state in enumerate(states)]
    assert all(rows in (ROWS, new) for rows in found)
    assert new in found or new == ROWS
    for number, state in enumerate(acknowledged):
        # What is done may not be done again, over what others have written since.
        assert not any(name.endswith(".journal") for name, _ in state)
        assert rows_of(state, tmp_path / f"acknowledged {number}") == new


def test_edits_one_after_the_other_leave_nothing_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    shelf, rows = Shelf(tmp_path / "shelf"), ROWS
    with pytest.MonkeyPatch.context() as patch:
        disk = LossyDisk(tmp_path / "shelf", patch)
        for turn, change in enumerate(EDITS.values()):
            disk.states.clear()
            shelf.edit(change)
            new = shelf.rows()
            for number, state in enumerate({*disk.states}):
                assert rows_of(state, tmp_path / f"{turn} {number}") in (rows, new), turn
            rows = new


_OLD: Final = ["old-0", "old-1"]


def titles_of(state: State, folder: Path, device: Path) -> object:
    """Return what is marked in a watchlist that the power was cut on."""
    put(state, folder)
    try:
        actions = WatchlistStore(Place(folder), device, pytest.fail).actions()
    except StoreError as error:
        return str(error)
    return [action.title for action in actions]


@pytest.mark.parametrize("before", [[], _OLD])
def test_a_mark_is_there_once_it_is_acknowledged_and_takes_no_other_along(
    tmp_path: Path, before: list[str]
) -> None:
    folder, device = tmp_path / "watchlist", tmp_path / "device"
    store = WatchlistStore(Place(folder), device, pytest.fail)
    folder.mkdir()
    device.write_text("here-abcdef\n", "utf-8")
    for title in before:
        store.record(lambda _, title=title: [Draft("want", title)])  # type: ignore[misc]
    with pytest.MonkeyPatch.context() as patch:
        disk = LossyDisk(folder, patch)
        store.record(lambda _: [Draft("want", "new")])
        states, acknowledged = {*disk.states}, {*disk.now()}
    for number, state in enumerate(states):
        found = titles_of(state, tmp_path / str(number), device)
        assert found in (before, [*before, "new"])
    for number, state in enumerate(acknowledged):
        found = titles_of(state, tmp_path / f"acknowledged {number}", device)
        assert found == [*before, "new"]
