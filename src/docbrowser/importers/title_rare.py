"""The columns that only some title lists have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers import title_cells as cells
from docbrowser.importers.title_people import people_in
from docbrowser.model import Offer, Rating

if TYPE_CHECKING:
    from docbrowser.model import Record

_MAKERS: Final = frozenset({"writer", "narrator", "producer", "composer", "presenter", "creator"})
_DATES: Final = frozenset({"premiered", "ended"})
_COUNTS: Final = {"seasons": "season_count", "episodes": "episode_count"}
_IDS: Final = frozenset({"imdb", "tmdb", "thetvdb", "tvmaze"})
_IMDB = re.compile(r"(?<![a-z])tt\d{5,10}(?!\d)", re.ASCII)
_LONGEST_ID: Final = 12


def taken(field: str, cell: str, record: Record, fields: dict[str, Any]) -> tuple[str, ...]:
    """Put what a cell tells into `fields` of `record`, and return what of it does not fit."""
    if field in _MAKERS:
        people, no_person = people_in(cell, field)
        fields["credits"] = fields.get("credits", record.credits) + people
        return (no_person,) if no_person else ()
    if field == "languages":
        fields["languages"], unknown = cells.languages_in(cell)
        return unknown
    name, value = _told(field, cell, record)
    if value is None:
        return (cell,)
    if name == "ids":
        value = {**fields.get("ids", record.ids), field: value}
    elif name == "rating" and record.rating is None:
        return ()  # votes without a rating
    fields[name] = value
    return ()


def _told(field: str, cell: str, record: Record) -> tuple[str, Any]:
    """Return the record's field and what it is, None where the cell does not fit."""
    if field in _IDS:
        return "ids", _id_in(field, cell)
    if field in _DATES:
        return field, cells.date_in(cell) or cells.years_in(cell)[0]
    if field in _COUNTS:
        return _COUNTS[field], cells.count_in(cell)
    if field == "votes":
        votes = cells.count_in(cell)
        value = record.rating.value if record.rating else 0
        return "rating", None if votes is None else Rating(value=value, votes=votes)
    if field == "original":
        return "original_name", cell
    if field == "network":
        return "networks", cells.list_in(cell) or None
    if field == "provider":
        return "offers", tuple(Offer(provider=name) for name in cells.list_in(cell)) or None
    return "url", cell if cell.startswith(("https://", "http://")) else None


def _id_in(field: str, cell: str) -> str | None:
    if field == "imdb":
        match = _IMDB.search(cell)
        return match[0] if match else None
    number = cell.removesuffix(".0")
    plain = number.isdigit() and number.isascii() and len(number) <= _LONGEST_ID
    return number if plain else None
