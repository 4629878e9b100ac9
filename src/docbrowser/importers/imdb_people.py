"""Who did what, in the data of IMDb's pages: three layouts, of 2022 to 2025. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers.parsing import credits_of, part_played

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOBS: Final = {
    "director": "director", "directors": "director", "writer": "writer", "writers": "writer",
    "creator": "creator", "creators": "creator", "producer": "producer", "composer": "composer",
}  # fmt: skip
_CAST: Final = frozenset({"cast", "stars", "star", "actor", "actress"})


def credits_in(title: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the credits of a title: its directors, writers and creators, then its cast."""
    crew = list(_crew(title))
    cast = list(_cast(title)) or list(_stars(title))
    return list({tuple(credit.items()): credit for credit in (*crew, *cast)}.values())


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _listed(value: Any) -> list[Any]:
    return value[:5_000] if isinstance(value, list) else []


def _groups(title: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    names = ("principalCredits", "principalCreditsV2", "creators", "directors", "writers")
    for group in (one for name in names for one in _listed(title.get(name))):
        job = _at(group, "category", "text") or _at(group, "grouping", "text")
        yield str(job).strip().lower(), _listed(_at(group, "credits"))


def _crew(title: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job, people in _groups(title):
        if job in _JOBS:
            for credit in credits_of(_names(people), _JOBS[job]):
                yield dict(credit)


def _stars(title: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job, people in _groups(title):
        if job in _CAST:
            for credit in credits_of(_names(people), "actor"):
                yield dict(credit)


def _names(people: list[Any]) -> list[str]:
    names = (_at(one, "name", "nameText", "text") for one in people)
    return [name for name in names if isinstance(name, str)]


def _cast(title: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for edge in _listed(_at(title, "cast", "edges")):  # 2022 and 2023
        characters = [_at(one, "name") for one in _listed(_at(edge, "node", "characters"))]
        yield from _parts(_names([_at(edge, "node")]), characters)
    for category in _listed(title.get("categories")):  # the page of references, 2025
        name = str(_at(category, "name")).strip().lower()
        for item in _listed(_at(category, "section", "items")):
            person = _at(item, "rowTitle")
            if not isinstance(person, str):
                continue
            if name in _CAST or _at(item, "isCast") is True:
                yield from _parts([person], _listed(_at(item, "characters")))
            elif name in _JOBS:
                yield from (dict(credit) for credit in credits_of([person], _JOBS[name]))
    for group in _listed(title.get("castV2")):  # the main page, 2025
        for credit in _listed(_at(group, "credits")):
            roles = _listed(_at(credit, "creditedRoles", "edges"))
            names = [
                _at(one, "node", "name")
                for role in roles
                for one in _listed(_at(role, "node", "characters", "edges"))
            ]
            yield from _parts(_names([credit]), names)


def _parts(names: list[str], characters: list[Any]) -> Iterator[dict[str, Any]]:
    told: list[str | None] = [one for one in characters if isinstance(one, str)]
    for person in names:
        for character in told[:3] or [None]:
            yield part_played(person, character)
