"""`docbrowser backup` and `docbrowser restore`: out of one home and into another."""

from __future__ import annotations

import datetime as dt
import stat
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

FILM = "roving-mars-2006"
RACE = "race-to-mars-2007"
OWN = "my-own-2020"
SETTINGS = 'language = "de"\n'


class Homes:
    """The command line in one of several homes."""

    def __init__(self, cli: Cli, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._cli = cli
        self._root = root
        self._monkeypatch = monkeypatch
        self.here = root
        self.enter("first")

    def __call__(self, *arguments: str) -> Any:
        return self._cli(*arguments)

    def enter(self, name: str) -> None:
        """Be the user of another home from now on."""
        self.here = self._root / name
        for kind in ("data", "config", "cache", "state"):
            self._monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(self.here / kind))

    @property
    def state(self) -> list[str]:
        """All that a user sees of the marks."""
        pages = [self("show", title, "--json").out for title in (FILM, RACE)]
        return [self("list", "--json").out, self("history", "--json").out, *pages]

    @property
    def files(self) -> dict[str, bytes]:
        """Every file that a user would miss."""
        kept = (self.here / kind for kind in ("data", "config"))
        files = (path for folder in kept for path in folder.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files if path.suffix != ".lock"}


@pytest.fixture
def homes(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Homes:
    """A home with marks of every kind, a title of one's own, and settings."""
    monkeypatch.setattr("docbrowser.clock.today", lambda: dt.date(2026, 3, 31))
    homes = Homes(cli, tmp_path / "homes", monkeypatch)
    catalog = homes.here / "data" / "docbrowser" / "catalog.json"
    settings = homes.here / "config" / "docbrowser" / "config.toml"
    for folder in (catalog.parent, settings.parent):
        folder.mkdir(parents=True)
    catalog_file(catalog, document(OWN, {"names": {"en": "My Own"}, "kind": "film"}))
    settings.write_text(SETTINGS, "utf-8")
    for arguments in (
        ("watch", RACE, "--on", "2025-05-05"),
        ("watch", FILM, OWN, "--on", "2015"),
        ("rate", FILM, "9"),
        ("note", f"{RACE}#s1e1", "12:40 claim: the ice is old"),
        ("tag", FILM, "sea", "to show"),
        ("want", FILM),
    ):
        assert homes(*arguments).code == 0
    assert homes("undo").code == 0
    return homes


@pytest.fixture
def archive(homes: Homes, tmp_path: Path) -> str:
    path = str(tmp_path / "all.zip")
    assert homes("backup", path).code == 0
    return path


def test_a_backup_says_where_it_is_and_is_for_the_user_alone(homes: Homes, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    result = homes("backup", str(path))
    assert (result.code, result.out) == (0, "")
    assert str(path) in result.err
    assert "3 files" in result.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None


def test_without_a_name_it_bears_the_day_and_lies_here(
    homes: Homes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert homes("backup").code == 0
    assert [path.name for path in folder.iterdir()] == ["docbrowser-2026-03-31.zip"]


def test_a_backup_changes_nothing(homes: Homes, tmp_path: Path) -> None:
    before = homes.files
    homes("backup", str(tmp_path / "all.zip"))
    assert homes.files == before


def test_in_a_fresh_home_all_of_it_is_back(homes: Homes, archive: str) -> None:
    expected = homes.state
    homes.enter("second")
    assert homes("list", "is:watched").code == 1
    result = homes("restore", archive)
    assert (result.code, result.out) == (0, "")
    assert homes.state == expected
    assert homes("show", OWN, "--json").json["watch"]["viewings"] == ["2015"]
    settings = homes.here / "config" / "docbrowser" / "config.toml"
    assert settings.read_text("utf-8") == SETTINGS
    assert str(settings) in result.err


def test_undo_goes_on_after_a_restore(homes: Homes, archive: str) -> None:
    states = [homes.state[2:]]
    while homes("undo").code == 0:
        states.append(homes.state[2:])
    assert len(states) > 4
    homes.enter("second")
    homes("restore", archive)
    assert homes.state[2:] == states[0]
    for expected in states[1:]:
        assert homes("undo").code == 0
        assert homes.state[2:] == expected
    assert homes("undo").code == 1


def test_marks_that_were_there_stay_beside_those_that_come_back(homes: Homes, archive: str) -> None:
    homes.enter("second")
    homes("watch", FILM, "--on", "2026-03-01")
    homes("tag", FILM, "mine")
    homes("want", "space-station-3d-2002")
    assert homes("restore", archive).code == 0
    watch = homes("show", FILM, "--json").json["watch"]
    assert watch["viewings"] == ["2015", "2026-03-01"]
    assert watch["rating"] == 9
    assert set(watch["tags"]) == {"sea", "to show", "mine"}
    assert homes("show", RACE, "--json").json["watch"]["status"] == "watched"
    planned = homes("list", "is:planned", "--json").json
    assert [row["id"] for row in planned] == ["space-station-3d-2002"]


def test_settings_and_catalogue_that_were_there_are_kept_beside(homes: Homes, archive: str) -> None:
    homes.enter("second")
    mine = {
        homes.here / "config" / "docbrowser" / "config.toml": b'theme = "mine"\n',
        homes.here / "data" / "docbrowser" / "catalog.json": b'{"titles": {}}\n',
    }
    for path, content in mine.items():
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    said = homes("restore", archive).err
    for path, content in mine.items():
        (aside,) = path.parent.glob(f"{path.name}.before-restore-*")
        assert aside.read_bytes() == content
        assert aside.name in said


def test_restoring_where_all_of_it_is_there_changes_nothing(homes: Homes, archive: str) -> None:
    state, files = homes.state, homes.files
    for _ in range(2):
        assert homes("restore", archive).code == 0
        assert homes.state == state
        assert homes.files == files


def test_marks_since_the_backup_are_not_lost_by_a_restore(homes: Homes, archive: str) -> None:
    homes("rate", FILM, "2")
    expected = homes.state
    assert homes("restore", archive).code == 0
    assert homes.state == expected


def test_what_is_there_is_not_written_over(homes: Homes, tmp_path: Path) -> None:
    path = tmp_path / "mine.zip"
    path.write_bytes(b"mine")
    result = homes("backup", str(path))
    assert (result.code, result.out) == (1, "")
    assert str(path) in result.err
    assert result.err.count("\n") == 1
    assert path.read_bytes() == b"mine"


def test_a_backup_where_it_cannot_be_is_a_sentence(homes: Homes, tmp_path: Path) -> None:
    result = homes("backup", str(tmp_path / "no" / "such" / "folder.zip"))
    assert (result.code, result.out) == (1, "")
    assert "folder.zip" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("length", [0, 1, 30, -1, -40])
def test_half_an_archive_restores_nothing(homes: Homes, archive: str, length: int) -> None:
    with open(archive, "r+b") as file:  # noqa: PTH123 - to be cut off
        file.truncate(length if length >= 0 else file.seek(0, 2) + length)
    homes.enter("second")
    homes("want", FILM)
    state, files = homes.state, homes.files
    result = homes("restore", archive)
    assert (result.code, result.out) == (1, "")
    assert archive in result.err
    assert result.err.count("\n") == 1
    assert (homes.state, homes.files) == (state, files)


def test_an_archive_of_something_else_restores_nothing(homes: Homes, tmp_path: Path) -> None:
    path = tmp_path / "holiday.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("holiday.jpg", b"...")
    files = homes.files
    result = homes("restore", str(path))
    assert result.code == 1
    assert "nothing was changed" in result.err
    assert homes.files == files


def test_an_archive_that_is_not_there_is_named(homes: Homes, tmp_path: Path) -> None:
    result = homes("restore", str(tmp_path / "gone.zip"))
    assert (result.code, result.out) == (1, "")
    assert "gone.zip" in result.err


def test_the_folder_of_the_watchlist_may_be_named(homes: Homes, tmp_path: Path) -> None:
    path, folder = str(tmp_path / "some.zip"), str(tmp_path / "marks")
    homes("watch", RACE, "--watchlist", folder, "--on", "2024-04-04")
    expected = homes("history", "--json", "--watchlist", folder).out
    assert homes("backup", path, "--watchlist", folder).code == 0
    homes.enter("second")
    other = str(tmp_path / "others")
    assert homes("restore", path, "--watchlist", other).code == 0
    assert homes("history", "--json", "--watchlist", other).out == expected
    assert homes("history", "--json").json == []
