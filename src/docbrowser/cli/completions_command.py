"""`docbrowser completions`: what teaches a shell to complete the program's words."""

from __future__ import annotations

import click

from docbrowser.cli.completion_scripts import SCRIPTS
from docbrowser.cli.options import places
from docbrowser.cli.values import OneOf


@click.command()
@click.argument("shell", type=OneOf(tuple(SCRIPTS), case_sensitive=False))
@places
def completions(shell: str) -> None:
    """Print a script that completes commands, options, ids and queries in a shell.

    For bash: eval "$(docbrowser completions bash)" in ~/.bashrc.
    """
    print(SCRIPTS[shell], end="")
