"""`docbrowser doctor`: is every file well."""

from __future__ import annotations

import click

from docbrowser.cli.options import paths_of, places
from docbrowser.i18n import N_, _


@click.command()
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> int:
    """Check every file; say what is wrong and what would mend it. Changes nothing."""
    from docbrowser.cli.output import english, print_json, print_line
    from docbrowser.doctor import problems

    with english(wanted=as_json):
        found = problems(paths_of(context))
    if as_json:
        print_json({"ok": not found, "problems": found})
    else:
        for sentence in found or [_("All files are well.")]:
            print_line(sentence)
    return 1 if found else 0
