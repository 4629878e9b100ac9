"""Video files become titles by their names; what tells more beside them goes before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.importers import videos
from docbrowser.importers.items import Part, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Episode, Offer, Record
from tests.importers.samples import refusal

if TYPE_CHECKING:
    from tests.helpers import Cli


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No title is there but what is imported."""
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


def laid(folder: Path, *names: str) -> list[Path]:
    """Make files of nothing, which no importer may look into; return them."""
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def items(paths: list[Path], *roots: Path) -> list[Any]:
    """Return what is made of videos."""
    return [item for _path, item in videos.read_all(paths, roots)]


def record_of(cli: Cli, title_id: str) -> dict[str, Any]:
    """Return what is shown of a title."""
    shown: dict[str, Any] = cli("show", title_id, "--json").json
    return shown


def address(path: Path) -> tuple[Offer, ...]:
    """Return the place to watch that a file is."""
    return (Offer(provider="file", kind="local", url=path.resolve().as_uri()),)


def test_a_film_is_a_record_with_its_file(tmp_path: Path) -> None:
    paths = laid(tmp_path, "Für Lena (2019) {imdb-tt8760684}.mp4")
    assert items(paths, tmp_path) == [
        Record(
            source="files", names={"und": "Für Lena"}, kind="film", premiered="2019",
            ids={"imdb": "tt8760684"}, offers=address(paths[0]),
        )
    ]  # fmt: skip


def test_the_episodes_of_a_series_are_one_record_with_its_folder(tmp_path: Path) -> None:
    paths = laid(
        tmp_path,
        "Tides/Season 2/Tides - S02E01.mkv",
        "Tides/Season 1/Tides - S01E01 - From Shore to Shore.mkv",
        "Tides/Season 1/Tides - S01E02-E03.mkv",
        "Tides/Specials/Tides - S00E01 - At Work.mkv",
    )
    assert items(paths, tmp_path) == [
        Record(
            source="files", names={"und": "Tides"}, kind="series",
            episodes=(
                Episode(season=0, number=1, names={"und": "At Work"}),
                Episode(season=1, number=1, names={"und": "From Shore to Shore"}),
                Episode(season=1, number=2), Episode(season=1, number=3),
                Episode(season=2, number=1),
            ),
            offers=address(tmp_path / "Tides"),
        )
    ]  # fmt: skip


def test_of_a_series_in_a_folder_with_others_the_first_episode_is_the_address(
    tmp_path: Path,
) -> None:
    paths = laid(
        tmp_path, "Tides S01E02.mkv", "Tides S01E01.mkv", "Ice S01E01.mkv", "Ice (2001).mkv"
    )
    found = {one.names["und"] + one.kind: one.offers for one in items(paths, tmp_path)}
    assert found == {
        "Icefilm": address(paths[3]), "Tidesseries": address(paths[1]),
        "Iceseries": address(paths[2]),
    }  # fmt: skip


def test_of_a_season_alone_the_episodes_are_added(tmp_path: Path) -> None:
    season = tmp_path / "Tides" / "Season 1"
    paths = laid(season, "Tides S01E01.mkv")
    assert isinstance(items(paths, season)[0], Part)
    assert isinstance(items(paths)[0], Part)
    assert isinstance(items(paths, season.parent)[0], Record)


def test_the_first_part_of_a_film_is_its_address(tmp_path: Path) -> None:
    paths = laid(tmp_path, *(f"Salt Roads (1985)/Salt Roads - part{n}.avi" for n in (10, 2, 1)))
    assert [one.offers for one in items(paths, tmp_path)] == [address(paths[2])]


def test_one_of_several_videos_is_not_named_by_their_folder(tmp_path: Path) -> None:
    beach, *_others = laid(tmp_path, "Holidays (2019)/beach.mov", "Holidays (2019)/lake.mov")
    (rejected,) = items([beach])
    assert isinstance(rejected, Rejected)
    assert rejected.path == beach


def test_two_versions_of_a_film_are_both_named(tmp_path: Path) -> None:
    names = ("Salt Roads (1985)/Salt Roads - 4K.mkv", "Salt Roads (1985)/Salt Roads - 1080p.mkv")
    assert len(items(laid(tmp_path, *names), tmp_path)) == 2


def test_extras_are_passed_over_without_a_word(tmp_path: Path) -> None:
    names = ("Salt Roads (1985)/film.mkv", "Salt Roads (1985)/Extras/a.mkv", "Ice-trailer.mkv")
    (found,) = items(laid(tmp_path, *names), tmp_path)
    assert found.names == {"und": "Salt Roads"}


def test_a_link_leads_to_its_file_and_one_that_leads_nowhere_is_rejected(tmp_path: Path) -> None:
    (there,) = laid(tmp_path, "store/0001.mkv")
    link, dead = tmp_path / "Salt Roads (1985).mkv", tmp_path / "Ice (1990).mkv"
    link.symlink_to(there)
    dead.symlink_to(tmp_path / "gone.mkv")
    os.mkfifo(pipe := tmp_path / "Pipe (1990).mkv")
    found = items([link, dead, pipe], tmp_path)
    assert [one.offers for one in found if isinstance(one, Record)] == [address(there)]
    assert [one.path for one in found if isinstance(one, Rejected)] == [dead, pipe]


def test_a_path_that_is_too_long_for_an_address_is_said(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["морские глубины и то, что в них живёт" for _ in range(5)])
    found = items(laid(folder, "Соль дорог (2019).mkv"), tmp_path)
    assert [one.offers for one in found if isinstance(one, Record)] == [()]
    assert "too long" in next(one.reason for one in found if isinstance(one, Rejected))


def test_what_is_no_video_is_refused(tmp_path: Path) -> None:
    film, notes = laid(tmp_path, "Salt Roads (1985).mkv", "Salt Roads (1985).txt")
    assert videos.recognises(Sample(film))
    assert not videos.recognises(Sample(notes))
    assert len(list(videos.read(film))) == 1
    assert "no video" in refusal(videos, notes)


# On the command line


def test_a_folder_of_videos_is_taken_in(cli: Cli, tmp_path: Path) -> None:
    films = tmp_path / "films"
    laid(
        films,
        "Salt Roads (2019).mkv",
        "Für Lena (2019).mp4",
        "Tides/Season 1/Tides - S01E01 - From Shore to Shore.mkv",
        "some home video.mov",
        "at the lake.mov",
    )
    told = cli("import", str(films))
    assert "3 titles added · 1 rejected" in told.out
    assert "videos: 5 files · 3 titles · 1 rejected" in told.out
    assert "2 video files name no film; call them Name (Year).mkv" in told.err
    assert len(told.err.splitlines()) == 1

    again = cli("import", str(films), "--json")
    assert again.code == 1
    assert (again.json["unchanged"], again.json["added"], again.json["updated"]) == (3, 0, 0)
    assert again.json["titles"] == ["fur-lena-2019", "salt-roads-2019", "tides"]
    assert [row["file"] for row in again.json["rejected"]] == [None]


def test_a_file_that_was_moved_replaces_its_address(cli: Cli, tmp_path: Path) -> None:
    films = tmp_path / "films"
    (film,) = laid(films, "Salt Roads (2019).mkv")
    cli("import", str(films))
    film.rename(moved := films / "Salt.Roads.2019.1080p.x264.mkv")
    report = cli("import", str(films), "--json").json

    assert (report["added"], report["updated"]) == (0, 1)
    offers = record_of(cli, "salt-roads-2019")["offers"]
    assert [offer["url"] for offer in offers] == [moved.resolve().as_uri()]


def test_a_season_alone_adds_to_the_ones_before(cli: Cli, tmp_path: Path) -> None:
    laid(tmp_path, "Tides (2006)/Season 1/S01E01.mkv", "Tides (2006)/Season 2/S02E01.mkv")
    for season in (1, 2):
        cli("import", str(tmp_path / "Tides (2006)" / f"Season {season}"))
    shown = record_of(cli, "tides-2006")
    assert [one["number"] for one in shown["seasons"]] == [1, 2]
    assert len(shown["offers"]) == 1


def test_a_name_alone_is_never_enough(cli: Cli, tmp_path: Path) -> None:
    laid(tmp_path, "old/Tides (2006)/Season 1/S01E01.mkv", "new/Tides/Season 1/S01E02.mkv")
    cli("import", str(tmp_path / "old"))
    report = cli("import", str(tmp_path / "new"), "--json").json
    assert report["doubles"] == [{"id": "tides", "of": ["tides-2006"]}]

    joined = cli("import", str(tmp_path / "new"), "--into", "tides-2006", "--json").json
    assert joined["titles"] == ["tides-2006"]


def test_what_an_nfo_or_yt_dlp_tells_of_is_not_read_by_its_name(cli: Cli, tmp_path: Path) -> None:
    films = tmp_path / "films"
    laid(
        films, "Salt Roads (2019).mkv", "Ice (1990).webm", "Tides/Season 1/Tides S01E01.mkv",
        "Lena (2001)/video.mkv",
    )  # fmt: skip
    (films / "Salt Roads (2019).nfo").write_text(
        "<movie><title>Salt</title><year>2018</year></movie>"
    )
    (films / "Ice (1990).info.json").write_text(
        '{"title": "Pack Ice", "extractor": "x", "id": "1"}'
    )
    (films / "Tides" / "tvshow.nfo").write_text("<tvshow><title>Tides</title></tvshow>")
    (films / "Lena (2001)" / "movie.nfo").write_text("<movie><title>Lena</title></movie>")
    report = cli("import", str(films), "--json").json
    assert report["rejected"] == []
    assert sorted(report["titles"]) == ["lena", "pack-ice", "salt-2018", "tides"]

    one = cli("import", str(films / "Salt Roads (2019).mkv"), "--json").json
    assert (one["titles"], one["unchanged"]) == (["salt-2018"], 1)

    told = cli("import", str(films), "--as", "videos", "--json").json
    assert told["rejected"] == []
    assert sorted(told["titles"]) == ["ice-1990", "lena-2001", "salt-roads-2019", "tides-2"]


def test_a_named_file_that_is_no_video_is_not_read_as_one(cli: Cli, tmp_path: Path) -> None:
    (notes,) = laid(tmp_path, "notes.txt")
    told = cli("import", str(notes), "--as", "videos")
    assert told.code == 1
    assert "it is no video, by its name" in told.err


def test_a_poster_beside_a_film_is_found(cli: Cli, tmp_path: Path) -> None:
    from docbrowser.library import Library
    from docbrowser.paths import Paths
    from docbrowser.pictures.files import candidates, clues_of

    films = tmp_path / "films"
    laid(films, "Salt Roads (2019).mkv", "Ice (1990).mkv", "Salt Roads (2019)-poster.jpg")
    cli("import", str(films))
    title = Library(Paths(), print).title("salt-roads-2019")
    clues = clues_of(title)
    assert clues is not None
    assert [path.name for path in candidates(clues)] == ["Salt Roads (2019)-poster.jpg"]


@pytest.mark.parametrize(
    "name",
    [
        "\x1b]0;pwned\x07 (2019).mkv",
        "Ice [red]of[bold] (2019).mkv",
        "-rf (2019).mkv",
        "Lena\n\r (2019).mkv",
        "\u202eIce (2019).mkv",
        "$(id) `id` (2019).mkv",
        "Ice\udce9 (2019).mkv",
    ],
)
def test_names_of_strangers_are_cleaned(cli: Cli, tmp_path: Path, name: str) -> None:
    films = tmp_path / "films"
    laid(films, name)
    report = cli("import", str(films), "--json")
    assert report.code == 0
    shown = cli("show", report.json["titles"][0])
    assert "2019" in shown.out
    assert not any(mark in shown.out for mark in "\x1b\x07\u202e\r")


def test_a_relative_way_is_as_good_as_a_whole_one(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(tmp_path, "Salt Roads (2019)/film.mkv")
    monkeypatch.chdir(tmp_path / "Salt Roads (2019)")
    assert cli("import", ".", "--json").json["titles"] == ["salt-roads-2019"]
    assert cli("import", "film.mkv", "--json").json["unchanged"] == 1
    assert cli("import", str(Path("..") / "Salt Roads (2019)"), "--json").json["unchanged"] == 1
