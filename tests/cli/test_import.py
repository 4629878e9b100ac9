"""Importing from the command line: what is taken in, told and left alone."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

SHOW: dict[str, Any] = {
    "id": 4711,
    "url": "https://www.tvmaze.com/shows/4711/amber-skies",
    "name": "Amber Skies",
    "type": "Documentary",
    "language": "English",
    "genres": [],
    "status": "Ended",
    "premiered": "2011-05-01",
    "summary": "<p>Six evenings under skies that no lamp has reached yet.</p>",
    "externals": {"imdb": "tt7654321"},
    "_embedded": {
        "episodes": [
            {"id": 1, "season": 1, "number": 1, "name": "Dusk", "airdate": "2011-05-01"},
            {"id": 2, "season": 1, "number": 2, "name": "Dawn", "airdate": "2011-05-08"},
        ]
    },
}


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No title is there but what is imported."""
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """The answer of TVmaze about a series."""
    path = tmp_path / "amber.json"
    path.write_text(json.dumps(SHOW), "utf-8")
    return path


def table(path: Path, *rows: list[str]) -> Path:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def ids(cli: Cli) -> list[str]:
    """Return the ids of all titles."""
    return [row["id"] for row in cli("list", "--json").json]


def test_second_import_changes_nothing(cli: Cli, show: Path) -> None:
    first = cli("import", str(show), "--json")
    assert first.code == 0
    assert {key: first.json[key] for key in ("files", "read", "added", "updated", "unchanged")} == {
        "files": 1, "read": 1, "added": 1, "updated": 0, "unchanged": 0,
    }  # fmt: skip
    assert first.json["titles"] == ["amber-skies-2011"] == ids(cli)
    second = cli("import", str(show), "--json").json
    assert (second["added"], second["updated"], second["unchanged"]) == (0, 0, 1)


def test_dry_run_writes_nothing(cli: Cli, show: Path, home: Path) -> None:
    report = cli("import", str(show), "--dry-run", "--json").json
    assert report["added"] == 1
    assert not (home / "data" / "docbrowser").exists()
    assert ids(cli) == []


def test_a_refresh_leaves_others_alone(cli: Cli, show: Path, tmp_path: Path) -> None:
    cli("import", str(show))
    listed = table(
        tmp_path / "list.csv",
        ["show_id", "type", "title", "director", "release_year", "duration", "listed_in"],
        ["s1", "TV Show", "Amber Skies", "", "2011", "1 Season", "Nature"],
    )
    assert cli("import", str(listed), "--json").json["titles"] == ["amber-skies-2011"]
    cli("edit", "amber-skies-2011", "runtime", "52")
    cli("watch", "amber-skies-2011#s1e1", "--on", "2020-01-01")
    before = cli("show", "amber-skies-2011", "--json").json
    changed = {**SHOW, "premiered": "2011-05-02", "runtime": 60}
    show.write_text(json.dumps(changed), "utf-8")
    assert cli("import", str(show), "--json").json["updated"] == 1
    after = cli("show", "amber-skies-2011", "--json").json
    assert after["runtime"] == 52
    assert after["premiered"] == "2011-05-02"
    assert after["watch"] == before["watch"]
    assert [one["source"] for one in after["sources"]] == [
        one["source"] for one in before["sources"]
    ]


def test_name_alone_is_no_match(cli: Cli, show: Path, tmp_path: Path) -> None:
    cli("import", str(show))
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><script type="application/ld+json">'
        '{"@type": "TVSeries", "name": "Amber Skies"}</script></head></html>'
    )
    report = cli("import", str(page), "--json").json
    assert report["added"] == 1
    assert report["doubles"] == [{"id": report["titles"][0], "of": ["amber-skies-2011"]}]
    joined = cli("import", str(page), "--into", "amber-skies-2011", "--json").json
    assert joined["titles"] == ["amber-skies-2011"]


def test_article_behind_the_name_is_one_name(cli: Cli, tmp_path: Path) -> None:
    header = ["title", "year", "director"]
    one = table(tmp_path / "one.csv", header, ["Le Peuple des vents", "2001", "Ann Moon"])
    other = table(tmp_path / "other.csv", header, ["Peuple des vents, Le", "2001", "Ann Moon"])
    cli("import", str(one))
    assert cli("import", str(other), "--json").json["added"] == 0
    assert len(ids(cli)) == 1


def test_history_is_taken_in_once_and_undone_at_once(cli: Cli, show: Path, tmp_path: Path) -> None:
    film = table(tmp_path / "films.csv", ["title", "year", "type"], ["Comets", "1999", "Movie"])
    cli("import", str(show), str(film))
    diary = table(
        tmp_path / "diary.csv",
        ["Date", "Name", "Year", "Letterboxd URI", "Rating", "Rewatch", "Tags", "Watched Date"],
        ["2020-02-03", "Comets", "1999", "https://boxd.it/x", "4.5", "", "ice", "2020-02-02"],
        ["2020-03-04", "Comets", "1999", "https://boxd.it/y", "", "Yes", "", "2020-03-03"],
        ["2020-04-05", "Comets II", "2003", "https://boxd.it/z", "", "", "", "2020-04-04"],
    )
    first = cli("import", str(diary), "--json")
    assert first.code == 1
    assert first.json["titles"] == ["comets-1999"]
    [rejected] = first.json["rejected"]
    assert (rejected["file"], rejected["line"]) == (str(diary), 4)
    assert "Comets II (2003)" in rejected["reason"]
    assert ids(cli) == ["amber-skies-2011", "comets-1999"]
    watch = cli("show", "comets-1999", "--json").json["watch"]
    assert watch["viewings"] == ["2020-02-02", "2020-03-03"]
    assert (watch["rating"], watch["tags"]) == (9, ["ice"])
    again = cli("import", str(diary), "--json").json
    assert (again["added"], again["updated"]) == (0, 0)
    cli("undo")
    assert cli("show", "comets-1999", "--json").json["watch"]["status"] == "unwatched"


def test_series_and_episode_name_together_are_a_match(cli: Cli, show: Path, tmp_path: Path) -> None:
    cli("import", str(show))
    history = table(
        tmp_path / "NetflixViewingHistory.csv",
        ["Title", "Date"],
        ["Amber Skies: Season 1: Dawn", "12/31/20"],
        ["Amber Skies: Season 1: Noon", "12/30/20"],
    )
    result = cli("import", str(history), "--json").json
    assert result["added"] == 1
    assert [row["line"] for row in result["rejected"]] == [3]
    episodes = cli("show", "amber-skies-2011", "--json").json["seasons"][0]["episodes"]
    assert [row["watched_on"] for row in episodes] == [[], ["2020-12-31"]]


def test_films_name_that_one_title_bears_takes_accept(cli: Cli, tmp_path: Path) -> None:
    cli("import", str(table(tmp_path / "a.csv", ["title", "year"], ["Comets", "1999"])))
    history = table(tmp_path / "Netflix.csv", ["Title", "Date"], ["Comets", "12/31/20"])
    refused = cli("import", str(history), "--json").json
    assert refused["added"] == 0
    assert refused["rejected"][0]["candidates"] == ["comets-1999"]
    assert cli("import", str(history), "--accept", "--json").json["added"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("nowhere.csv",), 1, "does not exist"),
        ((".", "--as", "papyrus"), 2, "There is no format papyrus"),
        ((".", "--into", "nobody"), 1, "There is no title"),
    ],
)
def test_wrong_use_is_one_sentence(
    cli: Cli, arguments: tuple[str, ...], code: int, told: str
) -> None:
    result = cli("import", *arguments)
    assert result.code == code
    assert told in result.err
    assert len(result.err.splitlines()) == 1


def test_unknown_files_are_named(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "things"
    folder.mkdir()
    (folder / "empty.json").write_bytes(b"")
    (folder / "picture.jpg").write_bytes(bytes(range(256)))
    report = cli("import", str(folder), "--json")
    assert report.code == 1
    assert [row["file"] for row in report.json["rejected"]] == [
        str(folder / "empty.json"), str(folder / "picture.jpg"),
    ]  # fmt: skip


def test_a_dry_run_rejects_no_mark_of_a_title_that_would_come_in_with_it(
    cli: Cli, tmp_path: Path
) -> None:
    films = tmp_path / "films"
    films.mkdir()
    (films / "Harbour (2012).nfo").write_text(
        "<movie><title>Harbour</title><year>2012</year><watched>true</watched>"
        "<playcount>1</playcount></movie>"
    )
    dry = json.loads(cli("import", str(films), "--dry-run", "--json", "--no-shipped").out)
    assert (dry["added"], dry["rejected"]) == (2, [])

    done = json.loads(cli("import", str(films), "--json", "--no-shipped").out)
    assert (done["added"], done["rejected"]) == (2, [])


def test_a_row_whose_name_is_a_little_off_is_listed_with_the_titles_it_may_mean(
    cli: Cli, tmp_path: Path
) -> None:
    own = catalog_file(
        tmp_path / "own.json",
        document("harbour-lights-2012", {"names": {"en": "Harbour Lights"}, "premiered": "2012"}),
    )
    history = tmp_path / "watched.csv"
    history.write_text(
        "Date,Name,Year,Letterboxd URI\n2020-01-04,Harbour Light,1931,https://boxd.it/a1\n"
    )
    report = cli("import", str(history), "--json", "--no-shipped", "--catalog", str(own)).json

    assert report["rejected"][0]["candidates"] == ["harbour-lights-2012"]
