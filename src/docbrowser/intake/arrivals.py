"""Records as they come in: with all by which the title of each is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

import msgspec
from anyascii import anyascii

from docbrowser import matching
from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG: Final = 80


Told: TypeAlias = "tuple[bytes, bool, str, str | None, Sequence[tuple[str, str]], Sequence[str]]"
"""A record as a JSON object, whether it is of a part, what it calls its work, the premiere, the
work's ids by space, and all its names: a plain tuple, which is soon sent to another process."""


def told(record: Record, *, is_part: bool) -> Told:
    """Return what is to be known of a record."""
    names = matching.names_in(record)
    called = names[0] if names else "-".join(next(iter(record.ids.items()), ()))
    ids = matching.ids_in(record)
    return _ENCODER.encode(record), is_part, called, record.premiered, ids, names


class Arrival:
    """A record, the keys of its work, and the id that a new title of it would get."""

    __slots__ = ("_record", "id_key", "is_part", "keys", "raw", "slug")

    def __init__(self, what: Told, record: Record | None = None) -> None:
        self.raw, self.is_part, called, premiered, ids, names = what
        self._record = record
        self.keys = matching.keys_from(ids, names, premiered)
        self.slug = slug(called, (premiered or "")[:4])
        self.id_key = id_key(self.slug)

    @property
    def record(self) -> Record:
        """The record."""
        if self._record is None:
            self._record = _DECODER.decode(self.raw)
        return self._record


def slug(name: str, year: str) -> str:
    """Return the id of a title of that name and year: `race-to-mars-2007`."""
    plain = name if name.isascii() else anyascii(name)
    words = _NO_SLUG.sub("-", plain.lower().replace("'", ""))[:_LONGEST_SLUG].strip("-")
    return f"{words or 'title'}-{year}" if year else words or "title"


def id_key(title_id: str) -> int:
    """Return the key that stands for a title's id."""
    return matching.key_of(f"id:{title_id}")


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Record)
