"""`docbrowser watch`, `unwatch`, `want`, `unwant`, `skip`, `unskip`."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, Final

import click

from docbrowser.cli.options import library_of, places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.actions import Verb
    from docbrowser.marking import Outcome

_DONE: Final[Mapping[str, str]] = {
    "watch": "marked as watched",
    "unwatch": "marked as not watched",
    "want": "on the list of what to watch",
    "unwant": "off the list of what to watch",
    "skip": "skipped",
    "unskip": "no longer skipped",
}


class _Day(click.ParamType[str]):
    """A day or date-time as ISO writes it, or `today`."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        today = dt.date.today().isoformat()  # noqa: DTZ011 - the day where the user is
        viewing = today if value == "today" else _iso(value)
        if viewing is None:
            self.fail(f"{value!r} is no date; write it as 2026-03-31.", param, ctx)
        if viewing[: len(today)] > today:
            self.fail(f"{value} is yet to come.", param, ctx)
        return viewing


def _iso(value: str) -> str | None:
    """Return a day or date-time in the one form in which it is kept; None where it is neither."""
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(value).isoformat()
    with contextlib.suppress(ValueError):
        return dt.datetime.fromisoformat(value).isoformat(timespec="minutes")
    return None


_TARGETS = click.argument("targets", metavar="ID[#sNeM]...", nargs=-1, required=True)


@click.command()
@_TARGETS
@click.option("--on", type=_Day(), metavar="DATE", help="The day of viewing; now by default.")
@places
@click.pass_context
def watch(context: click.Context, targets: tuple[str, ...], on: str | None) -> None:
    """Mark titles, seasons or episodes as watched: of a series what has aired."""
    _mark(context, "watch", targets, on)


@click.command()
@_TARGETS
@places
@click.pass_context
def unwatch(context: click.Context, targets: tuple[str, ...]) -> None:
    """Mark titles, seasons or episodes as not watched."""
    _mark(context, "unwatch", targets)


@click.command()
@_TARGETS
@places
@click.pass_context
def want(context: click.Context, targets: tuple[str, ...]) -> None:
    """Put titles on the list of what to watch."""
    _mark(context, "want", targets)


@click.command()
@_TARGETS
@places
@click.pass_context
def unwant(context: click.Context, targets: tuple[str, ...]) -> None:
    """Take titles off the list of what to watch."""
    _mark(context, "unwant", targets)


@click.command()
@_TARGETS
@places
@click.pass_context
def skip(context: click.Context, targets: tuple[str, ...]) -> None:
    """Mark titles, seasons or episodes that you will not watch."""
    _mark(context, "skip", targets)


@click.command()
@_TARGETS
@places
@click.pass_context
def unskip(context: click.Context, targets: tuple[str, ...]) -> None:
    """Take a skip back."""
    _mark(context, "unskip", targets)


def _mark(
    context: click.Context, verb: Verb, targets: Sequence[str], on: str | None = None
) -> None:
    from docbrowser.cli.output import complain
    from docbrowser.marking import Target

    outcome = library_of(context).mark(verb, [Target.parse(target) for target in targets], on)
    complain(_sentence(verb, outcome))


def _sentence(verb: Verb, outcome: Outcome) -> str:
    if not outcome.targets:
        return "Nothing was left to mark: all of it was so already."
    what = ", ".join(map(str, outcome.targets))
    if len(outcome.targets) > len(outcome.titles):
        what = f"{len(outcome.targets)} episodes of {what}"
    return f"{what}: {_DONE[verb]} (docbrowser undo takes it back)."
