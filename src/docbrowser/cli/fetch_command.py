"""`docbrowser fetch`: titles from TVmaze."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser.cli.options import library_of, places
from docbrowser.cli.output import complain, english, print_json, print_line
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from docbrowser.fetching.client import Hit
    from docbrowser.library import Library


@click.command()
@click.argument("query", metavar="[NAME]", default="")
@click.option(
    "--number", metavar="N", help=N_("The one of that TVmaze number, of several that fit.")
)
@click.option("--search", "only_search", is_flag=True, help=N_("Only list what there is."))
@click.option(
    "--refresh", is_flag=True, help=N_("Ask anew; without a NAME for all that came from it.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print the report as JSON."))
@places
@click.pass_context
def fetch(
    context: click.Context,
    query: str,
    number: str | None,
    *,
    only_search: bool,
    refresh: bool,
    as_json: bool,
) -> int:
    """Look NAME up at TVmaze and add it, with cast, episodes and other names."""
    from docbrowser.errors import UsageError
    from docbrowser.fetching.client import TvMaze
    from docbrowser.importing import import_records
    from docbrowser.render.import_sums import in_a_line

    library = library_of(context)
    maze = TvMaze(library.paths.cache)
    if not query and not number:
        if not refresh:
            raise UsageError(_("Name a title to look up, or --refresh those that there are."))
        numbers = _known(library)
        if not numbers:
            complain(_("Nothing in your catalogue came from TVmaze."))
            return 1
    elif number:
        numbers = [number]
    else:
        hits = maze.search(query, refresh=refresh)
        chosen = None if only_search else _chosen(hits, query)
        if chosen is None:
            return _list(hits, query, as_json=as_json, only_search=only_search)
        numbers = [chosen.number]
    records = [maze.show(one, refresh=refresh, complain=complain) for one in numbers]
    with english(wanted=as_json):
        report = import_records(library, records)
    if as_json:
        print_json(report.as_json())
    else:
        for title_id in report.titles:
            print_line(title_id)
        complain(in_a_line(report, dry_run=False))
    return 0


def _chosen(hits: list[Hit], query: str) -> Hit | None:
    """Return the one hit that is meant: the only one, or the only one of that very name."""
    from docbrowser.matching import name_key

    exact = [
        hit
        for hit in hits
        if name_key(query) in {name_key(name) for name in hit.record.names.values()}
    ]
    if len(exact) == 1:
        return exact[0]
    return hits[0] if len(hits) == 1 else None


def _list(hits: list[Hit], query: str, *, as_json: bool, only_search: bool) -> int:
    if as_json:
        print_json([{"number": hit.number, "name": _name(hit), "year": _year(hit)} for hit in hits])
    else:
        for hit in hits:
            print_line(f"{hit.number:>7}  {_name(hit)}  {_year(hit) or ''}".rstrip())
    if not hits:
        complain(_("TVmaze knows nothing of the name “{query}”.").format(query=query))
        return 1
    if only_search:
        return 0
    complain(_("Several titles fit “{query}”; choose one with --number N.").format(query=query))
    return 1


def _name(hit: Hit) -> str:
    return next(iter(hit.record.names.values()), hit.number)


def _year(hit: Hit) -> int | None:
    return int(hit.record.premiered[:4]) if hit.record.premiered else None


def _known(library: Library) -> list[str]:
    """Return the TVmaze numbers of the titles that came from there."""
    from docbrowser.finding import Question

    return [
        record.ids["tvmaze"]
        for row in library.find(Question("source:tvmaze"))
        if (record := library.holdings.own_records(row.summary.id).get("tvmaze"))
        and "tvmaze" in record.ids
    ]
