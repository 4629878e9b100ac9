"""From the library to what is exported: everything that is the user's."""

from __future__ import annotations

import os
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from docbrowser import clock
from docbrowser.errors import UnknownTitleError, UnreadableFileError
from docbrowser.exporters.collection import Collection, is_marked
from docbrowser.i18n import _
from docbrowser.store.catalog import TABLE
from docbrowser.store.decoding import clean_values
from docbrowser.store.places import (
    ChangedMeanwhileError,
    decode_leniently,
    documents,
    open_regular,
    stamp_of,
)
from docbrowser.store.sound_part import SoundPart, sound_part
from docbrowser.store.tables import NoJsonError, is_sound
from docbrowser.text import clean_line
from docbrowser.titles import Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docbrowser.entries import Entry
    from docbrowser.library import Library
    from docbrowser.store.places import Place

T = TypeVar("T")


class _Anew(Generic[T]):
    """What is made anew each time that it is gone through, and so never held."""

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[T]:
        return self._make()


def collect(library: Library) -> Collection:
    """Return all that is the user's.

    A record that has NaN in it is left out, and the library has told of that. Where NaN stands
    beside the fields of a record, it alone is left out, and `warn` of the library is told.

    Titles and documents are read while one goes through them, and that may raise a StoreError too.

    Raises:
        StoreError: a file cannot be read.
    """
    library.counts()  # an unreadable catalogue of which there is a backup is mended by that
    path = library.paths.catalog.path
    shelf = _Shelf(path, library.warn) if os.path.lexists(path) else None
    marked = [title_id for title_id, entry in library.marks.entries.items() if is_marked(entry)]
    ids = sorted({*marked, *(shelf.ids() if shelf else ())})
    return Collection(
        today=clock.today(),
        documents=_Anew(shelf.documents) if shelf else (),
        actions=library.marks.diary.actions,
        titles=_Anew(lambda: _titles(library, ids)),
        marked=_Anew(lambda: _titles(library, sorted(marked))),
        at=clock.now().isoformat(timespec="seconds"),
    )


def _titles(library: Library, ids: list[str]) -> Iterator[tuple[Title, Entry]]:
    for title_id in ids:
        entry = library.entry(title_id)
        try:
            yield library.title(title_id), entry
        except UnknownTitleError:
            if is_marked(entry):
                yield Title(id=title_id), entry


class _Shelf:
    """The documents of the catalogue at `path`, in the order of their ids; few bytes for each."""

    def __init__(self, path: Path, warn: Callable[[str], None]) -> None:
        self._path = path
        self._stamp = stamp_of(path.stat())
        places: list[tuple[str, Place]] = []
        for count, (place, raw) in enumerate(documents(path, TABLE), start=1):
            document, is_untold = self._sound(place, raw)
            if is_untold:
                told = _("{path}: document {place}: NaN or infinity in it was left out.")
                warn(told.format(path=path, place=count))
            if document is not None:
                places.append((_id_of(document), place))
        self._places = sorted(places, key=itemgetter(0))

    def ids(self) -> Iterator[str]:
        """Return the ids that documents bear."""
        return (title_id for title_id, _ in self._places if title_id)

    def documents(self) -> Iterator[dict[str, Any]]:
        """Return the documents, their text cleaned.

        Raises:
            UnreadableFileError: the file cannot be read, or has changed since.
        """
        descriptor = open_regular(self._path)
        try:
            for _, place in self._places:
                raw = os.pread(descriptor, place.length, place.offset)
                if stamp_of(os.fstat(descriptor)) != self._stamp:
                    raise ChangedMeanwhileError(self._path)
                cleaned: dict[str, Any] = clean_values(self._sound(place, raw).document)
                yield cleaned
        finally:
            os.close(descriptor)

    def _sound(self, place: Place, raw: bytes) -> SoundPart:
        document = self._decoded(place, raw)
        if is_sound(document):
            return SoundPart(document, is_untold=False)
        return sound_part(document)

    def _decoded(self, place: Place, raw: bytes) -> dict[str, Any]:
        try:
            return decode_leniently(raw)
        except NoJsonError as error:
            reason = _("document {number} is no valid JSON").format(number=place.number)
            raise UnreadableFileError(self._path, reason) from error
        except ValueError as error:
            raise UnreadableFileError(self._path, str(error)) from error


def _id_of(document: dict[str, Any]) -> str:
    title_id = document.get("id")
    return clean_line(title_id) if isinstance(title_id, str) else ""
