"""Records as a catalogue holds them: what a source does not tell is left out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from docbrowser.model import Award, Credit, Episode, Offer, Rating, Record
from docbrowser.store.decoding import clean_values

if TYPE_CHECKING:
    from collections.abc import Sequence


def plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON data, without what is not told."""
    lean = msgspec.convert(record, _record(), from_attributes=True)
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(lean))
    return found


def as_read_again(record: Record) -> Record:
    """Return a record as a catalogue that holds it gives it back: cleaned."""
    return msgspec.convert(clean_values(plain(record)), Record)


def document_of(title_id: str, records: Sequence[Record]) -> bytes:
    """Return a document of the catalogue, as a JSON object on one line."""
    document = {
        "id": title_id,
        "records": [msgspec.convert(one, _record(), from_attributes=True) for one in records],
    }
    return msgspec.json.encode(document)


@lru_cache(maxsize=1)
def _record() -> type[Struct]:
    """Return `Record` once more, in a form that leaves out what it does not tell."""
    single: tuple[type[Struct], ...] = (Credit, Award, Offer, Rating)
    parts = {kind: _lean(kind, {}) for kind in single}
    parts[Episode] = _lean(Episode, parts)
    return _lean(Record, parts)


def _lean(kind: type[Struct], parts: dict[type[Struct], type[Struct]]) -> type[Struct]:
    fields: list[Any] = []
    for field in msgspec.structs.fields(kind):
        swapped = next(
            (
                tuple[lean, ...] if field.type != part | None else lean | None  # type: ignore[valid-type] # made here
                for part, lean in parts.items()
                if field.type in {tuple[part, ...], part | None}  # type: ignore[valid-type] # as above
            ),
            Any,
        )
        if field.required:
            fields.append((field.name, swapped))
        elif field.default is not msgspec.NODEFAULT:
            fields.append((field.name, swapped, field.default))
        else:
            fields.append(
                (field.name, swapped, msgspec.field(default_factory=field.default_factory))
            )
    return msgspec.defstruct(f"Lean{kind.__name__}", fields, omit_defaults=True, kw_only=True)
