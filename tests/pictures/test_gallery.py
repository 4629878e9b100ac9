"""A picture is scaled once; what was kept of it serves until the file changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from docbrowser.errors import StoreError
from docbrowser.pictures import gallery
from docbrowser.pictures.files import Clues
from docbrowser.pictures.gallery import Gallery
from docbrowser.pictures.scaling import raster_of
from tests.pictures.making import saved, two_halves

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.pictures.raster import Raster


@pytest.fixture
def scaled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are scaled from now on."""
    names: list[str] = []

    def scale(path: Path) -> Raster | None:
        names.append(path.name)
        return raster_of(path)

    monkeypatch.setattr(gallery, "raster_of", scale)
    return names


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "pictures").iterdir())


def gallery_in(tmp_path: Path) -> Gallery:
    return Gallery(lambda: tmp_path / "cache" / "pictures")


def test_a_picture_is_scaled_once(tmp_path: Path, scaled: list[str]) -> None:
    clues = Clues(str(saved(tmp_path / "one.jpg")), ())
    first = gallery_in(tmp_path).picture(clues)
    assert first is not None
    assert gallery_in(tmp_path).picture(clues) == first
    assert scaled == ["one.jpg"]
    (file,) = kept(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_size < 6_000


def test_a_file_that_has_changed_is_scaled_anew(tmp_path: Path, scaled: list[str]) -> None:
    path = saved(tmp_path / "one.png")
    clues = Clues(str(path), ())
    before = gallery_in(tmp_path).picture(clues)
    saved(path, two_halves(300, 200))
    os.utime(path, ns=(1, 1))
    after = gallery_in(tmp_path).picture(clues)
    assert after is not None
    assert before != after
    path.unlink()
    assert gallery_in(tmp_path).picture(clues) is None
    assert scaled == ["one.png", "one.png"]


def test_a_kept_picture_that_is_damaged_is_made_anew(tmp_path: Path, scaled: list[str]) -> None:
    clues = Clues(str(saved(tmp_path / "one.jpg")), ())
    first = gallery_in(tmp_path).picture(clues)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    for damaged in (b"", whole[:100], os.urandom(900)):
        file.write_bytes(damaged)
        assert gallery_in(tmp_path).picture(clues) == first
        assert file.read_bytes() == whole
    assert len(scaled) == 4


def test_where_nothing_can_be_kept_the_picture_is_shown_all_the_same(tmp_path: Path) -> None:
    clues = Clues(str(saved(tmp_path / "one.jpg")), ())
    (tmp_path / "file").touch()

    def nowhere() -> Path:
        raise StoreError("no home")

    assert Gallery(lambda: tmp_path / "file" / "pictures").picture(clues) is not None
    assert Gallery(nowhere).picture(clues) is not None


def test_no_more_are_kept_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery, "MOST_KEPT", 5)
    image = two_halves(40, 60)
    for number in range(9):
        path = saved(tmp_path / f"{number}.png", image)
        assert gallery_in(tmp_path).picture(Clues(str(path), ())) is not None
        newest = max(kept(tmp_path), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert 4 <= len(kept(tmp_path)) <= 5
    assert max(file.stat().st_mtime for file in kept(tmp_path)) == 8


def test_the_first_file_that_is_a_picture_is_it(tmp_path: Path) -> None:
    video = tmp_path / "film.mkv"
    video.touch()
    (tmp_path / "poster.jpg").write_bytes(b"no picture")
    (tmp_path / "folder.jpg").mkdir()
    saved(tmp_path / "film.png", two_halves(160, 90))
    found = gallery_in(tmp_path).picture(Clues(str(tmp_path / "gone.jpg"), (video.as_uri(),)))
    assert found is not None
    assert (found.columns, found.rows) == (26, 7)


def test_for_whoever_has_gone_on_nothing_is_scaled(tmp_path: Path, scaled: list[str]) -> None:
    clues = Clues(str(saved(tmp_path / "one.jpg")), ())
    assert gallery_in(tmp_path).picture(clues, lambda: True) is None
    assert not scaled
