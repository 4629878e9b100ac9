"""Files from strangers, read with limits: text in any usual encoding, JSON, tables."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from functools import cached_property
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple, cast

import msgspec

from docbrowser.i18n import _
from docbrowser.importers.encodings import BOMS, decoded, looks_like_utf16, of_one_byte, utf16_of
from docbrowser.importers.items import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD: Final = 1 << 16
"""How many bytes of a file are looked at to find its format out."""
MAX_FILE: Final = 64 << 20
"""Bytes of the largest file that is read whole."""
MAX_VALUES: Final = 1_500_000
"""Values of a JSON file that is read whole."""
MAX_LINE: Final = 4 << 20
"""Bytes of the longest line of a table."""
MAX_RATIO: Final = 100
"""How many times as long as its packed form a file may be, past its first megabytes."""
_SMALL: Final = 4 << 20
_OFTEN: Final = 1_000
_CHUNK: Final = 1 << 20


class Sample:
    """The beginning of a file, by which its format is found out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name.lower().removesuffix(".gz")
        self.head = _head(path)

    @cached_property
    def text(self) -> str:
        """The beginning as text; an odd character at the cut is left out."""
        return decoded(self.head, cut=True)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The first line's cells, folded in case, where it is a table; else ()."""
        first = self.text.lstrip("\ufeff").partition("\n")[0]
        if not first.strip() or len(first) > MAX_LINE:
            return ()
        try:
            row = next(csv.reader([first], delimiter=delimiter_of(first)), [])
        except csv.Error:
            return ()
        return tuple(cell.strip().casefold() for cell in row) if len(row) > 1 else ()

    @property
    def is_json(self) -> bool:
        """Whether it begins as JSON does."""
        return self.text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def _head(path: Path) -> bytes:
    try:
        with _opened(path) as file:
            return file.read(HEAD)
    except OSError as error:
        raise RefusedError(
            _("it cannot be read ({reason})").format(reason=error.strerror or error)
        ) from error
    except (EOFError, zlib.error) as error:
        raise RefusedError(_("its packed form is damaged")) from error


def _opened(path: Path) -> IO[bytes]:
    if not path.is_file():  # a pipe would block, a device never end
        raise RefusedError(_("it is no regular file"))
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    opened: Any = gzip.open(path, "rb") if packed else path.open("rb")  # noqa: SIM115
    return cast("IO[bytes]", opened)


def _is_packed(file: object) -> bool:
    return isinstance(file, gzip.GzipFile)


def read_bytes(path: Path, limit: int = MAX_FILE) -> bytes:
    """Return what a file holds, unpacked.

    Raises:
        RefusedError: it cannot be read, or holds more than `limit` bytes.
    """
    try:
        with _opened(path) as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise RefusedError(
            _("it cannot be read ({reason})").format(reason=error.strerror or error)
        ) from error
    except (EOFError, zlib.error) as error:
        raise RefusedError(_("its packed form is damaged")) from error
    if len(content) > limit:
        raise RefusedError(_("it is larger than {limit} MB").format(limit=limit >> 20))
    return content


def read_text(path: Path, limit: int = MAX_FILE) -> str:
    """Return the text of a file, whatever its encoding; its line ends are plain.

    Raises:
        RefusedError: it cannot be read, or is no text.
    """
    return decoded(read_bytes(path, limit)).replace("\r\n", "\n").replace("\r", "\n")


def read_json(path: Path, limit: int = MAX_FILE) -> Any:
    """Return the JSON value that a file holds.

    Raises:
        RefusedError: it cannot be read, or is no JSON.
    """
    raw = read_bytes(path, limit)
    if not raw.strip():
        raise RefusedError(_("it is empty"))
    if sum(map(raw.count, (b",", b"[", b"{"))) > MAX_VALUES:
        raise RefusedError(_("it holds more values than an answer about films can"))
    text = decoded(raw).removeprefix("\ufeff")
    try:
        return msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise RefusedError(_("it is no valid JSON ({error})").format(error=error)) from error
    except RecursionError:
        raise RefusedError(_("its JSON is nested too deep")) from None


def read_table(path: Path, delimiter: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Return the rows of a table, each with the number of its first line; the header is one too.

    Quoted cells may hold line breaks. The file is streamed, however long it is. Empty rows are
    left out.

    Raises:
        RefusedError: it cannot be read; what came before was well.
    """
    kind, start = _look_over(path), 1
    try:
        with _opened(path) as file:
            text = io.TextIOWrapper(file, kind.encoding, errors="replace", newline="")
            lines: Iterator[str] = text if kind.has_short_lines else _Lines(text, file)
            first = next(lines, "")
            rows = csv.reader(chain([first], lines), delimiter=delimiter or delimiter_of(first))
            for row in rows:
                if any(row):
                    yield start, row
                start = rows.line_num + 1
    except csv.Error as error:
        raise RefusedError(
            _("the table is broken ({error})").format(error=error), line=start
        ) from error
    except UnicodeError as error:
        raise RefusedError(_("it is no text in one encoding")) from error
    except OSError as error:
        raise RefusedError(
            _("it cannot be read ({reason})").format(reason=error.strerror or error)
        ) from error
    except (EOFError, zlib.error) as error:
        raise RefusedError(_("its packed form is damaged")) from error


class _Lines:
    """The lines of a file, none of them longer than a person could mean."""

    def __init__(self, text: IO[str], file: IO[bytes]) -> None:
        self._text = text
        self._packed: Any = getattr(file, "fileobj", None)  # of a gzip file
        self._read = self._lines = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_LINE)
        if not line:
            raise StopIteration
        if len(line) == MAX_LINE:
            raise RefusedError(_("a line is longer than {most} MB").format(most=MAX_LINE >> 20))
        self._read += len(line)
        self._lines += 1
        is_due = self._packed is not None and self._lines % _OFTEN == 0 and self._read > _SMALL
        if is_due and self._read > MAX_RATIO * self._packed.tell():
            raise RefusedError(_("it unpacks to far more than such a file holds"))
        return line


def delimiter_of(line: str) -> str:
    """Return what parts the cells of a table's first line."""
    return max(",;\t|", key=line.count)


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file, found out by all of it that can tell.

    Raises:
        RefusedError: it cannot be read.
    """
    return _look_over(path).encoding


class _Look(NamedTuple):
    """What one learns of a text file by going through it once."""

    encoding: str
    has_short_lines: bool = False
    """Whether all lines are known to be of a usual length."""


def _look_over(path: Path) -> _Look:
    decoder = codecs.getincrementaldecoder("utf-8")()
    length, is_short, encoding = 0, True, "utf-8"
    try:
        with _opened(path) as file:
            first = chunk = file.read(_CHUNK)
            for bom, name in BOMS:
                if first.startswith(bom):
                    return _Look(name)
            if looks_like_utf16(first):
                return _Look(utf16_of(first))
            if _is_packed(file):
                return _Look(encoding)  # to unpack all of it twice would take too long
            while chunk:
                end = chunk.rfind(b"\n") + 1
                length = len(chunk) - end + (0 if end else length)
                is_short = is_short and length < MAX_LINE - _CHUNK
                if encoding == "utf-8":
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError as error:
                        near = chunk[max(0, error.start - HEAD) : error.start + HEAD]
                        encoding = of_one_byte(near)
                chunk = file.read(_CHUNK)
    except OSError as error:
        raise RefusedError(
            _("it cannot be read ({reason})").format(reason=error.strerror or error)
        ) from error
    except (EOFError, zlib.error) as error:
        raise RefusedError(_("its packed form is damaged")) from error
    return _Look(encoding, is_short)
