"""`docbrowser config`: the settings, in the user's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from docbrowser.cli.options import paths_of, places
from docbrowser.errors import DocbrowserError, StoreError, UsageError
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option("--path", "only_path", is_flag=True, help=N_("Only print where the settings are."))
@places
@click.pass_context
def config(context: click.Context, *, only_path: bool) -> int:
    """Open config.toml in $VISUAL or $EDITOR, and say what is wrong with it afterwards.

    Every setting stands in it as a comment.
    """
    from docbrowser.cli.output import complain, print_line

    path = paths_of(context).settings
    if only_path:
        print_line(str(path))
        return 0
    command = _editor(path)
    _make(path)
    code = _edit(command, path)
    if code:
        complain(_("The editor ended with {code}.").format(code=code))
    sentence = wrong_with(path)
    complain(sentence or _("{path} is well.").format(path=path))
    return 1 if code or sentence else 0


def wrong_with(path: Path) -> str | None:
    """Return what is wrong with the settings in `path`, in a sentence; None where nothing is."""
    from docbrowser.store.settings import load_settings, unknown_settings
    from docbrowser.tui.choices import wrong_in

    said: list[str] = []
    settings = load_settings(path, said.append)
    said += [_("There is no setting {name}.").format(name=name) for name in unknown_settings(path)]
    said += wrong_in(settings)
    return said[0] if said else None


def _editor(path: Path) -> list[str]:
    """Return the command that opens `path` in the user's editor.

    Raises:
        UsageError: there is no terminal for an editor.
        DocbrowserError: no editor is named, or its name cannot be read.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            _("There is no terminal here for an editor; the settings are in {path}.").format(
                path=path
            )
        )
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        words = []
    if not words:
        raise DocbrowserError(
            _("VISUAL and EDITOR name no editor; set one, or open {path} yourself.").format(
                path=path
            )
        )
    return [*words, str(path)]


def _make(path: Path) -> None:
    from docbrowser.store.files import make_folder, replace_file, resolved
    from docbrowser.store.settings_template import template
    from docbrowser.tui.choices import action_rows

    comments = template(action_rows())
    if not os.path.lexists(path):
        make_folder(path.parent, parents=True)
        replace_file(path, comments.encode())
    elif (held := _held(path)) is not None and "#" not in held and "[keys]" not in held:
        # The interface has made it for a choice. A table may stand at its end: they go before.
        replace_file(resolved(path), f"{comments}\n{held}".encode())


def _held(path: Path) -> str | None:
    """Return what the settings hold, None where they cannot be read."""
    from docbrowser.store.tables import content_of

    try:
        return content_of(path)[1].decode()
    except (StoreError, ValueError):
        return None


def _edit(command: list[str], path: Path) -> int:
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the user's editor
    except OSError as error:
        raise DocbrowserError(
            _("{editor} cannot be started ({reason}); the settings are in {path}.").format(
                editor=command[0], reason=error.strerror, path=path
            )
        ) from None
