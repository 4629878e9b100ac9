"""The registry of formats, and which of them a file is of."""

from __future__ import annotations

import importlib
import inspect
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.i18n import _
from docbrowser.importers.items import Item, RefusedError, Wishes
from docbrowser.importers.reading import Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# In the order of asking: what is sure of itself first, prose last.
MODULES: Final = (
    "own_export", "imdb_tables", "letterboxd", "imdb_history", "netflix_history", "yamtrack",
    "nfo", "tvmaze", "trakt_history", "trakt_catalogue", "tmdb", "arte", "infojson",
    "imdb_nextdata", "html_page", "title_list", "tvguide", "yidio", "prisma", "serialgoon",
    "ihavenotv", "wunschliste", "paragraphs", "videos",
)  # fmt: skip
ENTRY_POINTS: Final = "docbrowser.importers"


class Format(NamedTuple):
    """A format: its name, which files are of it, and how one is read."""

    name: str
    recognises: Callable[[Sample], bool]
    read: Callable[[Path, Wishes], Iterator[Item]]
    joins: bool = False
    """Whether files of it that lie in one folder are read together."""


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Return all formats, those of other packages first: who installs one wants it used."""
    from importlib.metadata import entry_points

    own = (importlib.import_module(f"docbrowser.importers.{name}") for name in MODULES)
    others = (point.load() for point in entry_points(group=ENTRY_POINTS))
    return tuple(_format(module) for module in (*others, *own))


def _format(module: Any) -> Format:
    read = module.read
    if len(inspect.signature(read).parameters) == 1:  # an importer that heeds no wishes

        def read(path: Path, _wishes: Wishes, plain: Any = module.read) -> Iterator[Item]:
            return plain(path)  # type: ignore[no-any-return] # of another package

    return Format(
        getattr(module, "NAME", module.__name__.rpartition(".")[2]),
        module.recognises,
        read,
        joins=getattr(module, "JOINS", False),
    )


def format_named(name: str) -> Format | None:
    """Return the format of that name, None where there is none."""
    return next((one for one in formats() if one.name == name), None)


def format_of(path: Path) -> Format:
    """Return the format of a file, by its content.

    Raises:
        RefusedError: it is of none that is known, or cannot be read.
    """
    sample = Sample(path)
    if not sample.head.strip():
        raise RefusedError(_("it is empty"))
    for one in formats():
        if one.recognises(sample):
            return one
    raise RefusedError(_("it is of no format that is known"))
