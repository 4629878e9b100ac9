"""Text from strangers within a Markdown document: what is read is what was written. Pure.

It means nothing to CommonMark (https://spec.commonmark.org/0.31.2/#backslash-escapes), nor to what
GitHub and others add: tables, bare links, addresses, strikethrough, formulas, names of emoji.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from docbrowser.text import clean, clean_line

# Not by a backslash: some readers know no such escape for these.
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ACTIVE: Final = re.compile(
    r"[&<>]"
    r"|[\\`*_{}\[\]#|~^$%@]"
    r"|(?<=\w)\.(?=\w)"  # www.example.com
    r"|:(?=\S)"  # http://, :smile:
    r"|(?<=[-=+:])[-=+:]|[-=+:](?=[-=+:])"  # a rule, a heading's underline, ==marked==
    r"|^[-+=:!]"  # a list, a definition
)
_NUMBERED: Final = re.compile(r"^(\d+)([.)])")
_ADDRESS: Final = re.compile(r"(?<=[\w.+\-])\\@(?=\w)")
_NO_LINK: Final = "\u2060"  # some make a link of an address however it is escaped
_SAFE_IN_URL: Final = "/:?#[]!$&'()*+,;=%~@-._"


def escaped(text: str) -> str:
    """Return `text` on one line, each character that could act as Markdown or HTML escaped."""
    return _escaped(clean_line(text))


def quoted(text: str) -> list[str]:
    """Return the lines of a block quote of `text`, its line breaks kept."""
    lines = [_escaped(line.strip()) for line in clean(text).strip().split("\n")]
    return [
        f"> {line}\\" if line and after else f"> {line}".rstrip()
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]


def linked(address: str | None) -> str | None:
    """Return a web address as a link; None where it is none that a browser can be trusted with."""
    if not address or clean_line(address) != address or any(map(_cannot_be_linked, address)):
        return None
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - it raises
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    return f"<{quote(address, safe=_SAFE_IN_URL)}>"


def unnumbered(line: str) -> str:
    """Return a line so that a number at its beginning makes it no item of a list."""
    return _NUMBERED.sub(r"\1\\\2", line)


def _cannot_be_linked(character: str) -> bool:
    return character.isspace() or character == "\\"


def _escaped(line: str) -> str:
    escaped = _ACTIVE.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), line)
    return unnumbered(_ADDRESS.sub(rf"\\@{_NO_LINK}", escaped))
