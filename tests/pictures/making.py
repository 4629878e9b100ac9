"""Small pictures, made here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

RED = (200, 30, 20)
BLUE = (20, 40, 180)


def two_halves(width: int = 200, height: int = 300) -> Image.Image:
    """Return a picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", (width, height), BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, width, height // 2 - 1), fill=RED)
    return image


def saved(path: Path, image: Image.Image | None = None) -> Path:
    """Save a picture in the format of its name."""
    (image or two_halves()).save(path)
    return path


def as_bytes(kind: str, image: Image.Image | None = None) -> bytes:
    """Return the bytes of a picture in a format."""
    buffer = io.BytesIO()
    (image or two_halves()).save(buffer, kind)
    return buffer.getvalue()
