"""One tree of errors: each is a sentence for the user and an exit code for the shell.

Exit codes: 0 done; 1 failed, or nothing found; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docbrowser.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


class DocbrowserError(Exception):
    """Something the user must be told: what is wrong, and what to do about it."""

    exit_code: ClassVar[int] = 1


class UsageError(DocbrowserError):
    """The command line asked for something that does not exist."""

    exit_code = 2


class QueryError(UsageError):
    """A query cannot be understood; `column` counts characters from 1."""

    def __init__(self, problem: str, column: int) -> None:
        told = _("The query is wrong at column {column}: {problem}.")
        said = told.format(column=column, problem=problem)
        # A question needs no full stop.
        super().__init__(said.removesuffix(".") if problem.endswith("?") else said)
        self.problem = problem
        self.column = column


class UnknownTitleError(DocbrowserError):
    """No title bears the id; `near` is the nearest that there is."""

    def __init__(self, sentence: str, near: str | None = None) -> None:
        super().__init__(sentence)
        self.near = near


class NothingToUndoError(DocbrowserError):
    """The history holds no step that could be taken back or done again."""


class StoreError(DocbrowserError):
    """A file cannot be read or written."""


class MissingFileError(StoreError):
    """A file or folder that was named is not there."""


class UnreadableFileError(StoreError):
    """A file is there, but what it holds is no document of ours. Its bytes are left alone."""

    def __init__(self, path: Path, reason: str, advice: str = "") -> None:
        hint = advice or _("move it aside, or put a backup in its place")
        # TR: {advice} is what may help: "check the disk", "mend its permissions"
        told = _("{path} cannot be read ({reason}); {advice}.")
        super().__init__(told.format(path=path, reason=reason, advice=hint))
        self.path = path
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process makes the same error."""
        return type(self), (self.path, self.reason, self.advice)


class LockedError(StoreError):
    """Another process has kept the lock for longer than a person wants to wait."""
