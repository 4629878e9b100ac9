"""Which text the bytes of a stranger are: UTF-8, UTF-16 or a code page of one byte. Pure."""

from __future__ import annotations

import codecs
from typing import Final

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Marks with which texts begin, and the encoding that each is of."""
_LOOKED_AT: Final = 1 << 16
"""Bytes that tell UTF-16 from others."""


def decoded(raw: bytes, *, declared: str | None = None, cut: bool = False) -> str:
    """Return the text of `raw`: UTF-8, UTF-16, what is declared, else a code page by its letters.

    With `cut` the end may lie within a character.
    """
    for bom, name in BOMS:
        if raw.startswith(bom):
            return raw.decode(name, errors="replace")
    if looks_like_utf16(raw[:_LOOKED_AT]):
        return raw.decode(utf16_of(raw[:_LOOKED_AT]), errors="replace")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        if cut and error.start >= len(raw) - 3:
            return raw[: error.start].decode()
    if declared:
        try:
            return raw.decode(declared)
        except (LookupError, UnicodeError):
            pass
    return raw.decode(of_one_byte(raw), errors="replace")


def looks_like_utf16(raw: bytes) -> bool:
    """Return whether every other byte is mostly one and the same, as in UTF-16 without its mark."""
    if len(raw) < 4 or b"\0" not in raw[:_LOOKED_AT]:  # noqa: PLR2004 - two characters
        return False
    even, odd = raw[0:_LOOKED_AT:2], raw[1:_LOOKED_AT:2]
    return max(even.count(0), odd.count(0)) > len(even) // 3


def utf16_of(raw: bytes) -> str:
    """Return which of its two orders UTF-16 without a mark is in."""
    return "utf-16-le" if raw[1::2].count(0) >= raw[0::2].count(0) else "utf-16-be"


def of_one_byte(raw: bytes) -> str:
    """Return cp1251 where the letters beyond ASCII make Russian words, else cp1252.

    In cp1251 Russian letters stand side by side in the upper fourth; in Western text a letter
    with an accent mostly has plain neighbours.
    """
    upper = pairs = 0
    before = False
    for byte in raw:
        high = byte >= 0xC0 or byte in {0xA8, 0xB8}  # noqa: PLR2004 - the letters of cp1251
        upper += high
        pairs += high and before
        before = high
    return "cp1251" if upper and pairs * 2 > upper else "cp1252"
