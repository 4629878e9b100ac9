"""`docbrowser serve`: the interface in a web browser, for this machine alone unless asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from docbrowser.cli.options import paths_of, places
from docbrowser.cli.values import WholeNumber
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from docbrowser.paths import Paths

PORT: Final = 8000


@click.command()
@click.option(
    "--host", default="localhost", metavar="NAME", help=N_("Listen there; else this machine only.")
)
@click.option(
    "--port",
    type=WholeNumber(0, 65535),
    default=PORT,
    metavar="N",
    help=N_("The port, 8000 without this; 0 takes a free one."),
)
@places
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> int:
    """Show the interface in a web browser, at the address that is printed, until Ctrl+C."""
    try:
        from docbrowser.cli import serving
    except ImportError:
        raise DocbrowserError(
            _("Serving takes the extra `serve`; install docbrowser-tui[serve].")
        ) from None
    return serving.serve(command_for(paths_of(context)), host, port)


def command_for(paths: Paths) -> list[str]:
    """Return the words of the command that opens the interface over these places."""
    # -P: what lies in the folder where one happens to be is not this program.
    words = [sys.executable, "-P", "-m", "docbrowser"]
    if paths.catalog_flag is not None:
        words += ["--catalog", str(paths.catalog_flag.absolute())]
    if paths.watchlist_flag is not None:
        words += ["--watchlist", str(paths.watchlist_flag.absolute())]
    return [*words, "--no-shipped"] if paths.no_shipped else words
