"""What a word on the command line may become; the shell asks for it when tab is pressed.

The scripts of `completion_scripts.py` call the program with two variables: which shell asks, and
the line up to the cursor. The answer is a line for each word that it may become: `plain`, the word
and what it means, with tabs between; or `file` or `dir`, and the shell completes a path itself.

Ids, tags and words of a catalogue are text from strangers, and what a shell inserts into its line
it may evaluate. So nothing comes out that it could read as more than a word.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from click import ClickException
from click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from docbrowser.cli.options import command_first
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _
from docbrowser.text import clean_line, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import click

    from docbrowser.library import Library

ASKED: Final = "_DOCBROWSER_COMPLETE"
LINE: Final = "_DOCBROWSER_LINE"
MOST: Final = 200
"""Titles or values that are offered at once."""
_LONGEST: Final = 80
"""Letters of what a word means."""
# Letters, digits and marks that mean nothing to any shell within a word.
_HARMLESS = re.compile(r"-{0,2}\w[\w.:#+-]*")
_OPTION = re.compile(r"--[\w-]+=")

Item = CompletionItem[str]


def respond(group: click.Group, commands: Mapping[str, object]) -> int:
    """Print what the line in the environment may go on with; return the exit code."""
    line = os.environ.get(LINE, "").encode(errors="replace").decode()
    try:
        answers = [_as_line(item) for item in offered(group, commands, line)]
    except (
        DocbrowserError,
        ClickException,
        OSError,
        ValueError,
    ):  # whoever presses tab wants no sentence
        return 1
    for answer in answers:
        print(answer)
    return 0


def offered(group: click.Group, commands: Mapping[str, object], line: str) -> Iterator[Item]:
    """Yield what the last word of `line` may become; all of it harmless to a shell."""
    said = split_arg_string(line)
    begun = said.pop() if said and not line[-1:].isspace() else ""
    arguments = command_first(said[1:], commands)
    resolver = ShellComplete(group, {}, "docbrowser", ASKED)
    option = _OPTION.match(begun)
    before = option.group() if option else ""
    for item in resolver.get_completions(arguments, begun):
        if item.type != "plain":
            yield item
        elif _HARMLESS.fullmatch(item.value):
            yield CompletionItem(before + item.value, help=item.help)


def _as_line(item: Item) -> str:
    if item.type != "plain":
        return f"{item.type}\t\t"
    return f"plain\t{item.value}\t{clean_line(item.help or '', limit=_LONGEST)}"


# What an option or an argument may be


def commands_or_titles(
    commands: Mapping[str, tuple[str, str]], context: click.Context, begun: str
) -> list[Item]:
    """Return the commands that begin so; where there are none, the titles."""
    found = [
        CompletionItem(name, help=_(summary))
        for name, (_module, summary) in commands.items()
        if name.startswith(begun)
    ]
    return found or _titles(context, begun)


def _titles(context: click.Context, begun: str) -> list[Item]:
    """Return the ids that begin so; where there are none, those of titles of such a name."""
    from docbrowser.finding import Question
    from docbrowser.listing import display_name

    library = _library(context)
    found = library.begun(begun, MOST)
    if not found and words(begun):
        asked = " ".join(f"name:{word}" for word in words(begun))
        found = [row.summary for row in library.find(Question(asked, limit=MOST))][:MOST]
    return [CompletionItem(told.id, help=display_name(told, ())) for told in found]


def _targets(context: click.Context, begun: str) -> list[Item]:
    """Return the ids that begin so; behind a `#` the seasons and episodes of that title."""
    from docbrowser.listing import name_in

    title_id, hash_sign, _part = begun.partition("#")
    if not hash_sign:
        return _titles(context, begun)
    seasons = _library(context).title(title_id).seasons
    parts = [(f"s{season.number}", "") for season in seasons]
    parts += [(one.key, name_in(one.names, None, ())) for row in seasons for one in row.episodes]
    return _beginning(begun, ((f"{title_id}#{key}", name) for key, name in parts))


def _marked(context: click.Context, begun: str) -> list[Item]:
    """Return the titles that have marks and are in no catalogue any more."""
    orphans = _library(context).orphans()
    return _beginning(begun, ((title_id, "") for title_id, _entry in orphans))


def _query(context: click.Context, begun: str) -> list[Item]:
    """Return the fields that begin so, or the values of a field."""
    from docbrowser.search.completion import candidates

    library = _library(context)
    dash = "-" if begun.startswith("-") else ""
    words_of = library.words
    found = candidates(begun.removeprefix("-"), lambda field, word: words_of(field, word, MOST))
    return [CompletionItem(dash + one) for one in found]


def _tags(context: click.Context, begun: str) -> list[Item]:
    return _beginning(begun, ((tag, "") for tag in _library(context).tags()))


def _sorts(_context: click.Context, begun: str) -> list[Item]:
    from docbrowser.listing import ORDERS

    return _beginning(begun, ((order, "") for order in ORDERS))


def _formats(_context: click.Context, begun: str) -> list[Item]:
    from docbrowser.importers.formats import formats

    return _beginning(begun, ((one.name, "") for one in formats()))


def _languages(context: click.Context, begun: str) -> list[Item]:
    from docbrowser.render import words as named

    found = _library(context).words("lang", begun, MOST) if begun else ["en", "de", "ru"]
    return _beginning(begun, ((tag, named.language(tag)) for tag in found))


def _days(_context: click.Context, begun: str) -> list[Item]:
    return _beginning(begun, ((day, "") for day in ("today", "yesterday", "aired", "unknown")))


def _modes(_context: click.Context, begun: str) -> list[Item]:
    from docbrowser.actions import MODES

    return _beginning(begun, ((mode, "") for mode in MODES))


def _fields(_context: click.Context, begun: str) -> list[Item]:
    from docbrowser.title_fields import FIELDS

    return _beginning(begun, ((field, "") for field in FIELDS))


def _files(_context: click.Context, begun: str) -> list[Item]:
    return [CompletionItem(begun, type="file")]


def _folders(_context: click.Context, begun: str) -> list[Item]:
    return [CompletionItem(begun, type="dir")]


KINDS: Final[Mapping[str, Callable[[click.Context, str], list[Item]]]] = {
    "titles": _titles,
    "targets": _targets,
    "marked": _marked,
    "query": _query,
    "tags": _tags,
    "sorts": _sorts,
    "formats": _formats,
    "languages": _languages,
    "days": _days,
    "modes": _modes,
    "fields": _fields,
    "files": _files,
    "folders": _folders,
}


def _beginning(begun: str, found: Iterable[tuple[str, str]]) -> list[Item]:
    return [CompletionItem(word, help=said) for word, said in found if word.startswith(begun)]


def _library(context: click.Context) -> Library:
    """Return the library at the places that the line names; it says nothing, and does not wait."""
    from docbrowser.cli.options import paths_in
    from docbrowser.library import Library

    chosen = {**(context.parent.params if context.parent else {}), **context.params}
    return Library(paths_in(chosen), lambda _sentence: None, patient=False, tolerant=True)
