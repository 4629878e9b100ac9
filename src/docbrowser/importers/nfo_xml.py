"""The XML of media libraries, as broken as it comes: what can be read is read, within limits.

Such files hold bare `&`, unclosed elements, several roots, an address behind the root; and from
strangers they may hold bombs. So the text is put right before a parser sees it, one root at a
time: what is no element (comments, declarations, CDATA) is resolved by plain search.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.i18n import _, number
from docbrowser.importers.encodings import decoded
from docbrowser.importers.extras import need
from docbrowser.importers.items import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES: Final = 4 << 20
"""Bytes of the largest file of the kind; real ones have a few kilobytes."""
_MAX_MARKS: Final = 200_000
_MAX_ROOTS: Final = 5_000
WORKS: Final = frozenset({"movie", "tvshow", "episodedetails", "musicvideo"})
"""Elements of a work each; several of them may stand in one file."""

# Only names of encodings of text: Python knows others, which are slow, or no encodings at all.
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,80}?encoding\s*=\s*["']((?:utf|iso|windows|cp|koi8|gb|big5|euc|shift|latin"""
    rb"""|us-ascii|mac)(?![-_]?7)[\w-]{0,20})["']""",
    re.IGNORECASE,
)
_OPENER = re.compile(r"<!--|<!\[CDATA\[|<!DOCTYPE|<!ENTITY|<\?", re.IGNORECASE)
_CLOSERS: Final = {"<!--": "-->", "<![cdata[": "]]>", "<!doctype": ">", "<?": "?>"}
_REFERENCE = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\w{1,30};)?", re.ASCII)
_NO_TAG = re.compile(r"<(?!/?[A-Za-z_])")
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOT = re.compile(rf"<({'|'.join(sorted(WORKS))})(?=[\s/>])", re.IGNORECASE)
_FIRST = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,40})")


class Root(NamedTuple):
    """An element of a work, the line on which it begins, and the text that comes behind it."""

    tag: str
    element: Any
    line: int
    behind: str


def plain_text(raw: bytes) -> str:
    """Return the file's text without comments, declarations and CDATA marks, its `&` escaped.

    Line breaks stay, so that lines can be counted.

    Raises:
        RefusedError: it defines entities, or holds more markup than any such file.
    """
    match = _DECLARED.search(raw[:400])
    text = decoded(raw, declared=match[1].decode("ascii") if match else None)
    if sum(text.count(mark) for mark in "<&=") > _MAX_MARKS:
        raise RefusedError(_("it holds more markup than a file of a media library does"))
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _NO_TAG.sub("&#60;", _REFERENCE.sub(_as_xml, "".join(_resolved(_NO_XML.sub("", text)))))


def _resolved(text: str) -> Iterator[str]:
    """Yield the text with what is no element resolved; each part of it is looked at once."""
    place = 0
    missing: set[str] = set()  # closers that do not come any more: not to be looked for again
    while opener := _OPENER.search(text, place):
        yield text[place : opener.start()]
        place, kind = opener.end(), opener[0].lower()
        if kind == "<!entity":
            raise RefusedError(_("it defines entities of its own"))
        closer = _CLOSERS[kind]
        end = -1 if closer in missing else text.find(closer, place)
        if end < 0:
            missing.add(closer)
            if kind == "<![cdata[":
                continue  # what follows is markup again, as far as anyone can tell
            return  # an open comment hides the rest
        inner = text[place:end]
        if kind == "<!doctype" and "[" in inner:
            raise RefusedError(_("it defines entities of its own"))
        if kind == "<![cdata[":
            yield inner.replace("&", "&#38;").replace("<", "&#60;")
        else:
            yield "\n" * inner.count("\n")
        place = end + len(closer)
    yield text[place:]


def _as_xml(match: re.Match[str]) -> str:
    """Return the reference by number, a bare `&` too: behind a mistake the parser drops names."""
    name = match[1]
    if name is None:
        return "&#38;"
    if name[0] == "#":
        code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        fits = code <= 0x10FFFF and not _NO_XML.match(chr(code))  # noqa: PLR2004 - Unicode's end
        return f"&#{code};" if fits else ""
    letters = html5.get(name)
    return "".join(f"&#{ord(letter)};" for letter in letters) if letters else f"&#38;{name}"


def first_tag(text: str) -> str | None:
    """Return the name of the first element, in lower case; None where there is none."""
    match = _FIRST.search(text)
    return match[1].lower() if match else None


def line_of_first_tag(text: str) -> int:
    """Return the line, from 1, on which the first element begins."""
    match = _FIRST.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def roots(text: str) -> Iterator[Root]:
    """Yield the works in a plain text, wherever they stand: each is read for itself.

    Raises:
        RefusedError: there are more than any file holds; what came before was well.
    """
    etree = need("lxml.etree")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    places = [(match.start(), match[1].lower()) for match in _ROOT.finditer(text)]
    if len(places) > _MAX_ROOTS:
        raise RefusedError(_("it holds more than {most} works").format(most=number(_MAX_ROOTS)))
    ends = [start for start, _ in places[1:]] + [len(text)]
    line, before = 1, 0
    for (start, tag), end in zip(places, ends if places else (), strict=True):
        line, before = line + text.count("\n", before, start), start
        chunk = text[start:end]
        try:
            element = etree.fromstring(chunk.encode(), parser)
        except (etree.LxmlError, ValueError):
            element = None
        if element is not None:
            yield Root(tag, element, line, chunk.rpartition(">")[2])
