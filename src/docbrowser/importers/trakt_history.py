"""What Trakt keeps of a user: watched, history, ratings, watchlist, collection and lists.

The forms are those of <https://trakt.docs.apiary.io> and of the export in Trakt's settings. A list
of mere titles and years, which other programs write, is taken for what its file is named after.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.i18n import _
from docbrowser.importers.answers import (
    keys_in,
    lines_of_objects,
    map_of,
    maps_of,
    shown,
    text_of,
    whole_of,
)
from docbrowser.importers.items import NO_WISHES, Deed, RefusedError, Rejected, Work
from docbrowser.importers.reading import read_json, read_text
from docbrowser.importers.rows import moment_of, rating_from
from docbrowser.importers.trakt_answers import work_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "trakt"
_OF_A_USER: Final = frozenset(
    ["last_watched_at", "watched_at", "rated_at", "collected_at", "last_collected_at", "listed_at",
     "hidden_at", "paused_at", "last_updated_at"]
)  # fmt: skip
_CHANGES: Final = frozenset({"added", "deleted", "existing", "updated"})
_BARE: Final = frozenset({"title", "year"})
_NAMED_AFTER = re.compile(r"watch|history|rating|seen", re.IGNORECASE)
_LIST_NAME = re.compile(r"(?:.*?lists?[-_](?:list[-_]\d+[-_])?)?(.+?)(?:[-_]items.*)?(?:\.json)?$")
_NO_DAY: Final = "1970-01-01"  # which Trakt keeps for a viewing on an unknown day
_MOST_PLAYS: Final = 100


def recognises(sample: Sample) -> bool:
    """Return whether it is what Trakt keeps of a user, or answers to a change of that."""
    keys = keys_in(sample)
    if keys & _OF_A_USER and keys & {"movie", "show", "movies", "shows"}:
        return True
    if "not_found" in keys and keys & _CHANGES:
        return True
    return "title" in keys and keys <= _BARE and bool(_NAMED_AFTER.search(sample.name))


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield what was done to the works of a list.

    Plays beyond the last are viewings on unknown days, unless a history lies beside that has them.

    Raises:
        RefusedError: it is no JSON, or no list of works.
    """
    answer = read_json(path)
    if not isinstance(answer, list):
        if not map_of(answer).keys().isdisjoint(_CHANGES | {"not_found"}):
            raise RefusedError(_("it answers to a change of a list, and names no work"))
        raise RefusedError(_("it is no list of works"))
    lines = lines_of_objects(read_text(path), 1)
    whole = len(lines) == len(answer)
    has_history = any("history" in other.name.lower() for other in wishes.together)
    for at, entry in enumerate(answer):
        line = lines[at] if whole else None
        told = map_of(entry)
        work = work_of(told) or _bare(told)
        if work is None:
            yield Rejected(reason=_("the entry names no film or show"), line=line)
            continue
        deeds = list(_deeds(told, work, path.name, has_history=has_history))
        if not deeds:
            name = shown(work.names[0] if work.names else _("an entry"))
            yield Rejected(
                reason=_("nothing is said to have been done to {name}").format(name=name), line=line
            )
        for deed in deeds:
            yield msgspec.structs.replace(deed, line=line)


def _bare(told: Mapping[str, Any]) -> Work | None:
    name = text_of(told.get("title")) if told.keys() <= _BARE else None
    return Work(names=(name,), year=whole_of(told.get("year"))) if name else None


def _deeds(
    told: Mapping[str, Any], work: Work, name: str, *, has_history: bool
) -> Iterator[Deed | Rejected]:
    seasons = maps_of(told.get("seasons"))
    if "rating" in told:
        yield from _rated(told, work)
    elif "watched_at" in told:
        yield from _watched(told.get("watched_at"), work)
    elif "plays" in told or "last_watched_at" in told:
        if not seasons:
            yield from _played(told, work, has_history=has_history)
        for season, episode in _episodes(seasons):
            part = msgspec.structs.replace(
                work, season=season, number=whole_of(episode.get("number"))
            )
            yield from _played(episode, part, has_history=has_history)
    elif not told.keys().isdisjoint({"collected_at", "last_collected_at"}):
        yield Deed(verb="tag", work=work, value="collected")
    elif "listed_at" in told:
        yield from _listed(work, name)
    elif told.keys() <= _BARE:
        yield from _named_after(work, name)
    if note := text_of(told.get("notes")) or text_of(map_of(told.get("comment")).get("comment")):
        yield Deed(verb="note", work=work, value=note)


def _episodes(seasons: list[dict[str, Any]]) -> Iterator[tuple[int | None, dict[str, Any]]]:
    for season in seasons:
        for episode in maps_of(season.get("episodes")):
            yield whole_of(season.get("number")), episode


def _rated(told: Mapping[str, Any], work: Work) -> Iterator[Deed | Rejected]:
    rating = rating_from(text_of(told.get("rating")) or "")
    if rating is None:
        yield Rejected(
            reason=_("{value} is no rating from 1 to 10").format(
                value=shown(str(told.get("rating")))
            )
        )
    elif work.season is not None and work.number is None:
        yield Rejected(reason=_("a season cannot be rated, only a title or an episode"))
    else:
        yield Deed(verb="rate", work=work, value=rating)


def _watched(moment: object, work: Work) -> Iterator[Deed | Rejected]:
    written = text_of(moment)
    day = moment_of(written) if written else UNKNOWN_DAY
    if day is None:
        yield Rejected(reason=_("{written} is not a date").format(written=shown(written or "")))
    if day is None or day.startswith(_NO_DAY):
        day = UNKNOWN_DAY
    yield Deed(verb="watch", work=work, value=day)


def _played(told: Mapping[str, Any], work: Work, *, has_history: bool) -> Iterator[Deed | Rejected]:
    yield from _watched(told.get("last_watched_at"), work)
    further = (whole_of(told.get("plays")) or 1) - 1
    if not has_history:
        for _ in range(min(further, _MOST_PLAYS)):
            yield Deed(verb="watch", work=work, value=UNKNOWN_DAY)


def _listed(work: Work, name: str) -> Iterator[Deed | Rejected]:
    match = None if "watchlist" in name.lower() else _LIST_NAME.match(name.lower())
    if match is None:
        yield Deed(verb="want", work=work)
    else:
        yield Deed(verb="tag", work=work, value=match[1][:100])


def _named_after(work: Work, name: str) -> Iterator[Deed | Rejected]:
    if "watchlist" in name.lower():
        yield Deed(verb="want", work=work)
    elif "rating" not in name.lower():
        yield Deed(verb="watch", work=work, value=UNKNOWN_DAY)
