"""The top of the command line: which command, and how errors and exit codes come out."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from docbrowser.cli.options import command_first, places
from docbrowser.cli.output import complain, prepare_streams
from docbrowser.errors import DocbrowserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Each command's module and function; a module is imported when its command is called.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "list": ("listing", "What matches a query, best first; without one, everything by name."),
    "show": ("show", "One title: synopsis, cast, episodes, awards, sources."),
    "watch": ("marks", "Mark titles, seasons (ID#s1) or episodes (ID#s1e2) as watched."),
    "unwatch": ("marks", "Mark them as not watched."),
    "want": ("marks", "Put titles on the list of what to watch."),
    "unwant": ("marks", "Take them off that list."),
    "skip": ("marks", "Mark titles or episodes that you will not watch."),
    "unskip": ("marks", "Take that back."),
    "rate": ("words", "Rate a title or an episode from 1 to 10."),
    "unrate": ("words", "Take that rating off."),
    "note": ("words", "Note something, or a moment: `12:40 claim: …`."),
    "unnote": ("words", "Take your notes off."),
    "tag": ("words", "Put tags of your own on a title."),
    "untag": ("words", "Take tags off."),
    "mode": ("marks", "Choose how a series is watched: in-order, from-last or any-order."),
    "next": ("next", "What to watch next."),
    "tonight": ("next", "What fills an evening of so many minutes."),
    "history": ("history", "What was done, newest first; or what was so on a day."),
    "stats": ("stats", "Hours, titles and days."),
    "undo": ("undo", "Take back the last actions."),
    "redo": ("undo", "Do again what was undone last."),
    "attach": ("marks", "Give marks whose title or episode is gone to another one."),
    "edit": ("edit", "Correct a field of a title: runtime, premiered, names.de, genres."),
    "merge": ("edit", "Make one title of two."),
    "split": ("edit", "Make a title of its own of what some sources say."),
    "fetch": ("fetch", "Look a title up at TVmaze, and take it in."),
    "import": ("import", "Read pages, media libraries, data sets and viewing histories."),
    "export": ("export", "All of your data: JSON, CSV, Markdown, Letterboxd or NFO."),
    "backup": ("backup", "Put the watchlist, your catalogue and your settings into one file."),
    "restore": ("backup", "Take such a file in again; nothing that is there is lost."),
    "doctor": ("doctor", "Check every file, and say what is wrong."),
    "locate": ("locate", "Where the files live."),
}


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, _ctx: click.Context, /) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str, /) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"docbrowser.cli.{COMMANDS[cmd_name][0]}_command")
        # Some names mean something else to Python.
        command: click.Command = getattr(module, f"{cmd_name}_", None) or getattr(module, cmd_name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter, /) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Without a command the interface opens.",
)
@places
@click.pass_context
def docbrowser(context: click.Context) -> None:
    """Browse documentaries: what there is, what you have seen, what comes next."""
    if context.invoked_subcommand is None:
        from docbrowser.cli.interface import open_interface

        open_interface(context)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; errors become a sentence on standard error."""
    prepare_streams()
    try:
        arguments = command_first(arguments, COMMANDS)
        # Not click's own main(): it takes a closed pipe for a failure.
        with docbrowser.make_context("docbrowser", list(arguments)) as context:
            result: Any = docbrowser.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        hint = " See docbrowser -h." if isinstance(error, click.UsageError) else ""
        complain(error.format_message() + hint)
        return error.exit_code
    except DocbrowserError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(f"The output could not be written ({error.strerror}).")
        with contextlib.suppress(OSError):
            sys.stdout.close()  # or Python would try once more at its end
        return 1
    return result if isinstance(result, int) else 0
