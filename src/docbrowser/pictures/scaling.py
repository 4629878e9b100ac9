"""A picture file, read with suspicion and scaled to the points that cells can show."""

from __future__ import annotations

import importlib
import importlib.util
import io
import os
import stat
import warnings
from typing import TYPE_CHECKING, Final

from docbrowser.pictures.raster import Raster, size_in_cells

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

MOST_BYTES: Final = 16 << 20
"""Bytes of the largest file that is read."""
MOST_POINTS: Final = 20_000_000
"""Points of the largest picture that is unpacked."""
LEAST_SIDE: Final = 16
"""Points of the shortest side: what is smaller counts visitors, and shows nothing."""
LONGEST_SHAPE: Final = 4
"""How many times as long as wide a picture may be; a banner is none of a title."""
_MOST_SCANS: Final = 100
"""How often a JPEG may go over its points; each time takes as long as the first."""
_ROUGHLY: Final = (256, 256)
_GROUND: Final = (24, 24, 24)
"""What is seen through a picture, where it lets one."""
_WEBP_HEAD: Final = 30
_PLUGINS: Final = {
    "JPEG": "JpegImagePlugin",
    "PNG": "PngImagePlugin",
    "WEBP": "WebPImagePlugin",
}


def is_possible() -> bool:
    """Return whether the extra is installed; nothing of it is loaded."""
    try:
        return importlib.util.find_spec("PIL") is not None
    except (ImportError, ValueError):
        return False


def raster_of(path: Path) -> Raster | None:
    """Return what the file at `path` comes to in cells; None where it is no picture that serves.

    That is one that cannot be read, is no regular file, is damaged, or is too large.
    """
    raw = _content(path)
    kind = None if raw is None else _kind(raw)
    if raw is None or kind is None:
        return None
    try:
        return _scaled(raw, kind)
    except Exception:  # noqa: BLE001 - a damaged picture may raise anything, and none is worth a word
        return None


def _content(path: Path) -> bytes | None:
    """Return what a regular file holds; None where it is none, or too large."""
    try:
        # Asked first: to open a device may already do something.
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)  # another file may stand there by now
            if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= MOST_BYTES:
                return None
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):  # a path may hold what none can
        return None
    return raw if len(raw) <= MOST_BYTES else None


def _kind(raw: bytes) -> str | None:
    """Return what Pillow calls the format of a picture, by its first bytes; None for others."""
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG" if raw.count(b"\xff\xda") <= _MOST_SCANS else None
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP" and _fits(*_webp_size(raw)):
        return "WEBP"
    return None


def _webp_size(raw: bytes) -> tuple[int, int]:
    """Return the size that a WebP file claims; Pillow makes room for it when it is opened."""
    chunk, head = raw[12:16], raw[:_WEBP_HEAD]
    if len(head) < _WEBP_HEAD:
        return 0, 0
    if chunk == b"VP8X":
        return _number(head[24:27]) + 1, _number(head[27:30]) + 1
    if chunk == b"VP8L":
        bits = _number(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _number(head[26:28]) & 0x3FFF, _number(head[28:30]) & 0x3FFF


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "little")


def _fits(width: int, height: int) -> bool:
    shorter, longer = sorted((width, height))
    return (
        shorter >= LEAST_SIDE
        and longer <= LONGEST_SHAPE * shorter
        and width * height <= MOST_POINTS
    )


def _scaled(raw: bytes, kind: str) -> Raster | None:
    from PIL import Image, ImageOps

    # They would go to standard error, which is the screen; sizes are looked at further down.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
    importlib.import_module(f"PIL.{_PLUGINS[kind]}")  # it makes itself known
    with Image.open(io.BytesIO(raw), formats=(kind,)) as opened:
        if not _fits(*opened.size):  # before it is unpacked
            return None
        image: Image.Image = opened
        if image.mode not in {"RGB", "L", "CMYK", "YCbCr"} or "transparency" in image.info:
            image = image.convert("RGBA")
        image.thumbnail(_ROUGHLY)
        image = _opaque(ImageOps.exif_transpose(image))
        columns, rows = size_in_cells(*image.size)
        points = image.resize((2 * columns, 2 * rows), Image.Resampling.LANCZOS)
        return Raster(columns, rows, points.tobytes())


def _opaque(image: Image) -> Image:
    """Return a picture in red, green and blue, with a ground where one could see through it."""
    from PIL import Image as Images

    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Images.new("RGBA", image.size, (*_GROUND, 255))
    return Images.alpha_composite(ground, image).convert("RGB")
