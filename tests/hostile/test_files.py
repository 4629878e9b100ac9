"""Files in every bad state: a sentence and no traceback, the bytes kept, a backup brought back.

What stands in the files is a table in `files.py`. DOCBROWSER_TORTURE=1 makes 10,000 mutations of
each kind of file.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from docbrowser.errors import DocbrowserError
from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.store.settings import Settings, load_settings, save_search, save_setting
from docbrowser.store.tables import parse_tables
from docbrowser.tui.app import DocbrowserApp
from tests.hostile import files
from tests.hostile.files import AMBER, BASALT, CATALOG, CORAL, SETTINGS, WATCHLIST
from tests.tui.calm import running
from tests.tui.terminal import terminal
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.helpers import Cli, Result

TORTURE: Final = os.environ.get("DOCBROWSER_TORTURE", "") not in {"", "0"}
MUTATIONS: Final = {
    "catalog": 10_000 if TORTURE else 80,
    "watchlist": 10_000 if TORTURE else 80,
    "settings": 10_002 if TORTURE else 60,
    "index": 10_000 if TORTURE else 40,
}
# A pipe that is read from would hang for ever.
pytestmark = pytest.mark.timeout(900 if TORTURE else 150)

DEVICE: Final = "here-abcdef"
STATUSES: Final = {AMBER: "watching", BASALT: "watched", CORAL: "planned"}
# A number that no catalogue may have is one that a watchlist may: so there is nothing to restore.
WITH_BACKUP: Final = [
    name
    for name, row in files.SPOILT.items()
    if row.catalog == "refused" and name != "a number beyond all"
]
UNMARKED: Final = dict.fromkeys(STATUSES, "unwatched")


def some(rows: Sequence[str]) -> list[str]:
    """Return the names of rows: each in the longer form, and now and then one in the shorter."""
    return list(rows if TORTURE else rows[::4])


REFUSED: Final = [name for name, row in files.SPOILT.items() if row.watchlist == "refused"]


class Home(NamedTuple):
    """A home in which everything is well."""

    catalog: Path
    watchlist: Path
    settings: Path

    def put(self, path: Path, content: bytes) -> None:
        """Put content into a file, and away what recovered files have left."""
        for aside in path.parent.glob("*.unreadable-*"):
            aside.unlink()
        path.unlink(missing_ok=True)
        path.write_bytes(content)

    def back_up(self, path: Path, content: bytes) -> None:
        """Put content where the newest backup of a file lies."""
        (path.parent / "backups").mkdir(exist_ok=True)
        (path.parent / "backups" / f"{path.name}.000007.bak").write_bytes(content)


@pytest.fixture
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home with a catalogue of three titles, marks on all of them, and settings."""
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    data, config = home / "data" / "docbrowser", home / "config" / "docbrowser"
    (data / "watchlist").mkdir(parents=True)
    config.mkdir(parents=True)
    (config / "device").write_text(f"{DEVICE}\n")
    made = Home(
        data / "catalog.json", data / "watchlist" / f"{DEVICE}.json", config / "config.toml"
    )
    made.catalog.write_bytes(CATALOG)
    made.watchlist.write_bytes(WATCHLIST)
    made.settings.write_bytes(SETTINGS)
    return made


def statuses(result: Result) -> dict[str, str]:
    """Return the status of each title that `list --json` shows."""
    return {row["id"]: row["status"] for row in result.json}


def is_told(result: Result, path: Path) -> bool:
    """Return whether standard error is one sentence, or a few lines, on a file."""
    lines = result.err.splitlines()
    named = str(path) in result.err and all(line.endswith((".", "…")) for line in lines)
    return named and 1 <= len(lines) <= 3 and "Traceback" not in result.err


def kept(path: Path, content: bytes) -> bool:
    """Return whether the bytes still are where they were, or beside it under another name."""
    places = [path, *path.parent.glob(f"{path.name}.unreadable-*")]
    return content in [one.read_bytes() for one in places if one.is_file()]


def spelt(content: bytes) -> dict[str, dict[str, str]]:
    """Return the documents of a file, spelt out, since NaN is not equal to itself."""
    tables = parse_tables(content, lenient=True)
    return {
        name: {number: repr(row) for number, row in table.items()} for name, table in tables.items()
    }


# Commands that cannot do without one's own marks.
_ON_MARKS: Final = (
    *(["rate", BASALT, "3"], ["undo"], ["history"], ["next", "--json"], ["stats"], ["export"]),
    ["edit", CORAL, "runtime", "9"],
)


def test_the_home_is_well(cli: Cli, here: Home) -> None:
    result = cli("list", "--json")
    assert (result.code, result.err, statuses(result)) == (0, "", STATUSES)
    assert cli("doctor").code == 0
    assert cli("show", BASALT, "--json").json["watch"]["note"] == "À revoir: the cliffs"


# The catalogue


@pytest.mark.parametrize("name", files.SPOILT)
def test_a_spoilt_catalogue_is_named_and_stays(cli: Cli, here: Home, name: str) -> None:
    row = files.SPOILT[name]
    content = row.spoil(CATALOG)
    here.catalog.write_bytes(content)

    for command in (["list", "--json"], ["show", BASALT], ["watch", CORAL]):
        result = cli(*command)
        assert result.code == (1 if row.catalog == "refused" else 0), (command, result.err)
        if command[0] != "watch":  # which tells what was marked
            assert is_told(result, here.catalog) if row.catalog != "whole" else not result.err
        if row.catalog == "refused":
            assert result.out == ""
            assert result.err.count("\n") == 1
    assert here.catalog.read_bytes() == content
    assert cli("doctor").code == (0 if row.catalog == "whole" else 1)
    assert here.catalog.read_bytes() == content


@pytest.mark.parametrize("name", [n for n, row in files.SPOILT.items() if row.catalog != "refused"])
def test_what_is_sound_of_a_catalogue_serves(cli: Cli, here: Home, name: str) -> None:
    row = files.SPOILT[name]
    here.catalog.write_bytes(row.spoil(CATALOG))
    result = cli("list", "--json")
    left_out = {"NaN in one record", "infinity in one record", "a number without end"}
    expected = {one: status for one, status in STATUSES.items() if one != AMBER}
    assert statuses(result) == (expected if name in left_out else STATUSES)


@pytest.mark.parametrize("name", some(WITH_BACKUP))
def test_the_newest_backup_takes_the_place_of_a_spoilt_catalogue(
    cli: Cli, here: Home, name: str
) -> None:
    content = files.SPOILT[name].spoil(CATALOG)
    here.catalog.write_bytes(content)
    here.back_up(here.catalog, CATALOG)

    result = cli("list", "--json")

    assert (result.code, statuses(result)) == (0, STATUSES)
    assert is_told(result, here.catalog)
    assert parse_tables(here.catalog.read_bytes()) == parse_tables(CATALOG)
    assert kept(here.catalog, content)
    assert (cli("list").code, cli("list").err) == (0, "")


@pytest.mark.parametrize(
    "field", ['"runtime": NaN', '"rating": {"value": Infinity}', '"x": NaN', '"year": 1e999']
)
def test_of_a_title_with_nan_in_one_record_the_others_serve_and_the_bytes_stay(
    cli: Cli, here: Home, field: str
) -> None:
    odd = b'"records": [{"source": "odd", "genres": ["Odd"], %s}, {"source": "nfo", "names"'
    content = CATALOG.replace(b'"records": [{"source": "nfo", "names"', odd % field.encode(), 1)
    here.catalog.write_bytes(content)

    assert statuses(cli("list", "--json")) == STATUSES
    shown = cli("show", BASALT, "--json")
    assert shown.code == 0
    told = not field.startswith(('"x"', '"year"'))  # of what is no field nothing is to be said
    assert ("odd" in shown.err and is_told(shown, here.catalog)) == told
    assert ([one["source"] for one in shown.json["sources"]] == ["nfo"]) == told
    assert here.catalog.read_bytes() == content
    assert cli("edit", CORAL, "runtime", "91").code == 0
    assert field.encode() in here.catalog.read_bytes()
    assert cli("show", CORAL, "--json").json["runtime"] == 91
    # An edit of that title writes what is odd once more, and loses none of it.
    assert cli("edit", BASALT, "runtime", "90").code == 0
    assert cli("show", BASALT, "--json").json["runtime"] == 90
    records = json.loads(here.catalog.read_bytes())["titles"]["2"]["records"]
    assert repr(records[:2]) == repr(json.loads(content)["titles"]["2"]["records"])


# The watchlist


@pytest.mark.parametrize("name", REFUSED)
def test_without_a_backup_a_spoilt_watchlist_leaves_the_catalogue_to_be_seen(
    cli: Cli, here: Home, name: str
) -> None:
    content = files.SPOILT[name].spoil(WATCHLIST)
    here.watchlist.write_bytes(content)

    listed, shown = cli("list", "--json"), cli("show", AMBER, "--json")
    assert (listed.code, statuses(listed)) == (1, UNMARKED)
    assert (shown.code, shown.json["name"]) == (1, "Amber Coast")
    assert is_told(listed, here.watchlist)
    assert listed.err == shown.err
    assert listed.err.count("\n") == 1
    for command in (
        ["watch", CORAL],
        *(_ON_MARKS if TORTURE or name == "empty" else ()),
    ):
        result = cli(*command)
        assert (result.code, result.out) == (1, ""), command
        assert is_told(result, here.watchlist)
    assert here.watchlist.read_bytes() == content
    assert cli("doctor").code == 1
    assert here.watchlist.read_bytes() == content


@pytest.mark.parametrize("name", some(REFUSED))
def test_the_newest_backup_takes_the_place_of_a_spoilt_watchlist(
    cli: Cli, here: Home, name: str
) -> None:
    content = files.SPOILT[name].spoil(WATCHLIST)
    here.watchlist.write_bytes(content)
    here.back_up(here.watchlist, WATCHLIST)

    result = cli("list", "--json")

    assert (result.code, statuses(result)) == (0, STATUSES)
    assert is_told(result, here.watchlist)
    assert parse_tables(here.watchlist.read_bytes()) == parse_tables(WATCHLIST)
    assert kept(here.watchlist, content)
    assert cli("watch", CORAL).code == 0
    assert statuses(cli("list", "--json")) == {**STATUSES, CORAL: "watched"}
    assert kept(here.watchlist, content)


@pytest.mark.parametrize("name", [n for n, r in files.SPOILT.items() if r.watchlist != "refused"])
def test_what_is_sound_of_a_watchlist_serves_and_takes_marks(
    cli: Cli, here: Home, name: str
) -> None:
    row = files.SPOILT[name]
    content = row.spoil(WATCHLIST)
    here.watchlist.write_bytes(content)

    result = cli("list", "--json")

    assert (result.code, statuses(result)) == (0, STATUSES)
    assert is_told(result, here.watchlist) if row.watchlist == "partly" else not result.err
    assert here.watchlist.read_bytes() == content
    before = spelt(content)
    if cli("watch", CORAL).code == 0:
        after = spelt(here.watchlist.read_bytes())
        assert statuses(cli("list", "--json")) == {**STATUSES, CORAL: "watched"}
        assert all(after[table].items() >= before[table].items() for table in before)
    else:  # what cannot be written again stays
        assert here.watchlist.read_bytes() == content


@pytest.mark.parametrize("name", some([*files.SPOILT]))
def test_another_devices_spoilt_file_is_named_and_left_alone(
    cli: Cli, here: Home, name: str
) -> None:
    row = files.SPOILT[name]
    content = row.spoil(WATCHLIST.replace(b"-abcdef", b"-phone1"))
    other = here.watchlist.with_name("phone-1.json")
    other.write_bytes(content)

    listed = cli("list", "--json")

    assert (listed.code, statuses(listed)) == (0, STATUSES)
    assert is_told(listed, other) if row.watchlist != "whole" else not listed.err
    assert cli("watch", CORAL).code == 0
    assert statuses(cli("list", "--json"))[CORAL] == "watched"
    assert other.read_bytes() == content


async def test_the_interface_shows_the_catalogue_where_ones_own_marks_cannot_be_read(
    here: Home,
) -> None:
    content = WATCHLIST[:99]
    here.watchlist.write_bytes(content)
    library = Library(Paths(), lambda _: None, tolerant=True)
    library.counts()  # as the entrance does, before the screen is taken over
    app = DocbrowserApp(library)
    async with running(app, size=(120, 36), notifications=True) as pilot:
        visit = Visit(pilot, app, library)
        await visit.settle()
        seen = visit.seen()
        assert {*seen.titles} == {AMBER, BASALT, CORAL}
        assert "own marks are left out" in " ".join(seen.toasts.split())
        await visit.pilot.press("w")
        await visit.until(lambda: bool(visit.browse.scribe.late))
        assert here.watchlist.read_bytes() == content
        # Once the file is mended the mark that waits is made, beside those that were there.
        here.watchlist.write_bytes(WATCHLIST)
        await visit.until(lambda: not visit.browse.scribe.waiting)
        await visit.until(lambda: library.marks.is_whole)
        assert library.entry(BASALT).rating == 8
        await visit.until(lambda: library.entry(str(seen.selected)).wanted)
    app.finish()


def test_in_a_terminal_it_opens_without_ones_own_marks_and_says_which_mark_was_lost(
    here: Home,
) -> None:
    here.watchlist.write_bytes(b"")
    with terminal("--no-shipped") as opened:
        opened.shows("Côte d’ambre")
        opened.shows("own marks are")
        opened.press("w")
        opened.shows("ot saved")
        opened.press("q")
        opened.press("q")
        assert opened.ends_with() == 1
    assert here.watchlist.read_bytes() == b""


async def test_a_watchlist_that_is_spoilt_while_it_is_open_keeps_its_bytes(here: Home) -> None:
    async with visiting(Paths(), (120, 36)) as visit:
        here.put(here.watchlist, WATCHLIST[:99])
        await visit.pilot.press("w")
        await visit.until(lambda: bool(visit.browse.scribe.late))
        assert "✓" in visit.screen  # what was known is still shown
        assert here.watchlist.read_bytes() == WATCHLIST[:99]
        here.put(here.watchlist, WATCHLIST)
        await visit.until(lambda: not visit.browse.scribe.waiting)
    assert parse_tables(here.watchlist.read_bytes())["actions"]["6"]["action"] == "want"


# The settings and the device's name


@pytest.mark.parametrize("name", files.SPOILT_SETTINGS)
def test_spoilt_settings_are_named_and_the_defaults_serve(cli: Cli, here: Home, name: str) -> None:
    content = files.SPOILT_SETTINGS[name]
    here.settings.write_bytes(content)

    result = cli("show", AMBER)

    assert result.code == 0
    assert "Amber Coast" in result.out
    assert is_told(result, here.settings)
    assert result.err.count("\n") == 1
    assert cli("doctor").code == 1
    assert here.settings.read_bytes() == content


@pytest.mark.parametrize("name", some([*files.SPOILT_SETTINGS]))
def test_a_choice_never_writes_over_settings_that_cannot_be_read(here: Home, name: str) -> None:
    content = files.SPOILT_SETTINGS[name]
    choices: list[Callable[[], None]] = [
        partial(save_setting, here.settings, "another", value=True),
        partial(save_search, here.settings, "sand"),
    ]
    for choose in choices:
        here.settings.write_bytes(content)
        refusals: list[str] = []
        try:
            choose()
        except DocbrowserError as error:
            refusals.append(str(error))
        if refusals:
            assert str(here.settings) in refusals[0]
            assert here.settings.read_bytes() == content
        else:  # TOML it was, though not of the schema: that is kept
            lines = here.settings.read_bytes().splitlines()
            assert {*content.splitlines()} - {*lines} <= {b"searches = [7]"}


def test_settings_with_a_byte_order_mark_serve(here: Home) -> None:
    here.settings.write_bytes(b"\xef\xbb\xbf" + SETTINGS)
    assert load_settings(here.settings, pytest.fail).language == "fr"
    save_setting(here.settings, "language", "de")
    assert load_settings(here.settings, pytest.fail).language == "de"
    assert b"# Mine" in here.settings.read_bytes()


@pytest.mark.parametrize("name", [*files.PLACES, "empty", "zeros alone", "bytes of chance"])
def test_a_spoilt_device_name_stops_no_reading(cli: Cli, here: Home, name: str) -> None:
    device = here.settings.with_name("device")
    device.unlink()
    if name in files.PLACES:
        files.PLACES[name](device, b"x\n")
    else:
        device.write_bytes(files.SPOILT[name].spoil(b"x" * 99))
    result = cli("list", "--json")
    assert (result.code, statuses(result)) == (0, STATUSES)  # they are another device's now
    marked = cli("want", AMBER)
    assert marked.code == 0 or is_told(marked, leads_to(device))
    assert here.watchlist.read_bytes() == WATCHLIST


# The index


def index_of(cli: Cli, home: Path) -> Path:
    """Return the index, once it has been made."""
    assert cli("list", "sand").code == 0
    (path,) = (home / "cache" / "docbrowser").glob("index-*.sqlite3")
    return path


@pytest.mark.parametrize("name", files.RAW)
def test_a_spoilt_index_is_made_anew_without_a_word(
    cli: Cli, here: Home, home: Path, name: str
) -> None:
    expected = [cli("list", "--json"), cli("list", "sand"), cli("show", AMBER)]
    index = index_of(cli, home)
    content = files.SPOILT[name].spoil(index.read_bytes())
    for number, command in enumerate((["list", "--json"], ["list", "sand"], ["show", AMBER])):
        index.write_bytes(content)
        assert cli(*command) == expected[number]
        assert index.read_bytes() != content


@pytest.mark.parametrize("name", files.PLACES)
def test_what_stands_in_the_place_of_the_index_is_no_worry(
    cli: Cli, here: Home, home: Path, name: str
) -> None:
    expected = cli("list", "--json")
    index = index_of(cli, home)
    index.unlink()
    files.PLACES[name](index, b"")
    assert cli("list", "--json") == expected


@pytest.mark.parametrize("kind", ["file", *files.PLACES])
def test_what_stands_in_the_place_of_the_cache_is_no_worry(
    cli: Cli, here: Home, home: Path, kind: str
) -> None:
    expected = cli("list", "--json")
    shutil.rmtree(home / "cache")
    if kind == "file":
        (home / "cache").write_bytes(b"")
    else:
        files.PLACES[kind](home / "cache", b"")
    assert cli("list", "--json") == expected


@pytest.mark.parametrize("table", ["summaries", "documents", "titles", "names", "about"])
@pytest.mark.parametrize(
    "change", ["DELETE FROM {}", "DROP TABLE {}", "UPDATE OR REPLACE {} SET {} = x'ff'"]
)
def test_an_index_that_is_damaged_within_is_made_anew_without_a_word(
    cli: Cli, here: Home, home: Path, table: str, change: str
) -> None:
    index = index_of(cli, home)
    expected = [cli(*command) for command in (["list"], ["list", "coast"], ["show", AMBER])]
    good = index.read_bytes()
    for number, command in enumerate((["list"], ["list", "coast"], ["show", AMBER])):
        index.write_bytes(good)
        with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as database:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            database.execute(change.format(table, columns[-1]))
        result = cli(*command)
        assert "ndex" not in result.err
        if "DROP" in change:  # rows that are gone tell nobody that they ever were
            assert result == expected[number]


@pytest.mark.parametrize("column", ["offset", "length"])
@pytest.mark.parametrize("value", [-1, 0, 0.5, 2**62, "x"])
def test_an_index_that_leads_nowhere_is_asked_no_more(
    cli: Cli, here: Home, home: Path, column: str, value: object
) -> None:
    expected = cli("show", AMBER)
    with contextlib.closing(sqlite3.connect(index_of(cli, home), isolation_level=None)) as database:
        database.execute(f"UPDATE documents SET {column} = ?", (value,))
    assert cli("show", AMBER) == expected
    assert cli("list", "sand").code == 0


def test_rows_of_an_index_that_is_damaged_after_the_search_come_from_a_new_one(
    cli: Cli, here: Home, home: Path
) -> None:
    index = index_of(cli, home)
    library = Library(Paths(), pytest.fail)
    rows = library.find(Question())
    with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as database:
        database.execute("UPDATE summaries SET summary = x'ff'")
    assert [row.id for row in rows] == [AMBER, BASALT, CORAL]
    assert rows.place_of(CORAL) in {None, 2}
    assert len(library.find(Question("is:watched"))) == 1


# What stands in the place of a file


@pytest.mark.parametrize("name", files.PLACES)
def test_what_stands_in_the_place_of_the_catalogue_is_named_and_stays(
    cli: Cli, here: Home, name: str
) -> None:
    here.catalog.unlink()
    files.PLACES[name](here.catalog, CATALOG)
    before = looks_of(here.catalog)
    for command in (
        *(["list", "--json"], ["show", AMBER], ["watch", CORAL]),
        *(["list", "--catalog", str(here.catalog)], ["doctor"], ["export", "--out", "all.json"]),
    ):
        result = cli(*command)
        assert result.code == 1, (command, result)
        assert is_told(result, here.catalog) or command == ["doctor"]
        assert looks_of(here.catalog) == before


@pytest.mark.parametrize("name", files.PLACES)
def test_what_stands_in_the_place_of_the_watchlist_hides_no_title_and_stays(
    cli: Cli, here: Home, name: str
) -> None:
    here.watchlist.unlink()
    files.PLACES[name](here.watchlist, WATCHLIST)
    before = looks_of(here.watchlist)

    listed = cli("list", "--json")

    assert statuses(listed) == UNMARKED
    is_missing = name in {"a link to nothing", "a link below a file", "a link to nowhere writable"}
    assert listed.code == (0 if is_missing else 1)
    assert is_missing or is_told(listed, leads_to(here.watchlist))
    marked = cli("watch", CORAL)
    if name == "a link to nothing":  # it may lead to a disk that was empty until now
        assert marked.code == 0
        assert statuses(cli("list", "--json"))[CORAL] == "watched"
    else:
        assert (marked.code, marked.out) == (1, "")
        assert "Traceback" not in marked.err
        assert marked.err.count("\n") == 1
    assert looks_of(here.watchlist) == before


@pytest.mark.parametrize("name", files.PLACES)
def test_what_stands_in_the_place_of_the_settings_stops_nothing(
    cli: Cli, here: Home, name: str
) -> None:
    here.settings.unlink()
    files.PLACES[name](here.settings, SETTINGS)
    before = looks_of(here.settings)
    shown = cli("show", AMBER)
    assert shown.code == 0
    assert not shown.err or is_told(shown, here.settings)
    said: list[str] = []
    assert load_settings(here.settings, said.append) == Settings()
    with contextlib.suppress(DocbrowserError):
        save_setting(here.settings, "language", "de")
    assert looks_of(here.settings) == before


@pytest.mark.parametrize("name", files.PLACES)
def test_what_stands_in_the_place_of_a_backup_is_passed_over(
    cli: Cli, here: Home, name: str
) -> None:
    here.watchlist.write_bytes(WATCHLIST[:99])
    here.back_up(here.watchlist, WATCHLIST)
    newer = here.watchlist.parent / "backups" / f"{here.watchlist.name}.000008.bak"
    files.PLACES[name](newer, WATCHLIST)
    assert statuses(cli("list", "--json")) == STATUSES
    assert cli("watch", CORAL).code == 0


def leads_to(path: Path) -> Path:
    """Return what a sentence on a link may name: the folder or file that it leads to."""
    found = path.parent / os.path.realpath(path)
    return found if found.exists() or found == path else found.parent


def looks_of(path: Path) -> tuple[object, ...]:
    """Return what is at a path: of which kind it is, where it leads, what it holds."""
    status = os.lstat(path)
    leads = path.readlink() if stat.S_ISLNK(status.st_mode) else None
    inside = sorted(path.iterdir()) if stat.S_ISDIR(status.st_mode) else None
    return stat.S_IFMT(status.st_mode), status.st_ino, leads, inside


# Replaced while it is open


@pytest.mark.parametrize("name", ["empty", "cut at a half", "bytes of chance", "a number"])
def test_a_catalogue_that_is_spoilt_while_a_list_is_read_is_named(here: Home, name: str) -> None:
    library = Library(Paths(), lambda _: None)
    rows = library.find(Question("sand OR stein"))
    content = files.SPOILT[name].spoil(CATALOG)
    here.put(here.catalog, content)
    for ask in (lambda: list(rows), lambda: library.title(AMBER), lambda: library.find(Question())):
        with contextlib.suppress(DocbrowserError):
            ask()
    with pytest.raises(DocbrowserError, match=r"catalog\.json cannot be read"):
        library.find(Question("coast"))
    assert here.catalog.read_bytes() == content
    here.put(here.catalog, CATALOG)
    assert [row.id for row in library.find(Question("coast"))] == [AMBER]


@pytest.mark.parametrize("name", files.PLACES)
def test_a_catalogue_that_becomes_something_else_while_it_is_open_is_named(
    here: Home, name: str
) -> None:
    library = Library(Paths(), lambda _: None)
    rows = library.find(Question("sand OR stein"))
    here.catalog.unlink()
    files.PLACES[name](here.catalog, CATALOG)
    for ask in (lambda: list(rows), lambda: library.title(AMBER)):
        with contextlib.suppress(DocbrowserError):
            ask()
    with pytest.raises(DocbrowserError):
        library.find(Question("coast"))


# Rights, room, and no home

# What root may do, a user may not: so these rights go first. Then the limits, then the program.
_LAUNCHED: Final = """
import ctypes, os, resource, sys
for capability in (1, 2, 3):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
room = int(sys.argv[1])
if room >= 0:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
# With little room Python would keep the beginnings of compiled modules, and fall over them later.
os.execv(sys.executable, [sys.executable, "-B", "-m", "docbrowser", *sys.argv[2:]])
"""
_NO_LIMIT: Final = -1


class Ended(NamedTuple):
    """How a run of the program as a process of its own has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, as JSON."""
        return json.loads(self.out)


def launched(
    *arguments: str, room: int = _NO_LIMIT, environment: Mapping[str, str | None] | None = None
) -> Ended:
    """Run the program without root's rights, and with room for so many bytes in a file."""
    wanted = {**os.environ, **(environment or {})}
    done = subprocess.run(
        [sys.executable, "-c", _LAUNCHED, str(room), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={name: value for name, value in wanted.items() if value is not None},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@contextlib.contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """Give a file or folder other rights for a while."""
    before = stat.S_IMODE(path.stat().st_mode)
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


def test_a_catalogue_that_may_not_be_read_is_named(here: Home) -> None:
    here.back_up(here.catalog, b'{"titles": {}}')  # the file may be well: no case for a backup
    with mode(here.catalog, 0):
        result = launched("list")
    assert (result.code, result.out) == (1, "")
    assert "mend its permissions" in result.err
    assert here.catalog.read_bytes() == CATALOG


def test_a_watchlist_that_may_not_be_read_hides_no_title_and_no_backup_is_brought_back(
    here: Home,
) -> None:
    here.back_up(here.watchlist, b'{"actions": {}}')
    with mode(here.watchlist, 0):
        listed, marked = launched("list", "--json"), launched("watch", CORAL)
    assert (listed.code, {row["id"] for row in listed.json}) == (1, set(STATUSES))
    assert marked.code == 1
    assert str(here.watchlist) in listed.err
    assert here.watchlist.read_bytes() == WATCHLIST


def test_settings_that_may_not_be_read_are_named(here: Home) -> None:
    with mode(here.settings, 0):
        result = launched("show", AMBER)
    assert result.code == 0
    assert str(here.settings) in result.err


@pytest.mark.parametrize("bits", [0o500, 0o000])
def test_folders_that_may_not_be_written_to_stop_no_reading(here: Home, bits: int) -> None:
    folder = here.watchlist.parent
    with mode(folder, bits):
        listed, marked = launched("list", "--json"), launched("watch", CORAL)
    if bits:
        assert (listed.code, listed.err) == (0, "")
        assert {row["id"]: row["status"] for row in listed.json} == STATUSES
    else:
        assert listed.code == 1
        assert str(folder) in listed.err
    assert marked.code == 1
    assert marked.err.count("\n") == 1
    assert str(folder) in marked.err
    assert here.watchlist.read_bytes() == WATCHLIST


def test_on_a_home_that_may_only_be_read_everything_is_seen(here: Home, home: Path) -> None:
    folders = [path for path in (home, *home.rglob("*")) if path.is_dir()]
    with contextlib.ExitStack() as stack:
        for folder in folders:
            stack.enter_context(mode(folder, 0o500))
        listed, shown = launched("list", "--json"), launched("show", AMBER)
        marked, edited = launched("watch", CORAL), launched("edit", CORAL, "runtime", "9")
    assert {row["id"]: row["status"] for row in listed.json} == STATUSES
    assert (listed.code, listed.err, shown.code, shown.err) == (0, "", 0, "")
    for refused in (marked, edited):
        assert refused.code == 1
        assert refused.err.count("\n") == 1
    assert here.watchlist.read_bytes() == WATCHLIST
    assert here.catalog.read_bytes() == CATALOG


def test_a_file_that_may_only_be_read_is_seen(here: Home) -> None:
    with mode(here.catalog, 0o400), mode(here.watchlist, 0o400), mode(here.settings, 0o400):
        assert launched("list", "--json").code == 0
        assert launched("watch", CORAL).code in {0, 1}
    assert {*parse_tables(here.watchlist.read_bytes())["actions"]} >= {"1", "2", "3", "4", "5"}


@pytest.mark.parametrize("room", [0, 1, 500, 4_096, 20_000] if TORTURE else [0, 500])
def test_on_a_full_disk_everything_is_seen_and_nothing_is_lost(
    here: Home, home: Path, tmp_path: Path, room: int
) -> None:
    listed = launched("list", "--json", room=room)
    assert (listed.code, listed.err) == (0, "")
    assert {row["id"]: row["status"] for row in listed.json} == STATUSES
    assert launched("show", AMBER, room=room).code == 0
    for command in (
        *(["watch", CORAL], ["undo"], ["edit", CORAL, "runtime", "9"]),
        *(["backup", str(tmp_path / "all.zip")], ["export", "--out", str(tmp_path / "all.json")]),
    ):
        before = {path: path.read_bytes() for path in (here.catalog, here.watchlist)}
        result = launched(*command, room=room)
        assert result.code in {0, 1}, (command, result)
        if result.code:
            assert result.err.count("\n") == 1, command
            assert {path: path.read_bytes() for path in before} == before, command
    assert {*parse_tables(here.watchlist.read_bytes())["actions"]} >= {"1", "2", "3", "4", "5"}
    assert launched("list").code == 0
    if room < len(WATCHLIST):
        assert here.watchlist.read_bytes() == WATCHLIST


def test_on_a_full_disk_a_spoilt_watchlist_keeps_its_bytes_and_its_backup(here: Home) -> None:
    here.watchlist.write_bytes(WATCHLIST[:400])
    here.back_up(here.watchlist, WATCHLIST)
    result = launched("list", "--json", room=300)
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert here.watchlist.read_bytes() == WATCHLIST[:400]
    assert {row["id"]: row["status"] for row in launched("list", "--json").json} == STATUSES


NO_HOMES: Final[dict[str, dict[str, str | None]]] = {
    "none": {"HOME": None},
    "empty": {"HOME": ""},
    "a device": {"HOME": "/dev/null"},
    "gone, and not to be made": {"HOME": "/proc/gone"},
    "a circle": {"HOME": "circle"},
}


@pytest.mark.parametrize("name", NO_HOMES)
@pytest.mark.parametrize("command", [["list", "--limit", "1"], ["watch", AMBER]])
def test_without_a_home_there_is_a_list_or_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: list[str]
) -> None:
    (tmp_path / "circle").symlink_to("circle")
    monkeypatch.chdir(tmp_path)
    environment: dict[str, str | None] = {
        **{f"XDG_{kind}_HOME": None for kind in ("DATA", "CONFIG", "CACHE", "STATE")},
        **NO_HOMES[name],
    }
    if not environment["HOME"]:  # then it is the one of the system's list of users
        environment["XDG_DATA_HOME"] = str(tmp_path / "data")
        environment["XDG_CONFIG_HOME"] = str(tmp_path / "config")
        environment["XDG_CACHE_HOME"] = "/dev/null/cache"
    result = launched(*command, environment=environment)
    assert result.code in {0, 1}
    assert result.err.count("\n") <= 3
    assert result.out if result.code == 0 and command[0] != "watch" else result.err


@pytest.mark.parametrize("command", ["list", "locate", "doctor", "watch"])
def test_who_is_no_user_of_the_system_is_told_what_to_set(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def unknown(_number: int) -> object:
        raise KeyError("getpwuid(): uid not found")

    for name in ("HOME", *(f"XDG_{kind}_HOME" for kind in ("DATA", "CONFIG", "CACHE", "STATE"))):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    result = cli(command, *([AMBER] if command == "watch" else []))
    assert result.code == 1
    said = result.out if command == "doctor" else result.err
    assert all("set HOME or XDG_" in line for line in said.splitlines())
    assert said.count("\n") == 1 or command == "doctor"


# Mutations


def survives(cli: Cli, path: Path, content: bytes, commands: list[list[str]]) -> None:
    """Run commands over a spoilt file; they answer, or tell of it, and its bytes stay."""
    for command in commands:
        result = cli(*command)
        assert result.code in {0, 1}, command
        assert "Traceback" not in result.err
        assert result.code == 0 or result.err or result.out, command
        assert not {"\x1b", "\x07", "\u202e"} & set(result.out + result.err), command
        assert path.read_bytes() == content, command


@pytest.mark.parametrize("part", range(10))
def test_mutations_of_a_catalogue_do_no_harm(cli: Cli, here: Home, part: int) -> None:
    for content in files.mutations(CATALOG, MUTATIONS["catalog"] // 10, part):
        here.put(here.catalog, content)
        survives(cli, here.catalog, content, [["list", "--json"], ["show", AMBER]])
        if part % 5 == 0:
            survives(cli, here.catalog, content, [["list", "sand"], ["next"], ["stats"]])


@pytest.mark.parametrize("part", range(10))
def test_mutations_of_a_watchlist_do_no_harm(cli: Cli, here: Home, part: int) -> None:
    looking = [["list", "--json"], ["show", AMBER, "--json"], ["history"], ["next"], ["stats"]]
    for content in files.mutations(WATCHLIST, MUTATIONS["watchlist"] // 10, part):
        here.put(here.watchlist, content)
        survives(cli, here.watchlist, content, looking[part % 2 :: 2])
        marked = cli("watch", CORAL, "--on", "2026-03-04")
        if marked.code == 0:
            before, after = spelt(content), spelt(here.watchlist.read_bytes())
            assert all(after[table].items() >= before[table].items() for table in before)
        else:
            assert here.watchlist.read_bytes() == content
        shutil.rmtree(here.watchlist.parent / "backups", ignore_errors=True)


@pytest.mark.parametrize("part", range(2))
def test_from_every_mutation_a_watchlist_comes_back(cli: Cli, here: Home, part: int) -> None:
    for content in files.mutations(WATCHLIST, MUTATIONS["watchlist"] // 10, 100 + part):
        here.put(here.watchlist, content)
        here.back_up(here.watchlist, WATCHLIST)
        result = cli("list", "--json")
        assert result.code == 0
        assert kept(here.watchlist, content)
        if here.watchlist.read_bytes() != content:
            assert statuses(result) == STATUSES


@pytest.mark.parametrize("part", range(3))
def test_mutations_of_the_settings_do_no_harm(cli: Cli, here: Home, part: int) -> None:
    for content in files.mutations(SETTINGS, MUTATIONS["settings"] // 3, part):
        here.put(here.settings, content)
        survives(cli, here.settings, content, [["show", AMBER]])
        with contextlib.suppress(DocbrowserError):
            save_search(here.settings, "sand")
        assert cli("show", AMBER).code == 0


@pytest.mark.parametrize("part", range(5))
def test_mutations_of_the_index_do_no_harm(cli: Cli, here: Home, home: Path, part: int) -> None:
    index = index_of(cli, home)
    good = index.read_bytes()
    commands = (["list", "--json"], ["list", "sand OR year:2020"], ["show", AMBER], ["next"])
    for number, content in enumerate(files.mutations(good, MUTATIONS["index"] // 5, part)):
        index.unlink(missing_ok=True)
        index.write_bytes(content if number % 2 else good)
        if number % 2 == 0:
            with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as database:
                files.mutate_index(database, random.Random(f"{part} {number}"))
        for command in commands:
            result = cli(*command)
            assert result.code in {0, 1}
            assert "ndex" not in result.err
        index.unlink(missing_ok=True)
        assert statuses(cli("list", "--json")) == STATUSES
