"""Where the documents of a TinyDB JSON file lie, found by reading it once from front to back.

The layout that `tables.serialize` writes, one document a line, goes by lines, and fast. Every other
one goes through a window on the file that Python's own JSON scanner walks over. Either way the
structure around the documents is checked to the last byte, and each document is one JSON object;
what is inside of it is for `decode_document`.
"""

from __future__ import annotations

import re
from array import array
from itertools import islice, pairwise
from operator import lt
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from docbrowser.i18n import _
from docbrowser.store.window import BrokenError, Window

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from typing import BinaryIO


class Place(NamedTuple):
    """Where a document lies: its number, and the bytes of its JSON object `{...}` alone."""

    number: int
    offset: int
    length: int


Found = tuple[str, Place | None, bytes]
"""A document: its table's name, its place, its bytes; without a place it is the table's start."""

MAX_NUMBER: Final = 2**63 - 1
_LINE_LIMIT: Final = 1 << 24
_SPACE: Final = b" \t\r\n"
_HEAD = re.compile(rb'"([0-9]{1,18})": (?=\{)')


def scan(file: BinaryIO) -> Iterator[Found]:
    """Return the tables and documents of `file` in the order in which they stand.

    Raises:
        BrokenError: it is no valid JSON at that byte.
        ValueError: it is no file of tables; the message says why, as `tables.parse_tables` does.
    """
    window = Window(file)
    first = window.peek()
    if not first:
        raise ValueError(_("it is empty"))
    if first != "{":
        if first != "[":  # a list could be long
            window.pass_value()
        raise ValueError(_("it holds no tables"))
    names: set[str] = set()
    for name in window.members():
        if name in names:
            raise ValueError(_("a key stands in it twice"))
        names.add(name)
        if window.peek() != "{":
            window.pass_value()
            raise ValueError(_("“{name}” is no table of documents").format(name=name))
        yield name, None, b""
        yield from _table(window, name)
    if window.peek():
        raise BrokenError(window.offset)


def _table(window: Window, name: str) -> Iterator[Found]:
    numbers = array("Q")
    by_line = yield from _lines(window, name, numbers)
    # Where a line was read, its comma was too, and one more document must follow.
    for key in window.members(opened=by_line):
        if not _is_number(key) or window.peek() != "{":
            window.pass_value()
            raise ValueError(_("“{name}” is no table of documents").format(name=name))
        number = int(key)
        numbers.append(number)
        offset = window.offset
        raw = window.pass_value()
        yield name, Place(number, offset, len(raw)), raw
    _check_doubles(numbers)


def _lines(window: Window, name: str, numbers: array[int]) -> Generator[Found, None, bool]:
    """Return the documents that have a line of their own with a comma at its end.

    It stops before the first line that is another, and says whether there was any. If so, the
    window stands behind the last one then; else it stays before the brace of the table.
    """
    offset = window.line_after_brace()
    if offset is None:
        return False
    file = window.file
    file.seek(offset)
    place = Place._make  # the quickest way
    pass_value = msgspec.json.Decoder(msgspec.Raw).decode
    while line := file.readline(_LINE_LIMIT):
        head = _HEAD.match(line)
        if head is None:
            if line.strip(_SPACE):
                break
        else:
            start = head.end()
            raw = _object_in(line, start)
            if raw is None:
                break
            try:
                pass_value(raw)
                if not raw.isascii():
                    str(raw, "utf-8")
            except UnicodeDecodeError as error:
                raise ValueError(
                    _("byte {offset} is no UTF-8").format(offset=offset + start + error.start)
                ) from None
            except (msgspec.DecodeError, RecursionError):
                break  # two documents may share a line in another layout
            number = int(head[1])
            numbers.append(number)
            yield name, place((number, offset + start, len(raw))), raw
        offset += len(line)
    if numbers:
        window.move_to(offset)
    return bool(numbers)


def _object_in(line: bytes, start: int) -> bytes | None:
    """Return what looks like one object with a comma, without that comma."""
    if line.endswith(b"},\n"):
        return line[start:-2]
    # It may have been shortened in place, and filled up with spaces.
    body = line[start:].rstrip(_SPACE)
    return body[:-1] if body.endswith(b"},") else None


def _check_doubles(numbers: array[int]) -> None:
    """Raise a ValueError where a number stands twice."""
    if all(map(lt, numbers, islice(numbers, 1, None))):
        return
    if any(one == other for one, other in pairwise(sorted(numbers))):
        raise ValueError(_("a key stands in it twice"))


def _is_number(key: str) -> bool:
    return key.isdecimal() and len(key) <= len(str(MAX_NUMBER)) and int(key) <= MAX_NUMBER
