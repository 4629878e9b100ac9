"""What the interface says in passing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.listing import display_name
from docbrowser.model import parse_episode_key
from docbrowser.render import words

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


def count(results: Results, titles: int) -> str:
    """Return how many of so many titles were found."""
    more = "" if results.is_complete else "+"
    return f"{len(results):,}{more} of {titles:,}".replace(",", "\u202f")


def found(
    count: str, meant: str | None, sort: str | None, *, backwards: bool, is_behind: bool
) -> tuple[str, ...]:
    """Return what stands beside the search, at length and briefly: the count and the order.

    The count is "" where all is shown. `meant` is the query that was answered in the place of one
    that finds nothing. While `is_behind` the library does not know all its titles yet.
    """
    if is_behind:
        return "the first titles, reading on …", "reading on …"
    if meant:
        return (f"showing results for {meant}",)
    order = f"by {ORDERS.get(sort or '', 'best match' if count else 'name')}"
    order = f"{order} ↑" if backwards else order
    if not count:
        return (order,)
    # Of an order that the user asked for it has to be seen that it is there.
    return f"{count} · {order}", order if sort or backwards else count


def nothing_found(typed: str, filters: int, *, is_behind: bool) -> str:
    """Return what an empty list says; so many filters are on."""
    if is_behind:
        return "Looking into the catalogue for the first time …"
    what = f"matches {typed.strip()}" if typed.strip() else ""
    if filters:
        passes = f"passes {words.plural(filters, 'filter')}"
        return f"No title {' and '.join(filter(None, (what, passes)))}.  F clears the filters."
    if what:
        return f"No title {what}.  esc clears the search."
    return "The catalogue is empty.  docbrowser locate says where it is looked for."


def no_section(number: int) -> str:
    """Return what is said where a title has no such section."""
    return f"No {_SECTIONS[number - 1]} is known of this title."
