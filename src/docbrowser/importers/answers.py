"""JSON answers of services, whose values may be of any type: looked at without ever failing."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.items import Part, Rejected
from docbrowser.importers.languages import UNDETERMINED, in_language, language_of
from docbrowser.importers.making import made
from docbrowser.importers.parsing import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docbrowser.importers.items import Item
    from docbrowser.importers.reading import Sample

_KEY = re.compile(r'"([A-Za-z_][\w/-]{0,60})"\s{0,20}:')
_MARK = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}\n]')
_DAY_OF_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:")
_LARGEST: Final = 10**12
_LARGEST_ID: Final = 10**18
_SHOWN: Final = 60


def keys_in(sample: Sample) -> frozenset[str]:
    """Return the keys of all objects at the beginning of a JSON file."""
    return frozenset(_KEY.findall(sample.text)) if sample.is_json else frozenset()


def text_of(value: object) -> str | None:
    """Return a string that holds something, or a whole number as one; None for all else."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if isinstance(value, float) and not value.is_integer():
        return None
    return str(int(value)) if abs(value) < _LARGEST_ID else None


def whole_of(value: object) -> int | None:
    """Return a whole number, also one that is written as a string; None for all else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        digits = value.strip()
        value = int(digits) if re.fullmatch(r"[0-9]{1,12}", digits) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and abs(value) <= _LARGEST else None


def map_of(value: object, *keys: str) -> dict[str, Any]:
    """Return the object at the end of `keys`; an empty one where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def maps_of(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts_of(value: object) -> list[str]:
    """Return the strings of a list, or the one that stands for a list."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := text_of(item))]


def day_of(value: object) -> str | None:
    """Return the day that a date-time writes, else the text as it is: the schema checks it."""
    text = text_of(value)
    match = _DAY_OF_TIME.match(text or "")
    return match[1] if match else text


def minutes_in(seconds: object) -> int | None:
    """Return the whole minutes nearest to a number of seconds; None for less than half a one."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        seconds = whole_of(seconds)
    if seconds is None or not math.isfinite(seconds) or not 0 < seconds < _LARGEST:
        return None
    return int(seconds / 60 + 0.5) or None


def verdict(value: object, votes: object) -> dict[str, Any] | None:
    """Return a rating out of ten; None where nobody has voted."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not value or votes == 0:
        return None
    return {"value": round(value, 5), "votes": whole_of(votes)}


def known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that hold something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {}, ())}


def language_told(stated: object, text: str | None) -> str:
    """Return the language that an answer states, else that of its longest text."""
    tag = text_of(stated)
    if tag and re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})?", tag):
        return tag.replace("_", "-")
    return language_of(text) if text else UNDETERMINED


def episode_of(
    told: Mapping[str, Any], tag: str, keys: tuple[str, str, str, str]
) -> dict[str, Any]:
    """Return what answers tell alike of an episode; `keys` are of season, number, name and day."""
    season, number, name, aired = keys
    return {
        "season": whole_of(told.get(season)),
        "number": whole_of(told.get(number)),
        "names": in_language(text_of(told.get(name)), tag),
        "aired": day_of(told.get(aired)),
        "runtime": whole_of(told.get("runtime")) or None,
        "synopses": in_language(text_of(told.get("overview")), tag),
    }


def items_of(
    fields: Mapping[str, Any], *, part: bool = False, line: int | None = None
) -> Iterator[Item]:
    """Yield the record of `fields`, as a part of a work where it is one, and what did not fit."""
    complaints: list[str] = []
    known_fields = known(fields)
    if "episodes" in known_fields:
        known_fields["episodes"] = [_dated(one, complaints) for one in known_fields["episodes"]]
    record = made(known_fields, complaints.append)
    if record is not None:
        yield Part(record=record) if part else record
    elif not complaints:
        complaints.append(_("it names no work"))
    for complaint in complaints:
        yield Rejected(reason=complaint, line=line)


def _dated(episode: Mapping[str, Any], complaints: list[str]) -> dict[str, Any]:
    """Return an episode without its day if that is none: the rest of it still holds."""
    aired = episode.get("aired")
    if aired is None or date_of(aired):
        return dict(episode)
    complaints.append(_("episodes.aired: {aired} does not fit").format(aired=shown(str(aired))))
    return {key: value for key, value in episode.items() if key != "aired"}


def shown(text: str) -> str:
    """Return a text as it may stand in a sentence."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def lines_of_objects(text: str, depth: int) -> list[int]:
    """Return the lines on which the objects of valid JSON begin that lie `depth` deep."""
    lines, line, level = [], 1, 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == "\n":
            line += 1
        elif mark in {"{", "["}:
            if mark == "{" and level == depth:
                lines.append(line)
            level += 1
        elif mark in {"}", "]"}:
            level -= 1
    return lines
