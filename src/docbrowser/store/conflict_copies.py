"""What a file sync leaves beside a file that was changed in two places at once.

Syncthing names such a copy `laptop.sync-conflict-20260331-101500-ABCDEF.json`, Dropbox and
Nextcloud `laptop (… conflicted copy …).json`.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

from docbrowser.errors import StoreError
from docbrowser.store.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MARK = re.compile(r"[ .(_-].*conflict", re.IGNORECASE)


def copies_of(path: Path) -> list[Path]:
    """Return the conflict copies of `path`, by name."""
    try:
        there = os.listdir(path.parent)  # noqa: PTH208 - with each mark, for names alone
    except OSError:  # then they wait for the next mark
        return []
    return sorted(
        path.with_name(name)
        for name in there
        if name.startswith(path.stem)
        and name.endswith(path.suffix)
        and _MARK.match(name[len(path.stem) : -len(path.suffix)])
    )


def missing_from(
    documents: Iterable[Mapping[str, Any]], copies: Iterable[Path], table: str
) -> tuple[list[Path], list[Mapping[str, Any]]]:
    """Return the copies that can be taken in whole, and what they hold beyond `documents`.

    A copy is left out, and so left where it is, if it cannot be read, has another table than
    `table`, or says of an id something else than is known: taking it in would lose something.
    """
    known = {key_of(document): document for document in documents}
    taken: list[Path] = []
    missing: list[Mapping[str, Any]] = []
    for copy in copies:
        try:
            tables = read_tables(copy)
        except StoreError:
            continue
        rows = list(tables.get(table, {}).values())
        new: dict[str, Mapping[str, Any]] = {}
        agrees = all(known.get(key := key_of(row), row) == new.setdefault(key, row) for row in rows)
        if not agrees or any(others for name, others in tables.items() if name != table):
            continue
        taken.append(copy)
        missing.extend(row for key, row in new.items() if key not in known)
        known.update(new)
    return taken, missing


def key_of(document: Mapping[str, Any]) -> str:
    """Return the id of a document; all of it where it has none."""
    key = document.get("id")
    return key if isinstance(key, str) else json.dumps(document, sort_keys=True)
