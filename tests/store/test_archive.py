from __future__ import annotations

import io
import json
import stat
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.actions import Draft
from docbrowser.errors import MissingFileError, StoreError
from docbrowser.paths import Place
from docbrowser.store import archive_members
from docbrowser.store.archive import back_up_all, restore_all
from docbrowser.store.tables import parse_tables
from docbrowser.store.watchlist import WatchlistStore
from tests.helpers import actions_file, catalog_file, document, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETTINGS = 'theme = "docbrowser-light"\n'


class Shelf:
    """All the data of one user on one device."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.watchlist = home / "watchlist"
        self.catalog = home / "catalog.json"
        self.settings = home / "config" / "config.toml"
        self.device = home / "config" / "device"

    def fill(self) -> Shelf:
        self.mark("io")
        actions_file(self.watchlist / "phone-1.json", stored(1, "want", "phone"))
        catalog_file(self.catalog, document("io"))
        self.settings.write_text(SETTINGS, "utf-8")
        return self

    def mark(self, title: str) -> None:
        self.store.record(lambda _: [Draft("want", title)])

    @property
    def store(self) -> WatchlistStore:
        return WatchlistStore(Place(self.watchlist), self.device, pytest.fail)

    @property
    def own(self) -> Path:
        return self.watchlist / f"{self.device.read_text('utf-8').strip()}.json"

    def titles(self) -> set[str]:
        return {str(action.title) for action in self.store.actions()}

    def back_up(self, target: Path) -> list[str]:
        return back_up_all(self.watchlist, self.catalog, self.settings, target)

    def restore(self, archive: Path) -> list[str]:
        return restore_all(archive, self.watchlist, self.catalog, self.settings, self.device)

    def state(self) -> dict[str, bytes]:
        files = (path for path in self.home.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files if path.suffix != ".lock"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "one").fill()


@pytest.fixture
def archive(shelf: Shelf, tmp_path: Path) -> Path:
    shelf.back_up(tmp_path / "all.zip")
    return tmp_path / "all.zip"


@pytest.fixture
def other(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "other")


def test_what_was_backed_up_comes_back_where_nothing_is(
    shelf: Shelf, archive: Path, other: Shelf
) -> None:
    said = other.restore(archive)
    assert other.titles() == shelf.titles() == {"io", "phone"}
    assert other.catalog.read_bytes() == shelf.catalog.read_bytes()
    assert other.settings.read_text("utf-8") == SETTINGS
    assert len(said) == 4
    assert all(sentence.endswith(".") for sentence in said)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in other.home.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_the_archive_is_for_the_user_alone_and_the_same_each_time(
    shelf: Shelf, archive: Path, tmp_path: Path
) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    shelf.back_up(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
    watched = sorted(path.name for path in shelf.watchlist.glob("*.json"))
    assert names == ["catalog.json", "config.toml", *(f"watchlist/{name}" for name in watched)]


def test_what_is_there_is_not_written_over(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "mine.zip"
    target.write_bytes(b"mine")
    with pytest.raises(StoreError, match=r"mine\.zip is there already"):
        shelf.back_up(target)
    assert target.read_bytes() == b"mine"


def test_a_target_that_cannot_be_written_is_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="was not written"):
        shelf.back_up(tmp_path / "gone" / "all.zip")


def test_a_backup_of_nothing_is_one_that_restores_nothing(other: Shelf, tmp_path: Path) -> None:
    assert "0 files" in other.back_up(tmp_path / "all.zip")[0]
    assert "empty" in other.restore(tmp_path / "all.zip")[0]
    assert not other.home.exists()


def test_what_cannot_be_read_is_named_and_left_out(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.watchlist / "phone-1.json").write_bytes(b"{")
    shelf.catalog.write_bytes(b"{")
    first, *left_out = shelf.back_up(tmp_path / "all.zip")
    assert "2 files" in first
    assert len(left_out) == 2
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert packed.namelist() == ["config.toml", f"watchlist/{shelf.own.name}"]


def test_an_archive_is_there_whole_or_not_at_all(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", fail)
        with pytest.raises(StoreError, match="No space left"):
            shelf.back_up(tmp_path / "all.zip")
    assert not any(path.is_file() for path in tmp_path.iterdir())
    assert shelf.back_up(tmp_path / "all.zip")


def test_marks_made_since_stay_and_those_that_are_gone_come_back(
    shelf: Shelf, archive: Path
) -> None:
    shelf.own.unlink()
    shelf.mark("europa")
    phone = actions_file(shelf.watchlist / "phone-1.json", stored(2, "want", "since"))
    before = phone.read_bytes()
    said = shelf.restore(archive)
    assert shelf.titles() == {"io", "europa", "phone", "since"}
    assert phone.read_bytes() == before  # only the own device's file is ever written to
    assert any("2 actions came back" in sentence for sentence in said)
    rows = parse_tables(shelf.own.read_bytes())["actions"]
    assert sorted(rows, key=int) == ["1", "2", "3"]


def test_restoring_twice_changes_nothing_the_second_time(archive: Path, other: Shelf) -> None:
    other.restore(archive)
    before = other.state()
    said = other.restore(archive)
    assert other.state() == before
    assert any("already" in sentence for sentence in said)


def test_restoring_where_nothing_is_missing_changes_nothing(shelf: Shelf, archive: Path) -> None:
    before = shelf.state()
    shelf.restore(archive)
    assert shelf.state() == before


@pytest.mark.parametrize("name", ["catalog", "settings"])
def test_what_differs_is_kept_beside(shelf: Shelf, archive: Path, name: str) -> None:
    path: Path = getattr(shelf, name)
    packed = path.read_bytes()
    path.write_bytes(b"of today")
    said = shelf.restore(archive)
    assert path.read_bytes() == packed
    (kept,) = path.parent.glob(f"{path.name}.before-restore-??????")
    assert kept.read_bytes() == b"of today"
    assert any(kept.name in sentence for sentence in said)


def test_an_own_file_that_no_backup_mends_is_kept_beside(shelf: Shelf, archive: Path) -> None:
    own = shelf.own
    for path in (own, *(shelf.watchlist / "backups").iterdir()):
        path.write_bytes(b"{")
    shelf.restore(archive)
    assert shelf.titles() == {"io", "phone"}
    (kept,) = shelf.watchlist.glob("*.before-restore-*")
    assert kept.read_bytes() == b"{"


def test_another_devices_broken_file_stays_and_its_marks_come_back(
    shelf: Shelf, archive: Path
) -> None:
    phone = shelf.watchlist / "phone-1.json"
    phone.write_bytes(b"{")
    shelf.restore(archive)
    assert phone.read_bytes() == b"{"
    rows = parse_tables(shelf.own.read_bytes())["actions"].values()
    assert {row["title"] for row in rows} == {"io", "phone"}


def test_an_action_that_is_there_and_says_otherwise_stays(shelf: Shelf, archive: Path) -> None:
    actions_file(shelf.watchlist / "phone-1.json", stored(1, "want", "otherwise"))
    said = shelf.restore(archive)
    assert shelf.titles() == {"io", "otherwise"}
    assert any("differ" in sentence for sentence in said)


def _zip(path: Path, *entries: tuple[str, bytes | str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries:
            packed.writestr(name, content)


GOOD = json.dumps({"actions": {"1": stored(1, "want", "io")}})
MANY = [(f"watchlist/phone-{number}.json", GOOD) for number in range(101)]
BURSTING = b'{"actions": {"1": {"id": "' + b"a" * 8_000_000 + b'"}}}'


@pytest.mark.parametrize(
    "entries",
    [
        [("notes.txt", "x")],
        [("watchlist/notes.txt", "x")],
        [("/etc/passwd", "x")],
        [("../catalog.json", "{}")],
        [("watchlist/../catalog.json", "{}")],
        [("watchlist/..\\catalog.json", "{}")],
        [("watchlist/C:evil.json", "{}")],
        [("watchlist/deeper/phone.json", GOOD)],
        [("watchlist/.json", GOOD)],
        [("watchlist/.hidden.json", GOOD)],
        [("watchlist/a\x1b[31m.json", GOOD)],
        [("watchlist/" + "a" * 300 + ".json", GOOD)],
        [("watchlist/", "")],
        MANY,
        [("watchlist/phone-1.json", BURSTING)],
        [("watchlist/phone-1.json", GOOD), ("watchlist/phone-2.json", "{")],
        [("watchlist/phone-1.json", "")],
        [("watchlist/phone-1.json", '{"actions": {"1": {"a": 1, "a": 2}}}')],
        [("watchlist/phone-1.json", '{"actions": {"1": NaN}}')],
        [("catalog.json", "[]")],
        [("config.toml", "theme = ")],
        [("config.toml", b"\xff")],
        [("watchlist/a.json", GOOD), ("watchlist/A.json", GOOD)],
        [("watchlist/a.json", GOOD), ("watchlist/a.json", GOOD)],
    ],
    ids=lambda entries: " ".join(name for name, _ in entries[:2])[:40],
)
def test_an_archive_that_nobody_should_unpack_is_refused_before_anything_is_touched(
    shelf: Shelf, tmp_path: Path, entries: list[tuple[str, bytes | str]]
) -> None:
    target = tmp_path / "evil.zip"
    with warnings.catch_warnings(action="ignore"):  # of names that stand there twice
        _zip(target, ("watchlist/good.json", GOOD), *entries)
    before = shelf.state()
    with pytest.raises(
        StoreError, match=r"evil\.zip was not restored: .*nothing was changed\.$"
    ) as said:
        shelf.restore(target)
    assert str(said.value).isprintable()
    assert shelf.state() == before
    assert not (tmp_path / "catalog.json").exists()


def _truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    place = content.index(b"watchlist/") + 60
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def _encrypted(content: bytes) -> bytes:
    changed = bytearray(content)
    changed[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _understated(content: bytes) -> bytes:
    """Have an entry say that it is far smaller than it is."""
    changed = bytearray(content)
    central = content.rindex(b"PK\x01\x02")
    changed[central + 24 : central + 28] = (10).to_bytes(4, "little")
    return bytes(changed)


@pytest.mark.parametrize("harm", [_truncated, _flipped, _encrypted, _understated])
def test_a_damaged_archive_is_refused(
    shelf: Shelf, archive: Path, harm: Callable[[bytes], bytes]
) -> None:
    archive.write_bytes(harm(archive.read_bytes()))
    before = shelf.state()
    with pytest.raises(StoreError, match="was not restored"):
        shelf.restore(archive)
    assert shelf.state() == before


def test_what_is_no_archive_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "text.zip"
    target.write_text("text", "utf-8")
    for path in (target, tmp_path):
        with pytest.raises(StoreError, match="was not restored"):
            shelf.restore(path)
    with pytest.raises(MissingFileError):
        shelf.restore(tmp_path / "gone.zip")


def test_an_archive_that_is_too_big_unpacked_is_refused(
    shelf: Shelf, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_members, "MOST_BYTES", 100)
    with pytest.raises(StoreError, match="too big"):
        shelf.restore(archive)


def test_symbolic_links_in_an_archive_are_what_they_hold(shelf: Shelf, tmp_path: Path) -> None:
    target, packed = tmp_path / "link.zip", io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        entry = zipfile.ZipInfo("config.toml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        files.writestr(entry, "/etc/passwd")
    target.write_bytes(packed.getvalue())
    with pytest.raises(StoreError, match=r"config\.toml in it cannot be read"):
        shelf.restore(target)


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(
    shelf: Shelf, archive: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "dotfiles.toml"
    elsewhere.write_text("theme = 'mine'\n", "utf-8")
    shelf.settings.unlink()
    shelf.settings.symlink_to(elsewhere)
    shelf.restore(archive)
    assert shelf.settings.is_symlink()
    assert elsewhere.read_text("utf-8") == SETTINGS
    assert len(list(tmp_path.glob("dotfiles.toml.before-restore-*"))) == 1


def test_all_actions_are_there_after_backups_of_many_devices_were_restored(
    tmp_path: Path, other: Shelf
) -> None:
    expected: set[str] = set()
    for number in range(3):
        one = Shelf(tmp_path / f"home-{number}")
        for place in range(number + 1):
            one.mark(f"title-{number}-{place}")
        expected |= one.titles()
        one.back_up(tmp_path / f"{number}.zip")
    order: list[Any] = sorted(tmp_path.glob("*.zip"), reverse=True)
    for target in (*order, *order):
        other.restore(target)
    assert other.titles() == expected
