"""A reading list in Markdown: what was watched, is being watched and is planned, with citations.

Whatever comes from a catalogue or from the user is text there and nothing else (`escaping.py`); the
one thing that becomes a link is the web address of a title's source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import notes
from docbrowser.exporters.collection import name_of
from docbrowser.exporters.escaping import escaped, linked, quoted, unnumbered
from docbrowser.i18n import N_, _, counted, ngettext
from docbrowser.text import sort_key
from docbrowser.watching import progress_of, viewing_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.exporters.collection import Collection
    from docbrowser.titles import Title
    from docbrowser.watching import Progress

NAME: Final = "markdown"
_SECTIONS: Final[Mapping[str, str]] = {
    # TR: headings of a list of titles
    "watched": N_("Watched"),
    "watching": N_("Watching"),
    "planned": N_("Planned"),
    "skipped": N_("Skipped"),
    "unwatched": N_("Noted"),
}
_KINDS: Final[Mapping[str, str]] = {
    # TR: of which kind a work is, in a citation
    "film": N_("Film"),
    "series": N_("Series"),
    "miniseries": N_("Miniseries"),
    "special": N_("Special"),
    # TR: a short film
    "short": N_("Short"),
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
    yield f"# {_('Documentaries')}\n"
    for status, items in sections.items():
        if items:
            yield f"\n## {_(_SECTIONS[status])} ({len(items)})\n"
        for item in sorted(items, key=lambda item: (sort_key(name_of(item.title)), item.title.id)):
            yield "\n" + "\n".join(_indented(_lines(item))) + "\n"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield f"- {line}" if place == 0 else f"  {line}".rstrip()


def _lines(item: _Item) -> Iterator[str]:
    title, entry, _progress = item
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
    _title, entry, stand = item
    if stand.episodes and stand.episodes_watched:
        seen = ngettext("{seen} of {n} episodes", "{seen} of {n} episodes", stand.episodes)
        yield seen.format(seen=stand.episodes_watched, n=stand.episodes)
    if watched := _watched(entry.viewings):
        yield watched
    elif stand.watched_on:
        yield _("last watched on {day}").format(day=stand.watched_on)
    if entry.rating is not None:
        yield f"{entry.rating}/10"
    if entry.tags:
        yield _("tags: {tags}").format(tags=escaped(", ".join(entry.tags)))


def _watched(viewings: tuple[str, ...]) -> str:
    days = sorted(day for viewing in viewings if (day := viewing_date(viewing)))
    if days:
        # TR: one day or several: "watched on 2015-03-03, 2026-01-02"
        return _("watched on {days}").format(days=escaped(", ".join(days)))
    if len(viewings) == 1:
        return _("watched once")
    return counted("watched {n} time", "watched {n} times", len(viewings)) if viewings else ""


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
    kind = _(_KINDS[title.kind]) if title.kind else ""
    parts = [
        escaped(_authors(title)),
        f"*{escaped(name_of(title))}*",
        str(title.year or ""),
        ", ".join(filter(None, (kind, _time(title)))),
        escaped(", ".join(title.networks[:_MOST_AUTHORS])),
    ]
    told = " ".join(part if part.endswith((".", ".*")) else f"{part}." for part in parts if part)
    told = unnumbered(told)  # a person may be called by a number
    addresses = (linked(source.url) for source in title.sources)
    address = next((one for one in addresses if one), None)
    return f"{told} {address}" if address else told


def _time(title: Title) -> str:
    if not title.runtime:
        return ""
    if title.is_series:
        return _("{minutes} min an episode").format(minutes=title.runtime)
    return _("{minutes} min").format(minutes=title.runtime)


def _authors(title: Title) -> str:
    for job in _AUTHORS:
        people = list(dict.fromkeys(one.person for one in title.credits if one.job == job))
        if len(people) > _MOST_AUTHORS:
            # TR: of a work by several people, of whom the first is named
            return _("{person} et al.").format(person=people[0])
        if len(people) > 1:
            # TR: the authors of a work: "A and B", "A, B and C"
            both = _("{others} and {last}")
            return both.format(others=", ".join(people[:-1]), last=people[-1])
        if people:
            return people[0]
    return ""
