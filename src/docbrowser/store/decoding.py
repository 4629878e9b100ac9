"""From what a file holds to values of the model: cleaned, checked, and what is wrong left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser import text
from docbrowser.i18n import N_, _
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
        reject(_("it has no list of records"))
        return
    for place, raw in enumerate(records, start=1):
        try:
            yield msgspec.convert(clean_values(raw), Record)
        except msgspec.ValidationError as error:
            source = raw.get("source") if isinstance(raw, dict) else None
            if isinstance(source, str):
                # TR: of a source's record, the how-manieth it is, what is wrong with it
                told = _("record {place} of {source}: {reason}")
                source = text.clean_line(source)
            else:
                told = _("record {place}: {reason}")
            reject(told.format(place=place, source=source, reason=reason(error)))


def reason(error: msgspec.ValidationError) -> str:
    """Return what does not fit, field first: `kind: Invalid enum value 'movie'`."""
    what, _at, path = str(error).partition(" - at ")
    what = said(what)
    field = path.strip("`").removeprefix("$").removeprefix(".")
    return f"{field}: {what}" if field else what


def said(what: str) -> str:
    """Return what a check of the model said, in the language that is spoken."""
    for pattern, message in _SAID:
        if match := pattern.fullmatch(what):
            return _(message).format(**match.groupdict())
    return what


# What the checks of msgspec and of the model say, which is always in English.
_SAID: Final = (
    (re.compile("Expected `str` matching regex .*"), N_("it is not of the form it must have")),
    (re.compile("Expected .*, got `NoNumber`"), N_("NaN or infinity is no number")),
    (re.compile("Invalid enum value (?P<value>.*)"), N_("Invalid enum value {value}")),
    (
        re.compile("Object missing required field (?P<name>.*)"),
        N_("Object missing required field {name}"),
    ),
    # TR: {expected} and {found} are names of types, as programs call them: `int`, `str`
    (
        re.compile("Expected (?P<expected>.*), got (?P<found>.*)"),
        N_("Expected {expected}, got {found}"),
    ),
    # TR: {expected} is a type and its bounds, as programs call them: `int` >= 1
    (re.compile("Expected (?P<expected>.*)"), N_("Expected {expected}")),
    (
        re.compile("a rating of (?P<value>.*) is above the best, (?P<best>.*)"),
        N_("a rating of {value} is above the best, {best}"),
    ),
    (
        re.compile(r"(?P<field>\w+): (?P<date>.*) is no day of the calendar"),
        N_("{field}: {date} is no day of the calendar"),
    ),
)
