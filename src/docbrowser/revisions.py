"""What the user did to the catalogue itself, so that it can be taken back. Pure.

A correction, a merge and a split each change what some sources say of some titles. The action
holds what they said before and afterwards, as far as that differs; taking it back changes those
fields alone, whatever was imported meanwhile.
"""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOG_VERBS: Final = frozenset({"edit", "merge", "split"})
MAX_VALUE: Final = 90_000
"""Characters that the value of an action may have."""
_MAPS: Final = frozenset({"names", "taglines", "synopses", "ids"})


class Revision(NamedTuple):
    """What one source says of one title, before and afterwards; {} where it says nothing.

    Both are as a catalogue holds a record, without `source`.
    """

    title_id: str
    source: str
    old: dict[str, Any]
    new: dict[str, Any]

    def reversed(self) -> Revision:
        """Return what takes it back."""
        return self._replace(old=self.new, new=self.old)


def revision(
    title_id: str, source: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Revision:
    """Return a revision that holds no more than what differs."""
    fields = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return Revision(
        title_id,
        source,
        {name: old[name] for name in fields if name in old},
        {name: new[name] for name in fields if name in new},
    )


def patched(record: Mapping[str, Any], change: Revision) -> dict[str, Any]:
    """Return what a source says once a change was made to what it says now."""
    result = dict(record)
    for name in {**change.old, **change.new}:
        old, new = change.old.get(name), change.new.get(name)
        if name in _MAPS:
            held = {**result.get(name, {})}
            for key in old or {}:
                if key not in (new or {}):
                    held.pop(key, None)
            held.update(dict((new or {}).items()))
            new = held
        if new:
            result[name] = new
        else:
            result.pop(name, None)
    return result


# As in the model: at once, so that no thread finds half of what there is to check.
_REVISIONS: Final = msgspec.json.Decoder(list[Revision])


def encoded(changes: list[Revision]) -> str:
    """Return changes as the value of an action."""
    raw = zlib.compress(msgspec.json.encode(changes), 9)
    return base64.b85encode(raw).decode()


def decoded(value: str) -> list[Revision]:
    """Return the changes that the value of an action holds, none where it is damaged."""
    try:
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(base64.b85decode(value), 50_000_000)
        return _REVISIONS.decode(raw)
    except (ValueError, zlib.error, msgspec.DecodeError):
        return []
