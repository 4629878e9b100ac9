"""What is left of a crash: a sentence that names the log, and in the log what led to it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import platform
import sys
import traceback
from typing import TYPE_CHECKING, Final

from docbrowser import __version__
from docbrowser.cli.output import complain
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _
from docbrowser.paths import Paths
from docbrowser.text import clean, clean_line

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 1_000_000
"""A log that is larger than this begins anew."""
_MOST_WORDS: Final = 200


def tell(error: BaseException) -> None:
    """Write to the log what led to `error`, and say where it stands."""
    error = getattr(error, "error", error)  # that of a worker comes wrapped
    what = "".join(traceback.format_exception_only(error))
    what = clean_line(what, limit=_MOST_WORDS)
    try:
        log = _kept(error)
    except (OSError, DocbrowserError) as problem:
        broke = _("docbrowser broke down ({what}), and the log cannot be written: {problem}")
        _say(broke.format(what=what, problem=problem))
    else:
        broke = _("docbrowser broke down ({what}). What led to it stands in {log}")
        _say(broke.format(what=what, log=log))


def _kept(error: BaseException) -> Path:
    log = Paths().log
    log.parent.mkdir(parents=True, exist_ok=True)
    # Not waiting: somebody may have put a pipe there.
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8") as file:
        if os.fstat(file.fileno()).st_size > MOST_BYTES:
            file.truncate(0)
        file.write(_account(error))
    return log


def _account(error: BaseException) -> str:
    """Return what happened, when and where; without values, which are private."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    where = f"Python {platform.python_version()} on {platform.system()}"
    terminal = f"TERM={os.environ.get('TERM', '')}"
    path = clean("".join(traceback.format_exception(error)))
    return f"{now} docbrowser {__version__}, {where}, {clean_line(terminal)}\n{path}\n"


def _say(sentence: str) -> None:
    try:
        complain(sentence)
    except OSError:  # there is no terminal any more
        with contextlib.suppress(OSError):
            sys.stderr.close()
