"""What importers make of files: records, deeds, texts, and what had to be rejected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from docbrowser.actions import Action, Verb
from docbrowser.model import Document, Kind, Record


class Part(Struct, frozen=True, kw_only=True):
    """What a page about a part of a work tells, such as one season, or one episode's file.

    It is added to what its source said before, where a `Record` takes its place. The record says
    which work it is of as any other does: by ids, or by name and year.
    """

    record: Record


class Work(Struct, frozen=True, kw_only=True):
    """What a viewing history calls a work, or one of its episodes."""

    names: tuple[str, ...] = ()
    year: int | None = None
    kind: Kind | None = None
    ids: dict[str, str] = {}
    people: tuple[str, ...] = ()
    season: int | None = None
    number: int | None = None
    episode_name: str | None = None
    episode_ids: dict[str, str] = {}


class Deed(Struct, frozen=True, kw_only=True):
    """Something that was done to a work which is yet to be found in the catalogue.

    `value` is that of an `Action`: the day or date-time of a viewing ("unknown" where it is not
    known), a rating from 1 to 10, the text of a note, a tag. `line` counts from 1. With
    `implied` it is left out where the user has done the like before: a rating that also says
    watched is no further viewing.
    """

    verb: Verb
    work: Work
    value: str | None = None
    line: int | None = None
    implied: bool = False


class Passage(Struct, frozen=True, kw_only=True):
    """A text about a work of which nobody says which one it is."""

    text: str
    lang: str
    line: int


class Rejected(Struct, frozen=True, kw_only=True):
    """What could not be taken in, and why, in words for a person.

    Without a `path` it is of the file that is being read. `line` counts from 1. The reason is one
    sentence without its full stop.
    """

    reason: str
    line: int | None = None
    path: Path | None = None
    candidates: tuple[str, ...] = ()


Item: TypeAlias = Record | Part | Deed | Passage | Document | Action | Rejected


class RefusedError(Exception):
    """A file as a whole cannot be taken in; the message is the reason, as in `Rejected`."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def _silent(_sentence: str) -> None:
    return


class Wishes(Struct, frozen=True, kw_only=True):
    """What the user wants of an import, as far as a format can heed it."""

    genre: str | None = None
    """`all`, or a genre; None leaves it to the format."""
    columns: dict[str, str] = {}
    """Which column of a table holds which field, where the guess is wrong: `{field: column}`."""
    together: tuple[Path, ...] = ()
    """All files of the format that lie together in one folder, where a format joins them."""
    say: Callable[[str], None] = _silent
    """Is told what the user should know meanwhile, in a sentence."""


NO_WISHES: Final = Wishes()
