"""The lines of a TinyDB JSON file as `tables.serialize` writes them, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.store.places import decode_document, decode_leniently
from docbrowser.store.tables import serialize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@runtime_checkable
class HasObjects(Protocol):
    """A table that holds its documents as bytes already."""

    def objects(self) -> Iterator[tuple[int, bytes]]:
        """Return number and JSON object of each document, in order."""


def object_of(document: object) -> bytes:
    """Return `document` as a JSON object on one line, that is read as the same again.

    NaN that stood in a document of the file before stays in it.

    Raises:
        StoreError: JSON or TinyDB has no such value.
    """
    raw = serialize({"": {"1": document}}).split(b"\n")[1].removeprefix(b'"1": ')
    try:
        decode_leniently(raw)
    except ValueError as error:
        raise StoreError(
            _("Not saved: a document could not be read again ({error}).").format(error=error)
        ) from None
    return raw


def on_one_line(raw: bytes) -> bytes:
    """Return a document's JSON object without line breaks, which another layout may have."""
    if b"\n" not in raw and b"\r" not in raw:
        return raw
    try:
        return object_of(decode_document(raw))
    except (ValueError, StoreError):  # it is not refused here; breaks stand between things only
        return raw.replace(b"\r", b" ").replace(b"\n", b" ")


def head_of(number: int) -> bytes:
    """Return what stands on a line before the document of that number."""
    return b'"%d": ' % number


def file_of(tables: Mapping[str, Any]) -> Iterator[bytes]:
    """Return the pieces of the file that holds `tables`; together they are what `serialize` makes.

    Raises:
        StoreError: JSON or TinyDB has no such value, or a table's own file cannot be read.
    """
    yield b"{"
    for place, (name, table) in enumerate(tables.items()):
        title = serialize({name: {}}).split(b"\n")[0].removeprefix(b"{")
        yield (b",\n" if place else b"") + title + b"\n"
        separator = b""
        for number, raw in _objects(table):
            yield separator + head_of(number) + raw
            separator = b",\n"
        yield b"\n}"
    yield b"}\n"


def _objects(table: Mapping[str, Any]) -> Iterator[tuple[int, bytes]]:
    if isinstance(table, HasObjects):
        yield from table.objects()
    else:
        for number, document in table.items():
            yield int(number), object_of(document)
