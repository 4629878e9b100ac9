"""`docbrowser doctor`: is every file well."""

from __future__ import annotations

import click

from docbrowser.cli.options import library_of, places


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@places
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> int:
    """Check every file; say what is wrong and what would mend it. Changes nothing."""
    from docbrowser.cli.output import print_json, print_line

    problems = library_of(context).doctor()
    if as_json:
        print_json({"ok": not problems, "problems": problems})
    else:
        for sentence in problems or ["All files are well."]:
            print_line(sentence)
    return 1 if problems else 0
