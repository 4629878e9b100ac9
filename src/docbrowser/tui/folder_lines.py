"""Files and folders to choose from, as lines. What is typed of a path narrows them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser.render import styles
from docbrowser.text import clean_line
from docbrowser.tui.cut import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 20_000
"""Entries of a folder that are shown."""
_SIZE: Final = 9
_LEAST_FOR_SIZE: Final = 30
_UNITS: Final = ("B", "kB", "MB", "GB", "TB")
_TEN: Final = 10
_THOUSAND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder."""

    name: str
    is_folder: bool
    size: int | None = None
    is_choice: bool = True

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return the name, a folder's with a slash, and a file's size."""
        name = clean_line(self.name) or "…"
        style = styles.NAME if selected else styles.TEXT
        if self.is_folder:
            return [(" " + name, style), ("/", styles.ACCENT)]
        size = told_size(self.size)
        if width < _LEAST_FOR_SIZE:
            return [(" " + name, style)]
        return [(fit(" " + name, width - _SIZE), style), (f"{size:>{_SIZE}}", styles.DIM)]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder itself, or the one above it."""

    label: str
    is_above: bool = False
    is_choice: bool = True

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:  # noqa: ARG002
        """Return what it is."""
        return [(f" {self.label}", styles.NAME if selected else styles.DIM)]


HERE: Final = Place("all of this folder")
ABOVE: Final = Place("..  the folder above", is_above=True)


def entries(folder: Path) -> list[Entry]:
    """Return what is in a folder: folders first, each by name; of very many some.

    Raises:
        OSError: it cannot be read.
    """
    found = []
    with os.scandir(folder) as scanned:
        for one in scanned:
            try:
                is_folder = one.is_dir()
                size = None if is_folder else one.stat().st_size
            except OSError:
                is_folder, size = False, None
            found.append(Entry(one.name, is_folder, size))
            if len(found) == MOST:
                break
    return sorted(found, key=lambda one: (not one.is_folder, one.name.casefold()))


def parted(typed: str) -> tuple[Path, str]:
    """Return the folder of a path that is typed, and the beginning of a name in it.

    As in other programs, what is typed after `//` or `/~` begins anew.
    """
    text = typed
    for begin, skip in (("//", 1), ("/~", 1)):
        place = text.rfind(begin)
        if place >= 0:
            text = text[place + skip :]
    text = os.path.expanduser(text)  # noqa: PTH111 - Path raises where there is no such user
    folder, beginning = os.path.split(text)
    # What would end a path for the system is in no name.
    return Path(folder.replace("\0", "") or "."), beginning


def narrowed(found: Sequence[Entry], beginning: str) -> list[Entry]:
    """Return the entries whose names begin so; hidden ones only where a dot is typed."""
    folded = beginning.casefold()
    return [
        one
        for one in found
        if one.name.casefold().startswith(folded)
        and (beginning.startswith(".") or not one.name.startswith("."))
    ]


def completion(found: Sequence[Entry], beginning: str) -> str | None:
    """Return how the name goes on as far as all entries agree; a folder alone gets its slash."""
    fitting = narrowed(found, beginning)
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0].name + ("/" if fitting[0].is_folder else "")
    names = [one.name for one in fitting]
    shared = os.path.commonprefix(names)  # noqa: RUF071 - of names, letter by letter
    return shared if len(shared) > len(beginning) else None


def told_size(size: int | None) -> str:
    """Return a number of bytes as `12 kB`."""
    if size is None:
        return ""
    number, unit = float(size), 0
    while number >= _THOUSAND and unit < len(_UNITS) - 1:
        number, unit = number / _THOUSAND, unit + 1
    digits = 1 if unit and number < _TEN else 0
    return f"{number:.{digits}f} {_UNITS[unit]}"
