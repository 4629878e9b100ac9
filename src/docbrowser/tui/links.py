"""Links from a catalogue: only what a browser can be trusted with. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from docbrowser.text import clean_line


def safe_url(address: str) -> str | None:
    """Return `address` if it is a plain web address, written anew; None otherwise.

    That is http or https with a host and without user info, spaces or control characters.
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
    if "\\" in address or port == 0:
        return None
    return urlunsplit(parts)


def host(address: str) -> str:
    """Return the host of a web address."""
    return urlsplit(address).hostname or ""
