"""`docbrowser awards`: the prizes that there are, and the titles of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser.cli.language import of_names
from docbrowser.cli.options import library_of, names_in_language, places
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.overviews.awards import Award
    from docbrowser.shelves import Prized


@click.command()
@click.argument("name", metavar="[NAME]", nargs=-1)
@names_in_language
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def awards(context: click.Context, name: Sequence[str], lang: str | None, *, as_json: bool) -> int:
    """List the awards; with the name of one, or a part of it, who won or was nominated."""
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.awards import awards_named, counted_titles, of_award, united
    from docbrowser.render import awards as drawing

    library = library_of(context, tolerant=True)
    if not name:
        awarded = library.shelves.awards()
        known = united(awarded)
        if as_json:
            print_json([shape(award) for award in known])
        else:
            print_lines(drawing.prizes_lines(known, counted_titles(awarded), width()))
    else:
        known = awards_named(library, " ".join(name))
        found = [
            (award, of_award(library, award, of_names(lang, as_json=as_json))) for award in known
        ]
        if as_json:
            print_json([prized_shape(award, one) for award, several in found for one in several])
        for award, several in [] if as_json else found:
            print_lines(drawing.award_lines(award, several, width()))
    if not known and not as_json:
        complain(_(drawing.NO_SUCH_AWARD if name else drawing.NO_AWARDS))
    return 0 if known and library.is_whole else 1


def shape(award: Award) -> dict[str, object]:
    """Return a prize as `awards --json` prints it."""
    return {
        "award": award.name,
        "won": award.won,
        "nominated": award.nominated,
        "first_year": award.first_year,
        "last_year": award.last_year,
    }


def prized_shape(award: Award, one: Prized) -> dict[str, object]:
    """Return a title that has a prize as `awards NAME --json` prints it."""
    return {
        "award": award.name,
        "year": one.award.year,
        "category": one.award.category,
        "outcome": one.award.outcome,
        "id": one.row.id,
        "name": one.row.name,
        "watched": one.row.progress.status == "watched",
        "status": one.row.progress.status,
    }
