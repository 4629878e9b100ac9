"""HTML as a stream of tags and texts. Behind this module stands the HTML library, and nowhere else.

No tree is made: a page that nests a million tags, or never closes a comment, costs no more than
its length. The tags come as the HTML Standard's tokenizer gives them
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docbrowser.i18n import _
from docbrowser.importers.encodings import decoded
from docbrowser.importers.extras import need
from docbrowser.importers.items import RefusedError
from docbrowser.importers.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PAGE: Final = 16 << 20
"""Bytes of the largest page: what saves pages with all their pictures makes long ones."""
MAX_TOKENS: Final = 200_000
"""Tags and texts of the longest page; a large one has some ten thousand."""
MAX_ATTRIBUTES: Final = 200
_PRESCAN: Final = 4_096
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{3,40})""", re.IGNORECASE)
# Python knows codecs that are no charsets, some of them slow; these are those of the Encoding
# Standard that pages are in. Latin 1 means Windows 1252 there.
_CHARSETS = re.compile(
    r"windows-\d{3,4}|cp\d{3,4}|iso-8859-\d{1,2}|koi8-[ru]|gb(2312|k|18030)|big5|shift_jis|"
    r"euc-(jp|kr)|ibm866|macintosh"
)
_WESTERN: Final = frozenset({"iso-8859-1", "windows-1252", "cp1252"})


class Opened(NamedTuple):
    """A start tag; attributes without a value have the empty one."""

    tag: str
    attributes: dict[str, str]
    line: int
    is_empty: bool


class Closed(NamedTuple):
    """An end tag."""

    tag: str


class Words(NamedTuple):
    """Text between tags, its references resolved."""

    text: str


class Remark(NamedTuple):
    """A comment."""

    text: str


Event: TypeAlias = Opened | Closed | Words | Remark

_EMPTY: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr"}
)  # fmt: skip


def page_text(path: Path) -> str:
    """Return the text of a page, in the encoding that it has, or else says that it has.

    Raises:
        RefusedError: it cannot be read, or is too large.
    """
    raw = read_bytes(path, MAX_PAGE)
    match = _DECLARED.search(raw[:_PRESCAN])
    declared = match[1].decode("ascii", "replace").lower() if match else ""
    if not _CHARSETS.fullmatch(declared):
        return decoded(raw)
    return decoded(raw, declared="cp1252" if declared in _WESTERN else declared)


def events(text: str) -> Iterator[Event]:
    """Return the tags, texts and comments of a page, in its order.

    Raises:
        RefusedError: it has more of them than any page, or the library is not there.
    """
    library = need("turbohtml")
    kinds = library.TokenType
    for count, token in enumerate(library.tokenize(text)):
        if count > MAX_TOKENS:
            raise RefusedError(_("it has more tags than the page of a work"))
        kind = token.type
        if kind == kinds.START_TAG:
            yield _opened(token)
        elif kind == kinds.END_TAG:
            yield Closed(token.tag)
        elif kind == kinds.COMMENT:
            yield Remark(token.data)
        elif kind != kinds.DOCTYPE and token.data:
            yield Words(token.data)


def _opened(token: object) -> Opened:
    tag, attrs = str(token.tag), token.attrs or ()  # type: ignore[attr-defined] # no stubs
    named = {name: value or "" for name, value in attrs[:MAX_ATTRIBUTES]}
    is_empty = tag in _EMPTY
    return Opened(tag, named, token.line, is_empty)  # type: ignore[attr-defined]
