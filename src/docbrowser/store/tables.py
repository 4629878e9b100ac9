"""TinyDB's JSON, read with suspicion and written so that a change is a small diff."""

from __future__ import annotations

import json
import math
import os
import stat
from typing import TYPE_CHECKING, Any, Final

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    Tables = dict[str, dict[str, Any]]

MAX_DEPTH: Final = 40


def read_tables(path: Path) -> Tables:
    """Return the tables of the TinyDB file at `path`.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it holds something else, or may not be read.
    """
    return tables_of(path, content_of(path)[1])


def content_of(path: Path) -> tuple[os.stat_result, bytes]:
    """Return what the file at `path` holds, and its status when it held that.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it is no file, or may not be read.
    """
    try:
        # A pipe or device would block or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(path, "it is no regular file", "name a catalogue file")
        with path.open("rb") as file:
            return os.fstat(file.fileno()), file.read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(f"{path} does not exist; check the path.") from error
    except OSError as error:
        raise UnreadableFileError(path, str(error.strerror), "mend its permissions") from error


def tables_of(path: Path, content: bytes) -> Tables:
    """Return the tables in `content`, which `path` held.

    Raises:
        UnreadableFileError: it is no content of a TinyDB file.
    """
    try:
        return parse_tables(content)
    except ValueError as error:
        raise UnreadableFileError(path, str(error)) from error


def parse_tables(content: bytes) -> Tables:
    """Return the tables in `content`, tables by name of documents by number.

    Raises:
        ValueError: it is no such JSON, or JSON of a kind that TinyDB never writes: keys that stand
            twice, NaN, nesting deeper than 40. The message says which, in a few words.
    """
    if not content.strip():
        raise ValueError("it is empty")
    try:
        tables = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_doubles,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is no UTF-8") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is no valid JSON") from error
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except ValueError as error:
        if "digits" in str(error):  # Python's own sentence speaks of Python
            raise ValueError("a number in it has too many digits") from None
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
        return ("{" + ",\n".join(blocks) + "}\n").encode()
    except (TypeError, ValueError) as error:
        raise StoreError(f"Not saved: a value cannot be written as JSON ({error}).") from error


_dump: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _line(number: str, document: object) -> str:
    return f"{_dump(str(number))}: {_dump(document)}"


def _without_doubles(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key stands in it twice")
    return result


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{clean_line(digits, limit=20)} is no number")
    return number


def _check_tables(tables: object) -> None:
    if not isinstance(tables, dict):
        raise ValueError("it holds no tables")
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(
            number.isdecimal() and isinstance(document, dict) for number, document in table.items()
        ):
            raise ValueError(f"{name!r} is no table of documents")
    if _deeper_than(tables, MAX_DEPTH):
        raise ValueError("it is nested too deep")


def _deeper_than(value: object, depth: int) -> bool:
    """Return whether dicts and lists stand in each other more than `depth` deep."""
    level = [value]
    for _ in range(depth):
        level = [
            item
            for outer in level
            for item in (outer.values() if type(outer) is dict else outer)  # type: ignore[attr-defined]
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return False
    return True
