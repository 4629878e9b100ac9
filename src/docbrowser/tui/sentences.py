"""What the interface says in passing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from docbrowser.errors import LockedError
from docbrowser.listing import display_name
from docbrowser.render import words
from docbrowser.text import pick_language
from docbrowser.tui.cut import fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.actions import Verb
    from docbrowser.errors import StoreError
    from docbrowser.marking import Outcome, Passed
    from docbrowser.results import Results
    from docbrowser.titles import Title

MOST_OF_NAME: Final = 60
"""Columns of a name in a toast."""
_DONE: Final[Mapping[Verb, str]] = {
    "watch": "watched",
    "unwatch": "not watched",
    "want": "on your list",
    "unwant": "off your list",
    "skip": "skipped",
    "unskip": "no longer skipped",
    "rate": "rated {value} of 10",
    "unrate": "no longer rated",
    "note": "noted",
    "unnote": "note taken off",
    "tag": "tagged {value}",
    "untag": "no longer tagged {value}",
    "attach": "marks attached",
    "edit": "corrected",
    "merge": "joined with another title",
    "split": "parted",
    "undo": "undone",
    "redo": "done again",
}
ORDERS: Final[Mapping[str, str]] = {
    "name": "name",
    "year": "year",
    "rating": "rating",
    "runtime": "runtime",
    "added": "date added",
    "watched": "date watched",
}
_SECTIONS: Final = ("synopsis", "cast", "episode", "award", "place to watch", "source", "note")


def outcome(done: Outcome, titles: Sequence[Title], languages: Sequence[str]) -> str:
    """Return what marking came to, and how to take it back; `titles` are the first of those."""
    if done.verb is None:
        why = _left_alone(done.passed) or ": all of it was so already"
        return f"Nothing was left to mark{why}."
    names = [_brief(display_name(title, languages)) for title in titles]
    more = len(done.titles) - len(names)
    what = ", ".join([*names, *([words.plural(more, "more title")] if more and names else [])])
    targets = dict.fromkeys(done.targets)
    if len(targets) > len(done.titles):
        parts = all(target.part for target in targets)
        what = f"{what} · {words.plural(len(targets), 'episode' if parts else 'mark')}"
    elif len(targets) == 1 and done.targets[0].part and titles:
        what = about(titles[0], names[0], done.targets[0].part, languages)
    back = "ctrl+r does it again" if done.verb == "undo" else "u undoes"
    return f"{what or 'Marks'} · {_result(done)}{_left_alone(done.passed)} · {back}"


def _result(done: Outcome) -> str:
    """Return `watched`, `tagged ice, snow`, `rated 9 of 10 · undone`."""
    verb = done.verb or "watch"
    if done.undone is not None:
        return f"{_said(done.undone.verb, done.undone.value)} · {_DONE[verb]}"
    value = ", ".join(done.values) if verb in {"tag", "untag"} else done.value
    dropped = f" · {done.dropped} viewings taken off" if done.dropped > len(done.targets) else ""
    return _said(verb, value) + dropped


def _said(verb: Verb, value: str | None) -> str:
    if verb == "mode":
        return f"watched {words.MODES.get(value or '', value)} from now on"
    return _DONE[verb].format(value=_brief(value or ""))


def _brief(name: str) -> str:
    return fit(name, MOST_OF_NAME).rstrip() if cell_len(name) > MOST_OF_NAME else name


def not_saved(why: StoreError) -> str:
    """Return what is said of a mark that could not be written yet."""
    if isinstance(why, LockedError):
        return "Not saved yet: another program is writing the watchlist. The mark is kept."
    return f"{why} The mark is kept, and tried again."


def about(title: Title, name: str, part: str | None, languages: Sequence[str]) -> str:
    """Return a title, and which of its episodes: `Comet Watch · 1.2 Dust`."""
    episode = next((one for one in title.episodes() if one.key == part), None)
    if episode is None:
        return name
    found = pick_language(episode.names, languages)
    called = f" {_brief(found[1])}" if found else ""
    return f"{name} · episode {episode.season}.{episode.number}{called}"


def _left_alone(passed: Passed) -> str:
    """`, 2 yet to be shown and 1 without a date left alone`."""
    kinds = ((passed.unaired, "yet to be shown"), (passed.undated, "without a date"))
    told = [f"{count} {kind}" for count, kind in kinds if count]
    return f", {' and '.join(told)} left alone" if told else ""


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
    return (
        "The catalogue is empty.  i imports files, D looks titles up at TVmaze.  "
        "docbrowser locate says where it is looked for."
    )


def no_section(number: int) -> str:
    """Return what is said where a title has no such section."""
    return f"No {_SECTIONS[number - 1]} is known of this title."
