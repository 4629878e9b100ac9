"""`docbrowser ID`: the interface, open at a title. It has no name of its own among the commands."""

from __future__ import annotations

import click

from docbrowser.cli.options import library_of, places
from docbrowser.errors import StoreError, UnknownTitleError, UsageError
from docbrowser.i18n import _
from docbrowser.suggesting import did_you_mean, nearest


@click.command(
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.argument("word", metavar="ID[#sNeM]")
@click.option("--plain", is_flag=True)
@places
@click.pass_context
def open_(context: click.Context, word: str, *, plain: bool) -> int:
    """Open the interface at a title; show it where standard output is no terminal."""
    from docbrowser.cli.interface import is_plain, is_screen, open_interface, open_plain
    from docbrowser.wishes import Target

    target = Target.parse(word)
    _check(context, target.title)
    if context.args:
        raise UsageError(_("With a title goes no {argument}.").format(argument=context.args[0]))
    if plain or is_plain(context):
        return open_plain(context, [f"open {word}"])
    if not is_screen():
        from docbrowser.cli.show_command import show

        return int(context.invoke(show, title_id=target.title))
    open_interface(context, target=target)
    return 0


def _check(context: click.Context, title_id: str) -> None:
    """Raise where a word is the id of no title; the nearest command or id is offered."""
    from docbrowser.cli.main import COMMANDS

    try:
        library = library_of(context, tolerant=True)
        library.warn = lambda _sentence: None
        library.title(title_id)
    except UnknownTitleError as error:
        near = nearest(title_id, COMMANDS) or error.near
    except StoreError:
        near = nearest(title_id, COMMANDS)
    else:
        return
    if near:
        problem = _("No such command or title “{word}”").format(word=title_id)
        raise click.UsageError(did_you_mean(problem, near))
    raise click.UsageError(_("No such command or title “{word}”.").format(word=title_id))
