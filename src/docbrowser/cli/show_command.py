"""`docbrowser show`: one title, drawn as in the detail pane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from docbrowser import clock, i18n
from docbrowser.cli.options import completes, library_of, places
from docbrowser.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.titles import MergedEpisode, Title
    from docbrowser.watching import Progress


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@click.option(
    "--lang",
    metavar="LANG",
    help=N_("The language of the texts, such as de."),
    shell_complete=completes("languages"),
)
@click.option(
    "--spoilers/--no-spoilers", default=None, help=N_("Texts on episodes that you have not seen.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def show(
    context: click.Context,
    title_id: str,
    lang: str | None,
    *,
    spoilers: bool | None,
    as_json: bool,
) -> int:
    """Show one title."""
    from docbrowser.cli.output import complain, print_drawn, print_json, width
    from docbrowser.text import clean_line

    library = library_of(context, tolerant=True)
    title = library.title(title_id)
    entry, progress = library.entry(title.id), library.progress(title.id)
    languages = [clean_line(lang) if lang else i18n.language()]
    code = 0 if library.is_whole else 1
    if as_json:
        print_json(shape(title, entry, progress, [lang] if lang else []))
        return code
    from docbrowser.render.detail import detail
    from docbrowser.render.view import MAX_WIDTH, view_of
    from docbrowser.store.settings import load_settings

    if spoilers is None:
        spoilers = load_settings(library.paths.settings, complain).spoilers
    today = clock.today()
    columns = width(at_most=MAX_WIDTH)
    shown = replace(
        view_of(title, entry, progress, today, languages), spoilers=spoilers, width=columns
    )
    print_drawn(detail(title, shown), at_most=MAX_WIDTH)
    return code


def shape(
    title: Title, entry: Entry, progress: Progress, languages: Sequence[str]
) -> dict[str, Any]:
    """Return a merged title and the user's state of it as `show --json` prints them."""
    from docbrowser.entries import viewings
    from docbrowser.listing import display_name
    from docbrowser.model import to_builtins

    shown: dict[str, Any] = to_builtins(title)
    shown["name"] = display_name(title, languages)
    shown["year"] = title.year
    shown["seasons"] = [
        {"number": season.number, "episodes": [_episode(row, entry) for row in season.episodes]}
        for season in title.seasons
    ]
    shown["watch"] = {
        "status": progress.status,
        "watched_on": progress.watched_on,
        "viewings": sorted(viewings(entry)),
        "rating": entry.rating,
        "note": _note(entry),
        "tags": list(entry.tags),
        "episodes_watched": progress.episodes_watched,
    }
    return {**shown, "mode": entry.mode, "remarks": _remarks(entry)}


def _note(said: Entry | EpisodeEntry) -> str | None:
    """Return the note with its remarks as one text."""
    from docbrowser.notes import joined

    return joined(said.note, said.remarks) or None


def _remarks(said: Entry | EpisodeEntry) -> list[dict[str, Any]]:
    """Return the notes at moments: as they were written, in seconds, by kind."""
    from docbrowser.notes import remark

    return [found._asdict() for line in said.remarks if (found := remark(line))]


def _episode(episode: MergedEpisode, entry: Entry) -> dict[str, Any]:
    from docbrowser.entries import NOTHING
    from docbrowser.model import to_builtins
    from docbrowser.watching import viewing_date

    said = entry.episodes.get(episode.key, NOTHING)
    return {
        **to_builtins(episode),
        "watched": bool(said.viewings),
        "watched_on": [viewing_date(viewing) or viewing for viewing in said.viewings],
        "skipped": said.skipped,
        "rating": said.rating,
        "note": _note(said),
        "remarks": _remarks(said),
    }
