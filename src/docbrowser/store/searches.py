"""The searches that were used before: a file with one a line, the newest last.

It is a comfort and no more: what cannot be read or written is done without.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from docbrowser.errors import StoreError
from docbrowser.store.files import make_folder, replace_file, resolved
from docbrowser.store.locking import exclusive
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST: Final = 100
_MAX_BYTES: Final = 1_000_000


def used_searches(path: Path) -> list[str]:
    """Return the searches in `path`, the newest last; none where it cannot be read."""
    try:
        if not path.is_file():  # reading from a pipe would never end
            return []
        with path.open("rb") as file:
            lines = file.read(_MAX_BYTES).decode().splitlines()
    except (OSError, ValueError):
        return []
    return _kept(clean_line(line) for line in lines)


def remember_search(path: Path, query: str) -> None:
    """Add a search to those in `path` as the newest."""
    with contextlib.suppress(StoreError, OSError):
        if path.exists() and not path.is_file():  # who leads it to /dev/null wants none kept
            return
        make_folder(path.parent, parents=True)
        with exclusive(path):
            lines = _kept([*used_searches(path), clean_line(query)])
            text = "".join(f"{line}\n" for line in lines)
            replace_file(resolved(path), text.encode(), durable=False)


def _kept(queries: Iterable[str]) -> list[str]:
    """Return the newest of the searches, each once, where it was used last."""
    newest_first = dict.fromkeys(reversed([query for query in queries if query]))
    return list(newest_first)[:MOST][::-1]
