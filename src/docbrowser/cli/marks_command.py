"""`docbrowser watch`, `unwatch`, `want`, `unwant`, `skip`, `unskip`, `mode`, `attach`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docbrowser import clock
from docbrowser.cli.options import completes, library_of, places
from docbrowser.cli.outcomes import tell
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.actions import Verb
    from docbrowser.wishes import Target


class _Day(click.ParamType[str]):
    """The day of a viewing, as a person writes it."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from docbrowser.days import viewing_day

        try:
            return viewing_day(value, clock.today())
        except ValueError as error:
            self.fail(
                _("{error}; write it as 2026-03-31, today, aired or unknown.").format(error=error),
                param,
                ctx,
            )


_TARGETS = click.argument(
    "targets",
    metavar="ID[#sNeM]...",
    nargs=-1,
    required=True,
    shell_complete=completes("targets"),
)


@click.command()
@_TARGETS
@click.option(
    "--on",
    type=_Day(),
    metavar="DATE",
    shell_complete=completes("days"),
    help=N_("The day of viewing, `aired` for each episode's own, or `unknown`; now by default."),
)
@click.option(
    "--up-to", is_flag=True, help=N_("The episodes before the one that is named as well.")
)
@click.option("--again", is_flag=True, help=N_("What was watched before as well: another viewing."))
@places
@click.pass_context
def watch(
    context: click.Context, targets: tuple[str, ...], on: str | None, *, up_to: bool, again: bool
) -> None:
    """Mark titles, seasons or episodes as watched: of a series what has aired."""
    marks, wanted = library_of(context).marks, _parsed(targets)
    tell(marks.mark("watch", wanted, on, up_to=up_to, again=again))


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


@click.command()
@click.argument("title_id", metavar="ID", shell_complete=completes("titles"))
@click.argument("mode", metavar="in-order|from-last|any-order", shell_complete=completes("modes"))
@places
@click.pass_context
def mode_(context: click.Context, title_id: str, mode: str) -> None:
    """Choose how a series is watched: in order, from the last watched on, or in any order."""
    tell(library_of(context).marks.choose_mode(title_id, mode))


@click.command()
@click.argument("orphan", metavar="ID[#sNeM]", shell_complete=completes("marked"))
@click.argument("goal", metavar="ID[#sNeM]", shell_complete=completes("targets"))
@places
@click.pass_context
def attach(context: click.Context, orphan: str, goal: str) -> None:
    """Give the marks of a title or episode that is gone to one that is there; doctor lists them."""
    from docbrowser.wishes import Target

    tell(library_of(context).marks.attach(Target.parse(orphan), Target.parse(goal)))


def _mark(context: click.Context, verb: Verb, targets: Sequence[str]) -> None:
    tell(library_of(context).marks.mark(verb, _parsed(targets)))


def _parsed(targets: Sequence[str]) -> list[Target]:
    from docbrowser.wishes import Target

    return [Target.parse(target) for target in targets]
