"""`docbrowser locate`: where the files live."""

from __future__ import annotations

import click

from docbrowser.cli.options import paths_of, places


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@places
@click.pass_context
def locate(context: click.Context, *, as_json: bool) -> None:
    """Say where the catalogue, the watchlist, the settings, the cache and the log are."""
    from docbrowser.cli.output import print_json, print_line

    located = paths_of(context).located()
    if as_json:
        print_json({name: str(path) if path else None for name, path in located.items()})
        return
    width = max(map(len, located))
    for name, path in located.items():
        print_line(f"{name:{width}}  {path or '(left out)'}")
