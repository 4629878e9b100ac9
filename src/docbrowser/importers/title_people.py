"""The people of a cell of a title list, where commas part names, and names from their ends."""

from __future__ import annotations

import re
from typing import Final

from docbrowser.model import Credit

LONGEST: Final = 60
_USUAL: Final = 28
"""Up to so many letters a name is taken as it is; in a longer one a sentence is looked for."""
_ENDS: Final = frozenset(
    end + dot
    for end in ("Jr", "Sr", "jr", "sr", "JR", "SR", "II", "III", "IV", "MD", "M.D", "PhD", "Ph.D",
                "Ph. D", "Esq", "M.A", "MBE", "OBE", "CBE")
    for dot in ("", ".")
)  # fmt: skip
_ROLE = re.compile(
    r"(.*?)[\s,]*[(\[]\s*(narrator|narration|narrated by|erzähler(?:in)?|sprecher(?:in)?|"
    r"рассказчик|диктор|narrateur|narrador|voice|voix|voz|stimme|озвучка|"
    r"self|himself|herself|host|presenter|moderation|ведущий)\s*[)\]]",
    re.IGNORECASE,
)
_SELF: Final = frozenset({"self", "himself", "herself"})
_PRESENTER: Final = frozenset({"host", "presenter", "moderation", "ведущий"})
_VOICE: Final = frozenset({"voice", "voix", "voz", "stimme", "озвучка"})
_SMALL: Final = (
    "de da di du des del della der den van von zu zur la le el al bin bint ibn ben y e of the and "
    "dos das do ter ten af av abu ka"
)
_PARTICLES: Final = frozenset(_SMALL.split())
_STOPS: Final = (".", "!", "?", "…")


def people_in(cell: str, job: str) -> tuple[tuple[Credit, ...], str | None]:
    """Return the credits of a cell, and what of it is a sentence and no person.

    "Robert Downey, Jr." is one person, "(narrator)" behind a name is that person's job; a cell
    that is a synopsis has no person at all.
    """
    cell = cell.strip()
    if not cell:
        return (), None
    if "  " in cell:
        cell = " ".join(cell.split())
    if "," not in cell and len(cell) <= _USUAL and (cell.replace(" ", "").isalpha()):
        return (Credit(person=cell, job=job),), None
    parts = cell.split(", ")
    if (
        cell.count(",") == len(parts) - 1
        and max(map(len, parts)) <= _USUAL
        and "(" not in cell
        and "[" not in cell
        and ";" not in cell
        and "|" not in cell
        and cell[-1] not in _STOPS
        and _ENDS.isdisjoint(parts)
        and "" not in parts
    ):
        return tuple([Credit(person=part, job=job) for part in parts]), None
    return _looked_into(cell, job)


def _looked_into(cell: str, job: str) -> tuple[tuple[Credit, ...], str | None]:
    if cell[:1] == "[" and cell[-1:] == "]":  # a list as Python or JSON writes it
        cell = re.sub(r"""['"]\s*,\s*['"]""", ", ", cell[1:-1].strip().strip("'\""))
    mark = next((mark for mark in ";|" if mark in cell), ",")
    parts = [part for piece in cell.split(mark) if (part := piece.strip())]
    prose = [part for part in parts if _is_prose(part)]
    if prose and (2 * len(prose) >= len(parts) or _is_prose(parts[-1], last=True)):
        return (), cell
    found: list[tuple[str, str]] = []
    for part in parts:
        if part in _ENDS:
            if found:
                found[-1] = f"{found[-1][0]} {part}", found[-1][1]
        elif role := _ROLE.fullmatch(part):
            name, does = role[1].strip(), _job_of(role[2].casefold(), job)
            if name:
                found.append((name, does))
            elif found:
                found[-1] = found[-1][0], does
        elif part not in prose:
            found.append((part, job))
    credits = tuple(
        Credit(person=name, job=does)
        for name, does in dict.fromkeys(found)
        if any(map(str.isalnum, name))
    )
    return credits, prose[0] if prose else None


def _job_of(role: str, job: str) -> str:
    if role in _SELF:
        return "self"
    if role in _PRESENTER:
        return "presenter"
    return job if role in _VOICE else "narrator"


def _is_prose(part: str, *, last: bool = False) -> bool:
    """Return whether words make a sentence; the last one of a text may be short."""
    if len(part) > LONGEST:
        return True
    words = part.split()
    small = sum(word[0].islower() and word.casefold() not in _PARTICLES for word in words)
    ends = part.endswith(_STOPS) and len(words[-1]) > 4 and "." not in words[-1][:-1]  # noqa: PLR2004
    return (ends and small > 0) if last else small > 2 or (ends and small > 0)  # noqa: PLR2004
