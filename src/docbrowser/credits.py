"""Credits of several sources, united: a person's part is one credit, however spelt. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docbrowser.model import Credit

# The order in which a cast list is read; other jobs follow by name.
JOBS: Final = (
    "creator", "director", "presenter", "narrator", "actor", "self", "writer", "producer",
    "composer", "cinematographer", "editor",
)  # fmt: skip
_ORDER: Final = {job: place for place, job in enumerate(JOBS)}


def unite(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return `credits` without doubles, by job; within a job in the order in which they came.

    "Pascale Bussieres" and "Pascale Bussières" are one person, spelt the richer way; a credit
    without a character is the same part as one with a character.
    """
    parts: dict[tuple[str, str], list[Credit]] = {}
    for credit in credits:
        job = (credit.job or "").lower()
        _add(parts.setdefault((text.person_key(credit.person), job), []), credit)
    united = [credit for roles in _drop_jobless(parts) for credit in roles]
    return tuple(sorted(united, key=_place))


def fuller_names(told: Sequence[Iterable[str]]) -> dict[str, str]:
    """Return the fuller name of each person whom one source names without a middle one.

    `told` are the people as each source names them. "Samuel Jackson" is "Samuel L. Jackson" in
    another source; where one source has both, they are two people.
    """
    people = [set(names) for names in told]
    parts = {name: text.person_key(name).split() for names in people for name in names}
    alike: dict[tuple[str, str], list[str]] = {}
    for name, words in parts.items():
        if len(words) > 1:
            alike.setdefault((words[0], words[-1]), []).append(name)
    found: dict[str, str] = {}
    for names in alike.values():
        full = max(names, key=lambda name: (len(parts[name]), _accents(name), name))
        for name in names:
            apart = any(name in one and full in one for one in people)
            if len(parts[name]) < len(parts[full]) and not apart and _within(name, full, parts):
                found[name] = full
    return found


def _within(short: str, full: str, parts: Mapping[str, list[str]]) -> bool:
    """Whether all words of the short name stand in the full one, in order."""
    rest = iter(parts[full])
    return all(word in rest for word in parts[short])


def _add(roles: list[Credit], credit: Credit) -> None:
    """Put `credit` among the roles that one person has under one job."""
    for index, known in enumerate(roles):
        if _same_character(known.character, credit.character):
            roles[index] = msgspec.structs.replace(
                known,
                person=_richer(known.person, credit.person) or known.person,
                character=_richer(known.character, credit.character),
            )
            return
    roles.append(credit)


def _same_character(one: str | None, other: str | None) -> bool:
    return one is None or other is None or text.person_key(one) == text.person_key(other)


def _richer(one: str | None, other: str | None) -> str | None:
    """Return the spelling with more accents, the first where both have as many."""
    if one is None or other is None:
        return one or other
    return other if _accents(other) > _accents(one) else one


def _accents(name: str) -> int:
    return sum(not character.isascii() for character in name)


def _drop_jobless(parts: dict[tuple[str, str], list[Credit]]) -> list[list[Credit]]:
    """A bare name adds nothing where the same person stands with a job."""
    with_job = {person for person, job in parts if job}
    return [roles for (person, job), roles in parts.items() if job or person not in with_job]


def _place(credit: Credit) -> tuple[int, str]:
    job = (credit.job or "").lower()
    return _ORDER.get(job, len(JOBS)), job
