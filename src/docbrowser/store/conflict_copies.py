"""What a file sync leaves beside a file that was changed in two places at once.

Syncthing names such a copy `laptop.sync-conflict-20260331-101500-ABCDEF.json`, Dropbox and
Nextcloud `laptop (… conflicted copy …).json`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docbrowser.errors import StoreError
from docbrowser.store.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MARK = re.compile(r"[ .(_-].*conflict", re.IGNORECASE)


def copies_of(path: Path) -> list[Path]:
    """Return the conflict copies of `path`, by name."""
    others = path.parent.glob(f"*{path.suffix}")
    return sorted(
        other
        for other in others
        if other.stem.startswith(path.stem) and _MARK.match(other.stem[len(path.stem) :])
    )


def missing_from(
    documents: Iterable[dict[str, Any]], copies: Iterable[Path], table: str
) -> tuple[list[dict[str, Any]], list[Path]]:
    """Return the documents of `copies` that are not among `documents`, and the copies read.

    They are compared by the field `id`. A copy that cannot be read is left where it is.
    """
    known = {document.get("id") for document in documents}
    missing: list[dict[str, Any]] = []
    read: list[Path] = []
    for copy in copies:
        try:
            rows = read_tables(copy).get(table, {}).values()
        except StoreError:
            continue
        read.append(copy)
        for row in rows:
            if row.get("id") not in known:
                known.add(row.get("id"))
                missing.append(row)
    return missing, read
