"""The conversation itself: a line is read, and answered; until there are no more lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from docbrowser.errors import DocbrowserError, UnknownTitleError
from docbrowser.i18n import _
from docbrowser.plain.commands import COMMANDS
from docbrowser.plain.desk import Desk
from docbrowser.plain.names import id_of, nearest, understood
from docbrowser.plain.terms import answer_of
from docbrowser.suggesting import did_you_mean
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.library import Library
    from docbrowser.plain.desk import Choices

PROMPT: Final = "> "


def talk(library: Library, choices: Choices, begin: Sequence[str] = ()) -> int:
    """Answer the lines of standard input, `begin` before them; return the exit code.

    It ends where the input ends. Standard output is flushed before each line is read.
    """
    desk = Desk(library, choices, print)
    library.warn = desk.say
    if not begin:
        desk.say(_("docbrowser, in lines. help lists the commands, find WORDS finds titles."))
    for line in begin:
        answer(desk, line)
    for line in _typed():
        answer(desk, line)
        if desk.is_over:
            break
    if desk.asked is not None:
        _answer_question(desk, "")
    return 0


def answer(desk: Desk, line: str) -> None:
    """Do what a line asks for, or say in a sentence why not."""
    said = clean_line(line, limit=20_000)
    if desk.asked is not None:
        _answer_question(desk, said)
        return
    if not said:
        return
    command, words = understood(said)
    try:
        if command is None:
            desk.say(_unknown(said.partition(" ")[0]))
        else:
            COMMANDS[command].do(desk, words)
    except UnknownTitleError:  # of which the library tells in the words of the shell
        desk.say(_("That title is there no more; list lists them all."))
    except DocbrowserError as error:
        desk.say(str(error))


def _answer_question(desk: Desk, said: str) -> None:
    answered, yes = desk.asked, answer_of(said)
    if answered is None:
        return
    if id_of(said) == "quit":
        yes, desk.is_over = False, True
    if yes is None:
        desk.say(_("Answer yes or no; cancel or an empty line is a no, too."))
        return
    desk.asked = None
    try:
        answered(yes)
    except DocbrowserError as error:
        desk.say(str(error))


def _unknown(word: str) -> str:
    if near := nearest(word):
        return did_you_mean(_("There is no command “{word}”").format(word=word), near)
    return _("There is no command “{word}”; help lists them all.").format(word=word)


def _typed() -> Iterator[str]:
    """Yield the lines that are typed, or come through a pipe; with a prompt where one types."""
    if sys.stdin is None:
        return
    has_prompt = sys.stdin.isatty() and sys.stdout.isatty()
    if has_prompt:
        _edit_lines()
    while True:
        sys.stdout.flush()
        try:
            yield input(PROMPT) if has_prompt else _line()
        except EOFError:
            if has_prompt:
                print()
            return
        except UnicodeDecodeError:
            print(_("That line is no text in the encoding of the terminal."))


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _edit_lines() -> None:
    """Let lines be edited, and earlier ones be brought back, where the system can."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
