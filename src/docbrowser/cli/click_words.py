"""What click says of a wrong call, in the language that is spoken and in words of this program.

Click has its sentences from gettext, in the language of the environment and from files of its own,
which it does not have. Here it is given ours: they know the setting `interface` as well.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

import click

from docbrowser.cli.metavars import spoken
from docbrowser.i18n import N_, _, ngettext
from docbrowser.suggesting import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODULES: Final = ("core", "exceptions", "formatting", "parser", "types")
_OURS: Final[Mapping[str, str]] = {
    # These are click's own words, on a wrong call of a command; and what we say instead.
    "Invalid value: {message}": N_("Invalid value: {message}"),
    "Option {name!r} does not take a value.": N_("The option {name} does not take a value."),
    # TR: {range} is what a number may be: -1 is not possible here: 0 or more.
    "{value} is not in the range {range}.": N_("{value} is not possible here: {range}."),
    "{value!r} is not a valid {number_type}.": N_("“{value}” is no number."),
    # What stands behind the description of an option, in brackets.
    # TR: what a value is where none is given: "[default: 10; 0 or more]"
    "default: {default}": N_("default: {default}"),
    # TR: of an option that may not be left out: "[1 to 1440; required]"
    "required": N_("required"),
    "Usage:": N_("Usage:"),
    # TR: heading of the options of a command
    "Options": N_("Options"),
}


def speak() -> None:
    """Have click speak as we do; to be called once, before it says anything."""
    for name in _MODULES:
        module = importlib.import_module(f"click.{name}")
        for function, ours in (("_", _said), ("ngettext", _counted)):
            if hasattr(module, function):
                setattr(module, function, ours)


def sentence(error: click.ClickException) -> str:
    """Return what is wrong with a call, and which command explains itself."""
    said = _told(error)
    if not isinstance(error, click.UsageError):
        return said
    context = error.ctx
    asked = context is not None and context.command.add_help_option
    command = context.command_path if context is not None and asked else "docbrowser"
    return " ".join((said, _("See {command} -h.").format(command=command)))


def _told(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter) and (name := _name(error)):
        # TR: {name} is an option or what stands for an argument: Invalid value for --limit: …
        return _("Invalid value for {name}: {message}").format(name=name, message=error.message)
    return error.format_message()


def _no_option(error: click.NoSuchOption) -> str:
    if error.possibilities:
        problem = _("No such option: {name}").format(name=error.option_name)
        return did_you_mean(problem, error.possibilities[0])
    return _("No such option: {name}.").format(name=error.option_name)


def _missing(error: click.MissingParameter) -> str:
    # TR: {name} is an option, or what stands for an argument in the usage: --minutes, ID
    said = _("{name} is missing.").format(name=_name(error))
    more = error.param.type.get_missing_message(error.param, error.ctx) if error.param else None
    return f"{said} {more}" if more else said


def _name(error: click.BadParameter) -> str:
    """Return how the call has the option or argument, "" where it is none."""
    if isinstance(error.param_hint, str):
        return error.param_hint
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    if error.param is None or error.ctx is None:
        return ""
    shown = error.param.make_metavar(error.ctx).removesuffix("...")
    if shown.startswith("{"):  # {bash|zsh|…}: they are named elsewhere
        return spoken((error.param.name or "").upper())
    return spoken(shown[1:-1] if shown.startswith("[") else shown)


def _said(message: str) -> str:
    return _(_OURS.get(message, message))


def _counted(one: str, many: str, count: int) -> str:
    return _forms(count).get(one) or (one if count == 1 else many)


def _forms(n: int) -> Mapping[str, str]:
    """Return what goes with `n`, by click's words for one."""
    return {
        "Got unexpected extra argument ({args})": ngettext(
            "“{args}” does not belong there.", "“{args}” do not belong there.", n
        ),
        "Option {name!r} requires an argument.": ngettext(
            "The option {name} needs a value.", "The option {name} needs {nargs} values.", n
        ),
    }
