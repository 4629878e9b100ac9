"""Recorded answers of TVmaze: shows, search results, episodes; see https://www.tvmaze.com/api."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import N_, _, ngettext, number
from docbrowser.importers.items import NO_WISHES, Part, RefusedError, Rejected, Wishes
from docbrowser.importers.making import made
from docbrowser.importers.reading import read_json
from docbrowser.importers.tvmaze_shapes import (
    Shape,
    identity,
    mapping,
    number_in,
    part_of,
    record_of,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.importers.items import Item
    from docbrowser.importers.reading import Sample

NAME: Final = "tvmaze"

_OWN_ADDRESS = re.compile(r"https?:(?:\\?/){2}(?:www|api|static)\.tvmaze\.com")
# Which keys only TVmaze's objects have together; `_links` alone is of many APIs.
_SIGNS: Final = (
    ("averageRuntime", "webChannel"), ("webChannel", "externals"), ("airdate", "airstamp"),
    ("person", "character", "voice"), ("person", "deathday"), ("birthday", "deathday", "_links"),
    ("episodeOrder", "premiereDate"), ("dvd_release", "verbatim_order"),
    ("timezone", "country", "name"),
)  # fmt: skip
_SHOW_KEYS: Final = frozenset({"premiered", "webChannel", "externals", "officialSite", "weight"})

_NO_WORK: Final = {
    "person": N_("it is about people, not about a title"),
    "cast": N_("it is a cast, and does not say of which title"),
    "crew": N_("it is a crew, and does not say of which title"),
    "credit": N_("it is the list of a person's parts, not about a title"),
    "alias": N_("it is a list of other names, and does not say of which title"),
    "season": N_("it is a list of seasons, and does not say of which series"),
    "order": N_("it is another order of a series' episodes, such as that of its discs"),
    "episode": N_("it is about an episode, and does not say of which series"),
    "nothing": N_("TVmaze found nothing: it is the answer of an error"),
    "unknown": N_("it is no answer of TVmaze about a title"),
}


def recognises(sample: Sample) -> bool:
    """Return whether a file looks like an answer of TVmaze."""
    if not sample.is_json:
        return False
    text = sample.text
    if '"extractor' in text or '"records"' in text:
        return False
    if _OWN_ADDRESS.search(text) and '"name"' in text:
        return True
    return any(all(f'"{key}"' in text for key in keys) for keys in _SIGNS)


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - all is taken
    """Return the shows of an answer, and the episodes that say of which show they are.

    Raises:
        RefusedError: it is no JSON, or an empty answer.
    """
    answer = read_json(path)
    listed = answer if isinstance(answer, list) else [answer]
    if not listed:
        raise RefusedError(_("TVmaze found nothing: the answer is an empty list"))
    no_work: dict[str, int] = {}
    parts: dict[str, list[Shape]] = {}
    for one in listed:
        found = mapping(one)
        kind = kind_of(found)
        if kind == "show":
            yield from _record(show_in(found))
        elif kind == "episode" and (key := _series_of(found)):
            parts.setdefault(key, []).append(found)
        else:
            no_work[kind] = no_work.get(kind, 0) + 1
    for episodes in parts.values():
        yield from _part(episodes)
    for kind, times in no_work.items():
        reason = _(_NO_WORK[kind])
        if times > 1 and len(listed) > times:
            # TR: {reason} is what is wrong with {n} of the things of a file
            often = ngettext("{reason} ({n} time)", "{reason} ({n} times)", times)
            reason = often.format(reason=reason, n=number(times))
        yield Rejected(reason=reason)


def show_in(found: Shape) -> Shape:
    """Return the show of a search result, or the show that the object is itself."""
    return mapping(found.get("show")) or found


def kind_of(found: Shape) -> str:
    """Return what an object of an answer is about: `show`, `episode`, or what is no title."""
    links, embedded = mapping(found.get("_links")), mapping(found.get("_embedded"))
    if "airdate" in found or ("season" in found and "number" in found):
        return "order" if "episodes" in embedded else "episode"
    if string(mapping(found.get("show")).get("name")) and "person" not in found:
        return "show"
    if string(found.get("name")) and not _SHOW_KEYS.isdisjoint(found):
        return "show"
    tests: tuple[tuple[str, bool], ...] = (
        ("cast", "person" in found and "character" in found),
        ("crew", "person" in found and "type" in found),
        ("person", not {"person", "birthday", "deathday", "gender"}.isdisjoint(found)),
        ("credit", "character" in links or bool({"self", "voice"} & set(found))),
        ("season", not {"episodeOrder", "premiereDate"}.isdisjoint(found)),
        ("order", not {"dvd_release", "verbatim_order"}.isdisjoint(found)),
        ("nothing", isinstance(found.get("status"), int)),
        ("alias", string(found.get("name")) is not None and set(found) <= {"name", "country"}),
    )
    return next((kind for kind, holds in tests if holds), "unknown")


def _embedded_show(episode: Shape) -> Shape:
    return mapping(mapping(episode.get("_embedded")).get("show")) or mapping(episode.get("show"))


def _link(episode: Shape) -> Shape:
    return mapping(mapping(episode.get("_links")).get("show"))


def _series_of(episode: Shape) -> str | None:
    """What tells the series of an episode from others: its number at TVmaze, or its name."""
    show, link = _embedded_show(episode), _link(episode)
    return (
        identity(show.get("id"))
        or number_in(link.get("href"))
        or string(show.get("name"))
        or string(link.get("name"))
    )


def _record(show: Shape) -> Iterator[Item]:
    complaints: list[str] = []
    record = made(record_of(show, complaints.append), complaints.append)
    if record is not None:
        yield record
    elif not complaints:
        complaints.append(_("a show has neither a name nor a number"))
    yield from (Rejected(reason=complaint) for complaint in complaints)


def _part(episodes: list[Shape]) -> Iterator[Item]:
    complaints: list[str] = []
    show = next(filter(None, map(_embedded_show, episodes)), None)
    fields = part_of(show, _link(episodes[0]), episodes, complaints.append)
    record = made(fields, complaints.append)
    if record is not None and record.episodes:
        yield Part(record=record)
    elif not complaints:
        complaints.append(_(_NO_WORK["episode"]))
    yield from (Rejected(reason=complaint) for complaint in complaints)
