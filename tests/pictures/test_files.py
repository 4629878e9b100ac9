"""The picture of a title is what a record names, else what lies beside its video."""

from __future__ import annotations

from pathlib import Path

import pytest

from docbrowser.library import Library
from docbrowser.merge import merge
from docbrowser.model import Offer, Record
from docbrowser.paths import Paths
from docbrowser.pictures.files import Clues, candidates, clues_of, placed
from docbrowser.titles import Title
from tests.helpers import Cli, catalog_file, document


def beside(video: Path, *files: str) -> list[str]:
    """Return the names of the candidates for a video with files beside it."""
    video.parent.mkdir(exist_ok=True)
    for name in files:
        (video.parent / name).touch()
    return [path.name for path in candidates(Clues(None, (video.as_uri(),)))]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["poster.jpg"], ["poster.jpg"]),
        (["poster.png", "folder.jpg", "cover.jpg"], ["poster.png", "folder.jpg", "cover.jpg"]),
        (["Ferry.jpg", "Ferry-poster.jpg"], ["Ferry-poster.jpg", "Ferry.jpg"]),
        (["Ferry.png", "folder.jpg"], ["folder.jpg", "Ferry.png"]),
        (["POSTER.JPG"], ["POSTER.JPG"]),
        (["ferry.webp"], ["ferry.webp"]),
        (["fanart.jpg", "Other.jpg", "Ferry.nfo", "poster.gif"], []),
        # Another film lies in the same folder: what is called after the folder is of both.
        (["Other.mkv", "poster.jpg", "Other.jpg"], []),
        (["Other.mkv", "poster.jpg", "Ferry.jpg"], ["Ferry.jpg"]),
        (["Ferry-trailer.mkv", "poster.jpg"], ["poster.jpg"]),
    ],
)
def test_pictures_beside_a_video_are_called_as_media_centres_call_them(
    tmp_path: Path, files: list[str], found: list[str]
) -> None:
    assert beside(tmp_path / "films" / "Ferry.mkv", "Ferry.mkv", *files) == found


def test_a_series_has_the_picture_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Å series, 100 %"
    folder.mkdir()
    for name in ("one.mkv", "two.mkv", "poster.jpg", "one.jpg"):
        (folder / name).touch()
    (found,) = candidates(Clues(None, (folder.as_uri(),)))
    assert found == folder / "poster.jpg"


@pytest.mark.parametrize(
    "address",
    [
        "https://pictures.example/film.mkv", "file://server.example/film.mkv", "film.mkv",
        "file:film.mkv", "file:///nowhere/at/all.mkv", "file:///a%00b.mkv", "file://[", "", "file://",
    ],
)  # fmt: skip
def test_only_files_of_this_machine_are_looked_at(address: str) -> None:
    assert not [*candidates(Clues(None, (address,)))]


def test_a_picture_that_is_named_comes_first(tmp_path: Path) -> None:
    video = tmp_path / "film.mkv"
    (tmp_path / "poster.jpg").touch()
    found = [*candidates(Clues("/pictures/mine.png", (video.as_uri(),)))]
    assert found == [Path("/pictures/mine.png"), tmp_path / "poster.jpg"]


def test_clues_are_what_the_records_tell() -> None:
    offers = (
        Offer(provider="Shop", kind="buy", url="file:///bought.mkv"),
        Offer(provider="file", kind="local", url="file:///held.mkv"),
        Offer(provider="file", kind="local"),
    )
    assert clues_of(Title(id="one")) is None
    assert clues_of(Title(id="one", picture="https://far.example/x.jpg")) is None
    assert clues_of(Title(id="one", offers=offers)) == (None, ("file:///held.mkv",))
    assert clues_of(Title(id="one", picture="/x.jpg")) == ("/x.jpg", ())


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("art/one.jpg", "/catalogues/art/one.jpg"),
        ("/art/one.jpg", "/art/one.jpg"),
        ("~/one.jpg", "/home/me/one.jpg"),
        ("~nobody-of-that-name/one.jpg", "~nobody-of-that-name/one.jpg"),
        ("https://far.example/one.jpg", "https://far.example/one.jpg"),
    ],
)
def test_a_path_goes_from_the_folder_of_its_catalogue(
    monkeypatch: pytest.MonkeyPatch, named: str, path: str
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    record = Record(source="one", picture=named)
    assert placed(record, Path("/catalogues")).picture == path


def test_the_most_trusted_source_that_names_one_counts_and_nobody_disagrees() -> None:
    title = merge(
        "one",
        [
            Record(source="yidio", picture="a.jpg"),
            Record(source="you", names={"en": "One"}),
            Record(source="tmdb", picture="b.jpg"),
        ],
    )
    assert title.picture == "b.jpg"
    assert not title.conflicts


def test_a_record_of_the_catalogue_names_a_picture(tmp_path: Path, cli: Cli) -> None:
    folder = tmp_path / "held"
    folder.mkdir()
    record = {"names": {"en": "One"}, "picture": "art/one.jpg"}
    places = Paths(
        catalog_flag=catalog_file(folder / "c.json", document("one", record)), no_shipped=True
    )
    assert Library(places, pytest.fail).title("one").picture == str(folder / "art/one.jpg")
    options = ("--catalog", str(places.catalog.path), "--no-shipped")
    assert cli("edit", "one", "picture", "/mine.png", *options).code == 0
    assert cli("show", "one", "--json", *options).json["picture"] == "/mine.png"
    cli("undo", *options)
    assert cli("show", "one", "--json", *options).json["picture"] == str(folder / "art/one.jpg")
