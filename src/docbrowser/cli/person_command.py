"""`docbrowser person`: what somebody made and was in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser.cli.language import of_names
from docbrowser.cli.options import library_of, names_in_language, places
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.overviews.people import Job, Person


@click.command()
@click.argument("name", metavar="NAME", nargs=-1, required=True)
@names_in_language
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def person(context: click.Context, name: Sequence[str], lang: str | None, *, as_json: bool) -> int:
    """Show what somebody made and was in; of a part of a name, who is called so."""
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.people import look_up
    from docbrowser.render.people import (
        MORE_PEOPLE,
        NOBODY,
        SEVERAL,
        namesake_lines,
        person_lines,
    )

    library = library_of(context, tolerant=True)
    found = look_up(library, " ".join(name), of_names(lang, as_json=as_json))
    people = found.people
    if as_json:
        print_json([shape(one, is_whole=len(people) == 1) for one in people])
    elif len(people) == 1:
        print_lines(person_lines(people[0], width()))
    elif people:
        print_lines(namesake_lines(people))
        complain(_(SEVERAL))
        if not found.is_complete:
            complain(_(MORE_PEOPLE))
    else:
        complain(_(NOBODY))
    return 0 if people and library.is_whole else 1


def shape(one: Person, *, is_whole: bool) -> dict[str, object]:
    """Return a person as `person --json` prints them; what they did only where one is meant."""
    told: dict[str, object] = {
        "name": one.name,
        "titles": len(one.rows),
        "watched": one.watched,
        "jobs": [job.job or None for job in one.jobs],
        "complete": one.is_complete,
    }
    return (
        {**told, "credits": [part for job in one.jobs for part in _parts(job)]}
        if is_whole
        else told
    )


def _parts(job: Job) -> list[dict[str, object]]:
    return [
        {
            "job": job.job or None,
            "characters": list(part.characters),
            "episodes": list(part.episodes),
            "id": part.row.id,
            "name": part.row.name,
            "year": part.row.summary.year,
            "kind": part.row.summary.kind,
            "watched": part.row.progress.status == "watched",
            "status": part.row.progress.status,
        }
        for part in job.parts
    ]
