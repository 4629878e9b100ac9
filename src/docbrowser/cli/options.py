"""Options that stand before or after any subcommand: where the files are."""

from __future__ import annotations

from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docbrowser import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from docbrowser.library import Library
    from docbrowser.paths import Paths

F = TypeVar("F", bound="Callable[..., Any]")
_PLACES = ("catalog", "watchlist", "no_shipped")
_WITH_VALUE = frozenset(
    {
        *("--catalog", "--watchlist", "--sort", "--limit", "--lang", "--on", "--times"),
        *("--minutes", "--title", "--action", "--since", "--until", "--at"),
        *("--as", "--into", "--threshold", "--genre", "--column", "--format", "--out"),
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
        click.option("--catalog", metavar="FILE", help="Your catalogue."),
        click.option("--watchlist", metavar="DIR", help="The folder of your watchlist."),
        click.option("--no-shipped", is_flag=True, help="Leave the shipped catalogue out."),
        click.version_option(__version__, message="docbrowser %(version)s"),
    ):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def paths_of(context: click.Context) -> Paths:
    """Return the places that the command line names, and the usual ones beside."""
    from docbrowser.paths import Paths

    chosen = context.ensure_object(dict)
    catalog, watchlist = chosen.get("catalog"), chosen.get("watchlist")
    return Paths(
        catalog_flag=Path(catalog) if catalog else None,
        watchlist_flag=Path(watchlist) if watchlist else None,
        no_shipped=bool(chosen.get("no_shipped")),
    )


def library_of(
    context: click.Context, *, patient: bool = True, patience: float | None = None
) -> Library:
    """Return the library at these places; a `patient` one answers when it knows.

    `patience` is how many seconds a mark waits while another program writes.
    """
    from docbrowser.cli.output import complain
    from docbrowser.library import Library

    return Library(paths_of(context), complain, patient=patient, patience=patience)
