"""Text cut to a number of columns. Pure."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` columns: padded, or cut at a word with `…`."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    kept = set_cell_size(text, width - 1)
    head, space, _ = kept.rpartition(" ")
    # A word's end is a better place to stop, unless half the line would go with it.
    if space and cell_len(head) > width // 2 and text[len(kept) : len(kept) + 1] != " ":
        kept = head
    return set_cell_size(f"{kept.rstrip(' ,.:;–-')}…", width)
