"""Why a title matched, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.listing import Row

REASONS: Final[Mapping[str, str]] = {
    "person": "with {text}",
    "director": "directed by {text}",
    "narrator": "narrated by {text}",
    "character": "with the character {text}",
    "episode": "in the episode {text}",
    "award": "for the award {text}",
    "synopsis": "{text}",
    "on": "on {text}",
}


def reason(row: Row) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return why a row matched, in words, and what of them to highlight; "" for its name."""
    match = row.match
    if match is None or match.field not in REASONS:
        return "", ()
    words = REASONS[match.field].format(text=match.place or match.quote)
    if match.place and match.quote and match.field != "character":
        words = f"{words} · {match.quote}"
    if not match.spans:
        return words, ()
    shift = words.rindex(match.quote) if match.quote in words else 0
    return words, [(start + shift, end + shift) for start, end in match.spans]
