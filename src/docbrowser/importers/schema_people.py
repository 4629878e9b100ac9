"""People and verdicts in schema.org's words: credits, ratings, awards. Pure.

The words: https://schema.org/Movie and https://schema.org/PerformanceRole.
"""

from __future__ import annotations

import re
from typing import Any, Final

from docbrowser.importers.parsing import credits_of, is_person, number_of, part_played, year_of
from docbrowser.importers.schema_values import (
    decimal_in,
    listed,
    text_of,
    texts_of,
    things_of,
    types_of,
)  # fmt: skip

_JOBS: Final = {
    "director": "director", "directors": "director", "creator": "creator", "author": "writer",
    "writer": "writer", "producer": "producer", "musicBy": "composer", "editor": "editor",
}  # fmt: skip
MAX_CREDITS: Final = 2_000
_CAST: Final = ("actor", "actors")
_COMPANIES: Final = frozenset({"Organization", "Corporation", "MovieTheater", "Brand"})
_ENDING = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV|M\.?D)\b)", re.IGNORECASE)
_LONGEST_AWARD: Final = 200
_USUAL_BEST: Final = 5.0
"""The best where none is told, says https://schema.org/bestRating."""


def credits_in(node: dict[str, Any], *, creators: str = "creator") -> list[dict[str, Any]]:
    """Return the credits of a node; `creators` is the job that a site means by `creator`."""
    cast = [credit for name in _CAST for one in listed(node.get(name)) for credit in _part(one)]
    crew = [
        credit
        for name, job in _JOBS.items()
        for credit in credits_of(_people(node.get(name)), creators if name == "creator" else job)
    ]
    both = {tuple(credit.items()): credit for credit in (*crew, *cast)}
    return list(both.values())[:MAX_CREDITS]


def _part(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict) and "actor" in value:  # a PerformanceRole around the person
        role = text_of(value.get("characterName")) or text_of(value.get("roleName"))
        return [part_played(name, role) for name in _people(value["actor"])]
    if isinstance(value, dict) and "characterName" in value:
        role = text_of(value["characterName"])
        return [part_played(name, role) for name in _people(value)]
    return [dict(credit) for credit in credits_of(_people(value), "actor")]


def _people(value: Any) -> list[str]:
    names: list[str] = []
    for one in listed(value):
        if len(names) >= MAX_CREDITS:
            break
        if isinstance(one, dict) and types_of(one) & _COMPANIES:
            continue
        text = text_of(one)
        if text and isinstance(one, str) and "," in text:
            names += (name.strip() for name in _ENDING.sub(" ", text).split(","))
        elif text:
            names.append(text)
    return [name for name in names if is_person(name) and "://" not in name]


def rating_in(node: dict[str, Any]) -> dict[str, Any] | None:
    """Return the rating of a node; None where nobody has voted."""
    for rating in things_of(node.get("aggregateRating")):
        value, best = decimal_in(rating.get("ratingValue")), decimal_in(rating.get("bestRating"))
        votes = text_of(rating.get("ratingCount")) or text_of(rating.get("reviewCount"))
        if not value or votes == "0":
            continue
        if not best:
            best = next((usual for usual in (_USUAL_BEST, 10.0, 100.0) if value <= usual), None)
        count = number_of(votes)
        if best:
            return {"value": round(value, 2), "best": best, "votes": count}
    return None


def awards_in(node: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the awards of a node, each by its name and the year in it."""
    names = [*texts_of(node.get("award")), *texts_of(node.get("awards"))]
    return [
        {"award": name, "year": year_of(name)}
        for name in dict.fromkeys(names)
        if len(name) <= _LONGEST_AWARD
    ]
