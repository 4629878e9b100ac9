"""From what a file holds to values of the model: cleaned, checked, and what is wrong left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser import text
from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


_WITH_LINES: Final = frozenset({"synopses", "value"})  # a note is the value of its action


def clean_values(value: Any, *, lines: bool = False) -> Any:
    """Return JSON data with every string cleaned; what holds nothing printable is left out.

    Synopses and notes keep their lines, all else is one line.
    """
    if isinstance(value, str):
        return text.clean(value) if lines else text.clean_line(value)
    if isinstance(value, list):
        cleaned = [clean_values(item, lines=lines) for item in value]
        return [item for item in cleaned if item != ""]
    if isinstance(value, dict):  # TinyDB's documents among them
        pairs = (
            (text.clean_line(key), clean_values(item, lines=lines or key in _WITH_LINES))
            for key, item in value.items()
        )
        return {key: item for key, item in pairs if item != ""}
    return value


def records_of(document: Mapping[str, Any], reject: Callable[[str], None]) -> Iterator[Record]:
    """Return the records of a catalogue document that fit the schema, one after the other.

    `reject` is told of each other one, in a few words.
    """
    records = document.get("records")
    if not isinstance(records, list):
        reject("it has no list of records")
        return
    for place, raw in enumerate(records, start=1):
        try:
            yield msgspec.convert(clean_values(raw), Record)
        except msgspec.ValidationError as error:
            source = raw.get("source") if isinstance(raw, dict) else None
            named = f" of {text.clean_line(source)}" if isinstance(source, str) else ""
            reject(f"record {place}{named}: {reason(error)}")


def reason(error: msgspec.ValidationError) -> str:
    """Return what does not fit, field first: `kind: Invalid enum value 'movie'`."""
    what, _, path = str(error).partition(" - at ")
    what = re.sub("Expected `str` matching regex .*", "it is not of the form it must have", what)
    field = path.strip("`").removeprefix("$").removeprefix(".")
    return f"{field}: {what}" if field else what
