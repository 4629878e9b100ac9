"""`docbrowser locate`: where the files live."""

from __future__ import annotations

from typing import Final

import click

from docbrowser.cli.options import paths_of, places
from docbrowser.i18n import N_, _

# TR: (these six:) what lies at a place that stands behind it
NAMES: Final = (
    N_("shipped catalogue"),
    N_("catalogue"),
    N_("watchlist"),
    N_("settings"),
    N_("cache"),
    N_("log"),
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def locate(context: click.Context, *, as_json: bool) -> None:
    """Say where the catalogue, the watchlist, the settings, the cache and the log are."""
    from rich.cells import cell_len

    from docbrowser.cli.output import print_json, print_line

    located = paths_of(context).located()
    if as_json:
        print_json({name: str(path) if path else None for name, path in located.items()})
        return
    called = {name: _(name) for name in located}
    width = max(map(cell_len, called.values()))
    for name, path in located.items():
        blanks = " " * (width - cell_len(called[name]))
        print_line(f"{called[name]}{blanks}  {path or _('(left out)')}")
