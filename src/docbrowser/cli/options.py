"""Options that stand before or after any subcommand: where the files are."""

from __future__ import annotations

from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docbrowser import __version__
from docbrowser.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from click.shell_completion import CompletionItem

    from docbrowser.library import Library
    from docbrowser.paths import Paths

F = TypeVar("F", bound="Callable[..., Any]")
_PLACES = ("catalog", "watchlist", "no_shipped")
_WITH_VALUE = frozenset(
    {
        *("--catalog", "--watchlist", "--sort", "--limit", "--lang", "--on", "--times"),
        *("--host", "--port", "--minutes", "--title", "--action", "--since", "--until", "--at"),
        *("--as", "--into", "--threshold", "--genre", "--column", "--format", "--out", "--query"),
    }
)


def command_first(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return `arguments` with the options that stand before the command behind it.

    So an option means the same on either side, and only the command needs to know it.
    """
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in _WITH_VALUE else 1
    if place >= len(arguments) or arguments[place] not in commands:
        return list(arguments)
    return [arguments[place], *arguments[:place], *arguments[place + 1 :]]


def completes(kind: str) -> Callable[..., list[CompletionItem[str]]]:
    """Return what completes a value of that kind; it is loaded when a shell asks for it."""

    def complete(
        context: click.Context, _parameter: click.Parameter, begun: str
    ) -> list[CompletionItem[str]]:
        from docbrowser.cli.completing import KINDS

        return KINDS[kind](context, begun)

    return complete


def places(command: F) -> F:
    """Add the options that move files, and `--version`.

    The places are kept aside for `library_of()`.
    """

    def with_places(*args: Any, **kwargs: Any) -> Any:
        context = click.get_current_context()
        chosen = context.ensure_object(dict)
        for name in _PLACES:
            value = kwargs.pop(name)
            if value:
                chosen[name] = value
        return command(*args, **kwargs)

    decorated: Any = update_wrapper(with_places, command)
    for option in (
        click.option(
            "--catalog",
            metavar="FILE",
            help=N_("Your catalogue."),
            shell_complete=completes("files"),
        ),
        click.option(
            "--watchlist",
            metavar="DIR",
            help=N_("The folder of your watchlist."),
            shell_complete=completes("folders"),
        ),
        click.option("--no-shipped", is_flag=True, help=N_("Leave the shipped catalogue out.")),
        click.version_option(
            __version__, message="docbrowser %(version)s", help=N_("Show the version and exit.")
        ),
    ):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def names_in_language(command: F) -> F:
    """Add the option that chooses the language of names."""
    option = click.option(
        "--lang",
        metavar="LANG",
        help=N_("Names in this language, where there are any."),
        shell_complete=completes("languages"),
    )
    return option(command)


def paths_of(context: click.Context) -> Paths:
    """Return the places that the command line names, and the usual ones beside."""
    return paths_in(context.ensure_object(dict))


def paths_in(chosen: Mapping[str, Any]) -> Paths:
    """Return the places that `chosen` names by the options' names, and the usual ones beside."""
    from docbrowser.paths import Paths

    catalog, watchlist = chosen.get("catalog"), chosen.get("watchlist")
    return Paths(
        catalog_flag=Path(catalog) if catalog else None,
        watchlist_flag=Path(watchlist) if watchlist else None,
        no_shipped=bool(chosen.get("no_shipped")),
    )


def library_of(
    context: click.Context,
    *,
    patient: bool = True,
    patience: float | None = None,
    tolerant: bool = False,
) -> Library:
    """Return the library at these places; a `patient` one answers when it knows.

    `patience` is how many seconds a mark waits while another program writes. A `tolerant` library
    shows titles without this device's own marks where those cannot be read.
    """
    from docbrowser.cli.output import complain
    from docbrowser.library import Library

    return Library(
        paths_of(context), complain, patient=patient, patience=patience, tolerant=tolerant
    )
