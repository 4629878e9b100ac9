"""`docbrowser more`: the titles and single episodes that are near to one, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser.cli.language import of_names
from docbrowser.cli.options import completes, library_of, names_in_language, places
from docbrowser.cli.values import WholeNumber
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.related.more import Related

_USUAL: int = 10


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@names_in_language
@click.option(
    "--limit",
    type=WholeNumber(min=0),
    default=_USUAL,
    show_default=True,
    metavar="N",
    help=N_("At most N titles."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def more(
    context: click.Context, title_id: str, lang: str | None, limit: int, *, as_json: bool
) -> int:
    """Show what is near to a title (ID) or an episode (ID#s1e2), with the reasons."""
    from docbrowser.cli.output import complain, print_json, print_lines
    from docbrowser.overviews.nearby import status_of
    from docbrowser.render.related import NOTHING_NEAR, more_lines
    from docbrowser.wishes import Target

    library, languages = library_of(context, tolerant=True), of_names(lang, as_json=as_json)
    found = library.related(Target.parse(title_id), limit, languages)
    if as_json:
        print_json([shape(near, languages) for near in found])
    elif found:
        print_lines(more_lines(found, languages, lambda near: status_of(library, near)))
    elif limit:
        complain(_(NOTHING_NEAR))
    return 0 if found and library.is_whole else 1


def shape(near: Related, languages: Sequence[str]) -> dict[str, object]:
    """Return what is near as `more --json` prints it."""
    from docbrowser.listing import display_name
    from docbrowser.render.related import episode_name, said

    episode = near.episode
    return {
        "id": near.title.id,
        "name": display_name(near.title, languages),
        "year": near.title.year,
        "season": episode.season if episode else None,
        "number": episode.number if episode else None,
        "episode_name": episode_name(near, languages),
        "reasons": [said(reason) for reason in near.reasons],
        "score": round(near.score, 3),
    }
