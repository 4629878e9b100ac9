"""A reading list in Markdown: what was watched, is being watched and is planned, with citations.

Whatever comes from a catalogue or from the user is text there and nothing else (`escaping.py`); the
one thing that becomes a link is the web address of a title's source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import notes
from docbrowser.exporters.collection import name_of, progress_of
from docbrowser.exporters.escaping import escaped, linked, quoted, unnumbered
from docbrowser.text import sort_key
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.exporters.collection import Collection
    from docbrowser.titles import Title
    from docbrowser.watching import Progress

NAME: Final = "markdown"
_SECTIONS: Final[Mapping[str, str]] = {
    "watched": "Watched",
    "watching": "Watching",
    "planned": "Planned",
    "skipped": "Skipped",
    "unwatched": "Noted",
}
_AUTHORS: Final = ("director", "creator", "writer", "presenter")
"""Whose name a citation begins with: the first of these jobs that anybody is known to have done."""
_MOST_AUTHORS: Final = 3


class _Item(NamedTuple):
    """A title of the list, and where it stands."""

    title: Title
    entry: Entry
    progress: Progress


def pieces(collection: Collection) -> Iterator[str]:
    """Return the list, item by item."""
    sections: dict[str, list[_Item]] = {status: [] for status in _SECTIONS}
    for title, entry in collection.marked:
        stand = progress_of(title, entry, collection.today)
        sections[stand.status].append(_Item(title, entry, stand))
    yield "# Documentaries\n"
    for status, items in sections.items():
        if items:
            yield f"\n## {_SECTIONS[status]} ({len(items)})\n"
        for item in sorted(items, key=lambda item: (sort_key(name_of(item.title)), item.title.id)):
            yield "\n" + "\n".join(_indented(_lines(item))) + "\n"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield f"- {line}" if place == 0 else f"  {line}".rstrip()


def _lines(item: _Item) -> Iterator[str]:
    title, entry, _ = item
    year = f" ({title.year})" if title.year else ""
    yield " · ".join([f"**{escaped(name_of(title))}**{year}", *_said(item)])
    yield ""
    yield citation(title)
    if note := notes.joined(entry.note, entry.remarks):
        yield from ("", *quoted(note))
    for key, episode in (*entry.episodes.items(), *entry.orphans.items()):
        yield from _of_episode(title, key, episode)


def _said(item: _Item) -> Iterator[str]:
    """Return what the user says of a title, in a few words each."""
    _, entry, stand = item
    if stand.episodes and stand.episodes_watched:
        yield f"{stand.episodes_watched} of {stand.episodes} episodes"
    if days := _days(entry.viewings):
        yield f"watched {days}"
    elif stand.watched_on:
        yield f"last watched on {stand.watched_on}"
    if entry.rating is not None:
        yield f"{entry.rating}/10"
    if entry.tags:
        yield f"tags: {escaped(', '.join(entry.tags))}"


def _days(viewings: tuple[str, ...]) -> str:
    days = sorted(day for viewing in viewings if (day := viewing_date(viewing)))
    if days:
        return escaped(f"on {', '.join(days)}")
    return {0: "", 1: "once"}.get(len(viewings), f"{len(viewings)} times")


def _of_episode(title: Title, key: str, episode: EpisodeEntry) -> Iterator[str]:
    """Return what the user noted of an episode."""
    note = notes.joined(episode.note, episode.remarks)
    if not note and episode.rating is None:
        return
    known = next((one for one in title.episodes() if one.key == key), None)
    name = known and (known.names.get("en") or next(iter(known.names.values()), None))
    rating = f"{episode.rating}/10" if episode.rating is not None else None
    label = " ".join(filter(None, (key, escaped(name) if name else None)))
    yield from ("", "- " + " · ".join(filter(None, (label, rating))))
    if note:
        yield from ("", *(f"  {line}" for line in quoted(note)))


def citation(title: Title) -> str:
    """Return `Director. *Name*. Year. Kind, runtime. Network. <address>`, as far as it is known."""
    kind = (title.kind or "").capitalize()
    time = f"{title.runtime} min{' an episode' if title.is_series else ''}" if title.runtime else ""
    parts = [
        escaped(_authors(title)),
        f"*{escaped(name_of(title))}*",
        str(title.year or ""),
        ", ".join(filter(None, (kind, time))),
        escaped(", ".join(title.networks[:_MOST_AUTHORS])),
    ]
    told = " ".join(part if part.endswith((".", ".*")) else f"{part}." for part in parts if part)
    told = unnumbered(told)  # a person may be called by a number
    addresses = (linked(source.url) for source in title.sources)
    address = next((one for one in addresses if one), None)
    return f"{told} {address}" if address else told


def _authors(title: Title) -> str:
    for job in _AUTHORS:
        people = list(dict.fromkeys(one.person for one in title.credits if one.job == job))
        if len(people) > _MOST_AUTHORS:
            return f"{people[0]} et al."
        if people:
            return " and ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    return ""
