r"""docbrowser's own export: what the user did, and the user's own catalogue, as one JSON document.

    {"docbrowser": {"version": 1},
    "exported": "2026-03-31T20:15:00+02:00",
    "actions": [
    {"id": "…", "step": "…", "action": "watch", …}
    ],
    "titles": [
    {"id": "race-to-mars-2007", "records": […]}
    ]}

The form of a title is in `docs/catalog.schema.json`. An action or a title has a line of its own, so
that a change is a small diff and a large file can be read line by line
(`importers/own_export.py`). The same data make the same text; `exported` alone may differ.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docbrowser.exporters.collection import Collection

NAME: Final = "json"
VERSION: Final = 1
HEAD: Final = f'{{"docbrowser": {{"version": {VERSION}}},'
"""The first line."""

_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def pieces(collection: Collection) -> Iterator[str]:
    """Return the JSON document, piece by piece."""
    yield f"{HEAD}\n"
    if collection.at is not None:
        yield f'"exported": {_encode(collection.at)},\n'
    yield from _list("actions", map(msgspec.to_builtins, collection.actions))
    yield ",\n"
    yield from _list("titles", map(plain_document, collection.documents))
    yield "}\n"


def _list(name: str, values: Iterable[Any]) -> Iterator[str]:
    yield f"{_encode(name)}: ["
    between = "\n"
    for value in values:
        yield between + _encode(value)
        between = ",\n"
    yield "]" if between == "\n" else "\n]"


def plain_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a catalogue document in one layout, whoever wrote it.

    Fields stand in the order of the model, and what is empty or the default is left out. A record
    that does not fit the model, and fields that the model does not have, stay as they are.
    """
    told = dict(document)
    records = told.get("records")
    if isinstance(records, list):
        told["records"] = [_plain_record(record) for record in records]
    return {**{key: told[key] for key in ("id", "records") if key in told}, **told}


def _plain_record(raw: Any) -> Any:
    try:
        return _plain(msgspec.convert(raw, Record), raw)
    except msgspec.ValidationError:
        return raw


def _plain(value: Any, raw: Any) -> Any:
    """Return a value of the model as JSON has it; `raw` is what it was made of."""
    if isinstance(value, Struct):
        defaults = _defaults(type(value))
        told = (
            (name, getattr(value, name)) for name in defaults if getattr(value, name) is not None
        )
        return {
            name: _plain(item, raw[name])
            for name, item in told
            if item not in ((), {}, defaults[name])
        } | {name: item for name, item in raw.items() if name not in defaults}
    if isinstance(value, tuple):
        return [_plain(*pair) for pair in zip(value, raw, strict=True)]
    if isinstance(value, float) and value.is_integer():
        return int(value)  # 7 and 7.0 are one rating
    return value


@lru_cache
def _defaults(kind: type[Struct]) -> dict[str, Any]:
    return {field.name: field.default for field in msgspec.structs.fields(kind)}
