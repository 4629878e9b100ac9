"""What the command line prints: data to standard output, everything else to standard error."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Final

from docbrowser import i18n
from docbrowser.text import clean, clean_line, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import Console, RenderableType
    from rich.text import Text

_PLAIN: Final[Mapping[str, str]] = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
    "–": "-", "—": "-", "…": "...",
}  # fmt: skip
"""What stands for the marks of good typography where the encoding lacks them."""
_IN_PLAIN: Final = "docbrowser.plain"
WIDE = 10_000
"""Columns where nobody looks: a table in a pipe is not cut."""


@contextlib.contextmanager
def english(*, wanted: bool) -> Iterator[None]:
    """Speak English for a while, where it is `wanted`: what programs read is always the same."""
    before = i18n.language()
    if wanted:
        i18n.use("en")
    try:
        yield
    finally:
        i18n.use(before)


def prepare_streams() -> None:
    """Let no letter that the terminal's encoding lacks stop the output."""
    # Python has no stream at all where a descriptor was closed before the start.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(errors=_IN_PLAIN)


def _in_plain(error: UnicodeError) -> tuple[str, int]:
    """Return what is written for letters that the encoding lacks, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in lacking), error.end


codecs.register_error(_IN_PLAIN, _in_plain)


def complain(sentence: str) -> None:
    """Print a sentence to standard error, on one line."""
    print(clean_line(sentence), file=sys.stderr)


def print_json(value: object) -> None:
    """Print one JSON document and nothing else."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(escaped(json.dumps(value, ensure_ascii=not unicode, indent=2)))


def print_line(line: str) -> None:
    """Print a line of text."""
    print(clean(line))


def width(at_most: int | None = None) -> int:
    """Return the columns of the terminal; in a pipe so many that nothing needs to be cut.

    What is drawn for `at_most` so many columns has them in a pipe too, or those of COLUMNS.
    """
    console = _console()
    if at_most is not None:
        return min(at_most, console.width)
    return console.width if console.is_terminal else WIDE


def print_drawn(renderable: RenderableType, *, at_most: int | None = None) -> None:
    """Print what Rich draws, in the terminal's width or `at_most` so many columns."""
    console = _console()
    console.width = width(at_most)
    with console.capture() as capture:
        console.print(renderable, markup=False, highlight=False, emoji=False)
    for line in capture.get().splitlines():
        print(line.rstrip())


def print_lines(lines: Iterable[Text]) -> None:
    """Print lines that are as wide as they are."""
    console = _console()
    console.width = WIDE
    for line in lines:
        with console.capture() as capture:
            console.print(line, no_wrap=True, end="")
        print(capture.get().rstrip())


def _console() -> Console:
    from rich.theme import Theme

    from docbrowser.cli.clean_console import CleanConsole
    from docbrowser.render.styles import ANSI

    return CleanConsole(theme=Theme(dict(ANSI), inherit=False), markup=False, highlight=False)
