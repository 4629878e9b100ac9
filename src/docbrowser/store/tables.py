"""TinyDB's JSON, read with suspicion and written so that a change is a small diff."""

from __future__ import annotations

import json
import math
import os
import stat
from typing import TYPE_CHECKING, Any, Final

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    Tables = dict[str, dict[str, Any]]

MAX_DEPTH: Final = 40


def read_tables(path: Path, *, lenient: bool = False) -> Tables:
    """Return the tables of the TinyDB file at `path`; `lenient` is as in `parse_tables`.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it holds something else, or may not be read.
    """
    return tables_of(path, content_of(path)[1], lenient=lenient)


def content_of(path: Path) -> tuple[os.stat_result, bytes]:
    """Return what the file at `path` holds, and its status when it held that.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it is no file, or may not be read.
    """
    try:
        # A pipe or device would block or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(path, _("it is no regular file"), _("name a catalogue file"))
        with path.open("rb") as file:
            return os.fstat(file.fileno()), file.read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(
            _("{path} does not exist; check the path.").format(path=path)
        ) from error
    except OSError as error:
        raise UnreadableFileError(path, str(error.strerror), _("mend its permissions")) from error


def tables_of(path: Path, content: bytes, *, lenient: bool = False) -> Tables:
    """Return the tables in `content`, which `path` held; `lenient` is as in `parse_tables`.

    Raises:
        UnreadableFileError: it is no content of a TinyDB file.
    """
    try:
        return parse_tables(content, lenient=lenient)
    except ValueError as error:
        raise UnreadableFileError(path, str(error)) from error


class NoNumber(float):
    """NaN or an infinity, where the rest is to serve; no schema fits, and `serialize` keeps it."""


class NoJsonError(ValueError):
    """What stands in a line is no valid JSON; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(_("line {line} is no valid JSON").format(line=line))
        self.line = line


def parse_tables(content: bytes, *, lenient: bool = False) -> Tables:
    """Return the tables in `content`, tables by name of documents by number.

    A `lenient` reading makes a `NoNumber` of each NaN, and goes on.

    Raises:
        ValueError: it is no such JSON, or JSON of a kind that TinyDB never writes: keys that stand
            twice, NaN, nesting deeper than 40. The message says which, in a few words.
    """
    if not content.strip():
        raise ValueError(_("it is empty"))
    try:
        tables = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_doubles,
            parse_constant=NoNumber if lenient else _no_constant,
            parse_float=_finite_or_none if lenient else _finite,
        )
    except UnicodeDecodeError as error:
        raise ValueError(_("byte {start} is no UTF-8").format(start=error.start)) from error
    except json.JSONDecodeError as error:
        raise NoJsonError(error.lineno) from error
    except RecursionError:
        raise ValueError(_("it is nested too deep")) from None
    except ValueError as error:
        if "digits" in str(error):  # Python's own sentence speaks of Python
            raise ValueError(_("a number in it has too many digits")) from None
        raise
    _check_tables(tables)
    return tables  # type: ignore[no-any-return] # its shape was just checked


def serialize(tables: Tables) -> bytes:
    """Return `tables` as a JSON document, one record a line, so that a change is a small diff.

    Raises:
        StoreError: a value is of no kind that JSON has.
    """
    try:
        blocks = (
            f"{_dump(name)}: {{\n" + ",\n".join(_line(*item) for item in table.items()) + "\n}"
            for name, table in tables.items()
        )
        # A surrogate, which no encoding has, is written as the escape that it was read from.
        return ("{" + ",\n".join(blocks) + "}\n").encode(errors="backslashreplace")
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError(
            _("Not saved: a value cannot be written as JSON ({error}).").format(error=error)
        ) from error


def is_sound(value: object) -> bool:
    """Return whether no `NoNumber` stands anywhere in a value."""
    if isinstance(value, dict):
        return all(map(is_sound, value.values()))
    if isinstance(value, list):
        return all(map(is_sound, value))
    return not isinstance(value, NoNumber)


_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_encode_all: Final = json.JSONEncoder(ensure_ascii=False).encode


def _dump(value: object) -> str:
    try:
        return _encode(value)
    except ValueError:
        # What a file had before stays in it; what is new may have no such thing.
        if not _is_read(value):
            raise
        return _encode_all(value)


def _is_read(value: object) -> bool:
    """Return whether each number in a value is one, or stood in a file already."""
    if isinstance(value, dict):
        return all(map(_is_read, value.values()))
    if isinstance(value, list):
        return all(map(_is_read, value))
    return not isinstance(value, float) or isinstance(value, NoNumber) or math.isfinite(value)


def _line(number: str, document: object) -> str:
    return f"{_dump(str(number))}: {_dump(document)}"


def _without_doubles(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError(_("a key stands in it twice"))
    return result


def _no_constant(name: str) -> None:
    raise ValueError(_("{name} is no number").format(name=name))


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(_("{digits} is no number").format(digits=clean_line(digits, limit=20)))
    return number


def _finite_or_none(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else NoNumber(number)


def _check_tables(tables: object) -> None:
    if not isinstance(tables, dict):
        raise ValueError(_("it holds no tables"))
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(
            number.isdecimal() and isinstance(document, dict) for number, document in table.items()
        ):
            raise ValueError(_("“{name}” is no table of documents").format(name=name))
    if _deeper_than(tables, MAX_DEPTH):
        raise ValueError(_("it is nested too deep"))


def _deeper_than(value: object, depth: int) -> bool:
    """Return whether dicts and lists stand in each other more than `depth` deep."""
    level = [value]
    for _level in range(depth):
        level = [
            item
            for outer in level
            for item in (outer.values() if type(outer) is dict else outer)  # type: ignore[attr-defined]
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return False
    return True
