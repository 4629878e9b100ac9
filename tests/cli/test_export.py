from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from docbrowser.actions import Action
from docbrowser.cli import main
from docbrowser.importers import own_export
from docbrowser.model import Document, to_builtins
from tests.helpers import actions_file, catalog_file, document, stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own catalogue of two films, and the command."""
    file = catalog_file(
        tmp_path / "titles.json",
        document("eels", {"names": {"en": "Eels"}, "kind": "film", "premiered": "2019"}),
        document("dunes", {"names": {"en": "=Dunes"}, "kind": "film", "runtime": 80}),
    )
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    monkeypatch.setattr(main, "COMMANDS", {**main.COMMANDS, "export": ("export", "…")})
    return file


def _without_time(text: str) -> dict[str, Any]:
    export: dict[str, Any] = json.loads(text)
    assert export.pop("exported")
    return export


def test_json_holds_the_marks_and_the_own_titles(cli: Cli) -> None:
    cli("watch", "dunes", "--on", "2026-01-02")
    cli("note", "dunes", "Very dry")
    result = cli("export")
    assert (result.code, result.err) == (0, "")
    export = _without_time(result.out)
    assert [one["id"] for one in export["titles"]] == ["dunes", "eels"]
    assert [one["action"] for one in export["actions"]] == ["watch", "note"]
    assert export == _without_time(cli("export", "--format", "json").out)


def test_marks_whose_title_is_gone_are_kept(cli: Cli, watchlist: Path) -> None:
    actions_file(watchlist / "other.json", stored(1, "rate", "gone", value="7"))
    assert [one["title"] for one in _without_time(cli("export").out)["actions"]] == ["gone"]
    rows = list(csv.DictReader(cli("export", "--format", "csv").out.splitlines()))
    assert [(row["id"], row["rating"]) for row in rows] == [
        *(("dunes", ""), ("eels", ""), ("gone", "7"))
    ]


def test_only_what_is_marked_or_ones_own_is_exported(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCBROWSER_NO_SHIPPED")
    monkeypatch.delenv("DOCBROWSER_CATALOG")
    cli("want", "race-to-mars-2007")
    assert _without_time(cli("export").out)["titles"] == []
    rows = list(csv.DictReader(cli("export", "--format", "csv").out.splitlines()))
    assert [(row["id"], row["status"]) for row in rows] == [("race-to-mars-2007", "planned")]


def test_without_anything_each_format_is_empty(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCBROWSER_CATALOG")
    found = {name: cli("export", "--format", name) for name in ("json", "csv", "markdown")}
    letterboxd = cli("export", "--format", "letterboxd")
    assert {result.code for result in (*found.values(), letterboxd)} == {0}
    assert _without_time(found["json"].out) == {
        "docbrowser": {"version": 1},
        "actions": [],
        "titles": [],
    }
    assert found["csv"].out.count("\n") == 1
    assert found["markdown"].out == "# Documentaries\n"
    assert letterboxd.out.splitlines() == ["Title,Year,WatchedDate,Rating10,Tags"]


def test_letterboxd_gets_the_viewings(cli: Cli) -> None:
    cli("watch", "eels", "--on", "2026-01-02")
    cli("watch", "dunes", "--on", "unknown")
    cli("rate", "eels", "8")
    assert cli("export", "--format", "letterboxd").out.splitlines()[1:] == [
        "'=Dunes,,,,",
        "Eels,2019,2026-01-02,8,",
    ]


def test_markdown_is_a_reading_list(cli: Cli) -> None:
    cli("want", "eels")
    assert "## Planned (1)\n\n- **Eels** (2019)\n" in cli("export", "--format", "markdown").out


def test_a_file_is_written_whole_and_for_the_user_alone(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "export.json"
    out.write_text("what was there")
    cli("want", "eels")
    result = cli("export", "--out", str(out))
    assert (result.code, result.out) == (0, "")
    assert str(out) in result.err
    assert out.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob("*export*")] == ["export.json"]
    items = list(own_export.read(out))
    assert [item.id for item in items if isinstance(item, Document)] == ["dunes", "eels"]
    assert [item.verb for item in items if isinstance(item, Action)] == ["want"]


def test_what_was_exported_makes_the_same_export_elsewhere(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("watch", "dunes", "--on", "2026-01-02")
    cli("undo")
    before = cli("export", "--format", "json", "--out", str(tmp_path / "out.json"))
    assert before.code == 0
    items = list(own_export.read(tmp_path / "out.json"))
    new = [to_builtins(item) for item in items if isinstance(item, Document)]
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(catalog_file(tmp_path / "new.json", *new[::-1])))
    folder = tmp_path / "elsewhere"
    actions_file(
        folder / "a.json", *(msgspec.to_builtins(one) for one in items if isinstance(one, Action))
    )
    after = cli("export", "--watchlist", str(folder))
    assert _without_time(after.out) == _without_time((tmp_path / "out.json").read_text("utf-8"))


def test_nfo_files_go_into_a_folder_for_each_title(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watchlist: Path
) -> None:
    film = {"names": {"en": "../Eels"}, "kind": "film", "premiered": "2019"}
    rock = {"names": {"en": "Rock"}, "kind": "series", "episodes": [{"season": 1, "number": 2}]}
    file = catalog_file(
        tmp_path / "more.json",
        document("eels", film),
        document("eels-2", film),
        document("rock", rock),
    )
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    actions_file(watchlist / "other.json", stored(1, "rate", "gone", value="7"))
    folder = tmp_path / "nfo"
    result = cli("export", "--format", "nfo", "--out", str(folder))
    assert (result.code, result.out) == (0, "")
    assert "4 NFO files" in result.err
    files = [path.relative_to(folder) for path in folder.rglob("*.nfo")]
    assert sorted(path.name for path in files) == [
        *("S01E02.nfo", "movie.nfo", "movie.nfo", "tvshow.nfo")
    ]
    assert len({path.parts[0] for path in files}) == 3
    assert not list(tmp_path.glob("Eels*"))


@pytest.mark.parametrize(
    "arguments", [("--format", "xml"), ("--format", "nfo"), ("--out",), ("--frmat", "csv")]
)
def test_wrong_usage_is_2(cli: Cli, arguments: tuple[str, ...]) -> None:
    result = cli("export", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_a_place_that_cannot_be_written_to_is_named(cli: Cli, tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "export.json"
    for target in (missing, tmp_path):
        result = cli("export", "--out", str(target))
        assert (result.code, result.out) == (1, "")
        assert result.err.count("\n") == 1
        assert "tmp" in result.err


def test_ones_own_files_are_never_written_over(cli: Cli, catalogue: Path, watchlist: Path) -> None:
    cli("want", "eels")
    before = catalogue.read_bytes()
    own = next(watchlist.glob("*.json"))
    for target in (catalogue, own):
        assert cli("export", "--out", str(target)).code == 2
    assert catalogue.read_bytes() == before
    assert "want" in own.read_text()


def test_an_unreadable_catalogue_is_named(cli: Cli, catalogue: Path) -> None:
    catalogue.write_text('{"titles": {"1": ')
    result = cli("export")
    assert (result.code, result.out) == (1, "")
    assert str(catalogue) in result.err
