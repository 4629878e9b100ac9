"""`docbrowser import`: files and folders of many formats, into the catalogue or the watchlist."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docbrowser.cli.options import completes, library_of, places
from docbrowser.cli.output import complain, english, print_json, print_line
from docbrowser.cli.values import Number
from docbrowser.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from docbrowser.importers.report import Report

_SHOWN = 200
"""Rejected rows that are listed one by one."""
_COLUMNS = 78
"""Those of the line that says how far it is."""


@click.command()
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--as",
    "format_",
    metavar="FORMAT",
    help=N_("Read all of it as of that format."),
    shell_complete=completes("formats"),
)
@click.option(
    "--into",
    metavar="ID",
    help=N_("All of it is about that title."),
    shell_complete=completes("titles"),
)
@click.option(
    "--accept", is_flag=True, help=N_("Agree to likely matches: texts, and films by name.")
)
@click.option(
    "--threshold",
    type=Number(0, 1),
    default=None,
    metavar="NUMBER",
    help=N_("How sure it must be which title a text is about."),
)
@click.option(
    "--genre", metavar="GENRE", help=N_("Of IMDb data sets; Documentary by default, or all.")
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=N_("Which column holds what."),
)
@click.option("--dry-run", is_flag=True, help=N_("Only say what would be done."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print the report as JSON."))
@places
@click.pass_context
def import_(  # noqa: PLR0913 - an option each
    context: click.Context,
    paths: tuple[Path, ...],
    format_: str | None,
    into: str | None,
    threshold: float | None,
    genre: str | None,
    columns: tuple[str, ...],
    *,
    accept: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read pages, media libraries, data sets and viewing histories; what is valid is kept."""
    from docbrowser.importers.items import Wishes
    from docbrowser.importing import Plan, import_paths
    from docbrowser.intake.texts import THRESHOLD

    plan = Plan(
        format=format_,
        into=into,
        accept=accept,
        threshold=THRESHOLD if threshold is None else threshold,
        dry_run=dry_run,
        wishes=Wishes(genre=genre, columns=_columns(columns), say=complain),
        progress=_progress,
    )
    with english(wanted=as_json):
        report = import_paths(library_of(context), paths, plan)
    _wipe()
    if as_json:
        print_json(report.as_json())
    else:
        _print(report, dry_run=dry_run)
    return 1 if report.rejected else 0


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(
                _("“{pair}”: write FIELD=COLUMN.").format(pair=pair), param_hint="--column"
            )
    return dict(pair.split("=", 1) for pair in pairs)


def _progress(files: int, read: int, path: Path) -> None:
    from docbrowser.render.cut import fit
    from docbrowser.render.import_sums import how_far

    if sys.stderr.isatty():
        line = fit(how_far(files, read, path), _COLUMNS)
        print(f"\r{line}", end="", file=sys.stderr, flush=True)


def _wipe() -> None:
    if sys.stderr.isatty():
        print(f"\r{'':<{_COLUMNS}}\r", end="", file=sys.stderr, flush=True)


def _print(report: Report, *, dry_run: bool) -> None:
    from docbrowser.render.import_report import sentence
    from docbrowser.render.import_sums import in_a_line, of_format

    print_line(in_a_line(report, dry_run=dry_run))
    for name, tally in sorted(report.formats.items()):
        print_line("  " + of_format(name, tally))
    for text in report.texts:
        if text.accepted:
            print_line(
                "  "
                + _("{title_id} has a new text ({lang}): {reason}.").format(
                    title_id=text.title_id, lang=text.lang, reason=text.reason
                )
            )
    for double in report.doubles:
        for other in double.of:
            complain(
                _(
                    "{title_id} may be {other}; docbrowser merge {title_id} {other} joins them."
                ).format(title_id=double.title_id, other=other)
            )
    for one in report.rejected[:_SHOWN]:
        complain(sentence(one))
    if len(report.rejected) > _SHOWN:
        rest = Counter(str(one.path) for one in report.rejected[_SHOWN:])
        for path, count in rest.items():
            complain(
                ngettext(
                    "{path}: {n} more was rejected; --json lists all.",
                    "{path}: {n} more were rejected; --json lists all.",
                    count,
                ).format(path=path, n=count)
            )
