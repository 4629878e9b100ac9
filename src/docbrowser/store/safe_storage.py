"""A TinyDB storage that cannot lose what it has acknowledged.

TinyDB's own storage truncates the file in place, so that a kill or a full disk at the wrong moment
leaves half a document. Here each write makes a new file beside the old one, syncs it, and puts it
in the old one's place in one step. The caller holds `locking.exclusive()` from before the read
until after the write.

The file stays one JSON document that stock TinyDB opens, with one record of a table on each line.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import secrets
import stat
from typing import TYPE_CHECKING, Any, Final

from tinydb import Storage

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Tables = dict[str, dict[str, Any]]

MAX_DEPTH: Final = 40
KEPT_BACKUPS: Final = 3


class SafeStorage(Storage):
    """The file at `path`, with rolling copies of its latest states in the folder `backups`.

    `warn` is told, in a sentence, when an unreadable file was put aside for a backup.
    """

    def __init__(self, path: Path, backups: Path, warn: Callable[[str], None]) -> None:
        # A symlink stays one: what it points to is replaced.
        self._path = path.resolve()
        self._backups = backups
        self._warn = warn

    def read(self) -> Tables | None:
        """Return the tables, None where the file is not there yet.

        An unreadable file is put aside, whole, and the newest readable backup takes its place.

        Raises:
            UnreadableFileError: it cannot be read, and no backup can. Nothing was touched.
        """
        try:
            return read_tables(self._path)
        except MissingFileError:
            return None
        except UnreadableFileError as error:
            return self._restore(error)

    def write(self, data: Tables) -> None:
        """Replace the file, and return when the new one is safely on disk.

        Raises:
            StoreError: it could not be written; the old file is as it was.
        """
        content = serialize(data)
        try:
            sweep(self._path)
            replace_file(self._path, content)
        except OSError as error:
            raise StoreError(
                f"Not saved: {self._path} cannot be written ({error.strerror}); "
                "make room or mend its permissions and try again."
            ) from error
        # The file itself is safe by now; a copy that fails is no reason to say otherwise.
        with contextlib.suppress(OSError):
            self._back_up(content)

    def _back_up(self, content: bytes) -> None:
        self._backups.mkdir(mode=0o700, exist_ok=True)
        for stray in self._backups.glob(f".{glob_escape(self._path.name)}.*.tmp"):
            stray.unlink(missing_ok=True)
        number = max((_backup_number(path) for path in self._kept()), default=0) + 1
        backup = self._backups / f"{self._path.name}.{number:06d}.bak"
        replace_file(backup, content, durable=False)
        for old in self._kept()[KEPT_BACKUPS:]:
            old.unlink(missing_ok=True)

    def _kept(self) -> list[Path]:
        """Return the backups, newest first."""
        return sorted(
            self._backups.glob(f"{glob_escape(self._path.name)}.*.bak"),
            key=_backup_number,
            reverse=True,
        )

    def _restore(self, error: UnreadableFileError) -> Tables:
        for backup in self._kept():
            try:
                tables = read_tables(backup)
            except StoreError:
                continue
            aside = self._path.with_name(f"{self._path.name}.unreadable-{secrets.token_hex(3)}")
            try:
                os.link(self._path, aside)
                replace_file(self._path, serialize(tables))
            except OSError as problem:
                raise UnreadableFileError(
                    self._path,
                    error.reason,
                    f"{backup} is a backup that can be read, "
                    f"but it cannot be put in its place ({problem.strerror})",
                ) from problem
            self._warn(
                f"{self._path} could not be read ({error.reason}); its newest backup was "
                f"restored, and the unreadable file kept as {aside.name}."
            )
            return tables
        raise error


def read_tables(path: Path) -> Tables:
    """Return the tables of the TinyDB file at `path`.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it holds something else, or may not be read.
    """
    try:
        # A pipe or device would block or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(path, "it is no regular file", "name a catalogue file")
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(f"{path} does not exist; check the path.") from error
    except OSError as error:
        raise UnreadableFileError(path, str(error.strerror), "mend its permissions") from error
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


def replace_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put a file with `content` in the place of `path`, in one step: all of it or nothing.

    With `durable` it returns when the disk has it.

    Raises:
        OSError: it did not work; what stood at `path` still does.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what writers that were killed left beside `path`; call it with the lock held."""
    for stray in path.parent.glob(f".{glob_escape(path.name)}.*.tmp"):
        stray.unlink(missing_ok=True)


def make_folder(folder: Path, *, parents: bool) -> None:
    """Make `folder`, for the user alone.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        if parents and not folder.parent.exists():
            make_folder(folder.parent, parents=True)  # mkdir() itself would let others in
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileNotFoundError:
        raise MissingFileError(
            f"{folder.parent} does not exist; make that folder, or name another."
        ) from None
    except OSError as error:
        raise StoreError(f"{folder} cannot be made ({error.strerror}).") from error


def is_writable(folder: Path) -> bool:
    """Return whether files can be made in `folder`, or it can be made itself."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


def glob_escape(name: str) -> str:
    """Return a pattern that matches `name` alone."""
    import glob

    return glob.escape(name)


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        with contextlib.suppress(OSError):  # some network file systems know no such sync
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _backup_number(path: Path) -> int:
    number = path.name.split(".")[-2]
    return int(number) if number.isdecimal() else 0


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))


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
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    return depth == 0 or any(_deeper_than(item, depth - 1) for item in value)
