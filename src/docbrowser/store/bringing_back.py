"""What a backup still has of a file in which NaN or infinity has made documents unusable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.store.conflict_copies import key_of
from docbrowser.store.tables import is_sound

if TYPE_CHECKING:
    from docbrowser.store.tables import Tables


def with_what_is_missing(tables: Tables, backup: Tables) -> Tables | None:
    """Return `tables` with the sound documents that only `backup` has; None where that is none.

    It is for documents that are only ever added: those of `tables` stay, but one with NaN in it
    leaves its number to the sound one that bore it.
    """
    whole: Tables = {}
    came_back = 0
    for name in {**tables, **backup}:
        rows = whole[name] = dict(tables.get(name, {}))
        known = {key_of(row) for row in rows.values() if is_sound(row)}
        for number, row in backup.get(name, {}).items():
            if is_sound(row) and key_of(row) not in known:
                is_free = number not in rows or not is_sound(rows[number])
                rows[number if is_free else str(max(map(int, rows)) + 1)] = row
                came_back += 1
    return whole if came_back else None
