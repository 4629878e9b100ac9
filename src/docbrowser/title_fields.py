"""The fields of a title as they are named, typed and held where one of them is corrected. Pure."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.errors import UsageError
from docbrowser.field_forms import how_written
from docbrowser.i18n import _
from docbrowser.model import parse_episode_key
from docbrowser.store.decoding import said
from docbrowser.suggesting import did_you_mean, nearest
from docbrowser.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.titles import Title

PLAIN: Final = ("original_name", "kind", "form", "premiered", "ended", "status", "picture")
NUMBERS: Final = ("runtime", "season_count", "episode_count")
LISTS: Final = ("genres", "subjects", "countries", "languages", "networks")
MAPS: Final = ("names", "synopses", "taglines", "ids")
STRUCTURED: Final = ("credits", "awards", "offers", "rating")
FIELDS: Final = (*PLAIN, *NUMBERS, *LISTS, *MAPS, *STRUCTURED)
"""What can be corrected of a title; of a map an entry: `names.de`."""
EPISODE: Final = ("aired", "runtime", "names", "synopses")
_TAG: Final = re.compile(r"[A-Za-z0-9]{2,12}([-_][A-Za-z0-9]{1,8})*")


def cannot_be(field: str, path: Sequence[str], value: str, error: ValueError) -> str:
    """Return that a field cannot hold a value, and how it is written or else what is wrong."""
    what = str(error).partition(" - at ")[0]
    # What the types of the model say is for programmers; what else is wrong is said in words.
    form = how_written(_name(path)) if what.startswith(("Expected", "Invalid", "Object")) else ""
    if form:
        told = _("{field} cannot be “{value}”; write {form}.")
    else:
        told = _("{field} cannot be “{value}”: {error}.")
    why = said(what).removeprefix(f"{_name(path)}: ")
    return told.format(field=field, value=value, form=form, error=why)


def _name(path: Sequence[str]) -> str:
    """Return the name of the field at the end of its path: `aired` of an episode."""
    return path[2] if path[0] == "episodes" else path[0]


def steps_to(title: Title, field: str) -> list[str]:
    """Return the steps to a field: `["names", "de"]`, `["episodes", "s1e2", "aired"]`.

    Raises:
        UsageError: there is no such field.
    """
    head, *rest = field.strip().split(".")
    if head in {"name", "synopsis"}:
        head = f"{head}s".replace("synopsiss", "synopses")
        rest = rest or [next(iter(title.names), "en")]
    if head in {*PLAIN, *NUMBERS, *LISTS, *STRUCTURED} and not rest:
        return [head]
    if head in MAPS and len(rest) == 1 and _TAG.fullmatch(rest[0]):
        return [head, rest[0]]
    if head == "episodes" and len(rest) >= 2 and rest[1] in EPISODE:  # noqa: PLR2004
        is_map = rest[1] in MAPS
        try:
            _season, number = parse_episode_key(rest[0])
        except ValueError:
            number = None
        if number is not None and len(rest) == (3 if is_map else 2):
            return [head, rest[0].lower(), *rest[1:]]
    if head == "credits":
        raise UsageError(_("How a person is spelt is corrected in credits, which are JSON."))
    fields = ", ".join((*PLAIN, *NUMBERS, *LISTS, "names.de", "synopses.de", "ids.imdb"))
    if near := nearest(field.strip(), (*PLAIN, *NUMBERS, *LISTS, *STRUCTURED)):
        problem = _("There is no field “{field}” to correct").format(field=field)
        raise UsageError(did_you_mean(problem, near))
    raise UsageError(
        _("There is no field “{field}” to correct; choose from {fields}.").format(
            field=field, fields=", ".join((fields, "episodes.s1e2.aired", *STRUCTURED))
        )
    )


def value_of(path: Sequence[str], value: str | None) -> Any:
    """Return what was typed as the field holds it, None where it is to be taken away.

    Raises:
        UsageError: it is to be JSON, and is none.
    """
    text = (value or "").strip()
    if not text:
        return None
    last = _name(path)
    if last in NUMBERS:
        return int(text) if text.isdecimal() and len(text) < 10 else text  # noqa: PLR2004
    if last in LISTS:
        return [part for piece in text.split(",") if (part := clean_line(piece))]
    if last in STRUCTURED:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            told = _("{field} cannot be “{value}”; write {form}.")
            raise UsageError(told.format(field=last, value=text, form=how_written(last))) from None
    return clean(text) if last == "synopses" else clean_line(text)


def put(record: dict[str, Any], path: Sequence[str], value: Any) -> dict[str, Any]:
    """Return a record with a value in its place; what is left empty goes."""
    if path[0] == "episodes":
        season, number = parse_episode_key(path[1])
        rows = record.pop("episodes", [])
        row = next(
            (one for one in rows if (one["season"], one["number"]) == (season, number)), None
        )
        others = [one for one in rows if one is not row]
        row = put(row or {"season": season, "number": number}, path[2:], value)
        told = [row] if row.keys() - {"season", "number"} else []
        rows = sorted([*others, *told], key=lambda one: (one["season"], one["number"]))
        return {**record, "episodes": rows} if rows else record
    if len(path) == 2:  # noqa: PLR2004 - a map, and a key of it
        held = {**record.get(path[0], {})}
        held.pop(path[1], None)
        if value is not None:
            held[path[1]] = value
        value = held or None
    rest = {name: one for name, one in record.items() if name != path[0]}
    return rest if value is None else {**rest, path[0]: value}
