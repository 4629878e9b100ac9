from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from docbrowser.actions import Draft
from docbrowser.entries import fold
from docbrowser.errors import MissingFileError, StoreError
from docbrowser.paths import Place
from docbrowser.store.watchlist import WatchlistStore
from tests.helpers import actions_file, stored

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.actions import Action, Verb


class Shelf:
    """The watchlist of one device, and what it had to say."""

    def __init__(self, folder: Path, device: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.store = WatchlistStore(Place(folder), device, self.said.append)

    def do(self, verb: Verb, title: str, value: str | None = None) -> list[Action]:
        return self.store.record(lambda _: [Draft(verb, title, value=value)])

    @property
    def own(self) -> Path:
        (found,) = (
            path for path in self.folder.glob("*.json") if not path.stem.startswith("phone")
        )
        return found

    def titles(self) -> list[str]:
        return [str(action.title) for action in self.store.actions()]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "watchlist", tmp_path / "settings" / "device")


def test_reading_an_untouched_watchlist_makes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.store.actions() == []
    assert not shelf.folder.exists()
    assert not (tmp_path / "settings").exists()


def test_what_was_recorded_is_read_again_by_whoever_comes_next(
    shelf: Shelf, tmp_path: Path
) -> None:
    new = shelf.do("watch", "io", "2026-03-31")
    again = Shelf(shelf.folder, tmp_path / "settings" / "device")
    assert again.store.actions() == new
    assert fold(new)["io"].viewings == ("2026-03-31",)


def test_several_drafts_are_one_step_in_their_order(shelf: Shelf) -> None:
    drafts = [Draft("watch", "io", f"s1e{number}") for number in range(1, 30)]
    new = shelf.store.record(lambda _: drafts)
    assert len({action.step for action in new}) == 1
    assert [action.episode for action in shelf.store.actions()] == [
        draft.episode for draft in drafts
    ]


def test_deciding_on_nothing_writes_nothing(shelf: Shelf) -> None:
    assert shelf.store.record(lambda _: []) == []
    assert list(shelf.folder.glob("*.json")) == []


def test_an_error_while_deciding_writes_nothing(shelf: Shelf) -> None:
    def refuse(_: list[Action]) -> list[Draft]:
        raise StoreError("no")

    with pytest.raises(StoreError):
        shelf.store.record(refuse)
    assert list(shelf.folder.glob("*.json")) == []
    assert shelf.do("want", "io")


def test_the_devices_name_is_made_up_once(shelf: Shelf, tmp_path: Path) -> None:
    shelf.do("want", "io")
    first = shelf.own
    Shelf(shelf.folder, tmp_path / "settings" / "device").do("want", "europa")
    assert shelf.own == first
    assert (tmp_path / "settings" / "device").read_text("utf-8").strip() == first.stem


def test_files_and_their_folders_are_for_the_user_alone(shelf: Shelf) -> None:
    shelf.do("want", "io")
    for path in [shelf.folder, *shelf.folder.rglob("*")]:
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_every_folder_on_the_way_is_for_the_user_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "data" / "docbrowser" / "watchlist", tmp_path / "device")
    shelf.do("want", "io")
    assert stat.S_IMODE((tmp_path / "data" / "docbrowser").stat().st_mode) == 0o700


def test_stock_tinydb_opens_the_file(shelf: Shelf) -> None:
    shelf.do("watch", "io")
    with TinyDB(shelf.own, encoding="utf-8") as database:
        (row,) = database.table("actions")
    assert (row["action"], row["title"]) == ("watch", "io")


def test_two_devices_and_a_conflict_copy_give_the_union(shelf: Shelf) -> None:
    shelf.do("want", "own")
    both = stored(1, "want", "both")
    actions_file(shelf.folder / "phone-1.json", both, stored(2, "want", "phone"))
    actions_file(
        shelf.folder / "phone-1.sync-conflict-20260331-101500-ABCDEF.json",
        both,
        stored(3, "want", "copy"),
    )
    assert shelf.titles() == ["both", "phone", "copy", "own"]
    assert shelf.said == []


@pytest.mark.parametrize(
    "mark",
    [
        ".sync-conflict-20260331-101500-ABCDEF",
        " (Ada's conflicted copy 2026-03-31)",
        " (conflicted copy 2026-03-31 101500)",
    ],
)
def test_a_conflict_copy_is_taken_in_and_then_removed(shelf: Shelf, mark: str) -> None:
    shelf.do("want", "io")
    copy = shelf.own.with_name(f"{shelf.own.stem}{mark}.json")
    actions_file(copy, stored(3, "want", "copy"))
    shelf.do("want", "europa")
    assert not copy.exists()
    assert set(shelf.titles()) == {"io", "copy", "europa"}


def test_a_conflict_copy_that_cannot_be_read_is_left_where_it_is(shelf: Shelf) -> None:
    shelf.do("want", "io")
    copy = shelf.own.with_name(f"{shelf.own.stem}.sync-conflict-20260331-101500-ABCDEF.json")
    copy.write_bytes(b"{")
    shelf.do("want", "europa")
    assert copy.read_bytes() == b"{"
    assert set(shelf.titles()) == {"io", "europa"}


def test_only_ones_own_file_is_ever_written_to(shelf: Shelf) -> None:
    phone = actions_file(shelf.folder / "phone-1.json", stored(1, "want", "phone"))
    before = phone.read_bytes(), phone.stat().st_mtime_ns, phone.stat().st_ino
    shelf.do("want", "io")
    assert (phone.read_bytes(), phone.stat().st_mtime_ns, phone.stat().st_ino) == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"], ids=repr)
def test_another_devices_unreadable_file_is_named_and_passed_over(
    shelf: Shelf, content: bytes
) -> None:
    shelf.do("want", "io")
    phone = shelf.folder / "phone-1.json"
    phone.write_bytes(content)
    assert shelf.titles() == ["io"]
    assert all(str(phone) in sentence for sentence in shelf.said)
    assert shelf.said
    shelf.do("want", "europa")
    assert shelf.titles() == ["io", "europa"]
    assert phone.read_bytes() == content


def test_an_action_that_fits_no_schema_is_named_and_the_rest_serves(shelf: Shelf) -> None:
    actions_file(
        shelf.folder / "phone-1.json",
        {**stored(1, "want", "io"), "action": "devour"},
        {**stored(2, "watch", "io"), "episode": "finale"},
        {"id": "3", "step": "3", "action": "undo", "at": "now"},
        stored(4, "want", "europa"),
    )
    assert shelf.titles() == ["europa"]
    assert [sentence.split(" was left out")[0][-8:] for sentence in shelf.said] == [
        "action 1", "action 2", "action 3",
    ]  # fmt: skip


def test_ids_come_after_those_of_a_device_whose_clock_runs_ahead(shelf: Shelf) -> None:
    ahead = 99_999_999_000_000
    actions_file(shelf.folder / "phone-1.json", stored(ahead, "want", "io"))
    shelf.do("unwant", "io")
    shelf.do("watch", "io")
    assert [action.verb for action in shelf.store.actions()] == ["want", "unwant", "watch"]


@pytest.mark.parametrize("strange", ["zzz", "-", "9" * 40, "１２-0", "00000000000001"])
def test_ids_of_an_unknown_form_do_not_stop_marking(shelf: Shelf, strange: str) -> None:
    actions_file(shelf.folder / "phone-1.json", {**stored(1, "want", "io"), "id": strange})
    shelf.do("watch", "europa")
    assert set(shelf.titles()) == {"io", "europa"}


def test_a_stamp_changes_with_any_devices_file(shelf: Shelf) -> None:
    stamps = [shelf.store.stamp()]
    shelf.do("want", "io")
    stamps.append(shelf.store.stamp())
    actions_file(shelf.folder / "phone-1.json", stored(1, "want", "phone"))
    stamps.append(shelf.store.stamp())
    assert len(set(stamps)) == 3
    assert shelf.store.stamp() == stamps[-1]


def test_a_named_watchlist_is_made_but_not_its_parents(tmp_path: Path) -> None:
    device = tmp_path / "device"
    place = Place(tmp_path / "marks", named=True)
    WatchlistStore(place, device, pytest.fail).record(lambda _: [Draft("want", "io")])
    assert list(place.path.glob("*.json"))
    missing = Place(tmp_path / "gone" / "marks", named=True)
    with pytest.raises(MissingFileError, match="gone"):
        WatchlistStore(missing, device, pytest.fail).record(lambda _: [Draft("want", "io")])


def test_an_unusable_device_name_is_replaced(shelf: Shelf, tmp_path: Path) -> None:
    device = tmp_path / "settings" / "device"
    device.parent.mkdir()
    device.write_text("../../etc/passwd\n", "utf-8")
    shelf.do("want", "io")
    assert shelf.own.parent == shelf.folder
    assert device.read_text("utf-8").strip() == shelf.own.stem
