"""What Yamtrack exports, and lists from which it takes in: TMDB's ratings, AniList's JSON.

Its table has one row for each film, series, season and episode that was tracked
(<https://github.com/FuzzyGrim/Yamtrack/wiki/Yamtrack-CSV-Format>).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.i18n import _
from docbrowser.importers import anilist
from docbrowser.importers.answers import keys_in
from docbrowser.importers.items import NO_WISHES, Deed, Rejected, Work
from docbrowser.importers.parsing import year_of
from docbrowser.importers.reading import Sample
from docbrowser.importers.rows import Row, day_in, rated, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.model import Kind

NAME: Final = "yamtrack"
_OWN: Final = frozenset({"media_id", "media_type"})
_TMDB: Final = frozenset({"tmdb id", "type"})
_KINDS: Final[dict[str, Kind | None]] = {
    "movie": "film", "tv": "series", "season": "series", "episode": "series", "anime": None,
}  # fmt: skip
_SOURCES: Final = {"tmdb": "tmdb", "mal": "mal", "anilist": "anilist", "tvdb": "thetvdb"}
_DONE: Final = frozenset({"completed", "repeating"})


def recognises(sample: Sample) -> bool:
    """Return whether it is one of Yamtrack's tables, TMDB's, or an answer of AniList's."""
    columns = frozenset(sample.columns)
    if columns >= _OWN or columns >= _TMDB:
        return True
    return {"entries", "completedAt", "media"} <= keys_in(sample)


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield what was done to the films and series of a file; books and games are rejected."""
    del wishes
    sample = Sample(path)
    if sample.is_json:
        yield from anilist.read(path)
    elif frozenset(sample.columns) >= _TMDB:
        yield from _tmdb(path)
    else:
        yield from _own(path)


def _own(path: Path) -> Iterator[Item]:
    by_parts: set[tuple[str, str]] = set()  # series and seasons of which a row tells more
    whole: list[tuple[str, str, Row, Work]] = []
    for row in rows(path, lambda columns: columns >= _OWN):
        if isinstance(row, Rejected):
            yield row
            continue
        kind = row["media_type"].lower()
        work = _work(row, kind)
        if kind not in _KINDS:
            yield row.rejected(
                _("{title}: a {kind} is no film or series").format(
                    title=row["title"][:60], kind=kind or _("thing")
                )
            )
        elif not work.names and not work.ids:
            yield row.rejected(_("the row names no work"))
        elif kind == "episode":
            by_parts |= {(row["media_id"], ""), (row["media_id"], row["season_number"])}
            yield from _episode(row, work)
        else:
            if kind == "season":
                by_parts.add((row["media_id"], ""))
            yield from _tracked(row, work, kind)
            if row["status"].lower() in _DONE and kind in {"tv", "season"}:
                season = row["season_number"] if kind == "season" else ""
                whole.append((row["media_id"], season, row, work))
    for media, season, row, work in whole:
        if (media, season) not in by_parts:
            yield from _watched(row, work, implied=True)


def _work(row: Row, kind: str) -> Work:
    key = _SOURCES.get(row["source"].lower())
    media = row["media_id"]
    of_part = kind in {"season", "episode"}
    return Work(
        names=tuple(filter(None, [row["title"]])),
        kind=_KINDS.get(kind),
        ids={key: media} if key and media else {},
        season=_number(row["season_number"]) if of_part else None,
        number=_number(row["episode_number"]) if kind == "episode" else None,
    )


def _number(cell: str) -> int | None:
    return int(cell[:6]) if cell.isascii() and cell.isdigit() else None


def _episode(row: Row, work: Work) -> Iterator[Item]:
    if work.season is None or work.number is None:
        yield row.rejected(_("the episode has no season and number"))
    else:
        yield from _watched(row, work)


def _tracked(row: Row, work: Work, kind: str) -> Iterator[Item]:
    status = row["status"].lower()
    if kind == "season" and work.season is None:
        yield row.rejected(_("the season has no number"))
        return
    if status == "planning":
        yield Deed(verb="want", work=work, line=row.line)
    elif status == "dropped":
        yield Deed(verb="skip", work=work, line=row.line)
    elif kind in {"movie", "anime"} and (status in _DONE or (not status and row["end_date"])):
        yield from _watched(row, work)
    elif kind == "anime" and row["progress"] not in {"", "0"}:
        yield row.rejected(
            _("which {progress} episodes were watched is not told").format(
                progress=row["progress"][:10]
            )
        )
    score = row["score"]
    if kind == "season" and score:
        yield row.rejected(_("a season cannot be rated, only a title or an episode"))
    elif score not in {"", "0", "0.0"}:
        yield from rated(row, work, score)
    if note := row.text("notes"):
        yield Deed(verb="note", work=work, value=note, line=row.line)


def _watched(row: Row, work: Work, *, implied: bool = False) -> Iterator[Item]:
    day, wrong = day_in(row, row.first("end_date", "watched_at"))
    if wrong:
        yield wrong
    yield Deed(verb="watch", work=work, value=day or UNKNOWN_DAY, line=row.line, implied=implied)


def _tmdb(path: Path) -> Iterator[Item]:
    for row in rows(path, lambda columns: columns >= _TMDB):
        if isinstance(row, Rejected):
            yield row
            continue
        work = _tmdb_work(row)
        if not (work.ids or work.names or work.episode_ids):
            yield row.rejected(_("the row names no work"))
        elif not (rating := row["your rating"]):
            yield Deed(verb="want", work=work, line=row.line)
        else:
            yield from rated(row, work, rating)
            day, wrong = day_in(row, row["date rated"])
            if wrong:
                yield wrong
            yield Deed(
                verb="watch", work=work, value=day or UNKNOWN_DAY, line=row.line, implied=True
            )


def _tmdb_work(row: Row) -> Work:
    ids = {key: row[f"{key} id"] for key in ("tmdb", "imdb") if row[f"{key} id"]}
    name = row["name"]
    season, number = _number(row["season number"]), _number(row["episode number"])
    if number is not None:
        series = name.removesuffix(f" S{season}E{number}")
        return Work(
            names=(series,) if series else (),
            kind="series",
            season=season,
            number=number,
            episode_ids=ids,
        )
    return Work(
        names=(name,) if name else (),
        year=year_of(row["release date"]),
        kind="film" if row["type"].lower() == "movie" else "series",
        ids=ids,
    )
