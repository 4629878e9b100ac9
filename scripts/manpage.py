"""Write the manual page from the commands and the table of keys.

python scripts/manpage.py            write docs/docbrowser.1
python scripts/manpage.py --check    say whether it is up to date; change nothing

Its language is English, as is that of the messages in the code.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from docbrowser import __version__
from docbrowser.cli.main import COMMANDS, docbrowser
from docbrowser.tui import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATH: Final = Path(__file__).parents[1] / "docs" / "docbrowser.1"
_EVERYWHERE: Final = frozenset({"catalog", "watchlist", "no_shipped", "version", "help"})

_DESCRIPTION: Final = (
    "docbrowser is a browser of documentaries, and of dramas in the dress of one: what there is, "
    "what you have seen, what comes next. What sources say of a title is kept side by side, and "
    "where they disagree it says so. It needs no network and no account.",
    "Without a command the interface opens. With the ID of a title it opens at that title, and "
    "with --query at that search. Where standard output is no terminal the list of titles, the "
    "title or what matches is printed instead. With --plain it is a conversation: a line is "
    "typed, and lines are the answer, for screen readers, Braille displays and pipes.",
    "An ID is a word such as race-to-mars-2007. ID#s1 is a season of a title, ID#s1e2 an episode, "
    "and season 0 holds the specials.",
)
_QUERIES: Final = (
    ("mars rover", "Both words, anywhere: names, people, synopses, episodes, awards."),
    ('"red planet"', "These words, next to each other."),
    ("-lunar", "Not this word."),
    ("moon OR mars", "Either of them; parentheses group."),
    (
        "director:herzog",
        "In one field: name, person, character, director, narrator, episode, award, on (where to "
        "watch), genre, subject, country, lang, kind, source or tag.",
    ),
    ("is:watching", "A state: watched, unwatched, watching, planned, skipped or conflicting."),
    (
        "year:2000..2010",
        "A range, of year, runtime, rating, votes or episodes; year:2006, rating:>7 and "
        "runtime:..60 are ranges, too.",
    ),
)
_AFTER_QUERIES: Final = (
    "Case, accents, the endings of words, the script and a slip or two in typing do not matter."
)
_FILES: Final = (
    ("$XDG_CONFIG_HOME/docbrowser/config.toml", "The settings; docbrowser config opens them."),
    ("$XDG_DATA_HOME/docbrowser/catalog.json", "Your own catalogue."),
    ("$XDG_DATA_HOME/docbrowser/watchlist/", "Your marks, a file for each device; and backups."),
    ("$XDG_CACHE_HOME/docbrowser/", "The index. It may be deleted at any time."),
    ("$XDG_STATE_HOME/docbrowser/docbrowser.log", "What led to a breakdown."),
)
_ENVIRONMENT: Final = (
    ("DOCBROWSER_CATALOG, DOCBROWSER_WATCHLIST", "As --catalog and --watchlist."),
    ("DOCBROWSER_CONFIG", "The file of the settings."),
    ("DOCBROWSER_NO_SHIPPED", "1 leaves the shipped catalogue out."),
    ("LANGUAGE, LC_ALL, LC_MESSAGES, LANG", "The language of the interface."),
    ("VISUAL, EDITOR", "What docbrowser config opens the settings with."),
    ("BROWSER", "What links are opened with."),
    ("NO_COLOR, FORCE_COLOR, TERM", "Whether there are colours; a dumb terminal has no screen."),
)
_STATUS: Final = (
    ("0", "Done."),
    ("1", "It failed, or nothing was found."),
    ("2", "Wrong usage: an option, a query or a date that is none."),
    ("129, 130, 143", "Ended by a hangup, an interrupt or a request to end."),
)
_EXAMPLES: Final = (
    ("docbrowser list moon lang:de", "What there is on the Moon in German."),
    ("docbrowser race-to-mars-2007", "Open the interface at a title."),
    ("docbrowser watch race-to-mars-2007#s1 --on yesterday", "Mark a season as watched."),
    ("docbrowser import --dry-run ~/Films", "Say what importing a folder would bring."),
    ("printf 'find mars\\nopen 1\\n' | docbrowser --plain", "Ask in lines, read lines."),
    ('eval "$(docbrowser completions bash)"', "Teach bash to complete commands and ids."),
)


def main() -> int:
    """Write the page, or say that it is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    if not parser.parse_args().check:
        PATH.write_text(page(), "utf-8")
    elif PATH.read_text("utf-8") != page():
        print(f"{PATH.name} is not up to date; run scripts/manpage.py.", file=sys.stderr)
        return 1
    return 0


def page() -> str:
    """Return the manual page, as man reads it."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield r".\" Made by scripts/manpage.py of the commands and the table of keys."
    yield f'.TH DOCBROWSER 1 "" "docbrowser {__version__}" "User Commands"'
    yield from _section("NAME", [r"docbrowser \- browse documentaries in a terminal"])
    yield from _section("SYNOPSIS", _synopsis())
    yield from _section("DESCRIPTION", _paragraphs(_DESCRIPTION))
    yield from _section("OPTIONS", _options(docbrowser, frozenset()))
    yield from _section("COMMANDS", _commands())
    yield from _section("QUERIES", [*_listed(_QUERIES), ".PP", _said(_AFTER_QUERIES)])
    yield from _section("KEYS", _keys())
    yield from _section("FILES", _listed(_FILES))
    yield from _section("ENVIRONMENT", _listed(_ENVIRONMENT))
    yield from _section("EXIT STATUS", _listed(_STATUS))
    yield from _section("EXAMPLES", _listed(_EXAMPLES))


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {name}" if " " not in name else f'.SH "{name}"'
    yield from lines


def _synopsis() -> list[str]:
    ways = ("[ID]", "--query QUERY", "--plain", "COMMAND [OPTIONS] [ARGUMENTS]")
    return [line for way in ways for line in (".br", rf"\fBdocbrowser\fR {_said(way)}")][1:]


def _commands() -> Iterator[str]:
    yield "The options of OPTIONS may stand before or behind each of them."
    with click.Context(docbrowser, info_name="docbrowser") as context:
        for name in COMMANDS:
            command = docbrowser.get_command(context, name)
            if command is None:
                continue
            with click.Context(command, info_name=name) as of_it:
                pieces = [one for one in command.collect_usage_pieces(of_it) if one != "[OPTIONS]"]
            heading = " ".join([name, *pieces])
            yield f'.SS "{_said(heading)}"'
            yield _said(" ".join((command.help or "").split()))
            yield from _options(command, _EVERYWHERE)


def _options(command: click.Command, without: frozenset[str]) -> Iterator[str]:
    for option in command.params:
        if not isinstance(option, click.Option) or option.name in without or option.hidden:
            continue
        names = ", ".join([*option.opts, *option.secondary_opts])
        value = "" if option.is_flag else f" {option.metavar or _choices(option)}"
        said = option.help or ""
        default = f" {option.default} by default." if option.show_default else ""
        yield from _listed([(f"{names}{value}", said + default)])


def _choices(option: click.Option) -> str:
    kind = option.type
    return "|".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else "VALUE"


def _keys() -> Iterator[str]:
    yield "Each of them can be given to other keys in config.toml, by its name in brackets."
    listed = (*keys.KEYS[:1], *keys.SEARCH_KEYS, *keys.PANE_KEYS, *keys.KEYS[1:])
    for group in dict.fromkeys(key.group for key in listed):
        yield f'.SS "{_said(group)}"'
        yield from _listed(
            (key.display, f"{key.help} [{key.id}]") for key in listed if key.group == group
        )


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, said in rows:
        yield from (".TP", rf"\fB{_said(name)}\fR", _said(said))


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in (".PP", _said(text))][1:]


def _said(text: str) -> str:
    """Return text as man reads it: what would be a request or an escape is neither."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga")
    plain = plain.replace("'", r"\(aq").replace('"', r"\(dq").replace("^", r"\(ha")
    plain = plain.replace("~", r"\(ti")
    # Letters beyond ASCII are named, so that the page is read in any locale.
    plain = re.sub("[^\x00-\x7f]", lambda found: rf"\[u{ord(found.group()):04X}]", plain)
    return rf"\&{plain}" if plain.startswith(".") else plain


if __name__ == "__main__":
    sys.exit(main())
