"""`docbrowser import`: files and folders of many formats, into the catalogue or the watchlist."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docbrowser.cli.options import library_of, places
from docbrowser.cli.output import complain, print_json, print_line

if TYPE_CHECKING:
    from docbrowser.importers.items import Rejected
    from docbrowser.importers.report import Report

_SHOWN = 200
"""Rejected rows that are listed one by one."""


@click.command()
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--as", "format_", metavar="FORMAT", help="Read all of it as of that format.")
@click.option("--into", metavar="ID", help="All of it is about that title.")
@click.option("--accept", is_flag=True, help="Agree to likely matches: texts, and films by name.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=None, help="How likely a text must be."
)
@click.option("--genre", metavar="GENRE", help="Of IMDb data sets; Documentary by default, or all.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=COLUMN", help="Which column holds what."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
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
            raise click.BadParameter(f"{pair!r}: write FIELD=COLUMN.", param_hint="--column")
    return dict(pair.split("=", 1) for pair in pairs)


def _progress(files: int, read: int, path: Path) -> None:
    from docbrowser.text import clean_line

    if sys.stderr.isatty():
        line = clean_line(f"{files} files, {read} read: {path.name}")[:78]
        print(f"\r{line:<78}", end="", file=sys.stderr, flush=True)


def _wipe() -> None:
    if sys.stderr.isatty():
        print(f"\r{'':<78}\r", end="", file=sys.stderr, flush=True)


def _print(report: Report, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    print_line(
        f"{_counted(report.files, 'file')}, {report.read} read: {report.added} {would}added,"
        f" {report.updated} {would}updated, {report.unchanged} unchanged,"
        f" {len(report.rejected)} rejected."
    )
    for name, tally in sorted(report.formats.items()):
        print_line(
            f"  {name}: {_counted(tally.files, 'file')}, {tally.read} read,"
            f" {tally.rejected} rejected"
        )
    for text in report.texts:
        if text.accepted:
            print_line(f"  {text.title_id} has a new text ({text.lang}): {text.reason}.")
    for double in report.doubles:
        for other in double.of:
            complain(
                f"{double.title_id} may be {other}; docbrowser merge {double.title_id} {other}"
                " joins them."
            )
    for one in report.rejected[:_SHOWN]:
        complain(_sentence(one))
    if len(report.rejected) > _SHOWN:
        rest = Counter(str(one.path) for one in report.rejected[_SHOWN:])
        for path, count in rest.items():
            complain(f"{path}: {count} more were rejected; --json lists all.")


def _sentence(one: Rejected) -> str:
    line = f", line {one.line}" if one.line else ""
    named = [title_id for title_id in one.candidates if title_id not in one.reason]
    candidates = f"; it may be {' or '.join(named)}" if named else ""
    return f"{one.path}{line}: {one.reason}{candidates}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
