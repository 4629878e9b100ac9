"""Files and folders to choose from, as lines. What is typed of a path narrows them."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import N_, _, number
from docbrowser.render import styles, words
from docbrowser.render.cut import fit
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 20_000
"""Entries of a folder that are shown."""
_SIZE: Final = 9
_LEAST_FOR_SIZE: Final = 30
# TR: units of how much a file holds, bytes and so on
_UNITS: Final = (N_("B"), N_("kB"), N_("MB"), N_("GB"), N_("TB"))
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
        return [(fit(" " + name, width - _SIZE), style), (f"{size:>{_SIZE - 1}} ", styles.DIM)]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder itself, or the one above it."""

    label: str
    is_above: bool = False
    is_choice: bool = True

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:  # noqa: ARG002
        """Return what it is."""
        return [(f" {_(self.label)}", styles.NAME if selected else styles.DIM)]


HERE: Final = Place(N_("all of this folder"))
ABOVE: Final = Place(N_("..  the folder above"), is_above=True)


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


def meant(typed: str, base: str) -> str:
    """Return the path that is meant by what is typed behind `base`, which stood there before.

    A slash or a tilde behind a folder begins anew, and a slash behind a file. So does a name with
    which there is nothing, where there is a folder of that name at the top: the first slash may
    only have led to the line.
    """
    if not base or not typed.startswith(base):
        return typed
    rest = typed[len(base) :]
    is_whole = base.endswith("/")
    if (is_whole and rest.startswith(("/", "~"))) or (rest == "/" and not is_folder(Path(base))):
        return rest
    name, slash, _rest = rest.partition("/")
    if slash and name and not is_there(Path(base + name)) and is_folder(Path("/", name)):
        return f"/{rest}"
    return typed


def begins_at_top(beginning: str) -> bool:
    """Return whether something in the topmost folder begins so."""
    try:
        return bool(beginning and narrowed(entries(Path("/")), beginning))
    except OSError:
        return False


def trouble(folder: Path, error: Exception) -> str:
    """Return why a folder cannot be looked into."""
    path = clean_line(str(folder))
    match error:
        case FileNotFoundError():
            return _("{path} does not exist.").format(path=path)
        case NotADirectoryError():
            return _("{path} is no folder.").format(path=path)
        case PermissionError():
            return _("{path} may not be looked into.").format(path=path)
    return _("{path} cannot be looked into.").format(path=path)


def dropped(text: str) -> str:
    """Return the path in a text that was pasted, or that a terminal makes of a dropped file."""
    line = next(iter(text.strip().splitlines()), "").strip().strip("'\"")
    return line.removeprefix("file://")


def as_typed(folder: Path) -> str:
    """Return a folder as one types it, so that a name in it may follow."""
    text = str(folder)
    return text if text.endswith(os.sep) else text + os.sep


def absolute(folder: Path) -> Path:
    """Return the whole path of a folder, if the one that it counts from is still there."""
    with contextlib.suppress(OSError):
        return folder.absolute()
    return folder


def is_top(folder: Path) -> bool:
    """Return whether there is no folder above it."""
    whole = absolute(folder)
    return whole.parent == whole


def is_folder(path: Path) -> bool:
    """Return whether a path leads to a folder; one that cannot be looked at does not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Return whether there is anything of that path."""
    try:
        return os.path.lexists(path)
    except (OSError, ValueError):
        return False


def narrowed(found: Sequence[Entry], beginning: str) -> list[Entry]:
    """Return the entries whose names begin so; hidden ones only where a dot is typed."""
    folded = beginning.casefold()
    return [
        one
        for one in found
        if one.name.casefold().startswith(folded)
        and (beginning.startswith(".") or not one.name.startswith("."))
    ]


def remark_on(found: Sequence[Entry], fitting: Sequence[Entry], beginning: str) -> str:
    """Return what to say of the entries `found` in a folder, and of those that fit."""
    if beginning and not fitting:
        return _("nothing here begins so")
    said = _("only the first {n} are shown").format(n=number(MOST))
    return said if len(found) == MOST else ""


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
    amount, unit = float(size), 0
    while amount >= _THOUSAND and unit < len(_UNITS) - 1:
        amount, unit = amount / _THOUSAND, unit + 1
    digits = 1 if unit and amount < _TEN else 0
    return f"{words.decimal(amount, digits)} {_(_UNITS[unit])}"
