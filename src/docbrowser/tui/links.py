"""Links from a catalogue: only what a browser can be trusted with. Pure."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv6Address
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from docbrowser.text import CUT_MARK, clean_line

_PLACE = re.compile(r"(?:(?P<name>[^\[\]:]+)|\[(?P<number>[0-9A-Fa-f:.]+)\])(?::[0-9]*)?")
_LONGEST_HOST: Final = 253
_LONGEST: Final = 1_000
"""As much as is kept of an address where it is taken in; a longer one is cut."""


def safe_url(address: str) -> str | None:
    """Return `address` if it is a plain web address, written anew; None otherwise.

    That is http or https with a host and without user info, spaces or control characters. An
    address that was cut is none.
    """
    if clean_line(address) != address or any(character.isspace() for character in address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    if "\\" in address or port == 0 or not _is_place(parts.netloc):
        return None
    if len(address) >= _LONGEST and address.endswith(CUT_MARK):
        return None
    # Python's `webbrowser` puts an option of the browser's in the place of this word.
    return urlunsplit(parts).replace("%action", "%ACtion")


def _is_place(netloc: str) -> bool:
    """Return whether it is the name or number of a host, and its port if it has one."""
    found = _PLACE.fullmatch(netloc)
    if found is None:
        return False
    if found["number"] is not None:
        try:
            IPv6Address(found["number"])
        except ValueError:
            return False
        return True
    name = found["name"].removesuffix(".")
    return len(name) <= _LONGEST_HOST and all(map(_is_label, name.split(".")))


def _is_label(label: str) -> bool:
    """Return whether it is letters of any script, digits, `-` and `_`, and not nothing."""
    return label != "" and all(
        letter in "-_" or unicodedata.category(letter)[0] in "LMN" for letter in label
    )


def host(address: str) -> str:
    """Return the host of a web address."""
    return urlsplit(address).hostname or ""
