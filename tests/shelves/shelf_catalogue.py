"""A small catalogue of titles with people, awards and years in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE: Final = "[red]Gull[/] [/ $accent"
"""A name that a widget would take for markup, and that has words to be looked for."""


def film(name: str, year: str, **fields: Any) -> dict[str, Any]:
    """Return what a source says of a film."""
    return {"names": {"en": name}, "kind": "film", "premiered": year, **fields}


def credit(person: str, job: str | None = None, character: str | None = None) -> dict[str, str]:
    """Return a credit without what is not said."""
    told = {"person": person, "job": job, "character": character}
    return {key: value for key, value in told.items() if value}


def award(name: str, year: int | None, category: str | None, outcome: str) -> dict[str, Any]:
    """Return an award without what is not said."""
    told = {"award": name, "year": year, "category": category, "outcome": outcome}
    return {key: value for key, value in told.items() if value}


SHELL: Final = "Golden Shell Awards"
SERIES: Final = {
    "names": {"en": "Drift", "de": "Treiben"},
    "kind": "series",
    "premiered": "2011",
    "episodes": [
        {
            "season": 1,
            "number": number,
            "aired": f"2011-01-0{number}",
            "names": {"en": f"Part {number}"},
            "credits": [credit("Jón Müller", "self")] if number == 2 else [],
        }
        for number in (1, 2, 3)
    ],
    "credits": [credit("Ada L. Ek", "presenter")],
}


def shelf_catalogue(path: Path) -> Path:
    """Write the catalogue."""
    return catalog_file(
        path,
        document(
            "ash",
            film(
                "Ash",
                "2006",
                credits=[
                    credit("Ada Ek", "director"),
                    credit("Ada Ek", "actor", "The Keeper"),
                    credit("Jon Mueller", "narrator"),
                    credit(HOSTILE, "editor"),
                ],
                awards=[
                    award(SHELL, 2007, "Sound", "won"),
                    award("Golden Shell Award", 2007, "sound", "won"),
                    award(HOSTILE, 2008, None, "nominated"),
                ],
            ),
        ),
        document(
            "birch",
            film(
                "Birch",
                "2009",
                runtime=44,
                credits=[credit("Ada Ek", "director"), credit("Bo Ek", "writer")],
                awards=[
                    award(SHELL, 2010, "Picture", "nominated"),
                    award(SHELL, None, None, "won"),
                ],
            ),
        ),
        document("cedar", film("Cedar", "2009", credits=[credit(HOSTILE, "editor")])),
        document("drift", SERIES),
        document("undated", {"names": {"en": "Undated"}, "kind": "film"}),
    )
