"""`docbrowser timeline`: how many titles began in each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser.cli.options import library_of, places
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from docbrowser.overviews.timeline import Span

_WIDEST = 100
"""Columns; longer bars tell no more."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def timeline(context: click.Context, *, as_json: bool) -> int:
    """Show how many titles there are of each year, and how many you have watched."""
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.timeline import timeline
    from docbrowser.render.timeline import timeline_lines

    library = library_of(context, tolerant=True)
    spans = timeline(library)
    if as_json:
        print_json([shape(span) for span in spans])
    elif spans:
        print_lines(timeline_lines(spans, min(_WIDEST, width())))
    else:
        complain(_("There are no titles yet; docbrowser import PATH adds some."))
    return 0 if spans and library.is_whole else 1


def shape(span: Span) -> dict[str, object]:
    """Return a year as `timeline --json` prints it."""
    return {"year": span.first, "titles": span.titles, "watched": span.watched}
