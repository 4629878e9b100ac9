"""Asking TVmaze, away from the screen: what is asked comes back as a message."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from docbrowser.errors import DocbrowserError
from docbrowser.tui.discover_lines import Show, added

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence

    from docbrowser.fetching.client import TvMaze
    from docbrowser.library import Library
    from docbrowser.model import Record


@dataclass
class Found(Message):
    """TVmaze knows these."""

    asked: threading.Event
    shows: Sequence[Show]


@dataclass
class Added(Message):
    """A show is in the catalogue."""

    asked: threading.Event
    number: str
    title: str | None
    said: str


@dataclass
class Failed(Message):
    """TVmaze could not be asked, or it was not waited for: then `asked` is set."""

    asked: threading.Event
    why: str = ""


def find(library: Library, asked: threading.Event, query: str) -> Found | Failed:
    """Ask which shows are called so; setting `asked` stops that."""
    try:
        hits = _client(library, asked).search(query)
        shows = [Show(hit.number, hit.record, _known(library, hit.record)) for hit in hits]
        widest = (
            max((cell_len(show.name) for show in shows), default=0),
            max((cell_len(show.networks) for show in shows), default=0),
        )
        shows = [replace(show, widest=widest) for show in shows]
    except DocbrowserError as error:
        return Failed(asked, str(error))
    return Found(asked, shows)


def add(library: Library, asked: threading.Event, show: Show) -> Added | Failed:
    """Take a show into the catalogue; until that begins, setting `asked` stops it."""
    from docbrowser.importing import import_records

    try:
        record = _client(library, asked).show(show.number)
        if asked.is_set():
            return Failed(asked)
        report = import_records(library, [record])
    except DocbrowserError as error:
        return Failed(asked, str(error))
    title = next(iter(report.titles), None)
    return Added(asked, show.number, title, added(report, record))


def _client(library: Library, asked: threading.Event) -> TvMaze:
    from docbrowser.fetching.client import TvMaze

    return TvMaze(library.paths.cache, cancel=asked)


def _known(library: Library, record: Record) -> str | None:
    """Return the id of the title that has this show's number."""
    from docbrowser.matching import keys_of

    number, holdings = record.ids.get("tvmaze"), library.holdings
    for title_id in holdings.keyed(keys_of(record)):
        for known in holdings.records(title_id).values():
            if known.ids.get("tvmaze") == number:
                return title_id
    return None
