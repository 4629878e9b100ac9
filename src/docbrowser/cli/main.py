"""The top of the command line: which command, and how errors and exit codes come out."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from docbrowser.cli import click_words, language
from docbrowser.cli.helping import HELP_OPTIONS, Context, spoken
from docbrowser.cli.options import command_first, completes, places
from docbrowser.cli.output import complain, prepare_streams
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from click.shell_completion import CompletionItem

# Each command's module and function; a module is imported when its command is called.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "list": ("listing", N_("What matches a query, best first; without one, everything by name.")),
    "show": ("show", N_("One title: synopsis, cast, episodes, awards, sources.")),
    "more": ("more", N_("More on this: near titles and episodes, and why.")),
    "person": ("person", N_("What somebody made and was in.")),
    "awards": ("awards", N_("Awards, and who won them or was nominated.")),
    "timeline": ("timeline", N_("How many titles there are of each year.")),
    "watch": ("marks", N_("Mark titles, seasons (ID#s1) or episodes (ID#s1e2) as watched.")),
    "unwatch": ("marks", N_("Mark them as not watched.")),
    "want": ("marks", N_("Put titles on the list of what to watch.")),
    "unwant": ("marks", N_("Take them off that list.")),
    "skip": ("marks", N_("Mark titles or episodes that you will not watch.")),
    "unskip": ("marks", N_("Take that back.")),
    "rate": ("words", N_("Rate a title or an episode from 1 to 10.")),
    "unrate": ("words", N_("Take that rating off.")),
    "note": ("words", N_("Note something, or a moment: `12:40 claim: …`.")),
    "unnote": ("words", N_("Take your notes off.")),
    "tag": ("words", N_("Put tags of your own on a title.")),
    "untag": ("words", N_("Take tags off.")),
    "mode": ("marks", N_("Choose how a series is watched: in-order, from-last or any-order.")),
    "next": ("next", N_("What to watch next.")),
    "tonight": ("next", N_("What fills an evening of so many minutes.")),
    "history": ("history", N_("What was done, newest first; or what was so on a day.")),
    "stats": ("stats", N_("Hours, titles and days.")),
    "undo": ("undo", N_("Take back the last actions.")),
    "redo": ("undo", N_("Redo what was undone last.")),
    "attach": ("marks", N_("Give marks whose title or episode is gone to another one.")),
    "edit": ("edit", N_("Correct a field of a title: runtime, premiered, names.de, genres.")),
    "merge": ("edit", N_("Make one title of two.")),
    "split": ("edit", N_("Make a title of its own of what some sources say.")),
    "fetch": ("fetch", N_("Look a title up at TVmaze, and take it in.")),
    "import": ("import", N_("Read pages, media libraries, data sets and viewing histories.")),
    "export": ("export", N_("All of your data: JSON, CSV, Markdown, Letterboxd or NFO.")),
    "backup": ("backup", N_("Put the watchlist, your catalogue and your settings into one file.")),
    "restore": ("backup", N_("Take such a file in again; nothing that is there is lost.")),
    "doctor": ("doctor", N_("Check every file, and say what is wrong.")),
    "locate": ("locate", N_("Where the files live.")),
    "config": ("config", N_("Open the settings in your editor.")),
    "serve": ("serve", N_("Show the interface in a web browser.")),
    "completions": ("completions", N_("Teach bash, zsh, fish or PowerShell to complete words.")),
}

_GREETING: Final = N_("Browse documentaries: what there is, what you have seen, what comes next.")


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    context_class = Context

    def list_commands(self, _ctx: click.Context, /) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str, /) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"docbrowser.cli.{COMMANDS[cmd_name][0]}_command")
        # Some names mean something else to Python.
        command: click.Command = getattr(module, f"{cmd_name}_", None) or getattr(module, cmd_name)
        return spoken(command, COMMANDS[cmd_name][1])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; of another word, the one that opens a title."""
        if args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from docbrowser.cli.open_command import open_

        return "open", open_, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Return the commands that begin so, without importing them; else the titles."""
        from docbrowser.cli.completing import commands_or_titles

        # click's own would import every command, to see whether it is hidden.
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*commands_or_titles(COMMANDS, ctx, incomplete), *options]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that is spoken."""
        super(_Commands, spoken(self, _GREETING)).format_help(ctx, formatter)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter, /) -> None:
        """List the commands without importing them."""
        with formatter.section(_("Commands")):
            summaries = {name: _(summary) for name, (_module, summary) in COMMANDS.items()}
            formatter.write_dl(list(summaries.items()))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": list(HELP_OPTIONS)},
    epilog=N_("Without a command the interface opens; with the ID of a title, at that title."),
)
@click.option(
    "--query", metavar="QUERY", help=N_("Open at this search."), shell_complete=completes("query")
)
@click.option("--plain", is_flag=True, help=N_("No screen: type lines, read lines."))
@places
@click.pass_context
def docbrowser(context: click.Context, query: str | None, *, plain: bool) -> int:
    """Browse documentaries: what there is, what you have seen, what comes next."""
    if context.invoked_subcommand is None:
        from docbrowser.cli import interface

        if plain or interface.is_plain(context):
            return interface.open_plain(context, [f"find {query}"] if query else [])
        interface.open_interface(context, query=query or "")
    elif query is not None:
        raise click.UsageError(_("--query opens the interface; it goes with no command."))
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; errors become a sentence on standard error."""
    prepare_streams()
    language.choose()
    click_words.speak()
    if "_DOCBROWSER_COMPLETE" in os.environ:
        from docbrowser.cli.completing import respond

        return respond(docbrowser, COMMANDS)
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
        complain(click_words.sentence(error))
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
        reason = error.strerror
        complain(_("The output could not be written ({reason}).").format(reason=reason))
        with contextlib.suppress(OSError):
            sys.stdout.close()  # or Python would try once more at its end
        return 1
    return result if isinstance(result, int) else 0
