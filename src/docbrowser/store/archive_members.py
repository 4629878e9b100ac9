"""What an archive of all of the user's data holds, checked before anything is done with it."""

from __future__ import annotations

import tomllib
import zipfile
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.errors import MissingFileError, StoreError
from docbrowser.i18n import _
from docbrowser.store.tables import parse_tables
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docbrowser.store.tables import Tables

CATALOG: Final = "catalog.json"
SETTINGS: Final = "config.toml"
WATCHLIST: Final = "watchlist/"
MOST_ENTRIES: Final = 100
MOST_BYTES: Final = 1 << 30
"""Of all entries together, unpacked."""
_SMALL: Final = 1 << 20
_MOST_SHRUNK: Final = 100
"""Times that an entry beyond the small ones may be larger than what it was packed to; JSON of ours
shrinks to a tenth or twentieth, what is made to burst to a thousandth."""
_LONGEST_NAME: Final = 255


class Members(NamedTuple):
    """The files of an archive: bytes, and for the watchlist's what they parse to."""

    watchlist: Mapping[str, Tables]
    raw: Mapping[str, bytes]


def is_device_file(name: str) -> bool:
    """Return whether a file of the watchlist may be called `name`, which comes from outside."""
    return (
        name.endswith(".json")
        and name[0] not in ". "
        and name.isprintable()
        and not set(name) & set('/\\:*?"<>|')
        and len(name.encode()) <= _LONGEST_NAME
    )


def read_members(archive: Path) -> Members:
    """Return what the archive at `archive` holds, if all of it can be used.

    Raises:
        MissingFileError: there is no such file.
        StoreError: it is no archive of ours, or holds what nobody should unpack.
    """
    if not archive.exists():
        raise MissingFileError(
            _("{archive} does not exist; check the path.").format(archive=archive)
        )
    try:
        if not archive.is_file():
            raise ValueError(_("it is no regular file"))
        with zipfile.ZipFile(archive) as packed:
            raw = _unpacked(packed)
        watchlist = {
            name.removeprefix(WATCHLIST): _parsed(name, content)
            for name, content in raw.items()
            if name.startswith(WATCHLIST)
        }
        if CATALOG in raw:
            _parsed(CATALOG, raw[CATALOG])
        if SETTINGS in raw:
            tomllib.loads(raw[SETTINGS].decode())
    except tomllib.TOMLDecodeError as error:
        raise _refused(archive, _("{name} in it cannot be read").format(name=SETTINGS)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(archive, _("it is no whole ZIP file of the usual kind")) from error
    except OSError as error:
        raise _refused(archive, str(error.strerror or error)) from error
    except ValueError as error:
        raise _refused(archive, str(error)) from error
    return Members(watchlist, raw)


def _unpacked(packed: zipfile.ZipFile) -> dict[str, bytes]:
    entries = packed.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ValueError(_("it has more than {most} entries").format(most=MOST_ENTRIES))
    names = [entry.filename for entry in entries]
    for name in names:
        device = name.removeprefix(WATCHLIST) if name.startswith(WATCHLIST) else ""
        if name not in {CATALOG, SETTINGS} and not (device and is_device_file(device)):
            raise ValueError(
                _("“{name}” in it is nothing of docbrowser's").format(
                    name=clean_line(name, limit=80)
                )
            )
    if len({name.casefold() for name in names}) != len(names):
        raise ValueError(_("a name stands in it twice"))
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ValueError(_("it is too big when it is unpacked"))
    for entry in entries:
        if entry.file_size > max(_SMALL, _MOST_SHRUNK * entry.compress_size):
            raise ValueError(
                _("“{filename}” in it is made to burst").format(filename=clean_line(entry.filename))
            )
    # zipfile unpacks no more than the size that was just checked, and compares the checksum.
    return {entry.filename: packed.read(entry) for entry in entries}


def _parsed(name: str, content: bytes) -> Tables:
    try:
        return parse_tables(content, lenient=True)
    except ValueError as error:
        raise ValueError(
            _("{name} in it cannot be read: {error}").format(name=name, error=error)
        ) from error


def _refused(archive: Path, why: str) -> StoreError:
    return StoreError(
        _("{archive} was not restored: {why}; nothing was changed.").format(
            archive=archive, why=why
        )
    )
