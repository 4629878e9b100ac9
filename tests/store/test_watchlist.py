from __future__ import annotations

import errno
import itertools
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from docbrowser.actions import Draft, KnownAs
from docbrowser.errors import LockedError, MissingFileError, StoreError
from docbrowser.folding import fold
from docbrowser.paths import Place
from docbrowser.store.locking import exclusive
from docbrowser.store.tables import parse_tables
from docbrowser.store.watchlist import WatchlistStore
from tests.helpers import actions_file, stored

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.actions import Action, Verb
    from tests.helpers import Cli


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
            path
            for path in self.folder.glob("*.json")
            if not path.stem.startswith("phone") and "conflict" not in path.stem
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


CONFLICT = ".sync-conflict-20260331-101500-ABCDEF"


def _copy_of(shelf: Shelf) -> Path:
    return shelf.own.with_name(f"{shelf.own.stem}{CONFLICT}.json")


def test_a_conflict_copy_is_there_until_its_content_is_on_disk(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.do("want", "io")
    copy = actions_file(_copy_of(shelf), stored(3, "want", "copy"))
    before = shelf.own.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(StoreError, match="Not saved"):
            shelf.do("want", "europa")
    assert copy.exists()
    assert shelf.own.read_bytes() == before
    assert shelf.titles() == ["copy", "io"]
    shelf.do("want", "europa")
    assert not copy.exists()
    assert shelf.titles() == ["copy", "io", "europa"]


def test_of_two_copies_that_agree_everything_is_kept_once(shelf: Shelf) -> None:
    shelf.do("want", "io")
    shared, copy = stored(3, "want", "both"), _copy_of(shelf)
    actions_file(copy, shared, stored(4, "want", "one"))
    actions_file(copy.with_name(copy.name.replace("ABCDEF", "BCDEFG")), shared)
    shelf.do("want", "europa")
    assert shelf.titles() == ["both", "one", "io", "europa"]
    rows = parse_tables(shelf.own.read_bytes())["actions"].values()
    assert sorted(row["title"] for row in rows) == ["both", "europa", "io", "one"]
    assert list(shelf.folder.glob("*.json")) == [shelf.own]


def test_what_is_no_action_comes_in_with_a_conflict_copy_too(shelf: Shelf) -> None:
    shelf.do("want", "io")
    odd: list[dict[str, Any]] = [
        {"said": "by a later version"},
        {"said": "by a later version", "twice": True},
        {"id": 7},
    ]
    copy = actions_file(_copy_of(shelf), *odd)
    shelf.do("want", "europa")
    assert not copy.exists()
    rows = list(parse_tables(shelf.own.read_bytes())["actions"].values())
    assert all(row in rows for row in odd)


@pytest.mark.parametrize("where", ["one's own file", "the copy itself"])
def test_a_conflict_copy_that_says_otherwise_of_an_action_is_left_where_it_is(
    shelf: Shelf, where: str
) -> None:
    known = shelf.do("want", "io")[0].id
    one, other = (
        {**stored(9, "want", "a"), "id": "x"},
        {**stored(9, "want", "b"), "id": "x" if where == "the copy itself" else known},
    )
    copy = actions_file(_copy_of(shelf), one, other)
    before = copy.read_bytes()
    shelf.do("want", "europa")
    assert copy.read_bytes() == before


def test_a_conflict_copy_with_another_table_is_left_where_it_is(shelf: Shelf) -> None:
    shelf.do("want", "io")
    copy = _copy_of(shelf)
    copy.write_bytes(b'{"actions": {}, "more": {"1": {}}}')
    shelf.do("want", "europa")
    assert copy.exists()


def test_another_devices_conflict_copy_is_read_and_never_removed(shelf: Shelf) -> None:
    both = stored(1, "want", "both")
    actions_file(shelf.folder / "phone-1.json", both)
    copy = actions_file(shelf.folder / f"phone-1{CONFLICT}.json", both, stored(2, "want", "copy"))
    shelf.do("want", "io")
    assert copy.exists()
    assert shelf.titles() == ["both", "copy", "io"]


def test_the_union_stands_in_the_list_of_the_command_line(cli: Cli, watchlist: Path) -> None:
    films = ["roving-mars-2006", "space-station-3d-2002", "race-to-mars-2007"]
    cli("want", films[0])
    (own,) = watchlist.glob("*.json")
    actions_file(
        watchlist / f"phone-1{CONFLICT}.json",
        stored(1, "want", films[1]),
        stored(3, "skip", films[2]),
    )
    actions_file(watchlist / "phone-1.json", stored(1, "want", films[1]))
    actions_file(own.with_name(f"{own.stem}{CONFLICT}.json"), stored(2, "want", films[2]))
    rows = [row for row in cli("list", "--json").json if row["id"] in films]
    statuses = {row["id"]: row["status"] for row in rows}
    assert statuses == {films[0]: "planned", films[1]: "planned", films[2]: "skipped"}
    assert len(rows) == len(films)
    cli("want", films[1])
    again = {row["id"]: row["status"] for row in cli("list", "--json").json if row["id"] in films}
    assert again == statuses


def test_a_file_that_stock_tinydb_wrote_takes_marks(shelf: Shelf) -> None:
    shelf.do("want", "io")
    with TinyDB(shelf.own, encoding="utf-8") as database:
        database.table("actions").insert(stored(3, "want", "stock"))
    shelf.do("want", "europa")
    assert set(shelf.titles()) == {"io", "stock", "europa"}
    with TinyDB(shelf.own, encoding="utf-8") as database:
        assert [row.doc_id for row in database.table("actions")] == [1, 2, 3]


def test_marks_of_another_window_come_behind_the_same_objects(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(shelf.folder, tmp_path / "settings" / "device")
    seen: list[list[Action]] = []
    for number in range(6):
        window = (shelf, other)[number % 2]
        window.do("want", f"title-{number}")
        seen.append(shelf.store.actions())
    for earlier, later in itertools.pairwise(seen):
        assert all(one is two for one, two in zip(earlier, later, strict=False))

    def look(known: list[Action]) -> list[Draft]:
        assert all(one is two for one, two in zip(seen[-1], known, strict=True))
        return []

    shelf.store.record(look)


def test_who_changes_the_list_that_was_returned_changes_nothing_else(shelf: Shelf) -> None:
    shelf.do("want", "io")
    shelf.store.actions().clear()

    def clear(known: list[Action]) -> list[Draft]:
        known.clear()
        return [Draft("want", "europa")]

    shelf.store.record(clear)
    assert shelf.titles() == ["io", "europa"]


def test_a_file_that_was_changed_in_place_is_read_anew(shelf: Shelf) -> None:
    for title in ("io", "europa", "titan"):
        shelf.do("want", title)
    content = shelf.own.read_bytes()
    shelf.own.write_bytes(content.replace(b"europa", b"charon"))
    assert shelf.titles() == ["io", "charon", "titan"]
    lines = content.splitlines(keepends=True)
    shelf.own.write_bytes(b"".join([*lines[:2], lines[2].replace(b"},", b"}"), *lines[4:]]))
    assert shelf.titles() == ["io", "europa"]
    shelf.do("want", "ceres")
    assert shelf.titles() == ["io", "europa", "ceres"]


def test_a_file_that_is_gone_begins_anew(shelf: Shelf) -> None:
    shelf.do("want", "io")
    shelf.own.unlink()
    assert shelf.titles() == []
    shelf.do("want", "europa")
    assert shelf.titles() == ["europa"]


def test_what_one_file_says_does_not_depend_on_escapes_in_another_line(shelf: Shelf) -> None:
    rows = [stored(1, "note", "io", value="a"), stored(2, "tag", "io", value="b")]
    clean = actions_file(shelf.folder / "phone-1.json", *rows)
    expected = shelf.store.actions()
    clean.unlink()
    actions_file(shelf.folder / "phone-2.json", *rows, stored(3, "note", "io", value="c\nd\x07"))
    *same, last = shelf.store.actions()
    assert same == expected
    assert last.value == "c\nd"


def test_a_note_keeps_its_lines_and_a_tag_is_one(shelf: Shelf, tmp_path: Path) -> None:
    new = [*shelf.do("note", "io", "one\n\ntwo"), *shelf.do("tag", "io", "dust \n storms")]
    assert [action.value for action in new] == ["one\n\ntwo", "dust storms"]
    again = Shelf(shelf.folder, tmp_path / "settings" / "device")
    assert again.store.actions() == new == shelf.store.actions()


def test_what_could_not_be_read_again_is_not_saved(shelf: Shelf) -> None:
    with pytest.raises(StoreError, match="Not saved"):
        shelf.do("tag", "io", "\x07")
    assert not list(shelf.folder.glob("*.json"))


def test_what_an_episode_was_known_as_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    known_as = KnownAs(ids={"tvmaze": "7"}, aired="2007-09-23", names=("Lift-off",))
    shelf.store.record(lambda _: [Draft("watch", "io", "s1e1", "2026", known_as)])
    (again,) = Shelf(shelf.folder, tmp_path / "settings" / "device").store.actions()
    assert again.known_as == known_as


def test_who_loses_patience_says_so_and_marks_later(shelf: Shelf, tmp_path: Path) -> None:
    shelf.do("want", "io")
    place, device = Place(shelf.folder), tmp_path / "settings" / "device"
    hurried = WatchlistStore(place, device, pytest.fail, patience=0.05)
    with exclusive(shelf.own), pytest.raises(LockedError, match="another window"):
        hurried.record(lambda _: [Draft("want", "europa")])
    assert len(hurried.record(lambda known: [Draft("want", f"after {len(known)}")])) == 1
    assert shelf.titles() == ["io", "after 1"]


def test_reading_waits_for_no_writer(shelf: Shelf) -> None:
    shelf.do("want", "io")
    with exclusive(shelf.own):
        assert shelf.titles() == ["io"]
        assert shelf.store.stamp()


def test_the_newest_backup_holds_the_last_mark_and_is_no_link(shelf: Shelf) -> None:
    for number in range(6):
        shelf.do("want", f"title-{number}")
        backups = sorted((shelf.folder / "backups").glob("*.bak"))
        assert len(backups) == min(number + 1, 3)
        assert backups[-1].read_bytes() == shelf.own.read_bytes()
        assert not backups[-1].samefile(shelf.own)
