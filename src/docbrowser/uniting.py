"""Two records of one source on one work, become one record. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from docbrowser.model import Record

if TYPE_CHECKING:
    from docbrowser.model import Episode

_LISTS = (
    "genres", "subjects", "countries", "languages", "networks", "credits", "awards", "offers",
)  # fmt: skip
_MAPS = ("names", "taglines", "synopses", "ids")


def unite(first: Record, second: Record) -> Record:
    """Return what both tell; where they disagree the first one counts.

    Uniting the same once more changes nothing.
    """
    changes: dict[str, Any] = {}
    for field in msgspec.structs.fields(Record):
        mine, theirs = getattr(first, field.name), getattr(second, field.name)
        if field.name in _MAPS:
            changes[field.name] = {**theirs, **mine} if theirs else mine
        elif field.name in _LISTS:
            changes[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif field.name == "episodes":
            changes[field.name] = _episodes(mine, theirs)
        elif mine is None:
            changes[field.name] = theirs
    return replace(first, **changes)


def _episodes(mine: tuple[Episode, ...], theirs: tuple[Episode, ...]) -> tuple[Episode, ...]:
    known: dict[tuple[int, int], Episode] = {}
    for one in (*mine, *theirs):
        key = one.season, one.number
        known[key] = _united(known.get(key, one), one)
    return tuple(known[key] for key in sorted(known))


def _united(first: Episode, second: Episode) -> Episode:
    changes: dict[str, Any] = {
        "names": {**second.names, **first.names},
        "synopses": {**second.synopses, **first.synopses},
        "ids": {**second.ids, **first.ids},
        "credits": tuple(dict.fromkeys((*first.credits, *second.credits))),
    }
    for field in ("aired", "runtime", "airs_before", "airs_after"):
        changes[field] = getattr(first, field) or getattr(second, field)
    return replace(first, **changes)
