"""The documents of a catalogue, from their JSON text to values of the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser import text
from docbrowser.i18n import N_
from docbrowser.model import Document, Record
from docbrowser.store.decoding import records_of
from docbrowser.store.places import decode_leniently

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    class Reject(Protocol):
        """What is told of what is left out: a message, and what stands in its places.

        A place is called `document`, and is for whoever knows what the document is called.
        """

        def __call__(self, message: str, /, **places: str) -> None:
            """Take the message."""


# What cleaning might change, looked for in the JSON text of a whole document: escapes, empty
# strings, and space twice in a row or at the ends of a string.
_IN_NEED_OF_CLEANING: Final = ("\\", '""', "  ", '" ', ' ",', ' "]', ' "}', ' ":')
_LONGEST_LINE: Final = 1_000
_ID = re.compile(r"[^\s#/\\]{1,200}")


def document_in(raw: bytes, reject: Reject) -> Document | None:
    """Return a title's id and its records from the JSON text of a document.

    `reject` is told of what does not fit the schema and is left out; None where that is all of it.
    Of two records of one source the later counts.

    Raises:
        ValueError: it is no JSON of the kind that a catalogue holds.
    """
    document = decode_leniently(raw)
    if _is_clean(raw):  # most are, and then all of it can be converted in one go
        try:
            whole = msgspec.convert(document, Document)
        except msgspec.ValidationError:
            pass
        else:
            return whole if len(whole.records) == 1 else _united(whole.id, whole.records, reject)
    title_id = document.get("id")
    if not isinstance(title_id, str) or not _ID.fullmatch(text.clean_line(title_id)):
        # TR: {document} is what a document of a catalogue is called: "catalog.json: document 3"
        reject(N_("{document} has no usable id, and was left out; give it one without spaces."))
        return None
    title_id = text.clean_line(title_id)

    def leave_out(reason: str) -> None:
        told = N_("{document} ({title_id}): {reason}; it was left out.")
        reject(told, title_id=title_id, reason=reason)

    return _united(title_id, records_of(document, leave_out), reject)


def told_in(document: Mapping[str, Any]) -> tuple[Record, ...]:
    """Return the records of a document that was checked before."""
    return tuple(_by_source(records_of(document, lambda _: None)).values())


def _united(title_id: str, records: Iterable[Record], reject: Reject) -> Document | None:
    found = list(records)
    by_source = _by_source(found)
    for source in by_source:
        if sum(record.source == source for record in found) > 1:
            told = N_("{document} ({title_id}): {source} speaks twice; the later counts.")
            reject(told, title_id=title_id, source=source)
    return Document(id=title_id, records=tuple(by_source.values())) if found else None


def _by_source(records: Iterable[Record]) -> dict[str, Record]:
    return {record.source: record for record in records}


def _is_clean(raw: bytes) -> bool:
    json = raw.decode()
    if any(map(json.__contains__, _IN_NEED_OF_CLEANING)) or not text.is_clean(json):
        return False
    return len(json) <= _LONGEST_LINE or max(map(len, json.split('"'))) <= _LONGEST_LINE
