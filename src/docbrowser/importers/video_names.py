"""What the name of a video tells: a film and its year, or a series and its episodes. Pure.

The names are those that media servers ask for, `Name (Year)` and `Name S01E02`, told at
https://kodi.wiki/view/Naming_video_files, https://jellyfin.org/docs/general/server/media/movies
and https://support.plex.tv/articles/naming-and-organizing-your-movie-media-files, and those of
releases, `Name.Year.1080p.BluRay`. Where neither a year nor an id nor an episode is told, nothing
is guessed: libraries that guess a name out of every file would fill a catalogue with home videos.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from docbrowser.importers.video_episodes import Held, Mark, mark_in, season_in
from docbrowser.importers.video_words import LONGEST, is_extra, is_extra_file, is_shelf, tidy
from docbrowser.importers.video_works import NOTHING, Work, series_in, work_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(
    r"(?<![^\W_])(?:cd|dvd|dis[ck]|part|pt|teil|часть)[ ._-]?([0-9]{1,2}|[a-d])(?![^\W_])",
    re.IGNORECASE,
)
_FOLDERS: Final = 4
"""So many of the folders that a video lies in may tell of it."""


class VideoName(Struct, frozen=True, kw_only=True):
    """What a video is, by its name and the names of the folders that it lies in."""

    name: str
    year: int | None = None
    ids: dict[str, str] = {}
    season: int | None = None
    numbers: tuple[int, ...] = ()
    """The episodes of its season that it holds; none of a film."""
    episode_name: str | None = None
    part: int | None = None
    """Which part of its film it is, where that lies in several files."""
    up: int | None = None
    """How many folders above its own one the work's lies; None where none is called after it."""


Extra: TypeAlias = Literal["extra"]
EXTRA: Final[Extra] = "extra"
"""A trailer, a sample or the like: no work, and nothing that is missed."""


def named(folders: Sequence[str], stem: str, *, is_alone: bool) -> VideoName | Extra | None:
    """Return what a video is; None where its name does not tell.

    `folders` are the names of those that it lies in, its own last; `stem` is its name without the
    ending, and `is_alone` says whether its folder holds no other film.
    """
    near = tuple(folder[:LONGEST] for folder in folders[-_FOLDERS:])
    stem = stem[:LONGEST]
    held = season_in(near[-1]) if near else None
    mark = mark_in(stem, held)
    if is_extra_file(stem, of_episode=mark is not None) or _is_among_extras(near):
        return EXTRA
    found = _episode(near, mark, held) if mark else None
    return found or _film(near, stem, is_alone=is_alone)


def without_part(stem: str) -> str:
    """Return the name of a file without the part that it holds, for comparison."""
    return tidy(_PART.sub(" ", stem[:LONGEST])).lower()


def _is_among_extras(folders: tuple[str, ...]) -> bool:
    for place, folder in enumerate(folders):
        above = folders[place - 1] if place else ""
        of_work = work_in(above).is_sure or season_in(above) is not None
        if place >= len(folders) - 2 and is_extra(folder, of_work=of_work):
            return True
    return False


def _film(folders: tuple[str, ...], stem: str, *, is_alone: bool) -> VideoName | None:
    own, up, part = work_in(stem), 0, None
    if folders and (found := _PART.fullmatch(folders[-1].strip())):  # Shoah (1985)/CD1/shoah.avi
        part, folders, is_alone, up = _number(found), folders[:-1], True, 1
    elif found := _PART.search(own.rest if own.is_sure else stem):
        part = _number(found)
    around = work_in(folders[-1]) if folders else NOTHING
    if own.is_sure:
        agree = around.is_sure and own.year in {None, around.year}
        if agree and (own.is_called_as(around) or (own.is_bare and is_alone)):
            return _told(around, own, part, up)
        return _told(own, NOTHING, part, None)
    if around.is_sure and (is_alone or around.is_begun_by(stem)):
        return _told(around, NOTHING, part, up)
    return None


def _number(found: re.Match[str]) -> int:
    """Return the number of `cd2`, or of `cd b`."""
    told = found[1].lower()
    return int(told) if told.isdigit() else ord(told) - ord("a") + 1


def _told(work: Work, other: Work, part: int | None, up: int | None) -> VideoName:
    year = work.year if work.year is not None else other.year
    return VideoName(name=work.name, year=year, ids=other.ids | work.ids, part=part, up=up)


def _episode(folders: tuple[str, ...], mark: Mark, held: Held | None) -> VideoName | None:
    series, up = _series(folders, series_in(mark.before), held)
    if not series.name:
        return None
    return VideoName(
        name=series.name,
        year=series.year,
        ids=series.ids,
        season=mark.season,
        numbers=mark.numbers,
        episode_name=mark.name or None,
        up=up,
    )


def _series(folders: tuple[str, ...], own: Work, held: Held | None) -> tuple[Work, int | None]:
    """Return which series an episode is of, and how many folders up its folder lies.

    The folder of the series names it where there are folders of seasons, or where it is called as
    the file is; else what stands before the episode's number does.
    """
    if held is not None and (pack := series_in(held.before)).name:  # Cosmos.S02.1080p
        return _united(pack, own), 0
    up = 1 if held is not None else 0
    folder = folders[-1 - up] if len(folders) > up else ""
    around = series_in(folder)
    same = around.is_called_as(own)
    is_named = around.name and (same or around.is_sure or held is not None or not own.name)
    if same or (is_named and not is_shelf(folder)):
        return _united(around, own), up
    return own, None


def _united(series: Work, own: Work) -> Work:
    """Return a series with the year and the ids that its file adds, where both agree."""
    if not series.is_called_as(own):
        return series
    year = series.year if series.year is not None else own.year
    return Work(name=series.name, year=year, ids=own.ids | series.ids)
