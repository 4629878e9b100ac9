"""Importing by keyboard: a path, a look through it, and what came of it."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser import i18n
from docbrowser.importers.items import Rejected
from docbrowser.importers.report import Double, Likely, Report
from docbrowser.paths import Paths
from docbrowser.render.import_report import ReportLine
from docbrowser.tui.folder_lines import completion, entries, parted, trouble
from docbrowser.tui.import_screen import ImportScreen
from docbrowser.tui.line_list import LineList
from docbrowser.tui.path_widgets import PathInput
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.test_contrast import faint
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser import importing
    from docbrowser.library import Library
    from docbrowser.render.import_report import Pieces

SHOW = {
    "id": 7,
    "url": "https://www.tvmaze.com/shows/7/under-the-ice",
    "name": "Under the Ice",
    "type": "Documentary",
    "language": "English",
    "premiered": "2011-01-05",
}
HOSTILE = "[red]\x1b]52;c;ZQ==\x07 [/ $accent"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a show, a file of no known format, and a folder; one starts in it."""
    folder = tmp_path / "mine"
    (folder / "sub").mkdir(parents=True)
    (folder / "show.json").write_text(json.dumps(SHOW))
    (folder / "odd.bin").write_bytes(b"\x00\x01\x02")
    (folder / ".hidden").touch()
    monkeypatch.chdir(folder)
    return folder


def replaced(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[importing.Plan], Report]
) -> list[importing.Plan]:
    """Have imports come to what `answer` says; return the plans of those that were asked for."""
    plans: list[importing.Plan] = []

    def import_paths(library: Library, paths: Any, plan: importing.Plan) -> Report:
        plans.append(plan)
        return answer(plan)

    monkeypatch.setattr("docbrowser.importing.import_paths", import_paths)
    return plans


def cursor(visit: Visit) -> str:
    """Return the line under the cursor."""
    line = next(line for line in visit.screen.splitlines() if line.lstrip().startswith("▌"))
    return " ".join(line.replace("▌", " ").split())


def typed(visit: Visit) -> str:
    """Return the path that is typed."""
    return visit.app.screen.query_one(PathInput).value


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_a_dry_run_comes_first_and_writes_nothing(
    places: Paths, folder: Path, size: tuple[int, int]
) -> None:
    before = places.catalog.path.read_bytes()
    async with visiting(places, size) as visit:
        await visit.press("i", "enter")

        assert "nothing written yet" in visit.screen
        assert "1 title to be added" in " ".join(visit.screen.split())
        assert "1 rejected" in " ".join(visit.screen.split())
        assert "enter import" in visit.screen.splitlines()[-1]
        assert places.catalog.path.read_bytes() == before

        await visit.press("escape")
        assert "all of this folder" in visit.screen
        seen = await visit.press("escape")
        assert seen.titles == ("amber-2006", "comets-2018", "delta-2001", "ember-2012")


async def test_enter_then_imports_and_the_title_is_there_at_once(
    places: Paths, folder: Path
) -> None:
    async with visiting(places) as visit:
        await visit.press("i", "enter", "enter")
        assert "imported" in visit.screen.splitlines()[0]
        assert "1 title added" in " ".join(visit.screen.split())
        assert "odd.bin" in visit.screen
        assert "Under the Ice (2011)" in visit.screen
        assert "under-the-ice-2011" in visit.seen().titles

        seen = await visit.press("G", "enter")
        assert seen.selected == "under-the-ice-2011"
        assert seen.focus == "detail"
        assert "Under the Ice" in seen.detail


LETTERBOXD = {
    "diary.csv": "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
    "2026-02-02,Amber Coast,2006,https://boxd.it/1,4.5,,,2026-02-01\n",
    "ratings.csv": "Date,Name,Year,Letterboxd URI,Rating\n"
    "2026-02-02,Ember Fields,2012,https://boxd.it/2,3\n",
}


@pytest.mark.parametrize(
    ("size", "language", "name"),
    [((120, 36), "en", "Ember Fields (2012)"), ((50, 16), "de", "Glutfelder (2012)")],
)
async def test_a_look_through_a_history_names_titles_and_counts_marks(
    places: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    language: str,
    name: str,
) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'language = "{language}"\n')
    folder = tmp_path / "letterboxd"
    folder.mkdir()
    for file, text in LETTERBOXD.items():
        (folder / file).write_text(text)
    monkeypatch.chdir(folder)
    async with visiting(places, size) as visit:
        await visit.press("i", "enter")
        said = " ".join(visit.screen.split())
        assert "0 titles to be added" in said
        assert "4 marks to be added" in said
        await visit.press("G")
        assert cursor(visit) == name
        assert f"{name} · ember-2012" in visit.screen


async def test_a_second_look_through_finds_nothing_new(places: Paths, folder: Path) -> None:
    async with visiting(places) as visit:
        await visit.press("i", "enter", "enter", "escape", "i", "enter")
        assert "1 already there" in " ".join(visit.screen.split())

        assert "nothing new" in (await visit.press("enter")).toasts


async def test_the_first_import_makes_the_catalogue(folder: Path) -> None:
    async with visiting(Paths()) as visit:
        await visit.press("j", "i", "enter", "enter")
        seen = await visit.press("G", "enter")

        assert seen.selected == "under-the-ice-2011"
        assert "Under the Ice" in seen.detail


async def test_folders_are_walked_through_by_keys(places: Paths, folder: Path) -> None:
    async with visiting(places) as visit:
        await visit.press("i")
        assert cursor(visit) == "all of this folder"
        assert ".hidden" not in visit.screen

        await visit.press("j", "j", "l")
        assert typed(visit) == f"{folder}/sub/"
        await visit.press("h")
        assert cursor(visit) == "sub/"
        await visit.press("G")
        assert cursor(visit).startswith("show.json")
        await visit.press("g", "о", "enter")  # о is j
        assert typed(visit) == f"{folder.parent}/"
        assert cursor(visit) == "mine/"
        await visit.press("q")
        assert not isinstance(visit.app.screen, ImportScreen)


async def test_a_path_is_typed_and_completed(places: Paths, folder: Path) -> None:
    async with visiting(places) as visit:
        await visit.press("i", "slash", "s", "h", "tab")
        assert typed(visit) == f"{folder}/show.json"
        await visit.press("enter")
        assert "nothing written yet · show.json" in visit.screen.splitlines()[0]

        # What is typed behind a second slash begins anew.
        await visit.press("escape", "slash")
        await visit.type(f"/{folder}/su")
        await visit.press("tab")
        assert typed(visit).endswith("/sub/")
        await visit.press("enter")
        assert cursor(visit) == "all of this folder"


async def test_what_is_not_there_is_said(places: Paths, folder: Path) -> None:
    async with visiting(places) as visit:
        await visit.press("i", "slash", "x", "enter")
        assert "does not exist" in visit.screen

        await visit.type("/y/")
        assert "/x/y does not exist." in visit.screen
        assert "No such file" not in visit.screen


async def test_a_whole_path_is_typed_though_the_slash_only_led_to_the_line(
    places: Paths, folder: Path
) -> None:
    async with visiting(places) as visit:
        await visit.press("i")
        await visit.type(f"{folder}/sh")
        assert typed(visit) == f"{folder}/sh"
        await visit.press("tab", "enter")
        assert "nothing written yet · show.json" in visit.screen.splitlines()[0]

        top = folder.parts[1]
        await visit.press("escape", "slash")
        await visit.type(top)
        assert typed(visit) == f"{folder}/show.json{top}"
        await visit.press("enter")
        assert typed(visit) == f"/{top}/"

        await visit.press("slash")
        await visit.type(f"{folder}/sub/")
        assert typed(visit) == f"{folder}/sub/"
        await visit.press("escape", "i", "slash")
        await visit.type(f"/{top[:-1]}")
        assert typed(visit) == f"/{top[:-1]}"
        await visit.press("escape", "i", "slash")
        await visit.type(top[:-1])
        await visit.press("tab")
        assert typed(visit).startswith(f"/{top[:-1]}")


async def test_a_name_in_the_folder_goes_before_one_at_the_top(places: Paths, folder: Path) -> None:
    top = folder.parts[1]
    (folder / top).mkdir()
    async with visiting(places) as visit:
        await visit.press("i", "slash")
        await visit.type(f"{top}/")
        assert typed(visit) == f"{folder}/{top}/"


@pytest.mark.parametrize("keys", [("~",), ("slash", "~"), ("tab", "~")])
async def test_a_tilde_begins_at_home(
    places: Paths, folder: Path, home: Path, keys: tuple[str, ...]
) -> None:
    (home / "Films").mkdir(parents=True)
    async with visiting(places) as visit:
        await visit.press("i", *keys)
        assert typed(visit) == "~"
        await visit.type("/Fi")
        await visit.press("tab")
        assert typed(visit) == f"{home}/Films/"


async def test_what_is_wrong_with_a_folder_is_said_in_the_language_that_is_spoken(
    places: Paths, folder: Path
) -> None:
    i18n.use("de")
    try:
        async with visiting(places) as visit:
            await visit.press("i", "slash")
            await visit.type("nix/da/")
            assert "No such file" not in visit.screen
            assert "gibt es nicht" in visit.screen
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "ENOENT"), "/a does not exist."),
        (NotADirectoryError(20, "ENOTDIR"), "/a is no folder."),
        (PermissionError(13, "EACCES"), "/a may not be looked into."),
        (OSError(5, "EIO"), "/a cannot be looked into."),
        (ValueError("embedded null"), "/a cannot be looked into."),
    ],
)
def test_why_a_folder_is_not_shown_is_said_in_our_words(error: Exception, said: str) -> None:
    assert trouble(Path("/a"), error) == said


async def test_a_path_can_be_pasted_at_once(places: Paths, folder: Path) -> None:
    async with visiting(places) as visit:
        await visit.press("i")
        await visit.paste(f"'{folder / 'show.json'}'\n")
        await visit.press("enter")

        assert "1 title to be added" in " ".join(visit.screen.split())


async def test_the_next_import_begins_where_the_last_one_was(places: Paths, folder: Path) -> None:
    async with visiting(places) as visit:
        await visit.press("i")
        await visit.paste("/")
        await visit.paste(str(folder / "show.json"))
        await visit.press("enter", "escape", "escape", "i")

        assert typed(visit) == f"{folder}/"


async def test_escape_stops_what_is_under_way(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(plan: importing.Plan) -> Report:
        plan.progress(3, 1_400, Path("long.csv"))
        while not plan.is_stopped():
            time.sleep(0.01)
        raise InterruptedError

    replaced(monkeypatch, wait)
    async with visiting(places) as visit:
        await visit.press("i")
        await visit.pilot.press("enter")
        await visit.until(lambda: "long.csv" in visit.screen)
        assert "3 files" in visit.screen
        assert "esc stop" in visit.screen
        await visit.press("escape")

        assert "Nothing was written" in visit.screen
        assert "all of this folder" in visit.screen


async def test_leaving_the_program_stops_it_too(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    def wait(plan: importing.Plan) -> Report:
        while not plan.is_stopped():
            time.sleep(0.01)
        stopped.set()
        raise InterruptedError

    replaced(monkeypatch, wait)
    async with visiting(places) as visit:
        await visit.press("i")
        await visit.pilot.press("enter")
        await visit.pilot.press("ctrl+q")
    assert stopped.wait(5)


async def test_a_agrees_to_what_is_likely_and_takes_that_back(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(plan: importing.Plan) -> Report:
        text = Likely("Waves bring it.", "en", "amber-2006", 0.8, "it has waves", plan.accept)
        return Report(files=1, read=1, updated=int(plan.accept), texts=[text])

    plans = replaced(monkeypatch, answer)
    async with visiting(places) as visit:
        await visit.press("i", "enter")
        assert "0 of 1 goes to a title" in visit.screen
        assert "it has waves" in visit.screen
        await visit.press("a")
        assert "1 of 1 goes to a title" in visit.screen
        assert "likely matches accepted" in visit.screen
        await visit.press("ф", "a", "enter")  # ф is a

        asked = [(plan.accept, plan.dry_run) for plan in plans]
        assert asked == [(False, True), (True, True), (False, True), (True, True), (True, False)]


async def test_the_report_names_doubles_and_what_was_rejected_by_file_and_line(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rejected = [
        Rejected(reason="no name", line=12, path=folder / "a.csv"),
        Rejected(reason=HOSTILE, line=3, path=folder / "b.csv", candidates=("delta-2001",)),
    ]
    report = Report(
        files=2, read=9, added=1, rejected=rejected, doubles=[Double("ice-2011", ("ice",))]
    )
    replaced(monkeypatch, lambda _: report)
    async with visiting(places) as visit:
        await visit.press("i", "enter")
        assert "docbrowser merge ice-2011 ice" in visit.screen
        await visit.press("j")
        assert cursor(visit) == "line 12 no name"
        assert "a.csv, line 12: no name." in visit.screen
        await visit.press("j")
        assert "[red]" in cursor(visit)
        assert "it may be delta-2001" in visit.screen
        assert "\x1b" not in visit.screen


async def test_of_ten_thousand_rejected_rows_no_more_are_drawn_than_of_ten(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[ReportLine] = []
    pieces = ReportLine.pieces

    def counted(line: ReportLine, width: int, *, selected: bool) -> Pieces:
        drawn.append(line)
        return pieces(line, width, selected=selected)

    monkeypatch.setattr(ReportLine, "pieces", counted)
    counts: list[int] = []
    for count in (10, 10_000):
        rows = [
            Rejected(reason=f"nothing is called that ({n})", line=n, path=folder / "a.csv")
            for n in range(1, count + 1)
        ]
        replaced(monkeypatch, lambda _, rows=rows: Report(files=1, read=9, rejected=rows))  # type: ignore[misc]
        drawn.clear()
        async with visiting(places) as visit:
            await visit.press("i", "enter", "G")
            assert cursor(visit).startswith(f"line {count}")
            await visit.press("pageup", "pagedown", "k", "g")
            assert cursor(visit).startswith("line 1 ")
        counts.append(len(drawn))
    assert counts[1] < 20 * counts[0]  # with all of them drawn it would be a thousand times


async def test_a_refusal_is_said_where_the_path_is(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: importing.Plan) -> Report:
        raise OSError("the disk is gone")

    replaced(monkeypatch, refuse)
    async with visiting(places) as visit:
        await visit.press("i", "enter")

        assert "the disk is gone" in visit.screen


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_it_can_be_read(places: Paths, folder: Path, theme: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{theme}"\n')
    async with visiting(places) as visit:
        await visit.press("i")
        picking = faint(visit)
        await visit.press("enter")

        assert picking == {}
        assert faint(visit) == {}


def test_names_are_completed_as_far_as_they_agree(tmp_path: Path) -> None:
    for name in ("diary.csv", "diary-old.csv", "Notes.txt", ".secret"):
        (tmp_path / name).touch()
    (tmp_path / "deep").mkdir()
    found = entries(tmp_path)

    assert [one.name for one in found][:1] == ["deep"]
    assert completion(found, "dia") == "diary"
    assert completion(found, "diary") is None
    assert completion(found, "de") == "deep/"
    assert completion(found, "n") == "Notes.txt"
    assert completion(found, ".") == ".secret"
    assert completion(found, "x") is None


@pytest.mark.parametrize(
    ("text", "folder", "beginning"),
    [
        ("/a/b/c", "/a/b", "c"),
        ("/a/b/", "/a/b", ""),
        ("/a//etc/x", "/etc", "x"),
        ("", ".", ""),
        ("/", "/", ""),
        ("x\0y/z", "xy", "z"),
    ],
)
def test_a_path_is_parted(text: str, folder: str, beginning: str) -> None:
    assert parted(text) == (Path(folder), beginning)


def test_a_tilde_is_home(home: Path) -> None:
    assert parted("/a/~/x") == (home, "x")


async def test_a_list_without_anything_to_choose_scrolls(
    places: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced(monkeypatch, lambda _: Report(files=1))
    async with visiting(places, (50, 12)) as visit:
        await visit.press("i", "enter", "j", "k", "G", "g", "pagedown", "pageup")

        assert visit.app.screen.query_one("#import-report", LineList).selected is None


async def test_videos_are_told_of_in_one_line(
    places: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    for name in ("One.mkv", "Two.MP4", "Three.avi"):
        (folder / name).write_bytes(b"\x1aE\xdf\xa3")
    (folder / "ratings.csv").write_text(LETTERBOXD["ratings.csv"])
    (folder / "odd.bin").write_bytes(b"\x00\x01")
    monkeypatch.chdir(folder)
    async with visiting(places) as visit:
        seen = await visit.press("i", "enter")
        lines = [" ".join(line.split()) for line in seen.screen.splitlines()]

        above = lines[: lines.index("in general") + 4]
        assert sum("video files" in line for line in above) == 1
        assert any("3 video files name no film" in line for line in lines)
        assert "letterboxd 1 file 2 marks" in lines
        assert "not recognised 1 file nothing 1 rejected" in lines
        assert "videos 3 files nothing 1 rejected" in lines


async def test_new_titles_bear_a_mark_in_the_look_through(places: Paths, folder: Path) -> None:
    async with visiting(places, (100, 40)) as visit:
        await visit.press("i", "enter")
        assert "+ Under the Ice" in visit.screen
        assert "+ is new" in visit.screen
        await visit.press("enter", "escape", "i", "enter")
        assert "+ " not in visit.screen
        assert "Under the Ice" in visit.screen


async def test_undo_of_an_import_says_no_value_that_only_one_mark_has(
    places: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    head = LETTERBOXD["ratings.csv"].splitlines()[0]
    rows = "2026-02-02,Amber Coast,2006,https://boxd.it/1,4.5\n"
    rows += "2026-02-02,Ember Fields,2012,https://boxd.it/2,3\n"
    (folder / "ratings.csv").write_text(f"{head}\n{rows}")
    monkeypatch.chdir(folder)
    async with visiting(places) as visit:
        await visit.press("i", "enter", "enter", "escape")
        said = " ".join((await visit.press("u")).toasts.split())

        assert "Amber Coast, Ember Fields" in said
        assert "undone" in said
        assert "of 10" not in said


async def test_videos_come_in_by_their_names(
    places: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "films"
    season = folder / "Tide Lines" / "Season 1"
    season.mkdir(parents=True)
    (folder / "Salt Roads (2019).mkv").touch()
    (season / "Tide Lines - S01E01 - From Shore to Shore.mkv").touch()
    monkeypatch.chdir(folder)
    async with visiting(places, (100, 40)) as visit:
        await visit.press("i", "enter")
        assert "+ Salt Roads (2019)" in visit.screen
        assert "+ Tide Lines" in visit.screen
        await visit.press("enter", "escape")
        seen = await visit.search("Salt Roads")
        assert seen.selected == "salt-roads-2019"


@pytest.mark.parametrize("size", [(50, 16), (80, 24)])
async def test_why_something_was_rejected_is_read_at_once(
    places: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / "at the lake.mov").touch()
    monkeypatch.chdir(folder)
    async with visiting(places, size) as visit:
        await visit.press("i", "enter")
        box = " ".join(visit.screen.split("REJECTED")[-1].split())
        assert "at the lake.mov: its name tells no film; call it Name (Year).mkv" in box
