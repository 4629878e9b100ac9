"""The help of commands in the language that is spoken; it stands in the code in English."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final, TypeVar

import click

from docbrowser.cli import metavars
from docbrowser.i18n import N_, _, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

C = TypeVar("C", bound=click.Command)

HELP_OPTIONS: Final = ("-h", "--help")
# These are click's own words.
_HELP: Final = N_("Show this message and exit.")


class _Formatter(click.HelpFormatter):
    """What writes the help, and what stands for values there in the language that is spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, metavars.spoken(args), prefix)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        said = [(metavars.spoken(name), told) for name, told in rows]
        super().write_dl(said, col_max, col_spacing)


class Context(click.Context):
    """A call of a command, whose help is in the language that is spoken."""

    formatter_class = _Formatter


def spoken(command: C, summary: str) -> C:
    """Return a command whose help is in the language that is spoken: in English the command itself.

    What a command does is told by its `summary`: its docstring, which may tell more, is for
    readers of the code as well, and stays as it is.
    """
    if language() == "en":
        return command
    other = copy.copy(command)
    other.context_class = Context
    other.help = _(summary)
    other.epilog = _(command.epilog) if command.epilog else None
    other.params = [*map(_param, command.params), _help_option(HELP_OPTIONS)]
    return other


def _param(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    other = copy.copy(param)
    other.help = _(param.help)
    return other


def _help_option(names: Sequence[str]) -> click.Option:
    def show(context: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
        if value and not context.resilient_parsing:
            click.echo(context.get_help(), color=context.color)
            context.exit()

    return click.Option(
        names, is_flag=True, expose_value=False, is_eager=True, help=_(_HELP), callback=show
    )
