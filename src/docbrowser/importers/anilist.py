"""AniList's lists of one user, as its API gives them.

The form is that of `MediaListCollection` in <https://docs.anilist.co/reference>.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.i18n import _
from docbrowser.importers.answers import lines_of_objects, map_of, maps_of, text_of, whole_of
from docbrowser.importers.items import Deed, Rejected, Work
from docbrowser.importers.parsing import date_of
from docbrowser.importers.reading import read_json, read_text
from docbrowser.importers.rows import rating_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docbrowser.importers.items import Item

_DEPTH_OF_ENTRIES = 6  # data, anime, its lists, a list, its entries
_MOST_REPEATS = 100
_HUNDRED = 100


def read(path: Path) -> Iterator[Item]:
    """Yield what was done to the films and series of the lists; manga are rejected."""
    entries = list(_entries(map_of(read_json(path), "data")))
    lines = lines_of_objects(read_text(path), _DEPTH_OF_ENTRIES)
    placed = len(lines) == len(entries)
    scores = [entry.get("score") for _, entry in entries]
    numbers = [score for score in scores if isinstance(score, (int, float))]
    best = _HUNDRED if max(numbers, default=0) > 10 else 10  # noqa: PLR2004 - of two scales
    seen: set[tuple[str, ...]] = set()
    for at, (medium, entry) in enumerate(entries):
        line = lines[at] if placed else None
        work = _work(map_of(entry.get("media")))
        name = (work.names or (_("an entry"),))[0][:60]
        key = (*work.names[:1], *work.ids.values())
        if key in seen:
            continue  # it stands in a list of the user's own as well
        seen.add(key)
        if medium == "manga":
            yield Rejected(
                reason=_("{name}: a manga is no film or series").format(name=name), line=line
            )
        elif not work.names and not work.ids:
            yield Rejected(reason=_("the entry names no work"), line=line)
        else:
            yield from _deeds(entry, work, best, line)


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for medium, collection in data.items():
        for one in maps_of(map_of(collection).get("lists")):
            for entry in maps_of(one.get("entries")):
                yield medium, entry


def _work(media: Mapping[str, Any]) -> Work:
    titles = map_of(media.get("title"))
    names = (text_of(titles.get(key)) for key in ("userPreferred", "english", "romaji", "native"))
    ids = {"mal": text_of(media.get("idMal")), "anilist": text_of(media.get("id"))}
    return Work(
        names=tuple(dict.fromkeys(name for name in names if name)),
        kind="film" if media.get("format") == "MOVIE" else None,
        ids={key: text for key, text in ids.items() if text},
    )


def _deeds(entry: Mapping[str, Any], work: Work, best: int, line: int | None) -> Iterator[Item]:
    status = text_of(entry.get("status"))
    progress = whole_of(entry.get("progress")) or 0
    if status == "PLANNING":
        yield Deed(verb="want", work=work, line=line)
    elif status == "DROPPED":
        yield Deed(verb="skip", work=work, line=line)
    elif status in {"COMPLETED", "REPEATING"}:
        day = _day(map_of(entry.get("completedAt")))
        yield Deed(verb="watch", work=work, value=day, line=line)
        for _rest in range(min(whole_of(entry.get("repeat")) or 0, _MOST_REPEATS)):
            yield Deed(verb="watch", work=work, value=UNKNOWN_DAY, line=line)
    elif progress > 0:
        yield Rejected(
            reason=_("which {progress} episodes were watched is not told").format(
                progress=progress
            ),
            line=line,
        )
    score = entry.get("score")
    if isinstance(score, (int, float)) and score:
        rating = rating_from(f"{score:.3f}" if 0 < score <= _HUNDRED else "", best)
        if rating is None:
            yield Rejected(
                reason=_("{score} is no rating from 1 to {best}").format(
                    score=f"{score:g}", best=best
                ),
                line=line,
            )
        else:
            yield Deed(verb="rate", work=work, value=rating, line=line)
    if note := text_of(entry.get("notes")):
        yield Deed(verb="note", work=work, value=note, line=line)


def _day(told: Mapping[str, Any]) -> str:
    parts = [whole_of(told.get(key)) for key in ("year", "month", "day")]
    stated = parts[: parts.index(None)] if None in parts else parts
    return date_of("-".join(f"{part:02}" for part in stated if part is not None)) or UNKNOWN_DAY
