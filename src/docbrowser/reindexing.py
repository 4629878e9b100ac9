"""Bringing an index up to date where few documents have changed since it was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docbrowser.indexing import found, prepare, unite
from docbrowser.merge import merge
from docbrowser.search.entries import entry
from docbrowser.search.updating import Updater

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from docbrowser.indexing import Found
    from docbrowser.search.whereabouts import Whereabouts
    from docbrowser.store.catalog import CatalogStore

_FEW: Final = 20
"""Changed documents that are few whatever there are in all."""
_SHARE: Final = 100
"""One document of so many may change before making all anew is the quicker way."""


@dataclass
class _Changes:
    """What differs between the documents that an index knows and those that there are."""

    changed: list[Found] = field(default_factory=list)
    moved: list[Whereabouts] = field(default_factory=list)
    gone: dict[int, set[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.changed) + sum(map(len, self.gone.values()))


def update(store: CatalogStore, database: sqlite3.Connection, about: Mapping[str, str]) -> bool:
    """Bring an index up to date if few documents have changed; return whether that was so.

    Raises:
        StoreError: a catalogue cannot be read.
        sqlite3.Error: the index cannot be changed; then it is as it was.
    """
    updater = Updater(database)
    try:
        changes = _changes(store, updater)
        done = changes is not None and _apply(changes, store, updater)
        if done:
            updater.finish(about)
        return done
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")


def _changes(store: CatalogStore, updater: Updater) -> _Changes | None:
    """Return the changes, None where they are many, or where something had to be left out."""
    if updater.has_complaints():
        return None  # nobody remembers which document they are about
    changes = _Changes(gone={catalog: updater.numbers(catalog) for catalog in (0, 1)})
    most = max(_FEW, sum(map(len, changes.gone.values())) // _SHARE)
    for one in found(store):
        where = one.where
        changes.gone[where.catalog].discard(where.number)
        known = updater.known(where.catalog, where.number)
        if known is None or known.digest != where.digest:
            changes.changed.append(one)
            if len(changes.changed) > most:
                return None
        elif known != where:
            changes.moved.append(where)
    return changes if len(changes) <= most else None


def _apply(changes: _Changes, store: CatalogStore, updater: Updater) -> bool:
    """Change the titles that are told of otherwise; return False where one must be left out."""
    updater.move(changes.moved)
    prepared = prepare(changes.changed)
    if any(one.complaints for one in prepared):
        return False
    out = {(catalog, number) for catalog, numbers in changes.gone.items() for number in numbers}
    out |= {(one.where.catalog, one.where.number) for one in prepared}
    told = {one.entry.id for one in prepared if one.entry}
    told |= {title for place in out if (title := updater.title_of(*place))}
    for title_id in sorted(told):
        places = [place for place in updater.documents_of(title_id) if place[:2] not in out]
        fresh = [one for one in prepared if one.entry and one.entry.id == title_id]
        places = sorted([*places, *(one.where for one in fresh)])
        updater.remove(title_id)
        if len(places) == 1 and fresh and fresh[0].entry:
            updater.put(fresh[0].entry, places)
        elif places:
            complaints: list[str] = []
            united = unite(store, title_id, places, complaints.append)
            updater.put(entry(merge(title_id, united), united), places)
            if complaints:
                return False
    return True
