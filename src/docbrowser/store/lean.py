"""Records as a catalogue holds them: what a source does not tell is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from docbrowser.model import Document, Record
from docbrowser.store.decoding import clean_values

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON data, without what is not told."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return found


def as_read_again(record: Record) -> Record:
    """Return a record as a catalogue that holds it gives it back: cleaned."""
    return msgspec.convert(clean_values(plain(record)), Record)


def document_around(title_id: str, record: bytes) -> bytes:
    """Return a document of one record, which is a JSON object already; the id is a slug."""
    return b'{"id":"%b","records":[%b]}' % (title_id.encode(), record)


def document_of(title_id: str, records: Iterable[Record]) -> bytes:
    """Return a document of the catalogue, as a JSON object on one line."""
    return msgspec.json.encode(Document(id=title_id, records=tuple(records)))
