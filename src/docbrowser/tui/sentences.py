"""What the interface says in passing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.listing import display_name
from docbrowser.model import parse_episode_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.marking import Outcome
    from docbrowser.model import Title
    from docbrowser.results import Results

_DONE: Final[Mapping[str, str]] = {
    "watch": "watched · u undoes",
    "unwatch": "not watched · u undoes",
    "want": "on your list · u undoes",
    "unwant": "off your list · u undoes",
    "skip": "skipped · u undoes",
    "unskip": "no longer skipped · u undoes",
    "undo": "undone · ctrl+r does it again",
    "redo": "done again · u undoes",
}
ORDERS: Final[Mapping[str, str]] = {
    "name": "name",
    "year": "year",
    "rating": "rating",
    "runtime": "runtime",
    "added": "date added",
    "watched": "date watched",
}
_SECTIONS: Final = ("synopsis", "cast", "episode", "award", "place to watch", "source")


def outcome(done: Outcome, titles: Sequence[Title], languages: Sequence[str]) -> str:
    """Return what marking came to, and how to take it back."""
    if done.verb is None:
        return "Nothing was left to mark: no aired episode is unwatched."
    what = ", ".join(display_name(title, languages) for title in titles) or "Marks"
    if len(done.targets) > len(done.titles):
        what = f"{what} · {len(done.targets)} episodes"
    elif len(done.targets) == 1 and done.targets[0].part:
        season, number = parse_episode_key(done.targets[0].part)
        what = f"{what} · episode {season}.{number}"
    return f"{what} · {_DONE[done.verb]}"


def found(query: str, results: Results, titles: int, sort: str | None, *, backwards: bool) -> str:
    """Return what stands beside the search: how many titles there are, and their order."""
    if results.meant:
        return f"showing results for {results.meant}"
    asked = bool(query.strip())
    order = ORDERS.get(sort or "", "best match" if asked else "name")
    more = "" if results.is_complete else "+"
    count = f"{len(results):,}{more} of {titles:,}".replace(",", "\u202f")
    parts = [count] if asked else []
    return " · ".join([*parts, f"by {order}{' ↑' if backwards else ''}"])


def nothing_found(query: str, *, is_behind: bool) -> str:
    """Return what an empty list says."""
    if is_behind:
        return "Looking into the catalogue for the first time …"
    if query.strip():
        return f"No title matches {query.strip()}.  esc clears the search."
    return "The catalogue is empty.  docbrowser locate says where it is looked for."


def no_section(number: int) -> str:
    """Return what is said where a title has no such section."""
    return f"No {_SECTIONS[number - 1]} is known of this title."
