"""What to write where, so that a TinyDB file holds changed documents and little else is touched.

A file of one document a line: what fits goes into the document's own line, filled up with spaces;
what outgrew it leaves a line of spaces and stands at the end of the table. The result is the same
kind of file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from docbrowser.store.journal import Patch
from docbrowser.store.lines import head_of
from docbrowser.store.scanning import Place

if TYPE_CHECKING:
    from docbrowser.store.edited_table import Changes
    from docbrowser.store.table_of_places import Whereabouts

MOST: Final = 4
"""Past a fourth of the file, blank or new, all of it is written anew."""

_TAIL_LIMIT: Final = 1 << 20
_PAGE: Final = 4096
_PAGES: Final = 256
_BLANK = re.compile(rb" {16,}")
_CLOSING = re.compile(rb"[ \t\r\n]*\}")
_LINE_END = re.compile(rb",[ \t\r]*\n")


class File(Protocol):
    """The file as it is."""

    def read(self, offset: int, length: int) -> bytes:
        """Return the bytes there; fewer at the end of the file."""


class Plan(NamedTuple):
    """What to write, and where the changed documents lie then; None for those that are gone."""

    patches: list[Patch]
    places: dict[int, Place | None]


class _OtherLayoutError(Exception):
    """It is no file of one document a line."""


def plan(file: File, size: int, where: Whereabouts, changes: Changes) -> Plan | None:
    """Return how to make `changes` in a file of `size` bytes; None where it is to be written anew.

    That is where it has another layout, or where too much of it would be blank or new.
    """
    made = Plan([], dict.fromkeys(changes))
    try:
        blank = _lay_out(file, size, where, changes, made)
    except _OtherLayoutError:
        return None
    written = sum(len(patch.new) for patch in made.patches)
    too_much = size // MOST
    if max(written, blank) > too_much or blank + _blank_share(file, size) * size > too_much:
        return None
    return made


def _lay_out(file: File, size: int, where: Whereabouts, changes: Changes, made: Plan) -> int:
    """Put all patches and places to `made`; return how many bytes become blank."""
    final = next(where.backwards(), None)
    last = next((place for place in where.backwards() if place.number not in changes), None)
    if final is None or last is None:
        raise _OtherLayoutError  # nothing would stay
    blank = 0
    moved: list[tuple[int, bytes]] = []
    for number, raw in changes.items():
        place = where.find(number)
        if place is not None and place.offset < last.offset:
            patch, fits = _in_its_line(file, place, raw)
            made.patches.append(patch)
            blank += len(patch.new) - (len(raw) if raw is not None and fits else 0)
            if fits and raw is not None:
                made.places[number] = Place(number, place.offset, len(raw))
                continue
        if raw is not None:
            moved.append((number, raw))
    if moved or final.number in changes:
        blank += _to_the_end(file, size, last, final, moved, made)
    return blank


def _in_its_line(file: File, place: Place, raw: bytes | None) -> tuple[Patch, bool]:
    """Return the patch of a document's line, and whether its new object `raw` is in it."""
    head = head_of(place.number)
    start = place.offset - len(head)
    behind = place.offset + place.length
    if file.read(start - 1, len(head) + 1) != b"\n" + head:
        raise _OtherLayoutError
    room = 64
    while (end := _LINE_END.match(file.read(behind, room))) is None:
        if room > max(_PAGE, place.length) * 16:
            raise _OtherLayoutError
        room *= 8
    length = behind + end.end() - 1 - start
    old = file.read(start, length)
    new = b"" if raw is None else head + raw + b","
    if len(new) > length:
        return Patch(start, old, b" " * length), False
    return Patch(start, old, new.ljust(length)), True


def _to_the_end(
    file: File, size: int, last: Place, final: Place, moved: list[tuple[int, bytes]], made: Plan
) -> int:
    """Write anew what follows `last`, which stays, up to the end of the file.

    `final` is the last document that there was. Return how many bytes are blank.
    """
    start = last.offset + last.length
    behind = final.offset + final.length
    if size - start > _TAIL_LIMIT:
        raise _OtherLayoutError
    old = file.read(start, size - start)
    closing = _CLOSING.match(old, behind - start)
    if closing is None:
        raise _OtherLayoutError
    pieces = bytearray()
    for number, raw in moved:
        head = b",\n" + head_of(number)
        made.places[number] = Place(number, start + len(pieces) + len(head), len(raw))
        pieces += head + raw
    rest = old[closing.end() - 1 :]
    padding = max(0, len(old) - len(pieces) - 1 - len(rest))
    made.patches.append(Patch(start, old, bytes(pieces) + b" " * padding + b"\n" + rest))
    return padding


def _blank_share(file: File, size: int) -> float:
    """Return about what share of the file is blank, from pages spread over it evenly."""
    step = max(_PAGE, size // _PAGES)
    pages = [file.read(offset, _PAGE) for offset in range(0, size, step)]
    blank = sum(len(run) for page in pages for run in _BLANK.findall(page))
    return blank / max(1, sum(map(len, pages)))
