"""Where the videos of a media library lie, seen from their `.nfo` files."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers.video_words import VIDEOS

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FILES: Final = 5_000


def film_file(path: Path) -> list[dict[str, Any]]:
    """Return the video of a film: called as its file, or the only one beside `movie.nfo`."""
    videos = videos_beside(path.parent)
    stem = path.name.removesuffix(".gz")[: -len(".nfo")]
    own = [name for name in videos if name.rpartition(".")[0] == stem]
    if not own and path.name.lower() == "movie.nfo" and len(videos) == 1:
        own = list(videos)
    return [_offer(path.parent / min(own))] if own else []


def series_folder(path: Path) -> list[dict[str, Any]]:
    """Return the folder of a series, if there is a video in it or one level further down."""
    if path.name.lower() != "tvshow.nfo":
        return []
    try:
        inner = (entry for entry in sorted(path.parent.iterdir())[:_MOST_FILES] if entry.is_dir())
        held = bool(videos_beside(path.parent)) or any(map(videos_beside, inner))
    except OSError:
        return []
    return [_offer(path.parent)] if held else []


def _offer(path: Path) -> dict[str, Any]:
    return {"provider": "local file", "kind": "local", "url": path.resolve().as_uri()}


def videos_beside(folder: Path) -> tuple[str, ...]:
    """Return the names of the videos in a folder; none where it cannot be read."""
    try:
        return _videos_in(folder.resolve(), folder.stat().st_mtime_ns)
    except (OSError, RuntimeError):
        return ()


@lru_cache(maxsize=64)
def _videos_in(folder: Path, _mtime: int) -> tuple[str, ...]:
    """Return the names of the videos in a folder; trailers and samples are none of the work's."""
    names = (entry.name for entry in folder.iterdir() if entry.suffix.lower() in VIDEOS)
    return tuple(
        sorted(name for name in names if not re.search(r"[-.](trailer|sample)\.\w+$", name.lower()))
    )
