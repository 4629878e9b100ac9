"""`docbrowser backup` and `docbrowser restore`: all of the user's data in one file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from docbrowser import clock
from docbrowser.cli.options import paths_of, places
from docbrowser.cli.output import complain

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", required=False, type=_FILE)
@places
@click.pass_context
def backup(context: click.Context, file: Path | None) -> None:
    """Put the watchlist, your catalogue and your settings into a ZIP FILE, here by default."""
    from docbrowser.store.archive import back_up_all

    today = clock.today()
    target = (file or Path(f"docbrowser-{today}.zip")).absolute()
    paths = paths_of(context)
    for sentence in back_up_all(paths.watchlist.path, paths.catalog.path, paths.settings, target):
        complain(sentence)


@click.command()
@click.argument("file", type=_FILE)
@places
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Take in what `backup` wrote; marks are added to those that are there, nothing is lost."""
    from docbrowser.store.archive import restore_all

    paths = paths_of(context)
    for sentence in restore_all(
        file.absolute(), paths.watchlist.path, paths.catalog.path, paths.settings, paths.device
    ):
        complain(sentence)
