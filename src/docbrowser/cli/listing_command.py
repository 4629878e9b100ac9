"""`docbrowser list`: the titles that match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from docbrowser.cli.language import of_names
from docbrowser.cli.options import completes, library_of, names_in_language, places
from docbrowser.cli.values import WholeNumber
from docbrowser.i18n import N_, _, quoted

if TYPE_CHECKING:
    from docbrowser.listing import Row

_EXCLUSION = re.compile(r"-[^\W\d_]{2}|-\"")
_HIDDEN = "\0"


class _Query(click.Command):
    """A command whose words may begin with a dash: `-moon` leaves the Moon out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(
            ctx, [_HIDDEN + word if _EXCLUSION.match(word) else word for word in args]
        )


@click.command("list", cls=_Query)
@click.argument("query", nargs=-1, shell_complete=completes("query"))
@click.option(
    "--sort",
    metavar="KEY",
    help=N_("match, name, year, rating or runtime."),
    shell_complete=completes("sorts"),
)
@click.option("--limit", type=WholeNumber(min=0), metavar="N", help=N_("At most N titles."))
@names_in_language
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def list_(
    context: click.Context,
    query: tuple[str, ...],
    sort: str | None,
    limit: int | None,
    lang: str | None,
    *,
    as_json: bool,
) -> int:
    """List the titles that match QUERY, best first; all of them by name without one."""
    asked = " ".join(query).replace(_HIDDEN, "")
    return list_titles(context, asked, sort=sort, limit=limit, lang=lang, as_json=as_json)


def list_titles(
    context: click.Context,
    query: str = "",
    *,
    sort: str | None = None,
    limit: int | None = None,
    lang: str | None = None,
    as_json: bool = False,
) -> int:
    """Print the titles that match; return 1 where nothing does, or one's own are missing."""
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.finding import Question

    library, languages = library_of(context, tolerant=True), of_names(lang, as_json=as_json)
    # Whether anything is found is to be known even where nothing is to be printed.
    at_most = None if limit is None else max(1, limit)
    rows = library.find(Question(query, languages, sort, limit=at_most))
    if rows.meant is not None:
        complain(
            _("Nothing matches {query}; showing results for {meant}.").format(
                query=quoted(query), meant=quoted(rows.meant)
            )
        )
    found = bool(rows)
    shown = [] if limit == 0 else list(rows)
    if as_json:
        print_json([title_shape(row) for row in shown])
    elif found:
        from docbrowser.render.title_lines import title_lines

        print_lines(title_lines(shown, width()))
    elif query:
        complain(_("No title matches {query}.").format(query=quoted(query)))
    else:
        complain(_("The catalogue is empty."))
    return 0 if found and library.is_whole else 1


def title_shape(row: Row) -> dict[str, object]:
    """Return a row as `list --json` prints it."""
    told, progress, match = row.summary, row.progress, row.match
    matched = {"field": match.field, "text": match.place or match.quote} if match else None
    return {
        "id": told.id,
        "name": row.name,
        "year": told.year,
        "kind": told.kind,
        "runtime": told.runtime,
        "watched": progress.status == "watched",
        "status": progress.status,
        "episodes": progress.episodes,
        "episodes_watched": progress.episodes_watched,
        "matched": matched,
    }
