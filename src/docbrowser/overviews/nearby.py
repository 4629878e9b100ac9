"""What is near to a title, and how far it was watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docbrowser.library import Library
    from docbrowser.related.more import Related
    from docbrowser.watching import WatchStatus


def status_of(library: Library, near: Related) -> WatchStatus:
    """Return how far a title, or the episode that stands for it, was watched."""
    if near.key is None:
        return library.progress(near.title.id).status
    said = library.entry(near.title.id)
    if said.has_seen(near.key):
        return "watched"
    return "skipped" if said.has_skipped(near.key) else "unwatched"
