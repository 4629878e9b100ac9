"""NaN and infinity, which JSON has not and Python reads: what bears one is set aside and named, and
all else serves, is written on, exported and packed; no byte is lost."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

import pytest

from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.store.tables import parse_tables
from docbrowser.tui.app import DocbrowserApp
from tests.hostile.files import AMBER, BASALT, CATALOG, CORAL, WATCHLIST
from tests.hostile.test_files import (
    STATUSES,
    Home,
    here,
    is_told,
    kept,
    launched,
    mode,
    statuses,
)
from tests.tui.calm import running
from tests.tui.visit import Visit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

__all__ = ["here"]

_WANT: Final = b'"action": "want", "at"'
BROKEN: Final = {
    "NaN for a time": (
        b'"2026-01-02T20:15:00+00:00", "title": "coral-2021"',
        b'NaN, "title": "x"',
    ),
    "infinity for an episode": (_WANT, b'"action": "want", "episode": Infinity, "at"'),
    "less than all": (_WANT, b'"action": "want", "value": -Infinity, "at"'),
    "a number without end": (_WANT, b'"action": "want", "value": 1e999, "at"'),
    "NaN for an id": (b'"id": "01767000000002-00000-abcdef"', b'"id": NaN'),
    "NaN deep within": (_WANT, b'"action": "want", "known_as": {"names": [NaN]}, "at"'),
}
"""Ways to break the second action, the wish for `CORAL`, and no other."""
REST: Final = {**STATUSES, CORAL: "unwatched"}


def broken(name: str) -> bytes:
    """Return the watchlist with its second action broken."""
    old, new = BROKEN[name]
    content = WATCHLIST.replace(old, new, 1)
    assert content != WATCHLIST
    return content


def laid_out_otherwise(content: bytes) -> bytes:
    """Return a file as another program lays it out, NaN and all."""
    return json.dumps(json.loads(content), indent=1).encode()


# The watchlist


@pytest.mark.parametrize("name", BROKEN)
def test_of_a_watchlist_with_nan_in_one_action_the_others_serve(
    cli: Cli, here: Home, name: str
) -> None:
    content = broken(name)
    here.watchlist.write_bytes(content)

    result = cli("list", "--json")

    assert (result.code, statuses(result)) == (0, REST)
    assert is_told(result, here.watchlist)
    assert result.err.count("\n") == 1
    assert "action 2 was left out" in result.err
    assert cli("show", BASALT, "--json").json["watch"]["rating"] == 8
    checked = cli("doctor")
    assert checked.code == 1
    assert f"{here.watchlist}: action 2 was left out" in checked.out + checked.err
    assert here.watchlist.read_bytes() == content


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("is_ours", [True, False])
def test_marks_are_written_beside_an_action_with_nan_which_stays(
    cli: Cli, here: Home, name: str, *, is_ours: bool
) -> None:
    content = broken(name) if is_ours else laid_out_otherwise(broken(name))
    here.watchlist.write_bytes(content)

    assert cli("watch", CORAL).code == 0
    assert cli("rate", BASALT, "3").code == 0

    assert statuses(cli("list", "--json")) == {**REST, CORAL: "watched"}
    before = repr(json.loads(content)["actions"])
    written = json.loads(here.watchlist.read_bytes())["actions"]
    assert repr({number: written[number] for number in "12345"}) == before
    assert sorted(written) == [*"1234567"]
    assert cli("undo").code == 0
    assert cli("show", BASALT, "--json").json["watch"]["rating"] == 8


@pytest.mark.parametrize("name", BROKEN)
def test_a_backup_brings_back_the_broken_action_and_takes_no_newer_mark_away(
    cli: Cli, here: Home, name: str
) -> None:
    content = broken(name)
    here.watchlist.write_bytes(content)
    # As it was three marks before.
    here.back_up(here.watchlist, b"".join(WATCHLIST.splitlines(keepends=True)[:3])[:-2] + b"\n}}\n")

    result = cli("list", "--json")

    assert (result.code, statuses(result)) == (0, STATUSES)
    assert is_told(result, here.watchlist)
    assert parse_tables(here.watchlist.read_bytes()) == parse_tables(WATCHLIST)
    assert content in [path.read_bytes() for path in here.watchlist.parent.glob("*.unreadable-*")]
    again = cli("list", "--json")
    assert (again.code, again.err, statuses(again)) == (0, "", STATUSES)


def test_a_backup_that_knows_no_more_changes_nothing(cli: Cli, here: Home) -> None:
    content = broken("NaN for an id")
    here.watchlist.write_bytes(content)
    lines = WATCHLIST.splitlines(keepends=True)
    del lines[2]
    here.back_up(here.watchlist, b"".join(lines))
    for _look in range(2):
        assert statuses(cli("list", "--json")) == REST
    assert here.watchlist.read_bytes() == content
    assert not list(here.watchlist.parent.glob("*.unreadable-*"))


def test_where_backups_have_nan_as_well_the_newest_still_comes_back(cli: Cli, here: Home) -> None:
    here.watchlist.write_bytes(broken("NaN deep within"))
    for number in range(4):  # until no backup is without it
        assert cli("rate", BASALT, str(number + 1)).code == 0
    whole = here.watchlist.read_bytes()
    here.put(here.watchlist, whole[:300])
    assert statuses(cli("list", "--json")) == REST
    assert repr(json.loads(here.watchlist.read_bytes())) == repr(json.loads(whole))


def test_a_watchlist_with_nan_in_a_folder_that_may_only_be_read_is_seen(here: Home) -> None:
    here.watchlist.write_bytes(broken("less than all"))
    here.back_up(here.watchlist, WATCHLIST)
    with mode(here.watchlist.parent, 0o500):
        listed = launched("list", "--json")
    assert (listed.code, {row["id"]: row["status"] for row in listed.json}) == (0, REST)
    assert listed.err.count("\n") == 1


@pytest.mark.parametrize("content", [b'{"actions": {"1": {"id": NaN}, "2": {"x": -Infinity}}}'])
def test_a_watchlist_of_nan_alone_is_an_unreadable_one(
    cli: Cli, here: Home, content: bytes
) -> None:
    here.watchlist.write_bytes(content)
    listed = cli("list", "--json")
    assert (listed.code, set(statuses(listed).values())) == (1, {"unwatched"})
    assert is_told(listed, here.watchlist)
    assert cli("watch", CORAL).code == 1
    assert here.watchlist.read_bytes() == content
    here.back_up(here.watchlist, WATCHLIST)
    listed = cli("list", "--json")
    assert (listed.code, statuses(listed)) == (0, STATUSES)
    assert kept(here.watchlist, content)


def test_of_another_device_the_sound_actions_serve(cli: Cli, here: Home) -> None:
    other = here.watchlist.with_name("phone-1.json")
    content = broken("NaN for a time").replace(b"-abcdef", b"-phone1").replace(b'"rate"', b'"tag"')
    other.write_bytes(content)
    listed = cli("list", "--json")
    assert (listed.code, statuses(listed)) == (0, STATUSES)
    assert is_told(listed, other)
    assert cli("show", BASALT, "--json").json["watch"]["tags"] == ["8"]
    assert other.read_bytes() == content


# The catalogue


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "letterboxd"])
def test_an_export_has_all_but_the_record_with_nan(cli: Cli, here: Home, form: str) -> None:
    content = CATALOG.replace(b'"premiered": "2020"', b'"runtime": NaN, "premiered": "2020"')
    here.catalog.write_bytes(content)
    result = cli("export", "--format", form)
    assert result.code == 0
    assert is_told(result, here.catalog)
    assert result.err.count("\n") == 1
    assert BASALT in result.err
    assert "Amber Coast" in result.out or form == "letterboxd"
    assert "NaN" not in result.out
    if form == "json":
        assert [one["id"] for one in result.json["titles"]] == [AMBER, CORAL]
        assert len(result.json["actions"]) == 5
    assert here.catalog.read_bytes() == content


def test_an_export_leaves_out_the_record_with_nan_and_keeps_the_title(
    cli: Cli, here: Home, tmp_path: Path
) -> None:
    odd = b'"records": [{"source": "odd", "rating": {"value": Infinity}}, {"source": "nfo", "names"'
    here.catalog.write_bytes(CATALOG.replace(b'"records": [{"source": "nfo", "names"', odd, 1))
    result = cli("export")
    assert result.code == 0
    (basalt,) = [one for one in result.json["titles"] if one["id"] == BASALT]
    assert [record["source"] for record in basalt["records"]] == ["nfo"]
    (tmp_path / "all.json").write_text(result.out, "utf-8")
    assert cli("import", str(tmp_path / "all.json"), "--dry-run").code == 0


def test_an_export_tells_of_nan_in_what_no_record_has(cli: Cli, here: Home) -> None:
    here.catalog.write_bytes(
        CATALOG.replace(b'"1": {', b'"1": {"mood": [1, NaN], ', 1).replace(
            b'"source": "tvmaze"', b'"source": "tvmaze", "odd": {"x": NaN, "y": 1}', 1
        )
    )
    assert (cli("list").code, cli("list").err) == (0, "")  # none of it is ever shown
    result = cli("export")
    assert result.code == 0
    assert result.err.count("\n") == 1
    assert "document 1" in result.err
    (amber,) = [one for one in result.json["titles"] if one["id"] == AMBER]
    assert amber["records"][0]["source"] == "tvmaze"
    assert "NaN" not in result.out


def test_a_large_import_beside_nan_is_refused_in_a_sentence_or_done(
    cli: Cli, here: Home, tmp_path: Path
) -> None:
    content = CATALOG.replace(b'"source": "tvmaze"', b'"source": "tvmaze", "odd": NaN', 1)
    here.catalog.write_bytes(content)
    titles = [
        {"id": f"film-{number}", "records": [{"source": "nfo", "names": {"en": f"Film {number}"}}]}
        for number in range(400)
    ]
    for more in ([], [{"id": AMBER, "records": [{"source": "nfo", "names": {"en": "Amber"}}]}]):
        made = {"docbrowser": {"version": 1}, "actions": [], "titles": [*titles, *more]}
        for one in titles:
            one["records"][0]["runtime"] = 50 + len(more)  # type: ignore[index]
        (tmp_path / "all.json").write_text(json.dumps(made), "utf-8")
        before = here.catalog.read_bytes()
        result = cli("import", str(tmp_path / "all.json"))
        if result.code:
            assert is_told(result, here.catalog), result.err
            assert here.catalog.read_bytes() == before
        else:
            assert b'"odd": NaN' in here.catalog.read_bytes()
    assert cli("list", "film").code == 0


def test_an_archive_brings_back_what_has_nan_in_it(cli: Cli, here: Home, tmp_path: Path) -> None:
    catalog = CATALOG.replace(b'"premiered": "2020"', b'"runtime": NaN, "premiered": "2020"')
    watchlist = broken("NaN for a time")
    here.catalog.write_bytes(catalog)
    here.watchlist.write_bytes(watchlist)
    packed = cli("backup", str(tmp_path / "all.zip"))
    assert packed.code == 0
    assert "Left out" not in packed.out + packed.err
    here.catalog.unlink()
    here.watchlist.unlink()
    assert cli("restore", str(tmp_path / "all.zip")).code == 0
    assert here.catalog.read_bytes() == catalog
    assert here.watchlist.read_bytes() == watchlist
    # Into a watchlist that lacks some come those that can be read, once.
    here.watchlist.write_bytes(b'{"actions": {}}')
    for _time in range(2):
        assert cli("restore", str(tmp_path / "all.zip")).code == 0
    assert sorted(parse_tables(here.watchlist.read_bytes())["actions"]) == [*"1234"]


# What is left where one's own catalogue cannot be read


def test_the_shipped_titles_are_shown_where_ones_own_cannot_be_read(
    cli: Cli, here: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCBROWSER_NO_SHIPPED")
    content = CATALOG[:200]
    here.catalog.write_bytes(content)
    listed = cli("list", "race to mars", "--json")
    assert listed.code == 1
    assert "race-to-mars-2007" in [row["id"] for row in listed.json]
    assert is_told(listed, here.catalog)
    assert listed.err.count("\n") == 1
    shown = cli("show", "race-to-mars-2007", "--json")
    assert (shown.code, shown.json["year"]) == (1, 2007)
    assert cli("show", AMBER).code == 1
    # What writes, and what is to be all of it, is refused as before.
    for command in (["watch", "race-to-mars-2007"], ["export"], ["edit", AMBER, "runtime", "9"]):
        refused = cli(*command)
        assert (refused.code, refused.out) == (1, ""), command
        assert is_told(refused, here.catalog)
    assert here.catalog.read_bytes() == content
    here.catalog.write_bytes(CATALOG)
    listed = cli("list", "coast", "--json")
    assert (listed.code, listed.err, next(iter(statuses(listed)))) == (0, "", AMBER)


async def test_the_interface_opens_with_the_shipped_titles_and_takes_marks(
    here: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCBROWSER_NO_SHIPPED")
    content = CATALOG[:200]
    here.catalog.write_bytes(content)
    library = Library(Paths(), lambda _: None, tolerant=True)
    library.counts()  # as the entrance does, before the screen is taken over
    app = DocbrowserApp(library)
    async with running(app, size=(120, 36), notifications=True) as pilot:
        visit = Visit(pilot, app, library)
        await visit.settle()
        seen = visit.seen()
        assert seen.titles
        assert AMBER not in seen.titles
        assert "own catalogue is left out" in " ".join(seen.toasts.split())
        await visit.pilot.press("w")
        await visit.until(lambda: library.entry(str(seen.selected)).wanted)
        assert here.catalog.read_bytes() == content
        here.catalog.write_bytes(CATALOG)  # once it is mended its titles are there again
        await visit.until(lambda: library.is_whole and library.title(AMBER).year == 2019)
    app.finish()


def test_a_catalogue_that_was_named_and_cannot_be_read_is_refused(
    cli: Cli, here: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCBROWSER_NO_SHIPPED")
    here.catalog.write_bytes(b"")
    result = cli("list", "--catalog", str(here.catalog))
    assert (result.code, result.out) == (1, "")
    assert is_told(result, here.catalog)


# What is refused leaves nothing behind


def everything(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, without those of locks."""
    return {
        str(path): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


@pytest.mark.parametrize("is_there", [True, False])
def test_an_edit_without_a_readable_watchlist_writes_nothing(
    cli: Cli, here: Home, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    monkeypatch.delenv("DOCBROWSER_NO_SHIPPED")
    if not is_there:
        here.catalog.unlink()
    here.watchlist.write_bytes(b"")
    data = here.catalog.parent
    before = everything(data)
    commands = [["edit", "race-to-mars-2007", "runtime", "44"]]
    if is_there:
        commands += [["merge", AMBER, CORAL], ["edit", CORAL, "runtime", "44"]]
    for command in commands:
        result = cli(*command)
        assert (result.code, result.out) == (1, ""), command
        assert is_told(result, here.watchlist)
        assert everything(data) == before


def test_an_edit_whose_step_cannot_be_written_leaves_no_empty_catalogue(
    here: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCBROWSER_NO_SHIPPED")
    here.catalog.unlink()
    with mode(here.watchlist.parent, 0o500):
        result = launched("edit", "race-to-mars-2007", "runtime", "44")
    assert (result.code, result.out) == (1, "")
    assert "Not saved" in result.err
    assert not os.path.lexists(here.catalog)
    assert launched("list", "--limit", "1").err == ""
