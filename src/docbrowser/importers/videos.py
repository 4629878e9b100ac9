"""Reads the names of video files, as media servers ask for them; the videos are not looked into.

What a name can tell stands in `video_names`. All videos of an import are read together: the
episodes of a series are one record, and a folder is a film's where it holds no other.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.i18n import _, ngettext, number
from docbrowser.importers.items import NO_WISHES, Item, Part, RefusedError, Rejected, Wishes
from docbrowser.importers.languages import UNDETERMINED
from docbrowser.importers.making import made
from docbrowser.importers.nfo_places import videos_beside
from docbrowser.importers.video_names import EXTRA, VideoName, named, without_part
from docbrowser.importers.video_words import VIDEOS, is_shelf
from docbrowser.importers.video_works import work_in
from docbrowser.matching import name_key
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docbrowser.importers.reading import Sample
    from docbrowser.model import Record

NAME: Final = "videos"
SOURCE: Final = "files"
_QUOTED: Final = 60
_LONGEST_ADDRESS: Final = 1_000
"""As much as is kept of an address."""


class Video(NamedTuple):
    """A video file: as it was named, its whole path, its folders' names, its own without ending."""

    path: Path
    whole: Path
    folders: tuple[str, ...]
    stem: str


class _Called(NamedTuple):
    """A video, and what its name tells."""

    video: Video
    name: VideoName

    @property
    def folder(self) -> Path | None:
        """The folder of the work, where one is called after it."""
        return None if self.name.up is None else self.video.whole.parents[self.name.up]


def recognises(sample: Sample) -> bool:
    """Return whether a file is called as videos are."""
    return is_video(sample.path)


def is_video(path: Path) -> bool:
    """Return whether a file is a video, by its name."""
    return path.suffix.lower() in VIDEOS


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - takes all
    """Yield what one video is.

    Raises:
        RefusedError: it is no video.
    """
    if not is_video(path):
        raise RefusedError(_("it is no video, by its name"))
    yield from (item for _path, item in read_all([path], ()))


def read_all(paths: Iterable[Path], roots: Sequence[Path]) -> Iterator[tuple[Path, Item]]:
    """Yield what videos are: films, then series with their episodes; each with a file of it.

    Of a series that lies in one of the folders `roots` all is told, so that its record takes the
    place of the one before; of any other, what is told is added. What names nothing is rejected in
    one sentence.
    """
    films: list[_Called] = []
    series: dict[tuple[Any, ...], list[_Called]] = {}
    unnamed: list[Path] = []
    videos = [_video(path) for path in paths if is_video(path)]
    alone = _alone(videos)
    for video in videos:
        name = named(video.folders, video.stem, is_alone=video.whole.parent in alone)
        if name == EXTRA:
            continue
        if name is None:
            unnamed.append(video.path)
        elif not os.path.isfile(video.whole):  # noqa: PTH113 - of which Path raises what it meets
            yield video.path, Rejected(reason=_("it is no regular file"), path=video.path)
        elif name.numbers:
            one = _Called(video, name)
            key = one.folder, name_key(name.name), name.year, tuple(sorted(name.ids.items()))
            series.setdefault(key, []).append(one)
        else:
            films.append(_Called(video, name))
    yield from _films(films)
    held = Counter(video.whole.parent for video in videos)
    whole = [_whole(root) for root in roots]
    for those in series.values():
        yield from _series(sorted(those, key=_order), held, whole)
    if unnamed:
        yield unnamed[0], _unnamed(unnamed)


def _video(path: Path) -> Video:
    whole = _whole(path)
    return Video(path, whole, whole.parts[1:-1], whole.stem)


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - which keeps `..`


def _alone(videos: Iterable[Video]) -> set[Path]:
    """Return the folders called after a film that hold no other, whether it is read or not.

    The parts of a film and its extras do not count.
    """
    held: dict[Path, set[str]] = {}
    for video in videos:
        held.setdefault(video.whole.parent, set()).update(_films_in([video]))
    return {
        folder
        for folder, stems in held.items()
        if len(stems) == 1
        and work_in(folder.name).is_sure
        and len(_films_in(_video(folder / name) for name in videos_beside(folder))) == 1
    }


def _films_in(videos: Iterable[Video]) -> set[str]:
    """Return what the films of a folder are called, parts and extras aside."""
    return {
        without_part(video.stem)
        for video in videos
        if named(video.folders, video.stem, is_alone=True) != EXTRA
    }


def _films(films: Sequence[_Called]) -> Iterator[tuple[Path, Item]]:
    """Yield the films; of one in several parts the first is its address."""
    first: dict[tuple[Any, ...], int] = {}
    for one in films:
        if one.name.part is not None:
            key = _film_key(one)
            first[key] = min(one.name.part, first.get(key, one.name.part))
    for one in films:
        if one.name.part is None or one.name.part == first[_film_key(one)]:
            yield from _made(one, {"kind": "film"}, one.video.whole)


def _film_key(one: _Called) -> tuple[Any, ...]:
    return one.folder or one.video.whole.parent, name_key(one.name.name), one.name.year


def _order(one: _Called) -> tuple[int, tuple[int, ...], Path]:
    return one.name.season or 0, one.name.numbers, one.video.path


def _series(
    those: Sequence[_Called], held: Counter[Path], roots: Sequence[Path]
) -> Iterator[tuple[Path, Item]]:
    """Yield a series with its episodes, which are in order.

    Its address is its folder: one that is called after it, or that holds nothing else. Where it
    has none the first episode is.
    """
    first = those[0]
    place, around = first.folder or first.video.whole, first.video.whole.parent
    of_it = len(those) > 1 and all(one.video.whole.parent == around for one in those)
    if first.folder is None and of_it and held[around] == len(those) and not is_shelf(around.name):
        place = around
    episodes: dict[tuple[int, int], dict[str, Any]] = {}
    for one in those:
        for episode in one.name.numbers:
            season = one.name.season or 0
            told = {"season": season, "number": episode, "names": _und(one.name.episode_name)}
            episodes.setdefault((season, episode), told)
    fields = {"kind": "series", "episodes": [episodes[key] for key in sorted(episodes)]}
    is_whole = any(root == place or root in place.parents for root in roots)
    for path, item in _made(first, fields, place):
        yield path, item if is_whole or isinstance(item, Rejected) else Part(record=item)


def _made(
    one: _Called, fields: dict[str, Any], place: Path
) -> Iterator[tuple[Path, Record | Rejected]]:
    name, problems = one.name, []
    address = place.resolve().as_uri()
    if len(address) > _LONGEST_ADDRESS:
        problems.append(_("its path is too long for an address"))
        address = ""
    offer = {"provider": "file", "kind": "local", "url": address}
    record = made(
        {
            **fields,
            "source": SOURCE,
            "names": _und(name.name),
            "premiered": None if name.year is None else str(name.year),
            "offers": [offer] if address else [],
            "ids": name.ids,
        },
        problems.append,
    )
    path = one.video.path
    if record is not None:
        yield path, record
    yield from ((path, Rejected(reason=problem, path=path)) for problem in problems)


def _und(name: str | None) -> dict[str, str]:
    """Nobody says in which language a file is named."""
    return {UNDETERMINED: name} if name else {}


def _unnamed(paths: Sequence[Path]) -> Rejected:
    if len(paths) == 1:
        # TR: of a file; Name, Year and S01E02 show how it is to be called
        reason = _("its name tells no film; call it Name (Year).mkv, or Name S01E02.mkv")
        return Rejected(reason=reason, path=paths[0])
    # TR: Name, Year and S01E02 show how files are to be called; {name} is the first of the {n}
    reason = ngettext(
        "{n} video file names no film; call it Name (Year).mkv, or Name S01E02.mkv ({name}, …)",
        "{n} video files name no film; call them Name (Year).mkv, or Name S01E02.mkv ({name}, …)",
        len(paths),
    ).format(n=number(len(paths)), name=clean_line(paths[0].name, limit=_QUOTED))
    return Rejected(reason=reason)
