"""Which file may hold the picture of a title: one that a record names, or one beside its video."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import msgspec

from docbrowser.importers.nfo_places import videos_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docbrowser.model import Record
    from docbrowser.titles import Title

_OF_THE_FOLDER: Final = ("poster", "folder", "cover")
_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp")
_MOST_FILES: Final = 5_000
"""So many files of a folder are looked at."""


class Clues(NamedTuple):
    """Where the picture of a title may be found, as far as its records tell."""

    named: str | None
    """The path of a picture."""
    videos: tuple[str, ...]
    """The addresses of videos of this machine, or of the folders of series."""


def placed(record: Record, folder: Path) -> Record:
    """Return a record of a catalogue in `folder` with the whole path of the picture it names."""
    named = record.picture
    if named is None or "://" in named:
        return record
    try:
        path = Path(named).expanduser()
    except RuntimeError:  # "~" without a home
        return record
    return msgspec.structs.replace(record, picture=str(folder / path))


def clues_of(title: Title) -> Clues | None:
    """Return where to look for the picture of a title; None where nothing tells."""
    named = title.picture if title.picture and "://" not in title.picture else None
    videos = tuple(offer.url for offer in title.offers if offer.kind == "local" and offer.url)
    return Clues(named, videos) if named or videos else None


def candidates(clues: Clues) -> Iterator[Path]:
    """Yield the files that may be the picture, the likeliest first; folders are read for it."""
    if clues.named:
        yield Path(clues.named)
    for address in clues.videos:
        video = path_of(address)
        if video is not None:
            yield from _beside(video)


def path_of(address: str) -> Path | None:
    """Return the whole path that a `file:` address of this machine means; None if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
        return None
    path = unquote(parts.path, errors="surrogateescape")
    return None if "\0" in path or not path.startswith("/") else Path(path)


def _beside(video: Path) -> Iterator[Path]:
    """Yield the pictures beside a video, or in the folder of a series, as media centres name them.

    What is called after the folder is the film's only where the folder holds no other.
    """
    is_folder = video.is_dir()
    folder = video if is_folder else video.parent
    held = _names_in(folder)
    if not held:
        return
    if is_folder:
        names: tuple[str, ...] = _OF_THE_FOLDER
    elif len(videos_beside(folder)) > 1:
        names = (f"{video.stem}-poster", video.stem)
    else:
        names = (f"{video.stem}-poster", *_OF_THE_FOLDER, video.stem)
    for name in names:
        for ending in _ENDINGS:
            if (found := held.get(f"{name}{ending}".lower())) is not None:
                yield folder / found


def _names_in(folder: Path) -> Mapping[str, str]:
    """Return the names of the files in a folder, by what they are in lower case."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name.lower(): entry.name for entry in islice(entries, _MOST_FILES)}
    except OSError:
        return {}
