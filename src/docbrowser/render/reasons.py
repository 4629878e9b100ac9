"""Why a title matched, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.listing import Row

REASONS: Final[Mapping[str, str]] = {
    # TR: why a title was found; {text} is a name, and stands as it is
    "person": N_("with {text}"),
    "director": N_("directed by {text}"),
    "narrator": N_("narrated by {text}"),
    "character": N_("with the character {text}"),
    # TR: {text} is from what the user noted of the title
    "note": N_("your note: {text}"),
    "episode": N_("in the episode {text}"),
    "award": N_("for the award {text}"),
    "synopsis": "{text}",
    # TR: {text} is a subject: "Moon landings"
    "subject": N_("on the subject {text}"),
    # TR: {text} is who shows it: "on Netflix"
    "on": N_("on {text}"),
}
"""Why a title matched, by the field; to be translated where it is read."""


def reason(row: Row) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return why a row matched, in words, and what of them to highlight; "" for its name."""
    match = row.match
    if match is None or match.field not in REASONS:
        return "", ()
    words = _(REASONS[match.field]).format(text=match.place or match.quote)
    if match.place and match.quote and match.field != "character":
        words = f"{words} · {match.quote}"
    if not match.spans:
        return words, ()
    shift = words.rindex(match.quote) if match.quote in words else 0
    return words, [(start + shift, end + shift) for start, end in match.spans]


def in_sight(
    text: str, spans: Sequence[tuple[int, int]], width: int
) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return a text of which `width` columns are shown so that the first of `spans` is among them.

    What has to give way is left out at a word, from the beginning.
    """
    if not spans or cell_len(text[: spans[0][1]]) < width:
        return text, spans
    first = spans[0][0]
    start = text.find(" ", max(0, first - max(0, width - (spans[0][1] - first)) // 2), first) + 1
    start = start or first
    kept = [(begin - start + 1, end - start + 1) for begin, end in spans if begin >= start]
    return "…" + text[start:], kept
