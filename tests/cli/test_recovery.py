"""A broken watchlist, as the command line tells of it; `doctor` and `locate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers import SHIPPED_TITLES, actions_file, stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

FILM = "roving-mars-2006"
HALF = b'{"actions": {\n"1": {"id": "0179'


def _own(watchlist: Path) -> Path:
    (own,) = watchlist.glob("*.json")
    return own


def _statuses(cli: Cli) -> dict[str, str]:
    return {row["id"]: row["status"] for row in cli("list", "--json").json}


def test_a_broken_watchlist_is_restored_from_its_backup_and_named(
    cli: Cli, watchlist: Path
) -> None:
    cli("watch", FILM)
    cli("want", "space-station-3d-2002")
    expected = _statuses(cli)
    own = _own(watchlist)
    own.write_bytes(HALF)
    result = cli("list", "--json")
    assert result.code == 0
    assert {row["id"]: row["status"] for row in result.json} == expected
    assert str(own) in result.err
    assert 1 <= result.err.count("\n") <= 3
    (aside,) = (path for path in watchlist.iterdir() if "unreadable" in path.name)
    assert aside.read_bytes() == HALF
    assert aside.name in result.err


def test_after_a_recovery_nothing_more_is_said(cli: Cli, watchlist: Path) -> None:
    cli("watch", FILM)
    _own(watchlist).write_bytes(HALF)
    cli("list")
    again = cli("list")
    assert (again.code, again.err) == (0, "")


def test_a_mark_on_a_broken_watchlist_is_added_to_the_restored_ones(
    cli: Cli, watchlist: Path
) -> None:
    cli("watch", FILM)
    _own(watchlist).write_bytes(HALF)
    assert cli("want", "space-station-3d-2002").code == 0
    assert _statuses(cli)[FILM] == "watched"
    assert _statuses(cli)["space-station-3d-2002"] == "planned"


def test_a_broken_backup_is_passed_over_for_an_older_one(cli: Cli, watchlist: Path) -> None:
    cli("watch", FILM)
    cli("want", "space-station-3d-2002")
    newest = max((watchlist / "backups").glob("*.bak"))
    newest.write_bytes(b"")
    _own(watchlist).write_bytes(HALF)
    assert _statuses(cli)[FILM] == "watched"


@pytest.mark.parametrize("arguments", [["list"], ["watch", FILM], ["undo"]], ids=" ".join)
@pytest.mark.parametrize("content", [HALF, b""], ids=["half", "empty"])
def test_without_backups_a_broken_watchlist_is_exit_1_and_its_bytes_stay(
    cli: Cli, watchlist: Path, arguments: list[str], content: bytes
) -> None:
    cli("watch", FILM)
    for backup in (watchlist / "backups").iterdir():
        backup.unlink()
    own = _own(watchlist)
    own.write_bytes(content)
    result = cli(*arguments)
    assert result.code == 1
    assert bool(result.out) is (arguments == ["list"])  # the titles are there all the same
    assert str(own) in result.err
    assert result.err.count("\n") == 1
    assert own.read_bytes() == content


def test_another_devices_unreadable_file_is_named_and_ones_own_marks_show(
    cli: Cli, watchlist: Path
) -> None:
    cli("watch", FILM)
    other = watchlist / "phone-1.json"
    other.write_bytes(HALF)
    result = cli("list", "--json")
    assert result.code == 0
    assert next(row for row in result.json if row["id"] == FILM)["status"] == "watched"
    assert str(other) in result.err
    assert other.read_bytes() == HALF


def test_another_devices_marks_show(cli: Cli, watchlist: Path) -> None:
    actions_file(watchlist / "phone-1.json", stored(1, "watch", FILM, value="2026-03-31"))
    assert cli("show", FILM, "--json").json["watch"]["watched_on"] == "2026-03-31"
    assert cli("undo").code == 0
    assert _statuses(cli)[FILM] == "unwatched"


def test_a_mark_of_a_title_that_is_no_longer_there_harms_nothing(cli: Cli, watchlist: Path) -> None:
    actions_file(watchlist / "phone-1.json", stored(1, "watch", "gone-1999"))
    result = cli("list", "--json")
    assert (result.code, len(result.json)) == (0, SHIPPED_TITLES)


def test_doctor_finds_nothing_wrong_with_a_fresh_home(cli: Cli, home: Path) -> None:
    result = cli("doctor", "--json")
    assert (result.code, result.json, result.err) == (0, {"ok": True, "problems": []}, "")
    assert list(home.iterdir()) == []
    assert cli("doctor").out == "All files are well.\n"


def test_doctor_names_every_broken_file_and_mends_none(
    cli: Cli, watchlist: Path, tmp_path: Path
) -> None:
    cli("watch", FILM)
    own = _own(watchlist)
    own.write_bytes(HALF)
    catalog = tmp_path / "mine.json"
    catalog.write_bytes(b"")
    result = cli("doctor", "--json", "--catalog", str(catalog))
    assert result.code == 1
    assert result.json["ok"] is False
    problems = "\n".join(result.json["problems"])
    assert str(own) in problems
    assert str(catalog) in problems
    assert own.read_bytes() == HALF
    assert cli("doctor", "--catalog", str(catalog)).code == 1


def test_locate_names_every_place(cli: Cli, home: Path, watchlist: Path) -> None:
    places = cli("locate", "--json").json
    assert places["catalogue"] == str(home / "data" / "docbrowser" / "catalog.json")
    assert places["watchlist"] == str(watchlist)
    assert places["settings"] == str(home / "config" / "docbrowser" / "config.toml")
    assert places["cache"] == str(home / "cache" / "docbrowser")
    assert places["log"].startswith(str(home / "state" / "docbrowser"))
    assert places["shipped catalogue"].endswith("catalog.json")
    assert all(str(place) in cli("locate").out for place in places.values())


def test_locate_follows_flags_and_environment(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCBROWSER_WATCHLIST", str(tmp_path / "w"))
    monkeypatch.setenv("DOCBROWSER_CONFIG", "~/mine.toml")
    places = cli("locate", "--json", "--no-shipped", "--catalog", str(tmp_path / "c.json")).json
    assert places["shipped catalogue"] is None
    assert places["catalogue"] == str(tmp_path / "c.json")
    assert places["watchlist"] == str(tmp_path / "w")
    assert places["settings"].endswith("/home/mine.toml")
