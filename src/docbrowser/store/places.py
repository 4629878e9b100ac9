"""The documents of a TinyDB JSON file of any size, one after the other, and where they lie."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec

from docbrowser.errors import MissingFileError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.store.journal import is_unfinished, settle
from docbrowser.store.scanning import Found, Place, scan
from docbrowser.store.tables import MAX_DEPTH, NoJsonError, parse_tables
from docbrowser.store.window import BrokenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "ChangedMeanwhileError",
    "Found",
    "Place",
    "Stamp",
    "decode_document",
    "decode_leniently",
    "documents",
    "everything",
    "line_of",
    "open_regular",
    "stamp_of",
]

Stamp = tuple[int, int, int]
"""Size in bytes, time of the last change in ns, inode: what differs once a file has changed."""

_BUFFER: Final = 1 << 18
_LEVELS: Final = MAX_DEPTH - 2
"""How deep a document may be nested: the file and the table are two levels more."""
_SPACED_KEY = re.compile(rb'"[ \t\r\n]+:')
_decode = msgspec.json.Decoder().decode


class ChangedMeanwhileError(UnreadableFileError):
    """A file was changed while it was read; reading it again may do."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _("it changed while it was read"), _("try again"))


def documents(path: Path, table: str) -> Iterator[tuple[Place, bytes]]:
    """Return the documents of `table` in the order of the file: where each lies, and its bytes.

    It takes little memory however big the file is. The structure of the whole file is checked, the
    inside of a document is not: that is for `decode_document`. An edit that was cut off is
    finished first.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it holds something else, or may not be read; a ChangedMeanwhileError
            where it changed.
        StoreError: a cut off edit cannot be finished.
    """
    for name, place, raw in everything(path):
        if place is not None and name == table:
            yield place, raw


def everything(path: Path) -> Iterator[Found]:
    """Return what `documents` does, of all tables; each begins with an entry without a place.

    Raises:
        StoreError: as `documents` does.
    """
    settle(path)
    with os.fdopen(open_regular(path), "rb", buffering=_BUFFER) as file:
        before = stamp_of(os.fstat(file.fileno()))

        def check_unchanged() -> None:
            # A file put in its place is no matter: what was opened stays as it was. In this order:
            # a writer marks the file as changed before it takes the journal away.
            if is_unfinished(path) or stamp_of(os.fstat(file.fileno())) != before:
                raise ChangedMeanwhileError(path)

        try:
            yield from scan(file)
        except (BrokenError, ValueError) as error:
            check_unchanged()
            if isinstance(error, BrokenError):
                reason = str(NoJsonError(line_of(path, error.offset)))
            else:
                reason = str(error)
            raise UnreadableFileError(path, reason) from None
        except OSError as error:
            raise UnreadableFileError(path, str(error.strerror), _("check the disk")) from error
        check_unchanged()


def decode_document(raw: bytes) -> dict[str, Any]:
    """Return the document whose JSON object is `raw`.

    Raises:
        ValueError: it is no such JSON, or of a kind that TinyDB never writes: keys that stand
            twice, NaN, nesting deeper than 40 with the file's own two levels. The message says
            which, in a few words.
    """
    # Called for each of a million documents: a quick parser, and proof that it overlooked nothing.
    try:
        document = _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _decode_strictly(raw)
    if not isinstance(document, dict):
        return _decode_strictly(raw)
    keys = 0
    level: list[Any] = [document]
    for _level in range(_LEVELS):
        deeper = []
        for value in level:
            if type(value) is dict:
                keys += len(value)
                items = value.values()
            else:
                items = value
            for item in items:
                if type(item) is dict or type(item) is list:
                    deeper.append(item)  # noqa: PERF401 - a comprehension would be slower
        level = deeper
        if not level:
            break
    # Each key is followed by `":`, and a key that stands twice is one more of these than keys.
    if level or raw.count(b'":') != keys or _has_spaced_key(raw):
        return _decode_strictly(raw)
    return document


def decode_leniently(raw: bytes) -> dict[str, Any]:
    """Return what `decode_document` does, with a `NoNumber` in the place of each NaN.

    Raises:
        ValueError: as `decode_document`, of all else; and where it has no id beside the NaN.
    """
    try:
        return decode_document(raw)
    except ValueError:
        document = _decode_strictly(raw, lenient=True)
        if not isinstance(document.get("id"), str):
            raise
        return document


def open_regular(path: Path) -> int:
    """Return a descriptor to read the file at `path`.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it is none, or may not be read.
    """
    try:
        # A pipe or device would block or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(path, _("it is no regular file"), _("name a catalogue file"))
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(
            _("{path} does not exist; check the path.").format(path=path)
        ) from error
    except OSError as error:
        raise UnreadableFileError(path, str(error.strerror), _("mend its permissions")) from error


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what differs in a file's status once it has changed."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def _has_spaced_key(raw: bytes) -> bool:
    """Return whether a key may be parted from its colon."""
    # A line break or tab stands between things only, and is soon looked for.
    if b" :" in raw or b"\n" in raw or b"\r" in raw or b"\t" in raw:
        return _SPACED_KEY.search(raw) is not None
    return False


def _decode_strictly(raw: bytes, *, lenient: bool = False) -> dict[str, Any]:
    tables = parse_tables(b'{"t":{"1":' + raw + b"}}", lenient=lenient)
    if list(tables) != ["t"] or list(tables["t"]) != ["1"]:
        raise NoJsonError(1)  # it went on behind its own end
    return cast("dict[str, Any]", tables["t"]["1"])


def line_of(path: Path, offset: int) -> int:
    """Return the number of the line, from 1, in which the byte `offset` lies."""
    line = 1
    with path.open("rb") as file:
        while offset > 0 and (chunk := file.read(min(offset, _BUFFER))):
            line += chunk.count(b"\n")
            offset -= len(chunk)
    return line
