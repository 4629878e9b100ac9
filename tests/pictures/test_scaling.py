"""A picture becomes points for cells; whatever else a file holds, it is no picture and no harm."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from docbrowser.pictures import scaling
from docbrowser.pictures.raster import Raster, cells, packed, size_in_cells, unpacked
from docbrowser.pictures.scaling import is_possible, raster_of
from tests.pictures.making import BLUE, RED, as_bytes, saved, two_halves

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_a_poster_keeps_its_shape_and_colours(tmp_path: Path, ending: str) -> None:
    raster = raster_of(saved(tmp_path / f"one.{ending}"))
    assert raster is not None
    assert (raster.columns, raster.rows) == (21, 16)
    drawn = cells(raster)
    assert near(drawn[0][0].back, RED)
    assert near(drawn[-1][-1].back, BLUE)
    assert [len(line) for line in drawn] == [21] * 16


@pytest.mark.parametrize(
    ("size", "in_cells"),
    [((2000, 3000), (21, 16)), ((1600, 900), (26, 7)), ((16, 16), (26, 13)), ((400, 100), (26, 3))],
)
def test_every_shape_fits_into_its_place(size: tuple[int, int], in_cells: tuple[int, int]) -> None:
    assert size_in_cells(*size) == in_cells


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16", "CMYK"])
def test_whatever_way_its_points_are_kept_it_is_drawn(tmp_path: Path, mode: str) -> None:
    ending = "jpg" if mode == "CMYK" else "png"
    image = two_halves().convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        image = image.convert("I").convert("I;16")
    assert raster_of(saved(tmp_path / f"one.{ending}", image)) is not None


def test_what_one_sees_through_has_a_dark_ground(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (200, 300), (255, 255, 255, 0))
    raster = raster_of(saved(tmp_path / "clear.png", clear))
    assert raster is not None
    assert near(cells(raster)[3][3].back, (24, 24, 24))


def test_a_photograph_taken_upright_stands_upright(tmp_path: Path) -> None:
    turned = two_halves(300, 200)
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(tmp_path / "one.jpg", exif=exif)
    raster = raster_of(tmp_path / "one.jpg")
    assert raster is not None
    assert (raster.columns, raster.rows) == (21, 16)


def test_a_cell_takes_the_sign_that_comes_nearest() -> None:
    black, white = (0, 0, 0), (255, 255, 255)

    def sign(*corners: tuple[int, int, int]) -> str:
        ((cell,),) = cells(Raster(1, 1, bytes(value for corner in corners for value in corner)))
        return cell.glyph

    assert sign(white, white, black, black) == "▀"
    assert sign(white, black, white, black) == "▌"
    assert sign(white, black, black, white) == "▞"
    assert sign(black, black, black, white) == "▛"
    assert sign(white, white, white, white) == " "
    ((cell,),) = cells(Raster(1, 1, bytes([*white, *white, *black, *black])))
    assert (cell.front, cell.back) == (white, black)


def test_a_kept_picture_is_read_as_it_was_and_a_damaged_one_is_none() -> None:
    raster = Raster(2, 1, bytes(range(24)))
    raw = packed(raster)
    assert unpacked(raw) == raster
    for damaged in (b"", raw[:-1], raw + b"x", b"x" + raw, raw[:20], raw[:21] + b"\0\1" + raw[23:]):
        assert unpacked(damaged) is None


def _png(width: int, height: int, body: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        told = kind + data
        return struct.pack(">I", len(data)) + told + struct.pack(">I", zlib.crc32(told))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def _webp(width: int, height: int) -> bytes:
    sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + sizes
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "text": lambda: b"no picture at all\n" * 100,
    "a few bytes": lambda: b"\xff\xd8\xff",
    "cut": lambda: as_bytes("PNG", Image.effect_noise((300, 300), 90))[:5_000],
    "cut jpeg": lambda: as_bytes("JPEG")[:300],
    "bomb": lambda: _png(60_000, 60_000, zlib.compress(bytes(1_000_000))),
    "just too large": lambda: _png(5_000, 5_000, zlib.compress(bytes(1_000_000))),
    "endless claim": lambda: _png(0x7FFFFFFF, 0x7FFFFFFF),
    "nothing wide": lambda: _png(0, 300),
    "banner": lambda: as_bytes("PNG", two_halves(900, 100)),
    "dot": lambda: as_bytes("PNG", Image.new("RGB", (1, 1))),
    "webp bomb": lambda: _webp(1 << 24, 1 << 24),
    "webp of a head alone": lambda: _webp(200, 300),
    "webp cut in its head": lambda: b"RIFF\0\0\0\0WEBPVP8X",
    "many scans": lambda: as_bytes("JPEG") + b"\xff\xda" * 200,
    "gif": lambda: as_bytes("GIF"),
    "tiff in a jpeg's name": lambda: as_bytes("TIFF"),
    "noise behind a head": lambda: as_bytes("JPEG")[:200] + os.urandom(4_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_that_serves_is_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / "poster.jpg"
    path.write_bytes(HOSTILE[name]())
    assert raster_of(path) is None
    assert capfd.readouterr() == ("", "")


def test_a_file_is_not_unpacked_before_its_size_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object) -> None:
        raise AssertionError

    path = tmp_path / "poster.png"
    path.write_bytes(_png(60_000, 60_000))
    monkeypatch.setattr("PIL.Image.Image.thumbnail", never)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", never)
    monkeypatch.setattr("PIL.Image.Image.convert", never)
    assert raster_of(path) is None


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "poster.jpg"
    with path.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(1 << 40)  # of holes
    assert raster_of(path) is None
    monkeypatch.setattr(scaling, "MOST_BYTES", 100)
    assert raster_of(saved(tmp_path / "one.png")) is None


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe, loop, folder = tmp_path / "pipe.jpg", tmp_path / "loop.jpg", tmp_path / "folder.jpg"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    folder.mkdir()
    locked = saved(tmp_path / "locked.jpg")
    locked.chmod(0)
    for path in (pipe, loop, folder, tmp_path / "missing.jpg", tmp_path / "a\0b.jpg"):
        assert raster_of(path) is None
    assert raster_of(tmp_path.__class__("/dev/zero")) is None
    if os.geteuid():
        assert raster_of(locked) is None


def test_without_the_extra_there_is_no_picture_and_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "one.jpg")
    assert is_possible()
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert not is_possible()
    assert raster_of(path) is None
