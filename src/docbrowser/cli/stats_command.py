"""`docbrowser stats`: what was watched, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser import clock
from docbrowser.cli.options import library_of, places
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from docbrowser.overviews.statistics import Statistics


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def stats(context: click.Context, *, as_json: bool) -> None:
    """Show hours by month, by person, by language and by subject, days and streaks."""
    from docbrowser.cli.output import complain, print_drawn, print_json
    from docbrowser.overviews.statistics import gather

    today = clock.today()
    found = gather(library_of(context), today)
    if as_json:
        print_json(shape(found))
    elif found.is_empty:
        complain(_("Nothing has been watched yet; docbrowser watch ID marks a title."))
    else:
        from docbrowser.render.statistics import MAX_WIDTH, StatisticsView

        print_drawn(StatisticsView(found, today), at_most=MAX_WIDTH)


def shape(found: Statistics) -> dict[str, object]:
    """Return the statistics as `stats --json` prints them."""
    return {
        "titles": found.titles,
        "watched": found.watched,
        "episodes_watched": found.episodes_watched,
        "minutes": found.minutes,
        "viewings_of_unknown_runtime": found.viewings_of_unknown_runtime,
        "by_month": found.by_month,
        "by_language": found.by_language,
        "by_person": found.by_person,
        "by_subject": found.by_subject,
        "days": found.days,
        "streak": found.streak,
        "longest_streak": found.longest_streak,
    }
