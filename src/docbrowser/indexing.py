"""From the catalogues to what is indexed of them.

Parsing, merging and folding is work for all cores: the documents go in portions to processes, and
what comes back goes into the index.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from itertools import islice
from multiprocessing import get_context
from os import cpu_count
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.errors import UnreadableFileError
from docbrowser.i18n import _, language, use
from docbrowser.merge import as_told, merge
from docbrowser.search.building import Builder
from docbrowser.search.entries import entry
from docbrowser.search.whereabouts import Whereabouts
from docbrowser.store.catalog import TABLE
from docbrowser.store.documents import document_in
from docbrowser.store.places import documents, line_of, open_regular
from docbrowser.store.tables import NoJsonError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from docbrowser.model import Document, Record
    from docbrowser.search.entries import Entry
    from docbrowser.store.catalog import CatalogStore
    from docbrowser.titles import Title

_WORTH_PROCESSES: Final = 4_000_000
"""Bytes of catalogue from which starting processes takes less time than it saves."""
_PORTION: Final = 200
"""Documents that go to another process at a time."""


class Found(NamedTuple):
    """A document of a catalogue: the how-manieth of its file it is, where it lies, its JSON."""

    path: Path
    place: int
    where: Whereabouts
    raw: bytes


class Prepared(NamedTuple):
    """What becomes of a document: what the index holds, and what had to be left out."""

    entry: Entry | None
    where: Whereabouts
    complaints: list[str]


def build(
    store: CatalogStore,
    database: sqlite3.Connection,
    about: Mapping[str, str],
    *,
    at_most: int | None = None,
) -> None:
    """Make the index of all catalogues in an empty database; `about` is what it is an index of.

    With `at_most` it is one of so many documents of each catalogue.

    Raises:
        StoreError: a catalogue cannot be read.
        sqlite3.Error: the index cannot be written.
    """
    complaints: list[str] = []
    builder = Builder(database)
    told_twice: dict[str, None] = {}
    for prepared in _prepared(
        found(store, at_most), many=not at_most and store.size() > _WORTH_PROCESSES
    ):
        complaints += prepared.complaints
        if prepared.entry and not builder.add(prepared.entry, [prepared.where]):
            told_twice[prepared.entry.id] = None
    for title_id in told_twice:
        united = unite(store, title_id, builder.whereabouts(title_id), complaints.append)
        builder.replace(entry(merge(title_id, united), united))
    builder.finish(about, complaints)


def found(store: CatalogStore, at_most: int | None = None) -> Iterator[Found]:
    """Return every document of every catalogue, or the first of each, the shipped one's first.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    for catalog, path in store.files().items():
        for count, (where, raw) in enumerate(islice(documents(path, TABLE), at_most), start=1):
            digest = blake2b(raw, digest_size=8).digest()
            yield Found(path, count, Whereabouts(catalog, *where, digest), raw)


def prepare(portion: Iterable[Found]) -> list[Prepared]:
    """Return what becomes of documents.

    Raises:
        UnreadableFileError: one is no JSON; then nothing else in that file is to be trusted.
    """
    return [_prepare(one) for one in portion]


def unite(
    store: CatalogStore,
    title_id: str,
    places: Iterable[Whereabouts],
    complain: Callable[[str], None],
) -> list[Record]:
    """Return what several documents tell of a title; of two records of a source the later counts.

    `complain` is told where one catalogue holds both.
    """
    records: dict[str, tuple[int, Record]] = {}
    files = store.files()
    for where in places:
        document = _read(files[where.catalog], where)
        for record in document.records if document else ():
            known = records.get(record.source)
            if known is not None and known[0] == where.catalog:
                path = files[where.catalog]
                told = _("{document} ({title_id}): {source} speaks twice; the later counts.")
                complain(told.format(document=path, title_id=title_id, source=record.source))
            records[record.source] = where.catalog, record
    return [record for _catalog, record in records.values()]


def _read(path: Path, where: Whereabouts) -> Document | None:
    import os

    descriptor = open_regular(path)
    try:
        raw = os.pread(descriptor, where.length, where.offset)
    finally:
        os.close(descriptor)
    return document_in(raw, lambda _message, /, **_places: None)


def _prepared(documents: Iterator[Found], *, many: bool) -> Iterator[Prepared]:
    if not many:
        for one in documents:
            yield _prepare(one)
        return
    workers = cpu_count() or 1
    # What the processes say of a document is said in the language of this one.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=use, initargs=(language(),)
    ) as pool:
        waiting = deque(
            pool.submit(prepare, portion) for portion in islice(_portions(documents), 3 * workers)
        )
        while waiting:
            done = waiting.popleft().result()
            if portion := list(islice(documents, _PORTION)):
                waiting.append(pool.submit(prepare, portion))
            yield from done


def _portions(documents: Iterator[Found]) -> Iterator[list[Found]]:
    while portion := list(islice(documents, _PORTION)):
        yield portion


def _prepare(one: Found) -> Prepared:
    complaints: list[str] = []

    def reject(message: str, /, **places: str) -> None:
        document = _("{path}: document {place}").format(path=one.path, place=one.place)
        complaints.append(_(message).format(document=document, **places))

    try:
        document = document_in(one.raw, reject)
    except NoJsonError as error:
        line = line_of(one.path, one.where.offset) + error.line - 1
        raise UnreadableFileError(one.path, str(NoJsonError(line))) from error
    except ValueError as error:
        raise UnreadableFileError(one.path, str(error)) from error
    told = entry(_title(document), document.records) if document else None
    return Prepared(told, one.where, complaints)


def _title(document: Document) -> Title:
    """Return a document's title as far as the index needs it."""
    if len(document.records) == 1:
        told = document.records[0].episodes
        if len({(episode.season, episode.number) for episode in told}) == len(told):
            return as_told(document.id, document.records[0])
    return merge(document.id, document.records)
