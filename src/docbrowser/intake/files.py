"""The files that an import goes through."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser.errors import MissingFileError
from docbrowser.i18n import _
from docbrowser.importers.video_episodes import season_in
from docbrowser.importers.videos import is_video

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_OF_A_FILM: Final = "movie.nfo"
_OF_A_SERIES: Final = "tvshow.nfo"


def files_in(paths: Iterable[Path], *, every_video: bool = False) -> Iterator[Path]:
    """Return the files that are named, and those in folders that are named.

    A video is left out where a file beside it tells of it; where the video itself is named that
    file stands in its place. With `every_video` none is left out.

    Raises:
        MissingFileError: one is not there.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise MissingFileError(_("{path} does not exist; check the path.").format(path=path))
        if not path.is_dir():
            yield path if every_video else _telling_of(path) or path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            tells = None if every_video else _tellers(Path(folder), names)
            for name in sorted(names):
                if not name.startswith(".") and not (tells and tells(name)):
                    yield Path(folder, name)


def _tellers(folder: Path, names: Iterable[str]) -> Callable[[str], str | None]:
    """Return what says which file in a folder tells of a video there, as an NFO does."""
    held = {name.lower(): name for name in names}
    series = held.get(_OF_A_SERIES) or _above(folder)

    def tells(name: str) -> str | None:
        path = Path(name)
        if not is_video(path):
            return None
        stem = path.stem.lower()
        own = held.get(f"{stem}.nfo") or held.get(f"{stem}.info.json")
        return own or held.get(_OF_A_FILM) or series

    return tells


def _above(folder: Path) -> str | None:
    """Return the way to what tells of a series, from the folder of one of its seasons."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - without `..`, as links name it
    if season_in(whole.name) is None or not os.path.isfile(whole.parent / _OF_A_SERIES):  # noqa: PTH113
        return None
    return os.path.join(os.pardir, _OF_A_SERIES)  # noqa: PTH118 - a name among names


def _telling_of(path: Path) -> Path | None:
    """Return the file that tells of a video, None where there is none."""
    if not is_video(path):
        return None
    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return None
    name = _tellers(path.parent, names)(path.name)
    return None if name is None else path.parent / name


def size_of(path: Path) -> int:
    """Return the size of a file in bytes, 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
